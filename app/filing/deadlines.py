"""When the papers on a motion are due, with the rule, the working and what to beware of.

A date is never given silently: what the formula cannot know is said with it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.filing.calendar import Closed, Counted, LegalDays
from app.filing.profiles import HEARING, MOTION_FILED, OPPOSITION_FILED, CourtProfile, DeadlineRule, Direction
from app.law.matters import Matter, Paper, PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """One day of a count: its number (0 is the day of the event), and what it is when it is no court day."""

    number: int
    date: dt.date
    note: str = ""

    @property
    def text(self) -> str:
        """The day in words ("14  Mon 2026-03-16", "21  Fri 2026-07-03: Independence Day (observed)")."""
        note = "" if self.note == f"{self.date:%A}" else self.note
        return f"{self.number:>3}  {_long(self.date)}" + (f": {note}" if note else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One computed day.

    Attributes:
        paper: what is due ("opposition").
        date: None when the day it counts from is not known.
        earliest: whether it is the first day allowed, and not the last.
        working: how the day was found, line by line.
        days: every day of the count, from the event to the date.
        warnings: what the attorney must still look at.
    """

    paper: str
    title: str
    date: dt.date | None
    earliest: bool
    rule: str
    source: str
    verified: bool
    checked_on: dt.date | None
    working: tuple[str, ...]
    days: tuple[CountedDay, ...]
    warnings: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The deadline as plain values, for JSON."""
        return {
            "paper": self.paper,
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "earliest": self.earliest,
            "rule": self.rule,
            "source": self.source,
            "verified": self.verified,
            "checked_on": self.checked_on.isoformat() if self.checked_on else None,
            "working": list(self.working),
            "days": [{"day": day.number, "date": day.date.isoformat(), "note": day.note} for day in self.days],
            "warnings": list(self.warnings),
        }


def compute_deadlines(matter: Matter, profile: CourtProfile) -> tuple[Deadline, ...]:
    """Every deadline of the profile, in its order, by the formulas that hold for the day the motion was filed."""
    counter = _Counter(matter, profile)
    rules = (rule for rule in profile.deadline if rule.holds_on(counter.filed))
    return tuple(counter.follow(rule) for rule in rules if rule.holds_for(counter.title) is not False)


class _Counter:
    """Follows the rules of a profile one after another; a later one may count from what an earlier one found."""

    def __init__(self, matter: Matter, profile: CourtProfile) -> None:
        motion = matter.find_operative(PaperKind.MOTION)
        self.filed = motion.filed if motion else None
        self.title = motion.title if motion else ""
        self._amended = _amended_complaint(matter)
        self._hearing = matter.caption.hearing.date
        answered = [paper.filed for paper in matter.papers if paper.kind is PaperKind.OPPOSITION and paper.filed]
        self._answered = max((day for day in answered if self.filed is None or day >= self.filed), default=None)
        self._anchors = {MOTION_FILED: self.filed, HEARING: self._hearing, OPPOSITION_FILED: self._answered}
        self._profile = profile
        self._legal = LegalDays(profile.state)

    def follow(self, rule: DeadlineRule) -> Deadline:
        """What a rule comes to."""
        start = None if rule.while_unamended and self._amended else self._anchors[rule.anchor]
        counted = _count(rule, start, self._legal) if start else None
        if rule.paper != HEARING:
            self._anchors[rule.paper] = counted.date if counted else None
        if rule.paper == "opposition" and self._answered is None:
            self._anchors[OPPOSITION_FILED] = self._anchors[rule.paper]
        return Deadline(
            paper=rule.paper,
            title=rule.title,
            date=counted.date if counted else None,
            earliest=rule.direction is Direction.NOT_BEFORE,
            rule=rule.basis.rule,
            source=rule.basis.source,
            verified=rule.basis.verified,
            checked_on=rule.basis.checked_on,
            working=tuple(self._working(rule, start, counted)) if start and counted else (),
            days=tuple(self._days(start, counted.date)) if start and counted else (),
            warnings=(*_warnings_on_rule(rule, self._profile), *self._warnings_on_date(rule, counted)),
        )

    def _working(self, rule: DeadlineRule, start: dt.date, counted: Counted) -> Iterator[str]:
        way, sign = ("before", -1) if rule.direction is Direction.BEFORE else ("after", 1)
        first = start + dt.timedelta(days=sign * rule.days)
        yield f"{rule.days} days {way} {_long(start)} ({self._called(rule.anchor)}) is {_long(first)}."
        for closed in counted.skipped:
            yield f"{_long(closed.date)} is no court day ({closed.reason})."
        if counted.skipped:
            part = f"{self._profile.counting}({5 if sign < 0 else 1})"
            yield f"The day is therefore {_long(counted.date)} ({part})."

    def _called(self, anchor: str) -> str:
        if anchor == OPPOSITION_FILED and self._answered is None:
            return "opposition due"
        return _ANCHORS.get(anchor, f"{anchor} due")

    def _days(self, start: dt.date, end: dt.date) -> Iterator[CountedDay]:
        sign = 1 if end >= start else -1
        for number in range(abs((end - start).days) + 1):
            day = start + dt.timedelta(days=sign * number)
            closed = self._legal.find_closed(day, forward=sign > 0)
            yield CountedDay(number=number, date=day, note=closed.reason if closed else "")

    def _warnings_on_date(self, rule: DeadlineRule, counted: Counted | None) -> Iterator[str]:
        if rule.holds_for(self.title) is None and self.filed is not None:
            yield f"Holds only for a motion whose title has one of these: {', '.join(rule.for_motions)}. This one’s has none: see what it is."
        if rule.while_unamended and self._amended:
            yield (
                f"No day is given: {self._amended} is operative, and whether the one amendment as of right was used for it is not"
                f" known here. If it was not, the {rule.days} days run from service of the motion."
            )
            return
        if counted is None:
            yield f"No day can be given: the day of the {_MISSING.get(rule.anchor, rule.anchor)} is not entered."
            return
        if rule.anchor == OPPOSITION_FILED and self._answered is None:
            yield "Counted from the day the opposition is due: if it is filed earlier, this day is earlier too."
        yield from _warnings_on_move(rule, counted)
        if rule.paper == HEARING and self._hearing is not None and self._hearing < counted.date:
            yield f"The hearing is set for {_long(self._hearing)}, before the earliest day."


def _amended_complaint(matter: Matter) -> str:
    """How the operative complaint is called when it is not the first one; empty when it is, or when there is none."""
    operative = matter.find_operative(PaperKind.COMPLAINT)
    if operative is None:
        return ""
    earlier = [
        paper
        for paper in matter.papers
        if paper.kind is PaperKind.COMPLAINT and paper.id != operative.id and _is_before(paper, operative)
    ]
    return f"the {operative.title}" if earlier or "amended" in operative.title.lower() else ""


def _is_before(paper: Paper, other: Paper) -> bool:
    return paper.filed is None or other.filed is None or paper.filed <= other.filed


def _count(rule: DeadlineRule, start: dt.date, days: LegalDays) -> Counted:
    match rule.direction:
        case Direction.AFTER | Direction.NOT_BEFORE:
            return days.count_after(start, rule.days)
        case Direction.BEFORE:
            return days.count_before(start, rule.days)


_ANCHORS = {MOTION_FILED: "motion filed", HEARING: "hearing", OPPOSITION_FILED: "opposition filed"}
_MISSING = {
    MOTION_FILED: "motion's filing",
    HEARING: "hearing",
    "opposition": "opposition's due date",
    OPPOSITION_FILED: "opposition's filing",
}


def _warnings_on_rule(rule: DeadlineRule, profile: CourtProfile) -> Iterator[str]:
    if rule.note:
        yield rule.note
    if not rule.basis.verified:
        yield f"{rule.basis.rule} is stated from general knowledge: read the rule."
    if rule.basis.checked_on is None:
        yield f"Nobody has compared {rule.basis.rule} with the official text ({profile.edition})."
    if profile.judge_note:
        yield profile.judge_note


def _warnings_on_move(rule: DeadlineRule, counted: Counted) -> Iterator[str]:
    if not counted.skipped:
        return
    yield f"The day moved from {_long(counted.skipped[0].date)}: confirm the holidays and the court's own closures."
    if rule.direction is Direction.BEFORE:
        yield "Counting backward, the day moves earlier; some read the rule otherwise. Do not wait for a later day."
        return
    yield from (_doubt(closed, counted.date) for closed in counted.skipped if closed.observed or closed.state)


def _doubt(closed: Closed, moved_to: dt.date) -> str:
    kind = "is a holiday only as observed on a Friday" if closed.observed else "is a holiday of the state only"
    return f"{_long(closed.date)} {kind}: to be safe, do not count on {_long(moved_to)}; file before that day."


def _long(day: dt.date) -> str:
    return f"{day:%a} {day.isoformat()}"
