"""The date of decision, as the head or the end of a paper says it. Dates of argument or submission are not it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from app.law.dates import PartialDate

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS = {month[:3]: number for number, month in enumerate(_MONTH_NAMES, start=1)}
_MONTH = "|".join(
    f"{form}|{form.upper()}" for month in _MONTH_NAMES for form in (month.capitalize(), month[:3].capitalize())
)
_DATE = (
    rf"(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})"
    rf"|(?:this )?(?P<day2>\d{{1,2}})(?:st|[nr]d|th)?(?: day of)? (?P<month2>{_MONTH}),? (?P<year2>\d{{4}})"
    r"|(?P<month3>\d{1,2})/(?P<day3>\d{1,2})/(?P<year3>\d{4}|\d\d))(?!\d)"
)
_WRITTEN = re.compile(_DATE, re.IGNORECASE)
_DECIDED = re.compile(
    rf"(?:^|[—–;.-]\s*)(?:opinion\s+)?(?:decided|delivered|decision date)(?:\s+and entered)?(?:\s+by [a-z ]{{3,40}}|\s+on)?[:,]?\s*{_DATE}",
    re.IGNORECASE,
)
_FILED = re.compile(
    rf"^(?:opinion\s+|order\s+)?(?:filed|filing date|date filed|entered|released|issued)(?:\s+on)?[:,]?\s*{_DATE}",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"^(?:it is so ordered\.?\s+)?(?:dated|date|signed|entered)(?:\s+on)?[:,]?\s*{_DATE}", re.IGNORECASE
)
_DATED_IN_HEAD = re.compile(rf"dated[:,]?\s*{_DATE}\.?", re.IGNORECASE)
"""An order's date on a line by itself below the caption."""
_ORDERED = re.compile(
    rf"^(?:it is )?(?:(?:done|so) (?:and )?|dated,? )?(?:ordered|signed|entered|delivered(?: and filed)?|opinion delivered(?: and filed)?)"
    rf"\b[^\d]{{0,60}}?(?:\b(?:on|this|the|of)|[:,.]|^|(?<=filed)|(?<=delivered))\s*(?:this |the )?{_DATE}",
    re.IGNORECASE,
)
"""How orders end: "DONE AND ORDERED in Fern, Ohio, on May 3, 2031", "Delivered and filed the 8th day of July, 2031"."""
_FILED_ON = re.compile(rf"\((?:opinion )?filed:? (?:on )?{_DATE}(?:\)|$)", re.IGNORECASE)
_AMENDED = re.compile(rf"(?:^|[.;—,]\s*|\()(?:as )?amended(?: on)?[:,]?\s*{_DATE}", re.IGNORECASE)
_FILED_BEFORE = re.compile(
    rf"\b(?:opinion|memorandum|disposition)\b[^.\d]{{0,60}}?\b(?:filed|issued|entered)\b(?: on| in this (?:case|matter) on)?,? {_DATE}",
    re.IGNORECASE,
)
_IS_AMENDED = re.compile(
    r"\b(?:is|are|be)\s+(?:hereby\s+)?amended\b|\bamends? (?:its|the|our)\b|\bas amended\b", re.IGNORECASE
)
_ALONE = re.compile(rf"\[?{_DATE}\]?\.?")
_HEARD_AND_DECIDED = re.compile(rf"(?:.{{3,40}}\. )?[A-Z][a-z]+ \d{{1,2}}, \d{{4}}\.? ?[-–—] ?{_DATE}\.?")
"""Massachusetts prints the day of argument and that of decision: "Suffolk. May 3, 2031. - June 9, 2031."."""
_STATED_TERM = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th) day of (?P<month>{_MONTH}), two thousand(?: and)?(?P<year>(?:[ -][a-z]+){{0,2}})\.?$",
    re.IGNORECASE,
)
"""The Second Circuit's summary orders write the year in words."""
_UNITS = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {"": 0, "twenty": 20, "thirty": 30, "forty": 40}
_YEARS = {
    f"{tens} {unit}".strip(): number + place for tens, number in _TENS.items() for place, unit in enumerate(_UNITS)
}
_OTHER_EVENT = re.compile(r"argued|submitted|heard|session|hearing|term\b|conference", re.IGNORECASE)
_CENTURY_TURN = 50


def find_decided(head: Sequence[str], end: Sequence[str]) -> PartialDate | None:
    """The date of decision from the cells of the head and of the end, or None when none or several fit."""
    for dates in (
        _labelled(_DECIDED, head) | _labelled(_HEARD_AND_DECIDED, head) | _stated_term(head),
        _labelled(_FILED, head) | _stamped(head),
        _alone(head),
        _labelled(_DATED, end) | _labelled(_ORDERED, [*end, *map(" ".join, pairwise(end))]),
        _labelled(_FILED_ON, head),
        {date for cell in head if (match := _DATED_IN_HEAD.fullmatch(cell.strip())) and (date := _read(match))},
    ):
        if dates:
            return dates.pop() if len(dates) == 1 else None
    return None


def find_day(text: str) -> dt.date | None:
    """The first day of the calendar that a text writes, or None."""
    return next(iter_days(text), None)


def iter_days(text: str) -> Iterator[dt.date]:
    """The days of the calendar that a text writes, in order; one without its year is none."""
    for match in _WRITTEN.finditer(text):
        if (date := _read(match)) is not None and date.exact is not None:
            yield date.exact


def find_filed(head: Sequence[str]) -> PartialDate | None:
    """The one date that the head labels as that of filing, or None."""
    return _only(_labelled(_FILED, head) | _stamped(head) | _labelled(_FILED_ON, head))


def find_amended(head: Sequence[str]) -> PartialDate | None:
    """The one date that the head labels as that of an amendment, or None."""
    return _only(_labelled(_AMENDED, head))


def find_amending(order: Sequence[str]) -> PartialDate | None:
    """The day on which the opinion was filed that an order amends; None when the order withdraws it, or names no or several days."""
    if not any(map(_IS_AMENDED.search, order)):
        return None
    return _only(_labelled(_FILED_BEFORE, order))


def _only(dates: set[PartialDate]) -> PartialDate | None:
    return dates.pop() if len(dates) == 1 else None


def _labelled(pattern: re.Pattern[str], cells: Iterable[str]) -> set[PartialDate]:
    matches = (pattern.search(cell.replace("_", "").strip()) for cell in cells)
    return {date for match in matches if match and (date := _read(match))}


def _stamped(cells: Sequence[str]) -> set[PartialDate]:
    """Dates of a clerk's stamp: alone, with "FILED" one or two cells before."""
    return {
        date
        for place, cell in enumerate(cells)
        if "FILED" in cells[max(0, place - 2) : place]
        if (match := _ALONE.fullmatch(cell)) and (date := _read(match))
    }


def _stated_term(cells: Sequence[str]) -> set[PartialDate]:
    """The day on which a court sat that writes its year in words."""
    matches = (_STATED_TERM.search(cell) for cell in cells)
    return {
        date
        for match in matches
        if match and (year := _YEARS.get(match["year"].replace("-", " ").strip().lower()))
        if (date := _day(2000 + year, _MONTHS[match["month"][:3].lower()], int(match["day"])))
    }


def _alone(cells: Sequence[str]) -> set[PartialDate]:
    dates: set[PartialDate] = set()
    for before, cell in zip(["", *cells], cells, strict=False):
        match = _ALONE.fullmatch(cell)
        if match and not _OTHER_EVENT.search(before) and (date := _read(match)):
            dates.add(date)
    return dates


def _read(match: re.Match[str]) -> PartialDate | None:
    year = match["year"] or match["year2"] or match["year3"]
    month = match["month"] or match["month2"]
    number = _MONTHS[month[:3].lower()] if month else int(match["month3"])
    day = int(match["day"] or match["day2"] or match["day3"])
    return _day(_full_year(year), number, day)


def _day(year: int, month: int, day: int) -> PartialDate | None:
    """A day of the calendar; None when there is none of that number, as a scan may print."""
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _full_year(printed: str) -> int:
    if len(printed) > 2:
        return int(printed)
    return int(printed) + (2000 if int(printed) < _CENTURY_TURN else 1900)
