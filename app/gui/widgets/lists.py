"""The lists under the board: what stands against filing, and what became of each imported file."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.gui.look import palette as colors
from app.gui.look.palette import Tone
from app.gui.words import SEVERITY_CHIPS
from app.law.findings import Finding

SIGN = 0
_SHARE = 0.32
"""How much of the breadth the places of findings have."""


class _List(QTreeWidget):
    """Rows with a sign in its tone first."""

    def __init__(self, headings: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels(["", *headings])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setMinimumSectionSize(28)
        header.setSectionResizeMode(SIGN, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(SIGN, 28)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)

    def add_row(self, sign: str, tone: Tone, said: str, texts: Sequence[str]) -> QTreeWidgetItem:
        """Add a row; `said` is the sign in words."""
        item = QTreeWidgetItem([sign, *texts])
        item.setData(SIGN, Qt.ItemDataRole.UserRole, tone)
        item.setData(SIGN, Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(SIGN, said)
        item.setTextAlignment(SIGN, Qt.AlignmentFlag.AlignCenter)
        for column, text in enumerate(texts, start=1):
            item.setToolTip(column, text)
        self.addTopLevelItem(item)
        self._color(item)
        return item

    def changeEvent(self, event: QEvent) -> None:
        """Take the signs' colors from another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for number in range(self.topLevelItemCount()):
                item = self.topLevelItem(number)
                if item is not None:
                    self._color(item)

    @staticmethod
    def _color(item: QTreeWidgetItem) -> None:
        tone = Tone(item.data(SIGN, Qt.ItemDataRole.UserRole))
        item.setForeground(SIGN, colors.active().ink_of(tone))


def _place(finding: Finding) -> str:
    return finding.place


class FindingsList(_List):
    """What the checks found, the blocking ones first."""

    chosen = Signal(object, int)
    """A finding whose place is to be shown, and which of the findings of its code and place it is."""
    stood_on = Signal(object)
    """The `Finding` at the cursor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(["What stands against filing", "Where"], "Findings", parent)
        self._findings: tuple[Finding, ...] = ()
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        self.itemActivated.connect(self._on_activated)
        self.currentItemChanged.connect(self._on_current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the places their share of the breadth."""
        super().resizeEvent(event)
        self.header().resizeSection(2, round(_SHARE * self.viewport().width()))

    def nth_of_current(self) -> int:
        """Which of the findings of its code and place the one at the cursor is, from 0."""
        row = self._row()
        return self._nth(row) if row is not None else 0

    def current(self) -> Finding | None:
        """The finding at the cursor."""
        row = self._row()
        return self._findings[row] if row is not None and row < len(self._findings) else None

    def show_findings(self, findings: tuple[Finding, ...], where: Callable[[Finding], str] = _place) -> None:
        """Show these findings; `where` says the place of each."""
        row = self._row()
        self._findings = findings
        self.clear()
        for finding in findings:
            sign, said, tone = SEVERITY_CHIPS[finding.severity]
            words = f"{finding.message} (let pass: {finding.overridden})" if finding.overridden else finding.message
            self.add_row(sign, tone, said, [words, where(finding)])
        if findings and row is not None:
            self._stand_on(min(row, len(findings) - 1))

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) finding."""
        if not self._findings:
            return
        row = self._row()
        self._stand_on((row + by) % len(self._findings) if row is not None else 0)

    def _stand_on(self, row: int) -> None:
        item = self.topLevelItem(row)
        if item is not None:
            self.setCurrentItem(item)

    def _row(self) -> int | None:
        item = self.currentItem()
        return self.indexOfTopLevelItem(item) if item is not None else None

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        row = self.indexOfTopLevelItem(item)
        self.chosen.emit(self._findings[row], self._nth(row))

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        row = self.indexOfTopLevelItem(item) if item is not None else -1
        if 0 <= row < len(self._findings):
            self.stood_on.emit(self._findings[row])

    def _nth(self, row: int) -> int:
        finding = self._findings[row]
        return Counter((f.code, f.place) for f in self._findings[:row])[finding.code, finding.place]


class ImportList(_List):
    """A row for each file of the last import."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(["File", "What became of it"], "Imported files", parent)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.header().resizeSection(1, 140)
