"""A small panel to pick one of many by typing part of it: a field, a list, Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from app.gui.language import tr
from app.gui.look import scale
from app.gui.widgets.type_ahead import TypeAhead

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick: its words, a line under them, and what is picked."""

    words: str
    detail: str
    what: object


class QuickPick(TypeAhead):
    """Lies over a widget until something is picked, or Esc."""

    picked = Signal(object)

    def __init__(self, prompt: str, parent: QWidget) -> None:
        super().__init__(prompt, parent)
        self._find: Callable[[str], Sequence[Choice]] = lambda _typed: ()
        self.list.setWordWrap(True)

    def open_with(self, find: Callable[[str], Sequence[Choice]], typed: str = "") -> None:
        """Pick among what `find` gives for what is typed."""
        self._find = find
        self.open_at(12, scale.px(620), scale.px(360), typed)

    def fill(self, typed: str) -> None:
        """Show what is found."""
        self.list.clear()
        for choice in self._find(typed)[:SHOWN]:
            item = QListWidgetItem(f"{choice.words}\n{choice.detail}" if choice.detail else choice.words)
            item.setData(Qt.ItemDataRole.UserRole, choice.what)
            item.setToolTip(item.text())
            self.list.addItem(item)
        if not self.list.count():
            none = QListWidgetItem(tr("Nothing of that name."))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)
        else:
            self.list.setCurrentRow(0)

    def take(self, item: QListWidgetItem) -> None:
        """Tell what was picked."""
        self.picked.emit(item.data(Qt.ItemDataRole.UserRole))
