"""Opening an authority: its text and its sheet are read in the background, the last one asked for wins."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.gui.desk import Desk
from app.gui.rooms.authorities.catalog import Entry, make_entry
from app.gui.rooms.authorities.reading import Reading, load_reading
from app.gui.rooms.authorities.sheet import Sheet, load_sheet
from app.jobs import CancelToken
from app.law.courts import CourtId
from app.library.store import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Where to begin: at a passage with words marked in it, at a pin, or at the beginning."""

    passage: str = ""
    pin: str = ""
    marks: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """An authority that was read from the library."""

    reading: Reading
    sheet: Sheet

    @property
    def entry(self) -> Entry:
        """What the list would say of it."""
        sheet = self.sheet
        return make_entry(
            sheet.authority, sheet.weighing, {}, has_text=self.reading.has_text, favourite=sheet.favourite
        )


def load(library: Library, key: str, forum: CourtId) -> Opened:
    """Read an authority; to be run off the main thread. Raises NotFound."""
    return Opened(load_reading(library, key), load_sheet(library, key, forum))


class Opener(QObject):
    """Holds the authority that is open."""

    opened = Signal(object, object, bool)
    """What was read (`Opened`), where to begin (`Goal`), and whether its text is another than the one shown."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._token: CancelToken | None = None
        self._turn = 0
        self._shown: Opened | None = None

    @property
    def key(self) -> str:
        """The key of the authority that is open; empty for none."""
        return str(self._shown.sheet.authority.key) if self._shown else ""

    def open(self, key: str, goal: Goal, forum: CourtId) -> None:
        """Open an authority; when it is open already, only its place is gone to."""
        if self._shown is not None and key == self.key:
            self._drop()
            self.opened.emit(self._shown, goal, False)
            return
        self._load(key, goal, forum)

    def refresh(self, forum: CourtId) -> None:
        """Read again what is open."""
        if self._shown is not None:
            self._load(self.key, Goal(), forum)

    def _drop(self) -> None:
        self._turn += 1
        if self._token is not None:
            self._token.cancel()
        self._token = None

    def _load(self, key: str, goal: Goal, forum: CourtId) -> None:
        self._drop()
        turn, library = self._turn, self._desk.workspace.library

        def show(opened: Opened) -> None:
            if turn == self._turn:
                before, self._shown = self._shown, opened
                self.opened.emit(opened, goal, before is None or before.reading.stretches != opened.reading.stretches)

        self._token = self._desk.runner.run(
            "Looking for authorities",
            lambda _progress, _cancel: load(library, key, forum),
            on_success=show,
            on_failure=self._desk.show_failure,
        )
