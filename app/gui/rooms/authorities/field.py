"""The search field: the arrow goes on into the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.gui.guard import guarded
from app.gui.language import tr

_HELP = (
    'doorway warrant: both words. "clearly established": in this order. warrant OR consent: either. door /5 home: near '
    "each other. immun*: words that begin so. -dissent: without. 204 F.3d 955: what stands on that page."
)


@guarded
class Line(QLineEdit):
    """A line that takes words that are dropped on it; files go on to the room, which imports them."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words only."""
        event.ignore() if event.mimeData().hasUrls() else super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Words only."""
        event.ignore() if event.mimeData().hasUrls() else super().dropEvent(event)


@guarded
class SearchField(Line):
    """Words to search the library for."""

    went_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search"))
        self.setAccessibleName(tr("Search the library"))
        self.setToolTip(tr(_HELP))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ and Enter go into the list; Esc empties the field."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.went_down.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)
