"""The Draft room: text with its sources, edits that are kept, citations as chips, gaps, and real pages."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage, QTextCursor
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QToolTip

from app.gui.rooms.draft.room import DraftRoom
from app.gui.widgets.module_form import ModuleForm
from app.law.briefs import CitationNode
from app.law.edits import EditKind
from app.matters import block_edits
from app.tasks import preview
from app.word.convert import find_soffice
from tests.gui.conftest import PATIENCE
from tests.gui.test_arguments import card_of, cards, click


@pytest.fixture(autouse=True)
def no_pages(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are made only where they are tested."""
    if "real_pages" not in request.node.name:
        monkeypatch.setattr(preview, "find_soffice", lambda: None)


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
    assert "LaLonde v. County of Riverside, 204 F.3d 947, 955" in drafted.view.foot.text()


def it_has_an_outline_that_leads(qtbot, drafted):
    item = drafted.left.outline.topLevelItem(drafted.left.outline.topLevelItemCount() - 1)
    drafted.left.outline.itemActivated.emit(item, 0)
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
    assert drafted.left.gaps.list.count() > 1


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
    assert "come from the matter" in opened.notice.label.text()
    opened.notice.buttons[0].click()
    assert opened.room == "matter"


def it_shows_conflicts_after_a_new_draft_and_settles_them_by_keys(qtbot, opened, drafted, settle):
    shown = opened.drafting.shown
    block = shown.draft.block_ids[next(n for n, b in enumerate(shown.draft.written.blocks) if "204 F.3d" in b.text)]
    made = block_edits.replace_block(
        opened.session.matter, "opposition", block, base="What was drafted once.", text="My own words."
    )
    opened.session.change(made, "an old edit")
    settle()
    (conflict,) = opened.drafting.shown.draft.conflicts
    assert drafted.left.isTabVisible(2)
    told = " ".join(label.text() for label in drafted.left.conflicts.findChildren(QLabel))
    assert "What was drafted once." in told
    assert "My own words." in told
    assert "LaLonde at" in told
    opened.deeds["show_conflicts"].trigger()
    keep = opened.focusWidget()
    assert keep.text() == "Keep mine"
    assert drafted.view.block_number() == opened.drafting.shown.draft.block_ids.index(conflict.block)
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    settle()
    assert opened.focusWidget() is drafted.view.text
    assert "settled" in opened.notice.label.text()
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


def point_of(room: DraftRoom, words: str) -> QPoint:
    """Where words stand in the text, in the middle of the view."""
    go_to(room, words)
    cursor = room.view.text.textCursor()
    cursor.setPosition(cursor.selectionStart() + 1)
    room.view.show_position(cursor.position())
    return room.view.text.cursorRect(cursor).center()


def it_opens_a_citation_that_is_clicked(qtbot, opened, drafted, settle):
    at = point_of(drafted, "204 F.3d 947")
    went = []
    opened.desk.went.connect(went.append)
    qtbot.mouseClick(drafted.view.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: bool(went), timeout=PATIENCE)
    assert (went[0].room, went[0].authority) == ("authorities", "lalonde")
    settle()


def it_edits_what_is_clicked_twice_and_opens_nothing(qtbot, opened, drafted, settle):
    at, viewport = point_of(drafted, "204 F.3d 947"), drafted.view.text.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert drafted.editor.isVisible()
    qtbot.keyClick(drafted.editor.field, Qt.Key.Key_Escape)
    assert not drafted.view._opening.isActive()
    assert opened.room == "draft"


def it_tells_the_sources_of_what_the_pointer_rests_on(qtbot, drafted):
    at = point_of(drafted, "204 F.3d 947")
    told = drafted.view.tip_at(at)
    assert told.startswith("A click opens it in the reader.")
    assert "•" in told
    qtbot.mouseMove(drafted.view.text.viewport(), at)
    assert drafted.view.text.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    beside = point_of(drafted, "The doorway exception did not cover")
    assert not drafted.view.tip_at(beside).startswith("A click")
    assert "LaLonde v. County of Riverside, 204 F.3d 947" in drafted.view.tip_at(beside)


def names(room: DraftRoom, section: str) -> list[str]:
    return [b for b in room.desk.drafting.shown.draft.block_ids if b == section or b.startswith(f"{section}/")]


def stand_on(room: DraftRoom, block: str) -> None:
    position = room.view.position_of(block)
    assert position is not None
    room.view.show_position(position)


def it_moves_paragraphs_by_keys_each_as_it_is_told(qtbot, opened, drafted, settle):
    opened.activateWindow()
    order = names(drafted, "argument")
    paragraphs = [b for b in order if "/heading" not in b and b != "argument"][:4]
    for block, by in ((0, 1), (1, 1), (0, 1), (2, -1), (0, -1), (3, -1)):
        name = paragraphs[block]
        at = order.index(name)
        if not 1 <= at + by < len(order):
            continue
        order.insert(at + by, order.pop(at))
        stand_on(drafted, name)
        key = Qt.Key.Key_Up if by < 0 else Qt.Key.Key_Down
        qtbot.keyClick(drafted.view.text, key, Qt.KeyboardModifier.AltModifier)
        settle()
        assert names(drafted, "argument") == order
    assert opened.drafting.shown.draft.conflicts == ()
    while opened.session.undoing.canUndo() and "moving" in opened.session.undoing.undoText():
        opened.session.undoing.undo()
    settle()
    assert not opened.session.matter.edits


def it_keeps_own_paragraphs_where_they_are_moved(qtbot, opened, drafted, settle):
    go_to(drafted, "204 F.3d 947")
    for words in ("First of mine.", "Second of mine."):
        opened.deeds["add_paragraph"].trigger()
        qtbot.keyClicks(drafted.editor.field, words)
        qtbot.keyClick(drafted.editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
    text = text_of(drafted)
    earlier, later = sorted(("First of mine.", "Second of mine."), key=text.index)
    go_to(drafted, later)
    opened.deeds["move_up"].trigger()
    settle()
    assert text_of(drafted).index(later) < text_of(drafted).index(earlier)
    opened.deeds["move_up"].trigger()
    settle()
    assert text_of(drafted).index(later) < text_of(drafted).index("204 F.3d 947")


def headings(room: DraftRoom, level: int) -> list[str]:
    return [words.split(" ", 1)[1] for at, words, _, _ in room.view.places.outline if at == level]


def it_moves_a_point_in_the_outline_by_keys_and_by_dragging(qtbot, opened, drafted, settle):
    opened.enter("arguments")
    rooms = opened.rooms["arguments"]
    rooms.board.go_to("1:qi_prong2")
    settle()
    click(qtbot, cards(opened)[0].box)
    opened.enter("draft")
    settle()
    outline = drafted.left.outline
    before = headings(drafted, 3)
    assert len(before) == 2
    found = outline.findItems(before[0], Qt.MatchFlag.MatchEndsWith | Qt.MatchFlag.MatchRecursive)
    outline.setFocus()
    outline.setCurrentItem(found[0])
    qtbot.keyClick(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert headings(drafted, 3) == before[::-1]
    items = [outline.findItems(w, Qt.MatchFlag.MatchEndsWith | Qt.MatchFlag.MatchRecursive)[0] for w in before]
    outline.setCurrentItem(items[0])
    outline.scrollToItem(items[1])
    at = QPointF(outline.visualItemRect(items[1]).center())
    kinds = (Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    outline.dropEvent(QDropEvent(at, *kinds))
    settle()
    assert headings(drafted, 3) == before
    qtbot.keyClick(outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert "within its section" in opened.notice.label.text()


def it_writes_own_words_of_a_section(qtbot, opened, drafted, settle):
    opened.activateWindow()
    opened.deeds["own_words"].trigger()
    assert drafted.picker.isVisible()
    qtbot.keyClicks(drafted.picker.field, "introd")
    qtbot.keyClick(drafted.picker.field, Qt.Key.Key_Return)
    assert "Introduction" in drafted.editor.about.text()
    assert not drafted.editor.delete.isVisible()
    qtbot.keyClicks(drafted.editor.field, "Ms. Doyle was at home.")
    qtbot.keyClick(drafted.editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert opened.session.matter.own_words == {"opposition.introduction": "Ms. Doyle was at home."}
    go_to(drafted, "Ms. Doyle was at home.")
    qtbot.keyClick(drafted.view.text, Qt.Key.Key_Return)
    assert drafted.editor.block == "words:opposition.introduction"
    qtbot.keyClick(drafted.editor.field, Qt.Key.Key_Escape)
    opened.session.undoing.undo()
    settle()
    assert "Ms. Doyle was at home." not in text_of(drafted)


def it_saves_paragraphs_as_a_module_and_inserts_it(qtbot, opened, drafted, settle):
    opened.activateWindow()
    opened.deeds["insert_module"].trigger()
    go_to(drafted, "The doorway exception did not cover")
    opened.deeds["save_module"].trigger()
    settle()
    form = drafted.findChild(ModuleForm)
    form.title.setText("")
    assert not form.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()
    form.title.setText("Doorway paragraph")
    click(qtbot, form.buttons.button(QDialogButtonBox.StandardButton.Save))
    settle()
    count = text_of(drafted).count("The doorway exception did not cover")
    opened.deeds["insert_module"].trigger()
    settle()
    qtbot.keyClicks(drafted.picker.field, "doorway par")
    qtbot.keyClick(drafted.picker.field, Qt.Key.Key_Return)
    settle()
    assert text_of(drafted).count("The doorway exception did not cover") == count + 1


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
    _check_that_text_and_pages_follow_each_other(qtbot, drafted)
    _check_that_pages_are_zoomed(qtbot, drafted, preview.sheets)


def _check_that_text_and_pages_follow_each_other(qtbot, drafted):
    strip, words = drafted.pages.strip, "The doorway exception did not cover"
    go_to(drafted, words)
    qtbot.waitUntil(lambda: strip.marked is not None, timeout=PATIENCE)
    mark = strip.marked
    assert strip.viewport().rect().intersects(strip._place_of(mark))
    drafted.view.show_position(0)
    assert strip.marked is None
    strip.verticalScrollBar().setValue(mark.page * strip._step())
    place = strip._place(mark.page)
    height = place.top() + round((mark.top + mark.bottom) / 2 * place.height())
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.center().x(), height))
    assert words in drafted.view.text.textCursor().block().text()
    assert strip.marked == mark
    assert drafted.left.outline.currentItem() is not None


def _check_that_pages_are_zoomed(qtbot, drafted, sheets):
    strip = drafted.pages.strip
    broad = strip._place(0).width()
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Plus)
    assert strip._place(0).width() > broad
    assert strip.horizontalScrollBar().maximum() > 0
    assert drafted.pages.fit.text() == "125 %"
    assert drafted.desk.memory.number("draft/zoom", 0) == 125
    qtbot.keyClick(strip, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: sheets - 1 in strip.drawn, timeout=PATIENCE)
    click(qtbot, drafted.pages.fit)
    assert strip._place(0).width() == broad


def it_tells_the_sources_of_the_sentence_on_which_the_pointer_rests(qtbot, opened, drafted):
    view = drafted.view
    point = _shown_at(drafted, "The doorway exception did not cover")
    qtbot.mouseMove(view.text.viewport(), point - QPoint(4, 0))
    qtbot.mouseMove(view.text.viewport(), point)
    qtbot.waitUntil(lambda: "LaLonde v. County of Riverside, 204 F.3d 947" in QToolTip.text(), timeout=PATIENCE)
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=PATIENCE)


def _shown_at(room: DraftRoom, words: str) -> QPoint:
    """Where in the viewport the middle of words stands, once it is scrolled to."""
    found = room.view.text.document().find(words)
    room.view.show_position(found.selectionStart())
    cursor = QTextCursor(room.view.text.document())
    cursor.setPosition(found.selectionStart() + 5)
    return room.view.text.cursorRect(cursor).center()


def it_puts_other_words_in_one_place_and_in_all(qtbot, opened, drafted, settle):
    bar, before = drafted.view.search, opened.session.matter
    count = text_of(drafted).casefold().count("doorway")
    opened.deeds["replace"].trigger()
    assert bar.new.isVisible()
    qtbot.keyClicks(bar.field, "doorway")
    qtbot.keyClicks(bar.new, "threshold")
    go_to(drafted, "The doorway exception did not cover")
    bar.go_on(drafted.view.text.textCursor().selectionStart())
    qtbot.keyClick(bar.new, Qt.Key.Key_Return)
    settle()
    assert "The threshold exception did not cover" in text_of(drafted)
    assert text_of(drafted).casefold().count("doorway") == count - 1
    assert drafted.view.text.textCursor().selectedText().casefold() == "doorway"
    click(qtbot, bar.replace_all)
    settle()
    assert "doorway" not in text_of(drafted).casefold()
    assert "Replaced in" in opened.notice.label.text()
    for _ in range(2):
        opened.session.undoing.undo()
    settle()
    assert opened.session.matter.edits == before.edits
    bar.field.setText("204 F.3d")
    bar.go_on(0)
    click(qtbot, bar.replace)
    assert "stands in a citation" in opened.notice.label.text()
    click(qtbot, bar.replace_all)
    assert "stayed" in opened.notice.label.text()
    assert opened.session.matter.edits == before.edits


def it_leads_from_a_placeholder_to_where_it_is_filled_by_one_key(qtbot, opened, drafted, settle):
    gaps = drafted.view.places.gaps
    at = next(gap for gap in gaps if not gap.heading)
    drafted.view.show_position(at.position)
    opened.deeds["fill_gap"].trigger()
    assert opened.room == "matter"
    opened.enter("draft")
    words = next(gap for gap in gaps if gap.heading and drafted.left.gaps.place_at(gap.position) is None)
    drafted.view.show_position(words.position)
    opened.deeds["fill_gap"].trigger()
    assert drafted.editor.isVisible()
    field = drafted.editor.field
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, "xyz")
    before = field.toPlainText()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() != before
    qtbot.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == before
    qtbot.keyClick(field, Qt.Key.Key_Escape)


def it_keeps_words_apart_from_the_citation_before_them(qtbot, opened, drafted, settle):
    go_to(drafted, "204 F.3d 947")
    opened.deeds["edit"].trigger()
    field = drafted.editor.field
    number = next(n for n, node in enumerate(field.nodes) if isinstance(node, CitationNode))
    at = [n for n, sign in enumerate(field.document().toRawText()) if sign == "\ufffc"][number] + 1
    field.select_at(at)
    qtbot.keyClicks(field, "So")
    assert field.document().toRawText()[at : at + 3] == " So"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
