"""The status bar: when the paper is due, how many gaps are left, whether all is saved, and what is running."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from app.gui.jobs import Job, JobRunner
from app.gui.operations import Due
from app.gui.palette import UNIT

QUIET = {"Looking for authorities"}
"""Jobs too short to be worth a bar."""


class JobStrip(QWidget):
    """The oldest running job: its words, a thin bar, and a button to stop it."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.words = QLabel()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(120)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.stop = QPushButton("Stop")
        self.stop.setProperty("role", "link")
        self.stop.setAccessibleName("Stop the running job")
        self.stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        for widget in (self.words, self.bar, self.stop):
            row.addWidget(widget)
        runner.jobs_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how far the oldest job is."""
        jobs = self._shown()
        self.setVisible(bool(jobs))
        if not jobs:
            return
        job, more = jobs[0], len(jobs) - 1
        self.words.setText(_words(job) + (f" · {more} more" if more else ""))
        self.bar.setRange(0, job.progress.total)
        self.bar.setValue(job.progress.done)
        self.stop.setEnabled(not job.token.cancelled)

    def _shown(self) -> list[Job]:
        return [job for job in self._runner.jobs if job.title not in QUIET]

    def _on_stop(self) -> None:
        for job in self._shown()[:1]:
            job.token.cancel()
        self.refresh()


def _words(job: Job) -> str:
    if job.token.cancelled:
        return f"{job.title}: stopping…"
    done, total, what = job.progress.done, job.progress.total, job.progress.what
    counted = f" {done + 1} of {total}" if total > 1 and done < total else ""
    return f"{job.title}{counted}{f': {what}' if what else ''}"


class StatusBar(QStatusBar):
    """The window's last line."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.due = QLabel()
        self.gaps = QPushButton()
        self.gaps.setProperty("role", "link")
        self.gaps.setToolTip("Go to the next placeholder (F7)")
        self.saved = QLabel()
        self.jobs = JobStrip(runner)
        for widget in (self.due, self.gaps, self.saved):
            self.addWidget(widget)
        self.addPermanentWidget(self.jobs)
        self.gaps.hide()

    def show_due(self, due: Due | None, paper: str) -> None:
        """Say when the paper is due, with the working in the tool tip."""
        self.due.setVisible(due is not None)
        if due is None:
            return
        day = f"due {due.date:%a} {due.date.day} {due.date:%b %Y}" if due.date else "due date not known"
        self.due.setText(f"{paper} {day} ({due.rule})")
        self.due.setToolTip(due.detail)

    def show_gaps(self, count: int | None) -> None:
        """Say how many placeholders the draft has; None without a draft."""
        self.gaps.setVisible(count is not None)
        self.gaps.setText("no placeholders" if not count else f"{count} placeholder{'s' if count > 1 else ''}")

    def show_saved(self, words: str) -> None:
        """Say whether everything is saved."""
        self.saved.setText(words)
