"""The command palette: type a few letters of anything that can be done, and Enter does it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QGraphicsDropShadowEffect,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.widgets.type_ahead import TypeAhead

_WIDTH, _HEIGHT, _TOP, _ROW = 560, 380, 72, 32
_EDGE, _MENU, _GAP, _AROUND = 16, 84, 6, 4
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

COMMAND = Qt.ItemDataRole.UserRole
"""The role under which a line has its `Command`."""


@dataclass(frozen=True, slots=True)
class Command:
    """One line: where it belongs, what it says, its keys, its action, and why it cannot be done now (empty: it can)."""

    menu: str
    words: str
    keys: str
    action: QAction
    obstacle: str = ""


def commands_of(items: Iterable[tuple[str, QAction]], obstacle: Callable[[QAction], str]) -> tuple[Command, ...]:
    """The actions; those that cannot be done now say why."""
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(
        Command(
            menu,
            action.text().replace("&", "").rstrip("…"),
            action.shortcut().toString(native),
            action,
            obstacle(action),
        )
        for menu, action in items
    )


def rank(typed: str, commands: Sequence[Command]) -> list[Command]:
    """The commands that hold every typed word: what can be done before what cannot, then those that begin with it."""
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
    return [command for _, _, command in sorted(scored, key=lambda one: (bool(one[2].obstacle), *one[:2]))]


class CommandPalette(TypeAhead):
    """A panel over the window; Esc or a click elsewhere closes it. The last line looks in the library for what is typed."""

    sought = Signal(str)
    """Words that the library is to be searched for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("What do you want to do?"), parent)
        self._commands: tuple[Command, ...] = ()
        self.list.setItemDelegate(_Line(self.list))
        self._seek = QAction(self)
        self._seek.triggered.connect(lambda: self.sought.emit(self.field.text().strip()))
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        self.setGraphicsEffect(shadow)

    def open_with(self, commands: tuple[Command, ...]) -> None:
        """Show the commands, all of them first."""
        self._commands = commands
        self.open_at(_TOP, scale.px(_WIDTH), scale.px(_HEIGHT))

    def fill(self, typed: str) -> None:
        """Show the commands that hold the typed words."""
        self.list.clear()
        for command in (*rank(typed, self._commands), *self._search_for(typed.strip())):
            item = QListWidgetItem()
            item.setData(COMMAND, command)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.words}, {command.menu} {_beside(command)}")
            if command.obstacle:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            item.setSizeHint(QSize(0, scale.px(_ROW)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._fit()

    def _search_for(self, typed: str) -> tuple[Command, ...]:
        words = tr("Search the library for “{words}”").format(words=typed)
        return (Command(tr("Authorities"), words, "", self._seek),) if typed else ()

    def _fit(self) -> None:
        """Be as high as the lines need, and no higher than there is room for whole ones."""
        over, row = self.parentWidget() or self.window(), scale.px(_ROW)
        around = self.field.sizeHint().height() + _AROUND
        room = (min(scale.px(_HEIGHT), over.height() - _TOP - 12) - around) // row
        self.resize(self.width(), around + max(1, min(self.list.count(), room)) * row)

    def take(self, item: QListWidgetItem) -> None:
        """Do it, when it can be done."""
        command: Command = item.data(COMMAND)
        if not command.obstacle:
            command.action.trigger()


def _begins(index: QModelIndex | QPersistentModelIndex, command: Command) -> bool:
    """Whether it is the first of its menu among its neighbors, which says the menu for all of them."""
    above = index.model().index(index.row() - 1, 0).data(COMMAND)
    return above is None or above.menu != command.menu


def _beside(command: Command) -> str:
    return command.obstacle or command.keys


@guarded
class _Line(QStyledItemDelegate):
    """Paints a command: its menu, its words, and at the right its keys. Widgets in the lines would take too long to make."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground, then the words."""
        super().paint(painter, option, index)
        command, shown = index.data(COMMAND), colors.active()
        rect: QRect = option.rect
        inner = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        metrics = option.fontMetrics
        menu = max(scale.px(_MENU), metrics.horizontalAdvance(command.menu))
        beside = metrics.horizontalAdvance(_beside(command))
        words = inner.adjusted(menu + _GAP, 0, -(beside + _GAP), 0)
        painter.save()
        painter.setPen(QColor(shown.muted))
        if _begins(index, command):
            painter.drawText(inner, _LEFT, command.menu)
        painter.drawText(inner, _RIGHT, _beside(command))
        painter.setPen(QColor(shown.muted if command.obstacle else shown.ink))
        painter.drawText(words, _LEFT, metrics.elidedText(command.words, Qt.TextElideMode.ElideRight, words.width()))
        painter.restore()
