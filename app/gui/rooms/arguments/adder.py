"""The list above the board from which a defense is added to it."""

from collections.abc import Container

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from app.gui.language import tr
from app.gui.widgets.choice import Choice
from app.law.claims import Defense, DefenseId, Practice
from app.law.matters import Matter
from app.law.pairing import refuse_pairing


class DefenseAdder(Choice):
    """Offers the defenses without a column; one that no count can meet says why and cannot be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: dict[DefenseId, str] = {}
        """What is in the list: why each cannot be chosen, or nothing."""
        self.setAccessibleName(tr("Add a defense to the board"))
        self.setMinimumContentsLength(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def show_defenses(self, matter: Matter, practice: Practice, columns: Container[str]) -> None:
        """Offer those that have no column yet."""
        others = sorted(
            (one for one in practice.defenses.values() if one.id not in columns),
            key=lambda one: one.label.casefold(),
        )
        refused = {one.id: _refuse(matter, practice, one) for one in others}
        if refused == self._offered and self.count():
            self.setCurrentIndex(0)
            return  # to fill the box lays out all the window anew: not at every key that is typed elsewhere
        self._offered = refused
        self.clear()
        self.addItem(tr("Add a defense…"), "")
        for defense in sorted(others, key=lambda one: bool(refused[one.id])):
            self.addItem(_words(defense), defense.id)
            if refused[defense.id]:
                self._grey(self.count() - 1, refused[defense.id])

    def _grey(self, row: int, why: str) -> None:
        items = self.model()
        if isinstance(items, QStandardItemModel):
            items.item(row).setEnabled(False)
            items.item(row).setToolTip(why)


def _words(defense: Defense) -> str:
    """What heads its column, and what that stands for where it says more."""
    same = defense.label.casefold() == defense.title.casefold()
    return defense.label if same else f"{defense.label}: {defense.title}"


def _refuse(matter: Matter, practice: Practice, defense: Defense) -> str:
    """Why no count of the matter can meet a defense; empty when one can."""
    reasons = [refuse_pairing(matter, practice, count, defense) for count in matter.counts]
    return "" if not reasons or not all(reasons) else reasons[0]
