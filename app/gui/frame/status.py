"""The last line: when the paper is due, its pages, its gaps, whether all is saved, and what is running."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from app.gui.days import write_day, write_weekday
from app.gui.guard import guarded
from app.gui.jobs import Job, JobRunner
from app.gui.language import tr, trn
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.operations import Due
from app.gui.widgets.scaled import hold

if TYPE_CHECKING:
    from app.tasks.preview import Preview

_HEIGHT, _BROADEST, _JOB = 34, 220, 260
"""The height of the line, and the breadths of what it says of saving and of a job at most."""
_LEAST, _BESIDE = 120, 8
"""The least breadth of what it says of the day, and what the style sheet leaves beside it."""

QUIET = frozenset(
    {
        "Opening the library",
        "Backing the library up",
        "Looking for unsaved work",
        "Looking for authorities",
        "Looking for papers",
        "Getting the rooms ready",
        "Looking for samples",
        "Looking for titles",
        "Counting days",
        "Drafting",
        "Making pages",
        "Searching",
        "Keeping your work",
        "Recording",
    }
)
"""Jobs that come and go by themselves; the list of jobs has them, the line does not."""


class JobStrip(QWidget):
    """The oldest running job: its words, a thin bar, and a button to stop it."""

    opened = Signal()
    """All jobs are to be shown."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.words = QPushButton()
        self.words.setProperty("role", "link")
        self.words.setToolTip(tr("Show all running jobs (Ctrl+J)"))
        self.words.clicked.connect(self.opened)
        self.bar = _bar()
        self.stop = QPushButton(tr("Stop"))
        self.stop.setProperty("role", "link")
        self.stop.setAccessibleName(tr("Stop the running job"))
        self.stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        for widget in (self.words, self.bar, self.stop):
            row.addWidget(widget)
        runner.jobs_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how far the oldest job is of which no room tells."""
        jobs = self._shown()
        self.setVisible(bool(jobs))
        if not jobs:
            return
        job, more = jobs[0], len(jobs) - 1
        others = f" · {tr('{count} more').format(count=more)}" if more else ""
        said = job_words(job)
        self.words.setText(
            self.words.fontMetrics().elidedText(said, Qt.TextElideMode.ElideMiddle, scale.px(_JOB)) + others
        )
        self.words.setAccessibleName(said + others)
        self.words.setToolTip(f"{said}{others}\n{tr('Show all running jobs (Ctrl+J)')}")
        self.bar.setRange(0, job.progress.total)
        self.bar.setValue(job.progress.done)
        self.stop.setEnabled(not job.token.cancelled)

    def _on_stop(self) -> None:
        for job in self._shown()[:1]:
            job.token.cancel()
        self.refresh()

    def _shown(self) -> list[Job]:
        return [job for job in self._runner.jobs if job.title not in QUIET and not job.is_told()]


class JobList(QFrame):
    """All running jobs, each with its bar and its stop: a small panel over the status line."""

    def __init__(self, runner: JobRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAccessibleName(tr("Running jobs"))
        self._runner = runner
        self._rows: dict[int, tuple[QLabel, QProgressBar, QWidget]] = {}
        self._layout = QVBoxLayout(self)
        self._empty = QLabel(tr("Nothing is running."))
        self._layout.addWidget(self._empty)
        runner.jobs_changed.connect(self._on_changed)
        self.hide()

    def toggle(self) -> None:
        """Show the panel, or hide it."""
        self.setVisible(not self.isVisible())
        self._on_changed()

    def _on_changed(self) -> None:
        if not self.isVisible():
            return
        jobs = {id(job): job for job in self._runner.jobs}
        for key in [key for key in self._rows if key not in jobs]:
            self._rows.pop(key)[2].deleteLater()
        for key, job in jobs.items():
            if key not in self._rows:
                self._rows[key] = self._add(job)
            words, bar, _ = self._rows[key]
            words.setText(job_words(job))
            bar.setRange(0, job.progress.total)
            bar.setValue(job.progress.done)
        self._empty.setVisible(not jobs)
        self.adjustSize()
        parent = self.parentWidget() or self.window()
        line = parent.statusBar().height() if isinstance(parent, QMainWindow) else 0
        self.move(parent.width() - self.width() - 2 * UNIT, parent.height() - line - self.height() - 2 * UNIT)
        self.raise_()

    def _add(self, job: Job) -> tuple[QLabel, QProgressBar, QWidget]:
        holder, words, bar = QWidget(), QLabel(), _bar()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        stop = QPushButton(tr("Stop"))
        stop.setProperty("role", "link")
        stop.setAccessibleName(f"{tr('Stop')} {job.title}")
        stop.clicked.connect(job.token.cancel)
        hold(words, least=220)
        row.addWidget(words, 1)
        row.addWidget(bar)
        row.addWidget(stop)
        self._layout.addWidget(holder)
        return words, bar, holder


def _bar() -> QProgressBar:
    bar = QProgressBar()
    hold(bar, least=110, most=110)
    bar.setTextVisible(False)
    bar.setAccessibleName(tr("Progress"))
    return bar


def job_words(job: Job) -> str:
    """A job in words: "Importing 12 of 40: lalonde.pdf"."""
    if job.token.cancelled:
        return f"{job.title}: {tr('stopping')}…"
    done, total, what = job.progress.done, job.progress.total, job.progress.what
    far = tr(" {number} of {all}").format(number=done + 1, all=total) if total > 1 and done < total else ""
    return f"{job.title}{far}{f': {what}' if what else ''}"


@guarded
class _Shortened(QLabel):
    """Says something in fewer words where the line has no room for all of them; the others in it are not cut then."""

    def __init__(self) -> None:
        super().__init__()
        self._shorter: tuple[str, ...] = ()

    def say(self, words: str, *shorter: str) -> None:
        """Say it, or what is the longest for which there is room."""
        self._shorter = shorter
        self.setText(words)

    def minimumSizeHint(self) -> QSize:
        """Room for the first words."""
        return super().minimumSizeHint().boundedTo(QSize(scale.px(_LEAST), self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # all of it is drawn
        """Draw what there is room for."""
        painter, room = QPainter(self), self.rect().adjusted(_BESIDE, 0, -_BESIDE, 0)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        metrics = self.fontMetrics()
        fitting = (words for words in (self.text(), *self._shorter) if metrics.horizontalAdvance(words) <= room.width())
        last = metrics.elidedText((self.text(), *self._shorter)[-1], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, next(fitting, last))


@guarded
class StatusBar(QStatusBar):
    """The window's last line. What is told lies over its left part for a while: nothing moves, and what is saved is seen."""

    moved = Signal()
    """It has another size, or its parts have other places."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.due, self.pages, self.saved = _Shortened(), QLabel(), QLabel()
        self.gaps = QPushButton()
        self.gaps.setProperty("role", "link")
        self.gaps.setToolTip(tr("Go to the next placeholder (F7)"))
        self.jobs = JobStrip(runner)
        for widget in (self.due, self.pages, self.gaps):
            self.addWidget(widget)
        self.addPermanentWidget(self.jobs)
        self.addPermanentWidget(self.saved)
        self.gaps.hide()
        self.pages.hide()

    @property
    def free(self) -> QRect:
        """The part in which something may be told, in the window: left of what runs and of what is saved."""
        corner = self.mapTo(self.window(), QPoint(0, 0))
        ends = [one.x() for one in (self.jobs, self.saved) if one.isVisible()]
        return QRect(corner, QSize(min(ends, default=self.width()), self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is another place."""
        super().resizeEvent(event)
        self.moved.emit()

    def event(self, event: QEvent) -> bool:
        """Tell that the parts ask for other places."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.moved.emit()
        return done

    def changeEvent(self, event: QEvent) -> None:
        """Have the height of a sentence with its buttons, whether one is told or not."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setMinimumHeight(scale.px(_HEIGHT))

    def show_due(self, due: Due | None, paper: str) -> None:
        """Say when the paper is due, with the working in the tool tip."""
        self.due.setVisible(due is not None)
        if due is None:
            return
        day = tr("due {day}").format(day=write_weekday(due.date)) if due.date else tr("due date not known")
        words = f"{paper} {day} ({due.rule})"
        self.due.say(words, f"{paper} {day}", day, *([f"{tr('due')} {write_day(due.date)}"] if due.date else []))
        self.due.setToolTip(f"{words}\n{due.detail}")

    def show_pages(self, preview: "Preview | None") -> None:
        """Say how many of the allowed pages are used."""
        counts = preview is not None and preview.body_pages > 0
        self.pages.setVisible(counts)
        if preview is None or not counts:
            return
        self.pages.setText(page_words(preview))
        over = preview.limit is not None and preview.body_pages > preview.limit
        self.pages.setProperty("role", "stop" if over else "")
        self.pages.setToolTip(preview.rule)
        self.pages.style().polish(self.pages)

    def show_gaps(self, count: int | None) -> None:
        """Say how many placeholders the draft has; None without a draft."""
        self.gaps.setVisible(count is not None)
        self.gaps.setText(tr("no placeholders") if not count else trn("%n placeholder(s)", count))

    def show_saved(self, words: str, detail: str = "") -> None:
        """Say whether everything is saved."""
        broadest = scale.px(_BROADEST)
        shown = self.saved.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, broadest)
        self.saved.setText(shown)
        self.saved.setAccessibleName(words)
        self.saved.setToolTip("\n".join(filter(None, (words if shown != words else "", detail))))
        self.saved.setTextFormat(Qt.TextFormat.PlainText)


def page_words(preview: "Preview") -> str:
    """How a paper stands to its limit: "17 of 25 pages"; says so when it is over."""
    if preview.limit is None:
        return trn("%n page(s)", preview.body_pages)
    over = preview.body_pages - preview.limit
    said = tr("{used} of {limit} pages: {over} too many") if over > 0 else tr("{used} of {limit} pages")
    return said.format(used=preview.body_pages, limit=preview.limit, over=over)
