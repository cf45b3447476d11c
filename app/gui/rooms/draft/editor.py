"""Editing one paragraph of the draft in place of its sources: words, citations as chips, and what to do with it."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from app.drafting.markup import from_text, inlines_to_text, split_paragraphs
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.rooms.draft import chips
from app.gui.rooms.draft.draft_document import SERIF, TEXT_PIXELS
from app.gui.widgets.labels import Wrapped
from app.law.briefs import CitationNode, Inline, TextRun

_CONTROL = Qt.KeyboardModifier.ControlModifier


class ChipEdit(QTextEdit):
    """A text field in which citations are chips. Ctrl+I and Ctrl+B set italic and bold; Ctrl+Enter and Esc leave."""

    kept = Signal()
    left = Signal()
    wanted_citation = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.chip_painter = chips.ChipPainter(self)
        self.nodes: list[Inline] = []
        self.name_of: chips.NameOf = str
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Paragraph"))

    def show_text(self, text: str, name_of: chips.NameOf) -> None:
        """Show editable text."""
        self.name_of = name_of
        self.clear()
        self._set_font()
        inlines: list[Inline] = []
        for number, paragraph in enumerate(split_paragraphs(text)):
            inlines += [TextRun(text="\n")] if number else []
            inlines += from_text(paragraph)
        self.nodes = chips.fill(self, inlines, name_of)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def text(self) -> str:
        """The editable text as it is now."""
        paragraphs = chips.read(self.document(), self.nodes)
        return "\n\n".join(inlines_to_text(inlines) for inlines in paragraphs if inlines)

    def insert(self, node: Inline) -> None:
        """Put a citation where the cursor is."""
        chips.insert_chip(self.textCursor(), node, self.nodes, self.name_of)

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

    def _set_font(self) -> None:
        font = QFont(SERIF)
        font.setPixelSize(scale.px(TEXT_PIXELS))
        self.document().setDefaultFont(font)


class BlockEditor(QFrame):
    """The paragraph at the cursor, open for editing."""

    kept = Signal(str, str)
    """The id of the block and its new text."""
    restored = Signal(str)
    """The block is to be as drafted again."""
    deleted = Signal(str)
    added = Signal(str)
    """A paragraph is to be put after the block."""
    left = Signal()
    wanted_citation = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.block = ""
        self._before = ""
        self.field, self.told = ChipEdit(), Wrapped("", "stop")
        self.keep, self.back = QPushButton(tr("Keep (Ctrl+Enter)")), QPushButton(tr("Leave (Esc)"))
        self.cite = QPushButton(tr("Insert a citation ([[)"))
        self.restore, self.delete = QPushButton(tr("As drafted")), QPushButton(tr("Leave out"))
        self._build()
        self.hide()

    @property
    def changed(self) -> bool:
        """Whether something would be lost."""
        return self.isVisible() and self.field.text() != self._before

    def open(self, block: str, text: str, name_of: chips.NameOf, *, edited: bool) -> None:
        """Edit a block; `edited` says whether the attorney has edited it before."""
        self.block = block
        self.field.show_text(text, name_of)
        self._before = self.field.text()
        self.restore.setVisible(edited)
        self.told.hide()
        self.show()
        self.field.setFocus()

    def refuse(self, why: str) -> None:
        """Say why the text cannot be kept; it stays open."""
        self.told.setText(why)
        self.told.show()

    def insert(self, node: CitationNode) -> None:
        """Put a citation where the cursor is."""
        self.field.insert(node)
        self.field.setFocus()

    def _build(self) -> None:
        self.keep.setProperty("role", "first")
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        for button in (self.keep, self.cite):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.restore, self.delete, self.back):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.told)
        layout.addLayout(row)
        self.setMinimumHeight(scale.px(190))
        self.field.kept.connect(self._keep)
        self.field.left.connect(self.left)
        self.field.wanted_citation.connect(self.wanted_citation)
        self.keep.clicked.connect(self._keep)
        self.back.clicked.connect(self.left)
        self.cite.clicked.connect(self.wanted_citation)
        self.restore.clicked.connect(lambda: self.restored.emit(self.block))
        self.delete.clicked.connect(lambda: self.deleted.emit(self.block))

    def _keep(self) -> None:
        self.kept.emit(self.block, self.field.text())
