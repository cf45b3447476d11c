"""Reading a filed paper into the matter, in the background: from its file, or from what was pasted."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.gui import operations
from app.gui.desk import Desk
from app.gui.language import tr, trn
from app.gui.look.palette import Tone
from app.gui.rooms.matter.found import waiting
from app.gui.rooms.matter.leading import complaint_read
from app.gui.rooms.matter.reading import ReadingPage
from app.law.matters import Count, Matter, PaperKind
from app.law.opposing import PaperReading
from app.matters import editing
from app.tasks.workspace import Workspace


class PaperReader(QObject):
    """Asks for the file, reads it, and tells what was read.

    Args:
        page: makes or finds the page of the readings.
        lead: shows that page.
    """

    def __init__(self, desk: Desk, page: Callable[[], ReadingPage], lead: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._page, self._lead = desk, page, lead
        self._sources: dict[str, Path | str] = {}
        """The file of each paper that was read since the matter was opened, or the text that was pasted."""
        self._counts: dict[str, tuple[Count, ...]] = {}
        """The counts that the matter had when a paper was read."""

    def begin(self) -> None:
        """Forget what was read: another matter is open."""
        self._sources, self._counts = {}, {}

    def follow_counts(self, matter: Matter) -> None:
        """Have what a paper may raise proposed anew when the counts are others than when it was read."""
        for paper, source in self._sources.items():
            reading = matter.find_reading(paper)
            if reading is not None and reading.points and self._counts.get(paper) != matter.counts:
                self._counts[paper] = matter.counts
                self._propose(paper, source, matter)

    def read_kind(self, kind: PaperKind) -> None:
        """Read the operative paper of a kind."""
        matter = self._desk.session.matter
        paper = matter.find_operative(kind) if matter else None
        self._lead()
        if paper is None:
            self._desk.tell(tr("Say in “Papers” which one is operative, then read it."), Tone.CAUTION)
            return
        self._page().choose(kind)
        self.ask_and_read(paper.id)

    def lead_to_complaint(self) -> None:
        """Show what was read of the complaint; without that read it."""
        matter = self._desk.session.matter
        if matter is not None and complaint_read(matter) is not None:
            self._show(PaperKind.COMPLAINT)
        else:
            self.read_kind(PaperKind.COMPLAINT)

    def ask_and_read(self, paper: str) -> None:
        """Ask for the file of a paper, and read it."""
        path = self._desk.questions.paper_to_read()
        if path is not None:
            self._read(path, paper)

    def read_text(self, paper: str, text: str) -> None:
        """Read what was pasted as the text of a paper."""
        self._read(text, paper)

    def tell_of_begun(self, matter: Matter) -> None:
        """Tell what was read of the complaint with which a matter was begun, while nothing of it was taken."""
        reading = complaint_read(matter)
        if reading is None or not reading.paragraphs or matter.facts or matter.counts:
            return
        read = [trn("%n paragraph(s)", len(reading.paragraphs))]
        read += [trn("%n count(s)", len(reading.counts))] if reading.counts else []
        told = tr("Read in the complaint: {what}. Tick what is to be a fact or a count of the matter.")
        self._desk.tell(
            told.format(what=f" {tr('and')} ".join(read)),
            Tone.OK,
            act=tr("Show them"),
            action=lambda: self._show(PaperKind.COMPLAINT),
        )

    def _show(self, kind: PaperKind) -> None:
        self._lead()
        self._page().choose(kind)

    def _read(self, source: Path | str, paper: str) -> None:
        matter = self._desk.session.matter
        if matter is None:
            return
        self._counts[paper] = matter.counts
        pasted = source if isinstance(source, str) else ""
        take = self._desk.session.while_open(partial(self._take, source=source, pasted=pasted))
        self._run(source, matter, paper, take, self._desk.show_failure)

    def _propose(self, paper: str, source: Path | str, matter: Matter) -> None:
        """Read a paper again for what it may raise; a file that is not there any more leaves what was proposed."""
        offer = self._desk.session.while_open(self._page().points.offer)
        self._run(source, matter, paper, offer, lambda _error: None)

    def _run(
        self,
        source: Path | str,
        matter: Matter,
        paper: str,
        done: Callable[[PaperReading], None],
        failed: Callable[[Exception], None],
    ) -> None:
        workspace, file = self._desk.workspace, self._desk.session.path
        self._desk.runner.run(
            "Reading a paper",
            lambda _progress, _cancel: _read(source, matter, paper, workspace, file),
            on_success=done,
            on_failure=failed,
        )

    def _take(self, reading: PaperReading, *, source: Path | str, pasted: str) -> None:
        """Take a reading into the matter; what was pasted is forgotten, but for what came in its place meanwhile."""
        matter = self._desk.session.matter
        if pasted and self._page().text.toPlainText() == pasted:
            self._page().let_go()
        if matter is None or matter.find_paper(reading.paper) is None:
            return
        self._sources[reading.paper] = source
        after = editing.put_reading(matter, reading)
        self._desk.session.change(after, tr("reading a paper"))
        waits = waiting(after, reading)
        tone = Tone.OK if reading.paragraphs or reading.points or waits else Tone.CAUTION
        if waits:
            also = f" {tr('Its first page')}: {trn('%n thing(s)', waits)} {tr('to look at.')}"
            self._desk.tell(
                _told(reading) + also, tone, act=tr("Show them"), action=partial(self._show_front, reading.paper)
            )
        else:
            self._desk.tell(_told(reading), tone)

    def _show_front(self, paper: str) -> None:
        self._lead()
        self._page().show_front(paper)


def _read(source: Path | str, matter: Matter, paper: str, workspace: Workspace, file: Path | None) -> PaperReading:
    """What a file says, or a text that was pasted."""
    if isinstance(source, Path):
        return operations.read_filed(source, matter, paper, workspace, file)
    with tempfile.TemporaryDirectory(prefix="rejoinder-pasted-") as folder:
        path = Path(folder) / "pasted.txt"
        path.write_text(source, encoding="utf-8")
        return operations.read_filed(path, matter, paper, workspace, file)


def _told(reading: PaperReading) -> str:
    """What was read, in a sentence."""
    if reading.paragraphs:
        return f"{trn('%n numbered paragraph(s)', len(reading.paragraphs))}: {tr('tick those that are to be facts.')}"
    if reading.points:
        cited = len(reading.authorities)
        also = f" {tr('and')} {trn('%n authorit(y/ies)', cited)}" if cited else ""
        leaves = sum(point.is_leaf for point in reading.points)
        return f"{trn('%n point(s)', leaves)}{also}: {tr('tick what each is about, then confirm it.')}"
    return tr("No numbered paragraph and no heading was found in this paper.")
