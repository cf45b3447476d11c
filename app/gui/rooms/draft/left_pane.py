"""Left of the text: the outline, whose points are moved by drag and keys, the placeholders, and the conflicts."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.gui.language import tr
from app.gui.look import scale
from app.gui.operations import ShownDraft
from app.gui.rooms.draft.conflicts import ConflictList
from app.gui.rooms.draft.draft_document import Places

_POSITION = Qt.ItemDataRole.UserRole
_BLOCK = Qt.ItemDataRole.UserRole + 1
OUTLINE, GAPS, CONFLICTS = range(3)
NARROWEST = 170


class Outline(QTreeWidget):
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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setToolTip(tr("Drag a point onto another of its rank, or press Alt+↑ and Alt+↓, to move it."))
        self.itemActivated.connect(lambda item: self.went.emit(item.data(0, _POSITION)))
        self.itemClicked.connect(lambda item: self.went.emit(item.data(0, _POSITION)))

    def show_headings(self, places: Places, shown: ShownDraft | None) -> None:
        """Show other headings; the cursor stays on the block it was on."""
        at = self.block(self.currentItem())
        self.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        for level, words, position, number in places.outline:
            item = QTreeWidgetItem([words])
            item.setToolTip(0, words)
            item.setData(0, _POSITION, position)
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


def _way(event: QKeyEvent) -> int:
    """Up (-1) or down (1) for Alt and an arrow; 0 for any other key."""
    alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0) if alt else 0


class LeftPane(QTabWidget):
    """Outline, gaps, conflicts; what has nothing to show is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline, self.gaps, self.conflicts = Outline(), QListWidget(), ConflictList()
        self.gaps.setObjectName("plain")
        self.gaps.setAccessibleName(tr("Placeholders"))
        self.gaps.setWordWrap(True)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.addTab(self.outline, tr("Outline"))
        self.addTab(self.gaps, tr("Gaps"))
        self.addTab(self.conflicts, tr("Conflicts"))
        self.setMinimumWidth(scale.px(NARROWEST))
        self.gaps.itemActivated.connect(lambda item: self.outline.went.emit(item.data(_POSITION)))
        self.gaps.itemClicked.connect(lambda item: self.outline.went.emit(item.data(_POSITION)))

    def changeEvent(self, event: QEvent) -> None:
        """Be broad enough for the tabs at another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMinimumWidth(scale.px(NARROWEST))

    def show_draft(self, shown: ShownDraft | None, places: Places, text: str) -> None:
        """Show what another draft has; `text` is that of its document, in which the places count."""
        self.outline.show_headings(places, shown)
        self._show_gaps(places, text)
        conflicts = shown.draft.conflicts if shown else ()
        self.conflicts.show_conflicts(conflicts)
        self.setTabText(CONFLICTS, f"{tr('Conflicts')} {len(conflicts)}")
        self.setTabVisible(CONFLICTS, bool(conflicts))

    def _show_gaps(self, places: Places, text: str) -> None:
        self.gaps.clear()
        told: set[tuple[str, str]] = set()
        for position, length, heading in places.gaps:
            words = text[position : position + length]
            if not heading and (words, heading) in told:
                continue  # the first page and the signature say the same of counsel
            told.add((words, heading))
            item = QListWidgetItem(f"{words}\n{heading or tr('First page or signature')}")
            item.setToolTip(item.text())
            item.setData(_POSITION, position)
            self.gaps.addItem(item)
        count = self.gaps.count()
        self.setTabText(GAPS, f"{tr('Gaps')} {count}" if count else tr("Gaps"))
