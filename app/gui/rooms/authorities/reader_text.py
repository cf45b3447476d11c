"""The text of an opinion to read: a margin that says whose words they are and on what page, marks on words, selection."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.dress import worn
from app.gui.look.palette import Palette
from app.gui.rooms.authorities.parts import paint_stripe
from app.gui.rooms.authorities.reader_document import NOTE, Map, make_document, stretch_of
from app.gui.rooms.authorities.reading import Reading, Spot, Taken, take

GUTTER, STRIPE = 50, 4
MEASURE = 660
"""The broadest a line of text is: some 75 letters."""

NEAR = 4000
"""How many letters before and after what is seen are marked as well."""


@guarded
class ReaderText(QTextEdit):
    """Shows a reading. It cannot be written in."""

    took = Signal(object)
    """What is selected now (`Taken`), or None."""
    moved = Signal()
    """Another place is at the top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None
        self.map = Map()
        self.margin = _Margin(self)
        self._marks: list[tuple[Spot, Spot]] = []
        self._at = -1
        self._own: QTextDocument | None = None
        self._worn = worn()
        self._dressing = QTimer(self, singleShot=True, interval=0)
        self._dressing.timeout.connect(self._draw_again)
        self._read: Spot | None = None
        """The place that was read before the dress changed."""
        self.setObjectName("draft")
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)  # a broader window alone lays nothing out anew
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Text of the authority"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.selectionChanged.connect(lambda: self.took.emit(self.taken()))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_reading(self, reading: Reading | None) -> None:
        """Show another text, from its beginning."""
        self.reading = reading if reading is not None and reading.has_text else None
        self._marks, self._at, self._worn, self._read = [], -1, worn(), None
        document, self.map = make_document(self.reading, colors.active()) if self.reading else (QTextDocument(), Map())
        document.setParent(self)
        before, self._own = self._own, document
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.margin.update()

    def go_to(self, spot: Spot) -> None:
        """Bring a place to the top third, and put the cursor there."""
        self.setTextCursor(self._cursor_at(spot))
        self.verticalScrollBar().setValue(round(self._top_of(spot)) - self.viewport().height() // 5)
        self.margin.update()

    def select(self, start: Spot, end: Spot) -> None:
        """Select the words between two places."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.map.position(start))
        cursor.setPosition(self.map.position(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def show_marks(self, marks: Sequence[tuple[Spot, Spot]], at: int = -1) -> None:
        """Mark words that were found; the one with the number `at` stands out."""
        self._marks, self._at = list(marks), at
        self._show_near_marks()

    @property
    def marks(self) -> tuple[tuple[Spot, Spot], ...]:
        """The words that are marked."""
        return tuple(self._marks)

    def taken(self) -> Taken | None:
        """What is selected; None for nothing."""
        cursor = self.textCursor()
        if self.reading is None or not cursor.hasSelection():
            return None
        start, end = self.map.spot(cursor.selectionStart()), self.map.spot(cursor.selectionEnd())
        return take(self.reading, start, end)

    def spot(self) -> Spot | None:
        """The place at the cursor."""
        return self.map.spot(self.textCursor().position()) if self.reading is not None else None

    def top_spot(self) -> Spot | None:
        """The place at the top."""
        if self.reading is None:
            return None
        self.document().size()  # lays all of it out: in a text that is not, Qt answers its end
        return self.map.spot(self.cursorForPosition(self.viewport().rect().topLeft()).position())

    def spot_in_view(self) -> Spot | None:
        """The beginning of the paragraph at the top; None for no text."""
        numbers = (stretch_of(block) for block, _place in self.visible_blocks()) if self.reading else iter(())
        first = next((number for number in numbers if number is not None), None)
        return None if first is None else Spot(first)

    def spot_read(self) -> Spot | None:
        """Where one reads: at the cursor if it is in view, else at the top."""
        seen = self.viewport().rect().intersects(self.cursorRect())
        return self.spot() if seen else self.spot_in_view()

    def part_in_view(self) -> int:
        """The number of the part that stands at the top; -1 for none."""
        spot = self.spot_in_view()
        return -1 if spot is None or self.reading is None else self.reading.stretches[spot.stretch].part

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The blocks in view, each with its place in the viewport."""
        shift = self.verticalScrollBar().value()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        layout = self.document().documentLayout()
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, -shift)
            if place.top() > self.viewport().height():
                return
            yield block, place
            block = block.next()

    # Qt's events

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words of the text, without the numbers of notes and the titles that the program puts in."""
        taken, data = self.taken(), QMimeData()
        if taken is not None:
            data.setText("\n\n".join(passage.text[start:end] for passage, start, end in taken.passages))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text, the lines no longer than can be read, and the place that is read."""
        super().resizeEvent(event)
        self._fit()
        self._show_near_marks()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colors and the size of another dress, once everything has put it on."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and self._worn != worn():
            if self._read is None:
                self._read = self.top_spot()
            self._wear()

    def showEvent(self, event: QShowEvent) -> None:
        """Wear what was put on while nobody looked."""
        super().showEvent(event)
        self._wear()

    def _wear(self) -> None:
        if self.isVisible() and self._worn != worn() and not self._dressing.isActive():
            self._dressing.start()

    def event(self, event: QEvent) -> bool:
        """Show a note under its call."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            note = self._note_at(event.pos())
            QToolTip.showText(event.globalPos(), note, self) if note else QToolTip.hideText()
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the call of a note goes to the note, and back from its number."""
        super().mouseReleaseEvent(event)
        number = self._number_at(event.position().toPoint())
        if number and not self.textCursor().hasSelection():
            self.follow(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the note that is called next in the paragraph at the cursor, and from a note back to its call."""
        number = self._number_ahead() if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} else ""
        if number:
            self.follow(number)
            return
        super().keyPressEvent(event)

    def follow(self, number: str) -> None:
        """Go from a call to its note, or from a note to its call."""
        here = self.spot()
        if self.reading is None or here is None:
            return
        at = self.reading.stretches[here.stretch]
        find = self.reading.find_call if at.note is not None else self.reading.find_note
        target = find(number, at.part)
        if target is not None:
            self.go_to(target)

    def _cursor_at(self, spot: Spot) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self.map.position(spot), self.document().characterCount() - 1))
        return cursor

    def _top_of(self, spot: Spot) -> float:
        """How far down the document a place is; asking for it lays the text out as far as that."""
        position = self._cursor_at(spot).position()
        block = self.document().findBlock(position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(position - block.position())
        return top + (line.y() if line.isValid() else 0.0)

    def _number_at(self, point: QPoint) -> str:
        cursor = self.cursorForPosition(point)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        found = cursor.charFormat().property(NOTE)
        return found if isinstance(found, str) else ""

    def _number_ahead(self) -> str:
        """The number of the note at the cursor, or of the next one that its paragraph calls."""
        here = self.spot()
        if self.reading is None or here is None:
            return ""
        at = self.reading.stretches[here.stretch]
        return at.note or next((number for offset, number in at.calls if offset >= here.offset), "")

    def _note_at(self, point: QPoint) -> str:
        number = self._number_at(point)
        if not number or self.reading is None:
            return ""
        here = self.map.spot(self.cursorForPosition(point).position())
        found = self.reading.find_note(number, self.reading.stretches[here.stretch].part)
        return self.reading.stretches[found.stretch].text[:900] if found else ""

    def _draw_again(self) -> None:
        """The same text and marks in another dress, at the place that was read."""
        reading, marks, at, read = self.reading, self._marks, self._at, self._read
        self.show_reading(reading)
        self.show_marks(marks, at)
        if read is not None:
            self.go_to(read)
        self.moved.emit()

    def _fit(self) -> None:
        gutter = scale.px(GUTTER)
        spare = max(0, self.width() - gutter - scale.px(MEASURE) - scale.px(2 * 14))
        self.setViewportMargins(gutter, 0, spare, 0)
        self.margin.setGeometry(QRect(0, 0, gutter, self.height()))
        if self.viewport().width() != self.lineWrapColumnOrWidth():
            self._break_lines()

    def _break_lines(self) -> None:
        """Break the lines at the breadth that they have now; the place that is read stays at the top."""
        kept = self.top_spot() if self.lineWrapColumnOrWidth() else None  # before the first time, nothing is read
        self.setLineWrapColumnOrWidth(self.viewport().width())
        if kept is not None:
            self.verticalScrollBar().setValue(round(self._top_of(kept)))

    def _on_scrolled(self) -> None:
        self.margin.update()
        self._show_near_marks()
        self.moved.emit()

    def _show_near_marks(self) -> None:
        """Mark what is seen, and what is near it: Qt goes through all marks for each line, and there may be thousands."""
        shown, form, here = colors.active(), QTextCharFormat(), QTextCharFormat()
        form.setBackground(QColor(shown.found_ground))
        here.setBackground(QColor(shown.accent))
        here.setForeground(QColor(shown.on_accent))
        made = []
        for number in self._near_marks():
            one = QTextEdit.ExtraSelection()
            start, end = map(self.map.position, self._marks[number])
            one.cursor, one.format = QTextCursor(self.document()), here if number == self._at else form
            one.cursor.setPosition(start)
            one.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            made.append(one)
        if made or self.extraSelections():
            self.setExtraSelections(made)

    def _near_marks(self) -> range:
        """The numbers of the marks in and near what is seen; they are in the order of the text."""
        if not self._marks:
            return range(0)
        seen = self.viewport().rect()
        first = self.cursorForPosition(seen.topLeft()).position() - NEAR
        last = self.cursorForPosition(seen.bottomRight()).position() + NEAR
        return range(
            bisect_left(self._marks, first, key=lambda mark: self.map.position(mark[0])),
            bisect_right(self._marks, last, key=lambda mark: self.map.position(mark[0])),
        )


@guarded
class _Margin(QWidget):
    """Beside the text: a stripe in the color of the voice, hatched where nobody speaks for a court, and the pages."""

    def __init__(self, text: ReaderText) -> None:
        super().__init__(text)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As broad as it is drawn."""
        return QSize(scale.px(GUTTER), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the stripe and the page labels of what is in view."""
        shown = colors.active()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(shown.raised))
        font = QFont(self.font())
        font.setPixelSize(scale.px(11))
        painter.setFont(font)
        reading = self._text.reading
        for block, place in self._text.visible_blocks() if reading else ():
            number = stretch_of(block)
            if number is not None and reading is not None:
                self._stripe(painter, reading, number, place, shown)
                self._pages(painter, self._labels(reading, number), block, place)
        painter.end()

    def _stripe(self, painter: QPainter, reading: Reading, number: int, place: QRectF, shown: Palette) -> None:
        kind = reading.parts[reading.stretches[number].part].kind
        broad = scale.px(STRIPE)
        bar = QRectF(self.width() - broad - scale.px(4), place.top(), broad, place.height())
        paint_stripe(painter, bar, kind, shown)

    def _pages(self, painter: QPainter, labels: Iterable[tuple[str, Spot]], block: QTextBlock, place: QRectF) -> None:
        painter.setPen(QColor(colors.active().muted))
        for label, spot in labels:
            offset = self._text.map.position(spot) - block.position()
            line = block.layout().lineForTextPosition(max(offset, 0))
            high = line.height() if line.isValid() else 16.0
            top = place.top() + block.blockFormat().topMargin() + (line.y() if line.isValid() else 0.0)
            area = QRectF(0, top, self.width() - scale.px(STRIPE + 10), high)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
            painter.drawLine(
                QPointF(area.right() + 2, top + high / 2), QPointF(area.right() + scale.px(5), top + high / 2)
            )

    @staticmethod
    def _labels(reading: Reading, number: int) -> Iterator[tuple[str, Spot]]:
        """The pages that begin in a stretch."""
        return ((label, spot) for label, spot in reading.pages if spot.stretch == number)
