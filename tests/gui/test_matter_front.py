"""What the first page of a paper says, in the Matter room: offered, ticked, taken, and taken back."""

import pytest
from PySide6.QtCore import Qt

from app.gui.rooms.matter.room import READING, MatterRoom
from app.gui.widgets.tick_tree import is_ticked
from app.law.authorities import Side
from app.law.parties import Counsel
from tests.gui.test_arguments import click

PAPER = """RUTH M. ABARA (SBN 298811)
ABARA & QUIST LLP
1200 Harbor Street, Suite 410
Oakland, CA 94607
Telephone: (510) 555-0134
ruth@abaraquist.example
Attorneys for Plaintiff ADA DOYLE

UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA
OAKLAND DIVISION

ADA DOYLE,                               Case No. 4:20-cv-09999-ABC
          Plaintiff,
    v.                                   COMPLAINT FOR DAMAGES
OFFICER NED MARSH, individually;
SERGEANT LENA ORR, individually; and     Judge: Hon. Lucia Ferrante
COUNTY OF PINE,
          Defendants.

PARTIES

1. Ms. Doyle lives in Oakland.

2. Defendant Sergeant Orr came into the barn at night. She is sued in her individual capacity.
"""


@pytest.fixture
def room(opened) -> MatterRoom:
    made = opened.enter("matter")
    assert isinstance(made, MatterRoom)
    return made


def read(opened, answers, settle, tmp_path, text: str = PAPER) -> None:
    answers.paper = tmp_path / "complaint.txt"
    answers.paper.write_text(text)
    opened.deeds["read_complaint"].trigger()
    settle()


def rows(room: MatterRoom) -> dict[str, object]:
    return {str(item.data(0, Qt.ItemDataRole.UserRole)): item for item in room.reading.found.tree.rows()}


def it_offers_what_the_first_page_says_and_takes_what_is_ticked(qtbot, opened, room, answers, settle, tmp_path):
    before = opened.session.matter
    read(opened, answers, settle, tmp_path)
    page = room.reading
    assert page.front.text().startswith("First page (")
    assert opened.session.matter.caption == before.caption
    click(qtbot, page.front)
    found = rows(room)
    assert page.pages.currentWidget() is page.found
    assert "ECF No. 1" in page.found.said.text()
    assert found["plaintiff"].isDisabled()
    assert found["case_number"].text(2) == "differs: 4:20-cv-01234-XYZ"
    assert not any(is_ticked(item) for item in found.values())
    assert not page.found.take.isEnabled()

    click(qtbot, page.found.tick_new)
    ticked = {key for key, item in rows(room).items() if is_ticked(item)}
    assert {"party:2", "party:3"} <= ticked
    assert not {"case_number", "judge", "counsel:0"} & ticked
    page.found.tick("case_number", "counsel:0")
    click(qtbot, page.found.take)
    matter = opened.session.matter
    assert matter.caption.case_number == "4:20-cv-09999-ABC"
    assert matter.caption.judge == before.caption.judge
    assert [(p.name, p.short_name, p.pronouns[0]) for p in matter.parties[2:]] == [
        ("Lena Orr", "Sergeant Orr", "she"), ("County of Pine", "County of Pine", "it"),
    ]  # fmt: skip
    assert matter.counsel_of(Side.PLAINTIFF) == Counsel(
        side=Side.PLAINTIFF, name="Ruth M. Abara", bar_number="298811", firm="Abara & Quist LLP",
        address=("1200 Harbor Street, Suite 410", "Oakland, CA 94607"), phone="(510) 555-0134",
        email="ruth@abaraquist.example",
    )  # fmt: skip
    assert rows(room)["case_number"].isDisabled()

    opened.deeds["undo"].trigger()
    assert opened.session.matter.caption == before.caption
    assert opened.session.matter.parties == before.parties
    assert not rows(room)["case_number"].isDisabled()
    settle()


def it_leads_from_the_notice_to_the_list_and_ticks_by_keys(qtbot, opened, room, answers, settle, tmp_path):
    read(opened, answers, settle, tmp_path)
    assert "first page" in opened.notice.label.text()
    click(qtbot, opened.notice.buttons[0])
    page = room.reading
    assert room.tabs.currentIndex() == READING
    assert page.found.tree.hasFocus()
    page.found.tree.setCurrentItem(rows(room)["case_number"])
    qtbot.keyClick(page.found.tree, Qt.Key.Key_Space)
    assert is_ticked(rows(room)["case_number"])
    click(qtbot, page.paste)
    assert not page.front.isChecked()
    assert page.pages.currentIndex() == 1
    settle()


def it_offers_no_first_page_of_a_paper_that_says_nothing(opened, room, answers, settle, tmp_path):
    read(opened, answers, settle, tmp_path, "PARTIES\n\n1. She lives in Oakland.\n\n2. He does not.\n")
    assert room.reading.front.text() == "First page"
    settle()
