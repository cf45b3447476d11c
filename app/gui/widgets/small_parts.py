"""Controls that are as large as their words at the present size, and no larger: buttons for rows, areas, boxes."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from app.gui.guard import guarded
from app.gui.look import scale


@guarded
class WordButton(QToolButton):
    """A button for a row of many: its words with little around them."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)

    def sizeHint(self) -> QSize:
        """As broad as the words."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + scale.px(16), metrics.height() + max(scale.px(10), 10))


@guarded
class TextArea(QPlainTextEdit):
    """A field of a few lines; Tab goes on."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(100, self._lines * self.fontMetrics().lineSpacing() + scale.px(20))


def narrow(box: QComboBox) -> QComboBox:
    """Let a box be narrower than its longest words."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box


def set_first(button: QPushButton, *, first: bool) -> None:
    """Dress the button that is to be pressed first so."""
    if (button.property("role") == "first") != first:
        button.setProperty("role", "first" if first else "")
        button.style().unpolish(button)
        button.style().polish(button)
