"""Citations that were typed as words: marked where they stand, and made chips when one asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.gui.look import palette as colors
from app.law.briefs import CitationNode


@dataclass(frozen=True, slots=True)
class TypedCitation:
    """A citation in plain words: where it stands, the words, what it would be, and what is to be said of it.

    Attributes:
        node: None where the library does not hold what is cited, or it is not certain what is meant.
        said: a sentence, for the tool tip.
    """

    start: int
    end: int
    words: str
    node: CitationNode | None
    said: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """One of them, with a cursor that goes with the words while others are typed before them."""

    typed: TypedCitation
    cursor: QTextCursor

    @property
    def stands(self) -> bool:
        """Whether its words are as they were."""
        return self.cursor.selectedText().replace("\u2029", "\n") == self.typed.words


class TypedWords:
    """The citations that were typed into one field."""

    def __init__(self, field: QTextEdit) -> None:
        self._field = field
        self._marks: list[_Mark] = []

    def show(self, typed: Sequence[TypedCitation]) -> None:
        """Mark these and no others."""
        self._marks = [_Mark(one, self._cursor(one)) for one in typed]
        self._paint()

    def ready(self, at: int | None = None) -> list[tuple[QTextCursor, CitationNode]]:
        """Those that can be made chips, the last first; of one place only if it is given."""
        marks = [m for m in self._standing() if m.typed.node is not None and (at is None or _holds(m.cursor, at))]
        return [(m.cursor, m.typed.node) for m in reversed(marks) if m.typed.node is not None]

    def said_at(self, point: QPoint) -> str:
        """What is to be said of the one under a point of the field; empty for none."""
        at = self._field.cursorForPosition(point).position()
        return next((mark.typed.said for mark in self._standing() if _holds(mark.cursor, at)), "")

    def follow(self) -> None:
        """Forget those whose words were changed."""
        if self._marks and not all(mark.stands for mark in self._marks):
            self._marks = self._standing()
            self._paint()

    def _standing(self) -> list[_Mark]:
        return [mark for mark in self._marks if mark.stands]

    def _cursor(self, typed: TypedCitation) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        last = self._field.document().characterCount() - 1
        cursor.setPosition(min(typed.start, last))
        cursor.setPosition(min(typed.end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _paint(self) -> None:
        self._field.setExtraSelections([_selection(mark) for mark in self._marks])


def _holds(cursor: QTextCursor, at: int) -> bool:
    return cursor.selectionStart() <= at <= cursor.selectionEnd()


def _selection(mark: _Mark) -> QTextEdit.ExtraSelection:
    """Dashes under what can become a citation, a wave under what cannot."""
    shown, selection, face = colors.active(), QTextEdit.ExtraSelection(), QTextCharFormat()
    styles = QTextCharFormat.UnderlineStyle
    face.setUnderlineStyle(styles.DashUnderline if mark.typed.node else styles.WaveUnderline)
    face.setUnderlineColor(QColor(shown.accent if mark.typed.node else shown.caution))
    selection.cursor, selection.format = mark.cursor, face
    return selection
