"""Which sources stand behind each sentence of a brief."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.drafting.sentences import iter_ends
from app.law.briefs import (
    BlockKind,
    Origin,
    Piece,
    Placeholder,
    RecordNode,
    TextRun,
    Written,
    WrittenBlock,
    WrittenBrief,
    WrittenNote,
    WrittenTable,
)


@dataclass(slots=True)
class Sentence:
    """One sentence with its citations, and what stands behind it.

    Attributes:
        block: the running number of its block in the brief.
        heading: the nearest heading above it.
        sources: each once, in order.
        citations: keys of the authorities cited in or after it.
    """

    block: int
    heading: str
    text: str = ""
    sources: list[Origin] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    def add(self, text: str, origin: Origin | None) -> None:
        """Go on with some words."""
        self.text += text
        if origin is not None and text.strip() and origin not in self.sources:
            self.sources.append(origin)


def trace_sentences(written: WrittenBrief) -> list[Sentence]:
    """Every sentence of a written brief, headings, table cells and footnotes included, in order."""
    sentences: list[Sentence] = []
    heading = ""
    for number, block in enumerate(written.blocks):
        if isinstance(block, WrittenBlock) and block.kind is BlockKind.HEADING:
            heading = f"{block.label} {block.text}".strip()
        for pieces in _runs_of_pieces(block):
            sentences += _split(pieces, number, heading)
    return [sentence for sentence in sentences if sentence.text.strip()]


def _runs_of_pieces(block: WrittenBlock | WrittenTable) -> Iterator[Iterable[Piece]]:
    """Paragraphs and cells, each with its footnotes after it."""
    rows = ((block.pieces,),) if isinstance(block, WrittenBlock) else (block.header, *block.rows)
    for cell in (cell for row in rows for cell in row):
        yield cell
        yield from (piece.pieces for piece in cell if isinstance(piece, WrittenNote))


def _split(pieces: Iterable[Piece], number: int, heading: str) -> list[Sentence]:
    sentences = [Sentence(number, heading)]
    ended = False
    for piece in pieces:
        if isinstance(piece, TextRun):
            for text, closes in _fragments(piece.text):
                if ended and _begins(text):
                    sentences.append(Sentence(number, heading))
                    ended = False
                sentences[-1].add(text, piece.origin)
                ended = ended or closes
        else:
            _take(sentences[-1], piece)
    for sentence in sentences:
        sentence.text = sentence.text.strip()
    return sentences


def _begins(text: str) -> bool:
    """Whether words begin another sentence: a small letter goes on after a short name that ends in a stop."""
    first = next((ch for ch in text if ch.isalnum()), "")
    return bool(first) and not first.islower()


def _fragments(text: str) -> Iterator[tuple[str, bool]]:
    """The run cut after each sentence end, and whether the fragment ends a sentence."""
    start = 0
    for end in iter_ends(text):
        yield text[start:end], True
        start = end
    if text[start:]:
        yield text[start:], False


def _take(sentence: Sentence, piece: Written | RecordNode | Placeholder | WrittenNote) -> None:
    sentence.add(piece.text, piece.origin)
    if isinstance(piece, Written):
        sentence.citations.append(piece.authority)
        sentence.gaps += [run.text for run in piece.runs if isinstance(run, Placeholder)]
    if isinstance(piece, Placeholder):
        sentence.gaps.append(piece.text)
