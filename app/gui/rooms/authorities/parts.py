"""How the voices of an opinion are told apart in the margin: by color, and by the pattern of the stripe."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from app.gui.look.palette import Palette
from app.law.authorities import PartKind

_DISSENTS = frozenset({PartKind.DISSENT, PartKind.CONCURRENCE_DISSENT})
_BROKEN = (9.0, 4.0)
"""The length of a piece of a broken stripe, and of the gap after it."""


def part_color(kind: PartKind, shown: Palette) -> str:
    """The color of the margin beside a part."""
    if kind.is_staff_text:
        return shown.part_staff
    if kind in _DISSENTS:
        return shown.part_dissent
    return shown.part_majority if kind.speaks_for_court else shown.part_separate


def paint_stripe(painter: QPainter, bar: QRectF, kind: PartKind, shown: Palette) -> None:
    """Paint a stripe: whole for the court, two thin lines for one judge, broken for a dissent, hatched for staff text."""
    ink = QColor(part_color(kind, shown))
    if kind.is_staff_text:
        painter.fillRect(bar, QBrush(ink, Qt.BrushStyle.Dense4Pattern))
    elif kind in _DISSENTS:
        _paint_broken(painter, bar, ink)
    elif kind.speaks_for_court:
        painter.fillRect(bar, ink)
    else:
        third = bar.width() / 3
        painter.fillRect(QRectF(bar.left(), bar.top(), third, bar.height()), ink)
        painter.fillRect(QRectF(bar.right() - third, bar.top(), third, bar.height()), ink)


def _paint_broken(painter: QPainter, bar: QRectF, ink: QColor) -> None:
    piece, gap = _BROKEN
    top = bar.top()
    while top < bar.bottom():
        painter.fillRect(QRectF(bar.left(), top, bar.width(), min(piece, bar.bottom() - top)), ink)
        top += piece + gap
