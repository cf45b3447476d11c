"""Progress and cancelling for work that takes time. Knows nothing of threads or windows."""

import threading
from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(BaseException):
    """The user stopped the work. Not an `Exception`, so that no per-file handler swallows it."""


class CancelToken:
    """A flag that the work looks at between its steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether stopping was asked for."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if stopping was asked for."""
        if self._event.is_set():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` steps, and what it is at. `total` 0 means unknown."""

    done: int
    total: int
    what: str = ""


ProgressCallback = Callable[[Progress], None]


def no_progress(_progress: Progress) -> None:
    """Tell nobody."""
