"""Amendment as of right: it follows a motion under Rule 12, and a complaint that was not amended yet."""

import datetime as dt
from dataclasses import replace

import pytest

from app.filing.deadlines import Deadline, compute_deadlines
from app.filing.profiles import load_profile
from app.law.matters import Matter, Paper, PaperId, PaperKind
from tests.helpers.matters import make_matter


def _deadlines(motion: str, complaint: str = "Complaint", *, earlier: bool = False) -> dict[str, Deadline]:
    matter = make_matter()
    first, second, *rest = matter.papers
    papers = [replace(first, title=complaint), replace(second, title=motion), *rest]
    if earlier:
        before = Paper(
            id=PaperId("old"),
            kind=PaperKind.COMPLAINT,
            short_name="Old Compl.",
            title="Complaint",
            filed=dt.date(2019, 12, 2),
        )
        papers.insert(0, before)
    found: Matter = replace(matter, papers=tuple(papers))
    return {deadline.paper: deadline for deadline in compute_deadlines(found, load_profile("cand"))}


@pytest.mark.parametrize(
    "title",
    [
        "Motion to Dismiss",
        "MOTION TO DISMISS THE COMPLAINT",
        "Motion to Strike",
        "Motion for a More Definite Statement",
        "Rule 12(b)(6) Motion",
        "Motion to Dismiss or, in the Alternative, for Summary Judgment",
    ],
)
def it_follows_a_motion_under_rule_12(title: str):
    amended = _deadlines(title)["amended_complaint"]
    assert amended.date == dt.date(2020, 9, 22)
    assert not any("see what it is" in warning for warning in amended.warnings)


@pytest.mark.parametrize(
    "title",
    [
        "Motion for Summary Judgment",
        "MOTION FOR PARTIAL SUMMARY JUDGMENT",
        "Motion for Summary Adjudication",
        "Motion for Judgment on the Pleadings",
    ],
)
def it_does_not_follow_a_motion_of_another_kind(title: str):
    found = _deadlines(title)
    assert "amended_complaint" not in found
    assert found["opposition"].date == dt.date(2020, 9, 15)


def it_says_so_when_the_title_does_not_tell_what_motion_it_is():
    amended = _deadlines("Notice of Motion")["amended_complaint"]
    assert amended.date == dt.date(2020, 9, 22)
    assert any("see what it is" in warning for warning in amended.warnings)


@pytest.mark.parametrize(
    ("complaint", "earlier"),
    [("First Amended Complaint", False), ("Second Amended Complaint", True), ("Complaint for Damages", True)],
)
def it_gives_no_day_where_the_complaint_was_amended_and_says_why(complaint: str, earlier: bool):
    amended = _deadlines("Motion to Dismiss", complaint, earlier=earlier)["amended_complaint"]
    assert amended.date is None
    assert any(f"the {complaint} is operative" in warning and "21 days" in warning for warning in amended.warnings)
    assert not any("is not entered" in warning for warning in amended.warnings)
