"""A list of which one is chosen, closed until it is asked for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.gui.guard import guarded


@guarded
class Choice(QComboBox):
    """Leaves the wheel to the form around it: what is chosen never changes because one scrolls past."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # and the wheel brings no focus

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not taken."""
        event.ignore()
