"""The shortcuts, made from the menus so that they cannot disagree, and what the program is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from app import __version__
from app.gui.actions import Actions
from app.gui.icons import app_icon
from app.gui.labels import Wrapped

_ON_THE_BOARD = (
    ("← ↑ → ↓", "Move on the board; the supports follow"),
    ("Enter", "Go from the board to the supports"),
    ("Space", "Pick or drop the support at the cursor"),
    ("Alt+↑, Alt+↓", "Move a picked support in the answer"),
)

_ABOUT = (
    "Drafts oppositions and reply briefs for civil-rights motion practice, every sentence sourced.\n\n"
    "It reports and you decide: it never says that a right was clearly established or that a case is good law, "
    "and every authority is unverified until you have read it. It works offline and sends nothing anywhere.\n\n"
    "MIT License. The window is made with Qt and PySide6 (LGPL)."
)


def shortcuts(actions: Actions, parent: QWidget) -> QDialog:
    """The list of all shortcuts."""
    dialog = _dialog("Keyboard shortcuts", parent)
    form = QFormLayout()
    form.setHorizontalSpacing(32)
    native = QKeySequence.SequenceFormat.NativeText
    made = [(a.shortcut().toString(native), a.iconText()) for a in actions if not a.shortcut().isEmpty()]
    for keys, words in (*_ON_THE_BOARD, *made):
        form.addRow(Wrapped(keys, "muted"), QLabel(words))
    _fill(dialog, form)
    return dialog


def about(parent: QWidget) -> QDialog:
    """What the program is, and its version."""
    dialog = _dialog("About Rejoinder", parent)
    inside = QVBoxLayout()
    picture, title, text = QLabel(), QLabel(f"Rejoinder {__version__}"), Wrapped(_ABOUT)
    picture.setPixmap(app_icon().pixmap(48, 48))
    title.setProperty("role", "great")
    text.setMinimumWidth(420)
    for widget in (picture, title, text):
        inside.addWidget(widget)
    _fill(dialog, inside)
    return dialog


def _dialog(title: str, parent: QWidget) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    return dialog


def _fill(dialog: QDialog, inside: QFormLayout | QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.addLayout(inside)
    layout.addWidget(buttons)
