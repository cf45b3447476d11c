"""Python's cyclic garbage is collected on the main thread only, a little at a time.

A collection that begins on a worker thread would destroy widgets there, which Qt does not survive. So automatic
collection is off while a window is open. A timer looks at what is new, which takes milliseconds, and sets aside what
survives. To look through everything takes a fifth of a second, so that is done when nobody works in the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

EVERY = 50
"""Milliseconds between two looks."""

ENOUGH = 3000
"""So many new objects are worth a look."""

AWAY = 30_000
"""Milliseconds without a window in front after which nobody works in the program."""


class MainThreadGarbage(QObject):
    """Collects while it lives; `stop` gives the collector back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        self._leaving = QTimer(self, singleShot=True, interval=AWAY)
        self._leaving.timeout.connect(self._on_left)

    def collect(self) -> None:
        """Collect among what is new, and set the rest aside."""
        if gc.get_count()[0] > ENOUGH:
            gc.collect(0)
            gc.freeze()

    def collect_when_away(self) -> None:
        """The window is not in front any more: if it was left, and not only for a dialog, look through everything."""
        self._leaving.start()

    def _on_left(self) -> None:
        if QApplication.activeWindow() is None:
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def stop(self) -> None:
        """Let Python collect by itself again, after what is there now was collected here."""
        self._timer.stop()
        self._leaving.stop()
        gc.unfreeze()
        gc.collect()
        if self._was_on:
            gc.enable()
