"""Deadlines in a calendar file, read back by the library that reads such files."""

import dataclasses
import datetime as dt

from icalendar import Calendar

from app.filing.deadlines import compute_deadlines
from app.filing.ics import deadlines_to_ics
from app.filing.profiles import load_profile
from tests.helpers.matters import make_matter

STAMP = dt.datetime(2026, 3, 3, 8, 0, tzinfo=dt.UTC)


def _made(filed: dt.date | None) -> bytes:
    matter = make_matter()
    motion = dataclasses.replace(matter.papers[1], filed=filed)
    matter = dataclasses.replace(matter, papers=(matter.papers[0], motion))
    found = compute_deadlines(matter, load_profile("cand"))
    return deadlines_to_ics(found, matter=matter.title, case_number="4:26-cv-00001", stamp=STAMP)


def it_writes_an_all_day_entry_for_each_deadline():
    events = Calendar.from_ical(_made(dt.date(2026, 3, 2))).walk("VEVENT")
    days = {str(event["summary"]).split(":")[0]: event["dtstart"].dt for event in events}
    assert days["Opposition, or statement of non-opposition"] == dt.date(2026, 3, 16)
    assert len(events) == 4
    opposition = events[1]
    assert "Civ. L.R. 7-3(a)" in opposition["description"]
    assert "Nobody has compared" in opposition["description"]
    assert "To be confirmed" in opposition["summary"]
    assert "earliest day" in events[3]["summary"]


def it_keeps_an_entrys_id_when_the_day_moves():
    def ids(filed: dt.date) -> list[str]:
        return [str(event["uid"]) for event in Calendar.from_ical(_made(filed)).walk("VEVENT")]

    assert ids(dt.date(2026, 3, 2)) == ids(dt.date(2026, 3, 9))
    assert len(set(ids(dt.date(2026, 3, 2)))) == 4


def it_writes_no_entry_without_a_day():
    assert Calendar.from_ical(_made(None)).walk("VEVENT") == []
    assert _made(dt.date(2026, 3, 2)) == _made(dt.date(2026, 3, 2))
