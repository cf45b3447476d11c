"""Importing: a row for each file as it is done, how far the run is, a way to stop it, and what became of each file."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.desk import Changes, Desk
from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look import scale
from app.gui.look.palette import UNIT, Tone
from app.gui.rooms.authorities.catalog import Catalog
from app.gui.rooms.authorities.panes import said
from app.gui.rooms.authorities.past_imports import PastImports
from app.gui.rooms.authorities.row_words import breakable
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.lists import ImportList
from app.jobs import CancelToken, Progress, ProgressCallback
from app.law.authorities import AuthorityKey
from app.library.importing import NAME_REQUIRED
from app.tasks.import_rows import ImportReport, ImportRow, entry_words

_TEACH = (
    "Bring in your own opinions: drop files or folders anywhere in the window, or choose them here. Word, PDF, "
    "HTML, RTF and plain text are read. Each file gets a row here: imported, already there, or refused with the reason."
)
_FILE_BROAD, _PADDING, _ABOVE = 240, 22, 9

_NAMELESS = "It tells no name of a case: see whether it is an opinion. Then correct its entry, or take it out again (both under About)."
_TONES = {"imported": ("✓", Tone.OK), "duplicate": ("=", Tone.PLAIN), "refused": ("✕", Tone.STOP)}
"""The sign and tone of each fate."""

_GONE = "Its entry is not in the library any more: it was taken out, or joined to another."

_COUNTED = {"imported": "imported", "duplicate": "there already", "refused": "not taken"}


def report_words(report: ImportReport) -> tuple[str, bool]:
    """What became of the files in a sentence or two, and whether some of it needs a look."""
    refused = [row for row in report.rows if row.fate.value == "refused"]
    doubtful = [row for row in report.rows if row.nameless]
    told = [
        tr("In the library: {stored} of {all}.").format(stored=_stored(report), all=trn("%n file(s)", len(report.rows)))
    ]
    if refused:
        more = f" {tr('and')} {len(refused) - 1} {tr('more')}" if refused[1:] else ""
        reason = "" if more else f": {refused[0].reason.rstrip('.')}"
        told.append(f"{tr('Not taken')}: {refused[0].path.name}{more}{reason}.")
    if doubtful:
        told.append(f"{tr('Without a name')}: {len(doubtful)}.")
    if report.twins:
        name, others = report.twins[0].one.authority.name, len(report.twins) - 1
        more = f" {tr('and')} {others} {tr('more')}" if others else ""
        told.append(tr("Perhaps in the library already: {names}.").format(names=f"{name}{more}"))
    return " ".join(told), bool(refused or doubtful or report.twins)


def _stored(report: ImportReport) -> int:
    return sum(row.fate.value != "refused" for row in report.rows)


def row_words(row: ImportRow) -> str:
    """What became of one file, as what it stands in the library, and what is to be done about it."""
    if row.fate.value == "refused":
        return f"{tr('Not taken')}: {tr('it')} {row.reason}" if row.reason[:1].islower() else row.reason
    done = tr("Imported") if row.fate.value == "imported" else tr("Already there")
    told = [f"{done} {tr('as')} {row.entry}." if row.entry else f"{done}.", row.reason]
    if row.nameless:
        told.append(tr(_NAMELESS))
    if row.suggested:
        many = tr("suggestions wait") if row.suggested > 1 else tr("suggestion waits")
        told.append(f"{row.suggested} {many} {tr('beside its text.')}")
    return " ".join(part for part in told if part)


@guarded
class _Wrapping(QStyledItemDelegate):
    """Rows as high as their words need at the breadth of the column, which a style sheet does not ask for by itself."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of the words, with the padding of the style sheet."""
        hint, view = super().sizeHint(option, index), self.parent()
        if index.column() == 0 or not isinstance(view, QTreeWidget):
            return hint
        broad = view.columnWidth(index.column()) - scale.px(_PADDING)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        high = _height(words, max(broad, 1), option.font.toString())
        return QSize(hint.width(), max(hint.height(), high + scale.px(_ABOVE)))


@lru_cache(maxsize=4096)
def _height(words: str, broad: int, font: str) -> int:
    """How high words are when they are broken at a breadth: asked for every row whenever the list is laid out."""
    face = QFont()
    face.fromString(font)
    return QFontMetrics(face).boundingRect(QRect(0, 0, broad, 10_000), Qt.TextFlag.TextWordWrap, words).height()


@guarded
class FileRows(ImportList):
    """The rows of the files; each is as high as its words need."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapping(self))
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().resizeSection(1, scale.px(_FILE_BROAD))
        self.header().sectionResized.connect(lambda *_sizes: self.scheduleDelayedItemsLayout())

    def changeEvent(self, event: QEvent) -> None:
        """Break the words anew at another size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.header().resizeSection(1, scale.px(_FILE_BROAD))
            self.scheduleDelayedItemsLayout()


def as_now(row: ImportRow, catalog: Catalog) -> ImportRow:
    """A row as the library is now: its entry may have got a name since, or be gone."""
    if row.key is None:
        return row
    entry = catalog.entries.get(AuthorityKey(row.key))
    if entry is None:
        return replace(row, key=None, nameless=False, suggested=0, reason=tr(_GONE))
    if row.nameless and entry.authority.name != NAME_REQUIRED:
        return replace(row, nameless=False, entry=entry_words(entry.authority))
    return row


@guarded
class ImportPane(QWidget):
    """Runs one import at a time, and keeps the rows of all until they are cleared, also from one run to the next.

    Args:
        place: the file in which the rows are kept; None keeps them in memory only.
    """

    opened = Signal(str)
    """The key of an authority that a row's file went to."""
    finished = Signal(object)
    """The `ImportReport` of a run that came to its end."""
    files_wanted = Signal()
    folder_wanted = Signal()
    counted = Signal()
    """There are other rows."""
    _row_done = Signal(object)
    _advanced = Signal(object)

    def __init__(self, desk: Desk, place: Path | None) -> None:
        super().__init__()
        self._desk, self._place = desk, place
        self._running: CancelToken | None = None
        self._past = PastImports(None, "")
        self._rows: list[ImportRow] = []
        self._listed: list[ImportRow] = []
        """The rows as the list shows them."""
        self._catalog: Catalog | None = None
        self._waiting: list[Path] = []
        self.files, self.folder = QPushButton(tr("Import files…")), QPushButton(tr("Import a folder…"))
        self.read, self.clear = QPushButton(tr("Read it")), QPushButton(tr("Clear the list"))
        self.buttons = FlowRow([self.files, self.folder, self.read, self.clear])
        self.teach, self.list, self.summary = said(tr(_TEACH), "muted"), FileRows(), QLabel()
        self.progress, self.bar, self.words, self.stop = QWidget(), QProgressBar(), QLabel(), QPushButton(tr("Stop"))
        self._build()
        self._summarize()
        self._row_done.connect(self._on_row, Qt.ConnectionType.QueuedConnection)
        self._advanced.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def rows(self) -> tuple[ImportRow, ...]:
        """What became of the files so far."""
        return tuple(self._rows)

    def restore(self) -> None:
        """Take up the rows of the last imports, in the background."""
        library, place = self._desk.workspace.library, self._place

        def read() -> tuple[PastImports, tuple[ImportRow, ...]]:
            past = PastImports(place if library.path else None, str(library.path))
            return past, past.read()

        self._desk.runner.run(
            "Looking for authorities",
            lambda _progress, _cancel: read(),
            on_success=lambda found: self._take_up(*found),
            on_failure=self._desk.show_failure,
        )

    def show_catalog(self, catalog: Catalog) -> None:
        """Tell of each file what the library now holds of it; not in the middle of an import."""
        if self._running is None:
            self._catalog = catalog
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """List what came while nobody looked; in a turn of its own, for who goes to another page only passes here."""
        super().showEvent(event)
        self._desk.turns.later(self._fill)
        self._tell_where()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is looked at: the window's last line says how far an import is."""
        super().hideEvent(event)
        self._tell_where()

    def run(self, paths: Sequence[Path]) -> None:
        """Import files and folders; while a run is under way they wait for its end."""
        if not paths:
            return
        if self._running is not None:
            self._waiting += paths
            return
        self._catalog = None
        self.teach.hide()
        self.list.show()
        self.progress.show()
        self._running = self._desk.runner.run(
            "Importing",
            partial(self._import, tuple(paths)),
            on_success=self._on_success,
            on_failure=self._on_failure,
            on_cancel=self._on_cancel,
            on_store=False,
            is_told=self.isVisible,
        )

    def _tell_where(self) -> None:
        if self._running is not None:
            self._desk.runner.jobs_changed.emit()

    def _import(self, paths: Sequence[Path], progress: ProgressCallback, cancel: CancelToken) -> ImportReport:
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
        self._past.forget()
        self._fill()
        self._summarize()
        self.counted.emit()

    def _take_up(self, past: PastImports, rows: Sequence[ImportRow]) -> None:
        self._past = past
        if self._rows and self._running is None:
            past.write((*rows, *self._rows))
        self._rows[:0] = rows
        self._fill()
        self._summarize()
        self.counted.emit()

    def _fill(self) -> None:
        """List the rows as the library is now; nothing is made while nobody looks, or anew for the same."""
        if not self.isVisible():
            return
        catalog = self._catalog
        rows = [as_now(row, catalog) for row in self._rows] if catalog is not None else list(self._rows)
        if rows == self._listed:
            return
        self.teach.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.clear()
        self._listed = []
        for row in rows:
            self._add(row)
        self.list.scrollToBottom()  # once: every way to a row measures all that are listed

    def _on_row(self, row: ImportRow) -> None:
        self._rows.append(row)
        if self.isVisible():
            self._add(row)
            self.list.scrollToBottom()
        self._summarize()

    def _add(self, row: ImportRow) -> None:
        self._listed.append(row)
        sign, tone = ("?", Tone.CAUTION) if row.nameless else _TONES[row.fate]
        item = self.list.add_row(sign, tone, tr(_COUNTED[row.fate]), [breakable(row.path.name), row_words(row)])
        item.setToolTip(1, str(row.path))
        item.setData(1, Qt.ItemDataRole.UserRole, row.key)

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.words.setText(f"{min(progress.done + 1, progress.total)} {tr('of')} {progress.total}: {progress.what}")

    def _summarize(self) -> None:
        counted = [(sum(row.fate == fate for row in self._rows), fate) for fate in _TONES]
        self.summary.setText(" · ".join(f"{count} {tr(_COUNTED[fate])}" for count, fate in counted if count))
        self.summary.setVisible(bool(self._rows))
        self.clear.setVisible(bool(self._rows) and self._running is None)
        self.read.setVisible(bool(self._rows))
        self.buttons.fit()

    def _end(self) -> None:
        self._running = None
        self._past.write(self._rows)
        self.progress.hide()
        self._summarize()
        if self._waiting:
            paths, self._waiting = self._waiting, []
            self.run(paths)

    def _on_success(self, report: ImportReport) -> None:
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

    def _on_activated(self, item: QTreeWidgetItem | None) -> None:
        key = item.data(1, Qt.ItemDataRole.UserRole) if item is not None else None
        if key:
            self.opened.emit(key)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        self.read.setEnabled(item is not None and bool(item.data(1, Qt.ItemDataRole.UserRole)))

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
        self.list.currentItemChanged.connect(lambda now, _before: self._on_current(now))
        self.read.clicked.connect(lambda: self._on_activated(self.list.currentItem()))
        self.read.setToolTip(tr("Read what the row at the cursor became (Enter)"))
        self.read.setEnabled(False)
        self.clear.clicked.connect(self._clear)
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
        column.addWidget(self.buttons)
        for widget in (self.teach, self.progress, self.summary):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
