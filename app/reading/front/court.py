"""The court's heading of a first page, and the division below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.citations.courts import find_court_by_heading
from app.law.courts import CourtId
from app.law.fronts import Stated
from app.reading.front.rows import Row, in_name_case

_REACH = 70
_LINES = 4
_DIVISION = re.compile(
    r"\(?(?P<name>(?:(?:THE )?[A-Z][\w.’' /–-]*?)?\bDIVISION(?: (?:OF|AT) [\w ]+| [IVX\d]+)?|AT [A-Z][A-Z ]+)\)?",
    re.IGNORECASE,
)
_SAME_LINE = re.compile(r"[\s,–—-]+(?P<name>[A-Z][\w.’' ]* DIVISION)$", re.IGNORECASE)
_STATE_COURT = re.compile(
    r"(?:IN THE )?(?:\w+ JUDICIAL )?(?:SUPERIOR|CIRCUIT|DISTRICT|SUPREME|COUNTY|CHANCERY|MUNICIPAL|STATE) COURT\b(?! OF APPEAL).*"
    r"|(?:IN THE )?COURT OF COMMON PLEAS\b.*",
    re.IGNORECASE,
)
_FEDERAL = re.compile(r"(?:IN THE )?(?:U\.\s?S\.|UNITED STATES) (?:DISTRICT )?COURT\b.*", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:(?:IN AND )?FOR THE |COUNTY OF |CITY AND COUNTY OF |STATE OF |OF THE STATE |COMMONWEALTH OF |.*\bCOUNTY,?|.*\bDISTRICT OF ).*",
    re.IGNORECASE,
)
_UNKNOWN = "No federal court that is known heads the paper: choose the court."


@dataclass(frozen=True, slots=True)
class Heading:
    """The court's heading: rows [start, end), division included."""

    start: int
    end: int
    court: Stated
    court_id: CourtId | None
    division: Stated | None


def find_heading(rows: Sequence[Row]) -> Heading | None:
    """The first heading of a court among the rows, or None."""
    reach = rows[:_REACH]
    for place in range(len(reach)):
        for length in range(1, min(_LINES, len(reach) - place) + 1):
            for words in _readings(reach[place : place + length]):
                court = find_court_by_heading(words)
                if court is not None and court.is_federal:
                    return _heading(rows, place, place + length, words, court.id)
    return _unknown(rows, reach)


def _readings(rows: Sequence[Row]) -> tuple[str, ...]:
    """The rows whole, and without what stands beside them, such as the clerk's stamp."""
    return " ".join(row.text for row in rows), " ".join(row.cells[0].text for row in rows)


def _heading(rows: Sequence[Row], start: int, end: int, words: str, court: CourtId) -> Heading:
    division, after = _division(rows, end)
    same_line = _SAME_LINE.search(words) if division is None else None
    if same_line:
        division = rows[end - 1].piece().state(in_name_case(same_line["name"]))
        words = words[: same_line.start()]
    return Heading(start, after, rows[start].piece().state(in_name_case(words)), court, division)


def _division(rows: Sequence[Row], place: int) -> tuple[Stated | None, int]:
    """(the division, the row after it); the row itself where it names none."""
    if place < len(rows) and (found := _DIVISION.fullmatch(rows[place].text)):
        return rows[place].piece().state(in_name_case(found["name"])), place + 1
    return None, place


def _unknown(rows: Sequence[Row], reach: Sequence[Row]) -> Heading | None:
    """A heading of a court of a state, or of one that is not known."""
    for place, row in enumerate(reach):
        if not (_STATE_COURT.fullmatch(row.text) or _FEDERAL.fullmatch(row.text)):
            continue
        start, end = place, place + 1
        while end < len(rows) and end - start < _LINES and _GOES_ON.fullmatch(rows[end].text):
            end += 1
        words = in_name_case(" ".join(one.text for one in rows[start:end]))
        division, after = _division(rows, end)
        return Heading(start, after, row.piece().state(words, doubt=_UNKNOWN), None, division)
    return None
