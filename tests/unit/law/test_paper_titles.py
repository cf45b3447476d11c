"""Titles of papers as they stand in a sentence, and in another paper's title."""

import pytest

from app.law.matters import Paper, PaperId, PaperKind


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        (
            "Defendants’ Notice of Motion and Motion for Partial Summary Judgment; Memorandum of Points and Authorities",
            "Motion for Partial Summary Judgment",
        ),
        ("Defendant City of Larkhaven's Motion to Dismiss", "Motion to Dismiss"),
        ("City Defendants' Motion to Dismiss", "Motion to Dismiss"),
        ("DEFENDANTS’ NOTICE OF MOTION AND MOTION TO DISMISS", "MOTION TO DISMISS"),
        ("Complaint for Damages (42 U.S.C. § 1983; Nevada law)", "Complaint for Damages"),
        ("Motion to Dismiss Plaintiff’s Complaint", "Motion to Dismiss Plaintiff’s Complaint"),
        ("Order Granting in Part Defendants’ Motion", "Order Granting in Part Defendants’ Motion"),
        ("Notice of Motion", "Notice of Motion"),
        ("(Sealed)", "(Sealed)"),
    ],
)
def it_leaves_out_whose_it_is_and_what_comes_with_it(title: str, plain: str):
    paper = Paper(id=PaperId("p"), kind=PaperKind.MOTION, short_name="Mot.", title=title)
    assert paper.plain_title == plain
