"""The rooms and the side pane beside them: who has how much of the breadth, and where F6 goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.gui.frame.memory import WindowMemory
from app.gui.room import Room
from app.gui.widgets.spoken import name_boxes


class Columns(QSplitter):
    """Shows one room and what it has for the side pane; the breadths are remembered for each room."""

    def __init__(self, memory: WindowMemory, home: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._memory, self._home = memory, home
        self._room: Room | None = None
        self._folded: tuple[Room, list[int]] | None = None
        """The breadths in a room before its side pane was folded away."""
        self.middle, self.side, self.frame = QStackedWidget(), QStackedWidget(), QFrame()
        self.frame.setObjectName("side")
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self.side)
        self.middle.addWidget(home)
        self.addWidget(self.middle)
        self.addWidget(self.frame)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._keep)

    def add_room(self, room: Room) -> None:
        """Take a room that was built, with its splitters where they were."""
        self.middle.addWidget(room)
        name_boxes(room)
        if room.side is not None:
            room.side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            self.side.addWidget(room.side)
            name_boxes(room.side)
        for name, splitter in room.splitters().items():
            if (state := self._memory.find_bytes(f"{room.plan.name}/{name}")) is not None:
                splitter.restoreState(state)

    def show_room(self, room: Room, *, side: bool) -> None:
        """Show a room, with the side pane if it has one and `side` asks for it."""
        self._room = room
        self.middle.setCurrentWidget(room)
        self.show_side(wanted=side)

    def show_side(self, *, wanted: bool) -> None:
        """Show the side pane of the present room, or hide it."""
        side = self._room.side if self._room else None
        if self._room is not None and side is not None:
            sizes = self.sizes()
            has_breadth = not self.frame.isHidden() and sizes[-1] > 0  # else it was asked for and never laid out
            if not wanted and has_breadth and self.side.currentWidget() is side:
                self._folded = (self._room, sizes)
            self._turn_to(side)
        self.frame.setVisible(side is not None and wanted)
        if self._room is not None and side is not None:
            self.refresh()  # the handle takes its pixel first
            self._share(self._room)  # now that it is shown: Qt gives what was hidden the breadth that it asks for
        if self._room is not None:
            self._room.take_side(shown=side is not None and wanted)

    def _turn_to(self, side: QWidget) -> None:
        """Show what a room has for the side pane; how broad those of other rooms must be is nothing to it."""
        before = self.side.currentWidget()
        if before is not None and before is not side:
            before.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.side.setCurrentWidget(side)

    def show_home(self) -> None:
        """Show no room, but the ways to begin."""
        self._room = None
        self.middle.setCurrentWidget(self._home)
        self.frame.hide()

    def remember(self, room: Room) -> None:
        """Remember where the splitters of a room are."""
        for name, splitter in room.splitters().items():
            self._memory.remember_bytes(f"{room.plan.name}/{name}", splitter.saveState())

    def go_on(self, last: QWidget) -> None:
        """Focus the next pane: those of the room, its side pane, and then the one that is given."""
        if self._room is None:
            return
        panes = [pane for pane in (*self._room.panes(), self._room.side, last) if pane and pane.isVisible()]
        now = next((n for n, pane in enumerate(panes) if _has_focus(pane)), -1)
        _focus_into(panes[(now + 1) % len(panes)])

    def _share(self, room: Room) -> None:
        """Give the side pane the breadth that it had in this room before it was folded, or was given, or the usual share."""
        self._restore(room)
        broad, most = sum(self.sizes()), round(sum(self.sizes()) * room.side_most)
        if self.sizes()[1] > most:
            self.setSizes([broad - most, most])

    def _restore(self, room: Room) -> None:
        if self._folded is not None and self._folded[0] is room:
            self.setSizes(self._folded[1])
            return
        if (state := self._memory.find_bytes(f"{room.plan.name}/side")) is not None:
            self.restoreState(state)
            return
        broad = max(self.width(), 600)
        self.setSizes([round(broad * (1 - room.side_share)), round(broad * room.side_share)])

    def _keep(self) -> None:
        self._folded = None
        if self._room is not None:
            self._memory.remember_bytes(f"{self._room.plan.name}/side", self.saveState())


def _has_focus(pane: QWidget) -> bool:
    focus = pane.window().focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))


def _focus_into(pane: QWidget) -> None:
    """Focus a pane, or the first thing in it that takes the keyboard."""
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
        pane.setFocus(Qt.FocusReason.TabFocusReason)
        return
    for child in pane.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.TabFocusReason)
            return
