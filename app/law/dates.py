"""Decision dates, which are often known only to the year."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the day, to the month, or to the year only."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse dates that no calendar has."""
        if self.day is not None and self.month is None:
            message = "a day needs a month"
            raise ValueError(message)
        dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read "2018", "2018-05" or "2018-05-30". Raises ValueError for anything else."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            message = f"not a date: {text!r} (write 2018-05-30, or 2018 when only the year is known)"
            raise ValueError(message)
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def exact(self) -> dt.date | None:
        """The calendar day, or None when it is not known to the day."""
        if self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def earliest(self) -> dt.date:
        """The first day it can be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last day it can be."""
        if self.exact is not None:
            return self.exact
        month = self.month or 12
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    def is_before(self, day: dt.date) -> bool | None:
        """Whether it lies strictly before `day`; None when what is known cannot decide."""
        if self.latest < day:
            return True
        return False if self.earliest >= day else None

    def __str__(self) -> str:
        """ISO form, as precise as is known."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)
