"""Where gaps and findings lead in the Matter room."""

from dataclasses import replace

import pytest

from app.gui.rooms.matter.leading import CASE, ELEMENTS, FACTS, PAPERS, READING, Goal, find_goal
from app.law.authorities import Side
from app.law.matters import PaperKind
from tests.helpers.matters import make_matter

MATTER = make_matter()
MOTION = MATTER.find_operative(PaperKind.MOTION)
FIELDS = ("hearing", "judge", "plaintiff.name")


@pytest.mark.parametrize(
    ("words", "goal"),
    [
        ("papers", Goal(PAPERS)),
        ("facts", Goal(FACTS)),
        ("reading", Goal(READING)),
        ("elements", Goal(ELEMENTS)),
        ("judge", Goal(CASE, "judge")),
        ("[HEARING DATE] is still to be filled", Goal(CASE, "hearing")),
        ("[FIRM] is still to be filled", Goal(CASE, "plaintiff.firm")),
        ("[STREET ADDRESS]", Goal(CASE, "plaintiff.address")),
        ("[CITY, STATE ZIP]", Goal(CASE, "plaintiff.address")),
        ("[TELEPHONE]", Goal(CASE, "plaintiff.phone")),
        ("[EMAIL]", Goal(CASE, "plaintiff.email")),
        ("[BAR NO.]", Goal(CASE, "plaintiff.bar_number")),
        ("[ECF NO. OF MOT.]", Goal(PAPERS, paper=str(MOTION.id))),
        ("[ECF NO. OF THE MOTION]", Goal(PAPERS, paper=str(MOTION.id))),
    ],
)
def it_leads_to_what_fills_the_gap(words: str, goal: Goal):
    assert find_goal(words, MATTER, Side.PLAINTIFF, FIELDS) == goal


def it_leads_to_the_counsel_of_the_side_that_writes():
    assert find_goal("[FIRM]", MATTER, Side.DEFENDANT, FIELDS) == Goal(CASE, "defendant.firm")


def it_leads_to_the_first_paper_without_a_number_where_none_is_named():
    bare = replace(MATTER, papers=tuple(replace(one, ecf=None) for one in MATTER.papers))
    assert find_goal("[ECF NO.]", bare, Side.PLAINTIFF, FIELDS) == Goal(PAPERS, paper=str(bare.papers[0].id))
