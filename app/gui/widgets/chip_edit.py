"""A field for words in which citations are chips, as a drafted paragraph or an answer's own words."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.drafting.markup import from_text, inlines_to_text, split_paragraphs
from app.gui.look.serif import serif
from app.gui.widgets import citation_chips
from app.law.briefs import Inline, TextRun

_CONTROL = Qt.KeyboardModifier.ControlModifier


class ChipEdit(QTextEdit):
    """A text field in which citations are chips. Ctrl+I and Ctrl+B set italic and bold; Ctrl+Enter and Esc leave."""

    kept = Signal()
    left = Signal()
    wanted_citation = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.chip_painter = citation_chips.ChipPainter(self)
        self.nodes: list[Inline] = []
        self.name_of: citation_chips.NameOf = str
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def show_text(self, text: str, name_of: citation_chips.NameOf) -> None:
        """Show editable text."""
        self.name_of = name_of
        self.nodes = []
        self.clear()
        self.document().setDefaultFont(serif())
        inlines: list[Inline] = []
        for number, paragraph in enumerate(split_paragraphs(text)):
            inlines += [TextRun(text="\n")] if number else []
            inlines += from_text(paragraph)
        self.blockSignals(True)  # Qt's signature
        self.nodes = citation_chips.fill(self, inlines, name_of)
        self.blockSignals(False)  # Qt's signature
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def text(self) -> str:
        """The editable text as it is now."""
        paragraphs = citation_chips.read(self.document(), self.nodes)
        return "\n\n".join(inlines_to_text(inlines) for inlines in paragraphs if inlines)

    def insert(self, node: Inline) -> None:
        """Put a citation where the cursor is."""
        citation_chips.insert_chip(self.textCursor(), node, self.nodes, self.name_of)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+I and Ctrl+B from the menus while one writes."""
        mine = {Qt.Key.Key_I, Qt.Key.Key_B, Qt.Key.Key_Return, Qt.Key.Key_Escape}
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in mine:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, keep, or set the face."""
        control = bool(event.modifiers() & _CONTROL)
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control:
                self.kept.emit()
            case Qt.Key.Key_I if control:
                self.setFontItalic(not self.fontItalic())
            case Qt.Key.Key_B if control:
                bold = self.fontWeight() < QFont.Weight.DemiBold
                self.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
            case Qt.Key.Key_BracketLeft if not self.textCursor().hasSelection() and self._after_bracket():
                self.textCursor().deletePreviousChar()
                self.wanted_citation.emit()
            case _:
                super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, without the face of where they come from."""
        self.insertPlainText(source.text())

    def _after_bracket(self) -> bool:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText() == "["
