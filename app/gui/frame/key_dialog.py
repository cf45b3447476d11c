"""Asks for the key of an encrypted library at the start, and again as long as it does not fit."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT, Tone
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tab_order import OrderedDialog
from app.gui.words import SIGNS

_BREADTH = 460
_WRONG = "This key does not open the library. Nothing was changed: type it again, and mind capital letters and spaces."


class TypedKey:
    """The key from where it is typed to where it is asked for, on whatever thread; it is written nowhere."""

    def __init__(self) -> None:
        self.words = ""

    def give(self, _library: Path) -> str | None:
        """What was typed; None while nothing was."""
        return self.words or None


@guarded
class KeyDialog(OrderedDialog):
    """Takes the key, unseen unless it is to be seen. Escape and closing it quit, and nothing is changed by that.

    Args:
        wrong: whether one was given already, and did not fit.
    """

    given = Signal(str)
    """The key that was typed."""
    other = Signal()
    """Another library is to be opened."""

    def __init__(self, library: str, parent: QWidget, *, wrong: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("The library is encrypted"))
        self.setMinimumWidth(scale.px(_BREADTH))
        said = tr("The library {library} is encrypted. Type its key to open it.").format(library=library)
        self.said, self.trouble = Wrapped(said), Wrapped("", "stop")
        if wrong:
            self.trouble.setText(f"{SIGNS[Tone.STOP]} {tr(_WRONG)}")
        else:
            self.trouble.hide()
        self.field, self.seen = QLineEdit(), QCheckBox(tr("&Show what is typed"))
        self.buttons = QDialogButtonBox()
        self._build()

    def _build(self) -> None:
        role = QDialogButtonBox.ButtonRole
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("Key of the library"))
        self.field.setAccessibleDescription(self.trouble.text() or self.said.text())
        self.seen.toggled.connect(self._show_typed)
        self.open_button = self.buttons.addButton(tr("&Open the library"), role.AcceptRole)
        self.open_button.setDefault(True)
        self.other_button = self.buttons.addButton(tr("&Another library…"), role.ActionRole)
        self.other_button.clicked.connect(self._choose_other)
        self.buttons.addButton(tr("&Quit"), role.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(lambda typed: self.open_button.setEnabled(bool(typed)))
        self.open_button.setEnabled(False)
        layout = QVBoxLayout(self)
        for widget in (self.said, self.trouble, self.field, self.seen):
            layout.addWidget(widget)
        layout.addSpacing(2 * UNIT)
        layout.addWidget(self.buttons)
        self.field.setFocus()
        self.resize(scale.px(_BREADTH), 0)
        layout.activate()  # the words know now how high they are at this breadth
        self.adjustSize()

    def accept(self) -> None:
        """Hand the key over."""
        super().accept()
        self.given.emit(self.field.text())

    def _choose_other(self) -> None:
        self.done(self.DialogCode.Accepted)
        self.other.emit()

    def _show_typed(self, seen: bool) -> None:  # a signal's argument
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
