"""What is seen while no matter is open: what the program is for, and the three ways to begin."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.gui.icons import app_icon
from app.gui.labels import Wrapped
from app.gui.palette import UNIT

_ABOUT = (
    "Rejoinder drafts oppositions and replies in civil-rights motion practice. Open a matter, pick the authorities "
    "that answer each defense, and export a Word brief in which every sentence has its source."
)
SHOWN_RECENT = 4


class Welcome(QWidget):
    """The empty state of the whole window."""

    chose_recent = Signal(object)
    """The path of a recent matter."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        inside.setFixedWidth(520)
        self._layout = QVBoxLayout(inside)
        self._layout.setSpacing(4 * UNIT)
        self._add_head()
        self._add_buttons(actions)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(UNIT)
        self._layout.addLayout(self._recent)
        around = QVBoxLayout(self)
        around.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inside)
        row.addStretch(1)
        around.addLayout(row)
        around.addStretch(3)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the matters opened lately."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if not paths:
            return
        self._recent.addWidget(Wrapped("Recent", "muted"))
        for path in paths[:SHOWN_RECENT]:
            self._recent.addWidget(self._recent_button(path), 0, Qt.AlignmentFlag.AlignLeft)

    def _add_head(self) -> None:
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(56, 56))
        picture.setFixedHeight(56)
        title = QLabel("Every sentence has a source")
        title.setProperty("role", "great")
        about = Wrapped(_ABOUT, "muted")
        for widget in (picture, title, about):
            self._layout.addWidget(widget)

    def _add_buttons(self, actions: Sequence[QAction]) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        for number, action in enumerate(actions):
            button = QPushButton(action.iconText())
            button.setToolTip(f"{action.iconText()} ({action.shortcut().toString()})")
            button.setProperty("role", "first" if number == 0 else "")
            button.clicked.connect(action.trigger)
            row.addWidget(button)
        row.addStretch(1)
        self._layout.addLayout(row)

    def _recent_button(self, path: Path) -> QPushButton:
        button = QPushButton(path.name.removesuffix(".matter.json"))
        button.setProperty("role", "link")
        button.setToolTip(str(path))
        button.clicked.connect(_teller(self, path))
        return button


def _teller(welcome: Welcome, path: Path) -> Callable[[], None]:
    return lambda: welcome.chose_recent.emit(path)
