"""Writing the paper and what goes with it in the background, one export at a time, and telling what became of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import ExportBlocked
from app.gui import exporting
from app.gui.desk import Desk
from app.gui.exporting import Exported, ExportOrder
from app.gui.frame.files import ENDING, file_name
from app.gui.language import tr, trn
from app.gui.look.palette import Tone
from app.gui.places import CHECK, Place
from app.gui.rooms.export.choices import Choices
from app.gui.rooms.export.running import Running
from app.gui.rooms.export.written import Written
from app.gui.widgets.labels import Wrapped
from app.jobs import CancelToken, ProgressCallback
from app.law.briefs import BriefKind
from app.law.matters import Matter

if TYPE_CHECKING:
    from app.word.refresh import RefreshReport


T = TypeVar("T")

_LONGEST = 50
"""How many letters of a file's name are told; the room lists the files with all of them."""


class ExportWriter(QObject):
    """Asks where to write, writes, and lists what was written."""

    begun = Signal()
    """An export is under way."""
    ended = Signal()
    """It is done, was stopped, or failed."""

    def __init__(self, desk: Desk, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._choices = desk, choices
        self.told, self.running, self.written = Wrapped("", "muted"), Running(desk.runner), Written()
        self._ours: dict[Path, int] = {}

    def begin(self) -> None:
        """Another matter is open: nothing was written of it yet."""
        self.written.clear()
        self.told.setText("")

    def export(self, *, final: bool) -> None:
        """Ask where the paper goes, and write it; papers in which somebody may have worked are asked for first."""
        session = self._desk.session
        matter, kind = session.matter, session.kind
        docx = self._desk.questions.place_to_export(self.suggestion()) if matter else None
        if matter is None or docx is None:
            return
        order = self._choices.order(docx, final=final, matter_file=session.path)
        there = [path for path in order.worked_on if path.exists() and self._ours.get(path) != _changed(path)]
        start = partial(self._write, matter, kind, order)
        if not there:
            start()
            return
        names = ", ".join(path.name for path in there)
        said = tr("Nothing is written yet: {names} would be written over, and somebody may have worked in it.")
        self._desk.tell(said.format(names=names), Tone.CAUTION, act=tr("Write over"), action=session.while_open(start))

    def refresh_edited(self) -> None:
        """Bring a brief that was edited in Word up to date."""
        questions, workspace, matter = self._desk.questions, self._desk.workspace, self._desk.session.matter
        file = questions.brief_to_refresh()
        target = questions.place_to_export(file.with_stem(f"{file.stem}-refreshed")) if file else None
        if file is None or target is None:
            return
        pdf = self._choices.pdf.isChecked()
        self._run(
            "Refreshing the brief",
            lambda progress, cancel: exporting.refresh(
                file, target, workspace, matter, pdf=pdf, report=progress, cancel=cancel
            ),
            self._on_refreshed,
        )

    def save_log(self) -> None:
        """Write the matter's log to be read."""
        matter, file = self._desk.session.matter, self._desk.session.path
        if matter is None or file is None:
            self._desk.tell(tr("The log lies beside the matter's file: save the matter first."), Tone.CAUTION)
            return
        suggested = file.with_name(f"{file.name.removesuffix(ENDING)}-activity.docx")
        target, opening = self._desk.questions.place_to_export(suggested), self._desk.session.opening
        if target is not None:
            self._desk.runner.run(
                "Writing the log",
                lambda _progress, _cancel: exporting.save_log(file, matter.title, target),
                on_success=lambda path: self._show_written(opening, (path,), ()),
                on_failure=self._desk.show_failure,
            )

    def open_folder(self) -> None:
        """Open the folder of what was written last."""
        if not self.written.list.count():
            self._desk.tell(tr("Nothing was written yet in this matter."))
        elif not self.written.open_folder():
            self._desk.tell(tr("The folder is not there any more, or nothing on this computer opens it."), Tone.CAUTION)

    def suggestion(self) -> Path:
        """Where the paper is likely to go: beside the matter's file; without one, where the last went."""
        session = self._desk.session
        title = session.matter.title if session.matter else "brief"
        place = session.path or Path.home() / f"{file_name(title)}{ENDING}"
        last = self._desk.memory.text("export_folder", "")
        folder = Path(last) if session.path is None and last and Path(last).is_dir() else place.parent
        return folder / f"{place.name.removesuffix(ENDING)}-{session.kind.value}.docx"

    def _write(self, matter: Matter, kind: BriefKind, order: ExportOrder) -> None:
        workspace = self._desk.workspace
        self._run(
            "Exporting",
            lambda progress, cancel: exporting.export(matter, workspace, kind, order, report=progress, cancel=cancel),
            self._on_exported,
        )

    def _run(
        self, title: str, work: Callable[[ProgressCallback, CancelToken], T], then: Callable[[int, T], None]
    ) -> None:
        """One export at a time."""
        if self.running.busy:
            return
        opening = self._desk.session.opening
        self.told.setText("")
        token = self._desk.runner.run(
            title,
            work,
            on_success=partial(then, opening),
            on_failure=partial(self._on_not_written, opening),
            on_cancel=self._on_stopped,
            is_told=self.running.isVisible,
        )
        self.running.follow(token)
        self._desk.tell(tr("It is being written; you can go on working meanwhile."))
        self.begun.emit()

    # What became of it

    def _on_exported(self, opening: int, done: Exported) -> None:
        self._desk.drafting.take(done.shown, opening)
        self._desk.memory.remember("export_folder", str(done.report.docx.parent))
        stopped = tr("It was stopped after that; the papers that were to follow were not written.")
        notes = (*done.notes, stopped) if done.stopped else done.notes
        no_pdf = done.report.pdf is None and self._choices.pdf.isChecked()
        doubtful = done.stopped or done.report.tables_stale or no_pdf
        self._show_written(opening, done.files, notes, doubtful=doubtful)
        if done.failure is not None:
            self.told.setText(tr("The papers that were to follow were not written."))
            self._desk.show_failure(done.failure)

    def _on_refreshed(self, opening: int, report: "RefreshReport") -> None:
        changed = trn("%n citation(s) (has/have) the form that (its/their) place asks for.", len(report.changed))
        kept = tr("Left as you wrote them: {words}.").format(words="; ".join(report.kept)) if report.kept else ""
        unknown = (
            tr("Not in the library: {words}.").format(words="; ".join(report.strangers)) if report.strangers else ""
        )
        files = (report.docx, *([report.pdf] if report.pdf else []))
        notes = tuple(said for said in (changed, kept, unknown, *report.notes) if said)
        self._show_written(opening, files, notes, doubtful=bool(report.kept or report.strangers))

    def _show_written(
        self, opening: int, files: tuple[Path, ...], notes: tuple[str, ...], *, doubtful: bool = False
    ) -> None:
        """Tell what was written; it is listed beside its own matter only, which may not be open any more."""
        self.ended.emit()
        self._ours |= {path: _changed(path) for path in files}
        more = trn("%n further file(s)", len(files) - 1) if len(files) > 1 else ""
        named = f"{_shortened(files[0].name)} {tr('and')} {more}" if more else _shortened(files[0].name)
        told = " ".join([f"{tr('Written')}: {named}.", *(notes if doubtful else ())])
        tone = Tone.CAUTION if doubtful else Tone.OK
        if opening != self._desk.session.opening:
            self._desk.tell(told, tone)
            return
        self.written.add(files)
        self.told.setText(" ".join(notes))
        self._desk.tell(told, tone, act=tr("Open the folder"), action=self.open_folder)

    def _on_stopped(self) -> None:
        self.ended.emit()
        self.told.setText(tr("It was stopped; nothing was written."))
        self._desk.tell(tr("The export was stopped; nothing was written."))

    def _on_not_written(self, opening: int, error: Exception) -> None:
        self.ended.emit()
        self.told.setText("")
        self._desk.show_failure(error)
        if isinstance(error, ExportBlocked) and opening == self._desk.session.opening:
            self._desk.go_to(Place(room=CHECK))


def _shortened(name: str) -> str:
    half = _LONGEST // 2
    return name if len(name) <= _LONGEST else f"{name[:half]}…{name[-half:]}"


def _changed(path: Path) -> int:
    """When a file was changed last; 0 when it is not there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
