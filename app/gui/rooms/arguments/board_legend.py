"""What the signs of the board say, in the corner that its headings leave empty."""

from collections.abc import Collection, Sequence
from html import escape
from itertools import zip_longest

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.rooms.arguments.board import LEGEND, SIGNS, CellState

LEGEND_LINES = 5

_HATCHED = "▨"
"""How the legend shows the hatching."""


def legend_height(font: QFont) -> int:
    """How much height the legend needs."""
    return (QFontMetrics(small(font)).lineSpacing() + 2) * LEGEND_LINES + 2 * UNIT


def small(font: QFont) -> QFont:
    """A font for what stands beside the board's cells."""
    made = QFont(font)
    made.setPixelSize(scale.px(11))
    return made


class Legend(QLabel):
    """What the signs say, in the corner of the board that headings leave empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("What the signs of the board say"))
        self.setAccessibleDescription(", ".join(f"{_sign(state)} {tr(words)}" for state, words in LEGEND))

    def show_in(self, space: QRect, states: Collection[CellState]) -> None:
        """Fill a corner: with all signs in two columns, or where they are too broad, with those that occur in one."""
        self.setFont(small(self.font()))
        self.setGeometry(space)
        self.setContentsMargins(2 * UNIT, 0, 0, UNIT)
        half = (len(LEGEND) + 1) // 2
        columns = [LEGEND[:half], LEGEND[half:]]
        broad = sum(max(self._breadth(one) for one in column) for column in columns) + 6 * UNIT
        if broad > space.width():
            columns = [tuple(one for one in LEGEND if one[0] in states)]
        cells = [[f"{_sign(state)}&nbsp;&nbsp;{escape(tr(words))}" for state, words in column] for column in columns]
        self.setText(f"<table>{''.join(map(_row, zip_longest(*cells, fillvalue='')))}</table>")

    def _breadth(self, sign: tuple[CellState, str]) -> int:
        return self.fontMetrics().horizontalAdvance(f"{_sign(sign[0])}  {tr(sign[1])}")


def _sign(state: CellState) -> str:
    return _HATCHED if state is CellState.CANNOT else SIGNS[state]


def _row(cells: Sequence[str]) -> str:
    made = (f"<td style='padding-right: {2 * UNIT}px'>{cell}</td>" for cell in cells)
    return f"<tr>{''.join(made)}</tr>"
