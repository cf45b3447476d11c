"""What stands in the reader's place while nothing is open: ways to go on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QFont
from PySide6.QtWidgets import QListWidgetItem

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.rooms.authorities.panes import LinkList
from app.gui.rooms.authorities.start import Section


@guarded
class StartList(LinkList):
    """Authorities to go on with, under the reason for which they are offered."""

    lead = ""

    def __init__(self) -> None:
        super().__init__(tr("Go on with"))
        self.setObjectName("plain")
        self.setVisible(False)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show other ways to go on."""
        self.clear()
        for section in sections:
            heading = QListWidgetItem(tr(section.title))
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            heading.setFont(font)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(heading)
            self.add_links(section.links)
        self.setVisible(bool(sections))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first of them, which Enter opens."""
        super().focusInEvent(event)
        if self.currentItem() is None or not self.currentItem().flags() & Qt.ItemFlag.ItemIsEnabled:
            self.setCurrentRow(1)
