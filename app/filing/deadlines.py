"""When the papers on a motion are due, with the rule, the working and what to beware of.

A date is never given silently: what the formula cannot know is said with it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.filing.calendar import Counted, LegalDays
from app.filing.profiles import HEARING, MOTION_FILED, CourtProfile, DeadlineRule, Direction
from app.law.matters import Matter, PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One computed day.

    Attributes:
        paper: what is due ("opposition").
        date: None when the day it counts from is not known.
        working: how the day was found, line by line.
        warnings: what the attorney must still look at.
    """

    paper: str
    title: str
    date: dt.date | None
    rule: str
    source: str
    verified: bool
    checked_on: dt.date | None
    working: tuple[str, ...]
    warnings: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The deadline as plain values, for JSON."""
        return {
            "paper": self.paper,
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "rule": self.rule,
            "source": self.source,
            "verified": self.verified,
            "checked_on": self.checked_on.isoformat() if self.checked_on else None,
            "working": list(self.working),
            "warnings": list(self.warnings),
        }


def compute_deadlines(matter: Matter, profile: CourtProfile) -> tuple[Deadline, ...]:
    """Every deadline of the profile, in its order."""
    motion = matter.find_operative(PaperKind.MOTION)
    anchors = {MOTION_FILED: motion.filed if motion else None, HEARING: matter.caption.hearing.date}
    days = LegalDays(profile.state)
    return tuple(_follow(rule, anchors, days, profile, matter) for rule in profile.deadline)


def _follow(
    rule: DeadlineRule, anchors: dict[str, dt.date | None], days: LegalDays, profile: CourtProfile, matter: Matter
) -> Deadline:
    start = anchors[rule.anchor]
    counted = _count(rule, start, days) if start else None
    if rule.paper != HEARING:
        anchors[rule.paper] = counted.date if counted else None
    warnings = [*_warnings_on_rule(rule, profile), *_warnings_on_date(rule, counted, matter)]
    return Deadline(
        paper=rule.paper,
        title=rule.title,
        date=counted.date if counted else None,
        rule=rule.basis.rule,
        source=rule.basis.source,
        verified=rule.basis.verified,
        checked_on=rule.basis.checked_on,
        working=tuple(_working(rule, start, counted)) if start and counted else (),
        warnings=tuple(warnings),
    )


def _count(rule: DeadlineRule, start: dt.date, days: LegalDays) -> Counted:
    match rule.direction:
        case Direction.AFTER | Direction.NOT_BEFORE:
            return days.count_after(start, rule.days)
        case Direction.BEFORE:
            return days.count_before(start, rule.days)


def _working(rule: DeadlineRule, start: dt.date, counted: Counted) -> Iterator[str]:
    way, sign = ("before", -1) if rule.direction is Direction.BEFORE else ("after", 1)
    first = start + dt.timedelta(days=sign * rule.days)
    yield f"{rule.days} days {way} {_long(start)} ({_ANCHORS.get(rule.anchor, f'{rule.anchor} due')}) is {_long(first)}."
    for day, reason in counted.skipped:
        yield f"{_long(day)} is no court day ({reason})."
    if counted.skipped:
        yield f"The day is therefore {_long(counted.date)} (Fed. R. Civ. P. 6(a)({5 if sign < 0 else 1}))."


_ANCHORS = {MOTION_FILED: "motion filed", HEARING: "hearing"}


def _warnings_on_rule(rule: DeadlineRule, profile: CourtProfile) -> Iterator[str]:
    if rule.note:
        yield rule.note
    if not rule.basis.verified:
        yield f"{rule.basis.rule} is stated from general knowledge: read the rule."
    if rule.basis.checked_on is None:
        yield f"Nobody has compared {rule.basis.rule} with the official text ({profile.edition})."
    if profile.judge_note:
        yield profile.judge_note


def _warnings_on_date(rule: DeadlineRule, counted: Counted | None, matter: Matter) -> Iterator[str]:
    if counted is None:
        yield f"No day can be given: the day of the {_MISSING.get(rule.anchor, rule.anchor)} is not entered."
        return
    if counted.skipped:
        yield f"The day moved from {_long(counted.skipped[0][0])}: confirm the holidays and the court's own closures."
    hearing = matter.caption.hearing.date
    if rule.paper == HEARING and hearing is not None and hearing < counted.date:
        yield f"The hearing is set for {_long(hearing)}, before the earliest day."


_MISSING = {MOTION_FILED: "motion's filing", HEARING: "hearing", "opposition": "opposition's due date"}


def _long(day: dt.date) -> str:
    return f"{day:%a} {day.isoformat()}"
