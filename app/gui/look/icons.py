"""The program's pictures, from `resources/icons`."""

from pathlib import Path

from PySide6.QtGui import QIcon

from app import paths


def icon_path(name: str) -> Path:
    """Where the picture of that name lies."""
    return paths.resources_dir() / "icons" / name


def app_icon() -> QIcon:
    """The icon of the program and its windows."""
    return QIcon(str(icon_path("rejoinder.svg")))
