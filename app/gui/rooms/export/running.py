"""An export that is under way: what it does, how far it is, and a button to stop it. Hidden while there is none."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.gui.frame.status import job_words
from app.gui.guard import guarded
from app.gui.jobs import JobRunner
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.widgets.scaled import hold
from app.jobs import CancelToken


@guarded
class Running(QWidget):
    """Follows one job, which is known by its token."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._token: CancelToken | None = None
        self.words, self.bar, self.stop = QLabel(), QProgressBar(), QPushButton(tr("Stop"))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the export"))
        hold(self.bar, least=140, most=140)
        self.stop.setAccessibleName(tr("Stop the export"))
        self.stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * UNIT)
        for widget in (self.bar, self.words, self.stop):
            row.addWidget(widget)
        row.addStretch(1)
        runner.jobs_changed.connect(self.refresh)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether the job is not done yet."""
        return any(job.token is self._token for job in self._runner.jobs)

    def follow(self, token: CancelToken) -> None:
        """Show how far a job is from now on."""
        self._token = token
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """It is told here now, and not in the window's last line."""
        super().showEvent(event)
        self._runner.jobs_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """One has left the room."""
        super().hideEvent(event)
        self._runner.jobs_changed.emit()

    def refresh(self) -> None:
        """Show how far it is."""
        job = next((job for job in self._runner.jobs if job.token is self._token), None)
        self.setVisible(job is not None)
        if job is not None:
            self.words.setText(job_words(job))
            self.bar.setRange(0, job.progress.total)
            self.bar.setValue(job.progress.done)
            self.stop.setEnabled(not job.token.cancelled)

    def _on_stop(self) -> None:
        if self._token is not None:
            self._token.cancel()
            self.refresh()
