"""Forms of the Authorities room: kept by Ctrl+Enter, days as lawyers write them, rows and refusals where they are seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.gui.desk import Changes
from app.gui.places import AUTHORITIES, Place
from app.gui.rooms.authorities.leaves import DUPLICATES
from app.gui.rooms.authorities.opening import Goal
from app.gui.rooms.authorities.side import ABOUT
from app.gui.widgets.wrapped_items import WrappedItems

PATIENCE = 90_000


@pytest.fixture
def about(window, settle):
    """What stands beside an entry, in somebody's name."""
    window.desk.go_to(Place(room=AUTHORITIES, authority="lalonde"))
    settle()
    room = window.rooms[AUTHORITIES]
    room.acts.set_name("A. Attorney")
    room._turn_to(ABOUT)
    settle()
    return room.sheet.about


def it_takes_a_day_as_lawyers_write_it_and_keeps_by_the_keyboard(qtbot, window, about, settle):
    entry, library = about.entry, window.desk.workspace.library
    entry.change.click()
    decided = entry.lines["decided"]
    decided.setText("soon")
    qtbot.keyClick(decided, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not entry.verdict.visibleRegion().isEmpty(), timeout=PATIENCE)  # it is scrolled to
    assert entry.verdict.text().startswith("“soon” is no day: write it as March 9, 2023")
    decided.setText("Feb. 24, 2000")
    qtbot.keyClick(decided, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert str(library.get_authority("lalonde").decided) == "2000-02-24"
    assert entry.form.isHidden()
    entry.change.click()
    entry.lines["citations"].setText("nothing at all")
    qtbot.keyClick(entry.lines["citations"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert entry.verdict.text().startswith("Citations, the one to cite first: ")
    entry.leave.click()
    before = len(library.get_authority("lalonde").treatments)
    about.treatments.more.click()
    qtbot.keyClick(about.treatments.citation, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(library.get_authority("lalonde").treatments) == before + 1


def test_an_item_is_as_high_as_its_words_whether_it_can_be_ticked_or_not(qtbot):
    view = QListWidget()
    qtbot.addWidget(view)
    WrappedItems(view)
    view.resize(200, 300)
    words = "the allegations that are said to be immaterial, impertinent, or scandalous"
    for one in ("short", words):
        view.addItem(QListWidgetItem(one))
    view.show()
    low, high = (view.visualItemRect(view.item(n)).height() for n in range(2))
    assert high > 2 * low
    view.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert view.visualItemRect(view.item(0)).height() == low


def it_leads_to_the_page_that_a_proposition_lacks(qtbot, window, about, settle):
    library = window.desk.workspace.library
    one = next(p for a in library.iter_authorities() for p in library.propositions_of(a.key) if not p.pin)
    window.desk.go_to(Place(room=AUTHORITIES, authority=str(one.authority), field="pin"))
    settle()
    form = window.rooms[AUTHORITIES].sheet.law.form
    assert form.isVisible()
    assert window.focusWidget() is form.pin
    form.pin.setText("12")
    qtbot.keyClick(form.pin, Qt.Key.Key_Return)
    settle()
    assert form.isHidden()
    assert library.get_proposition(str(one.id)).pin == "12"


def it_asks_for_a_name_where_no_pane_is_seen_and_then_does_what_was_asked(qtbot, window, settle):
    room, library = window.enter(AUTHORITIES), window.desk.workspace.library
    settle()
    room.acts.set_name("")
    room.tabs.setCurrentIndex(DUPLICATES)
    settle()
    room.acts.do("Recording", lambda lib, by: lib.marks.tag("lalonde", by), Changes.NOTES)
    assert room.banners.nameless.isVisible()
    assert window.focusWidget() is room.banners.name
    qtbot.keyClicks(room.banners.name, "C. Advocate")
    qtbot.keyClick(room.banners.name, Qt.Key.Key_Return)
    settle()
    assert room.banners.nameless.isHidden()
    assert library.marks.tags_of("lalonde")["lalonde"] == ("C. Advocate",)
    room.acts.set_name("")
    room.acts.do("Recording", lambda lib, by: lib.marks.tag("lalonde", "late"), Changes.NOTES)
    room.open("lalonde", Goal())  # one has gone on: what waited is let go
    settle()
    room.acts.set_name("C. Advocate")
    settle()
    assert library.marks.tags_of("lalonde")["lalonde"] == ("C. Advocate",)
