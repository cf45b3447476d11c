"""A reading as a text document: each stretch a block, and the way between places in the one and in the other.

Words that the program puts in (the numbers of notes, the titles of parts) are never part of a stretch.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import Palette
from app.gui.look.serif import LINE_PERCENT, serif
from app.gui.rooms.authorities.reading import Part, Reading, Spot, Stretch

INDENT, MARGIN = 26, 14
TITLE = -1
"""The state of a block that is no stretch: the title of a part, or of the notes."""

NOTE = QTextCharFormat.Property.UserProperty.value + 2
"""The property of a note's call, or of the number before a note: the number of the note."""

_LINES = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


@dataclass(slots=True)
class Map:
    """Where the stretches are in the document.

    Attributes:
        starts: the position of the first letter of each stretch.
        calls: for each stretch the offsets before which the number of a note is put in, with its length.
        part_of: for each title's position the number of the part that begins there.
    """

    starts: list[int] = field(default_factory=list)
    calls: list[tuple[tuple[int, int], ...]] = field(default_factory=list)
    part_of: dict[int, int] = field(default_factory=dict)

    def position(self, spot: Spot) -> int:
        """The position of a place."""
        put_in = sum(length for at, length in self.calls[spot.stretch] if at < spot.offset)
        return self.starts[spot.stretch] + spot.offset + put_in

    def spot(self, position: int) -> Spot:
        """The place at a position; the next stretch's beginning for a title."""
        number = max(bisect_right(self.starts, position) - 1, 0)
        offset = max(position - self.starts[number], 0)
        for at, length in self.calls[number]:
            if at < offset:
                offset = max(at, offset - length)
        return Spot(number, offset)


def make_document(reading: Reading, palette: Palette) -> tuple[QTextDocument, Map]:
    """The document of a reading, not laid out yet. Each block's user state is the number of its stretch, or `TITLE`."""
    writer = _Writer(reading, palette)
    writer.write()
    return writer.document, writer.map


class _Writer:
    def __init__(self, reading: Reading, palette: Palette) -> None:
        self.document, self.map = QTextDocument(), Map()
        self._reading, self._palette = reading, palette
        self._cursor = QTextCursor(self.document)
        self._fresh = True
        self.document.setDefaultFont(serif())
        self.document.setDocumentMargin(scale.px(MARGIN))
        self.document.setUndoRedoEnabled(False)

    def write(self) -> None:
        """Write everything, in one step."""
        self._cursor.beginEditBlock()
        part, in_notes = -1, False
        for number, stretch in enumerate(self._reading.stretches):
            if stretch.note is not None and not in_notes:
                in_notes = True
                self._title(tr("Footnotes"), "", -1)
            elif stretch.note is None and stretch.part != part:
                part = stretch.part
                if self._reading.is_told(part):
                    self._part(self._reading.parts[part], part)
            self._stretch(stretch, number)
        self._cursor.endEditBlock()

    def _block(self, form: QTextBlockFormat, state: int) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form, QTextCharFormat())
        self._cursor.block().setUserState(state)

    def _part(self, part: Part, number: int) -> None:
        self._title(part.title, tr(part.caution), number)

    def _title(self, words: str, caution: str, part: int) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(0 if self._fresh else scale.px(18))
        form.setBottomMargin(scale.px(8))
        self._block(form, TITLE)
        self.map.part_of[self._cursor.position()] = part
        shown = QTextCharFormat()
        font = QFont()
        font.setPixelSize(scale.px(12))
        font.setWeight(QFont.Weight.DemiBold)
        shown.setFont(font)
        shown.setForeground(QColor(self._palette.muted))
        self._cursor.insertText(words, shown)
        if caution:
            shown.setForeground(QColor(self._palette.caution))
            self._cursor.insertText(f"   {caution}", shown)

    def _stretch(self, stretch: Stretch, number: int) -> None:
        self._block(_block_format(stretch), number)
        base = self._base(stretch)
        if stretch.note is not None:
            self._cursor.insertText(f"{stretch.note} ", self._call(base, stretch.note))
        start = self._cursor.position()
        self.map.starts.append(start)
        calls, done = [], 0
        for at, note in stretch.calls:
            self._cursor.insertText(stretch.text[done:at], base)
            self._cursor.insertText(note, self._call(base, note))
            calls.append((at, len(note)))
            done = at
        self._cursor.insertText(stretch.text[done:], base)
        self.map.calls.append(tuple(calls))
        self._emphasize(stretch, number)

    def _base(self, stretch: Stretch) -> QTextCharFormat:
        form = QTextCharFormat()
        staff = self._reading.parts[stretch.part].kind.is_staff_text
        form.setForeground(QColor(self._palette.muted if staff else self._palette.ink))
        if stretch.passage.heading:
            form.setFontWeight(QFont.Weight.Bold)
        return form

    def _call(self, base: QTextCharFormat, note: str) -> QTextCharFormat:
        form = QTextCharFormat(base)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        form.setForeground(QColor(self._palette.accent))
        form.setProperty(NOTE, note)
        return form

    def _emphasize(self, stretch: Stretch, number: int) -> None:
        end = self._cursor.position()
        for one in stretch.emphasis:
            form = QTextCharFormat()
            if one.bold:
                form.setFontWeight(QFont.Weight.Bold)
            else:
                form.setFontItalic(True)
            self._cursor.setPosition(self.map.position(Spot(number, one.start)))
            last = min(self.map.position(Spot(number, one.end)), end)
            self._cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            self._cursor.mergeCharFormat(form)
        self._cursor.setPosition(end)


def _block_format(stretch: Stretch) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(LINE_PERCENT if stretch.note is None else 125, _LINES)
    form.setBottomMargin(scale.px(9))
    if stretch.passage.heading:
        form.setTopMargin(scale.px(8))
    if stretch.passage.block_quote or stretch.list_item:
        form.setLeftMargin(scale.px(INDENT))
        form.setRightMargin(scale.px(INDENT if stretch.passage.block_quote else 0))
    return form


def stretch_of(block: QTextBlock) -> int | None:
    """The number of the stretch that a block is; None for a title."""
    state = block.userState()
    return state if state >= 0 else None
