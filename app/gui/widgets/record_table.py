"""A table of records that is edited in its cells: rows are added, taken out, and put in order by drag or keys."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
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
from app.gui.widgets.cells import PADDING, Cells, Column
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.scaled import hold

_REST = 160
"""The breadth that the column wants which takes what is left, at the usual size."""
_LONG_WORD = 100
"""A word that is broader than this, at the usual size, may be broken."""


@guarded
class _Table(QTableWidget):
    moved = Signal(int, int)
    deleted = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it: the columns share the breadth."""
        super().resizeEvent(event)
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
        self._columns, self._filling, self._fitting = columns, False, False
        self.table, self.teach = _Table(0, len(columns)), Wrapped(teach, "muted")
        self._cells = Cells(columns, self.table)
        self.add, self.remove, self._has_lead = QPushButton(add), QPushButton(tr("Take out")), bool(lead)
        self.lead = QPushButton(lead or add)
        self._fitted = QTimer(self, singleShot=True, interval=0)
        """Columns are fitted after a resize and not within: it would resize the table again from there."""
        self._held: tuple[int, int, str] | None = None
        """Words that could not be taken, of a cell that nobody sees now."""
        self.buttons = QHBoxLayout()
        self._build(name)
        self.table.verticalHeader().setVisible(numbered)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows, given as values; the cursor keeps its place."""
        self._filling = True
        row, column = self.table.currentRow(), self.table.currentColumn()
        self.table.setRowCount(len(rows))
        for number, values in enumerate(rows):
            for place, value in enumerate(values):
                self._put(number, place, value)
        self.teach.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._fit()
        if rows and row >= 0:
            self.table.setCurrentCell(min(row, len(rows) - 1), max(column, 0))
        self.remove.setVisible(bool(rows))
        self.lead.setVisible(not rows and self._has_lead)
        self._filling = False

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
        row = self.table.rowCount() - 1
        self.table.setFocus()
        self.table.setCurrentCell(row, column)
        self.table.edit(self.table.currentIndex())

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

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns to what was shown while nobody looked."""
        super().showEvent(event)
        self._fit()
        if self._held is not None:
            self.edit_again(*self._held)

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
        self._fitted.timeout.connect(self._fit)
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

    def _show_selected(self) -> None:
        count = len(self._selected())
        self.remove.setText(f"{tr('Take out')} {count}" if count > 1 else tr("Take out"))
        self.remove.setEnabled(bool(count))

    def _on_closed(self, _editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
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

    def _fit(self) -> None:
        """Give each column what its cells need, at most what it asks for, and the rest to the one that takes it.

        Where that is more than there is, headings are broken and words wrapped, so that nothing scrolls sideways.
        """
        if self._fitting or not self.table.isVisible():
            return
        self._fitting = True
        before = self.table.viewport().width()
        self._fit_to(before)
        if self.table.viewport().width() < before:  # the rows became higher than the table, and a scroll bar came
            self._fit_to(self.table.viewport().width())
        self._fitting = False

    def _fit_to(self, space: int) -> None:
        wanted = [self._wanted(n) for n in range(len(self._columns))]
        is_narrow = sum(wanted) > space
        for number, column in enumerate(self._columns):
            self.table.model().setHeaderData(
                number, Qt.Orientation.Horizontal, _broken(column.title) if is_narrow else column.title
            )
        if is_narrow:
            wanted = _narrowed(wanted, [self._least(number) for number in range(len(wanted))], space)
        rest = space - sum(broad for broad, column in zip(wanted, self._columns, strict=True) if column.width)
        for number, (broad, column) in enumerate(zip(wanted, self._columns, strict=True)):
            at_least = broad - 2 * UNIT  # a few pixels are no reason to scroll
            self.table.horizontalHeader().resizeSection(number, broad if column.width else max(rest, at_least))
        self.table.resizeRowsToContents()
        self._fit_height()

    def _fit_height(self) -> None:
        """End with the last row, so that the buttons stand under it."""
        table = self.table
        bar = table.horizontalScrollBar()
        across = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        head = max(table.horizontalHeader().height(), table.horizontalHeader().sizeHint().height())
        table.setMaximumHeight(head + table.verticalHeader().length() + 2 * table.frameWidth() + across)

    def _wanted(self, number: int) -> int:
        """How broad a column would be without want of space."""
        column = self._columns[number]
        if not column.width:
            return scale.px(_REST)
        title = self.table.horizontalHeader().fontMetrics().horizontalAdvance(column.title) + 5 * UNIT
        return max(title, min(self.table.sizeHintForColumn(number) + 4 * UNIT, scale.px(column.width)))

    def _least(self, number: int) -> int:
        """How broad a column must be for its longest word."""
        title = _longest(_broken(self._columns[number].title).split("\n"), self.table.horizontalHeader().fontMetrics())
        if self._columns[number].whole:
            return max(title + 4 * UNIT, self.table.sizeHintForColumn(number))
        items = (self.table.item(row, number) for row in range(self.table.rowCount()))
        shown = self._columns[number].shown
        words = {word for item in items if item is not None for word in shown(item.text()).split()}
        return max(
            title + 4 * UNIT, min(_longest(words, self.table.fontMetrics()) + PADDING + UNIT, scale.px(_LONG_WORD))
        )

    def _on_item(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            choices = self._columns[item.column()].choices
            self.edited.emit(item.row(), item.column(), choices.get(item.text(), item.text().strip()))


def _longest(words: Iterable[str], metrics: QFontMetrics) -> int:
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def _broken(title: str) -> str:
    """A heading in two lines, the first the longer one."""
    words = title.split()
    half = (len(words) + 1) // 2
    return "\n".join(line for line in (" ".join(words[:half]), " ".join(words[half:])) if line)


def _narrowed(wanted: Sequence[int], least: Sequence[int], space: int) -> list[int]:
    """The breadths with what is too much taken from each as it can spare."""
    spare = [max(broad - few, 0) for broad, few in zip(wanted, least, strict=True)]
    share = min(1.0, (sum(wanted) - space) / max(sum(spare), 1))
    return [broad - math.ceil(one * share) for broad, one in zip(wanted, spare, strict=True)]
