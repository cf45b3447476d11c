"""Picking facts of the matter by their sentences: part of one is typed, and those that fit are ticked."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look import scale
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.wrapped_items import WrappedItems
from app.law.matters import Fact, FactId

_FACT = Qt.ItemDataRole.UserRole


class FactPicker(QDialog):
    """The facts as a list to tick; those ticked already stand first."""

    picked = Signal(object)
    """The ids of the ticked facts, in the order of the matter."""

    def __init__(self, about: str, facts: Sequence[Fact], ticked: Collection[FactId], parent: QWidget) -> None:
        super().__init__(parent)
        self._facts = facts
        self.field, self.list = QLineEdit(), QListWidget()
        self.setWindowTitle(tr("Facts of this case"))
        self.field.setPlaceholderText(tr("Part of a fact"))
        self.field.setAccessibleName(tr("Part of a fact"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._narrow)
        self.list.setAccessibleName(tr("Facts of this case"))
        WrappedItems(self.list)
        for fact in sorted(facts, key=lambda fact: fact.id not in ticked):
            self._add(fact, ticked=fact.id in ticked)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.picked.emit(self.ticked))
        layout = QVBoxLayout(self)
        for part in (Wrapped(about, "muted"), self.field, self.list, buttons):
            layout.addWidget(part)
        self.resize(scale.px(560), scale.px(420))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @property
    def ticked(self) -> tuple[FactId, ...]:
        """The ticked facts, in the order of the matter."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ids = {item.data(_FACT) for item in items if item.checkState() is Qt.CheckState.Checked}
        return tuple(fact.id for fact in self._facts if fact.id in ids)

    def _add(self, fact: Fact, *, ticked: bool) -> None:
        item = QListWidgetItem(fact.text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setData(_FACT, fact.id)
        self.list.addItem(item)

    def _narrow(self, typed: str) -> None:
        """Show the facts that have every word typed, and those that are ticked."""
        words = typed.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            fits = all(word in item.text().casefold() for word in words)
            item.setHidden(not fits and item.checkState() is Qt.CheckState.Unchecked)
