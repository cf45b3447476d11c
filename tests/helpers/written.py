"""Reads a finished paper as a reader does, and checks what must hold of every paper."""

from collections.abc import Iterator

from app.drafting.provenance import trace_sentences
from app.law.briefs import Piece, Written, WrittenBlock, WrittenBrief, WrittenTable

SEAMS = ("{{", "{%", "  ", " .", " ,", "..", "\\", "'", '"', "( ", " ;", "Undefined", "[]", "().")


def paragraphs(written: WrittenBrief) -> list[str]:
    """The text of a paper, a table's cells included."""
    texts = []
    for block in written.blocks:
        if isinstance(block, WrittenTable):
            texts += ["".join(p.text for p in cell) for row in (block.header, *block.rows) for cell in row]
        else:
            texts.append(block.text)
    return texts


def headings(written: WrittenBrief) -> list[str]:
    """The point headings, without their labels."""
    return [b.text for b in written.blocks if isinstance(b, WrittenBlock) and b.level]


def pieces(written: WrittenBrief) -> Iterator[Piece]:
    """What the blocks are made of, in order."""
    for block in written.blocks:
        if isinstance(block, WrittenBlock):
            yield from block.pieces


def find_seams(written: WrittenBrief) -> list[tuple[str, str]]:
    """Signs of the machinery: marks, undefined values, doubled spaces and stops, with the text they stand in."""
    texts = paragraphs(written)
    found = [(seam, text) for text in texts for seam in SEAMS if seam in text]
    return found + [("mark", text) for text in texts if any("\ue000" <= ch <= "\uf8ff" for ch in text)]


def find_unsourced(written: WrittenBrief) -> list[str]:
    """Sentences behind which nothing stands."""
    return [sentence.text for sentence in trace_sentences(written) if not sentence.sources]


def find_misplaced(written: WrittenBrief) -> list[str]:
    """Citations that are not in full at first, or are in full again."""
    seen: set[str] = set()
    wrong = []
    for piece in pieces(written):
        if isinstance(piece, Written) and piece.form in {"full", "short", "id"}:
            if (piece.form == "full") is (piece.authority in seen):
                wrong.append(piece.text)
            seen.add(piece.authority)
    return wrong
