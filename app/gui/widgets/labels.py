"""Labels that wrap and are always as high as their words need.

Qt's layouts ask wrapped labels inside rows for their height at a width that they do not get in the end, and
cut the last line. These are not asked: they set their height themselves, whenever their width is known.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.gui.guard import guarded
from app.gui.widgets.stillness import Stillness


def field_label(words: str) -> QLabel:
    """The words before a field of a form."""
    label = QLabel(words)
    label.setProperty("role", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    return label


@guarded
class Wrapped(QLabel):
    """Words over as many lines as they need.

    Args:
        role: a role of the style sheet ("muted", "title", "stop"), or none.
        room: pixels left free at the left, above, at the right and below. Qt forgets them with each style sheet.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        rich: bool = False,
        room: tuple[int, int, int, int] = (0, 0, 0, 0),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._fitted: tuple[int, str, str] | None = None
        self._stillness = Stillness(self, self._fit)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self._keep_room()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._stillness.move()

    def hasHeightForWidth(self) -> bool:
        """No: see the module's docstring."""
        return False

    def sizeHint(self) -> QSize:
        """As high as the words need at the present width."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """The same height: Qt's own answer remembers that of another width."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink with the width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit to the width that was given while nobody looked."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit to another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._keep_room()
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self.isVisible():
            self._fit()  # one that is not seen fits itself when it is shown: there are hundreds

    def _keep_room(self) -> None:
        if any(self._room):
            self.setContentsMargins(*self._room)

    def _fit(self) -> None:
        """As high as the words need; Qt never answers less than the minimum of before, so that goes first."""
        now = (self.width(), self.font().key(), self.text())
        if now == self._fitted:
            return
        self._fitted = now
        self.setMinimumHeight(0)
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)
