"""Fitting what scrolls to its contents: once it is seen, and whenever another breadth breaks its lines elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from app.gui.guard import guarded


@guarded
class Fitting(QObject):
    """Calls `fit` when the event is over, for an area that is looked at; what nobody sees is fitted when it is shown."""

    def __init__(self, area: QAbstractScrollArea, fit: Callable[[], None]) -> None:
        super().__init__(area)
        self._seen = area.viewport()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(fit)
        self._seen.installEventFilter(self)

    def ask(self) -> None:
        """Fit it soon, if anybody sees it."""
        if self._seen.isVisible():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what becomes of the area."""
        match event.type():
            case QEvent.Type.Show:
                self._timer.start()
            case QEvent.Type.Hide:
                self._timer.stop()
            case QEvent.Type.Resize if isinstance(event, QResizeEvent):
                if event.size().width() != event.oldSize().width():
                    self.ask()
        return super().eventFilter(watched, event)
