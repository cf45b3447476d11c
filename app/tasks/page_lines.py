"""Where words stand on the pages of a preview, both ways: from a place of a page to the words, and from words to it.

Words are compared by their letters alone: the PDF breaks lines, hyphenates nothing, and numbers its lines and pages, which
the draft's own text does not have.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Self

import pypdfium2

from app.jobs import CancelToken
from app.reading.pdfium import PDFIUM_TURN

_ENOUGH = 24
"""Letters that name a place of a brief well enough; of fewer the nearest is taken."""

_NEAR = 3
"""Pages behind the expected one on which words are still looked for."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as it stands on a page: the page from 0, its upper and lower end as shares of the page's height, its words."""

    page: int
    top: float
    bottom: float
    words: str


def read_lines(pdf: Path, cancel: CancelToken) -> "PageLines":
    """The lines of all pages, from the top; none when the file is not there any more.

    Raises:
        Cancelled: other pages are there already.
    """
    found: list[PageLine] = []
    number = 0
    while (lines := _read_page(pdf, number)) is not None:
        cancel.check()
        found += lines
        number += 1
    return PageLines.of(found)


def _read_page(pdf: Path, number: int) -> list[PageLine] | None:
    """One page at a time, so that others get PDFium's turn between them."""
    with PDFIUM_TURN:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except (OSError, pypdfium2.PdfiumError):
            return None
        try:
            return _lines_of(document[number], number) if number < len(document) else None
        finally:
            document.close()


def _lines_of(page: pypdfium2.PdfPage, number: int) -> list[PageLine]:
    words, high = page.get_textpage(), page.get_height()
    lines: list[PageLine] = []
    for place in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(place)
        said = words.get_text_bounded(left, bottom, right, top)
        made = PageLine(number, 1 - top / high, 1 - bottom / high, said)
        if lines and _is_same_line(lines[-1], made):
            last = lines.pop()
            made = PageLine(number, min(last.top, made.top), max(last.bottom, made.bottom), last.words + said)
        lines.append(made)
    return lines


def _is_same_line(one: PageLine, other: PageLine) -> bool:
    """Words in another face stand in a rectangle of their own."""
    middle = (other.top + other.bottom) / 2
    return one.top <= middle <= one.bottom


@dataclass(frozen=True, slots=True)
class PageLines:
    """All lines of a PDF.

    Attributes:
        letters: those of all lines.
        starts: how many of them stand before each line.
    """

    lines: tuple[PageLine, ...]
    letters: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, lines: Sequence[PageLine]) -> Self:
        """These lines, in their order."""
        letters = [letters_of(line.words) for line in lines]
        return cls(tuple(lines), "".join(letters), tuple(accumulate(map(len, letters), initial=0))[:-1])

    def line_at(self, page: int, height: float) -> PageLine | None:
        """The line at a height of a page, or the nearest on it."""
        there = [line for line in self.lines if line.page == page and letters_of(line.words)]
        return min(there, key=lambda line: abs((line.top + line.bottom) / 2 - height), default=None)

    def find(self, words: str, page: int) -> PageLine | None:
        """The line on which words begin, at or soon after a page; None when they are not there."""
        sought = letters_of(words)[: 2 * _ENOUGH]
        first = next((n for n, line in enumerate(self.lines) if line.page >= page), None)
        if not sought or first is None:
            return None
        at = self.letters.find(sought, self.starts[first])
        if at < 0:  # the end of a page stands between them
            at = self.letters.find(sought[:_ENOUGH], self.starts[first])
        line = self.lines[bisect_right(self.starts, at) - 1] if at >= 0 else None
        return line if line is not None and line.page <= page + _NEAR else None


def find_line_in(text: str, line: str, near: int) -> int | None:
    """Where the words of a page's line stand in a text, nearest to a place of it; None when they do not.

    Args:
        text: the draft's own text, of which the line may hold a part only, with a number before it.
    """
    places = [at for at, sign in enumerate(text) if sign.isalpha()]
    searched, sought = "".join(text[at].lower()[:1] for at in places), letters_of(line)
    if not sought:
        return None
    found, at = [], searched.find(sought)
    while at >= 0:
        found.append(places[at])
        at = searched.find(sought, at + 1)
    return min(found, key=lambda place: abs(place - near), default=None)


def letters_of(words: str) -> str:
    """The letters alone, small."""
    return "".join(sign.lower()[:1] for sign in words if sign.isalpha())
