"""Deadlines of a motion: the day, the rule, the working, and what is said with it."""

import dataclasses
import datetime as dt

import pytest

from app.filing.deadlines import Deadline, compute_deadlines
from app.filing.profiles import Basis, CourtProfile, DeadlineRule, Direction, load_profile
from app.law.matters import Matter
from app.law.parties import Hearing
from tests.helpers.matters import make_matter

D = dt.date


def _matter(filed: dt.date | None, hearing: dt.date | None = None) -> Matter:
    matter = make_matter()
    motion = dataclasses.replace(matter.papers[1], filed=filed)
    caption = dataclasses.replace(matter.caption, hearing=Hearing(date=hearing))
    return dataclasses.replace(matter, papers=(matter.papers[0], motion), caption=caption)


def _found(matter: Matter, profile: CourtProfile | None = None) -> dict[str, Deadline]:
    return {d.paper: d for d in compute_deadlines(matter, profile or load_profile("cand"))}


def it_computes_the_papers_of_northern_california():
    found = _found(_matter(D(2026, 3, 2)))
    assert {paper: deadline.date for paper, deadline in found.items()} == {
        "amended_complaint": D(2026, 3, 23),
        "opposition": D(2026, 3, 16),
        "reply": D(2026, 3, 23),
        "hearing": D(2026, 4, 6),
    }
    assert found["opposition"].rule == "Civ. L.R. 7-3(a)"
    assert found["opposition"].working == ("14 days after Mon 2026-03-02 (motion filed) is Mon 2026-03-16.",)
    assert found["reply"].working == ("7 days after Mon 2026-03-16 (opposition due) is Mon 2026-03-23.",)


def it_counts_the_reply_from_the_day_to_which_the_opposition_moved():
    found = _found(_matter(D(2026, 6, 5)))
    assert found["opposition"].date == D(2026, 6, 22)
    assert found["reply"].date == D(2026, 6, 29)
    assert found["opposition"].working[1] == "Fri 2026-06-19 is no court day (Juneteenth National Independence Day)."
    assert found["opposition"].working[-1] == "The day is therefore Mon 2026-06-22 (Fed. R. Civ. P. 6(a)(1))."
    assert any("moved from Fri 2026-06-19" in warning for warning in found["opposition"].warnings)


def it_gives_no_day_without_the_filing_date():
    found = _found(_matter(None))
    assert [deadline.date for deadline in found.values()] == [None] * 4
    assert found["opposition"].warnings[-1] == "No day can be given: the day of the motion's filing is not entered."
    assert found["reply"].warnings[-1] == "No day can be given: the day of the opposition's due date is not entered."
    assert found["opposition"].working == ()


def it_never_gives_a_day_silently():
    for deadline in _found(_matter(D(2026, 3, 2))).values():
        assert any("Nobody has compared" in warning for warning in deadline.warnings)
        assert any("standing order" in warning for warning in deadline.warnings)
        assert deadline.source
    assert any("general knowledge" in w for w in _found(_matter(D(2026, 3, 2)))["amended_complaint"].warnings)


@pytest.mark.parametrize(("hearing", "warned"), [(D(2026, 4, 2), True), (D(2026, 4, 9), False), (None, False)])
def it_warns_of_a_hearing_that_is_set_too_early(hearing: dt.date | None, warned: bool):
    deadline = _found(_matter(D(2026, 3, 2), hearing))["hearing"]
    assert any("before the earliest day" in warning for warning in deadline.warnings) is warned


def it_counts_back_from_a_hearing():
    rule = DeadlineRule(
        paper="opposition",
        title="Opposition",
        anchor="hearing",
        days=21,
        direction=Direction.BEFORE,
        basis=Basis(rule="L.R. 7-9", source="test", verified=True, checked_on=D(2026, 1, 2)),
    )
    profile = dataclasses.replace(load_profile("cand"), deadline=(rule,), judge_note="")
    deadline = _found(_matter(None, D(2026, 6, 15)), profile)["opposition"]
    assert deadline.date == D(2026, 5, 22)
    assert deadline.working[0] == "21 days before Mon 2026-06-15 (hearing) is Mon 2026-05-25."
    assert deadline.working[-1].endswith("Fri 2026-05-22 (Fed. R. Civ. P. 6(a)(5)).")
    assert deadline.warnings == (
        "The day moved from Mon 2026-05-25: confirm the holidays and the court's own closures.",
        "Counting backward, the day moves earlier; some read the rule otherwise. Do not wait for a later day.",
    )


def it_turns_into_plain_values():
    plain = _found(_matter(D(2026, 3, 2)))["opposition"].as_dict()
    assert plain["date"] == "2026-03-16"
    assert plain["checked_on"] is None
    assert plain["verified"] is True
    assert _found(_matter(None))["opposition"].as_dict()["date"] is None
