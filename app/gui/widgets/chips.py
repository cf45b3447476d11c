"""A row of chips: a sign and a few words on a ground of their tone, wrapped; the tool tip says why."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.gui.guard import guarded
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.words import SIGNS, Chip

PADDING, HEIGHT, _PIXELS = 7, 19, 11


@guarded
class ChipRow(QWidget):
    """Paints chips, as many on a line as fit."""

    def __init__(self, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: tuple[Chip, ...] = ()
        font = QFont(self.font())
        font.setPixelSize(scale.px(_PIXELS))
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_chips(chips)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show other chips; the same ones cost nothing, as when every key that is typed shows all cards anew."""
        if tuple(chips) == self._chips:
            return
        self._chips = tuple(chips)
        self.setAccessibleName("; ".join(chip.words for chip in chips))
        self.setAccessibleDescription(" ".join(chip.reason for chip in chips))
        self._fit()
        self.update()

    def height_at(self, width: int) -> int:
        """The height of the wrapped chips at a width."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        """As high as the chips need at the present width (see `labels`)."""
        return QSize(240, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the chips need at this width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every chip in its place."""
        shown = colors.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for chip, place in zip(self._chips, self._places(self.width()), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.ground_of(chip.tone)))
            painter.drawRoundedRect(place, 4, 4)
            painter.setPen(shown.ink_of(chip.tone))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _text(chip))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Show the reason of the chip under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            chip = self.find_chip(event.pos())
            QToolTip.showText(event.globalPos(), chip.reason if chip else "", self)
            return True
        return super().event(event)

    def find_chip(self, point: QPoint) -> Chip | None:
        """The chip at a point of the row."""
        places = self._places(self.width())
        return next((c for c, place in zip(self._chips, places, strict=True) if place.contains(point)), None)

    def changeEvent(self, event: QEvent) -> None:
        """Take another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            font = QFont(self.font())
            if font.pixelSize() != scale.px(_PIXELS):
                font.setPixelSize(scale.px(_PIXELS))
                self.setFont(font)
                self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(self.height_at(self.width()))

    def _places(self, width: int) -> list[QRect]:
        places, x, y = [], 0, 0
        for chip in self._chips:
            broad = self.fontMetrics().horizontalAdvance(_text(chip)) + 2 * scale.px(PADDING)
            if x and x + broad > width:
                x, y = 0, y + scale.px(HEIGHT) + UNIT
            places.append(QRect(x, y, broad, scale.px(HEIGHT)))
            x += broad + UNIT
        return places


def _text(chip: Chip) -> str:
    return f"{SIGNS[chip.tone]} {chip.words}".strip()
