"""The headings of the board: defenses read from below upwards, counts in two lines."""

from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextOption
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.gui.guard import guarded
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.rooms.arguments.board_legend import legend_height, small

COLUMN, HEADING = 38, 124


@guarded
class UprightHeader(QHeaderView):
    """Column headings read from below upwards, so that many columns stay narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(scale.px(COLUMN))

    def sizeHint(self) -> QSize:
        """High enough for the longest title in two lines, as far as that is reasonable."""
        font, model = small(self.font()), self.model()
        count = model.columnCount() if model else 0
        titles = tuple(
            str(model.headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "") for n in range(count)
        )
        longest = _longest(titles, font.toString())
        legend = legend_height(self.font())
        return QSize(super().sizeHint().width(), max(legend, min(longest + 2 * UNIT + 6, scale.px(HEADING))))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's name
        """Paint a heading turned by a quarter."""
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        shown = colors.active()
        painter.save()
        painter.fillRect(rect, QColor(shown.surface))
        painter.setFont(small(self.font()))
        painter.setPen(QColor(shown.ink if self._is_current(logicalIndex) else shown.muted))
        painter.translate(rect.left(), rect.bottom() - 4)
        painter.rotate(-90)
        space = QRect(0, 2, rect.height() - 8, rect.width() - 4)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(space, two_lines(text, painter.fontMetrics(), space.width()), option)
        painter.restore()

    def _is_current(self, section: int) -> bool:
        view = self.parent()
        return isinstance(view, QTableView) and view.currentIndex().column() == section


@guarded
class CountHeader(QHeaderView):
    """The names of the counts, in two lines where one is too short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's name
        """Paint a name over the line that the row has in the table."""
        name = str(self.model().headerData(logicalIndex, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole) or "")
        shown, view = colors.active(), self.parent()
        is_current = isinstance(view, QTableView) and view.currentIndex().row() == logicalIndex
        painter.save()
        painter.fillRect(rect, QColor(shown.surface))
        painter.setPen(QColor(shown.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(shown.ink if is_current else shown.muted))
        space = rect.adjusted(2 * UNIT, 0, -UNIT, -1)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.drawText(space, two_lines(name, painter.fontMetrics(), space.width()), option)
        painter.restore()


@lru_cache(maxsize=16)
def _longest(titles: tuple[str, ...], font: str) -> int:
    """How long the longest title is: asked for whenever the board is laid out, at each step of the window's edge."""
    face = QFont()
    face.fromString(font)
    metrics = QFontMetrics(face)
    return max((_breadth(title, metrics) for title in titles), default=0)


def _breadth(title: str, metrics: QFontMetrics) -> int:
    """How long a title is at least when it is broken in two."""
    words = title.split()
    broken = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1))
    return min((max(map(metrics.horizontalAdvance, lines)) for lines in broken), default=0)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """A heading in at most two lines; what does not fit is elided (the tool tip has it whole)."""
    first: list[str] = []
    words = text.split()
    while words and metrics.horizontalAdvance(" ".join([*first, words[0]])) <= width:
        first.append(words.pop(0))
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return "\n".join(line for line in (" ".join(first), rest) if line)
