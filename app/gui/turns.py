"""What nobody looks at is brought up to date later, one thing in each turn of the event loop, so that none holds it up."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

Deed = Callable[[], object]


class Turns(QObject):
    """Keeps deeds in the order in which they were asked for; one that is asked for again before its turn is done once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[Deed, None] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether something waits for its turn."""
        return self._timer.isActive()

    def later(self, deed: Deed) -> None:
        """Do something in a turn of its own."""
        self._waiting[deed] = None
        self._timer.start()

    def now(self, deed: Deed) -> None:
        """Do something at once if it waits for its turn."""
        if self.forget(deed):
            deed()

    def forget(self, deed: Deed) -> bool:
        """Do not do something that waits for its turn; whether it did."""
        return self._waiting.pop(deed, self) is None

    def _take(self) -> None:
        if self._waiting:
            self.now(next(iter(self._waiting)))
        if not self._waiting:
            self._timer.stop()
