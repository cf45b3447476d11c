"""The printed rows of a paper's first pages, with their cells and places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.law.fronts import Stated
from app.reading.columns import MARKS, Placed, placed
from app.reading.marks import is_rule
from app.reading.pages import Page
from app.reading.spelling import Spellings
from app.reading.stamps import is_stamp

_ORNAMENT = re.compile(r"[-–—_=*~./\s]*[xX]?[-–—_=*~/\s]*")
"""A drawn line of a caption, as New York ends it with an x."""
_NO_TEXT = Spellings("")
_SIGNS = re.compile(r"[)}\]§│|(]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row.

    Attributes:
        cells: its stretches that wide gaps part, signs of a rule between columns left out.
        printed: the whole row as printed, on single blanks.
        number: which printed row of its page it is, from 1.
    """

    cells: tuple[Placed, ...]
    printed: str
    page: str | None
    number: int
    after_blank: bool = False

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(cell.text for cell in self.cells)

    def piece(self, text: str | None = None) -> "Piece":
        """Some words of it, with its place; all of them when none are given."""
        return Piece(self.text if text is None else text, self.page, self.number)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one row with their place."""

    text: str
    page: str | None
    number: int

    def state(self, words: str, *, doubt: str = "") -> Stated:
        """What is said here."""
        return Stated(words=words, page=self.page, line=self.number, doubt=doubt)


def rows_of(pages: Sequence[Page]) -> Iterator[Row]:
    """The rows of some pages that have words, in order; an empty label is that of a text whose pages are not known."""
    for sheet, page in enumerate(pages, start=1):
        number, is_after = 0, True
        for line in page.lines:
            if line.is_blank or is_stamp(line.text):
                is_after = True
                continue
            number += 1
            cells = tuple(cell for cell in placed(line) if not _is_drawn(cell.text))
            if cells and not is_rule(line.text):
                where = str(sheet) if page.label is None else page.label or None
                yield Row(cells, " ".join(MARKS.sub("", line.text).split()), where, number, is_after)
            is_after = False


def _is_drawn(text: str) -> bool:
    return bool(_ORNAMENT.fullmatch(text) or _SIGNS.fullmatch(text))


class Run:
    """Pieces joined to one text that still knows where each of its words is printed."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece.text]
        self._starts: list[int] = []
        self.text = ""
        for piece in self._pieces:
            between = " " if self.text and not _cuts_a_name(self.text, piece.text) else ""
            self._starts.append(len(self.text) + len(between))
            self.text = f"{self.text}{between}{piece.text}".strip()

    def piece_at(self, offset: int) -> Piece:
        """The piece that holds a place of the text; one without a place when there are no pieces."""
        found = [piece for piece, start in zip(self._pieces, self._starts, strict=True) if start <= offset]
        return found[-1] if found else Piece("", None, 0)


def _cuts_a_name(before: str, after: str) -> bool:
    """Whether a row ends within a name of two parts ("VILLALOBOS-", "KEARNS")."""
    return before.endswith("-") and before[-2:-1].isalpha() and after[:1].isupper()


def in_name_case(words: str) -> str:
    """Words of a heading or a caption out of their capitals, where no running text tells how they are spelled."""
    return _NO_TEXT.person(words)
