"""The shortcuts, made from the menus so that they cannot disagree, and what the program is."""

import platform
from itertools import groupby

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.gui.frame.actions import Actions
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.icons import app_icon
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tab_order import OrderedDialog

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
    "MIT License. The window is made with Qt and PySide6 (LGPL v3), the library with SQLite and SQLAlchemy (MIT), "
    "Word files with python-docx (MIT) and docxtpl (LGPL), templates with Jinja (BSD), PDFs with PDFium (BSD), and "
    "citations are found with eyecite (BSD). The pictures were drawn for Rejoinder."
)


def shortcuts(actions: Actions, parent: QWidget) -> QDialog:
    """The list of all shortcuts, by menu."""
    dialog = _dialog(tr("Keyboard shortcuts"), parent)
    native = QKeySequence.SequenceFormat.NativeText
    made = [
        (menu, a.shortcut().toString(native), a.iconText()) for menu, a in actions.items() if a.shortcut().toString()
    ]
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setHorizontalSpacing(32)
    rows = [*((tr("On the board"), keys, tr(words)) for keys, words in _ON_THE_BOARD), *made]
    for menu, lines in groupby(rows, key=lambda row: row[0]):
        grid.addWidget(Wrapped(menu, "heading"), grid.rowCount(), 0, 1, 2)
        for _, keys, words in lines:
            number = grid.rowCount()
            grid.addWidget(Wrapped(keys, "muted"), number, 0)
            grid.addWidget(QLabel(words), number, 1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.setMinimumSize(scale.px(460), min(scale.px(520), parent.height() - 120))
    _fill(dialog, area)
    return dialog


def about(parent: QWidget) -> QDialog:
    """What the program is, its version, and what it is made with."""
    dialog = _dialog(tr("About Rejoinder"), parent)
    inside = QWidget()
    column = QVBoxLayout(inside)
    picture, title, text = QLabel(), QLabel(f"Rejoinder {__version__}"), Wrapped(tr(_ABOUT))
    picture.setPixmap(app_icon().pixmap(48, 48))
    title.setProperty("role", "great")
    text.setMinimumWidth(scale.px(440))
    versions = Wrapped(f"Python {platform.python_version()}, Qt and PySide6 {PySide6.__version__}", "muted")
    for widget in (picture, title, text, versions):
        column.addWidget(widget)
    _fill(dialog, inside)
    return dialog


def _dialog(title: str, parent: QWidget) -> QDialog:
    dialog = OrderedDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    return dialog


def _fill(dialog: QDialog, inside: QWidget | QLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 16, 20, 16)
    if isinstance(inside, QWidget):
        layout.addWidget(inside)
    else:
        layout.addLayout(inside)
    layout.addWidget(buttons)
