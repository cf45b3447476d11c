"""The rail at the left: the rooms, each with its picture, its shortcut, and what waits in it.

In a window that is narrow for its type it folds to the pictures alone, unless the user wants it otherwise; what is wanted
in narrow windows and in broad ones is remembered for itself.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.gui.frame.memory import WindowMemory
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.icons import line_icon
from app.gui.look.palette import UNIT
from app.gui.room import RoomPlan

_WIDTH, _FOLDED, _PICTURE = 148, 48, 18
_BROADEST, _AROUND = 240, 36
"""The most that longer words make of it, and what is around them: edges, and the space before them."""

_NARROW = 960
"""The breadth of a window, at the usual size, under which it is narrow."""


@guarded
class Rail(QFrame):
    """Shows where one is, and leads elsewhere. ↑ and ↓ move in it; Enter goes."""

    chosen = Signal(str)
    """The id of a room."""
    fold_changed = Signal(bool)
    """It was folded to its pictures, or unfolded."""

    def __init__(self, rooms: Sequence[RoomPlan], memory: WindowMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory, self._narrow, self._marks = memory, False, dict[str, str]()
        self.folded = False
        self.setObjectName("rail")
        self.setAccessibleName(tr("Rooms"))
        self.buttons: dict[str, QToolButton] = {}
        self._titles = {room.name: room.title for room in rooms}
        self._tips: dict[str, str] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * UNIT, 0, 2 * UNIT)
        layout.setSpacing(UNIT // 2)
        for number, room in enumerate(rooms, start=1):
            button = self._make(room, number)
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        self._dress()

    def show_room(self, name: str) -> None:
        """Mark the room in which one is; none for no name."""
        if name:
            self.buttons[name].setChecked(True)
        elif (checked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)  # an exclusive group lets nobody be unchecked
            checked.setChecked(False)
            self._group.setExclusive(True)

    def mark(self, name: str, words: str) -> None:
        """Show what waits in a room; empty for nothing."""
        self._marks[name] = words
        self._write(name)

    def fit_to(self, width: int) -> None:
        """Fold or unfold, as is wanted in a window of that breadth."""
        self._narrow = width < scale.px(_NARROW)
        self._fold(folded=self._memory.flag(self._wanted, default=self._narrow))

    def toggle(self) -> None:
        """Fold or unfold by the user's will, which is remembered for windows like this one."""
        self._memory.remember(self._wanted, not self.folded)
        self._fold(folded=not self.folded)

    def enable(self, rooms: Sequence[RoomPlan], *, has_matter: bool) -> None:
        """Allow the rooms that can be entered now."""
        for room in rooms:
            self.buttons[room.name].setEnabled(has_matter or not room.needs_matter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the rooms by the arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        shown = [button for button in self.buttons.values() if button.isEnabled()]
        place = next((n for n, button in enumerate(shown) if button.hasFocus()), 0)
        shown[(place + step) % len(shown)].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the pictures in the ink of another palette, and fold where larger type makes the window narrow."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()
            self.fit_to(self.window().width())

    @property
    def _wanted(self) -> str:
        return "fold_rail_narrow" if self._narrow else "fold_rail_broad"

    def _fold(self, *, folded: bool) -> None:
        if folded != self.folded:
            self.folded = folded
            self._dress()
            self.fold_changed.emit(folded)

    def _write(self, name: str) -> None:
        """Say the room and what waits in it; of a folded one the latter alone, under its picture."""
        button, title, waits = self.buttons[name], tr(self._titles[name]), self._marks.get(name, "")
        whole = f"{title}  ({waits})" if waits else title
        style = Qt.ToolButtonStyle
        folded = style.ToolButtonTextUnderIcon if waits else style.ToolButtonIconOnly
        button.setToolButtonStyle(folded if self.folded else style.ToolButtonTextBesideIcon)
        button.setText(waits if self.folded and waits else f"  {whole}")
        button.setToolTip(f"{whole}: {self._tips[name]}" if self.folded else self._tips[name])
        button.setAccessibleName(whole)

    def _make(self, room: RoomPlan, number: int) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # F6 and the arrows go to it, whatever the style's habit
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tips[room.name] = f"{tr(room.about)} (Ctrl+{number})"
        button.setAccessibleDescription(tr(room.about))
        button.clicked.connect(lambda _checked=False, name=room.name: self.chosen.emit(name))
        self.buttons[room.name] = button
        return button

    def _breadth(self) -> int:
        """As broad as the longest name of a room where one is, which is bold."""
        bold = QFont(self.font())
        bold.setBold(True)
        longest = max(QFontMetrics(bold).horizontalAdvance(tr(title)) for title in self._titles.values())
        return min(max(scale.px(_WIDTH), longest + scale.px(_PICTURE + _AROUND)), scale.px(_BROADEST))

    def _dress(self) -> None:
        self.setFixedWidth(scale.px(_FOLDED) if self.folded else self._breadth())
        self.setProperty("folded", self.folded)
        for name, button in self.buttons.items():
            self._write(name)
            button.setProperty("folded", self.folded)
            button.style().unpolish(button)
            button.style().polish(button)
            button.setIconSize(QSize(scale.px(_PICTURE), scale.px(_PICTURE)))
            button.setIcon(line_icon(name, colors.active().ink))
