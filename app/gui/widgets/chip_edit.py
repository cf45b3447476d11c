"""A field for words in which citations are chips, as a drafted paragraph or an answer's own words."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QHelpEvent, QHideEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from app.drafting.markup import MarkupProblem, from_text, inlines_to_text, split_paragraphs
from app.gui.guard import guarded
from app.gui.look.serif import serif
from app.gui.widgets import citation_chips, pasting
from app.gui.widgets.typed_words import TypedWords
from app.law.briefs import CitationNode, Inline, TextRun

_CONTROL = Qt.KeyboardModifier.ControlModifier
_CLOSING = tuple(".,;:!?)”’")
"""Signs that end what stands before a citation."""

LOOKS_CITED = re.compile(r"\d\s+[A-Z][\w.’' ]{0,25}?\s(?:at\s+)?\d|§\s*\d")
"""Words in which a citation may stand: a volume, a reporter and a page, or a section."""

PAUSE = 700
"""Milliseconds without a key before typed words are looked through."""

_OURS = "application/x-rejoinder-words"
"""The format in which chips are copied."""


@guarded
class ChipEdit(QTextEdit):
    """A text field in which citations are chips. Ctrl+I and Ctrl+B set italic and bold; Ctrl+Enter and Esc leave; a chip is copied as a chip."""

    kept = Signal()
    left = Signal()
    wanted_citation = Signal()
    pasted = Signal(int, str)
    """Words came in from elsewhere: where they stand, and the words."""
    citation_typed = Signal()
    """Words were typed in which a citation may stand: they are to be looked through (`typed_citations`)."""

    face: Callable[[], QFont] | None = staticmethod(serif)
    """The face of its words at the present size; None for the frame's."""
    citations_made = Signal()
    """Typed citations became chips."""

    takes_citations = True
    """Whether its words may hold citations; else what looks like one stays words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.chip_painter = citation_chips.ChipPainter(self)
        citation_chips.show_chips(self)
        self.nodes: list[Inline] = []
        self.name_of: citation_chips.NameOf = str
        self.typed = TypedWords(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.citation_typed)
        self.textChanged.connect(self._on_typed)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def show_text(self, text: str, name_of: citation_chips.NameOf) -> None:
        """Show editable text."""
        self.name_of = name_of
        self.nodes = []
        self.clear()
        if self.face is not None:
            self.document().setDefaultFont(self.face())
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

    def raw_words(self) -> str:
        """The words as they stand, a sign for each chip and a line break between paragraphs."""
        return self.document().toRawText().replace("\u2029", "\n")

    def take_typed(self, at: int | None = None) -> None:
        """Make chips of the citations that were typed and are known, or of the one at a place."""
        ready = self.typed.ready(at)
        if ready:
            edit = self.textCursor()
            edit.beginEditBlock()
            for cursor, node in ready:
                citation_chips.insert_chip(cursor, node, self.nodes, self.name_of)
            edit.endEditBlock()
            self.setFocus()
            self.citations_made.emit()

    def insert(self, node: Inline) -> None:
        """Put a citation where the cursor is, or in place of what is selected, apart from the words beside it."""
        cursor, text = self.textCursor(), self.document().toRawText()
        before = text[: cursor.selectionStart()][-1:]
        after = text[cursor.selectionEnd() :][:1]
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if before.isalnum() or before in _CLOSING:
            cursor.insertText(" ")
        citation_chips.insert_chip(cursor, node, self.nodes, self.name_of)
        if after.isalnum():
            cursor.insertText(" ")
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+I and Ctrl+B from the menus while one writes; say what a marked citation is."""
        if isinstance(event, QHelpEvent) and (said := self.typed.said_at(event.pos())):
            QToolTip.showText(event.globalPos(), said, self)
            return True
        mine = {Qt.Key.Key_I, Qt.Key.Key_B, Qt.Key.Key_Y, Qt.Key.Key_Return, Qt.Key.Key_Escape}
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
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.take_typed()
            case Qt.Key.Key_I if control:
                self.setFontItalic(not self.fontItalic())
            case Qt.Key.Key_B if control:
                bold = self.fontWeight() < QFont.Weight.DemiBold
                self.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
            case Qt.Key.Key_Y if control:
                self.redo()
            case Qt.Key.Key_BracketLeft if not self.textCursor().hasSelection() and self._after_bracket():
                self.textCursor().deletePreviousChar()
                self.wanted_citation.emit()
            case _:
                if event.text()[:1].isalnum() and not control and self._after_citation():
                    self.textCursor().insertText(" ", QTextCharFormat())
                super().keyPressEvent(event)

    def chosen_node(self) -> Inline | None:
        """The node of the chip that is selected, alone."""
        return citation_chips.node_at(self.textCursor(), self.nodes)

    def start_of(self, paragraph: int) -> int:
        """Where a paragraph begins, from 0."""
        return self.document().findBlockByNumber(paragraph).position()

    def select_at(self, start: int, length: int = 0) -> None:
        """Put the cursor somewhere, and select what follows."""
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(start + length, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def make_chips(self, at: int, words: str, cited: Sequence[tuple[int, int, Inline]]) -> int:
        """Put chips for parts of words that stand somewhere, in one step of undo; how many it could.

        Args:
            cited: where each part begins and ends within the words, and its node, in order.
        """
        if self.raw_words()[at : at + len(words)] != words:
            return 0  # they were changed since
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for start, end, node in reversed(cited):
            cursor.setPosition(at + start)
            cursor.setPosition(at + end, QTextCursor.MoveMode.KeepAnchor)
            citation_chips.insert_chip(cursor, node, self.nodes, self.name_of)
        cursor.endEditBlock()
        return len(cited)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy chips as chips, and for other programs as words."""
        cursor = self.textCursor()
        chosen = citation_chips.read(self.document(), self.nodes, cursor.selectionStart(), cursor.selectionEnd())
        made = QMimeData()
        made.setText(citation_chips.plain_words(chosen, self.name_of))
        made.setData(_OURS, citation_chips.to_clip(chosen).encode())
        return made

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words; files that are dropped here are for the window, which reads them."""
        return not pasting.holds_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words with their italic and bold, and no more; what was copied here comes back with its chips."""
        if source.hasFormat(_OURS):
            self._paste_ours(bytes(source.data(_OURS).data()).decode())
            return
        paragraphs = [] if pasting.holds_files(source) else pasting.read_paste(source)
        if paragraphs:
            at = self.textCursor().selectionStart()
            self._paste(paragraphs)
            self.pasted.emit(at, pasting.words_of(paragraphs))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a chip asks for another citation in its place; one on a word selects it."""
        super().mouseDoubleClickEvent(event)
        at = self.document().documentLayout().hitTest(event.position() + self._scrolled(), Qt.HitTestAccuracy.ExactHit)
        if at < 0 or self.document().characterAt(at) != citation_chips.OBJECT:
            return
        self.select_at(at, 1)
        if isinstance(self.chosen_node(), CitationNode):
            self.wanted_citation.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click with Ctrl on a citation that was typed makes it a chip."""
        super().mouseReleaseEvent(event)
        if event.modifiers() & _CONTROL:
            self.take_typed(self.cursorForPosition(event.position().toPoint()).position())

    def hideEvent(self, event: QHideEvent) -> None:
        """Look through nothing that nobody sees."""
        super().hideEvent(event)
        self._pause.stop()

    def _on_typed(self) -> None:
        self.typed.follow()
        if self.isVisible() and self.hasFocus() and LOOKS_CITED.search(self.raw_words()):
            self._pause.start()

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _paste_ours(self, text: str) -> None:
        try:
            paragraphs = citation_chips.from_clip(text)
        except MarkupProblem:
            return
        self._paste(paragraphs)

    def _paste(self, paragraphs: Sequence[Sequence[Inline]]) -> None:
        """In place of what is selected, in one step of undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for number, inlines in enumerate(paragraphs):
            if number:
                cursor.insertBlock()
            citation_chips.insert(cursor, inlines, self.nodes, self.name_of)
        cursor.endEditBlock()
        cursor.setCharFormat(QTextCharFormat())
        self.setTextCursor(cursor)

    def _after_citation(self) -> bool:
        """Words do not stick to a citation before them."""
        cursor = self.textCursor()
        if cursor.hasSelection() or cursor.atBlockStart():
            return False
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor)
        return isinstance(citation_chips.node_at(cursor, self.nodes), CitationNode)

    def _after_bracket(self) -> bool:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText() == "["
