"""Footnotes of plain text: numbered lines at the foot of a page whose number is called in the text above.

Both must be there: a call ("…, 1989.3 The") and, in order, a note that begins with its number. They
are given the marks that a marked-up text has, so that one way of parting notes serves both.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.reading.marks import NO_CITED_NUMBER, note_mark
from app.reading.midnotes import find_notes_amid
from app.reading.pages import Line, Page

_NOTE = re.compile(r"(?P<number>\d{1,3})(?:(?P<stop>\.)\s+|\s+|(?=[A-Z“\"§(\[])|$)(?=[A-Z“\"§(\[‘]|$|[a-z]{2,} )")
_LONGEST_SKIP = 3
_BODY_RUN = 4
_FULL_LINE = 45
_LONGEST_NOTE = 2_400
_ENDNOTES_FROM = 0.4


@dataclass(frozen=True, slots=True)
class _Place:
    """A line of a page, and where in it a number stands."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text sets its notes.

    Attributes:
        one_page: whether nothing parts its pages, so that notes are looked for in the second half only.
        alone: whether each number stands alone on its line; then a numbered paragraph is no note.
    """

    one_page: bool
    alone: bool


def mark_notes(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with calls and notes marked; the same pages when the text has marks already."""
    if any("<sup>" in line.text for page in pages for line in page.lines):
        return tuple(pages)
    amid = find_notes_amid(pages[0]) if len(pages) == 1 else None
    if amid and amid.certain:
        return amid.pages
    marked = _mark_at_feet(pages)
    return amid.pages if amid and marked == tuple(pages) else marked


def _mark_at_feet(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with the notes at their feet marked, or at the end of a text without page ends."""
    expected = 1
    marked: list[Page] = []
    style = _Style(one_page=len(pages) == 1, alone=sum(map(_count_alone, pages)) > 1)
    for page in pages:
        lines, expected = _mark_page(page.lines, expected, style)
        marked.append(replace(page, lines=tuple(lines)))
    return tuple(marked)


def _count_alone(page: Page) -> int:
    """How many lines of a page hold nothing but a number, with a line of text set in below."""
    return sum(
        line.text.isdigit() and not following.is_blank and following.indent > line.indent
        for line, following in itertools.pairwise(page.lines)
    )


def _mark_page(lines: Sequence[Line], expected: int, style: _Style) -> tuple[list[Line], int]:
    """One page with its marks, and the number that the next note should have."""
    notes: list[tuple[_Place, int]] = []
    calls: list[tuple[_Place, int]] = []
    floor = int(len(lines) * _ENDNOTES_FROM) if style.one_page else 0
    while found := _next_note(lines, expected, floor, calls, notes, style=style):
        note, call, number = found
        notes.append((note, number))
        calls.append((call, number))
        expected, floor = number + 1, note.index + 1
    if _has_long_note(lines, [note.index for note, _ in notes]) or (style.one_page and _is_amid(lines, notes)):
        return list(lines), expected
    changed = list(lines)
    for place, number in sorted([*notes, *calls], key=lambda one: (one[0].index, one[0].start), reverse=True):
        changed[place.index] = changed[place.index].change(place.start, place.end, f"<sup>{number}</sup>")
    return changed, expected


def _is_amid(lines: Sequence[Line], notes: Sequence[tuple[_Place, int]]) -> bool:
    """Whether text goes on below a note of a text without page ends: a later call stands there, or, below one note alone, a paragraph.

    Nothing then tells where the note ends, and it stays in the text.
    """
    if not notes:
        return False
    below, (last, number) = lines[notes[0][0].index + 1 :], notes[-1]
    if _find_call(below, number + 1, _Place(0, 0, 0), alone=False):
        return True
    rest = iter(lines[last.index :])
    return len(notes) == 1 and any(line.is_blank for line in rest) and any(not line.is_blank for line in rest)


def _has_long_note(lines: Sequence[Line], starts: Sequence[int]) -> bool:
    """Whether more stands between one note and the next, or the end, than a note holds: then body text follows it."""
    edges = [*starts, len(lines)]
    return any(
        sum(len(line.text) for line in lines[start:end]) > _LONGEST_NOTE for start, end in itertools.pairwise(edges)
    )


def _next_note(
    lines: Sequence[Line],
    expected: int,
    floor: int,
    calls: Sequence[tuple[_Place, int]],
    notes: Sequence[tuple[_Place, int]],
    *,
    style: _Style,
) -> tuple[_Place, _Place, int] | None:
    """The next note below `floor` with its call above the page's first note: the number expected, or a later one."""
    after = calls[-1][0] if calls else _Place(0, 0, 0)
    for number in range(expected, expected + _LONGEST_SKIP):
        for index in range(floor, len(lines)):
            note = _note_at(lines, index, number)
            if note is None or _has_body(lines[index:]):
                continue
            if style.alone and note.end < len(lines[index].text):
                continue
            body_ends = notes[0][0].index if notes else index
            call = _find_call(lines[:body_ends], number, after, alone=note.end == len(lines[index].text))
            if call is not None:
                return note, call, number
    return None


def _note_at(lines: Sequence[Line], index: int, number: int) -> _Place | None:
    line = lines[index]
    if not line.text.startswith(str(number)) or note_mark(line.text):
        return None
    match = _NOTE.match(line.text)
    if match is None or int(match["number"]) != number or not _stands_apart(lines, index, match):
        return None
    return _Place(index, 0, match.end())


def _has_body(lines: Sequence[Line]) -> bool:
    """Whether double-spaced text follows: then what looks like a note does not stand at the foot of its page."""
    run = 0
    for line, following in itertools.pairwise(lines):
        spaced = not line.is_blank and following.is_blank and len(line.text) > _FULL_LINE
        run = run + 1 if spaced else run * line.is_blank
        if run >= _BODY_RUN:
            return True
    return False


def _stands_apart(lines: Sequence[Line], index: int, match: re.Match[str]) -> bool:
    """Whether a number begins a paragraph of its own: after a blank line, or set in; alone, only with text below."""
    if match.end() == len(lines[index].text):
        if index + 1 == len(lines) or lines[index + 1].is_blank:
            return False
        if lines[index + 1].indent > lines[index].indent:
            return True
    return index == 0 or lines[index - 1].is_blank or lines[index].indent - lines[index - 1].indent >= 1


def _find_call(lines: Sequence[Line], number: int, after: _Place, *, alone: bool) -> _Place | None:
    """The first place from `after` on where the number follows a word or a stop without a blank.

    A note whose number stands alone on its line is certain enough that one blank is allowed after a stop.
    """
    glued = re.compile(
        rf"(?:(?<=[a-z]{{2}})|(?<=[^\d\s][.,;:!?)\]”\"\'’])|(?<=[A-Z]{{3}}))(?<!(?<![A-Z])[A-Z]\.){NO_CITED_NUMBER}{number}(?=\s|$|[.,;:)—])"
    )
    apart = re.compile(rf"(?<=[^\d\s][.,;!?)\]”\"’])(?<!\b[A-Z]\.)(?<!No\.)(?<!Nos\.) {number}(?=\s*$|\s+[A-Z“\"§])")
    after_number = re.compile(rf"(?<=\d[.,]){number}(?=\s*$|\s+[A-Z“\"§])")
    for call in (glued, apart, after_number) if alone else (glued,):
        for index in range(after.index, len(lines)):
            match = call.search(lines[index].text, after.end if index == after.index else 0)
            if match:
                return _Place(index, match.end() - len(str(number)), match.end())
    return None
