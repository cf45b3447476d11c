"""The columns and rows of a table of records, fitted to its words: each what it needs, and nothing scrolls sideways."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableWidget

from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.widgets.cells import PADDING, Column

_REST = 160
"""The breadth that the column wants which takes what is left, at the usual size."""
_LONG_WORD = 100
"""A word that is broader than this, at the usual size, may be broken."""


class ColumnFit:
    """Fits a table when it is told to: when rows come and go, and with another breadth or size."""

    def __init__(self, table: QTableWidget, columns: Sequence[Column]) -> None:
        self._table, self._columns = table, columns

    def fit(self) -> None:
        """Give each column what its cells need, at most what it asks for, and the rest to the one that takes it.

        Where that is more than there is, headings are broken and words wrapped, so that nothing scrolls sideways.
        """
        before = self._table.viewport().width()
        self._fit_to(before)
        if self._table.viewport().width() < before:  # the rows became higher than the table, and a scroll bar came
            self._fit_to(self._table.viewport().width())

    def fit_rows(self) -> None:
        """Let the rows be as high as their words are now."""
        self._table.resizeRowsToContents()
        self._fit_height()

    def _fit_to(self, space: int) -> None:
        wanted = [self._wanted(n) for n in range(len(self._columns))]
        is_narrow = sum(wanted) > space
        for number, column in enumerate(self._columns):
            self._table.model().setHeaderData(
                number, Qt.Orientation.Horizontal, _broken(column.title) if is_narrow else column.title
            )
        if is_narrow:
            wanted = _narrowed(wanted, [self._least(number) for number in range(len(wanted))], space)
        rest = space - sum(broad for broad, column in zip(wanted, self._columns, strict=True) if column.width)
        for number, (broad, column) in enumerate(zip(wanted, self._columns, strict=True)):
            at_least = broad - 2 * UNIT  # a few pixels are no reason to scroll
            self._table.horizontalHeader().resizeSection(number, broad if column.width else max(rest, at_least))
        self.fit_rows()

    def _fit_height(self) -> None:
        """End with the last row, so that the buttons stand under it."""
        table = self._table
        bar = table.horizontalScrollBar()
        across = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        head = max(table.horizontalHeader().height(), table.horizontalHeader().sizeHint().height())
        table.setMaximumHeight(head + table.verticalHeader().length() + 2 * table.frameWidth() + across)

    def _wanted(self, number: int) -> int:
        """How broad a column would be without want of space."""
        column = self._columns[number]
        if not column.width:
            return scale.px(_REST)
        title = self._table.horizontalHeader().fontMetrics().horizontalAdvance(column.title) + 5 * UNIT
        return max(title, min(self._broadest(number) + 4 * UNIT, scale.px(column.width)))

    def _broadest(self, number: int) -> int:
        """What the words of a column take, those that may yet be chosen or typed among them."""
        usual, metrics = [*self._columns[number].choices, self._columns[number].room], self._table.fontMetrics()
        return max(self._table.sizeHintForColumn(number), _longest(usual, metrics) + PADDING)

    def _least(self, number: int) -> int:
        """How broad a column must be for its longest word."""
        title = _longest(_broken(self._columns[number].title).split("\n"), self._table.horizontalHeader().fontMetrics())
        if self._columns[number].whole:
            return max(title + 4 * UNIT, self._broadest(number))
        items = (self._table.item(row, number) for row in range(self._table.rowCount()))
        shown = self._columns[number].shown
        words = {word for item in items if item is not None for word in shown(item.text()).split()}
        return max(
            title + 4 * UNIT, min(_longest(words, self._table.fontMetrics()) + PADDING + UNIT, scale.px(_LONG_WORD))
        )


def _longest(words: Iterable[str], metrics: QFontMetrics) -> int:
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def _broken(title: str) -> str:
    """A heading in two lines, the first the longer one."""
    words = title.split()
    half = (len(words) + 1) // 2
    return "\n".join(line for line in (" ".join(words[:half]), " ".join(words[half:])) if line)


def _narrowed(wanted: Sequence[int], least: Sequence[int], space: int) -> list[int]:
    """The breadths with what is too much taken from each as it can spare."""
    spare = [max(broad - few, 0) for broad, few in zip(wanted, least, strict=True)]
    share = min(1.0, (sum(wanted) - space) / max(sum(spare), 1))
    return [broad - math.ceil(one * share) for broad, one in zip(wanted, spare, strict=True)]
