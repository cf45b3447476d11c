"""The filed papers read in: the complaint's paragraphs to make facts of, and the motion's points to raise issues of.

A reading only proposes; what a point raises is what the attorney ticks.
"""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.rooms.matter.found import FoundPage, waiting
from app.gui.rooms.matter.paragraphs import ParagraphPage
from app.gui.rooms.matter.points import PointsPage
from app.gui.rooms.matter.proposed_counts import ProposedCounts
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.scaled import hold
from app.law.claims import Practice
from app.law.matters import Matter, PaperKind
from app.law.opposing import PaperReading

_READ, _LEAST, _SLACK = 236, 0.4, 32
"""The height that stays for the paragraphs, at the usual size, the share that the counts may always have, and how much
more they get where that shows all of them."""
_READABLE = (PaperKind.COMPLAINT, PaperKind.MOTION, PaperKind.OPPOSITION, PaperKind.REPLY)
_TEACH = (
    "Read a paper from its file (PDF, Word, text), or paste its text. The complaint's numbered paragraphs become facts "
    "that you pick; the motion's headings and pages become the issues that you confirm."
)


@guarded
class ReadingPage(QWidget):
    """Chooses a paper, reads it, and shows what was read."""

    asked_to_read = Signal(str)
    """The id of the paper whose file is to be read."""
    pasted = Signal(str, str)
    """The id of a paper, and its text."""
    changed = Signal(object, str)
    """The matter after a change, and what it was."""

    def __init__(self, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter: Matter | None = None
        self._fitted: tuple[str, PaperReading] | None = None
        self.shares = True
        """Whether the counts get the height that they need, as long as nobody has shared it out."""
        self.papers, self.read, self.paste = (
            Choice(),
            QPushButton(tr("Read its file…")),
            QPushButton(tr("Paste its text")),
        )
        self.front, self.found = QPushButton(tr("First page")), FoundPage()
        self.teach, self.text, self.take_text = (
            Wrapped(tr(_TEACH), "muted", room=(3 * UNIT, 2 * UNIT, 3 * UNIT, 0)),
            QPlainTextEdit(),
            QPushButton(tr("Read this text")),
        )
        self.counts = ProposedCounts(practice)
        self.paragraphs, self.points = ParagraphPage(), PointsPage(practice)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.pages = QStackedWidget()
        self._build()
        self._connect()

    def show_matter(self, matter: Matter) -> None:
        """Show what was read of the chosen paper."""
        self._matter = matter
        chosen = self.papers.currentData()
        self.papers.blockSignals(True)  # Qt's signature
        self.papers.clear()
        for paper in matter.papers:
            if paper.kind in _READABLE:
                self.papers.addItem(f"{paper.short_name} ({paper.title})", paper.id)
        self.papers.setCurrentIndex(max(0, self.papers.findData(chosen)))
        self.papers.blockSignals(False)  # Qt's signature
        self._show_reading()

    @property
    def has_words(self) -> bool:
        """Whether a text was pasted that is not read yet."""
        return bool(self.text.toPlainText().strip())

    def begin(self) -> None:
        """Forget what was pasted and ticked: another matter is to be shown."""
        self.let_go()
        self.counts.begin()
        self.paragraphs.begin()
        self.points.begin()
        self.found.begin()
        self.front.setChecked(False)

    def show_front(self, paper: str) -> None:
        """Show what the first page of a paper says."""
        self.papers.setCurrentIndex(max(0, self.papers.findData(paper)))
        self.front.setChecked(True)
        self._show_reading()
        self.found.tree.setFocus()

    def let_go(self) -> None:
        """Forget what was pasted: it is read."""
        self.text.clear()
        self.paste.setChecked(False)

    def choose(self, kind: PaperKind) -> None:
        """Choose the operative paper of a kind."""
        paper = self._matter.find_operative(kind) if self._matter else None
        if paper is not None:
            self.papers.setCurrentIndex(self.papers.findData(paper.id))
            self._show_reading()

    # Building

    def _build(self) -> None:
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        self.papers.setAccessibleName(tr("Paper"))
        hold(self.papers, least=180)
        self.paste.setCheckable(True)
        self.front.setCheckable(True)
        row.addWidget(self.papers, 1)
        row.addWidget(self.read)
        row.addWidget(self.paste)
        row.addWidget(self.front)
        for page in (self._empty(), self._pasting(), self._paragraph_page(), self.points, self.found):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.teach)
        layout.addWidget(self.pages, 1)

    @staticmethod
    def _empty() -> QWidget:
        return QWidget()

    def _pasting(self) -> QWidget:
        page = QWidget()
        layout = _column(page)
        self.text.setAccessibleName(tr("Text of the paper"))
        self.text.setPlaceholderText(tr("1. On February 4, 2016, …"))
        layout.addWidget(self.text, 1)
        layout.addLayout(_row(self.take_text))
        return page

    def _paragraph_page(self) -> QWidget:
        page = QWidget()
        layout = _column(page)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.counts)
        self.split.addWidget(self.paragraphs)
        self.split.setSizes([270, 300])
        layout.addWidget(self.split, 1)
        return page

    def _connect(self) -> None:
        self.papers.activated.connect(self._on_paper)
        self.read.clicked.connect(lambda: self.asked_to_read.emit(self.papers.currentData()))
        self.paste.toggled.connect(lambda on: self._show_one_of(on, self.front))
        self.front.toggled.connect(lambda on: self._show_one_of(on, self.paste))
        self.take_text.clicked.connect(self._on_pasted)
        self.split.splitterMoved.connect(self._on_shared)
        self.counts.changed.connect(self.changed)
        self.counts.folded.connect(self._on_folded)
        self.paragraphs.changed.connect(self.changed)
        self.points.changed.connect(self.changed)
        self.points.led.connect(partial(self.choose, PaperKind.COMPLAINT))
        self.found.changed.connect(self.changed)

    # Following

    def _on_paper(self, _row: int) -> None:
        """Another paper opens at its points or paragraphs, and not at its first page."""
        self.front.setChecked(False)
        self._show_reading()

    def _show_one_of(self, on: bool, other: QPushButton) -> None:  # the state of a button
        """Show the page of one button, and no more that of the other."""
        if on and other.isChecked():
            other.setChecked(False)
        self._show_reading()

    def _show_front_count(self, reading: PaperReading | None) -> None:
        """Say on its button how many things of the first page wait."""
        has_front = reading is not None and reading.front is not None
        count = waiting(self._matter, reading) if self._matter is not None and has_front else 0
        self.front.setText(f"{tr('First page')} ({count})" if count else tr("First page"))
        self.front.setEnabled(has_front)
        why = tr(
            "Court, parties, hearing and counsel as the paper's first page prints them, to be taken into the matter"
        )
        again = tr("Read the paper's file first: then what its first page says of court, parties and counsel is here.")
        self.front.setToolTip(why if has_front else again)
        if not has_front:
            self.front.setChecked(False)

    def _show_reading(self) -> None:
        matter, name = self._matter, self.papers.currentData()
        reading = matter.find_reading(name) if matter and name else None
        self.read.setEnabled(name is not None)
        self.paste.setEnabled(name is not None)
        self._show_front_count(reading)
        self.teach.setVisible(reading is None or self.paste.isChecked())
        if self.paste.isChecked():
            self.pages.setCurrentIndex(1)
        elif self.front.isChecked() and matter is not None and reading is not None:
            self.pages.setCurrentIndex(4)
            self.found.show_reading(matter, reading)
        elif reading is None:
            self.pages.setCurrentIndex(0)
        elif reading.paragraphs:
            self.pages.setCurrentIndex(2)
            if matter is not None:
                self.paragraphs.show_reading(matter, reading)
                fresh = self._fitted != (name, reading)
                self.counts.show_reading(matter, reading)
                if fresh:
                    self._fitted = (name, reading)
                    QTimer.singleShot(0, self, self._share_height)
        else:
            self.pages.setCurrentIndex(3)
            if matter is not None:
                self.points.show_reading(matter, reading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another height."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._share_height)

    def _on_shared(self, _at: int, _handle: int) -> None:
        self.shares = False

    def _on_folded(self) -> None:
        self.shares = True
        QTimer.singleShot(0, self, self._share_height)

    def _share_height(self) -> None:
        """Give the counts what they need, as far as room stays for the paragraphs, which are read below them."""
        high = self.split.height()
        if self.shares and self.counts.isVisible() and high > 0:
            upper, most = self.counts.needed_height(), max(high - scale.px(_READ), round(_LEAST * high))
            upper = upper if upper <= most + scale.px(_SLACK) else most  # a line that is cut says less than a whole one
            self.split.setSizes([upper, high - upper])

    # Changing

    def _on_pasted(self) -> None:
        if self.text.toPlainText().strip():
            self.pasted.emit(self.papers.currentData(), self.text.toPlainText())
            self.paste.setChecked(False)


def _column(page: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
    layout.setSpacing(2 * UNIT)
    return layout


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
