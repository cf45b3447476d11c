"""The program's pictures, from `resources/icons`: the program's own, and line pictures drawn in the ink of the palette."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import paths

_LARGE = 96


def icon_path(name: str) -> Path:
    """Where the picture of that name lies."""
    return paths.resources_dir() / "icons" / name


def app_icon() -> QIcon:
    """The icon of the program and its windows."""
    return QIcon(str(icon_path("rejoinder.svg")))


def line_icon(name: str, ink: str | QColor) -> QIcon:
    """A line picture ("matter", "search") in an ink."""
    return QIcon(_pixmap(name, QColor(ink).name()))


@cache
def _pixmap(name: str, ink: str) -> QPixmap:
    drawing = icon_path(f"line/{name}.svg").read_text(encoding="utf-8").replace('stroke="#000"', f'stroke="{ink}"')
    made = QPixmap(_LARGE, _LARGE)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, _LARGE, _LARGE))
    painter.end()
    return made
