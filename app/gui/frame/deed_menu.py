"""A menu that greys what cannot be done now, and says why where the pointer rests."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from app.gui.guard import guarded


@guarded
class DeedMenu(QMenu):
    """What a room alone knows to be impossible is greyed while the menu is open only: its keys still say why not.

    Args:
        obstacle: why an action cannot be done now; empty when it can.
    """

    def __init__(self, title: str, parent: QWidget, obstacle: Callable[[QAction], str]) -> None:
        super().__init__(title, parent)
        self._obstacle = obstacle
        self._greyed: list[QAction] = []
        self.aboutToShow.connect(self._grey)
        self.aboutToHide.connect(self._let_go)

    def event(self, event: QEvent) -> bool:
        """Say why the line under the pointer cannot be done."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            action = self.actionAt(event.pos())
            why = self._obstacle(action) if action is not None and not action.isEnabled() else ""
            QToolTip.showText(event.globalPos(), why, self)  # no words hide the ones before
            return True
        return super().event(event)

    def _grey(self) -> None:
        self._greyed = [action for action in self.actions() if action.isEnabled() and self._obstacle(action)]
        for action in self._greyed:
            action.setEnabled(False)

    def _let_go(self) -> None:
        for action in self._greyed:
            action.setEnabled(True)
        self._greyed = []
