"""The model of a marked-up text: pieces, which are its paragraphs with what the markup says of them."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.law.opinions import Emphasis

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page begins here.

    Attributes:
        label: its number.
        reporter: volume and reporter as printed ("154 Conn.App."); empty when the mark does not say.
    """

    label: str
    reporter: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote's mark: its call, or the mark before its text.

    Attributes:
        number: the mark as printed, without brackets and stop ("3", "*").
        target: the anchor that it links to; empty for none.
        anchors: its own anchors.
    """

    number: str
    target: str = ""
    anchors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One paragraph, clean, with places in its text as offsets.

    Attributes:
        role: what the markup calls it ("author", "parties"); empty for none.
        breaks: where forced line breaks stand.
        opens: whether it is an item of a list.
        calls: footnote marks that stand in it.
        marks: pages that begin in it.
        section: which marked opinion it belongs to; None outside of them.
        note: which marked footnote it belongs to; empty outside of them.
        is_cut: whether the markup ends it with a blank, as where a page turn has cut it.
    """

    text: str
    role: str = ""
    breaks: tuple[int, ...] = ()
    heading: bool = False
    block_quote: bool = False
    opens: bool = False
    emphasis: tuple[Emphasis, ...] = ()
    calls: tuple[tuple[int, NoteMark], ...] = ()
    marks: tuple[tuple[int, PageMark], ...] = ()
    section: int | None = None
    note: str = ""
    is_cut: bool = False

    def cut(self, start: int, end: int) -> "Piece":
        """The piece without the characters [start, end), blanks around them included."""
        while end < len(self.text) and self.text[end] == " " and (start == 0 or self.text[start - 1] == " "):
            end += 1
        width = end - start

        def moved(place: int) -> int:
            return place if place <= start else max(start, place - width)

        spans = (replace(span, start=moved(span.start), end=moved(span.end)) for span in self.emphasis)
        return replace(
            self,
            text=self.text[:start] + self.text[end:],
            breaks=tuple(map(moved, self.breaks)),
            emphasis=tuple(span for span in spans if span.start < span.end),
            calls=tuple((moved(place), call) for place, call in self.calls),
            marks=tuple((moved(place), mark) for place, mark in self.marks),
        )

    def with_exponents(self, notes: frozenset[str]) -> "Piece":
        """The piece with raised numbers after a digit that call no note put back, as raised digits."""
        piece = self
        for place, call in reversed(self.calls):
            is_bare = not call.target and not call.anchors and call.number.isdigit() and call.number not in notes
            if is_bare and self.text[:place][-1:].isdigit():
                piece = piece.inserted(place, call)
        return piece

    def inserted(self, place: int, call: NoteMark) -> "Piece":
        """The piece with a call's number in its words."""
        by = len(call.number)

        def moved(at: int) -> int:
            return at + by if at >= place else at

        spans = (
            replace(span, start=moved(span.start), end=moved(span.end) if span.end > place else span.end)
            for span in self.emphasis
        )
        return replace(
            self,
            text=self.text[:place] + call.number.translate(_RAISED) + self.text[place:],
            breaks=tuple(map(moved, self.breaks)),
            emphasis=tuple(spans),
            calls=tuple((moved(at), other) for at, other in self.calls if other is not call),
            marks=tuple((moved(at), mark) for at, mark in self.marks),
        )

    def joined(self, other: "Piece") -> "Piece":
        """This piece and the one that goes on with it."""
        lead = f"{self.text} " if self.text and other.text else self.text
        by = len(lead)
        return replace(
            self,
            text=lead + other.text,
            breaks=self.breaks + tuple(place + by for place in other.breaks),
            emphasis=self.emphasis
            + tuple(replace(span, start=span.start + by, end=span.end + by) for span in other.emphasis),
            calls=self.calls + tuple((place + by, call) for place, call in other.calls),
            marks=self.marks + tuple((place + by, mark) for place, mark in other.marks),
            is_cut=other.is_cut,
        )

    @property
    def lines(self) -> list[str]:
        """Its printed lines, as far as forced breaks tell."""
        edges = [0, *self.breaks, len(self.text)]
        cells = (self.text[start:end].strip() for start, end in pairwise(edges))
        return [cell for cell in cells if cell]


@dataclass(frozen=True, slots=True)
class Section:
    """An opinion that the markup sets apart: what it calls its kind."""

    kind: str


@dataclass(slots=True)
class Marked:
    """A marked-up text in pieces.

    Attributes:
        removed: (kind, text) of each thing that is not text and was taken out.
    """

    pieces: list[Piece] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)


NOTE_SIGN = r"\d{1,3}|\*{1,4}|[†‡§¶]{1,3}"
_NOTE_MARK = re.compile(rf"[\[(]?(?P<sign>{NOTE_SIGN}|[a-z])[\])]?\.?")


def read_note_sign(printed: str) -> str | None:
    """The sign of a footnote mark ("[3]", "4.", "*"), or None when it is none."""
    match = _NOTE_MARK.fullmatch(printed.strip())
    return match["sign"] if match else None
