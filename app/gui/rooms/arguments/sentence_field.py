"""A field for one sentence: it wraps, and grows with it as far as three lines."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from app.drafting.prose import ended
from app.gui.guard import guarded
from app.gui.look.palette import UNIT
from app.gui.widgets import citation_chips
from app.gui.widgets.chip_edit import ChipEdit
from app.gui.widgets.fitting import Fitting
from app.law.briefs import CitationNode, Inline, TextRun

_MOST = 3
"""Lines that are seen at once; beyond that it scrolls."""

_FACES = {Qt.Key.Key_I, Qt.Key.Key_B}


@guarded
class SentenceField(ChipEdit):
    """Takes no line break: Enter only ends the typing, Tab goes on, and what is pasted becomes one paragraph."""

    textEdited = Signal(str)  # noqa: N815  # as a QLineEdit calls it
    """What it says after a letter of the attorney's, and not after `setText`."""
    editingFinished = Signal()  # noqa: N815  # as a QLineEdit calls it
    """Enter was pressed, or the keyboard went elsewhere."""

    face = None

    def __init__(self, parent: QWidget | None = None, *, cites: bool = False, sentence: bool = False) -> None:
        """Make one.

        Args:
            cites: whether it may hold citations; else it holds plain words.
            sentence: whether it is a whole sentence, which is given its capital and its stop when it is typed to its end.
        """
        super().__init__("", parent)
        self.setObjectName("field")
        self.takes_citations, self.is_sentence = cites, sentence
        self._is_told = False
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self._fitting = Fitting(self, self._fit)
        self.textChanged.connect(self._on_changed)
        self._fit()

    def text(self) -> str:
        """What it says, in one line: in the markup of editable text where it may hold citations, else as plain words."""
        if self.takes_citations:
            return super().text().replace("\n\n", " ")
        return self.toPlainText().replace("\n", " ")

    def setText(self, words: str) -> None:  # as a QLineEdit calls it
        """Say something else."""
        if words == self.text():
            return
        self._is_told = True
        if self.takes_citations:
            self.show_text(words, self.name_of)
        else:
            self.setPlainText(words)
        self._is_told = False
        self._fit()

    def cursorPosition(self) -> int:  # as a QLineEdit calls it
        """Before which letter the cursor stands."""
        return self.textCursor().position()

    def setCursorPosition(self, place: int) -> None:  # as a QLineEdit calls it
        """Put the cursor before a letter."""
        self.select_at(place)

    def event(self, event: QEvent) -> bool:
        """Leave the menus their keys where no word can be set in another face."""
        mine = self.takes_citations and isinstance(event, QKeyEvent) and event.key() in _FACES
        if event.type() == QEvent.Type.ShortcutOverride and not mine:
            return QTextEdit.event(self, event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A sentence has one paragraph."""
        asks = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match Qt.Key(event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not asks:
                self.finish()
                event.ignore()
            case Qt.Key.Key_Escape:
                event.ignore()
            case _ if self.takes_citations:
                super().keyPressEvent(event)
            case _:
                QTextEdit.keyPressEvent(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The typing has come to its end, unless it is but a menu that opens."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.finish()

    def finish(self) -> None:
        """The typing has come to its end: a sentence gets its capital and its stop, to be seen and undone."""
        if self.is_sentence:
            self._mend()
        self.editingFinished.emit()

    def _mend(self) -> None:
        words = self.raw_words()
        begins, bare = words[:1], words.rstrip()
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        if bare and ended(bare) != bare and not self._ends_by_itself():
            edit.setPosition(len(bare))
            edit.insertText(".", edit.charFormat() if bare[-1].isalpha() else _plain())
        if begins.islower():
            edit.setPosition(0)
            edit.setPosition(1, QTextCursor.MoveMode.KeepAnchor)
            edit.insertText(begins.upper(), edit.charFormat())
        edit.endEditBlock()

    def _ends_by_itself(self) -> bool:
        """Whether a citation stands last that is a sentence of its own."""
        inlines = [one for part in citation_chips.read(self.document(), self.nodes) for one in part]
        last = next((i for i in reversed(inlines) if not (isinstance(i, TextRun) and not i.text.strip())), None)
        return isinstance(last, CitationNode) and not last.textual

    def _paste(self, paragraphs: Sequence[Sequence[Inline]]) -> None:
        joined: list[Inline] = []
        for number, part in enumerate(paragraphs):
            joined += [TextRun(text=" ")] if number else []
            joined += part if self.takes_citations else [self._as_words(inline) for inline in part]
        super()._paste([joined])

    def _as_words(self, inline: Inline) -> TextRun:
        if isinstance(inline, TextRun):
            return replace(inline, italic=False, bold=False)
        return TextRun(text=citation_chips.chip_label(inline, self.name_of))

    def _on_changed(self) -> None:
        self._fit()
        if not self._is_told:
            self.textEdited.emit(self.text())

    def _fit(self) -> None:
        margin = 2 * self.document().documentMargin()
        high, most = self.document().size().height(), _MOST * self.fontMetrics().lineSpacing() + margin + UNIT
        # not by frameWidth, which the style sheet counts twice
        self.setFixedHeight(int(min(high, most) + 3 * UNIT))
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if high > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)


def _plain() -> QTextCharFormat:
    return QTextCharFormat()
