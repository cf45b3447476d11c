"""What stays where it is in the Arguments room: columns, cards, words in a field, and the room that a small board leaves."""

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication

from app.gui.rooms.arguments.board import CellState
from app.gui.rooms.arguments.picks import OfferList


def add(room, defense: str) -> None:
    room.bar.adder.setCurrentIndex(room.bar.adder.findData(defense))
    room.bar.adder.activated.emit(room.bar.adder.currentIndex())


def columns(room) -> list[str]:
    return [defense.id for defense in room.board.boards.board.defenses]


def it_keeps_columns_where_they_are_when_one_is_raised_or_taken_back(qtbot, arguments, opened):
    add(arguments, "consent")
    add(arguments, "exigency")
    before = columns(arguments)
    assert before[-2:] == ["consent", "exigency"]
    qtbot.keyClick(arguments.board, Qt.Key.Key_Return)  # raises the last
    assert columns(arguments) == before
    assert arguments.issue.defense == "exigency"
    arguments.answer.remove.click()
    assert columns(arguments) == before
    opened.session.undoing.undo()
    assert columns(arguments) == before


def it_leaves_words_and_keyboard_in_their_place_when_another_cell_is_clicked(qtbot, arguments, opened):
    for defense in ("consent", "exigency"):
        add(arguments, defense)
    arguments.board.go_to("1:doorway")
    arguments.answer.contention.setFocus()
    qtbot.keyClicks(arguments.answer.contention, "Defendants argue it.")
    cells = arguments.board.boards.board.cells
    at = next((r, c) for r, row in enumerate(cells) for c, one in enumerate(row) if one.state is CellState.NOT_RAISED)
    qtbot.mouseClick(
        arguments.board.viewport(),
        Qt.MouseButton.LeftButton,
        pos=arguments.board.visualRect(arguments.board.boards.index(*at)).center(),
    )
    assert next(i for i in opened.session.matter.issues if i.key == "1:doorway").contention == "Defendants argue it."
    assert QApplication.focusWidget() is arguments.board
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert (arguments.issue.count, arguments.issue.defense) == ("1", "consent")


def it_shows_defenses_that_no_count_can_meet_and_says_why(arguments):
    items = arguments.bar.adder.model()
    assert isinstance(items, QStandardItemModel)
    row = arguments.bar.adder.findData("rule_12f")  # the matter has no request to strike
    assert not items.item(row).isEnabled()
    assert items.item(row).toolTip()
    assert items.item(arguments.bar.adder.findData("consent")).isEnabled()
    assert row > arguments.bar.adder.findData("consent")


def it_does_not_move_the_next_card_from_under_the_mouse(qtbot, arguments, opened, settle):
    opened.resize(1100, 620)
    view = arguments.supports.lists[OfferList.OFFERED]
    while view._waiting:
        view._add_next()
    QApplication.processEvents()
    loose = [card for card in view.ordered() if card.number is None]
    picked, after = loose[2], loose[3]
    view.verticalScrollBar().setValue(picked.geometry().top() - 10)
    QApplication.processEvents()
    stood = after.mapTo(view.viewport(), after.rect().topLeft()).y()
    chip_row = picked.height()
    qtbot.mouseClick(picked.box, Qt.MouseButton.LeftButton)
    settle()
    QApplication.processEvents()
    assert picked.number == 1
    assert abs(after.mapTo(view.viewport(), after.rect().topLeft()).y() - stood) <= chip_row


def it_gives_the_room_of_a_small_board_to_the_answer(arguments, opened):
    opened.resize(1280, 900)
    QApplication.processEvents()
    board, below = arguments.board, arguments.below
    assert board.height() <= board.whole_height() + 1
    assert below.height() > board.height()


def it_gives_count_names_what_the_columns_leave(arguments, opened):
    opened.resize(1600, 900)
    QApplication.processEvents()
    board = arguments.board
    names = [str(board.boards.headerData(row, Qt.Orientation.Vertical)) for row in range(board.boards.rowCount())]
    assert board.verticalHeader().width() >= max(map(board.fontMetrics().horizontalAdvance, names))


def it_calls_no_statute_a_majority(arguments):
    from app.gui.words import chips_of
    from app.law.authorities import AuthorityKind

    offers = arguments.desk.drafting.matches[arguments.issue.key].offered
    other = [offer for offer in offers if offer.authority.kind is not AuthorityKind.OPINION]
    assert other
    assert all("majority" not in [chip.words for chip in chips_of(offer)] for offer in other)


def it_stays_where_it_is_when_the_same_offers_are_looked_at_anew(qtbot, arguments, opened):
    opened.resize(1100, 620)
    view = arguments.supports.lists[OfferList.OFFERED]
    while view._waiting:
        view._add_next()
    QApplication.processEvents()
    card = view.ordered()[9]
    view.verticalScrollBar().setValue(card.geometry().top() - 12)
    before = card.offer.proposition.id
    again = tuple(dataclasses.replace(one, score=one.score + 1) for one in view._offers)
    view.show_offers(again, view._selection, (), view._about, {})
    QApplication.processEvents()
    shown = next(one for one in view.cards if one.offer.proposition.id == before)
    assert abs(shown.geometry().top() - view.verticalScrollBar().value() - 12) <= 2


def it_leaves_keyboard_and_board_in_place_when_an_issue_is_taken_back(qtbot, arguments, opened):
    opened.resize(1280, 900)
    add(arguments, "consent")
    QApplication.processEvents()
    top = arguments.board.mapTo(arguments, arguments.board.rect().topLeft()).y()
    qtbot.keyClick(arguments.board, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is arguments.answer.pages
    opened.session.undoing.undo()
    QApplication.processEvents()
    assert arguments.issue is None
    assert QApplication.focusWidget() is arguments.board
    assert arguments.board.mapTo(arguments, arguments.board.rect().topLeft()).y() == top
