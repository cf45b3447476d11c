"""State courts whose headings name them by number and seat, and boards: "Fourth Court of Appeals, San Antonio, Texas".

`app.citations.courts` knows courts by their names; these papers spread theirs over lines, or leave the state to the
seat. Each rule is a pattern over the head's first cells, and must fit them alone.
"""

import re
from collections.abc import Sequence

from app.citations.courts import find_court
from app.law.courts import CourtId, CourtLevel
from app.reading.dockets import with_bracket

_NUMBER = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth)"
_RULES = (
    (
        (rf"(?:in the |the )?(?:court of appeals (?:for the |of the )?)?{_NUMBER} (?:court of appeals(?: district)?|district of texas)\b.{{0,60}}"
        r"(?<!of )\b(?:texas|district of texas)\b.*"),
        "texapp",
    ),
    (rf"(?:in the )?court of appeals(?: for the)? {_NUMBER} (?:court of appeals )?district (?:of texas\b.*|[a-z ]{{3,30}},? texas)", "texapp"),
    (rf"(?:in the |the )?{_NUMBER} court of appeals", "texapp?"),
    (rf"(?:in the )?district court of appeal,?(?: of the state)?(?: of florida)?,? {_NUMBER} district(?:,? state of florida)?", "fladistctapp"),
    (r"(?:in the )?district court of appeal of (?:the state of )?florida,?.*", "fladistctapp"),
    (r"supreme court of the state of new york,? appellate division\b.*", "nyappdiv"),
    (r"appellate division of the supreme court of the state of new york\b.*", "nyappdiv"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), court) for pattern, court in _RULES)
_TEXAN_DOCKET = re.compile(r"(?:No\. ?|NO\. ?|Number )?\d{2}-\d{2}-\d{3,5}-(?:CV|CR)\b")
_NUMBERS_ALONE = {
    "texapp": re.compile(r"\d{2}-\d{2}-\d{3,5}-(?:CV|CR)"),
    "fladistctapp": re.compile(r"[1-6]D\d{2}(?:\d{2})?-\d{1,5}"),
    "calctapp": re.compile(r"[A-H]\d{6}"),
    "cal": re.compile(r"S\d{6}"),
    "ca2": re.compile(r"\d{2}-\d{1,5}-(?:cv|cr|pr|bk|ag)(?: ?\(L\))?"),
    "mass": re.compile(r"SJC-\d{5}"),
    "massappct": re.compile(r"\d{2}-P-\d{1,4}"),
    "nyappdiv": re.compile(r"20\d{2}-\d{5}"),
}
"""Docket numbers whose form alone tells them, by court."""
_FEDERAL_TRIAL = re.compile(
    r"(?:\d:)?\d{2}-(?:cv|cr|mc|mj|md)-\d{3,5}(?:-[A-Z]{1,5}){0,3}(?: \([A-Z]{2,5}\)?){0,2}"
    r"|\d{2} (?:Civ|Cr|Crim|CV|Cv|CR|C|MC)\.? \d{2,5}(?: \([A-Z]{2,5}\)?){1,2}",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(r"appellate division(?:,| of)? ?.*\b(?:department|judicial department)\b.*", re.IGNORECASE)
_LONGEST_HEADING = 4
_FIRST_CELLS = 12


def find_state_court(cells: Sequence[str]) -> CourtId | None:
    """The court that the first cells of a head name, or None when they fit none of the rules."""
    first = list(cells[:_FIRST_CELLS])
    is_texan = any(_TEXAN_DOCKET.match(cell) for cell in first)
    for place in range(len(first)):
        for length in range(min(_LONGEST_HEADING, len(first) - place), 0, -1):
            heading = " ".join(first[place : place + length])
            for pattern, court in _COMPILED:
                if pattern.fullmatch(heading) and (is_texan or not court.endswith("?")):
                    return CourtId(court.rstrip("?"))
    return None


def _is_federal_trial(court: CourtId | None) -> bool:
    found = find_court(court) if court else None
    return found is not None and found.level is CourtLevel.FEDERAL_TRIAL


def with_division(court: CourtId | None, cells: Sequence[str]) -> CourtId | None:
    """The court that a heading names, or the Appellate Division of it when the next line says so, as New York prints it."""
    if court == "nysupct" and any(map(_DEPARTMENT.fullmatch, cells[:_FIRST_CELLS])):
        return CourtId("nyappdiv")
    return court


def find_court_by_number(cells: Sequence[str]) -> CourtId | None:
    """The court of Massachusetts that a docket number of its form tells, where nothing else names one."""
    told = {court for court in ("mass", "massappct") for cell in cells if _NUMBERS_ALONE[court].fullmatch(cell)}
    return CourtId(told.pop()) if len(told) == 1 else None


def find_number_alone(cells: Sequence[str], court: CourtId | None) -> tuple[str, ...]:
    """Docket numbers that stand in a caption without a label, in a court whose numbers have a form of their own."""
    form = _NUMBERS_ALONE.get(court or "") or (_FEDERAL_TRIAL if _is_federal_trial(court) else None)
    found = (cell.rstrip(",;.") for cell in cells)
    return tuple(dict.fromkeys(with_bracket(cell) for cell in found if form and form.fullmatch(cell)))
