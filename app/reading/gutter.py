"""Pleading line numbers that a web page's copy runs into the sentences: "… their amended 17 complaint against …".

The numbers are furniture only as a run 1, 2, 3 … in one long line; the line is cut at them, so that
what was a page of lines is one again. A number that a word claims ("Dkt. No. 32", "§ 1983",
"August 12, 2011") stands in no run.
"""

import re
from collections.abc import Iterator, Sequence

from app.law.opinions import Removal
from app.reading.pages import Line

_NUMBER = re.compile(r"(?:(?<=\s)|^)(?P<number>[1-9]\d?)(?=\s|$)")
_CLAIMED = re.compile(
    r"(?:No\.|Nos\.|§|¶|¶¶|at|Count|Counts|Part|Claim|Section|Rule|Exhibit|Ex\.|Document|ECF|Page|Docket|Chapter|Title|Art\.|Item"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)\s$"
)
_LONGEST_PRINTED_LINE = 300
_SHORTEST_RUN = 15
_REACH = 260
_OUT_OF_ORDER = 3


def cut_gutter(line: Line) -> tuple[list[Line], list[Removal]]:
    """The lines that one long line was, and the numbers taken out of it; the line itself when it has no run."""
    run = _find_run(line.text) if len(line.text) > _LONGEST_PRINTED_LINE else []
    if len(run) < _SHORTEST_RUN:
        return [line], []
    removals = [Removal("line_number", match["number"]) for match in run]
    return list(_pieces(line, run)), removals


def _pieces(line: Line, run: Sequence[re.Match[str]]) -> Iterator[Line]:
    edges = [0, *(edge for match in run for edge in match.span()), len(line.text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        text = line.text[start:end]
        if text.strip():
            yield line.cut(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def _find_run(text: str) -> list[re.Match[str]]:
    """The numbers of a run from 1, with those of it that a caption's two columns put out of order."""
    candidates = [match for match in _NUMBER.finditer(text) if not _CLAIMED.search(text, 0, match.start())]
    run: list[int] = []
    for place, match in enumerate(candidates):
        if not run:
            run = [place] if match["number"] == "1" else []
        elif place > run[-1] and _follows(candidates, run[-1], place):
            run.append(place)
    chosen = set(run)
    strays = {place for place in range(run[0], run[-1]) if _is_stray(candidates, place, chosen)} if run else set()
    return [candidates[place] for place in sorted(chosen | strays)]


def _follows(candidates: Sequence[re.Match[str]], last: int, place: int) -> bool:
    """Whether a number is the next of the run, or next but one when the next does not come in reach."""
    here, number = int(candidates[last]["number"]), int(candidates[place]["number"])
    if number == here + 1:
        return candidates[place].start() - candidates[last].end() < _REACH
    coming = (
        match["number"]
        for match in candidates[place : place + 2 * _OUT_OF_ORDER]
        if match.start() - candidates[last].end() < _REACH
    )
    return number == here + 2 and str(here + 1) not in coming


def _is_stray(candidates: Sequence[re.Match[str]], place: int, chosen: set[int]) -> bool:
    """Whether a number that the run lacks stands near where it should."""
    if place in chosen:
        return False
    numbers = {int(candidates[one]["number"]) for one in chosen}
    near = {int(candidates[one]["number"]) for one in chosen if abs(one - place) <= _OUT_OF_ORDER}
    number = int(candidates[place]["number"])
    return number not in numbers and {number - 1, number + 1} <= near
