"""The tabs under the board: the answer and what belongs to it; and the supports, where they have no place beside it."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.rooms.arguments.supports import SupportsPane


class LowerTabs(QTabWidget):
    """Shows the tabs of an issue; a cell without one has its words in the supports, so only these are there then."""

    def __init__(self, supports: SupportsPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.supports, self.holder = supports, QWidget()
        """The supports stand in the holder while it is shown beside the room."""
        self._left: QWidget | None = None
        self._inside = QVBoxLayout(self.holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(supports)
        self.setDocumentMode(True)
        self.setAccessibleName(tr("Answer to the issue"))

    @property
    def has_supports(self) -> bool:
        """Whether the supports are one of the tabs."""
        return self.indexOf(self.supports) >= 0

    def take_supports(self) -> None:
        """Have the supports as the first tab, in front."""
        if not self.has_supports:
            self.supports.spread(wide=True)
            self.insertTab(0, self.supports, tr("Supports"))
            self.setCurrentWidget(self.supports)

    def give_supports(self) -> None:
        """Leave them to the holder."""
        if self.has_supports:
            self.removeTab(self.indexOf(self.supports))
            self.supports.spread(wide=False)
            self._inside.addWidget(self.supports)
            self.supports.show()

    def show_tabs(self, *, of_issue: bool) -> None:
        """Show all the tabs, or only what a cell without an issue has."""
        if self.has_supports and not of_issue and self._left is None:
            self._left = self.currentWidget()
            self.setCurrentWidget(self.supports)
        for number in range(self.count()):
            wanted = of_issue or self.widget(number) is self.supports
            if self.isTabVisible(number) != wanted:  # to say the same again lays out all the window
                self.setTabVisible(number, wanted)
        if of_issue and self._left is not None:
            self.setCurrentWidget(self._left)
            self._left = None
        self.setVisible(of_issue or self.has_supports)

    def turn_to(self, pane: QWidget) -> None:
        """Have a tab in front; the supports may stand beside the room instead."""
        if self.indexOf(pane) >= 0:
            self.setCurrentWidget(pane)
