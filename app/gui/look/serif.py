"""The face of opinions and drafts: a serif like that of the brief, larger than the frame's."""

from PySide6.QtGui import QFont

from app.gui.look import scale

FAMILIES = ["Times New Roman", "Liberation Serif", "Nimbus Roman", "Georgia", "serif"]
PIXELS = 16
LINE_PERCENT = 140


def serif() -> QFont:
    """The face at the present size."""
    font = QFont(FAMILIES)
    font.setPixelSize(scale.px(PIXELS))
    return font
