"""What is made ready behind the first window: the library, its copy of the day, and the rooms, a part at a time.

A room takes a tenth of a second to build. It is built in parts while nobody waits for it, one part in each turn of the
event loop, so that entering it for the first time takes no time that is felt.
"""

import importlib
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from app.gui import operations
from app.gui.desk import Desk
from app.gui.frame.way import Way
from app.gui.places import ARGUMENTS, AUTHORITIES, MATTER
from app.gui.rooms import ROOMS

_FIRST = (AUTHORITIES, ARGUMENTS, MATTER)
"""Built before the others: an import may ask for the first at any time, and a matter opens in one of the other two."""

_PAUSE = 30
"""Milliseconds between two parts, in which the window does what it is asked to."""


class Warming(QObject):
    """Opens the library in the background, and then builds the rooms."""

    opened = Signal()
    """The library is open."""

    def __init__(self, desk: Desk, way: Way) -> None:
        super().__init__(desk)
        self._desk, self._way = desk, way
        self._parts: Iterator[None] = iter(())
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._build_a_part)

    @property
    def busy(self) -> bool:
        """Whether rooms are still being built."""
        return self._timer.isActive()

    def open_library(self, on_failure: Callable[[Exception], None]) -> None:
        """Open the library, and copy it once a day; what asks for it waits for its turn."""
        workspace = self._desk.workspace
        self._desk.runner.run(
            "Opening the library",
            lambda _progress, _cancel: workspace.ask_library(),
            on_success=lambda _library: self._on_library(),
            on_failure=on_failure,
        )

    def _on_library(self) -> None:
        self.opened.emit()
        self._desk.runner.run(
            "Getting the rooms ready",
            lambda _progress, _cancel: _import_rooms(),
            on_success=lambda _done: self._begin(),
            on_failure=self._desk.show_failure,
            on_store=False,
        )
        self._desk.runner.run(
            "Backing the library up",
            lambda _progress, _cancel: operations.back_up(self._desk.workspace),
            on_success=lambda _done: None,
            on_failure=self._desk.show_failure,
        )

    def _begin(self) -> None:
        others = (plan.name for plan in ROOMS if plan.name not in _FIRST)
        self._parts = self._build((*_FIRST, *others))
        self._timer.start()

    def _build(self, names: tuple[str, ...]) -> Iterator[None]:
        for name in names:
            yield from self._way.build(name)
        for name in names:
            yield from self._way.rooms[name].prepare()

    def _build_a_part(self) -> None:
        if next(self._parts, self) is self:
            self._timer.stop()


def _import_rooms() -> None:
    """Import what the rooms and the guide are made of, which needs no turn of the event loop."""
    operations.find_courts()
    for plan in ROOMS:
        importlib.import_module(f"app.gui.rooms.{plan.name}.room")
    importlib.import_module("app.gui.frame.guide.window")
