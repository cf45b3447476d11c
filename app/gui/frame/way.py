"""The way through the rooms: which of them are built, in which one is, and how one came there."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.gui.desk import Desk
from app.gui.frame.actions import Actions
from app.gui.frame.columns import Columns
from app.gui.frame.notices import NoticeBar
from app.gui.frame.rail import Rail
from app.gui.frame.trail import Trail
from app.gui.places import Place
from app.gui.room import Room, RoomPlan
from app.gui.rooms import ROOMS


class Way(QObject):
    """Enters rooms, which are built when they are first wanted, and remembers where one was."""

    def __init__(self, desk: Desk, deeds: Actions, rail: Rail, columns: Columns, notice: NoticeBar) -> None:
        super().__init__(desk)
        self._desk, self._deeds, self._rail, self._columns, self._notice = desk, deeds, rail, columns, notice
        self._trail = Trail[Place]()
        self._begun: dict[str, tuple[Room, Iterator[None]]] = {}
        self.rooms: dict[str, Room] = {}
        """The rooms that are built, by name."""
        self.room = ""
        """In which one is; empty where one begins."""

    def find(self, name: str) -> Room:
        """The room of that name, built now if it was not."""
        for _ in self.build(name):
            pass
        return self.rooms[name]

    def build(self, name: str) -> Iterator[None]:
        """Build a room a part at a time; who cannot wait takes the rest at once by `find`."""
        if name in self.rooms:
            return
        if name not in self._begun:
            room = plan_of(name).build(self._desk)
            self._begun[name] = room, room.build()
            yield
        if name not in self._begun:
            return  # somebody could not wait
        room, parts = self._begun[name]
        try:
            yield from parts
        except Exception:
            self._begun.pop(name, None)  # it is begun anew by who wants it next
            raise
        if name not in self.rooms:
            yield  # to take it into the window is a part of its own
        if name in self.rooms:
            return  # somebody could not wait
        self.rooms[name] = room
        del self._begun[name]
        room.marked.connect(partial(self._rail.mark, name))
        room.side_asked.connect(partial(self._on_side_asked, name))
        room.back_asked.connect(self.back)
        self._columns.add_room(room)

    def enter(self, name: str) -> Room:
        """Go into a room."""
        if name != self.room:
            self.leave_place()
        return self.step_into(name)

    def go_to(self, place: Place) -> None:
        """Go to a place in a room."""
        self.leave_place()
        before = self.room
        room = self.step_into(place.room)
        room.came_from = before if before != place.room else ""
        room.show_place(place)

    def step_into(self, name: str) -> Room:
        """Go into a room without leaving a mark on the way."""
        room = self.find(name)
        room.catch_up()
        if self.room in self.rooms and self.room != name:
            self.rooms[self.room].came_from = ""
            self.rooms[self.room].leave()
            self._notice.leave()
            self._let_go_of_focus()
        self.room = name
        side = self._desk.memory.flag("show_side", default=True)
        self._deeds["side"].setChecked(side)
        self._columns.show_room(room, side=side)
        self._deeds["side"].setEnabled(room.side is not None)
        self._rail.show_room(name)
        self._desk.session.enter_room(name)
        self._deeds.enter(name, has_matter=self._desk.session.matter is not None)
        room.arrive()
        return room

    def go_home(self) -> None:
        """Show the ways to begin; a room that needs no matter is stayed in."""
        if self.room and not plan_of(self.room).needs_matter:
            self.step_into(self.room)
            return
        self.room = ""
        self._columns.show_home()
        self._deeds.enter("", has_matter=False)
        self._rail.show_room("")

    def leave_place(self) -> None:
        """Remember where one is before one goes elsewhere."""
        if (here := self._here()) is not None:
            self._trail.leave(here)
        self.show_trail()

    def back(self) -> None:
        """Go where one was before."""
        self._step(self._trail.back)

    def forward(self) -> None:
        """Go where one came back from."""
        self._step(self._trail.forward)

    def forget(self) -> None:
        """Another matter is open: there is no way back."""
        self._trail.forget()
        self.show_trail()

    def show_trail(self) -> None:
        """Allow Back and Forward as far as there is a way."""
        self._deeds["back"].setEnabled(self._trail.can_go_back)
        self._deeds["forward"].setEnabled(self._trail.can_go_forward)

    @staticmethod
    def _let_go_of_focus() -> None:
        """What is hidden with the focus hands it on, for which all the window is gone through; the next room takes it anyway."""
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()

    def _here(self) -> Place | None:
        return self.rooms[self.room].here() if self.room in self.rooms else None

    def _step(self, step: Callable[[Place | None], Place | None]) -> None:
        place = step(self._here())
        if place is not None:
            room = self.step_into(place.room)
            if place != Place(room=place.room):
                room.show_place(place)
        self.show_trail()

    def _on_side_asked(self, room: str, shown: bool) -> None:
        """Show or fold what a room asks for; the user's own choice is not touched."""
        if room == self.room:
            self._deeds["side"].setChecked(shown)
            self._columns.show_side(wanted=shown)


def plan_of(name: str) -> RoomPlan:
    """What rail and menus say of a room."""
    return next(plan for plan in ROOMS if plan.name == name)
