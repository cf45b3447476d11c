"""The command palette: type a few letters of anything that can be done, and Enter does it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.language import tr
from app.gui.look import scale

_WIDTH, _HEIGHT, _TOP, _ROW = 560, 380, 72, 32


@dataclass(frozen=True, slots=True)
class Command:
    """One line: where it belongs, what it says, its keys, and its action."""

    menu: str
    words: str
    keys: str
    action: QAction


def commands_of(items: Iterable[tuple[str, QAction]]) -> tuple[Command, ...]:
    """The actions that can be done now."""
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(
        Command(menu, action.text().replace("&", "").rstrip("…"), action.shortcut().toString(native), action)
        for menu, action in items
        if action.isEnabled()
    )


def rank(typed: str, commands: Sequence[Command]) -> list[Command]:
    """The commands that hold every typed word, those that begin with it first."""
    words = typed.casefold().split()

    def score(command: Command) -> int | None:
        text = f"{command.words} {command.menu}".casefold()
        if not all(word in text for word in words):
            return None
        starts = [any(part.startswith(word) for part in command.words.casefold().split()) for word in words]
        whole = command.words.casefold().startswith(typed.casefold().strip())
        return -2 * sum(starts) - 3 * whole

    scored = [
        (points, number, command) for number, command in enumerate(commands) if (points := score(command)) is not None
    ]
    return [command for _, _, command in sorted(scored, key=lambda one: one[:2])]


class CommandPalette(QFrame):
    """A panel over the window; Esc or a click elsewhere closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.field, self.list = QLineEdit(), QListWidget()
        self._commands: tuple[Command, ...] = ()
        self._before: QWidget | None = None
        self._build()
        self.hide()

    def open_with(self, commands: tuple[Command, ...]) -> None:
        """Show the commands, all of them first."""
        self._commands = commands
        self._before = self.window().focusWidget()
        over = self.parentWidget() or self.window()
        broad = min(scale.px(_WIDTH), over.width() - 40)
        high = min(scale.px(_HEIGHT), over.height() - _TOP - 20)
        self.setGeometry((over.width() - broad) // 2, _TOP, broad, high)
        self.field.clear()
        self._fill("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._on_key(event):
            return True
        if watched is self.field and event.type() == QEvent.Type.FocusOut and not self.list.hasFocus():
            self.hide()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Command"))
        self.list.setAccessibleName(tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._run())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        self.setGraphicsEffect(shadow)

    def _on_key(self, event: QKeyEvent) -> bool:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self._close()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run()
            case Qt.Key.Key_Down | Qt.Key.Key_Up as key:
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
            case _:
                return False
        return True

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for command in rank(typed, self._commands):
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, command)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.words}, {command.menu} {command.keys}")
            row = _row(command)
            item.setSizeHint(QSize(0, scale.px(_ROW)))
            self.list.addItem(item)
            self.list.setItemWidget(item, row)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        self._close()
        if item is not None:
            item.data(Qt.ItemDataRole.UserRole).action.trigger()

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()


def _row(command: Command) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(12, 0, 12, 0)
    menu, keys = QLabel(command.menu), QLabel(command.keys)
    for label in (menu, keys):
        label.setProperty("role", "muted")
    menu.setMinimumWidth(scale.px(84))
    layout.addWidget(menu)
    layout.addWidget(QLabel(command.words), 1)
    layout.addWidget(keys)
    return row
