"""What was found in the guide: the title of each page, and the line around the words, which are marked."""

import html
import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors

HIT = Qt.ItemDataRole.UserRole
"""The role under which a line has the id of its page; none for a line that only says something."""

_LINE = Qt.ItemDataRole.UserRole + 1
_BESIDE, _ABOVE = 6, 5


@guarded
class HitList(QListWidget):
    """Lines of two parts, as high as their words need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sought: tuple[str, ...] = ()
        self.setAccessibleName(tr("What was found in the guide"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Hits(self))

    def begin(self, words: str) -> None:
        """Show nothing yet of what is sought now."""
        self.clear()
        self.sought = tuple(words.split())

    def add(self, title: str, line: str, page: str) -> None:
        """Add a page that was found."""
        item = QListWidgetItem(title)
        item.setData(HIT, page)
        item.setData(_LINE, line)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}: {line}")
        self.addItem(item)

    def say(self, words: str) -> None:
        """Say something in the place of what was found."""
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are as high as their words need at this breadth."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


@guarded
class _Hits(QStyledItemDelegate):
    """Writes a hit: its title in bold, then its line with what was sought on a ground of its own."""

    def __init__(self, hits: HitList) -> None:
        super().__init__(hits)
        self._hits = hits

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground of the line, then its words."""
        self.initStyleOption(option, index)
        option.text = ""
        self._hits.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._hits)
        painter.save()
        painter.translate(QPointF(option.rect.topLeft()) + QPointF(_BESIDE, _ABOVE))
        self._write(index).drawContents(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its words at the breadth of the list."""
        del option
        return QSize(0, round(self._write(index).size().height()) + 2 * _ABOVE)

    def _write(self, index: QModelIndex | QPersistentModelIndex) -> QTextDocument:
        shown, document = colors.active(), QTextDocument()
        title, line = html.escape(str(index.data())), index.data(_LINE)
        document.setDefaultFont(self._hits.font())
        document.setDocumentMargin(0)
        document.setTextWidth(self._hits.viewport().width() - 2 * _BESIDE)
        if line is None:
            document.setHtml(f'<span style="color: {shown.muted}">{title}</span>')
        else:
            words = f'<b>{title}</b><br><span style="color: {shown.muted}">{self._mark(line)}</span>'
            document.setHtml(f'<div style="color: {shown.ink}">{words}</div>')
        return document

    def _mark(self, line: str) -> str:
        """The line with what was sought in it."""
        found = "|".join(re.escape(word) for word in sorted(self._hits.sought, key=len, reverse=True))
        shown = colors.active()
        parts = re.split(f"({found})", line, flags=re.IGNORECASE) if found else [line]
        ground = f'<span style="background-color: {shown.found_ground}; color: {shown.ink}">'
        return "".join(
            f"{ground}{html.escape(part)}</span>" if number % 2 else html.escape(part)
            for number, part in enumerate(parts)
        )
