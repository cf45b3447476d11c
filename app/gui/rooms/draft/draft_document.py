"""A written brief as a text document to read: headings, italic citations, gaps on a marked ground.

It is no picture of the page; the page is Word's. What it keeps is where things stand, so that a finding can
be gone to and a sentence asked for its sources.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from app.gui.look.palette import Palette
from app.gui.look.serif import LINE_PERCENT, serif
from app.gui.rooms.draft.caret import AFTER_LABEL
from app.law.briefs import (
    PLACEHOLDER,
    SIGNED_BY_HAND,
    BlockKind,
    CitationNode,
    FrontPage,
    Piece,
    Placeholder,
    TextRun,
    Written,
    WrittenBlock,
    WrittenBrief,
    WrittenNote,
    WrittenTable,
)

INDENT, MARGIN = 28, 24
FRONT = -2
"""The state of blocks of the first page and the signature, which are of no sentence."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A placeholder in the document: where it stands, under which heading, and what is missing, where that is known."""

    position: int
    length: int
    heading: str
    reason: str


@dataclass(slots=True)
class Places:
    """Where things stand in the document, as positions.

    Attributes:
        headings: by "label text", as findings name them.
        gaps: the placeholders, in order.
        citations: the first citation of each authority, by key.
        anchors: position and bookmark of each heading and citation, in order.
        outline: level, words, position and number of the block of each heading.
    """

    headings: dict[str, int] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    citations: dict[str, int] = field(default_factory=dict)
    anchors: list[tuple[int, str]] = field(default_factory=list)
    outline: list[tuple[int, str, int, int]] = field(default_factory=list)

    def anchor_before(self, position: int) -> str:
        """The last bookmark before a position; empty when there is none."""
        return next((name for at, name in reversed(self.anchors) if at <= position and name), "")


CITATION = QTextCharFormat.Property.UserProperty.value + 1
"""The property of a citation's characters that holds the key of its authority."""

PIN = CITATION + 1
"""The property of a citation's characters that holds the page cited, where it has one."""


def make_document(front: FrontPage, written: WrittenBrief, palette: Palette) -> tuple[QTextDocument, Places]:
    """The document of a brief. Each block's user state is the number of its block in the brief, or `FRONT`."""
    writer = _DocumentWriter(palette)
    whole = QTextCursor(writer.document)
    whole.beginEditBlock()  # in steps of their own, a hundred pages take twenty times as long
    writer.write_front(front)
    for number, block in enumerate(written.blocks):
        writer.write(block, number)
    writer.write_signature(front)
    whole.endEditBlock()
    return writer.document, writer.places


class _DocumentWriter:
    def __init__(self, palette: Palette) -> None:
        self.document = QTextDocument()
        self.document.setDefaultFont(serif())
        self.document.setDocumentMargin(MARGIN)
        self.document.setUndoRedoEnabled(False)
        self.places = Places()
        self._cursor = QTextCursor(self.document)
        self._palette = palette
        self._heading = ""
        self._fresh = True

    def write_front(self, front: FrontPage) -> None:
        self._lines(front.counsel_block)
        self._centered(front.court, bold=True, above=16)
        for line in front.division.splitlines():
            self._centered(line)
        self._lines(
            [front.plaintiff, f"{front.plaintiff_role},", "v.", front.defendant, f"{front.defendant_role}."], above=16
        )
        self._lines([front.case_number, *(f"{label} {value}" for label, value in front.hearing)], above=8)
        self._centered(front.title, bold=True, above=16)

    def write_signature(self, front: FrontPage) -> None:
        self._heading = ""
        self._lines([front.dated, *front.signature], above=16)

    def write(self, block: WrittenBlock | WrittenTable, number: int) -> None:
        if isinstance(block, WrittenTable):
            self._table(block, number)
            return
        if block.kind is BlockKind.HEADING:
            self._heading = f"{block.label} {block.text}".strip()
        self._begin(_block_format(block), number)
        if block.kind is BlockKind.HEADING:
            position = self._cursor.position()
            self.places.headings.setdefault(self._heading, position)
            self.places.anchors.append((position, block.anchor))
            self.places.outline.append((block.level, self._heading, position, number))
        face = _face(bold=block.kind is BlockKind.HEADING)
        if block.label:
            self._cursor.insertText(f"{block.label}{AFTER_LABEL}", face)
        self._pieces(block.pieces, face)

    def _table(self, table: WrittenTable, number: int) -> None:
        made = QTextTableFormat()
        made.setBorderBrush(QColor(self._palette.line))
        made.setBorder(1)
        made.setBorderCollapse(True)
        made.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        made.setCellSpacing(0)
        made.setCellPadding(6)
        made.setTopMargin(8)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 98))
        rows = [table.header, *table.rows]
        grid = self._cursor.insertTable(len(rows), len(table.header), made)
        for row, cells in enumerate(rows):
            for column, pieces in enumerate(cells):
                self._cursor = grid.cellAt(row, column).firstCursorPosition()
                self._cursor.block().setUserState(number)
                self._pieces(pieces, _face(bold=row == 0))
        self._cursor = self.document.rootFrame().lastCursorPosition()
        self._fresh = True

    def _pieces(self, pieces: Iterable[Piece], face: QTextCharFormat) -> None:
        for piece in pieces:
            match piece:
                case Written():
                    self._citation(piece)
                case Placeholder():
                    self._gap(piece.text, piece.reason)
                case TextRun():
                    self._cursor.insertText(
                        piece.text, _face(bold=face.font().bold() or piece.bold, italic=piece.italic)
                    )
                case WrittenNote():
                    self._note(piece)
                case _:
                    self._cursor.insertText(piece.text, face)

    def _citation(self, cited: Written) -> None:
        """A citation stands as a chip: on a ground of its own, and clicked it opens its authority."""
        position = self._cursor.position()
        self.places.citations.setdefault(cited.authority, position)
        self.places.anchors.append((position, cited.anchor))
        pin = (cited.node.pin or "") if isinstance(cited.node, CitationNode) else ""
        for run in cited.runs:
            if isinstance(run, Placeholder):
                self._gap(run.text, run.reason)
                continue
            face = _face(italic=run.italic)
            face.setBackground(QColor(self._palette.picked))
            face.setProperty(CITATION, cited.authority)
            face.setProperty(PIN, pin)
            self._cursor.insertText(run.text, face)

    def _note(self, note: WrittenNote) -> None:
        face = _face()
        face.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        face.setForeground(QColor(self._palette.accent))
        face.setToolTip(note.words)
        self._cursor.insertText(str(note.number), face)

    def _gap(self, text: str, reason: str = "", *, listed: bool = True) -> None:
        if listed:
            self.places.gaps.append(Gap(self._cursor.position(), len(text), self._heading, reason))
        face = _face(bold=True)
        face.setForeground(QColor(self._palette.gap))
        face.setBackground(QColor(self._palette.gap_ground))
        self._cursor.insertText(text, face)

    def _centered(self, text: str, *, bold: bool = False, above: int = 0) -> None:
        made = QTextBlockFormat()
        made.setAlignment(_CENTER)
        made.setTopMargin(above)
        self._begin(made, FRONT)
        self._plain(text, bold=bold)

    def _lines(self, lines: Iterable[str], *, above: int = 0) -> None:
        for number, line in enumerate(lines):
            made = QTextBlockFormat()
            made.setTopMargin(0 if number else above)
            self._begin(made, FRONT)
            self._plain(line)

    def _plain(self, text: str, *, bold: bool = False) -> None:
        """A line of the first page, its gaps marked."""
        for part in PLACEHOLDER.split(text):
            if PLACEHOLDER.fullmatch(part):
                self._gap(part, listed=part not in SIGNED_BY_HAND)
            else:
                self._cursor.insertText(part, _face(bold=bold))

    def _begin(self, block: QTextBlockFormat, state: int) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block, QTextCharFormat())
        self._fresh = False
        self._cursor.block().setUserState(state)


def _face(*, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFontItalic(italic)
    return made


_CENTER = QTextBlockFormat().alignment().AlignHCenter


def _block_format(block: WrittenBlock) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setTopMargin(8)
    match block.kind:
        case BlockKind.HEADING:
            made.setTopMargin(20 if block.level == 1 else 14)
            made.setHeadingLevel(min(block.level, 6))
            if block.level == 1:
                made.setAlignment(_CENTER)
            else:
                _hang(made, INDENT * (block.level - 1))
        case BlockKind.BLOCK_QUOTE:
            made.setLeftMargin(2 * INDENT)
            made.setRightMargin(2 * INDENT)
        case BlockKind.LIST_ITEM:
            _hang(made, INDENT)
        case BlockKind.CENTERED:
            made.setAlignment(_CENTER)
        case BlockKind.PARAGRAPH:
            made.setTextIndent(0 if block.flush else INDENT)
    return made


def _hang(made: QTextBlockFormat, margin: int) -> None:
    made.setLeftMargin(margin)
    made.setTextIndent(-INDENT / 2)
