"""The main window: menus, panes, status, and the jobs that the actions start. It connects; it computes nothing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.drafting.match import IssueMatch
from app.errors import AppError, ExportBlocked
from app.gui import operations
from app.gui.actions import Actions
from app.gui.dress import Appearance, dress
from app.gui.files import ENDING, MatterFiles
from app.gui.help import about, shortcuts
from app.gui.jobs import JobRunner
from app.gui.memory import WindowMemory
from app.gui.notices import NoticeBar, ReportDialog
from app.gui.operations import Exported, ShownDraft
from app.gui.palette import Tone
from app.gui.questions import Dialogs, Questions
from app.gui.session import MatterSession
from app.gui.status import StatusBar
from app.gui.welcome import Welcome
from app.gui.words import PAPER_NAMES
from app.gui.workbench import Workbench
from app.jobs import CancelToken
from app.law.briefs import BriefKind
from app.law.matters import Matter
from app.tasks.workspace import Workspace

if TYPE_CHECKING:
    from app.tasks.import_opinions import ImportReport

SETTLE = 300
"""Milliseconds after the last pick before the library is asked again."""

SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """Rejoinder's window on one workspace, with at most one matter open."""

    def __init__(self, workspace: Workspace, questions: Questions | None = None) -> None:
        super().__init__()
        self._workspace = workspace
        self.questions: Questions = questions or Dialogs(self)
        self.memory = WindowMemory()
        self.runner = JobRunner(self)
        self.session = MatterSession(self)
        self.files = MatterFiles(self.session, workspace, self.runner, self.memory, self.show_failure)
        undo, redo = self.session.history.createUndoAction(self), self.session.history.createRedoAction(self)
        undo.setShortcuts([QKeySequence("Ctrl+Z")])
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.deeds = Actions(self, (undo, redo))
        self.notice = NoticeBar()
        self.welcome = Welcome([self.deeds[name] for name in ("open", "sample", "import")])
        self.workbench = Workbench(self.session, workspace.practice, [self.deeds[name] for name in ("draft", "export")])
        self.status = StatusBar(self.runner)
        self._pages = QStackedWidget()
        self._settling = QTimer(self, singleShot=True, interval=SETTLE)
        self._matching: CancelToken | None = None
        self._build()
        self._connect()
        self._recall()
        self._on_opened()

    # What the actions do

    def open_path(self, path: Path) -> None:
        """Open a matter file, after asking about what would be lost."""
        if self.files.may_leave(self.questions):
            self.files.open(path)

    def draft(self) -> None:
        """Draft the present paper in the background."""
        matter, kind = self.session.matter, self.session.kind
        if matter is None:
            return
        self.runner.run(
            "Drafting",
            lambda _progress, _cancel: operations.make_shown_draft(matter, self._workspace, kind),
            on_success=self._on_drafted,
            on_failure=self.show_failure,
        )

    def export(self, *, final: bool) -> None:
        """Ask for a place and write the present paper there."""
        matter, kind = self.session.matter, self.session.kind
        docx = self.questions.place_to_export(self.files.suggested_export()) if matter else None
        if matter is None or docx is None:
            return
        pdf = self.deeds["with_pdf"].isChecked()
        self.runner.run(
            "Exporting",
            lambda progress, cancel: operations.export(
                matter, self._workspace, kind, docx, pdf=pdf, final=final, report=progress, cancel=cancel
            ),
            on_success=self._on_exported,
            on_failure=self._on_not_exported,
        )

    def import_opinions(self, paths: Sequence[Path]) -> None:
        """Import files and folders in the background; what is stored stays when it is stopped."""
        if not paths:
            return
        self.runner.run(
            "Importing",
            lambda progress, cancel: operations.import_files(
                paths, self._workspace, self.runner.take_turn, progress, cancel
            ),
            on_success=self._on_imported,
            on_failure=self.show_failure,
            on_cancel=self._on_import_stopped,
            on_store=False,
        )

    def choose_paper(self, kind: BriefKind) -> None:
        """Pick and draft for that paper from now on."""
        self.session.set_kind(kind)

    def show_failure(self, error: Exception) -> None:
        """Tell an explained failure in one sentence; show the report of any other."""
        if isinstance(error, AppError):
            self.notice.tell(str(error), Tone.STOP)
        else:
            ReportDialog(error, self).open()

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about changes, stop all jobs, and remember the sizes."""
        if not self.files.may_leave(self.questions):
            event.ignore()
            return
        self._settling.stop()
        self._remember()
        self.runner.close()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped matter; import everything else."""
        dropped = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        matters = [path for path in dropped if path.name.endswith(ENDING)]
        self.import_opinions([path for path in dropped if path not in matters])
        if matters:
            self.open_path(matters[0])

    # Building

    def _build(self) -> None:
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self._pages, 1)
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.workbench)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.deeds.recent.aboutToShow.connect(self._fill_recent)
        for appearance in Appearance:
            action = self.deeds.appearance.addAction(appearance.value.capitalize())
            action.triggered.connect(partial(self._wear, appearance))

    def _connect(self) -> None:
        self.session.opened.connect(self._on_opened)
        self.session.matter_changed.connect(self._settling.start)
        self.session.paper_changed.connect(self._on_paper)
        self.session.saved_state_changed.connect(self._show_title)
        self._settling.timeout.connect(self._match)
        self.workbench.paper_chosen.connect(self.choose_paper)
        self.workbench.asked_to_draft.connect(self.draft)
        self.welcome.chose_recent.connect(self.open_path)
        self.status.gaps.clicked.connect(lambda: self.workbench.findings.step_to_gap(1))
        for name, do in self._table().items():
            self.deeds.connect(name, do)

    def _table(self) -> dict[str, Callable[[], object]]:
        bench = self.workbench
        return {
            "new": self._new,
            "open": self._open,
            "sample": self._open_sample,
            "save": lambda: self.files.save(self.questions),
            "save_as": lambda: self.files.save_as(self.questions),
            "import": lambda: self.import_opinions(self.questions.opinions()),
            "export": lambda: self.export(final=False),
            "export_final": lambda: self.export(final=True),
            "close": self._close_matter,
            "quit": self.close,
            "draft": self.draft,
            "opposition": lambda: self.choose_paper(BriefKind.OPPOSITION),
            "reply": lambda: self.choose_paper(BriefKind.REPLY),
            "next_finding": lambda: bench.findings.step(1),
            "previous_finding": lambda: bench.findings.step(-1),
            "next_gap": lambda: bench.findings.step_to_gap(1),
            "previous_gap": lambda: bench.findings.step_to_gap(-1),
            "board": lambda: bench.left.setVisible(self.deeds["board"].isChecked()),
            "supports": lambda: bench.supports.setVisible(self.deeds["supports"].isChecked()),
            "text": lambda: bench.draft.setVisible(self.deeds["text"].isChecked()),
            "next_pane": bench.focus_next_pane,
            "larger": lambda: self._zoom(self._steps + 1),
            "smaller": lambda: self._zoom(self._steps - 1),
            "usual": lambda: self._zoom(0),
            "shortcuts": lambda: shortcuts(self.deeds, self).open(),
            "about": lambda: about(self).open(),
            "with_pdf": lambda: self.memory.remember("with_pdf", self.deeds["with_pdf"].isChecked()),
        }

    # What follows from what

    def _new(self) -> None:
        matter = self.questions.new_matter() if self.files.may_leave(self.questions) else None
        if matter is not None:
            self.files.begin(matter)

    def _open(self) -> None:
        path = self.questions.matter_to_open()
        if path is not None:
            self.open_path(path)

    def _open_sample(self) -> None:
        if self.files.may_leave(self.questions):
            self.files.open_sample()

    def _close_matter(self) -> None:
        if self.files.may_leave(self.questions):
            self.session.close()

    def _on_opened(self) -> None:
        matter = self.session.matter
        self.notice.hide()
        self.deeds.enable(has_matter=matter is not None)
        self.welcome.show_recent(self.memory.recent)
        self._pages.setCurrentWidget(self.welcome if matter is None else self.workbench)
        self._show_title()
        self.status.show_due(None, "")
        self.status.show_gaps(None)
        if matter is not None:
            self.workbench.show_matter()
            self.workbench.board.setFocus()
            self._begin_paper(matter)

    def _on_paper(self) -> None:
        self._show_title()
        self.workbench.forget_matches()
        self.workbench.show_draft(None)
        self.status.show_gaps(None)
        self.workbench.refresh()
        if self.session.matter is not None:
            self._begin_paper(self.session.matter)

    def _begin_paper(self, matter: Matter) -> None:
        """What a paper shows by itself: when it is due, what is offered, and its draft if anything is picked."""
        kind = self.session.kind
        self.deeds[kind.value].setChecked(True)
        self.runner.run(
            "Counting days",
            lambda _progress, _cancel: operations.find_due(matter, kind),
            on_success=lambda due: self.status.show_due(due, PAPER_NAMES[kind]),
            on_failure=self.show_failure,
            on_store=False,
        )
        self._match()
        if matter.selections_for(kind.side):
            self.draft()

    def _match(self) -> None:
        matter, kind = self.session.matter, self.session.kind
        if self._matching is not None:
            self._matching.cancel()
        if matter is None:
            return
        self._matching = self.runner.run(
            "Looking for authorities",
            lambda _progress, _cancel: operations.find_matches(matter, self._workspace, kind),
            on_success=partial(self._on_matched, matter, kind),
            on_failure=self.show_failure,
        )

    def _on_matched(self, matter: Matter, kind: BriefKind, matches: Sequence[IssueMatch]) -> None:
        if matter is self.session.matter and kind is self.session.kind:
            self.workbench.show_matches(matches)

    def _on_drafted(self, shown: ShownDraft) -> None:
        if self.session.matter is None or shown.kind is not self.session.kind:
            return
        self.session.snapshot = shown.snapshot
        self.workbench.show_draft(shown)
        self.workbench.refresh()
        self.status.show_gaps(sum(finding.code == "placeholder" for finding in shown.draft.findings))

    def _on_exported(self, done: Exported) -> None:
        self._on_drafted(done.shown)
        files = [done.report.docx, *([done.report.pdf] if done.report.pdf else [])]
        told = [f"Written: {', '.join(str(path) for path in files)}.", *done.report.notes]
        tone = Tone.CAUTION if done.report.notes else Tone.OK
        folder = QUrl.fromLocalFile(str(done.report.docx.parent))
        self.notice.tell(" ".join(told), tone, act="Open the folder", action=lambda: _open_folder(folder))

    def _on_not_exported(self, error: Exception) -> None:
        self.show_failure(error)
        if isinstance(error, ExportBlocked):
            self.workbench.below.setCurrentWidget(self.workbench.findings)
            self.draft()

    def _on_imported(self, report: "ImportReport") -> None:
        self.workbench.imports.show_report(report)
        self.workbench.below.setTabText(1, f"Imported {len(report.rows)}")
        self.workbench.below.setCurrentIndex(1)
        stored = len(report.rows) - report.refused
        told = f"{stored} of {len(report.rows)} files are in the library"
        refused = [f"{row.path.name}: {row.reason}" for row in report.rows if row.fate.value == "refused"]
        self.notice.tell(". ".join([told, *refused[:2]]).rstrip(".") + ".", Tone.CAUTION if refused else Tone.OK)
        self._match()

    def _on_import_stopped(self) -> None:
        self.notice.tell("The import was stopped. Opinions that were finished are in the library.", Tone.CAUTION)
        self._match()

    def _show_title(self) -> None:
        matter = self.session.matter
        self.setWindowTitle(
            f"{matter.title} · {PAPER_NAMES[self.session.kind]}[*] — Rejoinder" if matter else "Rejoinder"
        )
        self.setWindowModified(self.session.dirty)
        self.status.show_saved(self._saved_words())

    def _saved_words(self) -> str:
        if self.session.matter is None:
            return "No matter is open"
        if self.session.dirty:
            return "not saved (Ctrl+S)"
        return f"saved in {self.session.path.name}" if self.session.path else "a copy of the sample"

    # What is remembered

    def _recall(self) -> None:
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        if (geometry := self.memory.find_bytes("geometry")) is not None:
            self.restoreGeometry(geometry)
        for name, splitter in self._splitters():
            if (state := self.memory.find_bytes(name)) is not None:
                splitter.restoreState(state)
        self.deeds["with_pdf"].setChecked(self.memory.flag("with_pdf", default=True))
        for name, pane in self._panes():
            shown = self.memory.flag(f"show_{name}", default=True)
            self.deeds[name].setChecked(shown)
            pane.setVisible(shown)
        self._zoom(self.memory.number("zoom", 0))

    def _remember(self) -> None:
        self.memory.remember_bytes("geometry", self.saveGeometry())
        for name, splitter in self._splitters():
            self.memory.remember_bytes(name, splitter.saveState())
        for name, _ in self._panes():
            self.memory.remember(f"show_{name}", self.deeds[name].isChecked())
        self.memory.save()

    def _splitters(self) -> Sequence[tuple[str, QSplitter]]:
        return (("columns", self.workbench.columns), ("left", self.workbench.left))

    def _panes(self) -> Sequence[tuple[str, QWidget]]:
        bench = self.workbench
        return (("board", bench.left), ("supports", bench.supports), ("text", bench.draft))

    def _zoom(self, steps: int) -> None:
        self._steps = self.workbench.draft.zoom_to(steps)
        self.memory.remember("zoom", self._steps)

    def _wear(self, appearance: Appearance) -> None:
        self.memory.remember("appearance", appearance.value)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, appearance)

    def _fill_recent(self) -> None:
        menu = self.deeds.recent
        menu.clear()
        for path in self.memory.recent:
            menu.addAction(path.name.removesuffix(ENDING)).triggered.connect(partial(self.open_path, path))
        if menu.isEmpty():
            menu.addAction("None yet").setEnabled(False)


def _open_folder(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
