"""Lists that nobody sees are not laid out anew for another palette or size, but when they are seen again."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea

from app.gui.guard import guarded


@guarded
class LaidOutWhenSeen(QObject):
    """Watches a list.

    Qt lays out every row of every list in the call that puts on a style sheet, in rooms that are not shown as well, and
    asks our delegates for the height of each (docs/stalls.md).
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._waits = False
        view.installEventFilter(self)

    def wait(self) -> None:
        """Something was left out: lay the list out when it is seen."""
        self._waits = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave out the layout that a list does by itself; what else a style sheet changes in it is done."""
        if event.type() == QEvent.Type.StyleChange and not self._view.isVisible():
            self.wait()
            return QAbstractScrollArea.event(self._view, event)
        if event.type() == QEvent.Type.Show and self._waits:
            self._waits = False
            self._view.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)
