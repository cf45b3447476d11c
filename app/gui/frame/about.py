"""What the program is, its version, and what it is made with, under which licence."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app import __version__
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.icons import app_icon
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tab_order import OrderedDialog

_ABOUT = (
    "Drafts oppositions and reply briefs for civil-rights motion practice, every sentence sourced.\n\n"
    "It reports and you decide: it never says that a right was clearly established or that a case is good law, "
    "and every authority is unverified until you have read it. It works offline and sends nothing anywhere. "
    "The pictures were drawn for it."
)
_MADE_WITH = (
    ("Qt and PySide6", "PySide6-Essentials", "LGPL v3", "the window"),
    ("SQLAlchemy", "SQLAlchemy", "MIT", "the library"),
    ("Alembic", "alembic", "MIT", "the library"),
    ("python-docx", "python-docx", "MIT", "Word files"),
    ("docxtpl", "docxtpl", "LGPL v2.1", "Word templates"),
    ("Jinja", "Jinja2", "BSD", "templates"),
    ("lxml", "lxml", "BSD", "Word files, web pages"),
    ("pypdfium2 with PDFium", "pypdfium2", "Apache 2.0, BSD", "PDFs"),
    ("pypdf", "pypdf", "BSD", "PDFs"),
    ("markdown-it-py", "markdown-it-py", "MIT", "Markdown"),
    ("mdit-py-plugins", "mdit-py-plugins", "MIT", "Markdown"),
    ("eyecite", "eyecite", "BSD", "citations"),
    ("courts-db", "courts-db", "BSD", "names of courts"),
    ("holidays", "holidays", "MIT", "deadlines"),
    ("icalendar", "icalendar", "BSD", "deadlines"),
    ("platformdirs", "platformdirs", "MIT", "folders"),
)

_ROWS = 8
"""So many parts are seen at once: the dialog has room on a small screen at a large size, too."""


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
    text.setMinimumWidth(scale.px(570))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
    for widget in (picture, title, text, _parts(), buttons):
        column.addWidget(widget)
    buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
    return dialog


def made_with() -> tuple[tuple[str, str, str, str], ...]:
    """What the program is made with: its name, its version here, its licence, and what for."""
    own = ("Rejoinder", __version__, "MIT", tr("the program"))
    python = ("Python", platform.python_version(), "PSF", tr("its language"))
    store = ("SQLite", tr("3, with Python"), tr("public domain"), tr("the library"))
    others = ((name, _version_of(package), licence, tr(use)) for name, package, licence, use in _MADE_WITH)
    return (own, python, store, *others)


def _parts() -> QTreeWidget:
    table = QTreeWidget()
    table.setObjectName("plain")
    table.setRootIsDecorated(False)
    table.setHeaderLabels([tr("Part"), tr("Version"), tr("Licence"), tr("For")])
    table.setAccessibleName(tr("Versions and licences"))
    table.addTopLevelItems([QTreeWidgetItem(list(row)) for row in made_with()])
    for number in range(table.columnCount() - 1):
        table.resizeColumnToContents(number)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the last column takes what is left
    table.ensurePolished()
    table.setFixedHeight(table.header().sizeHint().height() + _ROWS * table.sizeHintForRow(0))
    return table


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
