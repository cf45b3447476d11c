"""The Arguments room as an attorney uses it: the real back end, its own library, by mouse and keyboard."""

import dataclasses

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton

from app.gui.frame.window import MainWindow
from app.gui.rooms.arguments.adverse import Fate
from app.gui.rooms.arguments.board import CellState
from app.gui.rooms.arguments.card import MIME, OfferCard, words_html
from app.gui.rooms.arguments.fact_picker import FactPicker
from app.gui.rooms.arguments.picks import OfferList
from app.gui.rooms.arguments.room import ArgumentsRoom
from app.gui.widgets.module_form import ModuleForm
from app.law.authorities import PartKind, Side
from app.law.briefs import BriefKind
from app.law.matters import ArgumentOrder, Fact, FactId, Selection, Support, SupportRole
from app.law.opinions import Passage
from app.matters import editing
from tests.gui.conftest import PATIENCE


def room_of(window: MainWindow) -> ArgumentsRoom:
    room = window.rooms["arguments"]
    assert isinstance(room, ArgumentsRoom)
    return room


def cards(window: MainWindow, place: OfferList = OfferList.OFFERED) -> list[OfferCard]:
    view = room_of(window).supports.lists[place]
    while view._waiting:
        view._add_next()
    QApplication.processEvents()
    return view.ordered()


def card_of(window: MainWindow, proposition: str, place: OfferList = OfferList.OFFERED) -> OfferCard:
    return next(card for card in cards(window, place) if card.offer.proposition.id == proposition)


def picked(window: MainWindow) -> list[str]:
    issue = room_of(window).issue
    assert issue is not None
    selection = window.session.find_selection(issue)
    return [str(s.proposition) for s in selection.supports] if selection else []


def click(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def it_picks_undoes_and_redoes(qtbot, opened, settle):
    card = card_of(opened, "lalonde.doorway")
    click(qtbot, card.box)
    assert picked(opened) == ["lalonde.doorway"]
    assert opened.session.dirty
    assert opened.isWindowModified()
    assert room_of(opened).board.boards.cell(room_of(opened).board.currentIndex()).state is CellState.ANSWERED
    opened.session.undoing.undo()
    assert picked(opened) == []
    assert not opened.session.dirty
    assert not card.box.isChecked()
    opened.session.undoing.redo()
    assert picked(opened) == ["lalonde.doorway"]
    assert card.box.isChecked()


def it_picks_by_keyboard_alone(qtbot, opened, settle):
    board = room_of(opened).board
    opened.activateWindow()
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_Return)
    first = cards(opened)[0]
    assert opened.focusWidget() is first.box
    qtbot.keyClick(first.box, Qt.Key.Key_Space)
    assert picked(opened) == [first.offer.proposition.id]


def it_keeps_the_order_of_ticking_and_moves(qtbot, opened):
    one, two = cards(opened)[3], cards(opened)[1]
    for card in (one, two):
        click(qtbot, card.box)
    ids = [str(one.offer.proposition.id), str(two.offer.proposition.id)]
    assert picked(opened) == ids
    qtbot.keyClick(two.box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert picked(opened) == ids[::-1]


def it_asks_for_an_answer_to_adverse_authority(qtbot, opened):
    room_of(opened).supports.tabs.setCurrentIndex(1)
    card = cards(opened, OfferList.ADVERSE)[0]
    answer = card.adverse.words
    assert not answer.isVisible()
    click(qtbot, card.box)
    assert answer.isVisible()
    issue = room_of(opened).issue
    assert opened.session.find_selection(issue).supports[0].role is SupportRole.ADVERSE
    board = room_of(opened).board
    assert board.boards.cell(board.currentIndex()).state is CellState.PICKED
    qtbot.keyClicks(answer, "Ms. Doyle stayed inside.")
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    assert opened.session.find_selection(issue).supports[0].distinction == "Ms. Doyle stayed inside."


def it_keeps_cards_and_scroll_when_something_is_picked(qtbot, opened, settle):
    before = cards(opened)
    click(qtbot, before[2].box)
    settle()
    assert cards(opened) == before  # it goes up when the issue is shown anew
    assert before[2].number == 1
    assert opened.focusWidget() in {before[2].box, room_of(opened).board}


def drop(card: OfferCard, view, y: int) -> None:
    """Drop a card at a height of its list, as the mouse does at the end of a drag."""
    mime = QMimeData()
    mime.setData(MIME, str(id(card)).encode())
    at = view._inside.mapTo(view.viewport(), QPoint(20, y))
    kinds = (Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter, move = QDragEnterEvent(at, *kinds), QDragMoveEvent(at, *kinds)
    for event in (enter, move, QDropEvent(QPointF(at), *kinds)):
        QApplication.sendEvent(view.viewport(), event)
    assert enter.isAccepted()
    QApplication.processEvents()


def it_orders_cards_by_dragging_them(qtbot, opened, settle):
    view = room_of(opened).supports.lists[OfferList.OFFERED]
    for card in cards(opened)[:3]:
        click(qtbot, card.box)
    settle()
    one, two, three, four = cards(opened)[:4]
    drop(three, view, one.y() + 2)
    assert picked(opened) == [str(card.offer.proposition.id) for card in (three, one, two)]
    assert cards(opened)[:3] == [three, one, two]
    assert [card.y() for card in (three, one, two, four)] == sorted(card.y() for card in (three, one, two, four))
    drop(three, view, two.geometry().bottom() - 2)
    assert picked(opened) == [str(card.offer.proposition.id) for card in (one, two, three)]
    drop(four, view, two.y() + 2)
    assert picked(opened) == [str(card.offer.proposition.id) for card in (one, four, two, three)]
    assert not view._line.isVisible()
    opened.session.undoing.undo()
    assert picked(opened) == [str(card.offer.proposition.id) for card in (one, two, three)]
    settle()


def it_ignores_what_is_no_card(opened):
    view = room_of(opened).supports.lists[OfferList.OFFERED]
    mime = QMimeData()
    mime.setText("words")
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), event)
    assert picked(opened) == []


@pytest.mark.parametrize(("fate", "conceded"), [(Fate.CONCEDED, True), (Fate.ASIDE, False)])
def it_concedes_or_sets_adverse_authority_aside_with_the_reason(qtbot, opened, settle, fate, conceded):
    room_of(opened).supports.tabs.setCurrentIndex(1)
    card, issue = cards(opened, OfferList.ADVERSE)[0], room_of(opened).issue
    click(qtbot, card.adverse.buttons[fate])
    assert opened.session.find_selection(issue) is None
    qtbot.keyClicks(card.adverse.words, "It is about cars.")
    qtbot.keyClick(card.adverse.words, Qt.Key.Key_Return)
    (aside,) = opened.session.find_selection(issue).set_aside
    assert (aside.authority, aside.reason, aside.conceded) == (card.offer.authority.key, "It is about cars.", conceded)
    assert fate.value in card.chips.accessibleName()
    settle()
    assert card.adverse.words.text() == "It is about cars."
    click(qtbot, card.adverse.buttons[Fate.DISTINGUISHED])
    assert opened.session.find_selection(issue).set_aside == ()
    assert opened.session.find_selection(issue).supports[0].role is SupportRole.ADVERSE
    click(qtbot, card.adverse.buttons[Fate.DISTINGUISHED])
    assert opened.session.find_selection(issue) is None
    settle()


def it_shows_a_passage_with_its_words_highlighted(opened):
    offer = cards(opened)[0].offer
    text = "First the officers knocked. Then they waited. At last they left."
    passage = Passage(id="x/1", authority=offer.authority.key, part=PartKind.MAJORITY, author=None, text=text)
    start = text.index("Then")
    quoted = dataclasses.replace(offer, passage=passage, start=start, end=text.index(" At"))
    found = words_html(quoted, ("officers",))
    assert "“Then they waited.”" in found
    assert found.count("background-color") == 2
    assert ">officers</span>" in found
    assert words_html(offer, ("<b",)).count("background-color") == 0


def it_highlights_what_is_looked_for(qtbot, opened):
    room_of(opened).supports.search.setText("immunity")
    qtbot.waitUntil(lambda: any("background-color" in card.words.text() for card in cards(opened)), timeout=PATIENCE)
    assert all("background-color" in card.words.text() for card in cards(opened) if "immunity" in card.words.text())


def it_never_lets_the_excluded_be_forgotten(opened):
    room_of(opened).board.go_to("1:qi_prong2")
    excluded = cards(opened, OfferList.EXCLUDED)
    tabs = room_of(opened).supports.tabs
    assert excluded
    assert str(len(excluded)) in tabs.tabText(list(OfferList).index(OfferList.EXCLUDED))


def it_shows_wrong_pairings_as_such(opened):
    board = room_of(opened).board
    board.go_to("2:qi_prong2")
    assert board.boards.cell(board.currentIndex()).state is CellState.WRONG
    assert "Wrong pairing" in room_of(opened).supports.contention.text()
    assert not room_of(opened).supports.tabs.isVisible()


def it_shows_picks_that_the_library_lacks_and_drops_them(qtbot, opened):
    matter, issue = opened.session.matter, room_of(opened).issue
    stray = Selection(count="1", defense=issue.defense, supports=(Support(authority="gone", proposition="gone.one"),))
    opened.session.change(dataclasses.replace(matter, selections=(stray,)), "a stray pick")
    pane = room_of(opened).supports
    assert pane.stray.isVisible()
    assert any("gone.one" in label.text() for label in pane.stray.findChildren(QLabel))
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    click(qtbot, pane.stray.findChild(QPushButton))
    assert picked(opened) == ["lalonde.doorway"]
    assert not pane.stray.isVisible()


def it_picks_for_each_paper_apart(qtbot, opened, settle):
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    opened.deeds["reply"].trigger()
    settle()
    assert opened.session.kind is BriefKind.REPLY
    assert "Reply" in opened.windowTitle()
    assert picked(opened) == []
    click(qtbot, cards(opened)[0].box)
    assert len(opened.session.matter.selections_for(Side.DEFENDANT)) == 1
    assert len(opened.session.matter.selections_for(Side.PLAINTIFF)) == 1


def it_raises_an_issue_from_the_board(qtbot, opened, settle):
    room = room_of(opened)
    place = room.bar.adder.findData("exigency")
    room.bar.adder.setCurrentIndex(place)
    room.bar.adder.activated.emit(place)
    assert room._cell.state is CellState.NOT_RAISED
    qtbot.keyClick(room.board, Qt.Key.Key_Return)
    assert room.issue.key == "1:exigency"
    qtbot.keyClicks(room.answer.pages, "9-10, 12")
    qtbot.keyClick(room.answer.pages, Qt.Key.Key_Return)
    assert room.issue.raised_at.pages == ("9-10", "12")
    assert room._cell.place == "9–10, 12"
    click(qtbot, room.answer.remove)
    assert opened.session.matter.find_issue("1:exigency") is None
    settle()


def it_takes_own_words_as_one_step(qtbot, opened, settle):
    room = room_of(opened)
    room.answer.text.setFocus()
    qtbot.keyClicks(room.answer.text, "She stayed inside.")
    assert opened.session.find_selection(room.issue).text == "She stayed inside."
    opened.session.undoing.undo()
    assert opened.session.find_selection(room.issue) is None
    settle()


def it_concedes(qtbot, opened, settle):
    room = room_of(opened)
    qtbot.keyClicks(room.answer.conceded, "The point is not contested.")
    qtbot.keyClick(room.answer.conceded, Qt.Key.Key_Return)
    assert room._cell.state is CellState.CONCEDED
    settle()


def it_orders_signals_and_drops_in_the_answer(qtbot, opened, settle):
    room = room_of(opened)
    for card in cards(opened)[:3]:
        click(qtbot, card.box)
    before = picked(opened)
    room.answer.supports.setCurrentRow(2)
    qtbot.keyClick(room.answer.supports, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert picked(opened) == [before[0], before[2], before[1]]
    room.answer.signal_box.setCurrentIndex(room.answer.signal_box.findData("see"))
    room.answer.signal_box.activated.emit(room.answer.signal_box.currentIndex())
    assert opened.session.find_selection(room.issue).supports[1].signal == "see"
    qtbot.keyClick(room.answer.supports, Qt.Key.Key_Delete)
    assert picked(opened) == [before[0], before[1]]
    settle()


def it_applies_facts(opened, settle):
    room = room_of(opened)
    item = room.answer.facts.item(0)
    item.setCheckState(Qt.CheckState.Checked)
    assert len(opened.session.find_selection(room.issue).facts) == 1
    settle()


def it_searches_the_supports_when_the_typing_rests(qtbot, opened):
    room, all_cards = room_of(opened), len(cards(opened))
    assert all_cards > 3
    room.supports.search.setText("lalonde")
    qtbot.waitUntil(lambda: {card.offer.authority.key for card in cards(opened)} == {"lalonde"}, timeout=PATIENCE)
    room.supports.search.setText("no such words at all")
    qtbot.waitUntil(lambda: cards(opened) == [], timeout=PATIENCE)
    room.supports.search.clear()
    qtbot.waitUntil(lambda: len(cards(opened)) == all_cards, timeout=PATIENCE)


def it_previews_an_argument_before_anything_is_picked(qtbot, opened, settle):
    room = room_of(opened)
    opened.deeds["module"].trigger()
    settle()
    assert room.modules.text.toPlainText()
    assert opened.session.find_selection(room.issue) is None
    click(qtbot, room.modules.add)
    assert picked(opened)
    settle()


def rows(view) -> list[str]:
    return [view.item(n).text() for n in range(view.count())]


def it_previews_and_adds_an_argument_that_is_not_raised(qtbot, opened, settle):
    room = room_of(opened)
    opened.deeds["module"].trigger()
    qtbot.keyClicks(room.modules.search, "exigen")
    assert all("xigen" in words for words in rows(room.modules.list))
    room.modules.list.setCurrentRow(0)
    settle()
    assert "exigen" in room.modules.text.toPlainText().casefold()
    assert opened.session.matter.find_issue("1:exigency") is None
    click(qtbot, room.modules.add)
    settle()
    assert opened.session.matter.find_issue("1:exigency") is not None
    opened.session.undoing.undo()
    assert opened.session.matter.find_issue("1:exigency") is None
    room.modules.search.setText("no such words")
    assert rows(room.modules.list) == []
    assert not room.modules.add.isEnabled()
    settle()


def it_saves_an_answer_as_a_module_and_adds_it_to_another(qtbot, opened, settle):
    room = room_of(opened)
    room.board.go_to("1:doorway")
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    settle()
    opened.deeds["draft"].trigger()
    settle()
    opened.enter("arguments")
    opened.deeds["module"].trigger()
    settle()
    click(qtbot, room.modules.save)
    form = room.modules.findChild(ModuleForm)
    form.title.setText("The doorway, shortly")
    click(qtbot, form.buttons.button(QDialogButtonBox.StandardButton.Save))
    settle()
    room.board.go_to("1:qi_prong2")
    room.modules.search.setText("shortly")
    (words,) = rows(room.modules.list)
    assert words.startswith("The doorway, shortly")
    settle()
    assert "LaLonde" in room.modules.text.toPlainText()
    click(qtbot, room.modules.add)
    selection = opened.session.find_selection(room.issue)
    assert "[[cite:lalonde" in selection.text
    assert selection.heading
    opened.deeds["module"].trigger()
    room.below.setCurrentWidget(room.answer)
    assert any(getattr(node, "authority", "") == "lalonde" for node in room.answer.text.nodes)
    settle()


def it_orders_the_argument_by_choice_and_by_keys(qtbot, opened, settle):
    room = room_of(opened)
    opened.deeds["order"].trigger()
    order = room.order
    assert opened.session.matter.argument_order is ArgumentOrder.COUNTS
    before = list(order._keys)
    assert {key.partition(":")[0] for key in before} == {"1", "2"}
    order.list.setCurrentRow(0)
    qtbot.keyClick(order.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order._keys[:2] == [before[1], before[0]]
    assert [issue.key for issue in opened.session.matter.issues][:2] == [before[1], before[0]]
    order.list.setCurrentRow(2)
    qtbot.keyClick(order.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert opened.session.matter.argument_order is ArgumentOrder.OWN
    assert order._keys == [before[2], before[1], before[0]]
    order.box.setCurrentIndex(order.box.findData("strength"))
    order.box.activated.emit(order.box.currentIndex())
    assert opened.session.matter.argument_order is ArgumentOrder.STRENGTH
    order.list.itemActivated.emit(order.list.item(0))
    assert room.issue.key == order._keys[0]
    settle()


def it_puts_facts_in_order(qtbot, opened, settle):
    room = room_of(opened)
    facts = room.answer.facts
    second = Fact(id=FactId("lamp"), text="A lamp burned over the door.")
    opened.session.change(editing.put_fact(opened.session.matter, second), "a fact")
    ids = [fact.id for fact in opened.session.matter.facts][:2]
    for one in ids:
        row = next(n for n in range(facts.count()) if facts.fact(n) == one)
        facts.item(row).setCheckState(Qt.CheckState.Checked)
    facts.setCurrentRow(1)
    qtbot.keyClick(facts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert list(opened.session.find_selection(room.issue).facts) == ids[::-1]
    assert facts.fact(0) == ids[1]
    qtbot.keyClick(facts, Qt.Key.Key_Delete)
    assert list(opened.session.find_selection(room.issue).facts) == ids[:1]
    settle()


def it_notes_differences_and_the_likely_answer(qtbot, opened, settle):
    room = room_of(opened)
    card = next(c for c in cards(opened) if c.offer.proposition.outcome is not None)
    click(qtbot, card.box)
    room.below.setCurrentWidget(room.analogues)
    notes = room.analogues.notes
    notes.differences.setPlainText("It was night.\nThe door was locked.")
    qtbot.keyClicks(notes.likely, "That the door was open.")
    (note,) = opened.session.find_selection(room.issue).analogues
    assert note.proposition == card.offer.proposition.id
    assert note.differences == ("It was night.", "The door was locked.")
    assert note.likely_answer == "That the door was open."
    opened.session.undoing.undo()
    assert notes.likely.text() == ""
    settle()


def it_inserts_a_citation_into_own_words(qtbot, opened, settle):
    room = room_of(opened)
    opened.deeds["cite_own"].trigger()
    assert not room.citing.picker.isVisible()
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    settle()
    opened.activateWindow()
    opened.deeds["cite_own"].trigger()
    qtbot.keyClicks(room.citing.picker.field, "payton")
    qtbot.keyClick(room.citing.picker.field, Qt.Key.Key_Return)
    assert "[[cite:payton" in opened.session.find_selection(room.issue).text
    settle()


def it_marks_likenesses_on_the_sheet(qtbot, opened, settle):
    room = room_of(opened)
    card = next(c for c in cards(opened) if c.offer.proposition.facts)
    click(qtbot, card.box)
    sheet = room.analogues
    assert sheet.table.rowCount() == len(card.offer.proposition.facts)
    sheet.table.item(0, 3).setText("a few feet inside")
    (mark,) = opened.session.find_selection(room.issue).likenesses
    assert (mark.ours, mark.proposition) == ("a few feet inside", card.offer.proposition.id)
    sheet.table.item(0, 2).setCheckState(Qt.CheckState.Unchecked)
    sheet.table.item(0, 3).setText("")
    settle()


def it_picks_the_facts_of_a_likeness_by_their_sentences(qtbot, opened, settle):
    room = room_of(opened)
    click(qtbot, next(c for c in cards(opened) if c.offer.proposition.facts).box)
    table = room.analogues.table
    table.itemActivated.emit(table.item(0, 4))
    picker = room.analogues.findChild(FactPicker)
    fact = opened.session.matter.facts[-1]
    qtbot.keyClicks(picker.field, fact.text)
    (row,) = (n for n in range(picker.list.count()) if not picker.list.item(n).isHidden())
    picker.list.item(row).setCheckState(Qt.CheckState.Checked)
    picker.accept()
    (mark,) = opened.session.find_selection(room.issue).likenesses
    assert mark.facts == (fact.id,)
    assert fact.text in room.analogues.table.item(0, 4).text()
    settle()


def it_begins_at_the_board(opened, settle):
    opened.activateWindow()
    opened.enter("matter")
    opened.enter("arguments")
    settle()
    assert opened.focusWidget() is room_of(opened).board


def it_leads_to_the_reader(qtbot, opened, settle):
    card = card_of(opened, "lalonde.doorway")
    click(qtbot, card.read)
    assert opened.room == "authorities"
    settle()
