"""Days as lawyers write them: "2016-02-04", "February 4, 2016", "Feb. 4, 2016", "4 February 2016", "2/4/2016". No Qt."""

import datetime as dt
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"(?P<month>[A-Za-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]+)\.?,?\s+(?P<year>\d{4})"),
)


def read_day(words: str) -> dt.date:
    """The day that is written.

    Raises:
        ValueError: it is none, or could be two; the message says how days are written.
    """
    for form in _FORMS:
        found = form.fullmatch(words.strip())
        if found is not None and (month := _month(found["month"])) is not None:
            try:
                return dt.date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                break
    message = f"“{words.strip()}” is no day: write it as March 9, 2023, 3/9/2023 or 2023-03-09."
    raise ValueError(message)


def write_day(date: dt.date | None) -> str:
    """A day as briefs write it, which `read_day` reads back; empty for none."""
    return f"{date:%B} {date.day}, {date.year}" if date else ""


def write_weekday(date: dt.date) -> str:
    """A day with its weekday: "Thursday, June 18, 2026"."""
    return f"{date:%A}, {write_day(date)}"


def write_moment(at: dt.datetime) -> str:
    """An hour of a day: "4:07 p.m., June 18, 2026"."""
    return f"{at.hour % 12 or 12}:{at:%M} {'a.m.' if at.hour < 12 else 'p.m.'}, {write_day(at)}"


def _month(word: str) -> int | None:
    return int(word) if word.isdigit() else _MONTHS.get(word.casefold())
