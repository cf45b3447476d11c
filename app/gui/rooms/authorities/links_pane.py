"""Beside the text: what an authority cites, who cites it, and passages that are related to the selected one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.panes import LinkList, said
from app.gui.rooms.authorities.sheet import Link, Sheet
from app.gui.widgets.choice import Choice
from app.gui.widgets.small_parts import narrow


class LinksPane(QWidget):
    """What it cites, who cites it, and passages that are related to the selected one."""

    chosen = Signal(object)
    NAMES = ("Cites", "Cited by", "Related to the passage")

    def __init__(self) -> None:
        super().__init__()
        self.box, self.list, self.teach = Choice(), LinkList(tr("Citations")), said("", "muted")
        self._links: list[tuple[Link, ...]] = [(), (), ()]
        narrow(self.box).setAccessibleName(tr("Which citations"))
        self.box.addItems([tr(name) for name in self.NAMES])
        self.box.currentIndexChanged.connect(lambda _row: self._refresh())
        self.list.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        for widget, share in ((self.box, 0), (self.teach, 0), (self.list, 1)):
            column.addWidget(widget, share)
        column.addStretch(0)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the citations of an authority."""
        self._links = [sheet.cites, sheet.cited_by, ()]
        self._refresh()

    def show_related(self, links: tuple[Link, ...]) -> None:
        """Show passages that are related to one."""
        self._links[2] = links
        self.box.setCurrentIndex(2)
        self._refresh()

    def _refresh(self) -> None:
        for number, (name, links) in enumerate(zip(self.NAMES, self._links, strict=True)):
            self.box.setItemText(number, f"{tr(name)}  {len(links)}" if links else tr(name))
        shown = self.box.currentIndex()
        links = self._links[shown]
        self.list.show_links(links)
        self.list.setVisible(bool(links))
        self.teach.setVisible(not links)
        self.teach.setText(
            tr("Select words in the text and choose Related.") if shown == 2 else tr("None in the library’s texts.")
        )
