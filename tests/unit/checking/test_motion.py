"""A paper of one stage on a motion whose title names another."""

from dataclasses import replace

import pytest

from app.checking.brief_check import check_motion
from app.law.authorities import Posture
from app.law.matters import PaperKind
from tests.helpers.matters import make_matter


@pytest.mark.parametrize(
    ("title", "posture", "codes"),
    [
        ("Motion to Dismiss", Posture.MOTION_TO_DISMISS, []),
        ("Motion to Dismiss", Posture.SUMMARY_JUDGMENT, ["wrong_motion"]),
        ("Motion for Partial Summary Judgment", Posture.MOTION_TO_DISMISS, ["wrong_motion"]),
        ("Motion for Summary Adjudication of Issues", Posture.SUMMARY_JUDGMENT, []),
        ("Motion to Dismiss or, in the Alternative, for Summary Judgment", Posture.SUMMARY_JUDGMENT, []),
        ("Motion to Strike", Posture.SUMMARY_JUDGMENT, []),
    ],
)
def it_tells_a_paper_on_another_motion(title: str, posture: Posture, codes: list[str]) -> None:
    matter = make_matter()
    papers = tuple(replace(p, title=title) if p.kind is PaperKind.MOTION else p for p in matter.papers)
    assert [finding.code for finding in check_motion(replace(matter, papers=papers), posture)] == codes


def it_says_nothing_of_a_motion_that_the_matter_does_not_have() -> None:
    assert not list(check_motion(make_matter(papers=()), Posture.SUMMARY_JUDGMENT))
