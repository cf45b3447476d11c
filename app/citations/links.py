"""How one reference hangs on the one before it: as its history, or as another report of the same decision."""

import re

from app.citations.courts import find_court_by_citation
from app.citations.history import PHRASE
from app.citations.working import Found
from app.law.citations import CitationKind

_BETWEEN_PARALLELS = re.compile(r"\s*+,?+\s*+\[?+\s*+")
NOTHING = re.compile(r"[\s,]*$")
"""What parts two things that belong together."""
_TO_HISTORY = re.compile(r"[\s,]*(?:[-—_]+\sU\.\s?S\.\s[-—_]+[\s,]*)?$")
"""What parts a history phrase from its decision: nothing, or a report that is not out yet ("--- U.S. ----")."""


def link(folded: str, before: Found, found: Found) -> None:
    """History and parallel reports: how `found` hangs on the reference before it."""
    earlier = _same_level(before, found)
    if earlier is None:
        _link_from_within(folded, found)
        return
    if earlier.phrases and _TO_HISTORY.fullmatch(
        folded[earlier.phrases[-1][1] : found.start].split("No.", maxsplit=1)[0]
    ):
        earlier.history[len(earlier.phrases) - 1] = (earlier.phrases[-1][0], found)
        found.later_than = earlier
        _share_year(earlier, found)
    elif _is_parallel(folded, earlier, found):
        found.parallel_to = earlier.parallel_to or earlier
        _share(found.parallel_to, found)


def _same_level(before: Found, found: Found) -> Found | None:
    earlier: Found | None = before
    while earlier is not None and earlier is not found.inside:
        if earlier.inside is found.inside:
            return earlier
        earlier = earlier.inside
    return None


def _link_from_within(folded: str, found: Found) -> None:
    """History inside a parenthetical, "(overruled by Smith, 1 U.S. 2)", or another report, "(686 SE2d 786)"."""
    outer = found.inside
    if outer is None:
        return
    start, end = next((start, end) for start, end in outer.parens if start <= found.start < end)
    if (
        found.cite
        and outer.cite
        and not found.name
        and not folded[start : found.start].strip()
        and not folded[found.end : end].strip()
    ):
        found.inside, found.parallel_to = outer.inside, outer.parallel_to or outer
        found.name = outer.name
        return
    phrase = PHRASE.match(folded, start, found.start)
    if phrase and NOTHING.fullmatch(folded[phrase.end() : found.start]):
        outer.history.append((phrase["phrase"].strip(" ,"), found))
        found.later_than = outer


def _is_parallel(folded: str, earlier: Found, found: Found) -> bool:
    if not (earlier.cite and found.cite) or earlier.kind is not CitationKind.CASE or found.name:
        return False
    return bool(_BETWEEN_PARALLELS.fullmatch(folded[earlier.end : found.start])) and earlier.stop == earlier.end


def _share(first: Found, other: Found) -> None:
    """What is printed once for all parallel reports."""
    other.name = first.name
    first.year = other.year = other.year or first.year
    first.date = other.date = other.date or first.date
    told = find_court_by_citation(other.court_form, first.reporter) if other.court_form and not other.court else None
    first.court = (told.id if told else None) or first.court or other.court
    other.court = other.court or first.court
    if first.later_than is not None:
        _share_year(first.later_than, first)


def _share_year(earlier: Found, later: Found) -> None:
    """A year that a decision and its history share is printed once, at the end (10.5(d))."""
    if earlier.court:
        earlier.year = earlier.year or later.year
    if earlier.parallel_to is not None:
        _share_year(earlier.parallel_to, earlier)
