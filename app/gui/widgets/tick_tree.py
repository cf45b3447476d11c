"""Rows to be ticked: words wrapped so that none is cut; Space ticks what is selected, a click with Shift a range."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidgetItem,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.look import scale
from app.gui.widgets.lasting import LastingTree

_TICK, _PADDING = 22, 20
"""What a check box takes, at the usual size; what the style sheet's padding and Qt's margins take at every size."""
_ABOVE = 12
"""The space above and below a text, at the usual size."""
_REST, _LEAST_SHARE = 150, 0.5
"""What the column that takes the rest has at least, and how far the others shrink for it."""
_MOST_LINES = 8
"""So many lines of a cell are shown; the tool tip has all."""


@guarded
class _Wrapping(QStyledItemDelegate):
    """Makes rows as high as their words need at the breadth of their columns."""

    def __init__(self, tree: "TickTree") -> None:
        super().__init__(tree)
        self._tree = tree

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Cut what stands in one line with a sign that there is more; the tool tip has all of it."""
        super().initStyleOption(option, index)
        if index.column() in self._tree.single:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped words."""
        tree, usual = self._tree, super().sizeHint(option, index)
        if index.column() in tree.single:
            return QSize(usual.width(), tree.fontMetrics().lineSpacing() + scale.px(_ABOVE))
        depth = int(index.parent().isValid()) + int(tree.rootIsDecorated())
        has_box = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        before = depth * tree.indentation() if index.column() == 0 else 0
        around = _PADDING + before + (scale.px(_TICK) if has_box else 0)
        space = QRect(0, 0, max(tree.columnWidth(index.column()) - around, scale.px(40)), 10_000)
        words, metrics = str(index.data() or ""), tree.fontMetrics()
        high = metrics.boundingRect(space, Qt.TextFlag.TextWordWrap, words).height() if words else 0
        return QSize(
            usual.width(), max(usual.height(), min(high, _MOST_LINES * metrics.lineSpacing()) + scale.px(_ABOVE))
        )


@guarded
class TickTree(LastingTree):
    """A table, or a tree of two levels, whose first column may be ticked."""

    ticked = Signal()
    """Rows changed: once, however many Space has ticked."""

    def __init__(self, name: str, headings: Sequence[str], *, stretch: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._breadths: tuple[int, ...] = ()
        self.single: frozenset[int] = frozenset()
        """The columns whose words stand in one line, so that rows keep their height when these change."""
        self._is_ticking = False
        self._begun = QPersistentModelIndex()
        self._pressed: tuple[QTreeWidgetItem, Qt.CheckState] | None = None
        self.setAccessibleName(name)
        self.setHeaderLabels(list(headings))
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapping(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setStretchLastSection(False)
        for number in range(len(headings)):
            mode = QHeaderView.ResizeMode.Stretch if number == stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(number, mode)
        self.itemChanged.connect(self._on_changed)
        header.sectionResized.connect(lambda *_sizes: self.scheduleDelayedItemsLayout())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks what is selected, in whatever column the cursor is; it unticks when all is ticked."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            rows = self._tickable(self.selectedItems())
            self.tick(rows, on=not all(is_ticked(item) for item in rows))
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep what a box says before it is clicked, and where a range begins."""
        pressed = self.itemAt(event.position().toPoint())
        self._pressed = (pressed, pressed.checkState(0)) if pressed is not None and can_tick(pressed) else None
        if pressed is not None and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._begun = QPersistentModelIndex(self.indexFromItem(pressed))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A box that is clicked with Shift gives its tick to all from the row that was clicked before."""
        pressed, self._pressed = self._pressed, None
        begun = self.itemFromIndex(self._begun) if self._begun.isValid() else None
        if pressed is None or begun is None or not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().mouseReleaseEvent(event)
            return
        item, before = pressed
        with self._quietly():
            super().mouseReleaseEvent(event)
        if item.checkState(0) is not before:
            self.tick(self._tickable(self._between(begun, item)), on=is_ticked(item))

    def _between(self, one: QTreeWidgetItem, other: QTreeWidgetItem) -> list[QTreeWidgetItem]:
        """The rows that are shown from one to another, whichever stands first."""
        if self.visualItemRect(one).top() > self.visualItemRect(other).top():
            one, other = other, one
        rows = [one]
        while rows[-1] is not other and (below := self.itemBelow(rows[-1])) is not None:
            rows.append(below)
        return rows

    def _on_changed(self, _item: QTreeWidgetItem) -> None:
        if not self._is_ticking:
            self.ticked.emit()

    def _tickable(self, rows: Sequence[QTreeWidgetItem]) -> list[QTreeWidgetItem]:
        """Those of some rows that are ticked together."""
        return [item for item in rows if can_tick(item)]

    def tick(self, rows: Sequence[QTreeWidgetItem], *, on: bool) -> None:
        """Tick rows, or untick them, and tell of it once."""
        with self._quietly():
            put_ticks(rows, on=on)
        if rows:
            self.ticked.emit()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Tick several rows and tell of it once, afterwards."""
        before, self._is_ticking = self._is_ticking, True
        try:
            yield
        finally:
            self._is_ticking = before

    def rows(self) -> list[QTreeWidgetItem]:
        """The rows of the first level."""
        found = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def fit_columns(self, breadths: Sequence[int]) -> None:
        """Give the columns these breadths at the usual size, less where that leaves too little to the 0, which rests."""
        self._breadths = tuple(breadths)
        wanted, space = scale.px(sum(breadths)), self.viewport().width() - scale.px(_REST)
        share = min(1.0, max(space / max(wanted, 1), _LEAST_SHARE))
        for number, broad in enumerate(breadths):
            if broad:
                self.header().resizeSection(number, round(scale.px(broad) * share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the breadth anew."""
        super().resizeEvent(event)
        self.fit_columns(self._breadths)

    def changeEvent(self, event: QEvent) -> None:
        """Take the widths of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit_columns(self._breadths)


def children_of(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    """The rows under one."""
    for number in range(item.childCount()):
        child = item.child(number)
        if child is not None:
            yield child


def is_ticked(item: QTreeWidgetItem) -> bool:
    """Whether a row is ticked."""
    return item.checkState(0) is Qt.CheckState.Checked


def can_tick(item: QTreeWidgetItem) -> bool:
    """Whether a row has a box that may be ticked."""
    return item.data(0, Qt.ItemDataRole.CheckStateRole) is not None and not item.isDisabled() and not item.isHidden()


def put_ticks(items: Sequence[QTreeWidgetItem], *, on: bool) -> None:
    """Tick rows, or untick them."""
    for item in items:
        item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
