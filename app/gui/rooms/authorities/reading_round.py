"""Reading what the draft cites, one after the other; each is said to be read by itself, where it is read."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.gui.rooms.authorities.catalog import Catalog
from app.gui.rooms.authorities.opening import Opener
from app.gui.rooms.authorities.reader import Reader
from app.gui.rooms.authorities.round_bar import all_read
from app.gui.rooms.authorities.side import Side
from app.gui.rooms.authorities.unread import Round, cited_in, round_of


class ReadingRound(QObject):
    """Says how far the round is, and leads from one unread authority of the draft to the next.

    Args:
        go: opens the authority of a key.
    """

    def __init__(self, desk: Desk, reader: Reader, side: Side, opener: Opener, go: Callable[[str], object]) -> None:
        super().__init__(reader)
        self._desk, self._reader, self._side, self._opener, self._go = desk, reader, side, opener, go
        self._catalog, self._origin = Catalog(), ""
        self._cited: tuple[str, ...] = ()
        self._done: set[str] = set()
        """What was said to be read since the catalog was made."""
        reader.round.read.clicked.connect(self.read_and_next)
        reader.round.next.clicked.connect(self.next)
        desk.drafting.drafted.connect(self._on_drafted)
        self._on_drafted()

    @property
    def found(self) -> Round:
        """The round as it is now."""
        return round_of(self._cited, self._catalog, self._done)

    @property
    def left(self) -> tuple[str, ...]:
        """The keys of what is to be read besides what is open, the next one first."""
        return self.found.after(self._opener.key)

    def show(self) -> None:
        """Say how far it is."""
        self._reader.round.show_round(self.found, self._opener.key, self._origin)

    def show_from(self, origin: str) -> None:
        """One was led here from that room; empty when one came by oneself."""
        self._origin = origin
        self.show()

    def show_catalog(self, catalog: Catalog) -> None:
        """The library is in this state now."""
        self._catalog = catalog
        self._done.clear()
        self.show()

    def next(self) -> None:
        """Open the next that nobody has read."""
        if keys := self.left:
            self._go(keys[0])
            self._reader.text.setFocus()

    def say_read(self) -> None:
        """Record that what is open was read."""
        if self._is_known:
            self._side.about.say_read()

    def read_and_next(self) -> None:
        """Record that what is open was read, and open the next that nobody has read."""
        about, key = self._side.about, self._opener.key
        if not self._is_known or about.sheet is None:
            return
        if about.sheet.authority.verification is not None:
            self.next()
            return
        about.say_read(
            then=lambda: self._on_read(key), told=tr("Recorded that you read {name}.").format(name=self._name)
        )

    @property
    def _is_known(self) -> bool:
        """Whether what stands beside the text is of it: it comes a moment later, and only what is seen may be recorded."""
        sheet = self._side.about.sheet
        return sheet is not None and str(sheet.authority.key) == self._opener.key

    @property
    def _name(self) -> str:
        sheet = self._side.about.sheet
        return sheet.authority.name if sheet is not None else ""

    def _on_read(self, key: str) -> None:
        self._done.add(key)
        found = self.found
        if found.cited and not found.unread:
            self._desk.tell(f"{all_read(len(found.cited))}.", Tone.OK)
        if key == self._opener.key:
            self.next()
        self.show()

    def _on_drafted(self) -> None:
        self._cited = cited_in(self._desk.drafting.shown)
        self.show()
