"""What stands against filing, the gravest first; findings that say the same stand together under one line with their count."""

from collections import Counter
from collections.abc import Callable, Collection
from itertools import accumulate

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidgetItem, QWidget

from app.gui.groups import Group, group
from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look import scale
from app.gui.look.palette import Tone
from app.gui.widgets.lists import SIGN, SignedList
from app.gui.widgets.wrapping import WrappedRows
from app.gui.words import SEVERITY_CHIPS
from app.law.briefs import PLACEHOLDER
from app.law.findings import Finding, count_blocking

_SHARE = 0.42
"""How much of the breadth the places of findings have."""

_AROUND = 26
"""What a place has around its words, at the usual size."""

_NUMBER = Qt.ItemDataRole.UserRole + 1
"""Of a line: the running number of its finding; of a line for several, that of the first."""

WORDS, WHERE = 1, 2

_PASSED = ("✓", "let pass", Tone.OK)


def _place(finding: Finding) -> str:
    return finding.place


_INDENT = 14
"""How far the lines of a group stand in, in pixels at the usual size."""


@guarded
class FindingsList(SignedList):
    """Lines for findings. A line for several opens with the arrow keys or a click on its mark."""

    chosen = Signal(object, int)
    """A finding whose place is to be shown, and which of the findings of its code and place it is."""
    stood_on = Signal(object)
    """The `Finding` at the cursor; of a line for several the first of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([tr("What stands against filing"), tr("Where")], tr("Findings"), parent)
        self._findings: tuple[Finding, ...] = ()
        self.setRootIsDecorated(True)
        self.setTreePosition(WORDS)
        self.setIndentation(scale.px(_INDENT))
        self.rows = WrappedRows(self, (WORDS, WHERE), most=3)
        self.header().resizeSection(SIGN, 32)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.header().setSectionResizeMode(WHERE, QHeaderView.ResizeMode.Fixed)
        self.itemActivated.connect(self._on_activated)
        self.currentItemChanged.connect(self._on_current)
        self.itemSelectionChanged.connect(self._on_selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the places their share of the breadth."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Indent the lines of a group as another size asks."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setIndentation(scale.px(_INDENT))

    def _share(self) -> None:
        """Give the places what they need, and no more than their share of the breadth."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(line.text(WHERE)) for line in self._lines()), default=0)
        needed = max(longest, metrics.horizontalAdvance(self.headerItem().text(WHERE))) + scale.px(_AROUND)
        self.header().resizeSection(WHERE, min(needed, round(_SHARE * self.viewport().width())))

    def height_of_lines(self, least: int, room: int) -> int:
        """How high it is with as many whole lines as a height has room for, and no fewer than some."""
        rows = [
            max(self.sizeHintForIndex(self.indexFromItem(one, column)).height() for column in (WORDS, WHERE))
            for one in self._lines()
        ]
        around = self.header().sizeHint().height() + 4
        fitting = sum(together <= room - around for together in accumulate(rows))
        seen = max(fitting, least)
        return sum(rows[:seen]) + max(0, least - len(rows)) * scale.px(22) + around

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is listed, line by line, each line's findings in their order."""
        return tuple(self._findings[self._number(item)] for item in self._leaves())

    def nth_of_current(self) -> int:
        """Which of the findings of its code and place the one at the cursor is, from 0."""
        item = self.currentItem()
        return self._nth(self._number(item)) if item is not None else 0

    def chosen_together(self) -> tuple[Finding, ...]:
        """What is selected, in the order of the list: of a line for several, all of them."""
        items = [leaf for item in self._lines() if item.isSelected() for leaf in (_children(item) or [item])]
        items += [
            leaf for line in self._lines() for leaf in _children(line) if leaf.isSelected() and not line.isSelected()
        ]
        return tuple(self._findings[self._number(item)] for item in items)

    def current(self) -> Finding | None:
        """The finding at the cursor."""
        item = self.currentItem()
        return self._findings[self._number(item)] if item is not None and self._findings else None

    def show_findings(self, findings: tuple[Finding, ...], where: Callable[[Finding], str] = _place) -> None:
        """Show these findings; `where` says the place of each. The cursor stays on the finding that it was on."""
        key, row = self._mark(self.currentItem()), self._row()
        opened = {item.text(WORDS) for item in self._lines() if item.isExpanded()}
        self._findings = findings
        self.blockSignals(True)  # Qt's signature
        self.clear()
        for one in group(findings):
            self._add_group(one, where)
        for item in self._lines():
            item.setExpanded(item.text(WORDS) in opened)
        self._share()
        self.blockSignals(False)  # Qt's signature
        if row is not None:
            self._stand_on_mark(key, row)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) finding."""
        leaves = self._leaves()
        if not leaves:
            return
        item = self.currentItem()
        if item is None:
            self.setCurrentItem(leaves[0])
            return
        here = leaves.index(item) if item in leaves else leaves.index(_children(item)[0]) - (by > 0)
        self.setCurrentItem(leaves[(here + by) % len(leaves)])

    def step_over(self, findings: Collection[Finding]) -> None:
        """Go to the next finding that is none of these: to one that blocks, as long as there is one."""
        leaves, here = self._leaves(), self.currentItem()
        first = next((n for n, leaf in enumerate(leaves) if leaf is here or leaf.parent() is here), 0)
        after = [leaf for leaf in (*leaves[first:], *leaves) if self._findings[self._number(leaf)] not in findings]
        if after:
            blocking = (leaf for leaf in after if count_blocking([self._findings[self._number(leaf)]]))
            self.setCurrentItem(next(blocking, after[0]))

    def _add_group(self, group: Group, where: Callable[[Finding], str]) -> None:
        first = self._findings[group.numbers[0]]
        sign, said, tone = _PASSED if first.overridden else SEVERITY_CHIPS[group.severity]
        places = [where(self._findings[number]) for number in group.numbers]
        same = len(set(places)) == 1
        together = places[0] if same else trn("%n place(s)", len(places))
        title = group.title.rpartition(" Let pass by ")[0] if first.overridden else ""
        line = self.add_row(sign, tone, said, [title or group.title, together])
        line.setData(WORDS, _NUMBER, group.numbers[0])
        if len(group.numbers) == 1:
            return
        for number, place in zip(group.numbers, places, strict=True):
            finding = self._findings[number]
            words = _own_words(finding) if same else place  # what tells it from its neighbors
            child = QTreeWidgetItem(line, ["", words])
            child.setData(WORDS, _NUMBER, number)
            child.setData(WORDS, Qt.ItemDataRole.AccessibleTextRole, f"{finding.message} {place}")
            child.setToolTip(WORDS, finding.message)

    def _lines(self) -> list[QTreeWidgetItem]:
        return [item for n in range(self.topLevelItemCount()) if (item := self.topLevelItem(n)) is not None]

    def _leaves(self) -> list[QTreeWidgetItem]:
        """The lines of single findings, in their order."""
        return [leaf for line in self._lines() for leaf in (_children(line) or [line])]

    @staticmethod
    def _number(item: QTreeWidgetItem) -> int:
        return int(item.data(WORDS, _NUMBER))

    def _mark(self, item: QTreeWidgetItem | None) -> tuple[str, str, int]:
        """What names a line from one draft to the next."""
        if item is None:
            return "", "", 0
        number = self._number(item)
        finding = self._findings[number]
        same = sum((f.key, f.place) == (finding.key, finding.place) for f in self._findings[:number])
        return finding.key, finding.place, same

    def _row(self) -> int | None:
        item = self.currentItem()
        line = item.parent() or item if item is not None else None
        return self.indexOfTopLevelItem(line) if line is not None else None

    def _stand_on_mark(self, key: tuple[str, str, int], row: int) -> None:
        same = next((leaf for leaf in self._leaves() if self._mark(leaf) == key), None)
        lines = self._lines()
        item = same or (lines[min(row, len(lines) - 1)] if lines else None)
        if item is not None:
            if (line := item.parent()) is not None:
                line.setExpanded(True)
            self.setCurrentItem(item)

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        number = self._number(item)
        self.chosen.emit(self._findings[number], self._nth(number))

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            item.setSelected(True)  # a list that takes the keyboard stands on its first line, and marks nothing
            self.stood_on.emit(self._findings[self._number(item)])

    def _on_selected(self) -> None:
        """More or fewer lines are selected than before: what is told of the one at the cursor says how many."""
        finding = self.current()
        if finding is not None:
            self.stood_on.emit(finding)

    def _nth(self, number: int) -> int:
        finding = self._findings[number]
        return Counter((f.code, f.place) for f in self._findings[:number])[finding.code, finding.place]


def _own_words(finding: Finding) -> str:
    """What a finding names: the placeholder, where it is one."""
    gap = PLACEHOLDER.search(finding.message) if finding.code == "placeholder" else None
    return finding.subject or (gap[0] if gap else finding.message)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for n in range(item.childCount()) if (child := item.child(n)) is not None]
