"""A list of which one is chosen, closed until it is asked for."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from app.gui.guard import guarded

_AROUND = 1
"""What the style leaves beside the words, at every size; more would cut those for which the list has just room."""

_LACKING = 3


@guarded
class Choice(QComboBox):
    """Leaves the wheel to the form around it: what is chosen never changes because one scrolls past."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # and the wheel brings no focus

    def sizeHint(self) -> QSize:
        """A little broader than Qt's own, which lacks a pixel or two at other sizes of type."""
        return super().sizeHint() + QSize(_LACKING, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # all of it is drawn
        """As the style draws it, but words that are too long end in a sign that there are more."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        space = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, space.width() - _AROUND
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not taken."""
        event.ignore()
