"""A line of the form of the case: given up by Escape, and cut words end in a sign that there are more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QStylePainter

from app.gui.guard import guarded

_MARGIN = 2
"""What Qt leaves before the words of a line, at every size."""


@guarded
class Field(QLineEdit):
    """A line whose words can be given up; while it is not typed in, words that are too long end in “…”."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts back what the matter says, where something else was typed."""
        if event.key() == Qt.Key.Key_Escape and (self.isModified() or self.accessibleDescription()):
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt cuts words at the edge, in the midst of a letter."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        space = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        space.adjust(_MARGIN, 0, -_MARGIN, 0)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= space.width():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, space.width())
        painter.setPen(self.palette().text().color())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
