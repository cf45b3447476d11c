"""The Export room: draft or final, Word and PDF, the papers that go with the brief, and what blocks a final."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.errors import ExportBlocked
from app.gui import exporting
from app.gui.advice import OpenGap, advise, open_gaps
from app.gui.desk import Desk
from app.gui.exporting import Exported, ExportOrder
from app.gui.frame.files import ENDING
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT, Tone
from app.gui.places import CHECK, Place, find_place
from app.gui.room import Room
from app.gui.rooms.export import PLAN
from app.gui.rooms.export.choices import Choices
from app.gui.rooms.export.running import Running
from app.gui.rooms.export.written import Written
from app.gui.widgets.findings_list import FindingsList
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.paper_button import PaperButton
from app.gui.widgets.scaled import hold
from app.jobs import CancelToken
from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.law.findings import Finding, Severity, count_blocking, counted
from app.law.matters import Matter

if TYPE_CHECKING:
    from app.word.refresh import RefreshReport

_LEAST, _MOST = 3, 9
"""How many lines of what blocks are shown at once."""


class ExportRoom(Room):
    """Writes the paper, and says before what a final export would refuse."""

    plan = PLAN

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.choices, self.written = Choices(desk.memory), Written()
        self.draft, self.final = QPushButton(tr("Export a draft…")), QPushButton(tr("Export the final paper…"))
        self.standing, self.blocking, self.check = Wrapped("", "title"), FindingsList(), QPushButton()
        self.refresh_edited = QPushButton(tr("Bring a brief edited in Word up to date…"))
        self.save_log = QPushButton(tr("Save the activity log…"))
        self.told, self.remedy, self.running = Wrapped("", "muted"), Wrapped("", "muted"), Running(desk.runner)
        self.paper = PaperButton(desk.papers)
        self._ours: dict[Path, int] = {}
        self._gaps: tuple[OpenGap, ...] = ()
        self._side: Side | None = None
        self.choices.begin(desk.session.path)
        self._build()
        self._connect()
        self.refresh()

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        return {
            "export": partial(self._export, final=False),
            "export_final": partial(self._export, final=True),
            "refresh_edited": self._refresh_edited,
            "save_log": self._save_log,
            "open_folder": self._open_folder,
        }

    def obstacles(self) -> Mapping[str, str]:
        """A final paper has nothing open; the log lies beside a saved matter; a folder has something in it."""
        found: dict[str, str] = {}
        if self.running.busy:
            found |= dict.fromkeys(("export", "export_final", "refresh_edited"), tr("an export is under way"))
        elif not self.final.isEnabled():
            found["export_final"] = tr("first settle what blocks it")
        if self.desk.session.path is None:
            found["save_log"] = tr("save the matter first")
        if not self.written.list.count():
            found["open_folder"] = tr("nothing was written yet")
        return found

    def panes(self) -> tuple[QWidget, ...]:
        """The first button, then what blocks."""
        return (self.draft, self.blocking)

    def arrive(self) -> None:
        """See what blocks; draft first when nothing is drafted."""
        if self.desk.drafting.shown is None:
            self.desk.drafting.draft()
        self.draft.setFocus()

    def refresh(self) -> None:
        """Say how the present draft stands."""
        shown, kind = self.desk.drafting.shown, self.desk.session.kind
        self.choices.show_draft(shown)
        self._show_companions(kind.side)
        blocking = tuple(f for f in self.desk.drafting.findings if f.severity is Severity.BLOCK)
        count = count_blocking(blocking)
        self._gaps = tuple(open_gaps(shown)) if shown else ()
        for button in (self.draft, self.refresh_edited):
            button.setEnabled(not self.running.busy)
        self.final.setEnabled(shown is not None and not count and not self.running.busy)
        self.save_log.setEnabled(self.desk.session.path is not None)
        for widget in (self.check, self.blocking, self.remedy):
            widget.setVisible(bool(count))
        self.blocking.show_findings(blocking, self._where)
        self._show_remedy(self.blocking.current())
        self._fit()
        if shown is None:
            self.standing.setText(f"{kind.title}: {tr('not drafted yet')}")
        elif count:
            self.standing.setText(
                f"{kind.title}: {counted(count, tr('point'))} {tr('to settle before the final paper')}"
            )
        else:
            self.standing.setText(f"{kind.title}: {tr('nothing blocks the final paper')}")

    def changeEvent(self, event: QEvent) -> None:
        """Give the list its height at another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Be as high as its lines, up to some."""
        line = self.blocking.sizeHintForRow(0) if self.blocking.topLevelItemCount() else 0
        lines = min(max(self.blocking.topLevelItemCount(), _LEAST), _MOST)
        self.blocking.setFixedHeight(lines * max(line, scale.px(22)) + self.blocking.header().sizeHint().height() + 4)

    def _where(self, finding: Finding) -> str:
        """The place in words: a heading, or the name of an authority."""
        shown = self.desk.drafting.shown
        authority = shown.draft.source.find_authority(finding.place) if shown and finding.place else None
        return (authority.short_name or authority.name) if authority else finding.place

    def _show_remedy(self, finding: Finding | None) -> None:
        """Say what mends the point at the cursor."""
        teach = tr("Choose a point to see what mends it; Enter goes to its place.")
        if finding is None:
            self.remedy.setText(teach)
            return
        here = [gap for gap in self._gaps if gap.heading == finding.place]
        nth = self.blocking.nth_of_current()
        advice = advise(finding, here[nth] if finding.code == "placeholder" and nth < len(here) else None)
        self.remedy.setText(" ".join(tr(words) for words in (advice.missing, advice.remedy) if words) or teach)

    # Building

    def _build(self) -> None:
        inside = QWidget()
        hold(inside, most=920)
        column = QVBoxLayout(inside)
        column.setSpacing(3 * UNIT)
        self.blocking.setObjectName("boxed")
        area = _scrolled(inside)
        self.check.setProperty("role", "line")
        self.check.setText(tr("Settle them in the Check room"))
        for widget in (
            _row(self.paper),
            self.standing,
            self.blocking,
            self.remedy,
            _row(self.check),
            _rule(),
            self.choices,
        ):
            column.addWidget(widget)
        for widget in (self.told, self.written, _rule()):
            column.addWidget(widget)
        for button in (self.refresh_edited, self.save_log):
            button.setProperty("role", "line")
        column.addWidget(_row(self.refresh_edited, self.save_log))
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area, 1)
        layout.addWidget(self._foot())

    def _foot(self) -> QFrame:
        """The deeds themselves, in view however long the lists are."""
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(6 * UNIT, 2 * UNIT, 6 * UNIT, 2 * UNIT)
        row.setSpacing(4 * UNIT)
        self.draft.setProperty("role", "first")
        self.draft.setToolTip(tr("Always possible; what is missing prints as a visible placeholder (Ctrl+E)"))
        self.final.setToolTip(tr("Possible once nothing blocks it (Ctrl+Shift+E)"))
        for widget in (self.draft, self.final, self.running):
            row.addWidget(widget)
        row.addStretch(1)
        return foot

    def _connect(self) -> None:
        session = self.desk.session
        self.desk.drafting.drafted.connect(self.refresh)
        self.desk.drafting.previewed.connect(self.refresh)
        session.paper_changed.connect(self.refresh)
        session.saved_state_changed.connect(self._on_place)
        session.opened.connect(self._on_opened)
        self.draft.clicked.connect(partial(self._export, final=False))
        self.final.clicked.connect(partial(self._export, final=True))
        self.check.clicked.connect(lambda: self.desk.go_to(Place(room=CHECK)))
        self.blocking.chosen.connect(
            lambda finding, nth: self.desk.go_to(find_place(finding, nth) or Place(room=CHECK))
        )
        self.blocking.stood_on.connect(self._show_remedy)
        self.refresh_edited.clicked.connect(self._refresh_edited)
        self.save_log.clicked.connect(self._save_log)

    def _show_companions(self, side: Side) -> None:
        if side is not self._side:
            self._side = side
            self.choices.show_companions(exporting.find_companions(side))

    def _on_opened(self) -> None:
        self.written.clear()
        self.choices.begin(self.desk.session.path)
        self.told.setText("")
        self.refresh()

    def _on_place(self) -> None:
        self.save_log.setEnabled(self.desk.session.path is not None)
        self.choices.move_to(self.desk.session.path)

    # Writing

    def _export(self, _checked: bool = False, *, final: bool) -> None:  # Qt's signal
        session = self.desk.session
        matter, kind = session.matter, session.kind
        docx = self.desk.questions.place_to_export(self._suggestion()) if matter else None
        if matter is None or docx is None:
            return
        order = self.choices.order(docx, final=final, matter_file=session.path)
        there = [path for path in order.worked_on if path.exists() and self._ours.get(path) != _changed(path)]
        start = partial(self._write, matter, kind, order)
        if not there:
            start()
            return
        names = ", ".join(path.name for path in there)
        said = tr("Nothing is written yet: {names} would be written over, and somebody may have worked in it.")
        self.desk.tell(said.format(names=names), Tone.CAUTION, act=tr("Write over"), action=session.while_open(start))

    def _write(self, matter: Matter, kind: BriefKind, order: ExportOrder) -> None:
        session, workspace = self.desk.session, self.desk.workspace
        if self.running.busy:
            return
        self.told.setText("")
        token = self.desk.runner.run(
            "Exporting",
            lambda progress, cancel: exporting.export(matter, workspace, kind, order, report=progress, cancel=cancel),
            on_success=partial(self._on_exported, session.opening),
            on_failure=partial(self._on_not_written, session.opening),
            on_cancel=self._on_stopped,
        )
        self._follow(token)

    def _follow(self, token: CancelToken) -> None:
        """One export at a time."""
        self.running.follow(token)
        for button in (self.draft, self.final, self.refresh_edited):
            button.setEnabled(False)
        self.running.stop.setFocus()

    def _refresh_edited(self) -> None:
        questions, workspace, matter = self.desk.questions, self.desk.workspace, self.desk.session.matter
        file = questions.brief_to_refresh()
        target = questions.place_to_export(file.with_stem(f"{file.stem}-refreshed")) if file else None
        if file is None or target is None or self.running.busy:
            return
        pdf, opening = self.choices.pdf.isChecked(), self.desk.session.opening
        self.told.setText("")
        token = self.desk.runner.run(
            "Refreshing the brief",
            lambda progress, cancel: exporting.refresh(
                file, target, workspace, matter, pdf=pdf, report=progress, cancel=cancel
            ),
            on_success=partial(self._on_refreshed, opening),
            on_failure=partial(self._on_not_written, opening),
            on_cancel=self._on_stopped,
        )
        self._follow(token)

    def _open_folder(self) -> None:
        if not self.written.open_folder():
            self.desk.tell(tr("Nothing was written yet in this matter."), Tone.PLAIN)

    def _save_log(self) -> None:
        matter, file = self.desk.session.matter, self.desk.session.path
        if matter is None or file is None:
            self.desk.tell(tr("The log lies beside the matter's file: save the matter first."), Tone.CAUTION)
            return
        suggested = file.with_name(f"{file.name.removesuffix(ENDING)}-activity.docx")
        target, opening = self.desk.questions.place_to_export(suggested), self.desk.session.opening
        if target is not None:
            self.desk.runner.run(
                "Writing the log",
                lambda _progress, _cancel: exporting.save_log(file, matter.title, target),
                on_success=lambda path: self._show_written(opening, (path,), ()),
                on_failure=self.desk.show_failure,
            )

    def _suggestion(self) -> Path:
        session = self.desk.session
        place = session.path or Path.home() / f"{session.matter.title if session.matter else 'brief'}{ENDING}"
        last = self.desk.memory.text("export_folder", "")
        folder = Path(last) if session.path is None and last and Path(last).is_dir() else place.parent
        return folder / f"{place.name.removesuffix(ENDING)}-{session.kind.value}.docx"

    # What became of it

    def _on_exported(self, opening: int, done: Exported) -> None:
        self.desk.drafting.take(done.shown, opening)
        self.desk.memory.remember("export_folder", str(done.report.docx.parent))
        stopped = tr("It was stopped after that; the papers that were to follow were not written.")
        self._show_written(opening, done.files, (*done.notes, stopped) if done.stopped else done.notes)
        if done.failure is not None:
            self.told.setText(tr("The papers that were to follow were not written."))
            self.desk.show_failure(done.failure)

    def _on_refreshed(self, opening: int, report: "RefreshReport") -> None:
        changed = tr("{count} citations have the form that their place asks for.").format(count=len(report.changed))
        kept = tr("Left as you wrote them: {words}.").format(words="; ".join(report.kept)) if report.kept else ""
        unknown = (
            tr("Not in the library: {words}.").format(words="; ".join(report.strangers)) if report.strangers else ""
        )
        files = (report.docx, *([report.pdf] if report.pdf else []))
        self._show_written(opening, files, tuple(said for said in (changed, kept, unknown, *report.notes) if said))

    def _show_written(self, opening: int, files: tuple[Path, ...], notes: tuple[str, ...]) -> None:
        """Tell what was written; it is listed beside its own matter only, which may not be open any more."""
        self._come_back()
        self._ours |= {path: _changed(path) for path in files}
        told = " ".join([f"{tr('Written')}: {', '.join(path.name for path in files)}.", *notes])
        tone = Tone.CAUTION if notes else Tone.OK
        if opening != self.desk.session.opening:
            self.desk.tell(told, tone)
            return
        self.written.add(files)
        self.told.setText(" ".join(notes))
        self.desk.tell(told, tone, act=tr("Open the folder"), action=self._open_folder)

    def _come_back(self) -> None:
        """Be ready for another export."""
        self.refresh()
        if self.isVisible():
            self.draft.setFocus()

    def _on_stopped(self) -> None:
        self._come_back()
        self.told.setText(tr("It was stopped; nothing was written."))
        self.desk.tell(tr("The export was stopped; nothing was written."))

    def _on_not_written(self, opening: int, error: Exception) -> None:
        self._come_back()
        self.told.setText("")
        self.desk.show_failure(error)
        if isinstance(error, ExportBlocked) and opening == self.desk.session.opening:
            self.desk.go_to(Place(room=CHECK))


def _changed(path: Path) -> int:
    """When a file was changed last; 0 when it is not there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4 * UNIT)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def _scrolled(inside: QWidget) -> QScrollArea:
    page, area = QWidget(), QScrollArea()
    around = QHBoxLayout(page)
    around.setContentsMargins(6 * UNIT, 5 * UNIT, 6 * UNIT, 5 * UNIT)
    around.addWidget(inside, 10)
    around.addStretch(1)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(tr("Export"))
    area.setWidget(page)
    return area


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    return rule
