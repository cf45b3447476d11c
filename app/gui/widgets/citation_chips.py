"""Citations as chips within editable text: each stands for a node of the brief and moves as one character."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication, QTextEdit

from app.drafting.markup import from_text, inlines_to_text
from app.gui.guard import guarded
from app.gui.look import palette as colors
from app.gui.look import scale
from app.law.briefs import CitationNode, Inline, NameNode, NoteNode, Placeholder, RecordNode, TextRun

KIND = QTextFormat.ObjectTypes.UserObject.value + 1
_NODE = QTextFormat.Property.UserProperty.value + 1
_LABEL = QTextFormat.Property.UserProperty.value + 2
OBJECT = "\ufffc"
_AROUND, _LEAST, _WITHOUT_END = 14, 120.0, 10_000.0
"""What a chip has beside its words, and how broad it is at least and at most."""
_GUARD = "\u2060"
"""A sign without breadth that keeps the spaces at the ends of what is copied."""

NameOf = Callable[[str], str]
"""The short name of an authority by its key."""


@guarded
class ChipPainter(QPyTextObject):
    """Paints a chip: a few words on a ground of their own."""

    def intrinsicSize(self, _document: QTextDocument, _position: int, made: QTextFormat) -> QSizeF:
        """As broad as its words, and no broader than the field."""
        metrics = QFontMetricsF(_font())
        broad = metrics.horizontalAdvance(str(made.property(_LABEL))) + _AROUND
        return QSizeF(min(broad, self._most()), metrics.height() + 3)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _document: QTextDocument, position: int, made: QTextFormat
    ) -> None:
        """Paint one chip."""
        shown = colors.active()
        gap = str(made.property(_LABEL)).startswith("[")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.accent), 2) if self._is_selected(position) else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.gap_ground if gap else shown.picked))
        place = QRectF(rect)
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(QColor(shown.gap if gap else shown.ink))
        painter.setFont(_font())
        room = place.width() - _AROUND + 1
        words = QFontMetricsF(_font()).elidedText(str(made.property(_LABEL)), Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def _most(self) -> float:
        edit = self.parent()
        return max(_LEAST, edit.viewport().width() - 24) if isinstance(edit, QTextEdit) else _WITHOUT_END

    def _is_selected(self, position: int) -> bool:
        """Whether the chip there is selected, whose own ground would hide it."""
        edit = self.parent()
        if not isinstance(edit, QTextEdit):
            return False
        cursor = edit.textCursor()
        return cursor.selectionStart() <= position < cursor.selectionEnd()


def _font() -> QFont:
    font = QFont(QApplication.font().family())  # named, or a painter would take that of the text around it
    font.setPixelSize(scale.px(13))
    return font


def chip_label(node: Inline, name_of: NameOf) -> str:
    """What a chip says: "LaLonde at 955", "FAC ¶ 51", "[PIN REQUIRED]"."""
    match node:
        case CitationNode():
            signal = f"{node.signal} " if node.signal else ""
            pin = f" at {node.pin}" if node.pin else (" [page?]" if node.pin_required else "")
            return f"{signal}{name_of(node.authority)}{pin}"
        case NameNode():
            return name_of(node.authority)
        case RecordNode():
            return node.text
        case Placeholder():
            return node.text if node.text.startswith("[") else f"[{node.text}]"
        case NoteNode():
            return "note"
        case TextRun():
            return node.text


def show_chips(edit: QTextEdit) -> None:
    """Have an editor paint the chips that come into it."""
    edit.document().documentLayout().registerHandler(KIND, edit.chip_painter)  # type: ignore[attr-defined]


def fill(edit: QTextEdit, inlines: Sequence[Inline], name_of: NameOf) -> list[Inline]:
    """Put inline nodes into an editor; the nodes that became chips, by number."""
    nodes: list[Inline] = []
    insert(QTextCursor(edit.document()), inlines, nodes, name_of)
    return nodes


def insert(cursor: QTextCursor, inlines: Iterable[Inline], nodes: list[Inline], name_of: NameOf) -> None:
    """Put words and chips where the cursor is."""
    for inline in inlines:
        if isinstance(inline, TextRun):
            cursor.insertText(inline.text, _face(italic=inline.italic, bold=inline.bold))
        else:
            insert_chip(cursor, inline, nodes, name_of)


def insert_chip(cursor: QTextCursor, node: Inline, nodes: list[Inline], name_of: NameOf) -> None:
    """Put one chip where the cursor is."""
    made = QTextCharFormat()
    made.setObjectType(KIND)
    made.setProperty(_NODE, len(nodes))
    label = chip_label(node, name_of)
    made.setProperty(_LABEL, label)
    made.setToolTip(label)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    nodes.append(node)
    cursor.insertText(OBJECT, made)
    cursor.setCharFormat(QTextCharFormat())


def read(
    document: QTextDocument, nodes: Sequence[Inline], start: int = 0, end: int | None = None
) -> list[list[Inline]]:
    """The paragraphs of an editor as inline nodes, or of what stands between two of its positions."""
    last = document.characterCount() if end is None else end
    paragraphs = []
    block = document.findBlock(start)
    while block.isValid() and block.position() <= last:
        paragraphs.append(list(_inlines(block, nodes, start, last)))
        block = block.next()
    return paragraphs


def _inlines(block: object, nodes: Sequence[Inline], start: int, end: int) -> Iterator[Inline]:
    run = block.begin()  # type: ignore[attr-defined]
    while not run.atEnd():
        fragment = run.fragment()
        made, at = fragment.charFormat(), fragment.position()
        words = fragment.text()[max(0, start - at) : max(0, end - at)]
        if made.objectType() == KIND:
            yield from (nodes[int(made.property(_NODE))] for _ in words)
        elif words:
            bold = made.fontWeight() >= QFont.Weight.DemiBold
            yield TextRun(text=words, italic=made.fontItalic(), bold=bold)
        run += 1


def node_at(cursor: QTextCursor, nodes: Sequence[Inline]) -> Inline | None:
    """The node of the chip that is selected, alone; None for anything else."""
    if cursor.selectionEnd() - cursor.selectionStart() != 1 or cursor.selectedText() != OBJECT:
        return None
    probe = QTextCursor(cursor)
    probe.setPosition(cursor.selectionEnd())
    return nodes[int(probe.charFormat().property(_NODE))]


# -- the clipboard


def to_clip(paragraphs: Iterable[Sequence[Inline]]) -> str:
    """Paragraphs of nodes as text for the clipboard, their spaces kept."""
    return "\n\n".join(f"{_GUARD}{inlines_to_text(inlines)}{_GUARD}" for inlines in paragraphs)


def from_clip(text: str) -> list[list[Inline]]:
    """What `to_clip` wrote.

    Raises:
        MarkupProblem: it is of another program.
    """
    found = []
    for part in text.split("\n\n"):
        inlines = (
            replace(i, text=i.text.replace(_GUARD, "")) if isinstance(i, TextRun) else i for i in from_text(part)
        )
        found.append([i for i in inlines if not isinstance(i, TextRun) or i.text])
    return found


def plain_words(paragraphs: Iterable[Sequence[Inline]], name_of: NameOf) -> str:
    """Paragraphs of nodes as words for other programs and for reading, chips by their labels."""
    return "\n".join("".join(chip_label(inline, name_of) for inline in inlines) for inlines in paragraphs)


def _face(*, italic: bool, bold: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontItalic(italic)
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return made
