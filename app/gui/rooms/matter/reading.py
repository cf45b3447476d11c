"""The filed papers read in: the complaint's paragraphs to make facts of, and the motion's points to raise issues of.

A reading only proposes; what a point raises is what the attorney ticks.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.matter.proposed_counts import ProposedCounts
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.scaled import hold
from app.law.claims import Practice
from app.law.findings import counted
from app.law.matters import Matter, PaperKind
from app.law.opposing import PaperPoint, PaperReading, PointStatus
from app.matters import editing

_KEY = Qt.ItemDataRole.UserRole
_READABLE = (PaperKind.COMPLAINT, PaperKind.MOTION, PaperKind.OPPOSITION, PaperKind.REPLY)
_TEACH = (
    "Read a paper from its file (PDF, Word, text), or paste its text. The complaint's numbered paragraphs become facts "
    "that you pick; the motion's headings and pages become the issues that you confirm."
)
_SAID = {PointStatus.OPEN: "", PointStatus.CONFIRMED: "confirmed", PointStatus.NO_ISSUE: "no issue"}


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
        self._practice = practice
        self._matter: Matter | None = None
        self._shown: tuple[str, PaperReading | None] | None = None
        self.papers, self.read, self.paste = (
            QComboBox(),
            QPushButton(tr("Read its file…")),
            QPushButton(tr("Paste its text")),
        )
        self.teach, self.text, self.take_text = (
            Wrapped(tr(_TEACH), "muted"),
            QPlainTextEdit(),
            QPushButton(tr("Read this text")),
        )
        self.counts = ProposedCounts(practice)
        self.paragraphs, self.points = QTreeWidget(), QTreeWidget()
        self.filter, self.take = QLineEdit(), QPushButton(tr("Make facts of the ticked"))
        self.tick_all = QPushButton(tr("Tick all that are shown"))
        self.confirm, self.dismiss, self.reason = (
            QPushButton(tr("Confirm what is ticked")),
            QPushButton(tr("Raises no issue")),
            QLineEdit(),
        )
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

    def let_go(self) -> None:
        """Forget what was pasted: it is read, or another matter is to be shown."""
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
        row.addWidget(self.papers, 1)
        row.addWidget(self.read)
        row.addWidget(self.paste)
        self.teach.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 0)
        for page in (self._empty(), self._pasting(), self._paragraph_page(), self._point_page()):
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
        self.filter.setPlaceholderText(tr("Filter the paragraphs by words"))
        self.filter.setAccessibleName(tr("Filter the paragraphs by words"))
        self.filter.setClearButtonEnabled(True)
        _dress(self.paragraphs, tr("Paragraphs of the complaint"), ["¶", tr("Text"), tr("Page")], stretch=1)
        layout.addWidget(self.counts)
        layout.addWidget(self.filter)
        self.paragraphs.setRootIsDecorated(False)
        layout.addWidget(self.paragraphs, 1)
        layout.addLayout(_row(self.take, self.tick_all))
        return page

    def _point_page(self) -> QWidget:
        page = QWidget()
        layout = _column(page)
        _dress(
            self.points,
            tr("Points of the paper"),
            [tr("Point, and what it may raise"), tr("Pages"), tr("Said")],
            stretch=0,
        )
        self.reason.setPlaceholderText(tr("Why it raises no issue"))
        self.reason.setAccessibleName(tr("Why it raises no issue"))
        layout.addWidget(self.points, 1)
        row = _row(self.confirm, self.dismiss)
        row.insertWidget(2, self.reason, 1)
        layout.addLayout(row)
        return page

    def _connect(self) -> None:
        self.papers.activated.connect(lambda _n: self._show_reading())
        self.read.clicked.connect(lambda: self.asked_to_read.emit(self.papers.currentData()))
        self.paste.toggled.connect(lambda _on: self._show_reading())
        self.take_text.clicked.connect(self._on_pasted)
        self.filter.textChanged.connect(self._on_filter)
        self.paragraphs.itemChanged.connect(lambda _item: self._show_ticked())
        self.take.clicked.connect(self._on_take)
        self.counts.changed.connect(self.changed)
        self.tick_all.clicked.connect(self._on_tick_all)
        self.confirm.clicked.connect(self._on_confirm)
        self.dismiss.clicked.connect(self._on_dismiss)

    # Following

    def _show_reading(self) -> None:
        matter, name = self._matter, self.papers.currentData()
        reading = matter.find_reading(name) if matter and name else None
        self.read.setEnabled(name is not None)
        self.paste.setEnabled(name is not None)
        self.teach.setVisible(reading is None or self.paste.isChecked())
        if self.paste.isChecked():
            self.pages.setCurrentIndex(1)
        elif reading is None:
            self.pages.setCurrentIndex(0)
        elif reading.paragraphs:
            self.pages.setCurrentIndex(2)
            self._show_paragraphs(name, reading)
            if matter is not None:
                self.counts.show_reading(matter, reading)
        else:
            self.pages.setCurrentIndex(3)
            self._show_points(reading)

    def _show_paragraphs(self, name: str, reading: PaperReading) -> None:
        taken = {fact.id for fact in self._matter.facts} if self._matter else set()
        if self._shown != (name, reading):
            self._shown = (name, reading)
            self.paragraphs.clear()
            for paragraph in reading.paragraphs:
                item = QTreeWidgetItem([paragraph.number, paragraph.text, paragraph.page or ""])
                item.setToolTip(1, paragraph.text)
                item.setCheckState(0, Qt.CheckState.Unchecked)
                item.setData(0, _KEY, paragraph.number)
                self.paragraphs.addTopLevelItem(item)
        for item in _items(self.paragraphs):
            is_fact = f"{name}_{item.data(0, _KEY)}" in taken
            item.setDisabled(is_fact)
            if is_fact:
                item.setText(2, tr("is a fact"))
                item.setCheckState(0, Qt.CheckState.Unchecked)
        self._show_ticked()

    def _show_ticked(self) -> None:
        count = len(self._ticked())
        self.take.setText(f"{tr('Make')} {counted(count, tr('fact'))}" if count else tr("Make facts of the ticked"))
        self.take.setEnabled(bool(count))

    def _show_points(self, reading: PaperReading) -> None:
        self.points.clear()
        for point in reading.points:
            item = QTreeWidgetItem(
                [f"{point.label} {point.heading}".strip(), ", ".join(point.pages), tr(_SAID[point.status])]
            )
            item.setToolTip(0, point.heading)
            item.setData(0, _KEY, point.id)
            if point.is_leaf:
                self._add_suggestions(item, point)
            self.points.addTopLevelItem(item)
        self.points.expandAll()

    def _add_suggestions(self, item: QTreeWidgetItem, point: PaperPoint) -> None:
        words = {suggestion.key: ", ".join(suggestion.words) for suggestion in point.suggestions}
        for key in dict.fromkeys([*point.issues, *words]):
            count, _, defense = key.rpartition(":")
            known = self._practice.defenses.get(defense)  # type: ignore[call-overload]  # ids are text
            child = QTreeWidgetItem([f"Count {count} × {known.label if known else defense}", "", words.get(key, "")])
            child.setToolTip(2, f"{tr('The paper says')}: {words.get(key, '')}")
            child.setData(0, _KEY, key)
            on = key in point.issues
            child.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.addChild(child)

    def _on_filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for item in _items(self.paragraphs):
            item.setHidden(not all(word in item.text(1).casefold() for word in wanted))

    # Changing

    def _on_pasted(self) -> None:
        if self.text.toPlainText().strip():
            self.pasted.emit(self.papers.currentData(), self.text.toPlainText())
            self.paste.setChecked(False)

    def _ticked(self) -> list[str]:
        return [
            str(item.data(0, _KEY))
            for item in _items(self.paragraphs)
            if item.checkState(0) is Qt.CheckState.Checked and not item.isDisabled()
        ]

    def _on_tick_all(self) -> None:
        """Tick every paragraph that is shown and is no fact yet; untick them when all are ticked."""
        shown = [item for item in _items(self.paragraphs) if not item.isHidden() and not item.isDisabled()]
        every = all(item.checkState(0) is Qt.CheckState.Checked for item in shown)
        for item in shown:
            item.setCheckState(0, Qt.CheckState.Unchecked if every else Qt.CheckState.Checked)

    def _on_take(self) -> None:
        if self._matter is not None:
            after = editing.take_paragraphs(self._matter, self.papers.currentData(), self._ticked())
            self.changed.emit(after, tr("making facts of paragraphs"))

    def _point(self) -> QTreeWidgetItem | None:
        item = self.points.currentItem()
        return (item.parent() or item) if item is not None else None

    def _on_confirm(self) -> None:
        """Confirm the ticked of every point that has any, or of the one at the cursor."""
        after, paper = self._matter, self.papers.currentData()
        if after is None:
            return
        for item in _items(self.points):
            children = (item.child(number) for number in range(item.childCount()))
            ticked = (one for one in children if one is not None and one.checkState(0) is Qt.CheckState.Checked)
            keys = [str(one.data(0, _KEY)) for one in ticked]
            if keys:
                after = editing.confirm_point(after, paper, str(item.data(0, _KEY)), keys)
        self.changed.emit(after, tr("confirming what is raised"))

    def _on_dismiss(self) -> None:
        item = self._point()
        if item is not None and self._matter is not None:
            name = str(item.data(0, _KEY))
            after = editing.dismiss_point(self._matter, self.papers.currentData(), name, self.reason.text().strip())
            self.changed.emit(after, tr("a point that raises no issue"))


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


def _dress(tree: QTreeWidget, name: str, headings: Sequence[str], *, stretch: int) -> None:
    tree.setAccessibleName(name)
    tree.setHeaderLabels(list(headings))
    tree.setWordWrap(True)
    header = tree.header()
    header.setStretchLastSection(False)
    for number in range(len(headings)):
        mode = QHeaderView.ResizeMode.Stretch if number == stretch else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(number, mode)


def _items(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    found = (tree.topLevelItem(number) for number in range(tree.topLevelItemCount()))
    return [item for item in found if item is not None]
