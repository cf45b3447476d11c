"""Pleading paper: 25 to 32 numbered lines a page (Civ. L.R. 3-4(c)), wherever the numbers ended up.

In text taken from such paper the numbers stand before their lines, or in a bare block beside
the page, or both are missing on a page. A number is furniture only as a member of a run
1, 2, 3 … that nearly fills a page, so that "42 U.S.C." at the beginning of a line stays.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.law.opinions import Removal
from app.reading.marks import is_rule, note_mark
from app.reading.pages import Line, Page

_NUMBERED = re.compile(r"(?P<bullet>[-+*] )?(?P<number>[1-9]\d?)(?:(?P<gap>\s+)(?P<rest>.*))?", re.DOTALL)
_SHORTEST_RUN = 20
_SHORTEST_AMONG_FULL = 10
"""A page of the same paper whose foot notes fill shows fewer numbers."""
_LONGEST_RUN = 32
_LOST_NUMBERS = 3
_UNNUMBERED_BETWEEN = 6
_FOOT = re.compile(r"(?:- ?|Page )?(\d{1,3})(?: ?-| of \d{1,3})?", re.IGNORECASE)
_FEWEST_FEET = 2


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    number: int


@dataclass(frozen=True, slots=True)
class _Run:
    """The numbers of one page, by the index of their lines."""

    candidates: tuple[_Candidate, ...]

    @property
    def start(self) -> int:
        return self.candidates[0].index

    @property
    def end(self) -> int:
        return self.candidates[-1].index

    @property
    def is_unbroken(self) -> bool:
        """Whether no number is missing."""
        return self.candidates[-1].number == len(self.candidates)


def find_pages(
    lines: Sequence[Line], shown: list[Removal] | None = None
) -> tuple[tuple[Page, ...], Counter[str]] | None:
    """The pages of pleading paper without their numbers, and what was removed; None when it is no such paper.

    Args:
        lines: the lines of all sheets.
        shown: where the numbers themselves are put down.
    """
    runs = _find_runs(lines)
    if not runs:
        return None
    stripped, removed = _strip_numbers(lines, runs)
    feet = _find_feet(stripped, runs)
    for index in feet:
        stripped[index] = Line(text="")
    removed.update(["page_number"] * len(feet))
    if shown is not None:
        shown += [Removal("line_number", str(one.number)) for run in runs for one in run.candidates]
        shown += [Removal("page_number", str(number), str(number)) for number in feet.values()]
    pages = list(_cut(stripped, runs, feet))
    removed["page_break"] = len(pages) - 1
    first = min((number - _place_of(foot, runs) for foot, number in feet.items()), default=1)
    return tuple(Page(lines=page, label=str(number)) for number, page in enumerate(pages, start=first)), removed


def _find_feet(lines: Sequence[Line], runs: Sequence[_Run]) -> dict[int, int]:
    """The page numbers below the numbered lines, by the places of their lines: those that count on from the first page."""
    edges = [(run.end + 1, following) for run, following in zip(runs, _starts(runs, len(lines)), strict=True)]
    found = [
        [(index, int(match[1])) for index in range(*edge) if (match := _FOOT.fullmatch(lines[index].text))]
        for edge in edges
    ]
    offsets = Counter(number - place for place, page in enumerate(found) for _, number in page)
    first, _ = max(offsets.items(), key=lambda counted: counted[1], default=(0, 0))
    if first < 1:
        return {}
    feet = dict(foot for place, page in enumerate(found) for foot in page if foot[1] == first + place)
    return feet if len(feet) >= max(_FEWEST_FEET, len(runs) - 1) else {}


def _starts(runs: Sequence[_Run], end: int) -> list[int]:
    """Where what follows each page's numbers ends: at the next page's first."""
    return [*(run.start for run in runs[1:]), end]


def _find_runs(lines: Sequence[Line]) -> list[_Run]:
    candidates = list(_candidates(lines))
    printed = _printed_before(lines)
    full = _runs_of(candidates, printed, _SHORTEST_RUN)
    if not full:
        return []
    short = [run for run in _runs_of(candidates, printed, _SHORTEST_AMONG_FULL) if run.is_unbroken]
    apart = [run for run in short if all(run.end < other.start or run.start > other.end for other in full)]
    runs = sorted([*full, *apart], key=lambda run: run.start)
    return _with_short_last_page(runs, candidates, printed)


def _runs_of(candidates: list[_Candidate], printed: list[int], shortest: int) -> list[_Run]:
    runs: list[_Run] = []
    position = 0
    while position < len(candidates):
        run = _run_from(candidates, position, printed)
        if len(run) >= shortest:
            runs.append(_Run(tuple(candidates[place] for place in run)))
            position = run[-1]
        position += 1
    return runs


def _with_short_last_page(runs: list[_Run], candidates: list[_Candidate], printed: list[int]) -> list[_Run]:
    """A last page whose text ends early may show only the numbers that it needs."""
    after = [place for place, found in enumerate(candidates) if found.index > runs[-1].end and found.number == 1]
    tails = (run for place in after if len(run := _run_from(candidates, place, printed)) > 2)
    tail = next(tails, None)
    return [*runs, _Run(tuple(candidates[place] for place in tail))] if tail else runs


def _candidates(lines: Sequence[Line]) -> Iterator[_Candidate]:
    for index, line in enumerate(lines):
        if line.text[:1].isdigit() or line.text[:2] in {"- ", "* ", "+ "}:
            match = _NUMBERED.fullmatch(line.text)
            if match and int(match["number"]) <= _LONGEST_RUN:
                yield _Candidate(index, int(match["number"]))


def _printed_before(lines: Sequence[Line]) -> list[int]:
    """How many printed lines stand before each line."""
    counts = [0]
    for line in lines:
        counts.append(counts[-1] + (not line.is_blank))
    return counts


def _run_from(candidates: list[_Candidate], position: int, printed: list[int]) -> list[int]:
    """Places of the candidates that count on from a 1; of two in a row the first is the number of the page before."""
    if candidates[position].number != 1 or _comes_again(candidates, position, printed):
        return []
    run = [position]
    while (following := _next_in_run(candidates, run[-1], printed)) is not None:
        run.append(following)
    return [] if _begins_below(candidates, run, printed) else run


def _begins_below(candidates: list[_Candidate], run: list[int], printed: list[int]) -> bool:
    """Whether the run took its first numbers from the foot of the page before: a run as long begins among them."""
    near = range(run[0] + 1, run[min(_LOST_NUMBERS, len(run) - 1)])
    below = next((place for place in near if candidates[place].number == 1), None)
    return below is not None and len(_run_from(candidates, below, printed)) >= len(run)


def _comes_again(candidates: list[_Candidate], position: int, printed: list[int]) -> bool:
    """Whether a 1 follows on a 1 with nothing printed between, as below a first page."""
    here, following = candidates[position], next(iter(candidates[position + 1 : position + 2]), None)
    return following is not None and following.number == 1 and printed[following.index] == printed[here.index] + 1


def _next_in_run(candidates: list[_Candidate], position: int, printed: list[int]) -> int | None:
    here = candidates[position]
    reachable = []
    for place in range(position + 1, min(position + 2 + _UNNUMBERED_BETWEEN, len(candidates))):
        between = printed[candidates[place].index] - printed[here.index] - 1
        if between > _UNNUMBERED_BETWEEN:
            break
        reachable.append(place)
    for step in range(1, _LOST_NUMBERS + 2):
        found = next((place for place in reachable if candidates[place].number == here.number + step), None)
        if found is not None:
            return found
    return None


def _strip_numbers(lines: Sequence[Line], runs: list[_Run]) -> tuple[list[Line], Counter[str]]:
    stripped = list(lines)
    removed: Counter[str] = Counter()
    for candidate in (candidate for run in runs for candidate in run.candidates):
        line = stripped[candidate.index]
        match = _NUMBERED.fullmatch(line.text)
        if match is None:
            continue
        bullet = bool(match["bullet"])
        removed.update({"line_number": 1, "list_marker": int(bullet)})
        # One blank sets the number off; the rest is the line's own indentation.
        text = replace(line, indent=max(0, len(match["gap"] or "") - 1)).with_text(match["rest"] or "")
        stripped[candidate.index] = replace(text, opens=line.opens or bullet)
    return stripped, +removed


def _place_of(foot: int, runs: Sequence[_Run]) -> int:
    return sum(run.end < foot for run in runs) - 1


def _cut(lines: list[Line], runs: list[_Run], feet: Iterable[int]) -> Iterator[tuple[Line, ...]]:
    """The lines of each page; what stands before the first number belongs to the first page."""
    starts = [0, *(run.start for run in runs[1:])]
    ends = [*starts[1:], len(lines)]
    for run, start, end in zip(runs, starts, ends, strict=True):
        foot = next((foot for foot in feet if run.end < foot < end), None)
        turn = _unnumbered_page(lines, run, end) if foot is None else _page_below(lines, foot, end)
        yield tuple(lines[start:turn])
        if turn < end:
            yield tuple(lines[turn:end])


def _page_below(lines: list[Line], foot: int, end: int) -> int:
    """Where text stands below the number that ends a page."""
    return next((place for place in range(foot, end) if not lines[place].is_blank), end)


def _unnumbered_page(lines: list[Line], run: _Run, end: int) -> int:
    """Where a page without numbers begins after a full page: at a paragraph after its last line and its notes.

    On a page whose numbers stand in a bare block before its text nothing tells such a page.
    """
    if all(lines[candidate.index].is_blank for candidate in run.candidates):
        return end
    for index in range(run.end + 1, end):
        begins_paragraph = lines[index - 1].is_blank and not lines[index].is_blank
        if begins_paragraph and not _belongs_to_notes(lines, index):
            return index
    return end


def _belongs_to_notes(lines: list[Line], index: int) -> bool:
    """Whether a paragraph is a note's: it opens with a note's mark, or is the rule above the notes, or follows it."""
    if note_mark(lines[index].text) or is_rule(lines[index].text):
        return True
    before = next((lines[place] for place in range(index - 1, -1, -1) if not lines[place].is_blank), None)
    return before is not None and is_rule(before.text)
