"""The outline of a draft: its headings over up to three lines, moved by drag and keys."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidgetItem,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.operations import ShownDraft
from app.gui.rooms.draft.draft_document import Places
from app.gui.widgets.lasting import LastingTree

POSITION = Qt.ItemDataRole.UserRole
_BLOCK = Qt.ItemDataRole.UserRole + 1
_LINES = 3
_BESIDE, _ABOVE = 20, 9
"""Pixels that the style sheet and Qt leave beside the words of a heading, and above and under them."""


@guarded
class _Headings(QStyledItemDelegate):
    """Gives a heading the lines that it needs, at most three; the tool tip has all of it."""

    def __init__(self, tree: "Outline") -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its words at the breadth that the tree leaves them."""
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        broad = self._tree.viewport().width() - depth * self._tree.indentation() - _BESIDE
        metrics = self._tree.fontMetrics()
        words = metrics.boundingRect(0, 0, max(broad, 40), 10_000, Qt.TextFlag.TextWordWrap, str(index.data()))
        lines = min(_LINES, round(words.height() / metrics.lineSpacing()))
        return QSize(super().sizeHint(option, index).width(), lines * (metrics.lineSpacing() + 1) + _ABOVE)


@guarded
class Outline(LastingTree):
    """The headings. A point is moved by dragging it onto another of its rank, or by Alt+↑ and Alt+↓."""

    went = Signal(int)
    """A position of the text is to be shown."""
    moved = Signal(str, int)
    """The block of a heading, and whether it is to go up (-1) or down (1)."""
    dropped = Signal(str, str)
    """The block of a heading, and that of the one in whose place it is to stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setObjectName("plain")
        self.setAccessibleName(tr("Outline"))
        self.setIndentation(scale.px(12))
        self.setWordWrap(True)
        self.setItemDelegate(_Headings(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setToolTip(tr("Drag a point onto another of its rank, or press Alt+↑ and Alt+↓, to move it."))
        self.itemActivated.connect(lambda item: self.went.emit(item.data(0, POSITION)))
        self.itemClicked.connect(lambda item: self.went.emit(item.data(0, POSITION)))

    def show_headings(self, places: Places, shown: ShownDraft | None) -> None:
        """Show other headings; the cursor stays on the block it was on."""
        at = self.block(self.currentItem())
        self.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        for level, words, position, number in places.outline:
            item = QTreeWidgetItem([words])
            item.setToolTip(0, words)
            item.setData(0, POSITION, position)
            item.setData(0, _BLOCK, shown.draft.block_ids[number] if shown else "")
            while above and above[-1][0] >= level:
                above.pop()
            if above:
                above[-1][1].addChild(item)
            else:
                self.addTopLevelItem(item)
            above.append((level, item))
            if at and self.block(item) == at:
                self.setCurrentItem(item)
        self.expandAll()

    def follow(self, position: int) -> None:
        """Mark the heading under which a position of the text stands, unless one is at work among the headings."""
        if self.window().focusWidget() is self:
            return
        found = None
        for item in self._items():
            if item.data(0, POSITION) > position:
                break
            found = item
        if found is not None and found is not self.currentItem():
            self.setCurrentItem(found)

    @staticmethod
    def block(item: QTreeWidgetItem | None) -> str:
        """The id of the block of a heading; empty for none."""
        return str(item.data(0, _BLOCK) or "") if item else ""

    def event(self, event: QEvent) -> bool:
        """Keep Alt and the arrows from the menus, which move what is at the cursor of the text."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _way(event):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Give the lines their heights at another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setIndentation(scale.px(12))
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the headings anew at another breadth."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and the arrows move the point at the cursor."""
        if by := _way(event):
            if block := self.block(self.currentItem()):
                self.moved.emit(block, by)
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Report what was dropped where; what shows it again is the new draft itself."""
        block, target = self.block(self.currentItem()), self.block(self.itemAt(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if block and target and block != target:
            self.dropped.emit(block, target)

    def _items(self) -> list[QTreeWidgetItem]:
        """All headings, in the order of the text."""
        found, item = [], self.topLevelItem(0)
        while item is not None:
            found.append(item)
            item = self.itemBelow(item)
        return found


def _way(event: QKeyEvent) -> int:
    """Up (-1) or down (1) for Alt and an arrow; 0 for any other key."""
    alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0) if alt else 0
