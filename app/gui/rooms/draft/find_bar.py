"""Searching in the draft: a bar over the text; what is found is marked there, and Enter goes from one to the next."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QTextEdit, QWidget

from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look.palette import UNIT

MOST = 400
"""Places that are marked; more are counted all the same."""

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u2029": " "})
"""What is typed on a keyboard, for what a brief prints."""


def find_places(text: str, words: str) -> list[int]:
    """Where words stand in a text, whatever their case, quotation marks and dashes."""
    sought, searched = _fold(words), _fold(text)
    found: list[int] = []
    at = searched.find(sought) if sought else -1
    while at >= 0:
        found.append(at)
        at = searched.find(sought, at + len(sought))
    return found


def _fold(text: str) -> str:
    """Letter for letter, so that places stay what they are."""
    plain = text.translate(_PLAIN)
    lowered = plain.lower()
    return lowered if len(lowered) == len(plain) else plain


class FindBar(QFrame):
    """Finds in a text that is shown read-only."""

    left = Signal()
    """The bar was closed; the text is to have the keyboard."""
    went = Signal(int, int)
    """From where to where the text is to be selected and shown."""

    def __init__(self, text: QTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._text = text
        self._found: list[int] = []
        self._long = 0
        self.field, self.count = QLineEdit(), QLabel()
        self.before, self.after = QPushButton(tr("Previous")), QPushButton(tr("Next"))
        self.close_it = QPushButton(tr("Close"))
        self._build()
        self.hide()

    def open(self) -> None:
        """Show the bar, with what is selected in the text."""
        selected = self._text.textCursor().selectedText()
        self.show()
        if selected and "\u2029" not in selected:
            self.field.setText(selected)
        self.look()
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and what it marked."""
        self.hide()
        self._text.setExtraSelections([])
        self.left.emit()

    def look(self) -> None:
        """Look again, as in another text."""
        if self.isHidden():
            return
        words = self.field.text()
        self._found, self._long = find_places(self._text.document().toRawText(), words), len(words)
        self._mark()
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) place, round the end."""
        if not self._found:
            return
        cursor = self._text.textCursor()
        if by > 0:
            at = next((p for p in self._found if p >= cursor.selectionEnd()), self._found[0])
        else:
            at = next((p for p in reversed(self._found) if p < cursor.selectionStart()), self._found[-1])
        self.went.emit(at, at + self._long)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Esc leaves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match Qt.Key(event.key()):
                case Qt.Key.Key_Escape:
                    self.close_bar()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                    return True
                case _:
                    pass
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Mark in the colors of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self._mark()

    def _build(self) -> None:
        self.field.setPlaceholderText(tr("Find in the draft"))
        self.field.setAccessibleName(tr("Find in the draft"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.count.setProperty("role", "muted")
        self.before.setToolTip(tr("The place before (Shift+Enter)"))
        self.after.setToolTip(tr("The next place (Enter)"))
        self.close_it.setToolTip(tr("Close the search (Esc)"))
        self.close_it.setAccessibleName(tr("Close the search"))
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.close_it.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        row.addWidget(self.field, 1)
        for widget in (self.count, self.before, self.after, self.close_it):
            row.addWidget(widget)
            if isinstance(widget, QPushButton):
                widget.setProperty("role", "link")

    def _on_typed(self) -> None:
        """Go to the first place at or after the cursor, as one types."""
        self.look()
        start = self._text.textCursor().selectionStart()
        at = next((p for p in self._found if p >= start), self._found[0] if self._found else None)
        if at is not None:
            self.went.emit(at, at + self._long)
        self._tell()

    def _tell(self) -> None:
        start = self._text.textCursor().selectionStart()
        here = self._found.index(start) + 1 if start in self._found else 0
        if not self.field.text():
            self.count.setText("")
        elif not self._found:
            self.count.setText(tr("not found"))
        else:
            self.count.setText(
                tr("{here} of {all}").format(here=here, all=len(self._found)) if here else str(len(self._found))
            )
        for button in (self.before, self.after):
            button.setEnabled(bool(self._found))

    def _mark(self) -> None:
        face = QTextCharFormat()
        face.setBackground(QColor(colors.active().caution_ground))
        marks = []
        for at in self._found[:MOST]:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(at)
            cursor.setPosition(at + self._long, QTextCursor.MoveMode.KeepAnchor)
            one.cursor, one.format = cursor, face
            marks.append(one)
        self._text.setExtraSelections(marks)
