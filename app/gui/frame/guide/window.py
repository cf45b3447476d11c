"""The window of the guide: contents and search at the left, a page at the right. It stands beside the work and stops nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.frame.guide.hits import HIT, HitList
from app.gui.frame.guide.page_view import PageView
from app.gui.frame.guide.pages import Guide, Page
from app.gui.frame.memory import WindowMemory
from app.gui.frame.trail import Trail
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.icons import line_icon
from app.gui.look.palette import UNIT
from app.gui.widgets import tab_order
from app.gui.widgets.labels import Wrapped

_SIZE = (940, 680)
_CONTENTS, _MOST = 312, 0.42
"""The breadth of the contents, and how much of the window they have at most."""
_PICTURE = 16
_NAME = Qt.ItemDataRole.UserRole
Fill = Callable[[Page], Page]


@dataclass(frozen=True, slots=True)
class Spot:
    """A page, and how far one has read."""

    page: str
    top: int = 0


@guarded
class GuideWindow(QWidget):
    """Shows the guide. Esc empties the search and then closes; Alt+← and Alt+→ lead through the pages that were read."""

    asked = Signal(str, str)
    """A link that leads out of the guide: its kind ("deed", "room", "folder"), and a name."""

    def __init__(self, guide: Guide, fill: Fill, memory: WindowMemory) -> None:
        super().__init__()
        self._guide, self._fill, self._memory = guide, fill, memory
        self._trail, self._here = Trail[Spot](), ""
        self.search, self.contents, self.hits = QLineEdit(), QTreeWidget(), HitList()
        self.back, self.forward = QToolButton(), QToolButton()
        self.view, self.said = PageView(), Wrapped("", "caution")
        self.left, self._halves = QStackedWidget(), QSplitter(Qt.Orientation.Horizontal)
        self.setWindowTitle(tr("Guide — Rejoinder"))
        self._build()
        self._connect()
        self._list_pages()
        self._recall()

    @property
    def page(self) -> str:
        """The id of the page that is shown."""
        return self._here

    def open_page(self, name: str, words: str = "", section: str = "") -> None:
        """Show a page; the one before can be come back to."""
        if self._here and name != self._here:
            self._trail.leave(self._spot())
        self._show(name, words)
        if section:
            self.view.show_section(section)
        self._allow()

    def say(self, words: str) -> None:
        """Say under the page why a link leads nowhere now; empty for nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def dress(self) -> None:
        """Draw the pictures in the present ink, at the present size, and give the contents the breadth that they need."""
        left = min(scale.px(_CONTENTS), round(_MOST * self.width()))
        self._halves.setSizes([left, self.width() - left])
        for button, name in ((self.back, "left"), (self.forward, "right")):
            button.setIcon(line_icon(name, colors.active().ink))
            button.setIconSize(QSize(scale.px(_PICTURE), scale.px(_PICTURE)))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go as one reads."""
        return tab_order.step(self, forward=forward)

    def changeEvent(self, event: QEvent) -> None:
        """Wear another palette or size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where it stood."""
        self._memory.remember_bytes("guide", self.saveGeometry())
        super().closeEvent(event)

    # Building

    def _build(self) -> None:
        self.search.setPlaceholderText(tr("Search the guide"))
        self.search.setAccessibleName(tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        for button, words in ((self.back, tr("Back (Alt+←)")), (self.forward, tr("Forward (Alt+→)"))):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.contents.setHeaderHidden(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setAccessibleName(tr("Contents of the guide"))
        for page in (self.contents, self.hits):
            self.left.addWidget(page)
        self._halves.setChildrenCollapsible(False)
        for half in (self._left(), self._right()):
            self._halves.addWidget(half)
        self._halves.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._halves)
        self.dress()
        self.say("")

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 0)
        column.addWidget(self.search)
        column.addWidget(self.left, 1)
        return left

    def _right(self) -> QWidget:
        right, row = QWidget(), QHBoxLayout()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 2 * UNIT, 0, 0)
        row.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        for button in (self.back, self.forward):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(4 * UNIT, UNIT, 4 * UNIT, UNIT)
        foot.addWidget(self.said)
        column.addLayout(foot)
        return right

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_words)
        self.search.returnPressed.connect(self._take_first)
        self.contents.currentItemChanged.connect(lambda item, _before: self._on_chosen(item))
        self.contents.itemClicked.connect(lambda item, _column: self._on_chosen(item))
        self.hits.currentItemChanged.connect(lambda item, _before: self._on_hit(item))
        self.view.followed.connect(self._follow)
        self.back.clicked.connect(lambda: self._step(self._trail.back(self._spot())))
        self.forward.clicked.connect(lambda: self._step(self._trail.forward(self._spot())))
        for keys, do in (
            (QKeySequence.StandardKey.Back, self.back.click),
            (QKeySequence.StandardKey.Forward, self.forward.click),
            (QKeySequence.StandardKey.Find, self._seek),
            (QKeySequence.StandardKey.Close, self.close),
            (QKeySequence("Esc"), self._leave),
        ):
            QShortcut(keys, self).activated.connect(do)

    def _list_pages(self) -> None:
        for page in self._guide.pages:
            item = QTreeWidgetItem([page.title])
            item.setData(0, _NAME, page.id)
            item.setToolTip(0, page.title)
            for heading in self._fill(page).headings[1:]:
                section = QTreeWidgetItem([heading])
                section.setData(0, _NAME, page.id)
                section.setToolTip(0, heading)
                item.addChild(section)
            self.contents.addTopLevelItem(item)

    def _recall(self) -> None:
        wanted = QSize(scale.px(_SIZE[0]), scale.px(_SIZE[1]))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        if (geometry := self._memory.find_bytes("guide")) is not None:
            self.restoreGeometry(geometry)

    # Going

    def _spot(self) -> Spot:
        return Spot(self._here, self.view.verticalScrollBar().value())

    def _step(self, spot: Spot | None) -> None:
        if spot is not None:
            self._show(spot.page)
            self.view.verticalScrollBar().setValue(spot.top)
        self._allow()

    def _show(self, name: str, words: str = "") -> None:
        page = self._guide.find(name)
        if page is None:
            return
        self._here = name
        self.say("")
        self.view.show_page(self._fill(page), words)
        self._mark(name)

    def _mark(self, name: str) -> None:
        """Show in the contents where one is, with the sections of the page."""
        current = self.contents.currentItem()
        self.contents.blockSignals(True)
        for item in filter(None, map(self.contents.topLevelItem, range(self.contents.topLevelItemCount()))):
            item.setExpanded(item.data(0, _NAME) == name)
            if item.data(0, _NAME) == name and (current is None or current.data(0, _NAME) != name):
                self.contents.setCurrentItem(item)
        self.contents.blockSignals(False)

    def _allow(self) -> None:
        self.back.setEnabled(self._trail.can_go_back)
        self.forward.setEnabled(self._trail.can_go_forward)

    def _follow(self, link: str) -> None:
        kind, _, name = link.partition(":")
        if kind == "page":
            self.open_page(name)
        else:
            self.say("")
            self.asked.emit(kind, name)

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.open_page(item.data(0, _NAME), section=item.text(0) if item.parent() else "")

    # Searching

    def _seek(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_words(self, words: str) -> None:
        self.hits.begin(words)
        filled = Guide(tuple(map(self._fill, self._guide.pages)), self._guide.rooms)
        for hit in filled.search(words):
            self.hits.add(hit.page.title, hit.line, hit.page.id)
        sought = bool(words.strip())
        self.left.setCurrentWidget(self.hits if sought else self.contents)
        if not self.hits.count():
            self.hits.say(tr("Nothing in the guide has these words."))

    def _on_hit(self, item: QListWidgetItem | None) -> None:
        if item is not None and (name := item.data(HIT)):
            self.open_page(name, self.search.text())

    def _take_first(self) -> None:
        if self.hits.count():
            self.hits.setCurrentRow(0)
            self.hits.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """Esc: empty the search, and close when there is none."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()
