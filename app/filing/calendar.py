"""Counting days under Fed. R. Civ. P. 6(a), with the legal holidays of the `holidays` package.

Legal holidays are those set aside by federal statute, on the day they are observed (5 U.S.C. § 6103(b)),
and, for periods after an event only, those of the state (Rule 6(a)(6)(C)). Days on which a court is closed
by its own order, and days that the President or Congress declares, are not known here.
"""

import datetime as dt
from dataclasses import dataclass

import holidays

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Closed:
    """A day on which no period ends: why ("Saturday"), and whether courts and counsel may see it otherwise.

    Attributes:
        observed: a holiday kept on a Friday because it falls on a Saturday.
        state: a holiday of the state alone.
    """

    date: dt.date
    reason: str
    observed: bool = False
    state: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day of a period, and how it came about.

    Attributes:
        skipped: the days passed over, in the order in which they were met.
    """

    date: dt.date
    skipped: tuple[Closed, ...] = ()


class LegalDays:
    """The weekends and legal holidays that matter to a court."""

    def __init__(self, state: str | None = None) -> None:
        self._federal = holidays.country_holidays("US", observed=True)
        self._state = holidays.country_holidays("US", subdiv=state, observed=True) if state else self._federal

    def count_after(self, event: dt.date, days: int) -> Counted:
        """The day `days` after an event; a last day that is no court day moves on (6(a)(1))."""
        return self._settle(event + dt.timedelta(days=days), _DAY)

    def count_before(self, event: dt.date, days: int) -> Counted:
        """The day `days` before an event; a last day that is no court day moves back (6(a)(5))."""
        return self._settle(event - dt.timedelta(days=days), -_DAY)

    def find_closed(self, day: dt.date, *, forward: bool = True) -> Closed | None:
        """Why no period ends on a day; None for a court day. State holidays count forward only."""
        if day in self._federal:
            name = str(self._federal[day])
            return Closed(day, name, observed=day.weekday() == _FRIDAY and "observed" in name)
        if day.weekday() >= _SATURDAY:
            return Closed(day, f"{day:%A}")
        if forward and day in self._state:
            return Closed(day, f"{self._state[day]}, a state holiday", state=True)
        return None

    def _settle(self, day: dt.date, step: dt.timedelta) -> Counted:
        skipped: list[Closed] = []
        while closed := self.find_closed(day, forward=step > dt.timedelta()):
            skipped.append(closed)
            day += step
        return Counted(day, tuple(skipped))


_FRIDAY, _SATURDAY = 4, 5
