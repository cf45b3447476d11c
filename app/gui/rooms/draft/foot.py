"""Under the draft: what stands behind the sentence at the cursor. Many sources are scrolled, the text keeps its room."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT

_HIGH = 112
"""The most that the sources take from the text, at the usual size."""
_LINE = 2
"""The line over it."""


@guarded
class SourcesFoot(QFrame):
    """As high as its words, up to a few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.words, self.area = QLabel(), QScrollArea()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(tr("Sources of the sentence"))
        inside = QWidget()
        inside.setObjectName("paper")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addStretch(1)
        self.area.setObjectName("pages")
        self.area.setAccessibleName(tr("Sources of the sentence"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        self._layout.addWidget(self.area)

    def text(self) -> str:
        """What it says."""
        return self.words.text()

    def show_text(self, text: str) -> None:
        """Say something else, from its beginning."""
        self.words.setText(text)
        self.area.verticalScrollBar().setValue(0)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as it made itself."""
        return QSize(240, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words need at this breadth."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once the words have the type and the breadth in which they are shown."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def changeEvent(self, event: QEvent) -> None:
        """Be as high as another size needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Both the foot and the words in it have their heights from here: what the words need at this breadth."""
        around, most = self._layout.contentsMargins(), scale.px(_HIGH)
        broad = self.width() - around.left() - around.right()
        needed = self._height_at(broad)
        long = needed > most
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.area.setVerticalScrollBarPolicy(policy)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if long else Qt.FocusPolicy.NoFocus)
        bar = self.area.verticalScrollBar().sizeHint().width() if long else 0
        self.words.setFixedHeight(self._height_at(broad - bar))
        self.setFixedHeight(min(needed, most) + around.top() + around.bottom() + _LINE)

    def _height_at(self, broad: int) -> int:
        """Qt never answers less than the minimum of before, so that goes first."""
        self.words.setMinimumHeight(0)
        return self.words.heightForWidth(max(1, broad)) if self.words.text() else 0
