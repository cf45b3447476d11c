"""Python's cyclic garbage is collected on the main thread only.

A collection that begins on a worker thread would destroy widgets there, which Qt does not survive. So automatic
collection is off while a window is open, and a timer on the main thread does it by the usual thresholds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between two looks."""


class MainThreadGarbage(QObject):
    """Collects while it lives; `stop` gives the collector back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Let Python collect by itself again, after what is there now was collected here."""
        self._timer.stop()
        gc.collect()
        if self._was_on:
            gc.enable()
