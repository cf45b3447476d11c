"""A tree that may be filled anew from within its own signals."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget
from shiboken6 import Shiboken

from app.gui.guard import guarded
from app.gui.widgets.unseen import LaidOutWhenSeen


@guarded
class LastingTree(QTreeWidget):
    """Keeps the items that it shows no more until Qt is done with them.

    Qt asks an item that was ticked for its parent after it has told of the tick, and the item at the cursor after it has
    told of the cursor: one that a slot deleted meanwhile ends the program
    (docs/decisions/0012-errors-in-what-qt-calls.md).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unseen = LaidOutWhenSeen(self)

    def updateGeometries(self) -> None:
        """Place header and scroll bars, for which Qt asks every row for its height; where nobody looks, later."""
        if self.isVisible():
            super().updateGeometries()
        else:
            self._unseen.wait()

    def clear(self) -> None:
        """Show no row any more, at once; the items are deleted when the event is over in which it was asked for."""
        held = QObject(self)
        held.destroyed.connect(partial(_delete, self.invisibleRootItem().takeChildren()))
        held.deleteLater()  # and not by a timer: it would go off in the loop of a dialog that a slot opens


def _delete(items: Sequence[QTreeWidgetItem]) -> None:
    for item in items:
        Shiboken.delete(item)
