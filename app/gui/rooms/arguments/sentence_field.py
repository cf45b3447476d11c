"""A field for one sentence: it wraps, and grows with it as far as three lines."""

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.gui.guard import guarded
from app.gui.look.palette import UNIT

_MOST = 3
"""Lines that are seen at once; beyond that it scrolls."""


@guarded
class SentenceField(QPlainTextEdit):
    """Takes no line break: Enter only ends the typing, Tab goes on, and what is pasted becomes one paragraph."""

    textEdited = Signal(str)  # noqa: N815  # as a QLineEdit calls it
    """What it says after a letter of the attorney's, and not after `setText`."""
    editingFinished = Signal()  # noqa: N815  # as a QLineEdit calls it
    """Enter was pressed, or the keyboard went elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_told = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self.textChanged.connect(self._on_changed)
        self._fit()

    def text(self) -> str:
        """What it says, in one line."""
        return self.toPlainText().replace("\n", " ")

    def setText(self, words: str) -> None:  # as a QLineEdit calls it
        """Say something else."""
        if words != self.toPlainText():
            self._is_told = True
            self.setPlainText(words)
            self._is_told = False

    def cursorPosition(self) -> int:  # as a QLineEdit calls it
        """Before which letter the cursor stands."""
        return self.textCursor().position()

    def setCursorPosition(self, place: int) -> None:  # as a QLineEdit calls it
        """Put the cursor before a letter."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A sentence has one paragraph."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.editingFinished.emit()
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The typing has come to its end, unless it is but a menu that opens."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.editingFinished.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted becomes one paragraph."""
        self.textCursor().insertText(" ".join(source.text().split()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Fit nothing that nobody sees."""
        super().hideEvent(event)
        self._fitting.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what was given while nobody looked."""
        super().showEvent(event)
        self._fitting.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another breadth breaks the lines elsewhere."""
        super().resizeEvent(event)
        if self.isVisible() and event.size().width() != event.oldSize().width():
            self._fitting.start()

    def _on_changed(self) -> None:
        self._fit()
        if not self._is_told:
            self.textEdited.emit(self.text())

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))  # a plain text document counts its lines
        margin = (
            2 * self.document().documentMargin() + 3 * UNIT
        )  # not by frameWidth, which the style sheet counts twice
        self.setFixedHeight(int(min(lines, _MOST) * self.fontMetrics().lineSpacing() + margin))
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > _MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)
        if lines <= _MOST:
            self.moveCursor(QTextCursor.MoveOperation.NoMove)
