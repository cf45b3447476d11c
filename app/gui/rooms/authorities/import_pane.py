"""Importing: a row for each file as it is done, how far the run is, a way to stop it, and what became of each file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget

from app.gui.desk import Changes, Desk
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT, Tone
from app.gui.rooms.authorities.panes import said
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.lists import ImportList
from app.jobs import CancelToken, Progress, ProgressCallback

if TYPE_CHECKING:
    from app.tasks.import_opinions import ImportReport, ImportRow

_TEACH = (
    "Bring in your own opinions: drop files or folders anywhere in the window, or choose them here. Word, PDF, "
    "HTML, RTF and plain text are read. Each file gets a row here: imported, already there, or refused with the reason."
)
_TONES = {"imported": ("✓", Tone.OK), "duplicate": ("=", Tone.PLAIN), "refused": ("✕", Tone.STOP)}
"""The sign and tone of each fate."""


def report_words(report: "ImportReport") -> tuple[str, bool]:
    """What became of the files in a sentence or two, and whether some of it needs a look."""
    refused = [f"{row.path.name}: {row.reason.rstrip('.')}." for row in report.rows if row.fate.value == "refused"]
    stored = tr("In the library: {stored} of {all} files.")
    twins = [tr("Some of it may be in the library already.")] if report.twins else []
    told = [stored.format(stored=len(report.rows) - len(refused), all=len(report.rows)), *refused[:2], *twins]
    return " ".join(told), bool(refused or twins)


class ImportPane(QWidget):
    """Runs one import at a time, and keeps the rows of the last one."""

    opened = Signal(str)
    """The key of an authority that a row's file went to."""
    finished = Signal(object)
    """The `ImportReport` of a run that came to its end."""
    files_wanted = Signal()
    folder_wanted = Signal()
    _row_done = Signal(object)
    _advanced = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._running: CancelToken | None = None
        self._rows: list[ImportRow] = []
        self._waiting: list[Path] = []
        self.files, self.folder = QPushButton(tr("Import files…")), QPushButton(tr("Import a folder…"))
        self.teach, self.list, self.summary = said(tr(_TEACH), "muted"), ImportList(), QLabel()
        self.progress, self.bar, self.words, self.stop = QWidget(), QProgressBar(), QLabel(), QPushButton(tr("Stop"))
        self._build()
        self._row_done.connect(self._on_row, Qt.ConnectionType.QueuedConnection)
        self._advanced.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def rows(self) -> "tuple[ImportRow, ...]":
        """What became of the files so far."""
        return tuple(self._rows)

    def run(self, paths: Sequence[Path]) -> None:
        """Import files and folders; while a run is under way they wait for its end."""
        if not paths:
            return
        if self._running is not None:
            self._waiting += paths
            return
        self._clear()
        self.progress.show()
        self._running = self._desk.runner.run(
            "Importing",
            partial(self._import, tuple(paths)),
            on_success=self._on_success,
            on_failure=self._on_failure,
            on_cancel=self._on_cancel,
            on_store=False,
        )

    def _import(self, paths: Sequence[Path], progress: ProgressCallback, cancel: CancelToken) -> "ImportReport":
        """Called on the thread that imports."""
        from app.tasks.import_opinions import import_opinions  # noqa: PLC0415  # not needed for the first window

        return import_opinions(
            paths,
            self._desk.workspace.library,
            turn=self._desk.runner.take_turn,
            progress=partial(self._report, progress),
            cancel=cancel,
            each=self._row_done.emit,
        )

    def _report(self, tell: ProgressCallback, progress: Progress) -> None:
        """Called on the thread that imports."""
        tell(progress)
        self._advanced.emit(progress)

    def _clear(self) -> None:
        self._rows.clear()
        self.list.clear()
        self.teach.hide()
        self.list.show()
        self._summarize()

    def _on_row(self, row: "ImportRow") -> None:
        self._rows.append(row)
        sign, tone = _TONES[row.fate]
        told = [
            row.fate.value,
            row.name or "",
            row.reason,
            f"{row.suggested} {tr('suggestions')}" if row.suggested else "",
        ]
        item = self.list.add_row(sign, tone, row.fate.value, [row.path.name, " · ".join(part for part in told if part)])
        item.setToolTip(1, str(row.path))
        item.setData(1, Qt.ItemDataRole.UserRole, row.key)
        self.list.scrollToItem(item)
        self._summarize()

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.words.setText(f"{progress.done} {tr('of')} {progress.total}  {progress.what}")

    def _summarize(self) -> None:
        counted = [(sum(row.fate == fate for row in self._rows), fate) for fate in _TONES]
        self.summary.setText(" · ".join(f"{count} {fate}" for count, fate in counted if count))

    def _end(self) -> None:
        self._running = None
        self.progress.hide()
        if self._waiting:
            paths, self._waiting = self._waiting, []
            self.run(paths)

    def _on_success(self, report: "ImportReport") -> None:
        self._end()
        self.finished.emit(report)
        self._desk.announce(Changes.AUTHORITIES)

    def _on_failure(self, error: Exception) -> None:
        self._end()
        self._desk.show_failure(error)
        self._desk.announce(Changes.AUTHORITIES)

    def _on_cancel(self) -> None:
        self._waiting = []
        self._end()
        self._desk.tell(tr("The import was stopped. Opinions that were finished are in the library."), Tone.CAUTION)
        self._desk.announce(Changes.AUTHORITIES)

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        key = item.data(1, Qt.ItemDataRole.UserRole)
        if key:
            self.opened.emit(key)

    def _on_stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self.words.setText(tr("Stopping after this file…"))

    def _build(self) -> None:
        self.files.setProperty("role", "first")
        self.files.clicked.connect(self.files_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.stop.clicked.connect(self._on_stop)
        self.stop.setAccessibleName(tr("Stop the import"))
        self.list.itemActivated.connect(self._on_activated)
        self.list.header().resizeSection(1, scale.px(200))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How far the import is"))
        self.summary.setProperty("role", "muted")
        row = QHBoxLayout(self.progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.words, 1)
        row.addWidget(self.stop)
        self.progress.hide()
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(FlowRow([self.files, self.folder]))
        for widget in (self.teach, self.progress, self.summary):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
