"""Deadlines worked out by hand from the rules and a calendar, court by court.

Northern District: opposition 14 days after the motion, reply 7 days after the opposition is due, hearing 35 days
after, amendment as of right 21 days after. Central and Southern: back from the hearing, 21 and 14, and 14 and 7
days; hearing 28 days after the motion. Eastern: 14 days after the motion and 10 days after the opposition's filing
(since March 2022; before: 14 and 7 days before the hearing). Ninth Circuit motions: 10 and 7 days.
"""

import dataclasses
import datetime as dt

import pytest

from app.filing.deadlines import compute_deadlines
from app.filing.profiles import load_profile
from app.law.matters import Matter, Paper, PaperId, PaperKind
from app.law.parties import Hearing
from tests.helpers.matters import make_matter


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _matter(filed: str, hearing: str = "", answered: str = "") -> Matter:
    matter = make_matter()
    motion = dataclasses.replace(matter.papers[1], filed=_day(filed))
    caption = dataclasses.replace(matter.caption, hearing=Hearing(date=_day(hearing)))
    papers = [matter.papers[0], motion]
    if answered:
        papers.append(
            Paper(
                id=PaperId("opp"),
                kind=PaperKind.OPPOSITION,
                short_name="Opp'n",
                title="Opposition",
                filed=_day(answered),
            )
        )
    return dataclasses.replace(matter, papers=tuple(papers), caption=caption)


def _found(court: str, matter: Matter) -> dict[str, str]:
    found = compute_deadlines(matter, load_profile(court))
    return {deadline.paper: deadline.date.isoformat() for deadline in found if deadline.date}


@pytest.mark.parametrize(
    ("filed", "opposition", "reply", "hearing", "amended"),
    [
        ("2026-03-02", "2026-03-16", "2026-03-23", "2026-04-06", "2026-03-23"),  # nothing in the way
        ("2026-01-05", "2026-01-20", "2026-01-27", "2026-02-09", "2026-01-26"),  # King's birthday on day 14
        ("2026-01-30", "2026-02-13", "2026-02-20", "2026-03-06", "2026-02-20"),
        ("2026-02-02", "2026-02-17", "2026-02-24", "2026-03-09", "2026-02-23"),  # Washington's birthday on day 14
        ("2026-03-17", "2026-04-01", "2026-04-08", "2026-04-21", "2026-04-07"),  # César Chávez Day, the state's
        ("2026-05-11", "2026-05-26", "2026-06-02", "2026-06-15", "2026-06-01"),  # Memorial Day on day 14
        ("2026-06-05", "2026-06-22", "2026-06-29", "2026-07-10", "2026-06-26"),  # Juneteenth on a Friday
        ("2026-06-19", "2026-07-06", "2026-07-13", "2026-07-24", "2026-07-10"),  # filed on a holiday; July 3 observed
        ("2026-08-01", "2026-08-17", "2026-08-24", "2026-09-08", "2026-08-24"),  # filed on a Saturday; Labor Day
        ("2026-08-24", "2026-09-08", "2026-09-15", "2026-09-28", "2026-09-14"),  # Labor Day on day 14
        ("2026-09-28", "2026-10-13", "2026-10-20", "2026-11-02", "2026-10-19"),  # Columbus Day on day 14
        ("2026-10-28", "2026-11-12", "2026-11-19", "2026-12-02", "2026-11-18"),  # Veterans Day on day 14
        ("2026-11-12", "2026-11-30", "2026-12-07", "2026-12-17", "2026-12-03"),  # Thanksgiving, and the day after
        ("2026-12-11", "2026-12-28", "2027-01-04", "2027-01-15", "2027-01-04"),  # Christmas; New Year's Day on day 21
        ("2026-12-17", "2026-12-31", "2027-01-07", "2027-01-21", "2027-01-07"),  # over the turn of the year
        ("2028-02-15", "2028-02-29", "2028-03-07", "2028-03-21", "2028-03-07"),  # a leap day
        ("2027-06-07", "2027-06-21", "2027-06-28", "2027-07-12", "2027-06-28"),
        (
            "2027-06-04",
            "2027-06-21",
            "2027-06-28",
            "2027-07-09",
            "2027-06-25",
        ),  # Juneteenth observed on Friday the 18th
        ("2027-06-21", "2027-07-06", "2027-07-13", "2027-07-26", "2027-07-12"),  # Sunday the Fourth, observed on Monday
        ("2024-12-11", "2024-12-26", "2025-01-02", "2025-01-15", "2025-01-02"),  # Christmas, and New Year's Day
        ("2025-01-06", "2025-01-21", "2025-01-28", "2025-02-10", "2025-01-27"),  # King's birthday on day 14
        ("2025-06-05", "2025-06-20", "2025-06-27", "2025-07-10", "2025-06-26"),  # Juneteenth on a Thursday
        ("2025-06-20", "2025-07-07", "2025-07-14", "2025-07-25", "2025-07-11"),  # the Fourth on a Friday
        ("2025-09-01", "2025-09-15", "2025-09-22", "2025-10-06", "2025-09-22"),  # filed on Labor Day
        ("2025-09-29", "2025-10-14", "2025-10-21", "2025-11-03", "2025-10-20"),  # Columbus Day on day 14
        ("2025-10-28", "2025-11-12", "2025-11-19", "2025-12-02", "2025-11-18"),  # Veterans Day on a Tuesday
        (
            "2025-11-13",
            "2025-12-01",
            "2025-12-08",
            "2025-12-18",
            "2025-12-04",
        ),  # Thanksgiving, and the state's day after
        ("2027-12-10", "2027-12-27", "2028-01-03", "2028-01-14", "2028-01-03"),  # Christmas and New Year on Saturdays
        ("2027-12-17", "2028-01-03", "2028-01-10", "2028-01-21", "2028-01-07"),  # New Year observed in the year before
        ("2028-06-05", "2028-06-20", "2028-06-27", "2028-07-10", "2028-06-26"),  # Juneteenth on a Monday
    ],
)
def it_counts_in_northern_california(filed: str, opposition: str, reply: str, hearing: str, amended: str):
    assert _found("cand", _matter(filed)) == {
        "amended_complaint": amended,
        "opposition": opposition,
        "reply": reply,
        "hearing": hearing,
    }


@pytest.mark.parametrize(
    ("court", "hearing", "opposition", "reply"),
    [
        ("cacd", "2026-06-15", "2026-05-22", "2026-06-01"),  # Memorial Day, back over the weekend
        ("cacd", "2026-09-28", "2026-09-04", "2026-09-14"),  # Labor Day
        ("cacd", "2026-12-17", "2026-11-25", "2026-12-03"),  # Thanksgiving
        ("cacd", "2026-12-18", "2026-11-27", "2026-12-04"),  # the day after: a state holiday does not count backward
        ("cacd", "2026-07-24", "2026-07-02", "2026-07-10"),  # July 3, observed
        ("cacd", "2026-11-02", "2026-10-09", "2026-10-19"),  # Columbus Day
        ("cacd", "2027-01-15", "2026-12-24", "2026-12-31"),  # Christmas, and New Year's Day
        ("cacd", "2026-02-09", "2026-01-16", "2026-01-26"),  # King's birthday
        ("cacd", "2026-03-02", "2026-02-09", "2026-02-13"),  # Washington's birthday on the reply's day
        ("cacd", "2025-12-18", "2025-11-26", "2025-12-04"),  # Thanksgiving: back a day
        ("cacd", "2025-07-25", "2025-07-03", "2025-07-11"),  # the Fourth on a Friday
        ("cacd", "2025-02-03", "2025-01-13", "2025-01-17"),  # King's birthday on the reply's day
        ("cacd", "2025-07-03", "2025-06-12", "2025-06-18"),  # Juneteenth on the reply's day
        ("cacd", "2028-01-21", "2027-12-30", "2028-01-07"),  # New Year's Day observed on a Friday of the year before
        ("casd", "2025-06-09", "2025-05-23", "2025-06-02"),  # Memorial Day
        ("casd", "2025-11-18", "2025-11-04", "2025-11-10"),  # Veterans Day on the reply's day
        ("casd", "2025-09-08", "2025-08-25", "2025-08-29"),  # Labor Day on the reply's day
        ("casd", "2026-06-08", "2026-05-22", "2026-06-01"),
        ("casd", "2026-09-14", "2026-08-31", "2026-09-04"),
        ("casd", "2026-11-25", "2026-11-10", "2026-11-18"),
        ("casd", "2026-12-10", "2026-11-25", "2026-12-03"),
        ("casd", "2026-07-10", "2026-06-26", "2026-07-02"),
    ],
)
def it_counts_back_from_the_hearing_in_central_and_southern_california(
    court: str, hearing: str, opposition: str, reply: str
):
    assert _found(court, _matter("", hearing)) == {"opposition": opposition, "reply": reply}


@pytest.mark.parametrize(
    ("court", "filed", "hearing"),
    [
        ("cacd", "2026-05-22", "2026-06-22"),  # day 28 is Juneteenth, a Friday
        ("cacd", "2026-03-03", "2026-04-01"),  # day 28 is César Chávez Day
        ("casd", "2026-04-27", "2026-05-26"),  # day 28 is Memorial Day
        ("casd", "2026-03-02", "2026-03-30"),
    ],
)
def it_finds_the_earliest_hearing(court: str, filed: str, hearing: str):
    assert _found(court, _matter(filed))["hearing"] == hearing


@pytest.mark.parametrize(
    ("filed", "heard", "answered", "due"),
    [
        ("2026-03-02", "", "", ("2026-03-16", "2026-03-26", "2026-04-06")),
        ("2026-03-02", "", "2026-03-10", ("2026-03-16", "2026-03-20", "2026-04-06")),  # answered early, replied early
        ("2026-06-05", "", "", ("2026-06-22", "2026-07-02", "2026-07-10")),
        ("2026-06-09", "", "", ("2026-06-23", "2026-07-06", "2026-07-14")),  # July 3, observed, on day 10
        ("2025-06-05", "", "", ("2025-06-20", "2025-06-30", "2025-07-10")),  # Juneteenth on day 14
        ("2026-12-01", "", "", ("2026-12-15", "2026-12-28", "2027-01-05")),  # Christmas on the reply's day
        ("2022-03-01", "", "", ("2022-03-15", "2022-03-25", "2022-04-05")),  # the first day of the present rule
        ("2022-02-28", "2022-04-07", "", ("2022-03-24", "2022-03-31", "2022-03-28")),  # the last day of the former
        ("2019-07-01", "2019-08-08", "", ("2019-07-25", "2019-08-01", "2019-07-29")),  # under the former rule
        ("2021-11-01", "2021-12-09", "", ("2021-11-24", "2021-12-02", "2021-11-29")),  # Thanksgiving, counted back
    ],
)
def it_counts_in_eastern_california(filed: str, heard: str, answered: str, due: tuple[str, str, str]):
    found = _found("caed", _matter(filed, heard, answered))
    assert (found["opposition"], found["reply"], found["hearing"]) == due


@pytest.mark.parametrize(
    ("filed", "response", "reply"),
    [
        ("2026-03-02", "2026-03-12", "2026-03-19"),
        ("2026-11-18", "2026-11-30", "2026-12-07"),  # day 10 is the Saturday after Thanksgiving
        ("2026-05-15", "2026-05-26", "2026-06-02"),  # Memorial Day on day 10
        ("2025-06-09", "2025-06-20", "2025-06-27"),  # Juneteenth on day 10
        ("2025-12-22", "2026-01-02", "2026-01-09"),  # New Year's Day on day 10
    ],
)
def it_counts_motions_on_appeal(filed: str, response: str, reply: str):
    assert _found("ca9", _matter(filed)) == {"opposition": response, "reply": reply}


@pytest.mark.parametrize(("filed", "amended"), [("2026-05-04", "2026-05-26"), ("2026-03-10", "2026-03-31")])
def it_counts_without_local_rules_and_without_a_state(filed: str, amended: str):
    assert _found("federal", _matter(filed)) == {"amended_complaint": amended}


def it_says_what_a_day_rests_on_when_courts_may_see_it_otherwise():
    def warnings(court: str, paper: str, *days: str) -> str:
        found = compute_deadlines(_matter(*days), load_profile(court))
        return " ".join(next(deadline.warnings for deadline in found if deadline.paper == paper))

    assert "Fri 2026-07-03 is a holiday only as observed on a Friday" in warnings("cand", "opposition", "2026-06-19")
    assert "Tue 2026-03-31 is a holiday of the state only" in warnings("cand", "opposition", "2026-03-17")
    assert "Do not wait for a later day" in warnings("cacd", "opposition", "", "2026-06-15")
    assert "only as observed" not in warnings("cacd", "opposition", "", "2026-07-24")
    assert "if it is filed earlier, this day is earlier too" in warnings("caed", "reply", "2026-03-02")
    assert "filed earlier" not in warnings("caed", "reply", "2026-03-02", "", "2026-03-10")


def it_shows_the_count_day_by_day():
    deadline = compute_deadlines(_matter("2026-06-05"), load_profile("cand"))[1]
    assert [day.number for day in deadline.days] == list(range(18))
    assert deadline.days[0].text == "  0  Fri 2026-06-05"
    assert deadline.days[14].text == " 14  Fri 2026-06-19: Juneteenth National Independence Day"
    assert deadline.days[-1].date == deadline.date
    back = compute_deadlines(_matter("", "2026-06-15"), load_profile("cacd"))[2]
    assert [(day.number, day.date.isoformat()) for day in back.days[-2:]] == [(23, "2026-05-23"), (24, "2026-05-22")]
    assert back.days[-1].note == ""
