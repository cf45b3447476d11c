"""Deadlines as an iCalendar file (RFC 5545), for the attorney's calendar. The only door to icalendar."""

import datetime as dt
import hashlib
from collections.abc import Iterable

from icalendar import Calendar, Event

from app.filing.deadlines import Deadline


def deadlines_to_ics(deadlines: Iterable[Deadline], *, matter: str, case_number: str, stamp: dt.datetime) -> bytes:
    """All-day entries for the deadlines whose day is known, each with its rule, working and warnings.

    Args:
        matter: the matter's title; with the case number it makes an entry's id, so that a later export of the same
            matter moves the entries instead of adding new ones.
        stamp: when the file is made, in UTC.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Rejoinder//deadlines//EN")
    calendar.add("version", "2.0")
    for deadline in deadlines:
        if deadline.date is not None:
            calendar.add_component(_event(deadline, deadline.date, matter, case_number, stamp))
    made: bytes = calendar.to_ical()
    return made


def _event(deadline: Deadline, date: dt.date, matter: str, case_number: str, stamp: dt.datetime) -> Event:
    event = Event()
    name = hashlib.sha256(f"{matter}|{case_number}|{deadline.paper}".encode()).hexdigest()[:32]
    event.add("uid", f"{name}@rejoinder")
    event.add("dtstamp", stamp)
    event.add("dtstart", date)
    event.add("dtend", date + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    said = "earliest day" if deadline.earliest else "due"
    event.add("summary", f"{deadline.title}: {said} ({matter}). To be confirmed.")
    lines = [
        f"{case_number}: {deadline.rule}",
        *deadline.working,
        *(f"Check: {warning}" for warning in deadline.warnings),
    ]
    event.add("description", "\n".join(lines))
    return event
