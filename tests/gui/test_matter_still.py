"""Tables of the Matter room stand still while their cells are edited."""

from dataclasses import replace

from PySide6.QtCore import QRect, Qt

from app.gui.rooms.matter.room import PAPERS
from app.gui.widgets.record_table import RecordTable
from app.law.matters import Paper, PaperId, PaperKind
from tests.gui.conftest import PATIENCE
from tests.gui.test_matter_room import edit, room  # noqa: F401  # a fixture

FILED, TITLE = 4, 2
LONG = "Notice of Motion and Motion of Defendants to Dismiss the First Amended Complaint of the Plaintiff " * 2


def places(table: RecordTable) -> list[QRect]:
    """Where each cell stands."""
    view = table.table
    cells = [(row, column) for row in range(view.rowCount()) for column in range(view.columnCount())]
    return [view.visualRect(view.model().index(*cell)) for cell in cells]


def it_moves_no_cell_while_days_are_typed_and_the_next_is_clicked(qtbot, opened, room, settle):  # noqa: F811
    papers = tuple(Paper(id=PaperId(f"p{n}"), kind=PaperKind.OTHER, short_name=f"P{n}", title="A") for n in range(3))
    undated = tuple(replace(one, filed=None) for one in opened.session.matter.papers)
    opened.session.change(replace(opened.session.matter, papers=(*undated, *papers)), "papers")
    table = room.tabs.turn_to(PAPERS)
    qtbot.waitUntil(lambda: table.table.columnWidth(FILED) > 0, timeout=PATIENCE)
    before = places(table)
    edit(qtbot, table, 0, FILED, "9/28/2026")
    assert places(table) == before
    below = table.table.visualRect(table.table.model().index(1, FILED)).center()
    qtbot.mouseClick(table.table.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert table.table.item(0, FILED).text() == "September 28, 2026"
    assert places(table) == before
    editor = edit(qtbot, table, 1, TITLE, LONG)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    table.table.setCurrentCell(2, TITLE)
    qtbot.keyClick(table.table, Qt.Key.Key_F2)  # begun before the row above takes its height
    table.resize(table.width() - 40, table.height())
    assert [one.left() for one in places(table)] == [one.left() for one in before]
    table.resize(table.width() + 40, table.height())
    assert places(table) == before
    qtbot.keyClick(table.table.indexWidget(table.table.currentIndex()), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: places(table) != before, timeout=PATIENCE)
    assert [one.left() for one in places(table)] == [one.left() for one in before]
    assert table.table.rowHeight(1) > table.table.rowHeight(2)
    settle()
