"""A small panel to pick one of many by typing part of it: a field, a list, Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.gui.look import scale

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick: its words, a line under them, and what is picked."""

    words: str
    detail: str
    what: object


class QuickPick(QFrame):
    """Lies over a widget until something is picked, or Esc."""

    picked = Signal(object)

    def __init__(self, prompt: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.field, self.list = QLineEdit(), QListWidget()
        self._find: Callable[[str], Sequence[Choice]] = lambda _typed: ()
        self._before: QWidget | None = None
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.list.setAccessibleName(prompt)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._pick())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.hide()

    def open_with(self, find: Callable[[str], Sequence[Choice]], typed: str = "") -> None:
        """Pick among what `find` gives for what is typed."""
        self._find = find
        self._before = self.window().focusWidget()
        over = self.parentWidget() or self.window()
        broad, high = min(scale.px(620), over.width() - 24), min(scale.px(360), over.height() - 24)
        self.setGeometry((over.width() - broad) // 2, 12, broad, high)
        self.field.setText(typed)
        self._fill(typed)
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while one types."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self._close()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._pick()
            case Qt.Key.Key_Down | Qt.Key.Key_Up as key:
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
            case _:
                return False
        return True

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for choice in self._find(typed)[:SHOWN]:
            item = QListWidgetItem(f"{choice.words}\n{choice.detail}" if choice.detail else choice.words)
            item.setData(Qt.ItemDataRole.UserRole, choice.what)
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _pick(self) -> None:
        item = self.list.currentItem()
        self._close()
        if item is not None:
            self.picked.emit(item.data(Qt.ItemDataRole.UserRole))

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()
