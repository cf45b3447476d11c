"""Small parts of the side pane: sections, removable words, lists of links."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.sheet import Link
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.small_parts import TextArea, WordButton
from app.gui.widgets.wrapped_items import WrappedItems


class Pane(QScrollArea):
    """A column of things that scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        inside = QWidget()
        inside.setObjectName("cards")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        self.column.setSpacing(2 * UNIT)
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(self._make_way)

    def _make_way(self) -> None:
        """The scroll bar stands in the margin: with it or without, what is in the column ends at the same line."""
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        self.column.setContentsMargins(3 * UNIT, 2 * UNIT, max(3 * UNIT - taken, 0), 3 * UNIT)

    def add_heading(self, words: str) -> QLabel:
        """Begin a section, set off from what stands above."""
        if self.column.count():
            self.column.addSpacing(UNIT)
        label = QLabel(words)
        label.setProperty("role", "heading")
        self.column.addWidget(label)
        return label

    def end(self) -> None:
        """Let what is left be empty."""
        self.column.addStretch(1)


def link_button(words: str, do: Callable[[], object], name: str = "") -> QPushButton:
    """A button that looks like a link."""
    made = QPushButton(words)
    made.setProperty("role", "link")
    made.setAccessibleName(name or words)
    made.clicked.connect(lambda _checked=False: do())
    return made


@guarded
class Area(TextArea):
    """A field of a few lines: Ctrl+Enter keeps what is written in it, as everywhere."""

    kept = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps."""
        if is_keep(event):
            self.kept.emit()
            return
        super().keyPressEvent(event)


@guarded
class KeepingForm(QFrame):
    """A form that Ctrl+Enter keeps, from any field of it."""

    keep_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps."""
        if is_keep(event):
            self.keep_asked.emit()
            return
        super().keyPressEvent(event)


def is_keep(event: QKeyEvent) -> bool:
    """Whether the keys mean: keep what is written."""
    enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class WordRow(FlowRow):
    """Words (tags, collections), each with a way to take it off."""

    dropped = Signal(str)

    def show_words(self, words: Iterable[str], drop: str) -> None:
        """Show other words; `drop` says what taking one off is called."""
        self.clear()
        for word in words:
            button = WordButton(f"{word}  ✕")
            button.setAccessibleName(f"{drop} {word}")
            button.setToolTip(f"{drop} “{word}”")
            button.clicked.connect(lambda _checked=False, chosen=word: self.dropped.emit(chosen))
            self.add(button)
            button.show()
        self.setVisible(bool(self.widgets()))
        self.fit()


@guarded
class LinkList(QListWidget):
    """Rows that lead somewhere: Enter or a double click goes there."""

    chosen = Signal(object)
    """The `Link` that is to be followed."""
    lead: ClassVar[str] = "→ "
    """What stands before a link that leads somewhere, where others do not."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        WrappedItems(self)
        self.itemActivated.connect(self._on_item)
        self.itemClicked.connect(self._on_item)

    def show_links(self, links: Sequence[Link]) -> None:
        """Show other links; those that lead nowhere say so."""
        self.clear()
        self.add_links(links)

    def add_links(self, links: Sequence[Link]) -> None:
        """Show further links below."""
        for link in links:
            lead = self.lead if link.key else ""
            item = QListWidgetItem("\n".join(line for line in (f"{lead}{link.words}", link.detail) if line))
            item.setData(Qt.ItemDataRole.UserRole, link)
            item.setToolTip(link.detail if link.key else tr("The library does not hold it."))
            self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link at the cursor."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self._on_item(item)
            return
        super().keyPressEvent(event)

    def _on_item(self, item: QListWidgetItem) -> None:
        link = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(link, Link) and link.key:
            self.chosen.emit(link)


def said(text: str, role: str = "") -> Wrapped:
    """A wrapped label."""
    return Wrapped(text, role)


def empty(layout: QVBoxLayout) -> None:
    """Take everything out of a column, for good."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
