"""Background work: a plain function in, callbacks given at the call, the result on the main thread.

Two pools. The store pool has one thread, because the library answers one call at a time; the free pool is
for work that does not touch it. Nothing is connected afterwards: a fast worker would be done before.
"""

import logging
import sys
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.jobs import Cancelled, CancelToken, Progress, ProgressCallback

log = logging.getLogger(__name__)

REPORT_EVERY = 0.1
"""Seconds between two reports of progress that reach the window."""

FREE_THREADS = 2

HAND_OVER = 0.0001
"""Seconds after which a thread that computes lets another have the interpreter.

The window gives it away in every call into Qt, some hundred times in a turn. With Python's five milliseconds until it
comes back, or with one, that is a stall while a job computes (docs/stalls.md).
"""

T = TypeVar("T")
Work = Callable[[ProgressCallback, CancelToken], T]


@dataclass(slots=True, eq=False)
class Job:
    """One piece of work under way: its title, how to stop it, how far it is, and whether a room that is seen tells so."""

    title: str
    is_told: Callable[[], bool]
    token: CancelToken = field(default_factory=CancelToken)
    progress: Progress = field(default_factory=lambda: Progress(0, 0))


def _nothing() -> None:
    pass


def _never() -> bool:
    return False


class JobRunner(QObject):
    """Runs work off the main thread and brings the outcome back to it."""

    jobs_changed = Signal()
    """A job began, went on or ended; `jobs` has them."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(HAND_OVER)
        self._store = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._free = ThreadPoolExecutor(max_workers=FREE_THREADS, thread_name_prefix="free")
        self._jobs: list[Job] = []
        self._closed = False
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs that wait or run, oldest first."""
        return tuple(self._jobs)

    def run(
        self,
        title: str,
        work: Work[T],
        *,
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
        on_cancel: Callable[[], None] = _nothing,
        on_store: bool = True,
        is_told: Callable[[], bool] = _never,
    ) -> CancelToken:
        """Start `work(progress, cancel)`; exactly one of the callbacks follows, on the main thread; none after closing.

        Args:
            on_store: whether it uses the library, and so must wait for its turn.
            is_told: whether one sees elsewhere how far it is, so that the window's last line need not say it again.
        """
        job = Job(title, is_told)
        if self._closed:
            job.token.cancel()
            return job.token
        self._jobs.append(job)
        pool = self._store if on_store else self._free
        pool.submit(self._work, job, work, on_success, on_failure, on_cancel)
        self.jobs_changed.emit()
        return job.token

    def take_turn(self, use: Callable[[], T]) -> T:
        """Use the library from a job that does not hold it: wait for its turn, and for what `use` gives.

        Raises:
            Cancelled: the window is closing.
        """
        try:
            return self._store.submit(use).result()
        except (CancelledError, RuntimeError) as error:
            if self._closed:
                raise Cancelled from error
            raise

    def close(self) -> None:
        """Stop everything and wait for it; no callback comes any more."""
        self._closed = True
        for job in self._jobs:
            job.token.cancel()
        for pool in (self._store, self._free):
            pool.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    def _work(
        self,
        job: Job,
        work: Work[T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
        on_cancel: Callable[[], None],
    ) -> None:
        outcome: Callable[[], None]
        try:
            job.token.check()
            outcome = partial(on_success, work(self._reporter(job), job.token))
        except Cancelled:
            outcome = on_cancel
        except Exception as error:  # noqa: BLE001  # the worker's outermost frame: every failure goes to the window
            outcome = partial(on_failure, error)
        self._arrived.emit(partial(self._finish, job, outcome))

    def _reporter(self, job: Job) -> ProgressCallback:
        last = 0.0

        def report(progress: Progress) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= REPORT_EVERY:
                last = now
                self._arrived.emit(partial(self._advance, job, progress))

        return report

    @Slot(object)
    def _call(self, action: Callable[[], None]) -> None:
        if not self._closed:
            action()

    def _advance(self, job: Job, progress: Progress) -> None:
        job.progress = progress
        self.jobs_changed.emit()

    def _finish(self, job: Job, outcome: Callable[[], None]) -> None:
        self._jobs.remove(job)
        self.jobs_changed.emit()
        outcome()
