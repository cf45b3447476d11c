"""Cells that are as high as their words need, which a style sheet with padding does not ask for by itself."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.gui.guard import guarded

_ABOVE = 4
"""The most padding and border that the style sheet gives a cell above its words."""


@guarded
class WrappedCells(QStyledItemDelegate):
    """Gives each cell the lines that its words need at its breadth."""

    def __init__(self, view: QAbstractItemView, breadth: Callable[[int], int], padding: int) -> None:
        """Serve a view.

        Args:
            breadth: how broad a column is.
            padding: what the style sheet gives its cells at either side.
        """
        super().__init__(view)
        self._view, self._breadth, self._padding = view, breadth, padding
        view.setItemDelegate(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped words."""
        usual = super().sizeHint(option, index)
        margin = self._view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        space = QRect(0, 0, max(1, self._breadth(index.column()) - 2 * (self._padding + margin)), 100_000)
        words = str(index.data() or "")
        high = QFontMetrics(self._view.font()).boundingRect(space, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(usual.width(), max(usual.height() if not words else 0, high + 2 * _ABOVE))
