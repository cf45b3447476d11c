"""The Draft room: text with its sources, edits that are kept, citations as chips, gaps, and real pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor

from app.gui.rooms.draft.room import DraftRoom
from app.law.edits import Choice, EditKind
from app.matters import block_edits
from app.word.convert import find_soffice
from tests.gui.conftest import PATIENCE
from tests.gui.test_arguments import card_of, click


@pytest.fixture
def drafted(qtbot, opened, settle) -> DraftRoom:
    """The Draft room with a draft that cites LaLonde."""
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    opened.deeds["draft"].trigger()
    settle()
    room = opened.rooms["draft"]
    assert isinstance(room, DraftRoom)
    opened.activateWindow()
    return room


def go_to(room: DraftRoom, words: str) -> None:
    found = room.view.text.document().find(words)
    assert not found.isNull()
    room.view.text.setTextCursor(QTextCursor(found))


def text_of(room: DraftRoom) -> str:
    return room.view.text.toPlainText()


def it_shows_the_sources_of_a_sentence(drafted):
    go_to(drafted, "The doorway exception did not cover")
    assert "lalonde.doorway" in drafted.view.sources.text()


def it_has_an_outline_that_leads(qtbot, drafted):
    item = drafted.outline.topLevelItem(drafted.outline.topLevelItemCount() - 1)
    drafted.outline.itemActivated.emit(item, 0)
    assert drafted.view.text.textCursor().block().text().endswith(item.text(0).split(" ", 1)[1])


def it_goes_to_the_place_of_each_gap(opened, drafted):
    places = []
    for _ in range(3):
        opened.deeds["next_gap"].trigger()
        cursor = drafted.view.text.textCursor()
        places.append(cursor.position())
        assert cursor.block().text()[cursor.positionInBlock() :].startswith("[")
    assert len(set(places)) > 1
    opened.deeds["previous_gap"].trigger()
    assert drafted.view.text.textCursor().position() == places[-2]
    assert drafted.gaps.count() > 1


def it_follows_the_picks_by_itself(qtbot, opened, drafted, settle):
    assert "The doorway exception did not cover" in text_of(drafted)
    opened.enter("arguments")
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    settle()
    assert "The doorway exception did not cover" not in text_of(drafted)


def it_edits_a_paragraph_and_keeps_its_citation(qtbot, opened, drafted, settle):
    go_to(drafted, "204 F.3d 947")
    qtbot.keyClick(drafted.view.text, Qt.Key.Key_Return)
    field = drafted.editor.field
    assert drafted.editor.isVisible()
    assert len(field.nodes) >= 1
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(field, "Plainly put, this holds. ")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not drafted.editor.isVisible()
    assert "Plainly put, this holds. " in text_of(drafted)
    assert "204 F.3d 947" in text_of(drafted)
    (edit,) = opened.session.matter.edits
    assert edit.kind is EditKind.REPLACE
    opened.session.undoing.undo()
    settle()
    assert "Plainly put" not in text_of(drafted)


def it_leaves_a_paragraph_as_it_was_by_escape(qtbot, opened, drafted):
    go_to(drafted, "204 F.3d 947")
    opened.deeds["edit"].trigger()
    qtbot.keyClicks(drafted.editor.field, "not kept")
    qtbot.keyClick(drafted.editor.field, Qt.Key.Key_Escape)
    assert not drafted.editor.isVisible()
    assert opened.session.matter.edits == ()


def it_sets_italic_while_one_writes(qtbot, opened, drafted, settle):
    go_to(drafted, "204 F.3d 947")
    opened.deeds["edit"].trigger()
    field = drafted.editor.field
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(field, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "Nota")
    assert field.text().startswith("*Nota*")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    settle()


def it_inserts_a_citation_by_part_of_its_name(qtbot, opened, drafted, settle):
    opened.deeds["next_gap"].trigger()
    go_to(drafted, "204 F.3d 947")
    opened.deeds["insert_citation"].trigger()
    picker = drafted.picker
    assert picker.isVisible()
    qtbot.keyClicks(picker.field, "payton")
    assert "Payton" in picker.list.item(0).text()
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert drafted.editor.field.nodes[-1].authority == "payton"
    qtbot.keyClick(drafted.editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "445 U.S. 573" in text_of(drafted)


def it_adds_and_leaves_out_paragraphs(qtbot, opened, drafted, settle):
    go_to(drafted, "204 F.3d 947")
    opened.deeds["add_paragraph"].trigger()
    qtbot.keyClicks(drafted.editor.field, "A paragraph of mine.")
    qtbot.keyClick(drafted.editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "A paragraph of mine." in text_of(drafted)
    go_to(drafted, "A paragraph of mine.")
    opened.deeds["edit"].trigger()
    click(qtbot, drafted.editor.delete)
    settle()
    assert "A paragraph of mine." not in text_of(drafted)


def it_says_where_the_first_page_is_edited(opened, drafted):
    drafted.view.text.moveCursor(QTextCursor.MoveOperation.Start)
    opened.deeds["edit"].trigger()
    assert not drafted.editor.isVisible()
    assert "Matter room" in opened.notice.label.text()


def it_shows_conflicts_after_a_new_draft_and_settles_them(opened, drafted, settle):
    shown = opened.drafting.shown
    block = shown.draft.block_ids[next(n for n, b in enumerate(shown.draft.written.blocks) if "204 F.3d" in b.text)]
    made = block_edits.replace_block(
        opened.session.matter, "opposition", block, base="What was drafted once.", text="My own words."
    )
    opened.session.change(made, "an old edit")
    settle()
    (conflict,) = opened.drafting.shown.draft.conflicts
    assert drafted.left.isTabVisible(2)
    drafted.conflicts.chosen.emit(conflict, Choice.MINE)
    settle()
    assert opened.drafting.shown.draft.conflicts == ()
    assert "My own words." in text_of(drafted)


def it_opens_a_cited_authority_at_its_pin(opened, drafted, settle):
    went = []
    opened.desk.went.connect(went.append)
    go_to(drafted, "204 F.3d 947")
    opened.deeds["open_cited"].trigger()
    assert opened.room == "authorities"
    (place,) = went
    assert (place.authority, place.pin) == ("lalonde", pin_in(text_of(drafted), "204 F.3d 947, "))
    settle()


def it_opens_what_is_clicked_with_control(qtbot, opened, drafted, settle):
    asked = []
    drafted.view.opened.disconnect()
    drafted.view.opened.connect(lambda *cited: asked.append(cited))
    go_to(drafted, "204 F.3d 947")
    cursor = drafted.view.text.textCursor()
    drafted.view.show_position(cursor.position())
    at = drafted.view.text.cursorRect(cursor).center()
    qtbot.mouseClick(drafted.view.text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert asked == [("lalonde", pin_in(text_of(drafted), "204 F.3d 947, "))]


def pin_in(text: str, after: str) -> str:
    """The page that a citation's words name."""
    return text.split(after, 1)[1].split(" ", 1)[0].replace("–", "-")


@pytest.mark.skipif(find_soffice() is None, reason="pages need LibreOffice")
def it_shows_the_real_pages(qtbot, opened, drafted):
    qtbot.waitUntil(lambda: opened.drafting.preview is not None, timeout=PATIENCE)
    preview = opened.drafting.preview
    assert preview.body_pages > 0
    assert "of 25 pages" in drafted.pages.words.text()
    assert "of 25 pages" in opened.status.pages.text()
    qtbot.waitUntil(lambda: 0 in drafted.pages.strip.drawn, timeout=PATIENCE)
    picture = drafted.pages.strip._pictures[0]
    assert isinstance(picture, QImage)
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}) > 2
