"""Reads a finished paper as a reader does, and checks what must hold of every paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.citations.report import find_citations_in_text
from app.drafting.provenance import trace_sentences
from app.law.briefs import BlockKind, Piece, Written, WrittenBlock, WrittenBrief, WrittenTable
from app.law.citations import CitationForm, CitationKind
from app.tasks.draft_brief import Draft

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
    """Citations that are not in full at first, or are in full again; a law has one form, and then its *id.*"""
    seen: set[str] = set()
    wrong = []
    for piece in pieces(written):
        if isinstance(piece, Written) and piece.form in {"full", "short", "id", "statute"}:
            if piece.form != "statute" and (piece.form == "full") is (piece.authority in seen):
                wrong.append(piece.text)
            seen.add(piece.authority)
    return wrong


@dataclass(frozen=True)
class ReadBack:
    """What our own finder makes of the short forms and *id.* of a finished paper, beside what they were written for."""

    uncertain: list[str]
    read: list[str | None]
    meant: list[str]


def read_back(draft: Draft) -> ReadBack:
    """Read the text of a paper, headings left out, and bind each short form of a case."""
    blocks = [b for b in draft.written.blocks if isinstance(b, WrittenBlock) and b.kind is not BlockKind.HEADING]
    report = find_citations_in_text(["".join(p.text for p in block.pieces) for block in blocks])
    short = [
        c for c in report.citations if c.kind is CitationKind.CASE and c.form in {CitationForm.SHORT, CitationForm.ID}
    ]
    forms = [p for p in pieces(draft.written) if isinstance(p, Written) and p.form in {"short", "id"}]
    authorities = [a for p in forms if (a := draft.source.find_authority(p.authority)) is not None]
    return ReadBack(
        uncertain=[c.text for c in short if not c.certain],
        read=[c.refers_to for c in short],
        meant=[str(a.citations[0]) for a in authorities if a.citations],
    )
