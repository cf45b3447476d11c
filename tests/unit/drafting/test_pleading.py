"""What a paragraph of a complaint is for, and the headings over it."""

import pytest

from app.drafting.opponent.complaint import find_paragraphs
from app.drafting.opponent.pleading import PleadedAs, iter_pleaded, pleaded_as
from app.law.opposing import NumberedParagraph
from tests.unit.drafting.test_complaint import flow

FACT, REALLEGES, JURISDICTION, CONCLUSION, COUNT = PleadedAs


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Plaintiff realleges and incorporates by reference paragraphs 1 through 11.", REALLEGES),
        ("Ms. Roe repeats the allegations above as though fully set forth herein.", REALLEGES),
        ("Plaintiffs re-allege ¶¶ 1-20.", REALLEGES),
        ("Officer Marsh repeated the order to step back.", FACT),
        ("The Department adopted the policy in May 2020 and repeats it in each class on arrests.", FACT),
        ("This Court has jurisdiction under 28 U.S.C. §§ 1331 and 1343(a).", JURISDICTION),
        ("The Court has supplemental jurisdiction over the claims under state law.", JURISDICTION),
        ("Venue lies in this district, where the stop took place.", JURISDICTION),
        ("Assignment to the San Jose Division is proper.", JURISDICTION),
        ("The deputies were two miles outside their jurisdiction when they stopped her.", FACT),
        ("She sued in small claims court and won.", FACT),
        ("As a direct and proximate result, she suffered damages.", CONCLUSION),
        ("As a result of the fall she broke her wrist.", FACT),
        ("Defendants acted under color of state law.", CONCLUSION),
        ("Defendant Marsh was at all times a deputy of Pine County, acting under color of state law.", FACT),
        ("This is a civil-rights action under 42 U.S.C. § 1983. Ms. Roe stood at the curb and was pushed.", CONCLUSION),
        ("Marsh said that this is a case for the union.", FACT),
        ("By this conduct Marsh violated the Fourth Amendment.", CONCLUSION),
        ("Plaintiff is entitled to punitive damages and to attorneys’ fees.", CONCLUSION),
        ("Any reasonable officer would have known that the right was clearly established.", CONCLUSION),
        ("This action seeks damages for one night.", CONCLUSION),
        ("Marsh was cited twice for violating the policy on pursuits.", FACT),
        ("Orr said that she was entitled to look into the trunk.", FACT),
    ],
)
def it_tells_what_a_paragraph_is_for(text: str, kind: PleadedAs):
    assert pleaded_as(text) is kind


def it_takes_what_stands_under_the_heading_of_jurisdiction_for_that():
    texts = [("1", "The arrest was in Reno.", "VENUE"), ("2", "It was noon.", ""), ("3", "It was noon.", "FACTS")]
    read = [NumberedParagraph(number=number, text=text, heading=heading) for number, text, heading in texts]
    assert list(iter_pleaded(read)) == [JURISDICTION, JURISDICTION, FACT]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("FIRST CLAIM FOR RELIEF (Battery) (Against Marsh)", COUNT),
        ("COUNT II – Unlawful Seizure", COUNT),
        ("CLAIMS · Fourth Cause of Action", COUNT),
        ("FACTS COMMON TO ALL CAUSES OF ACTION", FACT),
        ("COUNT ONE · Factual allegations", FACT),
        ("The Deputies Count the Money", FACT),
        ("NATURE OF THE ACTION", CONCLUSION),
        ("INTRODUCTION", CONCLUSION),
        ("The Officers Introduce Themselves", FACT),
    ],
)
def it_knows_what_stands_under_a_heading(heading: str, kind: PleadedAs):
    assert pleaded_as("The blow was an unreasonable seizure.", heading) is kind


@pytest.mark.parametrize(
    ("texts", "headings"),
    [
        (("# PARTIES", "1. He came.", "# FACTS", "A. The Stop", "2. He left."), ["PARTIES", "FACTS · A. The Stop"]),
        (("# FACTS", "# A. The Stop", "1. He came.", "2. He left."), ["FACTS · A. The Stop", ""]),
        (("Plaintiff alleges as follows:", "1. He came.", "2. He left."), ["", ""]),
        (
            ("1. He came.", "SECOND CLAIM FOR RELIEF (Battery) (Against Marsh)", "2. He left.", "PRAYER", "A. Money"),
            ["", "SECOND CLAIM FOR RELIEF (Battery) (Against Marsh)"],
        ),
    ],
)
def it_keeps_the_headings_right_before_a_paragraph(texts: tuple[str, ...], headings: list[str]):
    assert [paragraph.heading for paragraph in find_paragraphs(flow(*texts))] == headings


def it_reads_no_heading_where_there_is_no_paragraph():
    assert find_paragraphs(flow("# FACTS", "He came.")) == ()
