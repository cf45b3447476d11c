"""The rail at the left: the rooms, each with its picture, its shortcut, and what waits in it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.icons import line_icon
from app.gui.look.palette import UNIT
from app.gui.room import RoomPlan

_WIDTH, _PICTURE = 148, 18


class Rail(QFrame):
    """Shows where one is, and leads elsewhere. ↑ and ↓ move in it; Enter goes."""

    chosen = Signal(str)
    """The id of a room."""

    def __init__(self, rooms: Sequence[RoomPlan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(tr("Rooms"))
        self.buttons: dict[str, QToolButton] = {}
        self._titles = {room.name: room.title for room in rooms}
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
        title = tr(self._titles[name])
        self.buttons[name].setText(f"  {title}  ({words})" if words else f"  {title}")

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
        """Draw the pictures in the ink of another palette."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()

    def _make(self, room: RoomPlan, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(f"  {tr(room.title)}")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # F6 and the arrows go to it, whatever the style's habit
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setToolTip(f"{tr(room.about)} (Ctrl+{number})")
        button.setAccessibleName(tr(room.title))
        button.setAccessibleDescription(tr(room.about))
        button.clicked.connect(lambda _checked=False, name=room.name: self.chosen.emit(name))
        self.buttons[room.name] = button
        return button

    def _dress(self) -> None:
        self.setFixedWidth(scale.px(_WIDTH))
        for name, button in self.buttons.items():
            button.setIconSize(QSize(scale.px(_PICTURE), scale.px(_PICTURE)))
            button.setIcon(line_icon(name, colors.active().ink))
