"""Going on where one was: what was read and imported last is remembered, and offered while nothing is open."""

from typing import TYPE_CHECKING

from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.gui.rooms.authorities.catalog import Catalog
from app.gui.rooms.authorities.opening import Goal
from app.gui.rooms.authorities.reader import Reader
from app.gui.rooms.authorities.reading import Reading, Spot
from app.gui.rooms.authorities.start import IMPORTED, READ, Beginnings, Recents, Section, load_start
from app.gui.rooms.authorities.unfinished import Unfinished
from app.gui.rooms.authorities.unread import cited_in

if TYPE_CHECKING:
    from app.tasks.import_rows import ImportReport


class GoingOn:
    """Remembers places for the reader, and fills its list of ways to go on."""

    def __init__(self, desk: Desk, reader: Reader, unfinished: Unfinished) -> None:
        self._desk, self._reader, self._unfinished = desk, reader, unfinished
        self.read, self.imported = Recents(desk.memory, READ), Recents(desk.memory, IMPORTED)

    def keep_place(self) -> None:
        """Remember the passage at the top of what is read."""
        spot, reading = self._reader.text.top_spot(), self._reader.text.reading
        if spot is not None and reading is not None:
            self.read.put(str(reading.authority.key), reading.stretches[spot.stretch].passage.id)

    def note_opened(self, key: str) -> None:
        """Remember that it was opened; its place stays as it was."""
        self.read.put(key, self.read.places.get(key, ""))

    def note_imported(self, report: "ImportReport") -> None:
        """Remember what came in, the last of it first."""
        for row in report.rows:
            if row.key is not None:
                self.imported.put(row.key)

    def go_to(self, reading: Reading, goal: Goal) -> None:
        """Show where one wanted to begin; a page that the text lacks is told."""
        spot = reading.find_passage(goal.passage) if goal.passage else None
        if spot is not None:
            self._reader.mark(spot.stretch, goal.marks)
            offset = goal.marks[0][0] if goal.marks else 0
            self._reader.go_to(Spot(spot.stretch, offset))
        elif goal.pin and not self._reader.go_to_page(goal.pin, goal.part) and reading.has_text:
            said = f"{tr('The text shows no page')} {goal.pin}. {reading.basis.obstacle}".strip()
            self._desk.tell(said, Tone.CAUTION)

    def offer(self, catalog: Catalog) -> None:
        """Offer ways to go on, as long as nothing is open."""
        if self._reader.text.reading is not None:
            return
        matter, library = self._desk.session.matter, self._desk.workspace.library
        used = [one.authority for picked in matter.selections for one in picked.supports] if matter else []
        known = Beginnings(
            unfinished=self._unfinished.keys,
            read=self.read.places,
            imported=tuple(self.imported.places),
            cited=cited_in(self._desk.drafting.shown),
            used=tuple(used),
        )
        self._desk.runner.run(
            "Looking for authorities",
            lambda _progress, _cancel: load_start(library, catalog, known),
            on_success=self._show,
            on_failure=self._desk.show_failure,
        )

    def _show(self, sections: tuple[Section, ...]) -> None:
        self._reader.show_start(sections)
