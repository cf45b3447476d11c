"""What is seen while no matter is open: what the program is for, how to begin, and work that a crash left."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.gui.days import write_moment
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
SHOWN_RECENT, _LONGEST, _BESIDE = 6, 600, 360
"""How many matters are listed, and how broad their titles and their files' names are at most."""
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
        hold(self._inside, most=620)
        self._layout = QVBoxLayout(self._inside)
        self._layout.setSpacing(4 * UNIT)
        self.unsaved, self._unsaved = QFrame(), QVBoxLayout()
        self.first: QPushButton | None = None
        self._add_head()
        self._add_unsaved()
        self._add_buttons(actions)
        self._add_steps()
        self._recent, self._samples = QVBoxLayout(), QVBoxLayout()
        self._links: dict[Path, QPushButton] = {}
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
                _name(link, title)

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
            button = _link(f"{one.matter.title} · {when}{later}", str(one.of or one.path))
            button.clicked.connect(_teller(self.chose_unsaved.emit, one))
            self._unsaved.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

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
) -> dict[Path, QPushButton]:
    """Put links with what is said beside each under a title; neither when there are none."""
    _clear(layout)
    links: dict[Path, QPushButton] = {}
    if found:
        layout.addWidget(Wrapped(title, "heading"))
    for words, beside, path in found:
        links[path] = button = _link("", str(path))
        _name(button, words)
        button.clicked.connect(_teller(tell, path))
        layout.addWidget(_row(button, beside))
    return links


def _row(link: QPushButton, beside: str) -> FlowRow:
    """A link and what is said beside it, or under it where there is no room beside it."""
    words = QLabel()
    words.setProperty("role", "muted")
    words.setText(words.fontMetrics().elidedText(beside, Qt.TextElideMode.ElideMiddle, scale.px(_BESIDE)))
    words.setToolTip(beside)
    words.setTextFormat(Qt.TextFormat.PlainText)
    return FlowRow([link, words], gap=3 * UNIT)


def _name(link: QPushButton, words: str) -> None:
    """Say on a link where it leads; what is longer than a line ends in a sign."""
    said = link.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, scale.px(_LONGEST))
    link.setText(_plain(said))
    link.setAccessibleName(words)


def _plain(words: str) -> str:
    """Words in which no sign is a mnemonic."""
    return words.replace("&", "&&")


def _link(words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", "line")
    button.setToolTip(tip)
    return button


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()


def _teller(tell: Callable[[object], object], what: object) -> Callable[[], None]:
    return lambda: (tell(what), None)[1]
