"""What the program is, its version, and what it is made with."""

import platform

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app import __version__
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.icons import app_icon
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tab_order import OrderedDialog

_ABOUT = (
    "Drafts oppositions and reply briefs for civil-rights motion practice, every sentence sourced.\n\n"
    "It reports and you decide: it never says that a right was clearly established or that a case is good law, "
    "and every authority is unverified until you have read it. It works offline and sends nothing anywhere.\n\n"
    "MIT License. The window is made with Qt and PySide6 (LGPL v3), the library with SQLite and SQLAlchemy (MIT), "
    "Word files with python-docx (MIT) and docxtpl (LGPL), templates with Jinja (BSD), PDFs with PDFium (BSD), and "
    "citations are found with eyecite (BSD). The pictures were drawn for Rejoinder."
)


def about(parent: QWidget) -> QDialog:
    """What the program is, its version, and what it is made with."""
    dialog = OrderedDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("About Rejoinder"))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 16, 20, 16)
    picture, title, text = QLabel(), QLabel(f"Rejoinder {__version__}"), Wrapped(tr(_ABOUT))
    picture.setPixmap(app_icon().pixmap(48, 48))
    title.setProperty("role", "great")
    text.setMinimumWidth(scale.px(440))
    versions = Wrapped(f"Python {platform.python_version()}, Qt and PySide6 {PySide6.__version__}", "muted")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    for widget in (picture, title, text, versions, buttons):
        column.addWidget(widget)
    return dialog
