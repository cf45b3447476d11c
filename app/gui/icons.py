"""The program's icon, from `resources/icons`."""

from PySide6.QtGui import QIcon

from app import paths


def app_icon() -> QIcon:
    """The icon of the program and its windows."""
    return QIcon(str(paths.resources_dir() / "icons" / "rejoinder.svg"))
