"""Writing in the Draft room: search, placeholders, pasted citations, words that were left, and a draft that changes meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton

from app.gui.places import Place
from app.gui.rooms.draft.left_pane import CONFLICTS
from app.gui.rooms.draft.room import DraftRoom
from app.law.edits import EditKind
from app.matters import block_edits
from app.tasks import preview
from tests.gui.conftest import PATIENCE
from tests.gui.test_arguments import card_of, click

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are not what is tested here."""
    monkeypatch.setattr(preview, "find_soffice", lambda: None)


@pytest.fixture
def room(qtbot, opened, settle) -> DraftRoom:
    """The Draft room with a draft that cites LaLonde."""
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    opened.deeds["draft"].trigger()
    settle()
    opened.activateWindow()
    entered = opened.rooms["draft"]
    assert isinstance(entered, DraftRoom)
    return entered


def stand_on(room: DraftRoom, words: str) -> None:
    found = room.view.text.document().find(words)
    assert not found.isNull()
    room.view.show_position(found.selectionStart())


def keep(qtbot, room: DraftRoom) -> None:
    qtbot.keyClick(room.editor.field, Qt.Key.Key_Return, CONTROL)


def words_of(room: DraftRoom) -> str:
    return room.view.text.toPlainText()


def it_searches_the_text_by_keys(qtbot, opened, room, settle):
    opened.deeds["find"].trigger()
    bar = room.view.search
    assert bar.isVisible()
    qtbot.keyClicks(bar.field, "DOORWAY EX")
    places = words_of(room).casefold().count("doorway ex")
    assert places > 1
    assert bar.count.text().endswith(f"of {places}")
    first = room.view.text.textCursor().selectionStart()
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    second = room.view.text.textCursor().selectionStart()
    assert second > first
    assert room.view.text.textCursor().selectedText().casefold() == "doorway ex"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert room.view.text.textCursor().selectionStart() == first
    assert len(room.view.text.extraSelections()) == places
    bar.field.setText("nowhere at all")
    assert bar.count.text() == "not found"
    assert not bar.after.isEnabled()
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not room.view.text.extraSelections()
    assert room.view.text.hasFocus()
    settle()


def it_fills_a_placeholder_by_typing_over_it(qtbot, opened, room, settle):
    gap = next(one for one in room.view.places.gaps if one.heading and one.reason)
    before = len(room.view.places.gaps)
    assert any(gap.heading in room.left.gaps.list.item(row).text() for row in range(room.left.gaps.list.count()))
    room.view.show_position(gap.position)
    assert gap.reason in room.view.tip_at(room.view.text.cursorRect().center())
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    qtbot.keyClicks(room.editor.field, "what was missing")
    keep(qtbot, room)
    settle()
    assert "what was missing" in words_of(room)
    assert len(room.view.places.gaps) == before - 1
    opened.session.undoing.undo()
    settle()
    assert len(room.view.places.gaps) == before
    opened.session.undoing.redo()
    settle()
    assert "what was missing" in words_of(room)


def it_makes_chips_of_pasted_citations_that_the_library_knows(qtbot, opened, room, settle):
    stand_on(room, "204 F.3d 947")
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    field = room.editor.field
    field.moveCursor(QTextCursor.MoveOperation.End)
    known = "So held in Payton v. New York, 445 U.S. 573, 590 (1980)."
    QApplication.clipboard().setText(f" {known} But see Moe v. Roe, 1 F.4th 2, 3 (9th Cir. 2021).")
    before = field.text()
    qtbot.keyClick(field, Qt.Key.Key_V, CONTROL)
    settle()
    assert "So held in [[cite:payton|pin=590" in field.text()
    assert "Moe v. Roe, 1 F.4th 2, 3 (9th Cir. 2021)" in field.text()
    assert "Moe v. Roe" in opened.notice.label.text()
    keep(qtbot, room)
    settle()
    assert known in words_of(room)
    assert "payton" in room.view.places.citations
    stand_on(room, "So held in")
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    for _ in range(2):
        qtbot.keyClick(field, Qt.Key.Key_A, CONTROL)
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        assert field.text() == ""
        qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert before.rstrip() in field.text()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not room.editor.isVisible()


def it_cites_at_a_page_that_is_typed_and_changes_a_chosen_chip(qtbot, opened, room, settle):
    stand_on(room, "204 F.3d 947")
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    field = room.editor.field
    qtbot.keyClicks(field, "[[")
    assert room.picker.isVisible()
    qtbot.keyClicks(room.picker.field, "payton at 586")
    picked = room.picker.list.item(0).text()
    assert "445 U.S. 573" in picked
    assert picked.endswith("586")
    qtbot.keyClick(room.picker.field, Qt.Key.Key_Return)
    assert "[[cite:payton|pin=586]]" in field.text()
    field.select_at(field.textCursor().position() - 1, 1)
    opened.deeds["insert_citation"].trigger()
    assert room.picker.field.text() == "Payton at 586"
    room.picker.field.setText("445 U.S. 573 at 590")
    qtbot.keyClick(room.picker.field, Qt.Key.Key_Return)
    assert "pin=590]]" in field.text()
    assert "pin=586" not in field.text()
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert "[[cite:payton|pin=586]]" in field.text()
    keep(qtbot, room)
    settle()


def it_asks_for_the_page_that_a_citation_lacks(qtbot, opened, room, settle):
    stand_on(room, "204 F.3d 947")
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    field = room.editor.field
    field.show_text("So held. [[cite:payton|signal=see]]", field.name_of)
    keep(qtbot, room)
    settle()
    stand_on(room, "[PIN REQUIRED]")
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    assert room.picker.field.text() == "Payton at "
    assert "445 U.S. 573" in room.picker.list.item(0).text()
    qtbot.keyClicks(room.picker.field, "590")
    qtbot.keyClick(room.picker.field, Qt.Key.Key_Return)
    assert field.text().count("[[cite:payton") == 1
    assert "pin=590" in field.text()
    assert "signal=see" in field.text()
    keep(qtbot, room)
    settle()
    assert "See Payton v. New York, 445 U.S. 573, 590 (1980)." in words_of(room)


def it_brings_back_words_that_were_left(qtbot, opened, room, settle):
    stand_on(room, "The doorway exception did not cover")
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    assert room.editor.field.textCursor().position() == 0
    qtbot.keyClicks(room.editor.field, "Half a page of mine. ")
    qtbot.keyClick(room.editor.field, Qt.Key.Key_Escape)
    assert not room.editor.isVisible()
    assert "not kept" in opened.notice.label.text()
    click(qtbot, opened.notice.buttons[0])
    assert room.editor.field.text().startswith("Half a page of mine. ")
    keep(qtbot, room)
    settle()
    assert "Half a page of mine. The doorway exception" in words_of(room)


def it_edits_all_paragraphs_that_an_edit_made(qtbot, opened, room, settle):
    stand_on(room, "The doorway exception did not cover")
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    field = room.editor.field
    field.selectAll()
    qtbot.keyClicks(field, "First of mine.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "Second of mine.")
    keep(qtbot, room)
    settle()
    stand_on(room, "Second of mine.")
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    assert field.text() == "First of mine.\n\nSecond of mine."
    assert field.textCursor().position() == len("First of mine.") + 1
    qtbot.keyClicks(field, "The ")
    keep(qtbot, room)
    settle()
    assert "First of mine." in words_of(room)
    assert "The Second of mine." in words_of(room)
    assert opened.drafting.shown.draft.conflicts == ()
    assert len(opened.session.matter.edits) == 1


def it_keeps_what_is_written_while_the_draft_changes_under_it(qtbot, opened, room, settle):
    stand_on(room, "The doorway exception did not cover")
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    qtbot.keyClicks(room.editor.field, "In my words: ")
    opened.enter("arguments")
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    settle()
    opened.enter("draft")
    settle()
    assert room.editor.isVisible()
    assert "The doorway exception did not cover" not in words_of(room)
    keep(qtbot, room)
    settle()
    assert "In my words: The doorway exception" in words_of(room)
    (edit,) = opened.session.matter.edits
    assert edit.kind is EditKind.REPLACE
    assert "under 1 edit of yours" in opened.notice.label.text()
    click(qtbot, opened.notice.buttons[0])
    assert room.left.currentIndex() == CONFLICTS
    buttons = {one.text(): one for one in room.left.conflicts.findChildren(QPushButton)}
    click(qtbot, buttons["Show it"])
    assert room.view.text.textCursor().block().text().startswith("In my words")
    click(qtbot, buttons["Keep mine"])
    settle()
    assert opened.drafting.shown.draft.conflicts == ()
    assert "In my words: The doorway exception" in words_of(room)


def it_keeps_the_place_that_is_read_when_another_draft_comes(opened, room, settle):
    stand_on(room, "The doorway exception did not cover")
    top, shown = room.view.text.cursorRect().top(), opened.drafting.shown
    number = next(n for n, b in enumerate(shown.draft.block_ids) if b.startswith("standard") and "/" in b)
    after = block_edits.insert_block(
        opened.session.matter, "opposition", after=shown.draft.block_ids[number], text="Words above. " * 60
    )
    opened.session.change(after, "a paragraph above")
    settle()
    assert "Words above." in words_of(room)
    assert room.view.text.textCursor().block().text().startswith("The doorway exception did not cover")
    assert abs(room.view.text.cursorRect().top() - top) <= 2


def it_folds_the_outline_as_it_is_told_and_where_it_is_narrow(qtbot, opened, room, settle):
    opened.resize(1280, 800)
    qtbot.waitUntil(room.left.isVisible, timeout=PATIENCE)
    click(qtbot, room.with_outline)
    assert not room.left.isVisible()
    assert opened.memory.flag("draft/outline/broad", default=True) is False
    opened.deeds["draft_outline"].trigger()
    assert room.left.isVisible()
    room.resize(300, 500)
    assert not room.left.isVisible()
    assert not room.with_outline.isChecked()
    click(qtbot, room.with_pages)
    assert not room.pages.isVisible()
    click(qtbot, room.with_pages)
    assert room.pages.isVisible()
    settle()


def it_leads_to_a_sentence_by_its_words(opened, room, settle):
    sentence = next(one for one in room.desk.drafting.shown.sentences if "doorway exception did not" in one.text)
    block = room.desk.drafting.shown.draft.block_ids[sentence.block]
    opened.desk.go_to(Place(room="draft", block=block, words=sentence.text))
    assert room.view.text.textCursor().selectedText() == sentence.text
    settle()
