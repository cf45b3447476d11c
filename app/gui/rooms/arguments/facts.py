"""The facts that apply to an issue: ticked ones first, in the order in which the answer tells them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from app.gui.language import tr
from app.gui.widgets.ordered import OrderedList
from app.law.authorities import Side
from app.law.matters import Fact, FactId, Issue, Matter
from app.matters import editing

_FACT = Qt.ItemDataRole.UserRole


class FactsList(OrderedList):
    """A row for each fact of the matter, to tick and to put in order; it changes nothing by itself."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Facts that apply"), parent)
        self.setToolTip(tr("Space applies a fact; drag a row, or press Alt+↑ and Alt+↓, to put the ticked in order."))
        self.itemChanged.connect(self._on_item)

    def show_facts(self, facts: Sequence[Fact], picked: Sequence[FactId]) -> None:
        """Show all facts, the picked ones first in their order."""
        known = {fact.id: fact for fact in facts}
        order = [known[one] for one in picked if one in known] + [fact for fact in facts if fact.id not in picked]
        self.blockSignals(True)  # Qt's signature
        self.show_rows([fact.text for fact in order])
        for row, fact in enumerate(order):
            item = self.item(row)
            item.setToolTip(fact.text)
            item.setData(_FACT, fact.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if fact.id in picked else Qt.CheckState.Unchecked)
        self.blockSignals(False)  # Qt's signature

    def fact(self, row: int) -> str:
        """The id of the fact of a row."""
        item = self.item(row)
        return str(item.data(_FACT)) if item else ""

    def _on_item(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(_FACT), item.checkState() is Qt.CheckState.Checked)


def put_fact_at(matter: Matter, side: Side, issue: Issue, fact: str, at: int) -> Matter:
    """The matter in which a fact applies to an issue, as the one before which `at` others are told."""
    picked = editing.pick_fact(matter, side, issue.key, fact)
    selection = picked.find_selection(side, issue)
    facts = selection.facts if selection else ()
    number = facts.index(FactId(fact))
    return editing.move_picked_fact(picked, side, issue.key, number, min(at, len(facts) - 1))
