"""Where the head says that the opinion itself is printed: "204 F.3d 947 (9th Cir. 2000)", "2022 Ark. 14".

A citation counts only when its line holds nothing else but the case's name, the court and year, or a
label such as "Cite as": a citation inside a sentence is another decision's.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.citations.courts import find_court_by_citation
from app.citations.extract import Printed, iter_printed
from app.law.authorities import ReporterCitation
from app.law.courts import CourtId

_LABEL = re.compile(r"(?:cite as|cited as|citation|decision|neutral citation|opinion number)\s*:?\s*|\[", re.IGNORECASE)
_NAME = re.compile(r"(?P<name>[^\d\n]{2,90}? [vV][sS]?\.? [^\d\n]{2,90}?)\s?,\s?")
_JOINT = re.compile(r"[\s,;\[\]()=U]*")
_TAIL = re.compile(r"[\])\s]*(?:\(\s?(?P<court>[A-Z\d][^()]{1,30}?)?\s?(?P<year>1[789]\d\d|20\d\d)\s?\))?[\])\s.]*")
_LONGEST = 220
_COURT_BY_REPORTER = {
    "U.S.": CourtId("scotus"),
    "S. Ct.": CourtId("scotus"),
    **{reporter: CourtId("cal") for reporter in ("Cal. 2d", "Cal. 3d", "Cal. 4th", "Cal. 5th")},
    **{
        reporter: CourtId("calctapp") for reporter in ("Cal. App. 2d", "Cal. App. 3d", "Cal. App. 4th", "Cal. App. 5th")
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One line of the head that cites the opinion itself."""

    citations: tuple[ReporterCitation, ...]
    name: str | None = None
    court: CourtId | None = None
    year: int | None = None


def find_printings(cells: Sequence[str]) -> list[Printing]:
    """The lines of the head that cite the opinion itself, in order."""
    return [printing for cell in cells if len(cell) < _LONGEST and (printing := _read(cell))]


def citations_of(printings: Sequence[Printing]) -> tuple[ReporterCitation, ...]:
    """Each citation once, in order; none when two lines name different pages of one reporter."""
    found = tuple(dict.fromkeys(cite for printing in printings for cite in printing.citations))
    return found if len({cite.reporter for cite in found}) == len(found) else ()


def _read(cell: str) -> Printing | None:
    printed = [one for one in iter_printed(cell) if one.source == "reporters"]
    if not printed or any(one.short or not one.volume or not one.page for one in printed):
        return None
    name, start = _lead(cell)
    tail = _TAIL.fullmatch(cell, printed[-1].end)
    if start != printed[0].start or tail is None or not _stand_together(cell, printed):
        return None
    citations = tuple(_citations(printed))
    return Printing(
        citations=citations,
        name=name,
        court=_court(tail["court"], citations),
        year=int(tail["year"]) if tail["year"] else None,
    )


def _lead(cell: str) -> tuple[str | None, int]:
    """The case's name before the citation, and where the citation should begin."""
    if name := _NAME.match(cell):
        return name["name"].strip(), name.end()
    label = _LABEL.match(cell)
    return None, label.end() if label else 0


def _stand_together(cell: str, printed: Sequence[Printed]) -> bool:
    return all(_JOINT.fullmatch(cell, before.end, after.start) for before, after in itertools.pairwise(printed))


def _citations(printed: Sequence[Printed]) -> Iterator[ReporterCitation]:
    for one in printed:
        if one.volume and one.page and one.page.strip("_-— "):
            yield ReporterCitation(one.volume, one.reporter, one.page)


def _court(form: str | None, citations: Sequence[ReporterCitation]) -> CourtId | None:
    if form and (court := find_court_by_citation(form.strip(), citations[0].reporter if citations else None)):
        return court.id
    courts = {_COURT_BY_REPORTER.get(cite.reporter) for cite in citations} - {None}
    return courts.pop() if len(courts) == 1 else None
