"""Which of list, text and side pane are seen: all three where they fit, else the text with one of the others."""

from PySide6.QtCore import QObject, Signal

from app.gui.desk import Desk
from app.gui.look import scale
from app.gui.rooms.authorities.reader import Reader
from app.gui.rooms.authorities.search_pane import SearchPane
from app.gui.rooms.authorities.side import Side

THREE = 1050
"""The least breadth of the window, at the usual size, in which list, text and side pane can stand beside each other."""

_MOST_LIST = 0.24
"""The share of the window that the list has at most beside text and side pane: the text has the most room."""

_ANY = 16_777_215
"""Qt's own greatest breadth of a widget (QWIDGETSIZE_MAX)."""


class Arrangement(QObject):
    """Folds the side pane away while it has nothing to say, and the list while the side pane needs its place."""

    side_asked = Signal(bool)
    """The side pane is to be shown, or to be folded away."""

    def __init__(self, desk: Desk, search: SearchPane, reader: Reader, side: Side) -> None:
        super().__init__(side)
        self._desk, self._search, self._reader, self._side = desk, search, reader, side
        self._was_narrow = False
        side.turned.connect(self._on_turned)
        reader.about.clicked.connect(lambda: self.side_asked.emit(True))
        reader.list.clicked.connect(lambda: self.side_asked.emit(False))

    @property
    def narrow(self) -> bool:
        """Whether there is no place for all three."""
        return self._reader.window().width() < scale.px(THREE)

    def fit(self) -> None:
        """The window has another breadth: a side pane that has no place beside the list any more is folded."""
        if self.narrow and not self._was_narrow and self._side.isVisible():
            self.side_asked.emit(False)
        self._was_narrow = self.narrow
        self._on_turned()

    def begin(self, *, reading: bool) -> None:
        """The room was entered, or something was opened: the side pane stands beside what is read if there is place."""
        wanted = self._desk.memory.flag("show_side", default=True)
        self.side_asked.emit(reading and wanted and not self.narrow)

    def show_side(self) -> None:
        """Something in the side pane is to be seen."""
        if not self._side.isVisible():
            self.side_asked.emit(True)

    def show_list(self) -> None:
        """The list is to be seen."""
        if self._search.isHidden():
            self.side_asked.emit(False)

    def _on_turned(self) -> None:
        shown = self._side.isVisible()
        folded = shown and self.narrow
        self._search.setHidden(folded)
        beside = shown and not folded
        self._search.setMaximumWidth(round(self._reader.window().width() * _MOST_LIST) if beside else _ANY)
        self._reader.list.setVisible(folded)
        self._reader.about.setVisible(not shown)
        self._reader.bar.fit()
