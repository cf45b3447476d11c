"""The finished PDF read again: does each page that the tables name hold the words it is named for?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from app.errors import ExportError
from app.law.briefs import BlockKind, Piece, Written, WrittenBlock, WrittenBrief, WrittenNote
from app.reading.pdfium import PDFIUM_TURN

_INVISIBLE = re.compile(r"[\s\u00ad\u200b\u2060\ufffe\x02-]+")
"""What does not count: spaces, and hyphens, which PDFium reads otherwise at the end of a line."""
_FEWEST = 6
"""So many letters of a citation must stand on its page when the rest of it is somewhere on the next one."""


@dataclass(frozen=True, slots=True)
class Margins:
    """The text area of a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def find_absent(pdf: Path, written: WrittenBrief, sheets: dict[str, int], margins: Margins) -> tuple[str, ...]:
    """The words of headings and citations that do not begin on the sheet on which their bookmark stands.

    Args:
        sheets: the sheet of each bookmark, from 0.
    """
    texts = _read_sheets(pdf, margins)
    places = ((words, sheets[anchor]) for anchor, words in _listed_words(written) if anchor in sheets)
    return tuple(words for words, sheet in places if not _begins_on(_bare(words), texts, sheet))


def _listed_words(written: WrittenBrief) -> Iterator[tuple[str, str]]:
    for block in written.blocks:
        if isinstance(block, WrittenBlock):
            if block.kind is BlockKind.HEADING:
                yield block.anchor, block.text
            yield from _citations(block.pieces)
        else:
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from _citations(cell)


def _citations(pieces: tuple[Piece, ...]) -> Iterator[tuple[str, str]]:
    for piece in pieces:
        if isinstance(piece, Written):
            yield piece.anchor, piece.text
            yield from ((inner.anchor, piece.text[inner.offset :]) for inner in piece.within)
        if isinstance(piece, WrittenNote):
            yield from _citations(piece.pieces)


def _begins_on(words: str, texts: list[str], sheet: int) -> bool:
    here = texts[sheet]
    if words in here:
        return True
    after = texts[sheet + 1] if sheet + 1 < len(texts) else ""
    return any(words[:cut] in here and _goes_on(words[cut:], after, cut) for cut in range(1, len(words)))


def _goes_on(rest: str, after: str, cut: int) -> bool:
    """Whether the rest of a citation is on the next page: at its head, or in a footnote that goes on there."""
    return after.startswith(rest) or (cut >= _FEWEST and rest in after)


def _bare(words: str) -> str:
    """Letters alone: lines break within words, and headings may be set in capitals."""
    return _INVISIBLE.sub("", words).casefold()


def _read_sheets(pdf: Path, margins: Margins) -> list[str]:
    try:
        with PDFIUM_TURN, pypdfium2.PdfDocument(pdf) as document:
            box = {"left": margins.left, "bottom": margins.bottom, "right": margins.right, "top": margins.top}
            return [_bare(page.get_textpage().get_text_bounded(**box)) for page in document]
    except (pypdfium2.PdfiumError, OSError) as error:
        raise ExportError(pdf, "The converted PDF could not be read.") from error
