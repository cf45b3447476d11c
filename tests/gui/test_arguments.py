"""The Arguments room as an attorney uses it: the real back end, its own library, by mouse and keyboard."""

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.gui.frame.window import MainWindow
from app.gui.rooms.arguments.board import CellState
from app.gui.rooms.arguments.card import OfferCard
from app.gui.rooms.arguments.fact_picker import FactPicker
from app.gui.rooms.arguments.picks import OfferList
from app.gui.rooms.arguments.room import ArgumentsRoom
from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.law.matters import Selection, Support, SupportRole


def room_of(window: MainWindow) -> ArgumentsRoom:
    room = window.rooms["arguments"]
    assert isinstance(room, ArgumentsRoom)
    return room


def cards(window: MainWindow, place: OfferList = OfferList.OFFERED) -> list[OfferCard]:
    view = room_of(window).supports.lists[place]
    view.make_all()
    QApplication.processEvents()
    return view.cards


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
    assert not card.answer.isVisible()
    click(qtbot, card.box)
    assert card.answer.isVisible()
    issue = room_of(opened).issue
    assert opened.session.find_selection(issue).supports[0].role is SupportRole.ADVERSE
    board = room_of(opened).board
    assert board.boards.cell(board.currentIndex()).state is CellState.PICKED
    qtbot.keyClicks(card.answer, "Ms. Doyle stayed inside.")
    qtbot.keyClick(card.answer, Qt.Key.Key_Return)
    assert opened.session.find_selection(issue).supports[0].distinction == "Ms. Doyle stayed inside."


def it_keeps_cards_and_scroll_when_something_is_picked(qtbot, opened, settle):
    before = cards(opened)
    click(qtbot, before[2].box)
    settle()
    assert cards(opened) == before


def it_never_lets_the_excluded_be_forgotten(opened):
    room_of(opened).board.go_to("1:qi_prong2")
    names = [card.offer.authority.name for card in cards(opened, OfferList.EXCLUDED)]
    assert names
    assert names[0] in room_of(opened).supports.foot.text()
    assert room_of(opened).supports.foot.isVisible()


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
    place = room.adder.findData("exigency")
    room.adder.setCurrentIndex(place)
    room.adder.activated.emit(place)
    assert room._cell.state is CellState.NOT_RAISED
    qtbot.keyClick(room.board, Qt.Key.Key_Return)
    assert room.issue.key == "1:exigency"
    qtbot.keyClicks(room.answer.pages, "9-10, 12")
    qtbot.keyClick(room.answer.pages, Qt.Key.Key_Return)
    assert room.issue.raised_at.pages == ("9-10", "12")
    assert room._cell.page == "9–10, 12"
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


def it_searches_the_supports(opened):
    room = room_of(opened)
    room.supports.search.setText("lalonde")
    assert {card.offer.authority.key for card in cards(opened)} == {"lalonde"}
    room.supports.search.setText("no such words at all")
    assert cards(opened) == []
    room.supports.search.clear()
    assert len(cards(opened)) > 3


def it_previews_an_argument_before_anything_is_picked(qtbot, opened, settle):
    room = room_of(opened)
    opened.deeds["module"].trigger()
    settle()
    assert room.module.toPlainText()
    assert opened.session.find_selection(room.issue) is None
    click(qtbot, room.take)
    assert picked(opened)
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


def it_leads_to_the_reader(qtbot, opened, settle):
    card = card_of(opened, "lalonde.doorway")
    click(qtbot, card.read)
    assert opened.room == "authorities"
    settle()
