"""A table of records that is edited in its cells: rows are added, taken out, and put in order by drag or keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.widgets.cells import Cells, Column
from app.gui.widgets.column_fit import ColumnFit
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.scaled import hold
from app.gui.widgets.stillness import Stillness
from app.gui.widgets.unseen import LaidOutWhenSeen


@guarded
class _Table(QTableWidget):
    moved = Signal(int, int)
    deleted = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of another breadth, which the columns share."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and the arrows move the row; Delete takes it out."""
        row = self.currentRow()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if row >= 0 and 0 <= row + step < self.rowCount():
                self.setCurrentCell(row + step, self.currentColumn())
                self.moved.emit(row, row + step)
            return
        if event.key() == Qt.Key.Key_Delete and row >= 0:
            self.deleted.emit()
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Report where a row was dropped; what shows it again is the new order itself."""
        row, at = self.currentRow(), event.position().toPoint()
        target = self.indexAt(at)
        below = at.y() > self.visualRect(target).center().y()  # as the line that is drawn meanwhile says
        to = target.row() + below if target.isValid() else self.rowCount()
        to -= to > row
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if row >= 0 and to != row:
            self.setCurrentCell(to, self.currentColumn())
            self.moved.emit(row, to)


@guarded
class RecordTable(QWidget):
    """The table, what it teaches when it is empty, and its buttons. It changes nothing by itself."""

    edited = Signal(int, int, str)
    """Row, column, and the new value: of a column with choices, the value behind the words."""
    added = Signal()
    removed = Signal(list)
    """The rows that are selected, in order."""
    moved = Signal(int, int)
    led = Signal()
    """The other way to fill the table, which is offered while it is empty, was chosen."""
    given_up = Signal()
    """Escape closed a cell that was typed in."""

    def __init__(  # every word of it
        self,
        name: str,
        columns: Sequence[Column],
        *,
        add: str,
        teach: str,
        lead: str = "",
        numbered: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._filling, self._fitting, self._fresh = columns, False, False, True
        self.table, self.teach = _Table(0, len(columns)), Wrapped(teach, "muted")
        LaidOutWhenSeen(self.table)
        self._cells, self._fits = Cells(columns, self.table), ColumnFit(self.table, columns)
        self.add, self.remove, self._has_lead = QPushButton(add), QPushButton(tr("Take out")), bool(lead)
        self.lead = QPushButton(lead or add)
        self._taught = (teach, lead)
        self.up, self.down = QPushButton(tr("Move up")), QPushButton(tr("Move down"))
        self._fitted = QTimer(self, singleShot=True, interval=0)
        """Columns are fitted after a resize and not within: it would resize the table again from there."""
        self._settled = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        """Rows take the height of other words after a pause: the click that took those may be half of a double one."""
        self._held: tuple[int, int, str] | None = None
        """Words that could not be taken, of a cell that nobody sees now."""
        self.buttons = QHBoxLayout()
        self._stillness = Stillness(self, lambda: self._fit() if self._fresh else self._fits.fit_rows())
        self._build(name)
        self.table.verticalHeader().setVisible(numbered)
        self._is_ordered = numbered

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows, given as values; the cursor keeps its place, and what is there already stands still."""
        self._filling = True
        row, column = self.table.currentRow(), self.table.currentColumn()
        self._fresh = self._fresh or len(rows) != self.table.rowCount()
        self.table.setRowCount(len(rows))
        for number, values in enumerate(rows):
            for place, value in enumerate(values):
                self._put(number, place, value)
        self.teach.setVisible(not rows)
        self.table.setVisible(bool(rows))
        if self._fresh:
            self._fit()
        else:
            self._settled.start()
        if rows and row >= 0:
            self.table.setCurrentCell(min(row, len(rows) - 1), max(column, 0))
        self.remove.setVisible(bool(rows))
        for button in (self.up, self.down):
            button.setVisible(self._is_ordered and len(rows) > 1)
        self.lead.setVisible(not rows and self._has_lead)
        self._filling = False

    def teach_by(self, words: str = "", lead: str = "") -> None:
        """While it is empty, teach by these words and lead by a button of that name; none for its own."""
        self.teach.setText(words or self._taught[0])
        self.lead.setText(lead or self._taught[1])

    @property
    def held(self) -> bool:
        """Whether words that could not be taken wait until the table is seen again."""
        return self._held is not None

    def heading(self, column: int) -> str:
        """The heading of a column."""
        return self._columns[column].title

    def offer_several(self, column: int, names: Sequence[str]) -> None:
        """Let the cells of a column be ticked among these."""
        self._cells.several[column] = names

    def edit_last(self, column: int = 0) -> None:
        """Begin to edit the last row."""
        self.edit_at(self.table.rowCount() - 1, column)

    def edit_at(self, row: int, column: int) -> None:
        """Begin to edit a cell."""
        self.go_to(row, column)
        if self.table.isVisible():
            self.table.edit(self.table.currentIndex())

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.table.setFocus()
        self.table.setCurrentCell(row, column)

    def edit_again(self, row: int, column: int, words: str) -> None:
        """Give back words that could not be taken, in the cell in which they were typed."""
        QTimer.singleShot(0, self, lambda: self._reopen(row, column, words))  # the editor that had them closes first

    def typed(self) -> tuple[int, int, str] | None:
        """Row, column and words of the cell that is being typed in; None when there is none, or it says nothing new."""
        editor, index = self._editor(), self.table.currentIndex()
        if self._held is not None:
            return self._held
        if editor is None or editor.text().strip() == str(index.data() or ""):
            return None
        return index.row(), index.column(), editor.text().strip()

    def finish_typing(self) -> None:
        """Take what is being typed in a cell, as Enter does."""
        editor = self._editor()
        if self._held is not None:
            self.edited.emit(*self._held)
        elif editor is not None:
            self._cells.commitData.emit(editor)
            self._cells.closeEditor.emit(editor)

    def give_up_typing(self) -> None:
        """Close what is being edited in a cell and take nothing of it."""
        self._held = None
        editor = self.table.indexWidget(self.table.currentIndex())
        if editor is not None:
            self._cells.closeEditor.emit(editor)

    def begin(self) -> None:
        """Give up what is being typed: the rows of another matter are to be shown."""
        self.give_up_typing()
        self._fresh = True

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns to what was shown while nobody looked."""
        super().showEvent(event)
        self._fit()
        if self._held is not None:
            self.edit_again(*self._held)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen is fitted when it is seen again."""
        self._settled.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the widths of another size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _put(self, row: int, column: int, value: str) -> None:
        kind = self._columns[column]
        words = next((words for words, known in kind.choices.items() if known == value), value)
        item = self.table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)  # rows are dropped between rows
            self.table.setItem(row, column, item)
        if item.text() != words:
            item.setText(words)
        item.setToolTip(kind.told(words) or kind.hint)

    def _build(self, name: str) -> None:
        self.table.setAccessibleName(name)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.verticalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setHorizontalHeaderLabels([column.title for column in self._columns])
        for number, column in enumerate(self._columns):
            if (head := self.table.horizontalHeaderItem(number)) is not None:
                head.setToolTip(column.hint)
        self.table.verticalHeader().setDefaultSectionSize(scale.px(28))
        hold(self.table.verticalHeader(), least=36, most=36)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.table.setTabKeyNavigation(False)  # the arrows go through the cells, Tab goes on
        self.table.setDragDropOverwriteMode(False)
        self.table.setItemDelegate(self._cells)
        self.table.setToolTip(
            tr(
                "Enter or F2 edits a cell; Shift and the arrows, or a click, select many; drag a row, or Alt+↑ and Alt+↓, "
                "to move it; Delete takes out what is selected."
            )
        )
        self.table.itemChanged.connect(self._on_item)
        self.table.moved.connect(self.moved)
        self.table.resized.connect(self._fitted.start)
        self._fitted.timeout.connect(self._fit_anew)
        self._settled.timeout.connect(self._settle)
        self.table.deleted.connect(self._remove)
        self.table.itemSelectionChanged.connect(self._show_selected)
        self._cells.closeEditor.connect(self._on_closed)
        self.add.clicked.connect(self.added)
        self.remove.clicked.connect(self._remove)
        self.lead.clicked.connect(self.led)
        self.lead.hide()
        self.buttons.addWidget(self.add)
        self.buttons.addWidget(self.lead)
        self.buttons.addWidget(self.remove)
        for button, step, key in ((self.up, -1, "Alt+↑"), (self.down, 1, "Alt+↓")):
            button.setToolTip(key)
            button.hide()
            button.clicked.connect(partial(self._move, step))
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.teach)
        layout.addWidget(self.table, 1)
        layout.addLayout(self.buttons)
        layout.addStretch(0)
        self._fit()

    def _editor(self) -> QLineEdit | None:
        editor = self.table.indexWidget(self.table.currentIndex())
        return editor if isinstance(editor, QLineEdit) else None

    def _selected(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _remove(self) -> None:
        rows = self._selected()
        if rows:
            self.removed.emit(rows)

    def _move(self, step: int, _checked: bool = False) -> None:  # Qt's signal
        """Move the row at the cursor, and stay on it."""
        row = self.table.currentRow()
        if row >= 0 and 0 <= row + step < self.table.rowCount():
            self.table.setCurrentCell(row + step, self.table.currentColumn())
            self.moved.emit(row, row + step)

    def _show_selected(self) -> None:
        count = len(self._selected())
        self.remove.setText(f"{tr('Take out')} {count}" if count > 1 else tr("Take out"))
        self.remove.setEnabled(bool(count))
        row = self.table.currentRow()
        self.up.setEnabled(count == 1 and row > 0)
        self.down.setEnabled(count == 1 and 0 <= row < self.table.rowCount() - 1)

    def _on_closed(self, _editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        self._settled.start()
        if hint is QStyledItemDelegate.EndEditHint.RevertModelCache:
            self.given_up.emit()

    def _reopen(self, row: int, column: int, words: str) -> None:
        """Open a cell again with words that could not be taken; one that nobody sees is opened when it is seen again.

        An editor in a hidden table would take the keyboard, and the clicks that should close it.
        """
        self._held = None
        if row >= self.table.rowCount():
            return
        if not self.table.isVisible():
            self._held = (row, column, words)
            return
        self.table.setCurrentCell(row, column)
        if self._editor() is None:
            self.table.edit(self.table.currentIndex())
        if (editor := self._editor()) is not None:
            editor.setText(words)

    def _settle(self) -> None:
        """Let the rows be as high as their words are now, unless a cell is being edited: then when it closes."""
        if not self._is_edited and self.table.isVisible():
            self._stillness.move()

    @property
    def _is_edited(self) -> bool:
        return self.table.indexWidget(self.table.currentIndex()) is not None

    def _fit_anew(self) -> None:
        """Share another breadth; while a cell is being edited, only once that closes."""
        if self._is_edited:
            self._fresh = True
        else:
            self._fit()

    def _fit(self) -> None:
        """Fit columns and rows to what they say now; what nobody sees is fitted when it is seen."""
        if self._fitting or not self.table.isVisible():
            return
        self._fitting, self._fresh = True, False
        self._fits.fit()
        self._fitting = False

    def _on_item(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            choices = self._columns[item.column()].choices
            self.edited.emit(item.row(), item.column(), choices.get(item.text(), item.text().strip()))
