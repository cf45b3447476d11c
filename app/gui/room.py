"""What a room of the window is. See the package's docstring for how to make one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QSplitter, QWidget

from app.gui.deeds import Deed
from app.gui.desk import Desk
from app.gui.places import Place
from app.law.matters import Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPlan:
    """What rail and menus say of a room before it is built.

    Attributes:
        name: its id (`places`), which is also its picture's name.
        about: what it is for, in one line.
        build: imports and makes it; called when it is first entered, so that the window is there at once.
        deeds: what can be done there: a menu of its own and lines of the command palette; None is a separator.
    """

    name: str
    title: str
    about: str
    build: "Callable[[Desk], Room]"
    needs_matter: bool = True
    deeds: tuple[Deed | None, ...] = ()


class Room(QWidget):
    """One room: the view in the middle, and what it shows in the side pane."""

    plan: ClassVar[RoomPlan]
    side_share: ClassVar[float] = 0.36
    """How much of the breadth the side pane has, until it is moved."""
    side_most: ClassVar[float] = 1.0
    """How much of it the side pane has at most when it comes back: a wide one of a larger window leaves the room its place."""

    marked = Signal(str)
    """The words beside its name in the rail ("7"); empty for none."""
    back_asked = Signal()
    """The place from which one came is to be shown again."""
    side_asked = Signal(bool)
    """The side pane is to be shown or folded away in this room, until it is entered again or the user says otherwise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.side: QWidget | None = None
        """What it shows in the side pane; set in the room's constructor, None for nothing."""
        self.came_from = ""
        """The room from which one was led to a place in this one; empty when one entered it by oneself."""
        self._follows: list[Callable[[], object]] = []

    def build(self) -> Iterator[None]:
        """Make what the constructor left, a part at a time; nothing is asked of the room before all of it is made."""
        return iter(())

    def prepare(self) -> Iterator[None]:
        """Make what one may look at next, a part at a time, behind the window; who looks before does not wait for the rest."""
        return iter(())

    def follow(self, refresh: Callable[[], object], *signals: SignalInstance) -> None:
        """Call `refresh` at each of the signals: at once while the room is seen, else once for all of them, in a turn of its own."""
        self._follows += [refresh] if refresh not in self._follows else []
        for signal in signals:
            signal.connect(partial(self._on_signal, refresh))

    def catch_up(self) -> None:
        """Follow now in what the room would follow later: it is to be seen."""
        for refresh in self._follows:
            self.desk.turns.now(refresh)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does, by its id."""
        return {}

    def obstacles(self) -> Mapping[str, str]:
        """Why a deed cannot be done now, by its id; those that can are left out."""
        return {}

    def splitters(self) -> Mapping[str, QSplitter]:
        """Splitters whose places are to be remembered, by a name that is unique in the room."""
        return {}

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes, in order; the side pane follows by itself."""
        return (self,)

    def take_side(self, *, shown: bool) -> None:
        """The side pane is shown beside the room now, or folded away: what it has may go elsewhere."""

    def arrive(self) -> None:
        """The room was entered; the focus is to be where work begins."""
        panes = self.panes()
        if panes:
            panes[0].setFocus()

    def leave(self) -> None:
        """Another room is entered now."""

    @property
    def has_words(self) -> bool:
        """Whether words were typed that are not in the matter until they are kept."""
        return False

    def keep_words(self) -> bool:
        """Take such words into the matter; whether that could be done, and if not, the room says why."""
        return True

    def with_words(self, matter: Matter) -> Matter:
        """The matter as it would be with such words, for what is kept against a crash."""
        return matter

    def here(self) -> Place:
        """The place that is shown now, for the way back; what the room keeps by itself need not be said."""
        return Place(room=self.plan.name)

    def show_place(self, place: Place) -> None:
        """Show a place in this room, which is entered already."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files and folders that were dropped on the window or chosen; most rooms take none."""

    def find_here(self) -> None:
        """Ctrl+F: put the cursor where this room's own search is."""

    def _on_signal(self, refresh: Callable[[], object], *_said: object) -> None:
        if self.isVisible():
            refresh()
        else:
            self.desk.turns.later(refresh)
