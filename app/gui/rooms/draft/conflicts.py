"""Conflicts after a paper was drafted again: your words, the drafted ones before and now, and the choice."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.widgets.labels import Wrapped
from app.law.edits import Choice, EditConflict


class ConflictList(QScrollArea):
    """A card for each edit under which the drafted text has changed."""

    chosen = Signal(object, object)
    """The `EditConflict`, and the `Choice`."""
    shown_block = Signal(str)

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
            (tr("Yours"), conflict.mine or tr("(left out)")),
            (tr("Drafted now"), conflict.new if conflict.new is not None else tr("(not drafted any more)")),
        ):
            column.addWidget(Wrapped(title, "heading"))
            column.addWidget(Wrapped(words))
        row = QHBoxLayout()
        for words, choice in ((tr("Keep mine"), Choice.MINE), (tr("Take the new"), Choice.NEW)):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, c=choice: self.chosen.emit(conflict, c))
            row.addWidget(button)
        third = QPushButton(tr("Write a third"))
        third.clicked.connect(lambda: self.chosen.emit(conflict, Choice.THIRD))
        row.addWidget(third)
        row.addStretch(1)
        column.addLayout(row)
        return card
