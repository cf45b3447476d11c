"""Rows of a tree that are as high as their words need, up to some lines; the tool tip has all of them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

from app.gui.guard import guarded
from app.gui.look import scale

_BESIDE, _ABOVE = 19, 9
"""What style sheet and Qt leave beside the words of a cell, and above and under them, at the usual size."""
_LEAST = 60


@guarded
class WrappedRows(QStyledItemDelegate):
    """Gives a row the lines that the longest of its wrapping columns needs."""

    def __init__(self, tree: QTreeWidget, columns: tuple[int, ...], most: int = 4) -> None:
        super().__init__(tree)
        self._tree, self._columns, self._most = tree, columns, most
        tree.setWordWrap(True)
        tree.setUniformRowHeights(False)
        tree.setItemDelegate(self)
        tree.header().sectionResized.connect(lambda *_sizes: tree.scheduleDelayedItemsLayout())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its words at the breadth of its column."""
        usual = super().sizeHint(option, index)
        metrics = self._tree.fontMetrics()
        lines = 1
        if index.column() in self._columns:
            broad = max(_LEAST, self._tree.header().sectionSize(index.column()) - self._indent(index))
            words = str(index.data() or "")
            high = metrics.boundingRect(0, 0, broad, 10_000, Qt.TextFlag.TextWordWrap, words).height()
            lines = min(self._most, max(1, round(high / metrics.lineSpacing())))
        return QSize(usual.width(), lines * (metrics.lineSpacing() + 1) + scale.px(_ABOVE))

    def _indent(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """What the cell loses at its left: the first column is indented by its depth."""
        depth, above = int(self._tree.rootIsDecorated()), index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        indented = index.column() == max(0, self._tree.treePosition())
        return scale.px(_BESIDE) + (depth * self._tree.indentation() if indented else 0)
