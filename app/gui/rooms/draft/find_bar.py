"""Searching in the draft: a bar over the text that marks what it finds, and may put other words in its place."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look.palette import UNIT
from app.gui.rooms.draft.replacing import find_places

MOST = 400
"""Places that are marked; more are counted all the same."""


@guarded
class FindBar(QFrame):
    """Finds in a text that is shown read-only."""

    left = Signal()
    """The bar was closed; the text is to have the keyboard."""
    went = Signal(int, int)
    """From where to where the text is to be selected and shown."""
    replaced = Signal(int, str, str)
    """Where words stand, they, and what is to stand there."""
    replaced_all = Signal(str, str)

    def __init__(self, text: QTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._text = text
        self._found: list[int] = []
        self._long = 0
        self.field, self.count = QLineEdit(), QLabel()
        self.before, self.after = QPushButton(tr("Previous")), QPushButton(tr("Next"))
        self.close_it = QPushButton(tr("Close"))
        self.new, self.replacing = QLineEdit(), QWidget()
        self.replace, self.replace_all = QPushButton(tr("Replace")), QPushButton(tr("Replace all"))
        self._build()
        self.hide()

    def open(self, *, replacing: bool = False) -> None:
        """Show the bar, with what is selected in the text; `replacing` with a field for other words."""
        selected = self._text.textCursor().selectedText()
        self.replacing.setVisible(replacing)
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

    def go_on(self, position: int) -> None:
        """Go to the first place at or behind a position, round the end."""
        at = next((p for p in self._found if p >= position), self._found[0] if self._found else None)
        if at is not None:
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
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if watched is self.new:
                    self._replace()
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
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        column.setSpacing(UNIT)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        for widget in (self.count, self.before, self.after, self.close_it):
            row.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.replacing)
        self._build_replacing()
        for button in (self.before, self.after, self.close_it, self.replace, self.replace_all):
            button.setProperty("role", "link")

    def _build_replacing(self) -> None:
        self.new.setPlaceholderText(tr("Put in its place"))
        self.new.setAccessibleName(tr("Put in its place"))
        self.new.installEventFilter(self)
        self.replace.setToolTip(tr("Put it in the place that is selected, and go on (Enter)"))
        self.replace_all.setToolTip(tr("Put it in all places, except within citations (Ctrl+Z takes it back)"))
        self.replace.clicked.connect(self._replace)
        self.replace_all.clicked.connect(lambda: self.replaced_all.emit(self.field.text(), self.new.text()))
        row = QHBoxLayout(self.replacing)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.new, self.replace, self.replace_all):
            row.addWidget(widget)
        self.replacing.hide()

    def _replace(self) -> None:
        """Where nothing that was found is selected yet, go to it first."""
        start = self._text.textCursor().selectionStart()
        if start in self._found and self._text.textCursor().hasSelection():
            self.replaced.emit(start, self.field.text(), self.new.text())
        else:
            self.step(1)

    def _on_typed(self) -> None:
        """Go to the first place at or after the cursor, as one types."""
        self.look()
        self.go_on(self._text.textCursor().selectionStart())

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
        for button in (self.before, self.after, self.replace, self.replace_all):
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
