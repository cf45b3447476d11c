"""Items of a list that are as high as their words need, which a style sheet with padding does not ask for by itself."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.gui.guard import guarded
from app.gui.look import scale
from app.gui.widgets.unseen import LaidOutWhenSeen

_PADDING_BESIDE, _PADDING_ABOVE = 6, 4
"""The padding of a list's item in the style sheet."""

_TICK = 22
"""What a check box takes, at the usual size."""


def item_breadth(view: QListView) -> int:
    """The breadth of the items beside a scroll bar, whether it is needed or not: their heights do not hang on it."""
    return view.width() - 2 * view.frameWidth() - view.verticalScrollBar().sizeHint().width()


def item_inset(view: QListView) -> int:
    """How far from the edge of a list the words of its items begin."""
    return _PADDING_BESIDE + view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1


@guarded
class WrappedItems(QStyledItemDelegate):
    """Gives each item the lines that its words need at the breadth of the list."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        view.setItemDelegate(self)
        LaidOutWhenSeen(view)
        view.setWordWrap(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """At the breadth for which it is measured."""
        option.rect.setWidth(min(option.rect.width(), item_breadth(self._view)))
        super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped words."""
        own = index.data(Qt.ItemDataRole.FontRole)
        metrics = QFontMetrics(own if own is not None else option.font)
        beside = 2 * item_inset(self._view)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            beside += scale.px(_TICK)
        space = QRect(0, 0, max(item_breadth(self._view) - beside, 1), 100_000)
        high = metrics.boundingRect(space, Qt.TextFlag.TextWordWrap, str(index.data() or "")).height()
        return QSize(1, high + 2 * _PADDING_ABOVE + 2)
