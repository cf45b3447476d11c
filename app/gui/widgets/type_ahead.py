"""A panel over a widget: a field, and under it a list in which the arrows move while one types. Esc or leaving closes it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from app.gui.guard import guarded


@guarded
class TypeAhead(QFrame):
    """What is in the list, and what becomes of the line at the cursor, is for those who are made of it."""

    def __init__(self, prompt: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.field, self.list = QLineEdit(), QListWidget()
        self._before: QWidget | None = None
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.list.setAccessibleName(prompt)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.textChanged.connect(self.fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._pick())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.hide()

    def open_at(self, top: int, width: int, height: int, typed: str = "") -> None:
        """Lie over the parent, in its middle, at most so large; the focus comes back where it was."""
        self._before = self.window().focusWidget()
        over = self.parentWidget() or self.window()
        broad, high = min(width, over.width() - 24), min(height, over.height() - top - 12)
        self.setGeometry((over.width() - broad) // 2, top, broad, high)
        self.field.setText(typed)
        if not typed.endswith(" "):  # else it goes on there
            self.field.selectAll()  # what is typed takes its place
        self.fill(typed)
        self.show()
        self.raise_()
        self.field.setFocus()

    def fill(self, typed: str) -> None:
        """Show what belongs to the typed words."""
        raise NotImplementedError

    def take(self, item: QListWidgetItem) -> None:
        """Do what the line at the cursor says."""
        raise NotImplementedError

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

    def _pick(self) -> None:
        item = self.list.currentItem()
        self._close()
        if item is not None:
            self.take(item)

    def _close(self) -> None:
        self.hide()
        if self._before is not None and Shiboken.isValid(self._before):  # the editor of a cell is gone by now
            self._before.setFocus()
