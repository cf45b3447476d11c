"""The Matter room by mouse and keyboard: pages made when wanted, words that are never lost, deadlines, reading a filing."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QListWidget, QTableWidget

from app.gui.look import scale
from app.gui.look.dress import Appearance, dress
from app.gui.places import Place
from app.gui.rooms.matter.room import COUNTS, FACTS, PAPERS, PARTIES, READING, MatterRoom
from app.gui.widgets.record_table import RecordTable
from app.law.authorities import Side
from app.law.matters import Fact, FactId, PaperKind
from app.law.opposing import PointStatus
from app.law.parties import Party, PartyId
from tests.gui.conftest import PATIENCE
from tests.gui.test_arguments import click

COMPLAINT = """UNITED STATES DISTRICT COURT
EASTERN DISTRICT OF CALIFORNIA

PARTIES

1. Defendant Deputy Lena Orr works for the County of Alder.

2. Deputy Orr came into the barn at night without a warrant.

FIRST CLAIM FOR RELIEF
Unlawful Entry (42 U.S.C. § 1983)
(Against Defendant Orr)

3. She came in.

SECOND CLAIM FOR RELIEF
The Quiet of a Barn
(Against Marsh)

4. The barn was loud.
"""
MOTION = """UNITED STATES DISTRICT COURT
EASTERN DISTRICT OF CALIFORNIA

MOTION TO DISMISS

I. INTRODUCTION

The motion should be granted because nothing that the complaint says is against the law.

II. ARGUMENT

A. Count 1 fails because the officer stood at the doorway.

A threshold is a public place.

B. The claims are stale.

They were filed on a rainy day.
"""


@pytest.fixture
def room(opened) -> MatterRoom:
    made = opened.enter("matter")
    assert isinstance(made, MatterRoom)
    return made


def read(opened, answers, settle, tmp_path, deed: str, text: str) -> None:
    answers.paper = tmp_path / f"{deed}.txt"
    answers.paper.write_text(text)
    opened.deeds[deed].trigger()
    settle()


def edit(qtbot, table: RecordTable, row: int, column: int, words: str) -> QLineEdit:
    """Type into a cell as F2 and the keys do, without Enter."""
    table.table.setFocus()
    table.table.setCurrentCell(row, column)
    qtbot.keyClick(table.table, Qt.Key.Key_F2)
    editor = table.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    return editor


# -- pages


def it_makes_a_page_when_it_is_first_looked_at(qtbot, opened, room, settle):
    assert not isinstance(room.tabs.widget(FACTS), RecordTable)
    bar = room.tabs.tabBar()
    room.case.focus_field("judge")
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(FACTS).center())
    assert room.tabs.isAncestorOf(opened.focusWidget())  # and no pane beside it
    assert room.tabs.currentWidget() is room.tables.facts
    assert room.tables.facts.table.rowCount() == len(opened.session.matter.facts)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert room.tabs.currentWidget() is room.reading
    settle()


def it_names_every_control_of_every_page(opened, room, answers, settle, tmp_path):
    read(opened, answers, settle, tmp_path, "read_complaint", COMPLAINT)
    for page in range(room.tabs.count()):
        room.tabs.turn_to(page)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    controls = [one for kind in kinds for one in room.findChildren(kind) if not one.objectName().startswith("qt_")]
    inner = ("QLineEditIconButton", "QHeaderView", "QTableCornerButton", "QComboBoxListView")
    controls = [one for one in controls if one.metaObject().className() not in inner]
    assert len(controls) > 40
    assert [one for one in controls if not (one.accessibleName() or getattr(one, "text", str)())] == []
    settle()


def it_scrolls_no_table_sideways_in_a_narrow_window(qapp, qtbot, opened, room, settle):
    scale.set_percent(150)
    try:
        dress(qapp, Appearance.LIGHT)
        opened.resize(1280, 800)
        for page in (PARTIES, PAPERS, COUNTS, FACTS):
            bar = room.tabs.turn_to(page).table.horizontalScrollBar()
            qapp.processEvents()
            qtbot.waitUntil(lambda bar=bar: bar.maximum() == 0, timeout=PATIENCE)
    finally:
        scale.set_percent(scale.USUAL)
        dress(qapp, Appearance.LIGHT)
    settle()


# -- words


def it_takes_days_as_they_are_written_and_shows_them_as_briefs_do(qtbot, opened, room, settle):
    field = room.case.fields["hearing"]
    for number, words in enumerate(("March 1, 2023", "3/2/2023", "2023-03-03", "4 March 2023", "Mar. 5, 2023"), 1):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Tab)
        assert opened.session.matter.caption.hearing.date == dt.date(2023, 3, number)
        assert field.text() == f"March {number}, 2023"
    settle()


def it_keeps_what_is_typed_and_not_left_yet(qtbot, opened, room, settle, tmp_path, answers):
    field = room.case.fields["judge"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Hon. Half Typed")
    assert room.has_words
    assert room.with_words(opened.session.matter).caption.judge == "Hon. Half Typed"
    assert opened.session.matter.caption.judge != "Hon. Half Typed"
    assert room.keep_words()
    assert opened.session.matter.caption.judge == "Hon. Half Typed"
    assert not room.has_words
    settle()


def it_leaves_words_that_cannot_be_meant_in_their_field(qtbot, opened, room, settle):
    field = room.case.fields["hearing"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "some day in May")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    opened.session.change(room.case.with_words(opened.session.matter), "nothing")
    room.refresh()
    assert field.text() == "some day in May"
    assert "is no day" in field.accessibleDescription()
    room.tabs.turn_to(PARTIES)
    assert room.has_words
    assert not room.keep_words()
    assert room.tabs.currentWidget() is room.case
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "March 4, 2021"
    assert not room.has_words
    settle()


def it_keeps_what_is_typed_in_a_cell(qtbot, opened, room, settle):
    table = room.tabs.turn_to(FACTS)
    edit(qtbot, table, 0, 0, "Another sentence.")
    assert room.has_words
    assert room.with_words(opened.session.matter).facts[0].text == "Another sentence."
    assert opened.session.matter.facts[0].text != "Another sentence."
    assert room.keep_words()
    assert opened.session.matter.facts[0].text == "Another sentence."
    settle()


def it_gives_back_what_a_cell_cannot_mean(qtbot, opened, room, settle):
    table = room.tabs.turn_to(FACTS)
    before = opened.session.matter
    editor = edit(qtbot, table, 0, 1, "Nowhere ¶ 3")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is no paper of this matter" in opened.notice.label.text(), timeout=60_000)
    qtbot.waitUntil(lambda: table.typed() == (0, 1, "Nowhere ¶ 3"), timeout=60_000)
    assert opened.session.matter == before
    qtbot.keyClick(table.table.findChild(QLineEdit), Qt.Key.Key_Escape)
    settle()


def it_does_not_forget_a_pasted_text_that_is_not_read(qtbot, opened, room, settle):
    page = room.tabs.turn_to(READING)
    click(qtbot, page.paste)
    page.text.setPlainText(COMPLAINT)
    room.tabs.turn_to(FACTS)
    assert room.has_words
    assert not room.keep_words()
    assert room.tabs.currentWidget() is page
    click(qtbot, page.take_text)
    settle()
    assert not room.has_words
    assert len(page.paragraphs.tree.paragraphs()) == 4
    settle()


# -- facts


def it_takes_tags_and_takes_them_back(qtbot, opened, room, settle):
    table = room.tabs.turn_to(FACTS)
    before = opened.session.matter.facts[0].tags
    editor = edit(qtbot, table, 0, 2, "entry, entry.no_warrant")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    made = ("entry", "entry.no_warrant")
    qtbot.waitUntil(lambda: opened.session.matter.facts[0].tags == made, timeout=60_000)
    opened.session.undoing.undo()
    assert opened.session.matter.facts[0].tags == before
    opened.session.undoing.redo()
    assert table.table.item(0, 2).text() == "entry, entry.no_warrant"
    settle()


def drop(table: QTableWidget, onto: QPoint) -> None:
    """What the mouse does in the end when the row at the cursor is dragged to a place and let go."""
    mime = table.model().mimeData([table.currentIndex()])
    kinds = Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    table.dropEvent(QDropEvent(QPointF(onto), *kinds))


def it_puts_a_dragged_fact_between_two_others_and_takes_it_back(opened, room, settle):
    facts = tuple(Fact(id=FactId(name), text=f"Fact {name}.") for name in "abcd")
    opened.session.change(replace(opened.session.matter, facts=facts, selections=()), "four facts")
    table = room.tabs.turn_to(FACTS).table
    for row, over, upper, expected in ((0, 2, False, "bcad"), (3, 0, True, "dbca"), (1, 2, True, "dbca")):
        table.setCurrentCell(row, 0)
        place = table.visualItemRect(table.item(over, 0))
        drop(table, QPoint(place.center().x(), place.top() + 2 if upper else place.bottom() - 2))
        assert "".join(fact.id for fact in opened.session.matter.facts) == expected
    opened.session.undoing.undo()
    opened.session.undoing.undo()
    assert "".join(fact.id for fact in opened.session.matter.facts) == "abcd"
    settle()


def it_says_all_where_a_count_names_nobody(opened, room, settle):
    table = room.tabs.turn_to(COUNTS)
    assert table.table.item(0, 3).text() == "all"
    table.table.item(0, 3).setText("")
    assert table.table.item(0, 3).text() == "all"
    assert opened.session.matter.counts[0].defendants == ()
    settle()


def it_finds_the_defendant_whose_name_is_typed(qtbot, opened, room, settle):
    table = room.tabs.turn_to(COUNTS).table
    table.setFocus()
    table.setCurrentCell(0, 3)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    names = table.findChild(QListWidget)
    qtbot.keyClicks(names, "marsh")
    qtbot.keyClick(names, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.session.matter.counts[0].defendants == (PartyId("marsh"),), timeout=60_000)
    settle()


# -- deadlines


def it_folds_what_stands_behind_a_deadline(qtbot, opened, room, settle):
    settle()
    page = room.rules.page
    assert "Tuesday, September 15, 2020" in page.toPlainText()
    assert "14 days after" not in page.toPlainText()
    page.setFocus()
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Tab)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    unfolded = page.toPlainText()
    assert "days after Tuesday, September 1, 2020" in unfolded
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert "days after" not in page.toPlainText()
    settle()


def it_loses_no_word_of_a_deadline(opened, room, settle):
    settle()
    room.rules._open = frozenset(f"deadline.{one.paper}" for one in room.rules._rules.deadlines)
    room.rules.show_rules(room.rules._rules)
    said = room.rules.page.toPlainText()
    for deadline in room.rules._rules.deadlines:
        assert all(warning in said for warning in deadline.warnings)
        assert deadline.title in said
        assert deadline.rule in said
    settle()


def it_leads_to_the_papers_whose_days_are_missing(opened, room, settle):
    bare = opened.session.matter
    opened.session.change(replace(bare, papers=bare.papers[:1], issues=(), readings=()), "papers")
    settle()
    assert "not known yet" in room.rules.page.toPlainText()
    room.rules.page.anchorClicked.emit(QUrl("days"))
    assert room.tabs.currentWidget() is room.tables.papers
    settle()


# -- reading


def it_offers_the_parties_that_the_complaint_names(qtbot, opened, room, answers, settle, tmp_path):
    opened.session.change(replace(opened.session.matter, counts=(), issues=(), selections=()), "no counts")
    read(opened, answers, settle, tmp_path, "read_complaint", COMPLAINT)
    counts = room.reading.counts
    assert counts.add.text() == "Add Deputy Orr"
    click(qtbot, counts.add)
    orr = opened.session.matter.parties[-1]
    assert (orr.name, orr.short_name, orr.role, orr.side) == ("Lena Orr", "Deputy Orr", "deputy", Side.DEFENDANT)
    assert not counts.add.isVisible()
    opened.session.undoing.undo()
    assert counts.add.isVisible()
    settle()


def it_matches_a_count_with_the_parties_of_now(qtbot, opened, room, answers, settle, tmp_path):
    bare = opened.session.matter
    opened.session.change(replace(bare, counts=(), issues=(), selections=()), "no counts")
    read(opened, answers, settle, tmp_path, "read_complaint", COMPLAINT)
    counts = room.reading.counts
    _first, second = counts.tree.rows()
    party = Party(id=PartyId("orr"), name="Lena Orr", short_name="Deputy Orr", side=Side.DEFENDANT)
    now = opened.session.matter
    opened.session.change(replace(now, parties=(*now.parties, party)), "a party")
    second.child(0).setCheckState(0, Qt.CheckState.Checked)
    assert second.checkState(0) is Qt.CheckState.Checked
    assert counts.take.text() == "Make 1 count"
    click(qtbot, counts.take)
    assert opened.session.matter.counts[-1].defendants == (PartyId("marsh"),)
    assert second.isDisabled()
    settle()


def it_ticks_paragraphs_by_space_and_shift(qtbot, opened, room, answers, settle, tmp_path):
    read(opened, answers, settle, tmp_path, "read_complaint", COMPLAINT)
    tree = room.reading.paragraphs.tree
    tree.setFocus()
    tree.setCurrentItem(tree.paragraphs()[0], 1)
    qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert room.reading.paragraphs.take.text() == "Make 2 facts"
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert not room.reading.paragraphs.take.isEnabled()
    settle()


def it_lets_a_point_raise_what_nothing_proposes(qtbot, opened, room, answers, settle, tmp_path):
    read(opened, answers, settle, tmp_path, "read_motion", MOTION)
    page = room.reading.points
    first, second = page.tree.rows()
    assert [row.text(0)[:1] for row in (first, second)] == ["A", "B"]
    assert not second.childCount()
    first.child(0).setCheckState(0, Qt.CheckState.Checked)
    page.tree.setCurrentItem(second)
    page.defense.setCurrentIndex(page.defense.findData("exigency"))
    click(qtbot, page.add)
    assert second.child(0).checkState(0) is Qt.CheckState.Checked
    click(qtbot, page.confirm)
    raised = {issue.key for issue in opened.session.matter.issues}
    assert {"1:doorway", "1:exigency"} <= raised
    statuses = [point.status for point in opened.session.matter.readings[-1].points if point.is_leaf]
    assert statuses == [PointStatus.CONFIRMED, PointStatus.CONFIRMED]
    opened.session.undoing.undo()
    assert "1:exigency" not in {issue.key for issue in opened.session.matter.issues}
    settle()


def it_keeps_ticks_while_another_point_is_answered(qtbot, opened, room, answers, settle, tmp_path):
    read(opened, answers, settle, tmp_path, "read_motion", MOTION)
    page = room.reading.points
    page.tree.rows()[0].child(0).setCheckState(0, Qt.CheckState.Checked)
    page.tree.setCurrentItem(page.tree.rows()[1])
    page.reason.setText("It is argued nowhere.")
    click(qtbot, page.dismiss)
    first, second = page.tree.rows()
    assert first.child(0).checkState(0) is Qt.CheckState.Checked
    assert second.text(2) == "raises no issue: It is argued nowhere."
    settle()


def it_takes_the_pages_of_a_point_from_a_file_that_counts_none(qtbot, opened, room, answers, settle, tmp_path):
    read(opened, answers, settle, tmp_path, "read_motion", MOTION)
    page = room.reading.points
    assert "counts no pages" in page.said.text()
    for number, words in enumerate(("4", "5-6")):
        page.tree.setCurrentItem(page.tree.rows()[number])
        assert page.pages.text() == ""
        page.pages.selectAll()
        qtbot.keyClicks(page.pages, words)
        qtbot.keyClick(page.pages, Qt.Key.Key_Return)
        assert page.tree.rows()[number].text(1) == words
    assert "counts no pages" not in page.said.text()
    page.tree.setCurrentItem(page.tree.rows()[0])
    assert page.pages.text() == "4"
    qtbot.keyClicks(page.pages, "th")
    qtbot.keyClick(page.pages, Qt.Key.Key_Return)
    assert "are no pages" in page.said.text()
    assert page.tree.rows()[0].text(1) == "4"
    settle()


def it_reads_an_opposition_and_raises_nothing_by_it(qtbot, opened, room, answers, settle, tmp_path):
    table = room.tabs.turn_to(PAPERS)
    click(qtbot, table.add)
    last = table.table.rowCount() - 1
    table.edited.emit(last, 0, PaperKind.OPPOSITION.value)
    table.edited.emit(last, 1, "Opp.")
    page = room.tabs.turn_to(READING)
    page.papers.setCurrentIndex(page.papers.findText("Opp.", Qt.MatchFlag.MatchStartsWith))
    page.papers.activated.emit(page.papers.currentIndex())
    answers.paper = tmp_path / "opposition.txt"
    answers.paper.write_text(MOTION.replace("MOTION TO DISMISS", "OPPOSITION TO THE MOTION TO DISMISS"))
    before = {issue.key: issue.raised_at for issue in opened.session.matter.issues}
    click(qtbot, page.read)
    settle()
    page.points.tree.setCurrentItem(page.points.tree.rows()[0])
    page.points.defense.setCurrentIndex(page.points.defense.findData("doorway"))
    click(qtbot, page.points.add)
    click(qtbot, page.points.confirm)
    assert {issue.key: issue.raised_at for issue in opened.session.matter.issues} == before
    assert page.points.tree.rows()[0].text(2) == "confirmed"
    settle()


# -- the court


def it_asks_for_a_court_by_its_name_only_where_the_list_has_it_not(qtbot, opened, room, settle):
    settle()
    form, field = room.case, room.case.fields["court"]
    assert not field.isVisible()
    form.court.setCurrentIndex(form.court.findText("Another federal court"))
    form.court.activated.emit(form.court.currentIndex())
    assert field.isVisible()
    field.setFocus()
    qtbot.keyClicks(field, "M.D. Fla.")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert opened.session.matter.caption.court == "flmd"
    assert field.text() == "Middle District of Florida"
    room.show_place(Place(room="matter", field="court"))
    assert field.hasFocus()
    settle()
