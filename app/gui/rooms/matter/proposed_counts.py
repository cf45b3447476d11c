"""The counts that a complaint heads, to be ticked: nothing becomes a count of the matter by itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.errors import AppError
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.scaled import hold
from app.law.claims import ClaimId, Practice
from app.law.matters import Matter
from app.law.opposing import PaperReading, ProposedCount
from app.matters import editing

_KEY = Qt.ItemDataRole.UserRole
_HIGH = 170
"""How high the list is, at the usual size."""


class ProposedCounts(QWidget):
    """A line for each heading of a claim; under one whose kind is not plain, the kinds to choose from."""

    changed = Signal(object, str)
    """The matter after a change, and what it was."""
    refused = Signal(str)
    """Why a change cannot be meant."""

    def __init__(self, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice = practice
        self._matter: Matter | None = None
        self._reading: PaperReading | None = None
        self.tree, self.take = QTreeWidget(), QPushButton(tr("Make counts of the ticked"))
        self._build()

    def show_reading(self, matter: Matter, reading: PaperReading) -> None:
        """Show what a reading proposes; what the matter has already is greyed."""
        fresh = reading != self._reading
        self._matter, self._reading = matter, reading
        self.setVisible(bool(reading.counts))
        if fresh:
            self.tree.clear()
            for count in reading.counts:
                self.tree.addTopLevelItem(self._line(count))
            self.tree.expandAll()
        taken = {count.label for count in matter.counts}
        for item in self._lines():
            has = item.data(0, _KEY) in taken
            item.setDisabled(has)
            if has:
                item.setCheckState(0, Qt.CheckState.Unchecked)
        self._show_ticked()

    def _build(self) -> None:
        self.tree.setAccessibleName(tr("Counts that the complaint heads"))
        self.tree.setHeaderLabels([tr("Count"), tr("Title"), tr("Claim"), tr("Against"), "¶"])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        hold(self.tree, height=_HIGH)
        self.tree.itemChanged.connect(lambda _item: self._show_ticked())
        self.take.clicked.connect(self._on_take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(Wrapped(tr("Counts that it heads: tick those that are to be counts of the matter."), "muted"))
        layout.addWidget(self.tree)
        layout.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, count: ProposedCount) -> QTreeWidgetItem:
        claim = self._title(count.claim) if count.claim else tr("tick which, below")
        paragraphs = f"{count.paragraphs[0]}-{count.paragraphs[-1]}" if len(count.paragraphs) > 1 else ""
        against = count.against or tr("all")
        item = QTreeWidgetItem([count.label, count.title, claim, against, paragraphs or "".join(count.paragraphs)])
        item.setData(0, _KEY, count.label)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setToolTip(1, count.words)
        item.setToolTip(3, against)
        if count.claim is None:
            item.addChildren([self._kind(claim) for claim in count.may_be or tuple(self._practice.claims)])
        return item

    def _kind(self, claim: ClaimId) -> QTreeWidgetItem:
        item = QTreeWidgetItem(["", self._title(claim)])
        item.setData(0, _KEY, claim)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        return item

    def _title(self, claim: ClaimId) -> str:
        known = self._practice.claims.get(claim)
        return known.title if known else str(claim)

    def _lines(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _ticked(self) -> list[tuple[str, ClaimId | None]]:
        """The label of each ticked count, and the kind that was ticked under it."""
        lines = [item for item in self._lines() if _is_ticked(item) and not item.isDisabled()]
        return [(str(item.data(0, _KEY)), next((ClaimId(kind) for kind in _kinds(item)), None)) for item in lines]

    def _show_ticked(self) -> None:
        self.take.setEnabled(bool(self._ticked()))

    def _on_take(self) -> None:
        if self._matter is None or self._reading is None:
            return
        after = self._matter
        try:
            for label, claim in self._ticked():
                after = editing.take_count(after, self._reading.paper, label, claim=claim)
        except AppError as error:
            self.refused.emit(str(error))
            return
        self.changed.emit(after, tr("making counts of headings"))


def _kinds(item: QTreeWidgetItem) -> list[str]:
    children = (item.child(number) for number in range(item.childCount()))
    return [str(one.data(0, _KEY)) for one in children if one is not None and _is_ticked(one)]


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked
