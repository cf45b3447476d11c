"""Under the text: how far one is with reading for the draft, and one key to say that it was read and to go on."""

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from app.gui.language import tr, trn
from app.gui.look.palette import UNIT
from app.gui.places import CHECK, DRAFT
from app.gui.rooms.authorities.unread import Round
from app.gui.widgets.flow import FlowRow

_LEAD_HERE = frozenset({CHECK, DRAFT})
"""The rooms from which one comes to read for the paper."""


class RoundBar(QFrame):
    """Is there while one reads what the draft cites, or was led here from a room in which a paper is made."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.said = QLabel()
        self.read, self.next = QPushButton(), QPushButton(tr("Next unread ▸"))
        self.read.setProperty("role", "first")
        self.next.setAccessibleName(tr("Next unread of the draft"))
        self.next.setToolTip(f"{tr('Opens the next authority of the draft that nobody has read')} (Ctrl+Alt+U)")
        self.row = FlowRow([self.read, self.next, self.said], gap=2 * UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * UNIT, 2 * UNIT, 4 * UNIT, 2 * UNIT)
        column.addWidget(self.row)
        self.show_round(Round(), "", "")

    def show_round(self, found: Round, here: str, origin: str) -> None:
        """Say how far the reading is.

        Args:
            here: the key of what is open.
            origin: the room that led to it; empty when one came by oneself.
        """
        left = found.after(here)
        self.said.setText(_words(found))
        self.said.setMinimumHeight(self.next.sizeHint().height())  # in the middle of its line
        self._name_reading(goes_on=bool(left))
        self.read.setVisible(here in found.unread)
        self.next.setVisible(bool(left))
        self.setVisible(bool(found.cited) and (here in found.cited or (origin in _LEAD_HERE and bool(left))))
        self.row.fit()

    def _name_reading(self, *, goes_on: bool) -> None:
        words = tr("I read it, next") if goes_on else tr("I read it")
        self.read.setText(f"{words} ▸" if goes_on else words)
        self.read.setAccessibleName(words)
        more = tr("Records that you read it, and opens the next authority of the draft that nobody has read")
        self.read.setToolTip(f"{more if goes_on else tr('Records that you read it')} (Ctrl+Alt+Enter)")


def _words(found: Round) -> str:
    if not found.unread:
        return f"✓ {all_read(len(found.cited))}"
    return tr("{read} of {count} read for the draft").format(read=found.read, count=len(found.cited))


def all_read(count: int) -> str:
    """Says that nothing which the draft cites is left to be read."""
    return trn("(The authority/All %n authorities) of the draft (is/are) read", count)
