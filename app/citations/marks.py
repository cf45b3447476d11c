"""Quotation marks in a paragraph, paired: curly or straight, nested, and left open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.citations.typography import fold, with_double_marks
from app.citations.working import Span

_DOUBLE = re.compile('[“”„"]')
_SINGLE_OPEN = re.compile(r"‘|(?<![\w.,;:!?)\]'’])'(?=[\w\[(.]|\s?\")")
_SINGLE_CLOSE = re.compile(r"[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks: [start, end) without the marks.

    Attributes:
        depth: 0 for the outer quotation, 1 and more inside another.
        closed: whether the closing mark was found.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True


def find_quoted(text: str, *, carried: bool = False) -> list[Quoted]:
    """All quoted stretches of `text`, each outer one before those inside it.

    Args:
        carried: whether the text goes on a quotation that was left open before it.
    """
    folded, text = fold(text), with_double_marks(text)
    found = [
        stretch
        for one in _doubles(text, carried=carried)
        for stretch in ((one, *_nested(text, folded, one)) if one.depth == 0 else (one,))
    ]
    return sorted(found, key=lambda one: (one.start, -one.end, one.depth))


def goes_on(text: str) -> bool:
    """Whether a paragraph after an open quotation goes on with it: it opens anew, or its first mark closes."""
    text = with_double_marks(text).lstrip()
    first = _DOUBLE.search(text)
    if first is None:
        return False
    opens_anew = first.start() == 0 and _opens(text, 0, inside=False)
    return opens_anew or (first.group() == "”" or not _opens(text, first.start(), inside=True))


def stray_marks(text: str, *, carried: bool = False, left_open: bool = False) -> list[tuple[int, bool]]:
    """Curly double marks without a partner: their places, and whether each opens. Straight ones tell too little.

    Args:
        left_open: whether the next paragraph goes on the last quotation, so that no mark is missing.
    """
    text = with_double_marks(text)
    opened = [0] if carried else []
    strays: list[tuple[int, bool]] = []
    for mark in _DOUBLE.finditer(text):
        if mark.group() == '"':
            return []
        if _opens(text, mark.start(), inside=bool(opened)):
            if opened and not _is_nested(text, opened[-1], mark.start()):
                strays += [] if carried and mark.start() == 0 else [(place, True) for place in opened]
                opened.clear()
            opened.append(mark.start())
        elif opened:
            opened.pop()
        else:
            strays.append((mark.start(), False))
    return strays if left_open else [*strays, *((place, True) for place in opened)]


def spans_of(stretches: list[Quoted]) -> list[Span]:
    """The outer stretches as spans."""
    return [(stretch.start, stretch.end) for stretch in stretches if stretch.depth == 0]


def _doubles(text: str, *, carried: bool) -> Iterator[Quoted]:
    """What stands between double marks; one inside another's single marks is two deeper: “‘ “…” ’”."""
    opened = [0] if carried else []
    for mark in _DOUBLE.finditer(text):
        if _opens(text, mark.start(), inside=bool(opened)):
            if opened and not _is_nested(text, opened[-1], mark.start()):
                # A second opening mark: the first quotation was never closed, and where it ends is not known.
                opened.clear()
            opened.append(mark.end())
        elif opened:
            start = opened.pop()
            yield Quoted(start, mark.start(), depth=2 * len(opened))
    for depth, start in enumerate(opened):
        if start < len(text):
            yield Quoted(start, len(text), depth=2 * depth, closed=False)


def _is_nested(text: str, outer: int, place: int) -> bool:
    """Whether a double mark at `place` stands inside single marks that opened after `outer`."""
    singles = [single.end() for single in _SINGLE_OPEN.finditer(text, outer, place + 1)]
    return bool(singles) and _SINGLE_CLOSE.search(text, singles[-1], place) is None


def _opens(text: str, place: int, *, inside: bool) -> bool:
    """Whether a mark opens: curly ones say so; a straight one stands before a word and after a space.

    Where a print parts marks by thin spaces ("‘ " … " ’"), a straight one with space on both sides opens when
    nothing is open.
    """
    mark = text[place]
    if mark != '"':
        return mark != "”"
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if before and before not in _BEFORE_OPENING:
        return False
    if after.isspace():
        apart = before in _BLANK and not text[:place].rstrip().endswith(("'", "’"))
        return apart and not inside and text[place + 2 : place + 3] in _AFTER_GAP
    return bool(after) and not (inside and after in _AFTER_CLOSING)


_BLANK = ("", " ", "\xa0")
_AFTER_GAP = frozenset("‘'[(ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BEFORE_OPENING = " \t\n\xa0([—-‘'“"
_AFTER_CLOSING = ".,;:)]"


def _nested(text: str, folded: str, outer: Quoted) -> Iterator[Quoted]:
    """Single-marked quotations inside a double-marked one; an apostrophe after a letter may close the wrong word."""
    depth, at = 1, outer.start
    while opening := _SINGLE_OPEN.search(text, at, outer.end):
        close = _SINGLE_CLOSE.search(folded, opening.end(), outer.end)
        inner = _SINGLE_OPEN.search(text, opening.end(), close.start() if close else outer.end)
        if close is None or inner:
            yield Quoted(opening.end(), outer.end, depth, closed=False)
            depth, at = depth + 1, opening.end()
            continue
        if close.start() > opening.end():
            yield Quoted(opening.end(), close.start(), depth)
        at = close.end()
