"""Footnotes: the lines at the foot of a page that belong to notes, and notes that run over pages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.law.opinions import Footnote, OpinionPart
from app.reading.marks import is_rule, note_mark
from app.reading.pages import Line, Page

_ENDS_SENTENCE = re.compile(r"[.!?][\"”’)\]*]*$")
_SPACING = 2
"""From one line of a double-spaced text to the next."""
_TIGHT_LINES = 2
_BODY_LINES = 4


@dataclass(slots=True)
class NoteDraft:
    """A footnote while its lines are collected.

    Attributes:
        page: the page on which it begins, as a fallback for the page of its call.
    """

    number: str
    page: str | None
    lines: list[Line] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether its text so far stops in mid sentence."""
        return bool(self.lines) and not _ENDS_SENTENCE.search(self.lines[-1].text)


@dataclass(frozen=True, slots=True)
class _Foot:
    """Where the notes of a page begin, and whether they go on from the page before."""

    start: int
    continues: bool


def place_notes(notes: Sequence[Footnote], parts: Sequence[OpinionPart]) -> tuple[Footnote, ...]:
    """The notes with the place of the part that calls each; None when none does.

    Where several writings number their notes from 1, the first note of a number belongs to the first of them.
    """
    callers: defaultdict[str, list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        for number in dict.fromkeys(number for paragraph in part.paragraphs for number in paragraph.footnotes):
            callers[number].append(place)
    return tuple(
        replace(note, part=callers[note.number].pop(0) if callers[note.number] else None) if note.part is None else note
        for note in notes
    )


def part_notes(pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[NoteDraft, ...]]:
    """The pages without their notes, and the notes in order, whole."""
    bodies: list[Page] = []
    notes: list[NoteDraft] = []
    for page in pages:
        foot = _find_foot(page.lines, open_note=bool(notes) and notes[-1].is_open)
        if foot is None:
            bodies.append(page)
            continue
        bodies.append(replace(page, lines=page.lines[: foot.start]))
        _collect(page.lines[foot.start :], page.label, notes, continues=foot.continues)
    return tuple(bodies), tuple(notes)


def _find_foot(lines: Sequence[Line], *, open_note: bool) -> _Foot | None:
    first_mark = next((index for index, line in enumerate(lines) if note_mark(line.text)), None)
    rule = _rule_above(lines, first_mark if first_mark is not None else len(lines))
    if first_mark is not None:
        between = [] if rule is None else [line for line in lines[rule + 1 : first_mark] if not line.is_blank]
        if rule is not None and (open_note or not between):
            return _Foot(rule, continues=bool(between))
        start = _tight_foot(lines[:first_mark]) if open_note else None
        return _Foot(first_mark, continues=False) if start is None else _Foot(start, continues=True)
    if not open_note:
        return None
    start = next((at for at in (rule, _goes_on_at(lines), _tight_foot(lines)) if at is not None), None)
    return None if start is None else _Foot(start, continues=True)


def _goes_on_at(lines: Sequence[Line]) -> int | None:
    """Where the last lines of a page begin in mid sentence below one that is ended: they go on with the open note."""
    last = next((place for place in range(len(lines) - 1, -1, -1) if not lines[place].is_blank), -1)
    gap = next((place for place in range(last, -1, -1) if lines[place].is_blank), None)
    above = next((line for line in reversed(lines[:gap]) if not line.is_blank), None) if gap is not None else None
    if gap is None or above is None or not _ENDS_SENTENCE.search(above.text):
        return None
    return gap if lines[gap + 1].text[:1].islower() and _ENDS_SENTENCE.search(lines[last].text) else None


def _tight_foot(lines: Sequence[Line]) -> int | None:
    """Where the lines at the foot of a double-spaced page stand close together at its left edge, well below the text.

    They go on with the open note, and the sentence that they cut with the next page. A quotation would be set in.
    """
    printed = [place for place, line in enumerate(lines) if not line.is_blank]
    steps = [below - above for above, below in pairwise(printed)]
    size = next((count for count, step in enumerate(reversed(steps), start=1) if step > 1), 0)
    body, foot = printed[: len(printed) - size], printed[len(printed) - size :]
    if size < _TIGHT_LINES or len(body) < _BODY_LINES or foot[0] - body[-1] <= _SPACING:
        return None
    is_spaced = 2 * steps[: len(body) - 1].count(_SPACING) > len(body)
    edge = min(lines[place].indent for place in body)
    return foot[0] if is_spaced and all(lines[place].indent == edge for place in foot) else None


def _rule_above(lines: Sequence[Line], end: int) -> int | None:
    return next((index for index in range(end - 1, -1, -1) if is_rule(lines[index].text)), None)


def _collect(lines: Sequence[Line], page: str | None, notes: list[NoteDraft], *, continues: bool) -> None:
    current = notes[-1] if continues else None
    for line in lines:
        if line.is_blank or is_rule(line.text):
            continue
        mark = note_mark(line.text)
        if mark:
            current = NoteDraft(number=mark[1], page=page)
            notes.append(current)
        if current is not None:
            current.lines.append(line.with_text(line.text[mark.end() :]) if mark else line)
