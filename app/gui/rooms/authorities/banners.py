"""Over the leaves of the room: that the library can only be read, and the field for a name where one is needed and none is seen."""

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.panes import said
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.scaled import hold

_READ_ONLY = (
    "This library can be read, not changed: its file or its folder cannot be written. "
    "Copy it to a folder of your own and choose that one, or ask for permission to write."
)
_BROAD = 320


class Banners(QWidget):
    """Both are hidden until they are needed."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self.read_only = Wrapped(tr(_READ_ONLY), "caution", room=(3 * UNIT, UNIT, 3 * UNIT, UNIT))
        self.nameless, self.name = QFrame(), QLineEdit()
        self.nameless.setObjectName("bar")
        self.name.setPlaceholderText(tr("Your name, then Enter"))
        self.name.setAccessibleName(tr("Your name"))
        hold(self.name, most=_BROAD)
        self.name.returnPressed.connect(lambda: acts.set_name(self.name.text()))
        acts.named.connect(self.nameless.hide)
        inside = QVBoxLayout(self.nameless)
        inside.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, 2 * UNIT)
        inside.setSpacing(UNIT)
        inside.addWidget(said(tr("Your name, for the record of what you change (also in Settings):"), "muted"))
        inside.addWidget(self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.read_only, self.nameless):
            column.addWidget(widget)
            widget.hide()

    def ask_for_name(self) -> None:
        """Put the cursor where the name is to be given."""
        self.nameless.show()
        self.name.setFocus()
        self.name.selectAll()
