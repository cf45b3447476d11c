"""Page ends inside a text that has no form feeds: "-12-", a number alone in the middle, a ghost of underlining.

A number alone on its line is a page's only as a member of a run that counts on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.law.opinions import Removal
from app.reading.pages import Line, Page

_DASHED = re.compile(r"[-–—]\s?(\d{1,3})\s?[-–—]")
_OF_PAGES = re.compile(r"Page\s(\d{1,3})(?:\sof\s\d{1,3})?", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,3})")
_MIDDLE = 10
_HIGHEST_FIRST = 3
_GHOST = 3


@dataclass(frozen=True, slots=True)
class _Foot:
    """A line that may be a page's number.

    Attributes:
        certain: whether its form says so, as dashes do.
    """

    index: int
    number: int
    certain: bool


def cut_pages(sheet: Page) -> tuple[list[Page], list[Removal]]:
    """The pages of one sheet, cut at the numbers of their feet, and what was taken out."""
    run = _find_run(list(_feet(sheet.lines)))
    if len(run) < 2 and not any(foot.certain for foot in run):
        return [sheet], []
    removals = [Removal("page_number", sheet.lines[foot.index].text, str(foot.number)) for foot in run]
    return list(_cut(sheet.lines, run)), removals


def drop_ghosts(page: Page) -> tuple[Page, int]:
    """The page without the blank lines that underlining left below a printed line, and how many those were."""
    ghosts = {
        place
        for place in range(1, len(page.lines) - 1)
        if _is_ghost(page.lines[place]) and not page.lines[place - 1].is_blank and page.lines[place + 1].is_blank
    }
    kept = tuple(line for place, line in enumerate(page.lines) if place not in ghosts)
    return Page(lines=kept, label=page.label, running_head=page.running_head), len(ghosts)


def _is_ghost(line: Line) -> bool:
    return line.is_blank and line.indent >= _GHOST


def _feet(lines: Sequence[Line]) -> Iterator[_Foot]:
    for index, line in enumerate(lines):
        if len(line.text) > 20:
            continue
        if match := _DASHED.fullmatch(line.text) or _OF_PAGES.fullmatch(line.text):
            yield _Foot(index, int(match[1]), certain=True)
        elif line.indent >= _MIDDLE and (match := _BARE.fullmatch(line.text)):
            yield _Foot(index, int(match[1]), certain=False)


def _find_run(feet: Sequence[_Foot]) -> list[_Foot]:
    """Feet that count on from a small number; a number printed twice in a row belongs twice."""
    run: list[_Foot] = []
    for place, foot in enumerate(feet):
        if not run:
            run = [foot] if 0 < foot.number <= _HIGHEST_FIRST else []
        elif _counts_on(run[-1], foot, feet[place:]):
            run.append(foot)
    return run


def _counts_on(last: _Foot, foot: _Foot, coming: Sequence[_Foot]) -> bool:
    """Whether a foot follows: the next number, the next but one when the next is lost, or the same one again.

    The same number comes again below itself, or where a second paper begins in the file, as an opinion after its erratum.
    """
    if foot.number == last.number:
        return foot.certain or foot.index - last.index <= 2
    is_lost = all(later.number != last.number + 1 for later in coming)
    return foot.number == last.number + 1 or (foot.number == last.number + 2 and is_lost)


def _cut(lines: Sequence[Line], run: Sequence[_Foot]) -> Iterator[Page]:
    start = 0
    for foot in run:
        body = tuple(lines[start : foot.index])
        if any(not line.is_blank for line in body):
            yield Page(lines=body, label=str(foot.number))
        start = foot.index + 1
    rest = tuple(lines[start:])
    if any(not line.is_blank for line in rest):
        yield Page(lines=rest, label=str(run[-1].number + 1))
