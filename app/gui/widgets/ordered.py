"""A list whose rows are put in order by dragging or by Alt+↑ and Alt+↓, and taken out by Delete."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app.gui.guard import guarded
from app.gui.language import tr


@guarded
class OrderedList(QListWidget):
    """Shows rows and reports what is done with them; it changes nothing by itself."""

    moved = Signal(int, int)
    """The number of a row, and the one that it is to have."""
    removed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(tr("Drag a row, or press Alt+↑ and Alt+↓; Delete takes it out."))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[str]) -> None:
        """Show these rows; the cursor keeps its place."""
        before = [self.item(n).text() for n in range(self.count())]
        if rows == before:
            return
        row, scrolled = self.currentRow(), self.verticalScrollBar().value() if sorted(rows) == sorted(before) else 0
        self.clear()
        for number, words in enumerate(rows, start=1):
            item = QListWidgetItem(words)
            item.setToolTip(f"{number}. {words}")
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))
        if scrolled:
            self.verticalScrollBar().setValue(
                scrolled
            )  # the same rows in another order: the next one stays under the hand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or take out the row at the cursor."""
        row, key = self.currentRow(), event.key()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if row >= 0 and 0 <= row + step < self.count():
                self.setCurrentRow(row + step)
                self.moved.emit(row, row + step)
            return
        if key == Qt.Key.Key_Delete and row >= 0:
            self.removed.emit(row)
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Report where a row was dropped; what shows it again is the new order itself."""
        row = self.currentRow()
        target = self.indexAt(event.position().toPoint())
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        to = target.row() + below if target.isValid() else self.count()
        to -= to > row
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if row >= 0 and to != row:
            self.setCurrentRow(to)
            self.moved.emit(row, to)
