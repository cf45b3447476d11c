"""Under the name of what is read: its citation, court and day, and its chips, on one line where they fit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize

from app.gui.guard import guarded
from app.gui.look.palette import UNIT
from app.gui.widgets.chips import ChipRow
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.gui.words import Chip

_ANY = 100_000
"""A breadth in which everything has place."""


@guarded
class _Line(Wrapped):
    def sizeHint(self) -> QSize:
        """As broad as its words on one line."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())


@guarded
class _Chips(ChipRow):
    def sizeHint(self) -> QSize:
        """As broad as the chips on one line."""
        return QSize(max((place.right() for place in self._places(_ANY)), default=0) + 1, super().sizeHint().height())


class Facts(FlowRow):
    """The line and the chips."""

    def __init__(self) -> None:
        super().__init__(gap=2 * UNIT)
        self.line, self.chips = _Line(role="muted"), _Chips(())
        self.add(self.line)
        self.add(self.chips)

    def show_facts(self, line: str, chips: Sequence[Chip]) -> None:
        """Show those of another authority."""
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.chips.show_chips(chips)
        self.fit()
