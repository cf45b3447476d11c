"""The side pane of the room: four sheets of one authority, chosen by a row of buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.about_pane import AboutPane
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.law_pane import LawPane
from app.gui.rooms.authorities.panes import LinkList, said
from app.gui.rooms.authorities.review_pane import ReviewPane
from app.gui.rooms.authorities.sheet import Link, Sheet
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.small_parts import WordButton, narrow
from app.law.claims import Practice

ABOUT, LAW, REVIEW, LINKS = range(4)
_TITLES = ("About", "Propositions", "Suggestions", "Citations")


class LinksPane(QWidget):
    """What it cites, who cites it, and passages that are related to the selected one."""

    chosen = Signal(object)
    NAMES = ("Cites", "Cited by", "Related to the passage")

    def __init__(self) -> None:
        super().__init__()
        self.box, self.list, self.teach = QComboBox(), LinkList(tr("Citations")), said("", "muted")
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


class Side(QWidget):
    """Shows a sheet, one leaf at a time; asks for the attorney's name as long as nobody has given it."""

    def __init__(self, acts: Acts, practice: Practice) -> None:
        super().__init__()
        self.setAccessibleName(tr("About the authority"))
        self._acts = acts
        self.about, self.law = AboutPane(acts, practice), LawPane(acts, practice)
        self.review, self.links = ReviewPane(acts, practice), LinksPane()
        self.leaves, self.buttons, self.group = (
            QStackedWidget(),
            [WordButton(tr(title)) for title in _TITLES],
            QButtonGroup(self),
        )
        self.nameless, self.name = QFrame(), QLineEdit()
        self.teach = said(tr("What the library knows of the authority that you read stands here."), "muted")
        self._build()
        self.show_sheet(None)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show an authority's sheet; None for no authority."""
        self.teach.setVisible(sheet is None)
        self.leaves.setVisible(sheet is not None)
        self.head.setVisible(sheet is not None)
        self.nameless.setVisible(sheet is not None and not self._acts.name)
        if sheet is None:
            return
        for pane in (self.about, self.law, self.review, self.links):
            pane.show_sheet(sheet)
        counts = (0, len(sheet.propositions), sheet.waiting, 0)
        for button, title, count in zip(self.buttons, _TITLES, counts, strict=True):
            button.setText(f"{tr(title)} {count}" if count else tr(title))
        self.head.fit()

    def turn_to(self, leaf: int) -> None:
        """Show one of the leaves."""
        self.buttons[leaf].setChecked(True)
        self.leaves.setCurrentIndex(leaf)

    def ask_for_name(self) -> None:
        """Put the cursor where the name is to be given."""
        self.nameless.show()
        self.name.setFocus()

    def _build(self) -> None:
        for number, (button, pane) in enumerate(
            zip(self.buttons, (self.about, self.law, self.review, self.links), strict=True)
        ):
            button.setCheckable(True)
            self.group.addButton(button, number)
            self.leaves.addWidget(pane)
        self.buttons[ABOUT].setChecked(True)
        self.group.idClicked.connect(self.leaves.setCurrentIndex)
        self.head = FlowRow(self.buttons)
        self._build_name()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        top = QVBoxLayout()
        top.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 0)
        top.addWidget(self.teach)
        top.addWidget(self.head)
        top.addWidget(self.nameless)
        column.addLayout(top)
        column.addWidget(self.leaves, 1)
        column.addStretch(0)

    def _build_name(self) -> None:
        self.name.setPlaceholderText(tr("Your name, then Enter"))
        self.name.setAccessibleName(tr("Your name"))
        self.name.returnPressed.connect(self._on_name)
        inside = QVBoxLayout(self.nameless)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(said(tr("Who are you? Your name stands beside whatever you read, note or change."), "caution"))
        inside.addWidget(self.name)

    def _on_name(self) -> None:
        if self.name.text().strip():
            self._acts.set_name(self.name.text())
            self.nameless.setVisible(not self._acts.name)
