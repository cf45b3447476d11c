"""The Arguments room where there is little breadth: the supports are a tab under the board, and names have two lines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from app.gui.look import scale
from app.gui.rooms.arguments import board_headers
from app.gui.rooms.arguments.board import CellState
from app.gui.rooms.arguments.room import ArgumentsRoom


@pytest.fixture
def beside(opened) -> ArgumentsRoom:
    """The room in a window that has place for the supports beside it."""
    opened.resize(1280, 800)
    room = opened.enter("arguments")
    assert isinstance(room, ArgumentsRoom)
    QApplication.processEvents()
    return room


@pytest.fixture
def folded(beside, opened) -> ArgumentsRoom:
    """The room with its side pane folded away."""
    opened.activateWindow()
    opened.deeds["side"].trigger()
    QApplication.processEvents()
    return beside


def titles(room: ArgumentsRoom) -> list[str]:
    tabs = room.below
    return [tabs.tabText(n) for n in range(tabs.count()) if tabs.isTabVisible(n)]


def go_to_blank(room: ArgumentsRoom) -> None:
    """Go to a cell that nothing is raised in."""
    cells = room.board.boards.board.cells
    at = next((r, c) for r, row in enumerate(cells) for c, one in enumerate(row) if one.issue is None)
    room.board.setCurrentIndex(room.board.boards.index(*at))
    QApplication.processEvents()


def it_has_the_supports_as_first_tab_while_the_side_pane_is_folded(beside, opened):
    before = titles(beside)
    assert beside.side.isAncestorOf(beside.supports)
    opened.deeds["side"].trigger()
    assert titles(beside) == ["Supports", *before]
    assert beside.below.currentWidget() is beside.supports
    assert beside.supports.isVisible()
    opened.deeds["side"].trigger()
    assert titles(beside) == before
    assert beside.side.isAncestorOf(beside.supports)
    assert beside.supports.isVisible()
    assert beside.supports.search.isVisible()


def it_goes_to_the_cards_and_their_search_wherever_they_stand(qtbot, folded, opened):
    folded.below.setCurrentWidget(folded.answer)
    folded.board.setFocus()
    qtbot.keyClick(folded.board, Qt.Key.Key_Return)
    assert folded.below.currentWidget() is folded.supports
    assert any(
        card.isAncestorOf(QApplication.focusWidget()) for view in folded.supports.lists.values() for card in view.cards
    )
    for find in (folded.find_here, opened.deeds["search_supports"].trigger):
        folded.below.setCurrentWidget(folded.answer)
        find()
        assert folded.supports.search.hasFocus()
        assert folded.supports.search.isVisible()


def it_tells_of_a_cell_without_an_issue_and_goes_back_to_the_tab(folded):
    folded.below.setCurrentWidget(folded.analogues)
    key = folded.issue.key
    go_to_blank(folded)
    assert titles(folded) == ["Supports"]
    assert folded.supports.contention.isVisible()
    assert folded.supports.contention.text().startswith(folded.board.boards.cell(folded.board.currentIndex()).reason)
    folded.board.go_to(key)
    assert folded.below.currentWidget() is folded.analogues
    assert len(titles(folded)) == 5


def it_raises_an_issue_from_the_board_while_folded(qtbot, folded, opened):
    folded.bar.adder.setCurrentIndex(folded.bar.adder.findData("consent"))
    folded.bar.adder.activated.emit(folded.bar.adder.currentIndex())
    cell = folded.board.boards.cell(folded.board.currentIndex())
    assert cell.state is CellState.NOT_RAISED
    qtbot.keyClick(folded.board, Qt.Key.Key_Return)
    assert (folded.issue.defense, folded.below.currentWidget()) == ("consent", folded.answer)
    assert folded.answer.pages.hasFocus()


def it_has_only_the_tabs_of_an_issue_after_a_blank_cell_and_an_unfolding(folded, opened):
    key = folded.issue.key
    go_to_blank(folded)
    opened.deeds["side"].trigger()
    assert not folded.below.isVisible()
    folded.board.go_to(key)
    assert titles(folded) == ["Answer", "Fact analogues", "Modules", "Order"]


def it_folds_by_itself_where_the_window_is_narrow(beside, opened, monkeypatch):
    wide = opened.width()
    monkeypatch.setattr(scale, "percent", lambda: 200 if opened.width() < wide else 100)
    opened.resize(wide - 40, opened.height())
    QApplication.processEvents()
    assert beside.below.has_supports
    assert opened.memory.flag("show_side", default=True)  # the attorney's own choice stays
    opened.enter("matter")
    opened.enter("arguments")
    assert beside.below.has_supports
    opened.resize(wide, opened.height())
    QApplication.processEvents()
    assert not beside.below.has_supports


def it_begins_headings_and_cells_at_one_place_at_every_breadth(beside):
    board = beside.board
    for breadth in (260, 300, 240, board.width() + 500, 620):  # of which the first three cut a column off
        board.resize(breadth, board.height())
        assert board.viewport().geometry().left() == board.verticalHeader().geometry().right() + 1


@pytest.mark.parametrize("percent", scale.STEPS)
def it_has_place_for_a_range_of_pages_in_a_column(qapp, percent):
    font = QFont(qapp.font())
    font.setPixelSize(round(10 * percent / 100))
    column = round(board_headers.COLUMN * percent / 100)
    assert QFontMetrics(font).horizontalAdvance("12–13") <= column - 2


@pytest.mark.parametrize(
    ("width", "lines"),
    [(400, ["3a Unlawful search before the warrant"]), (160, ["3a Unlawful search", "before the warrant"])],
)
def it_breaks_the_name_of_a_count_where_one_line_is_too_short(qapp, width, lines):
    font = QFont(qapp.font())
    font.setPixelSize(13)
    metrics = QFontMetrics(font)
    assert board_headers.two_lines("3a  Unlawful search before the warrant", metrics, width).split("\n") == lines


def it_keeps_the_heights_of_either_way(opened):
    room = opened.enter("arguments")
    asked = []
    room.split.setSizes = asked.append  # what it asks for; how much of that a small window has is another matter
    opened.columns.show_side(wanted=True)
    beside = room.split.sizes()
    opened.columns.show_side(wanted=False)
    below = room.split.sizes()
    opened.columns.show_side(wanted=True)
    opened.columns.show_side(wanted=False)
    assert asked[-2] == pytest.approx(beside, abs=10)  # a scroll bar of the board comes and goes with the side pane
    assert asked[-1] == pytest.approx(below, abs=10)


def it_gives_the_side_pane_its_breadth_back_after_the_room_was_entered_while_folded(opened):
    room = opened.enter("arguments")
    opened.columns.show_side(wanted=True)
    broad = opened.columns.sizes()[-1]
    opened.columns.show_side(wanted=False)
    opened.columns.show_room(room, side=True)  # as on entering; the room folds it again before it is laid out
    opened.columns.show_side(wanted=False)
    opened.columns.show_side(wanted=True)
    assert opened.columns.sizes()[-1] == broad
