"""What must be shown, in the Matter room: each element with its facts and places, assigned by keys, and taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.gui.places import Place
from app.gui.rooms.matter.room import ELEMENTS, MatterRoom
from app.gui.rooms.matter.shown import ShownPage, lacking
from app.gui.widgets.tick_tree import is_ticked
from app.law.matters import PaperKind
from app.law.opposing import NumberedParagraph, PaperReading
from app.matters.editing import put_reading


@pytest.fixture
def page(opened) -> ShownPage:
    room = opened.enter("matter")
    assert isinstance(room, MatterRoom)
    room.tabs.turn_to(ELEMENTS)
    return room.shown


def lines(page: ShownPage) -> dict[str, str]:
    return {str(item.data(1, Qt.ItemDataRole.UserRole)): item.text(1) for item in page._element_items()}


def it_assigns_a_fact_to_an_element_by_keys_and_takes_it_back(qtbot, opened, page, settle):
    practice = opened.desk.workspace.practice
    before, lacks = opened.session.matter, lacking(opened.session.matter, practice)
    assert page.elements.rows()[0].text(0).startswith("Count 1")
    assert set(lines(page).values()) == {"✗ no fact yet"}
    assert str(lacks) in opened.enter("matter").tabs.tabText(ELEMENTS)

    page.elements.setFocus()
    qtbot.keyClick(page.elements, Qt.Key.Key_Return)
    assert page.facts.hasFocus()
    page.facts.setCurrentItem(page.facts.rows()[0])
    qtbot.keyClick(page.facts, Qt.Key.Key_Space)
    tag = page._showing().tag
    assert tag in opened.session.matter.facts[0].tags
    assert lines(page)[tag] == "✓ Compl. ¶¶ 12, 14–15"
    assert is_ticked(page.facts.rows()[0])
    assert page.facts.hasFocus()
    assert lacking(opened.session.matter, practice) == lacks - 1

    qtbot.keyClick(page.facts, Qt.Key.Key_Escape)
    assert page.elements.hasFocus()
    opened.deeds["undo"].trigger()
    assert opened.session.matter.facts == before.facts
    assert lines(page)[tag] == "✗ no fact yet"
    assert not is_ticked(page.facts.rows()[0])

    page.filter.setText("no such word")
    assert page.facts.rows()[0].isHidden()
    settle()


def it_is_where_a_placeholder_of_the_draft_leads(opened, page, settle):
    room = opened.enter("matter")
    room.tabs.turn_to(0)
    room.show_place(Place(room="matter", field="elements"))
    assert room.tabs.currentIndex() == ELEMENTS
    assert page.elements.hasFocus()
    assert page._showing() is not None
    settle()


def it_suggests_a_calendar_that_every_system_can_name(opened, answers, settle):
    opened.session.change(replace(opened.session.matter, title="Doyle v. Pine/Fern: “Roe”"), "title")
    opened.session.path = None
    opened.enter("matter")._save_calendar()
    assert answers.asked[-1] == "doyle-v-pine-fern-roe-deadlines.ics"
    settle()


def it_takes_a_paragraph_that_is_no_fact_yet_and_ticks_it(qtbot, opened, page, settle):
    matter = opened.session.matter
    complaint = matter.find_operative(PaperKind.COMPLAINT)
    read = (NumberedParagraph(number="90", text="Deputy Orr acted under color of state law."),)
    reading = PaperReading(paper=complaint.id, filename="c.txt", sha256="0", paragraphs=read)
    opened.session.change(put_reading(matter, reading), "reading")
    page.filter.setText("zebra")
    assert page.none.isVisible()
    assert not page.take.isVisible()
    page.filter.setText("90")
    assert page.take.text() == "Take from the complaint ¶ 90"
    page.elements.setFocus()
    page.elements.setCurrentItem(page._element_items()[0])
    qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    assert not page.take.isVisible()
    assert not page.none.isVisible()
    qtbot.keyClick(page.facts, Qt.Key.Key_Space)
    assert page._showing().tag in opened.session.matter.facts[-1].tags
    assert opened.session.matter.facts[-1].cites[0].paragraphs == ("90",)
    settle()
