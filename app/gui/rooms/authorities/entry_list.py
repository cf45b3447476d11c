"""The list: an authority on two lines (name; citation, court, date, weight, read or not), and under it what was found."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.rooms.authorities.catalog import Row
from app.gui.rooms.authorities.entry_paint import ROW, EntryDelegate
from app.gui.rooms.authorities.row_words import row_tip, row_words
from app.gui.widgets.unseen import LaidOutWhenSeen

Index = QModelIndex | QPersistentModelIndex


def _identity(row: Row) -> tuple[str, str, bool]:
    """What a row is of, whatever is now said of it."""
    return str(row.entry.authority.key), row.hit.id if row.hit is not None else "", row.alone


@guarded
class EntryModel(QAbstractListModel):
    """The rows, as Qt asks for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; rows that are put at the end, or say more of the same, leave what is selected alone."""
        new = tuple(rows)
        if new and list(map(_identity, new)) == list(map(_identity, self.rows)):
            self.rows = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        if self.rows and new[: len(self.rows)] == self.rows:
            if len(new) > len(self.rows):
                self.beginInsertRows(QModelIndex(), len(self.rows), len(new) - 1)
                self.rows = new
                self.endInsertRows()
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its words, or its tool tip."""
        row = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None
        if row is None:
            return None
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row_words(row)
        return row_tip(row) if role == Qt.ItemDataRole.ToolTipRole else None


@guarded
class EntryList(QListView):
    """Shows rows; the one at the cursor is opened, and Enter goes on into the reader."""

    opened = Signal(object)
    """The `Row` at the cursor is to be shown."""
    entered = Signal()
    """The reader is to have the keyboard."""
    wanted_more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.rows = EntryModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(EntryDelegate(self))
        LaidOutWhenSeen(self)
        self.setAccessibleName(tr("Found"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(False)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_rows(self, rows: Sequence[Row], key: str = "") -> None:
        """Show other rows; the cursor stands on the authority of that key, if it is there, and nothing is opened."""
        self._quiet = True
        self.scheduleDelayedItemsLayout()
        same = bool(rows and self.rows.rows) and _identity(rows[0]) == _identity(self.rows.rows[0])
        kept = self.currentIndex().row() if same and self.selectionModel().hasSelection() else -1
        self.rows.show_rows(rows)
        place = next((n for n, row in enumerate(rows) if row.hit is None and row.entry.authority.key == key), -1)
        place = kept if kept >= 0 else place
        if place >= 0:
            self.setCurrentIndex(self.rows.index(min(place, len(rows) - 1)))
        self._quiet = False
        if kept < 0 and (place >= 0 or not same):
            self.scrollTo(self.rows.index(max(place, 0)))

    def stand_quietly(self, key: str) -> None:
        """Put the cursor on an authority without opening it; on none when it is not there."""
        place = next((n for n, r in enumerate(self.rows.rows) if r.hit is None and r.entry.authority.key == key), -1)
        self._quiet = True
        self.setCurrentIndex(self.rows.index(place) if place >= 0 else QModelIndex())
        self._quiet = False
        if place >= 0:
            self.scrollTo(self.rows.index(place))

    def row(self) -> Row | None:
        """The row at the cursor."""
        found = self.currentIndex().data(ROW)
        return found if isinstance(found, Row) else None

    def stand_on(self, number: int) -> None:
        """Put the cursor on a row, which opens it."""
        if 0 <= number < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the reader."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: on the first row in view, which is not opened by that."""
        super().focusInEvent(event)
        first = self.indexAt(self.viewport().rect().topLeft() + QPoint(2, 2))
        if not self.selectionModel().hasSelection() and first.isValid():
            self._quiet = True
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._quiet = False

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows anew in another size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew at another breadth, where they wrap elsewhere; the one at the cursor stays in view."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())  # which lays them out first

    def _on_current(self, now: QModelIndex) -> None:
        row = now.data(ROW)
        if isinstance(row, Row) and not self._quiet:
            self.opened.emit(row)
        if now.row() == self.rows.rowCount() - 1 and not self._quiet:
            self.wanted_more.emit()

    def _on_scrolled(self, value: int) -> None:
        if value and value >= self.verticalScrollBar().maximum() - 40:
            self.wanted_more.emit()
