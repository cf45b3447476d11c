"""What is seen while no matter is open: what the program is for, how to begin, and work that a crash left."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.gui.days import write_moment
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.icons import app_icon
from app.gui.look.palette import UNIT
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.scaled import hold

if TYPE_CHECKING:
    from app.matters import Autosave

_ABOUT = (
    "Rejoinder drafts oppositions and replies in civil-rights motion practice. Describe the matter, pick the "
    "authorities that answer each defense, and export a Word brief in which every sentence has its source."
)
_STEPS = (
    ("1", "Begin a matter, or open the sample to look around."),
    ("2", "Import your opinions: drop files or folders anywhere on this window."),
    ("3", "Pick what answers each defense on the board; the draft follows by itself."),
)
SHOWN_RECENT, _BESIDE, _BROAD = 6, 360, 620
"""How many matters are listed; how broad what stands beside a link is at most, and the whole page."""
_AIR = 3
"""What the picture keeps free at its left: without it, it begins where the words do."""


class Welcome(QScrollArea):
    """The empty state of the whole window."""

    chose_recent = Signal(object)
    """The path of a recent matter."""
    chose_sample = Signal(object)
    """The path of a sample, of which a copy is opened."""
    chose_unsaved = Signal(object)
    """An `Autosave` to go on with."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click on its ground is meant for nothing
        self._inside = QWidget()
        hold(self._inside, most=_BROAD)
        self._layout = QVBoxLayout(self._inside)
        self._layout.setSpacing(4 * UNIT)
        self.unsaved, self._unsaved = QFrame(), QVBoxLayout()
        self.first: QPushButton | None = None
        self._add_head()
        self._add_unsaved()
        self._add_buttons(actions)
        self._add_steps()
        self._recent, self._samples = QVBoxLayout(), QVBoxLayout()
        self._links: dict[Path, _Link] = {}
        for links in (self._recent, self._samples):
            links.setSpacing(UNIT)
            self._layout.addLayout(links)
        page = QWidget()
        around = QVBoxLayout(page)
        around.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._inside, 10)
        row.addStretch(1)
        around.addLayout(row)
        around.addStretch(3)
        self.setWidget(page)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the matters opened lately, by their files until their titles are known."""
        named = [(path.name.removesuffix(".matter.json"), path.name, path) for path in paths[:SHOWN_RECENT]]
        self._links = _fill(self._recent, tr("Recent"), named, self.chose_recent.emit)

    def name_recent(self, titles: Mapping[Path, str]) -> None:
        """Name the matters opened lately by their titles."""
        for path, link in self._links.items():
            if title := titles.get(path):
                link.say(title)

    def show_samples(self, found: Sequence[tuple[str, str, Path]]) -> None:
        """List the samples by their titles, with what each is about."""
        _fill(self._samples, tr("Samples, to look around"), found, self.chose_sample.emit)

    def show_unsaved(self, found: "Sequence[Autosave]") -> None:
        """List work that was not saved when the program ended."""
        _clear(self._unsaved)
        self.unsaved.setVisible(bool(found))
        if not found:
            return
        self._unsaved.addWidget(Wrapped(tr("Work that was not saved is still there"), "title"))
        for one in found:
            when = write_moment(one.saved)
            later = tr(" (the file was saved again after that)") if one.file_changed_since else ""
            link = _Link(one.matter.title, str(one.of or one.path))
            link.clicked.connect(_teller(self.chose_unsaved.emit, one))
            self._unsaved.addWidget(_row(link, f"{when}{later}", _BROAD))

    def _add_head(self) -> None:
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(56, 56))
        picture.setFixedHeight(56)
        picture.setContentsMargins(-_AIR, 0, 0, 0)
        title = QLabel(tr("Every sentence has a source"))
        title.setProperty("role", "great")
        for widget in (picture, title, Wrapped(tr(_ABOUT), "muted")):
            self._layout.addWidget(widget)

    def _add_unsaved(self) -> None:
        self.unsaved.setObjectName("notice")
        self.unsaved.setProperty("tone", "caution")
        self.unsaved.setLayout(self._unsaved)
        self.unsaved.hide()
        self._layout.addWidget(self.unsaved)

    def _add_buttons(self, actions: Sequence[QAction]) -> None:
        row = FlowRow(gap=2 * UNIT)
        for number, action in enumerate(actions):
            button = QPushButton(action.iconText())
            keys = action.shortcut().toString()
            button.setToolTip(f"{action.iconText()} ({keys})" if keys else action.iconText())
            button.setProperty("role", "first" if number == 0 else "")
            button.clicked.connect(action.trigger)
            row.add(button)
            self.first = self.first or button
        self._layout.addWidget(row)

    def _add_steps(self) -> None:
        for number, words in _STEPS:
            row = QHBoxLayout()
            row.setSpacing(3 * UNIT)
            sign = QLabel(number)
            sign.setProperty("role", "heading")
            row.addWidget(sign)
            row.addWidget(Wrapped(tr(words)), 1)
            self._layout.addLayout(row)


def _fill(
    layout: QVBoxLayout, title: str, found: Sequence[tuple[str, str, Path]], tell: Callable[[object], object]
) -> "dict[Path, _Link]":
    """Put links with what is said beside each under a title; neither when there are none."""
    _clear(layout)
    links: dict[Path, _Link] = {}
    if found:
        layout.addWidget(Wrapped(title, "heading"))
    for words, beside, path in found:
        links[path] = link = _Link(words, str(path))
        link.clicked.connect(_teller(tell, path))
        layout.addWidget(_row(link, beside))
    return links


def _row(link: QPushButton, beside: str, most: int = _BESIDE) -> FlowRow:
    """A link and what is said beside it, or under it where there is no room beside it."""
    words = QLabel()
    words.setProperty("role", "muted")
    words.setText(words.fontMetrics().elidedText(beside, Qt.TextElideMode.ElideMiddle, scale.px(most)))
    words.setToolTip(beside)
    words.setTextFormat(Qt.TextFormat.PlainText)
    return FlowRow([link, words], gap=3 * UNIT)


@guarded
class _Link(QPushButton):
    """Says where it leads; words that are longer than its line end in a sign."""

    def __init__(self, words: str, tip: str) -> None:
        super().__init__()
        self._words = ""
        self.setProperty("role", "line")
        self.setToolTip(tip)
        self.say(words)

    def say(self, words: str) -> None:
        """Lead there by these words."""
        self._words = words
        self.setText(_plain(words))
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # all of it is drawn
        """Draw as many of them as there is room for."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = _plain(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)


def _plain(words: str) -> str:
    """Words in which no sign is a mnemonic."""
    return words.replace("&", "&&")


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()


def _teller(tell: Callable[[object], object], what: object) -> Callable[[], None]:
    return lambda: (tell(what), None)[1]
