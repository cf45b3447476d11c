"""Lists of rows with a sign, and the one of imported files."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidgetItem,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.look import palette as colors
from app.gui.look.palette import Tone
from app.gui.widgets.lasting import LastingTree

SIGN = 0


@guarded
class _Signs(QStyledItemDelegate):
    """Draws a sign in its tone in a selected row too, where the style sheet has one ink for all."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Leave the sign to `paint`."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell, then its sign."""
        super().paint(painter, option, index)
        tone = index.data(Qt.ItemDataRole.UserRole)
        if tone is not None:
            painter.save()
            painter.setPen(colors.active().ink_of(Tone(tone)))
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
            painter.restore()


@guarded
class SignedList(LastingTree):
    """Rows with a sign in its tone first, and the frame of the cursor around the whole row."""

    def __init__(self, headings: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels(["", *headings])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setProperty("frames", "rows")  # the style sheet draws no frame around a cell then
        self.setItemDelegateForColumn(SIGN, _Signs(self))
        header = self.header()
        header.setMinimumSectionSize(28)
        header.setSectionResizeMode(SIGN, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(SIGN, 28)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)

    def add_row(self, sign: str, tone: Tone, said: str, texts: Sequence[str]) -> QTreeWidgetItem:
        """Add a row; `said` is the sign in words."""
        item = QTreeWidgetItem([sign, *texts])
        item.setData(SIGN, Qt.ItemDataRole.UserRole, tone)
        item.setData(SIGN, Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(SIGN, said)
        item.setTextAlignment(SIGN, Qt.AlignmentFlag.AlignCenter)
        for column, text in enumerate(texts, start=1):
            item.setToolTip(column, text)
        self.addTopLevelItem(item)
        return item

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row, and the frame of the cursor around it."""
        super().drawRow(painter, options, index)
        if (
            self.hasFocus()
            and index.row() == self.currentIndex().row()
            and index.parent() == self.currentIndex().parent()
        ):
            painter.save()
            painter.setPen(QColor(colors.active().accent))
            painter.drawRect(options.rect.adjusted(0, 0, -1, -1))
            painter.restore()


class ImportList(SignedList):
    """A row for each file of the last import."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(["File", "What became of it"], "Imported files", parent)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.header().resizeSection(1, 140)
