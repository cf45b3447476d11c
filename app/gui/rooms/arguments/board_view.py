"""The board on the screen: a table moved through by keys, with upright headings and painted signs."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.palette import UNIT, Tone
from app.gui.rooms.arguments.board import SIGNS, Board, Cell, CellState
from app.gui.rooms.arguments.board_headers import COLUMN, CountHeader, UprightHeader
from app.gui.rooms.arguments.board_legend import Legend
from app.gui.words import count_name, sentence_case

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ROW, ROW_TITLE = 34, 188

_TONES = {CellState.ANSWERED: Tone.OK, CellState.PICKED: Tone.CAUTION, CellState.WRONG: Tone.STOP}


@guarded
class BoardModel(QAbstractTableModel):
    """A `Board` as Qt's tables see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board: Board | None = None

    def show(self, board: Board | None) -> None:
        """Take another board; the view keeps its place when the shape is the same."""
        before = self.board
        if board is not None and before is not None and _shape(board) == _shape(before):
            self.board = board
            if board.cells != before.cells:  # not for every key that is typed into an answer
                self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.board = board
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))

    def cell(self, index: Index) -> Cell | None:
        """What a cell says; None for one that this board does not have: Qt asks for those of the board before, too."""
        if self.board is None or not (0 <= index.row() < self.rowCount() and 0 <= index.column() < self.columnCount()):
            return None
        return self.board.cells[index.row()][index.column()]

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of counts."""
        return len(self.board.counts) if self.board and not (parent and parent.isValid()) else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """The number of defenses."""
        return len(self.board.defenses) if self.board and not (parent and parent.isValid()) else 0

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401  # Qt's signature
        """The sign, and the same in words."""
        cell = self.cell(index)
        if cell is None or self.board is None:
            return None
        match role:
            case Role.DisplayRole:
                return SIGNS[cell.state]
            case Role.ToolTipRole | Role.AccessibleTextRole:
                count, defense = self.board.counts[index.row()], self.board.defenses[index.column()]
                return f"Count {count.label} × {defense.title}: {cell.state.value}. {cell.reason}"
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401  # Qt's signature
        """The names of counts and defenses; None beyond the last, for which Qt asks while another board comes."""
        number = self.rowCount() if orientation is Qt.Orientation.Vertical else self.columnCount()
        if self.board is None or role not in {Role.DisplayRole, Role.ToolTipRole} or not 0 <= section < number:
            return None
        if orientation is Qt.Orientation.Vertical:
            return count_name(self.board.counts[section])
        defense = self.board.defenses[section]
        return sentence_case(defense.title) if role == Role.ToolTipRole else defense.label


def _shape(board: Board) -> tuple[object, ...]:
    return board.counts, board.defenses


@guarded
class _SignPainter(QStyledItemDelegate):
    """Paints a cell's sign in its tone; hatches what cannot be raised."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        cell = model.cell(index) if isinstance(model, BoardModel) else None
        if cell is None:
            return
        shown = colors.active()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if cell.state is CellState.CANNOT:
            painter.fillRect(rect, QBrush(QColor(shown.line), Qt.BrushStyle.BDiagPattern))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(shown.picked))
            painter.setPen(QPen(QColor(shown.accent), 3 if state & QStyle.StateFlag.State_HasFocus else 1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.setPen(self._ink(cell.state))
        font = QFont(painter.font())
        font.setPixelSize(scale.px(16))
        painter.setFont(font)
        above = rect.adjusted(0, 0, 0, -scale.px(12)) if cell.place else rect
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, SIGNS[cell.state])
        if cell.place:
            self._paint_place(painter, rect, cell.place)
        painter.restore()

    @staticmethod
    def _paint_place(painter: QPainter, rect: QRect, place: str) -> None:
        """The page that raises or answers it, small under the sign."""
        font = QFont(painter.font())
        font.setPixelSize(scale.px(10))
        painter.setFont(font)
        painter.setPen(QColor(colors.active().muted))
        words = painter.fontMetrics().elidedText(place, Qt.TextElideMode.ElideRight, rect.width() - 2)
        painter.drawText(
            rect.adjusted(0, 0, 0, -2), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words
        )

    @staticmethod
    def _ink(state: CellState) -> QColor:
        shown = colors.active()
        if state is CellState.RAISED:
            return QColor(shown.ink)
        return shown.ink_of(_TONES.get(state, Tone.PLAIN))


@guarded
class BoardView(QTableView):
    """The board. Moving to a cell shows its supports; Enter goes to them."""

    moved = Signal(object)
    """The `Cell` now at the cursor."""
    entered_cell = Signal()
    """Enter was pressed on a cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = Legend(self)  # before the model, which asks for its place
        self.boards = BoardModel(self)
        self.setModel(self.boards)
        self.setAccessibleName(tr("Board of counts and defenses"))
        self.setHorizontalHeader(UprightHeader(self))
        self.setItemDelegate(_SignPainter(self))
        rows = CountHeader(self)
        self.setVerticalHeader(rows)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._fit()

    def show_board(self, board: Board | None) -> None:
        """Show another board."""
        self.boards.show(board)
        self._fit_names()

    def whole_height(self) -> int:
        """How high it is with all its rows."""
        bar = self.horizontalScrollBar().sizeHint().height()
        return (
            self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + bar + 2 * self.frameWidth()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names of the counts what the columns leave, and keep the cell at the cursor in sight."""
        super().resizeEvent(event)
        self._fit_names()
        self.scrollTo(self.currentIndex())

    def updateGeometries(self) -> None:
        """Have the legend in the corner, as large as that is now."""
        super().updateGeometries()
        for header, bar in (
            (self.horizontalHeader(), self.horizontalScrollBar()),
            (self.verticalHeader(), self.verticalScrollBar()),
        ):
            header.setOffsetToSectionPosition(bar.value())  # which the sizes of another scale had left within a section
        corner = QSize(self.verticalHeader().width(), self.horizontalHeader().height())
        board = self.boards.board
        states = {cell.state for row in (board.cells if board else ()) for cell in row}
        self.legend.show_in(QRect(self.contentsRect().topLeft(), corner), states)
        self.legend.setVisible(bool(states))

    def go_to(self, issue_key: str) -> None:
        """Move to the cell of an issue, if it is on the board."""
        place = self.boards.board.find_place(issue_key) if self.boards.board else None
        if place is not None:
            self.setCurrentIndex(self.boards.index(*place))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which cell is at the cursor."""
        super().currentChanged(current, previous)
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.moved.emit(self.boards.cell(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the supports."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered_cell.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        """Take the sizes of the present scale."""
        self.verticalHeader().setDefaultSectionSize(scale.px(ROW))
        self.horizontalHeader().setDefaultSectionSize(scale.px(COLUMN))
        self._fit_names()

    def _fit_names(self) -> None:
        """As broad as the longest name of a count, if the columns leave room for it."""
        metrics, rows = self.fontMetrics(), range(self.boards.rowCount())
        names = (str(self.boards.headerData(row, Qt.Orientation.Vertical)) for row in rows)
        wanted = max(map(metrics.horizontalAdvance, names), default=0) + 4 * UNIT
        left = (
            self.contentsRect().width() - self.horizontalHeader().length() - self.verticalScrollBar().sizeHint().width()
        )
        width = max(scale.px(ROW_TITLE), min(wanted, left))
        if left < scale.px(ROW_TITLE):  # not all columns are seen: those that are, whole
            width += (left - scale.px(ROW_TITLE)) % max(1, self.horizontalHeader().defaultSectionSize())
        if width != self.verticalHeader().width():
            self.verticalHeader().setFixedWidth(width)
            self.updateGeometries()  # or headings and cells would begin at two places
