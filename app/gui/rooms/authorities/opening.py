"""Opening an authority: its text and its sheet are read in the background, the last one asked for wins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.gui.desk import Desk
from app.gui.rooms.authorities.catalog import Catalog
from app.gui.rooms.authorities.reading import Reading, load_reading
from app.gui.rooms.authorities.sheet import Sheet, load_sheet
from app.jobs import CancelToken
from app.law.authorities import PartKind
from app.library.results import SearchResult

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Where to begin: at a passage with words marked in it, at a pin (of a part, if it says), or at the beginning."""

    passage: str = ""
    pin: str = ""
    part: PartKind | None = None
    marks: Sequence[tuple[int, int]] = ()


def goal_of(hit: SearchResult | None) -> Goal:
    """The words that were found, or the page of a proposition that was; the beginning when nothing of a text was."""
    if hit is None:
        return Goal()
    return Goal(passage=hit.id, marks=tuple(hit.highlights)) if "/" in hit.id else Goal(pin=hit.page or "")


class Opener(QObject):
    """Holds the authority that is open: first its text is read, then what is known of it."""

    opened = Signal(object, object, bool)
    """What is read (`Reading`), where to begin (`Goal`), and whether it is another text than the one shown."""
    known = Signal(object)
    """The `Sheet` of what is open."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tokens: list[CancelToken] = []
        self._turn = 0
        self._shown: Reading | None = None
        self._asked: tuple[str, Goal] | None = None
        """What is under way to be opened, and where."""

    @property
    def key(self) -> str:
        """The key of the authority that is open; empty for none."""
        return str(self._shown.authority.key) if self._shown else ""

    def open(self, key: str, goal: Goal, catalog: Catalog) -> None:
        """Open an authority; when it is open already, only its place is gone to."""
        if self._shown is not None and key == self.key and self._asked is None:
            self.opened.emit(self._shown, goal, False)
            return
        self._load(key, goal, catalog)

    def close(self) -> None:
        """Hold nothing any more."""
        self._turn += 1
        self._shown = self._asked = None

    def refresh(self, catalog: Catalog) -> None:
        """Read again what is open, or what is about to be."""
        if self._shown is not None:
            self._load(*(self._asked or (self.key, Goal())), catalog)

    def _load(self, key: str, goal: Goal, catalog: Catalog) -> None:
        self._turn += 1
        self._asked = key, goal
        turn, library = self._turn, self._desk.workspace.library
        for token in self._tokens:
            token.cancel()
        self._tokens.clear()

        def show(reading: Reading) -> None:
            if turn == self._turn:
                before, self._shown, self._asked = self._shown, reading, None
                self.opened.emit(reading, goal, before is None or _text(before) != _text(reading))
                self._run(lambda: load_sheet(library, key, catalog), tell, fail)  # after it, so as not to slow it down

        def tell(sheet: Sheet) -> None:
            if turn == self._turn:
                self.known.emit(sheet)

        def fail(error: Exception) -> None:
            if turn == self._turn:
                self._asked = None
            self._desk.show_failure(error)

        self._run(lambda: load_reading(library, key), show, fail)

    def _run(self, work: Callable[[], T], then: Callable[[T], None], fail: Callable[[Exception], None]) -> None:
        self._tokens.append(
            self._desk.runner.run(
                "Looking for authorities",
                lambda _progress, _cancel: work(),
                on_success=then,
                on_failure=fail,
            )
        )


def _text(reading: Reading) -> tuple[object, ...]:
    return reading.authority.key, reading.stretches
