"""Conflicts after a paper was drafted again: your words, the drafted ones before and now, and the choice."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.law.edits import Choice, EditConflict

_CHOICES = (("Keep mine", Choice.MINE), ("Take the new", Choice.NEW), ("Write a third", Choice.THIRD))


class ConflictList(QScrollArea):
    """A card for each edit under which the drafted text has changed."""

    chosen = Signal(object, object)
    """The `EditConflict`, and the `Choice`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Conflicts"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_conflicts(())

    def show_conflicts(self, conflicts: Sequence[EditConflict]) -> None:
        """Show these conflicts."""
        inside = QWidget()
        inside.setObjectName("cards")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        for conflict in conflicts:
            layout.addWidget(self._card(conflict))
        if not conflicts:
            layout.addWidget(Wrapped(tr("No edit stands against the draft."), "muted"))
        layout.addStretch(1)
        self.setWidget(inside)

    def _card(self, conflict: EditConflict) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.addWidget(Wrapped(conflict.message, "caution"))
        for title, words in (
            (tr("Drafted before"), conflict.base or tr("(nothing)")),
            (tr("Yours"), conflict.mine or tr("(left out)")),
            (tr("Drafted now"), conflict.new if conflict.new is not None else tr("(not drafted any more)")),
        ):
            column.addWidget(Wrapped(title, "heading"))
            column.addWidget(Wrapped(words))
        buttons = []
        for words, choice in _CHOICES:
            button = QPushButton(tr(words))
            button.setAccessibleName(f"{tr(words)}: {conflict.mine or conflict.base}")
            button.clicked.connect(lambda _=False, c=choice: self.chosen.emit(conflict, c))
            buttons.append(button)
        column.addWidget(FlowRow(buttons))
        return card
