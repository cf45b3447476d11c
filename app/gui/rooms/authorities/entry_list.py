"""The list: an authority on two lines (name; citation, court, date, weight, read or not), and under it what was found."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.palette import Palette, Tone
from app.gui.rooms.authorities.catalog import Entry, Row, snippet_of
from app.gui.rooms.authorities.filters import court_words
from app.gui.rooms.authorities.parts import part_color
from app.law.authorities import AuthorityKind
from app.law.weight import Weight
from app.library.results import ResultKind, SearchResult

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_LINES_OF_SNIPPET = 2
_EDGE, _INDENT = 10, 22


def weight_tone(weight: Weight) -> Tone:
    """What a weight says besides its words."""
    if not weight.may_be_cited:
        return Tone.STOP
    if weight.controls or weight is Weight.OWN_CASE:
        return Tone.OK
    return Tone.CAUTION if weight in {Weight.UNKNOWN, Weight.CHECK_MARKS, Weight.SEPARATE_OPINION} else Tone.PLAIN


def second_line(entry: Entry) -> str:
    """Citation, court and date, as far as they are known and say more than the name."""
    authority = entry.authority
    cite = authority.citation if authority.kind is AuthorityKind.OPINION else authority.kind.value
    pieces = [cite if cite != authority.name else "", court_words(authority.court), str(authority.decided or "")]
    return " · ".join(piece for piece in pieces if piece)


def row_words(row: Row) -> str:
    """A row as a screen reader says it."""
    if row.hit is not None:
        return f"{_hit_place(row.hit)}: {snippet_of(row.hit)[0]}"
    read = tr("read") if row.entry.authority.verification else tr("not read yet")
    return f"{row.entry.authority.name}, {second_line(row.entry)}, {row.entry.weighing.weight.value}, {read}"


def _hit_place(hit: SearchResult) -> str:
    page = f"{tr('at')} {hit.page}" if hit.page else ""
    what = (
        hit.kind.value if hit.kind is ResultKind.PROPOSITION else (hit.part.value.replace("_", " ") if hit.part else "")
    )
    return " ".join(word for word in (what, page) if word)


def explain(hit: SearchResult) -> tuple[str, ...]:
    """Why it was found and stands where it stands: the reasons, and what the score is made of, a line each."""
    parts = [f"{'+' if part.name in _ADDED else '×'} {part.value:.2f}  {part.reason}" for part in hit.parts]
    return (*(hit.reasons if not parts else ()), *parts, f"= {hit.score:.2f}")


_ADDED = frozenset({"words", "opinion"})
"""The parts of a score that are added; the others multiply (`SearchResult.score`)."""


class EntryModel(QAbstractListModel):
    """The rows, as Qt asks for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; rows that are put at the end leave what is selected alone."""
        new = tuple(rows)
        if self.rows and new[: len(self.rows)] == self.rows:
            if len(new) > len(self.rows):
                self.beginInsertRows(QModelIndex(), len(self.rows), len(new) - 1)
                self.rows = new
                self.endInsertRows()
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its words, or its tool tip."""
        row = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None
        if row is None:
            return None
        if role == _ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row_words(row)
        return _tip(row) if role == Qt.ItemDataRole.ToolTipRole else None


def _tip(row: Row) -> str:
    if row.hit is not None:
        return "\n".join((_hit_place(row.hit), *explain(row.hit)))
    weighing, seen = row.entry.weighing, row.entry.authority.verification
    read = f"{tr('Read by')} {seen.by}, {seen.on}" if seen else tr("Nobody has said that it was read.")
    return f"{row.entry.authority.name}\n{second_line(row.entry)}\n{weighing.weight.value}: {weighing.reason}\n{read}"


class EntryDelegate(QStyledItemDelegate):
    """Paints a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines for an authority, up to two of words under its place for what was found."""
        row = index.data(_ROW)
        line = QFontMetrics(option.font).height()
        lines = 3 if isinstance(row, Row) and row.hit is not None else 2
        return QSize(100, lines * line + scale.px(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then the row."""
        row = index.data(_ROW)
        if not isinstance(row, Row):
            return
        shown, rect = colors.active(), QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(shown.picked))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(shown.accent))
        inner = rect.adjusted(scale.px(_EDGE), scale.px(5), -scale.px(_EDGE), -scale.px(5))
        font = QFont(option.font)
        if row.hit is None:
            _paint_entry(painter, inner, row.entry, font, shown)
        else:
            _paint_hit(painter, inner, row.hit, font, shown)
        painter.restore()


def _paint_entry(painter: QPainter, rect: QRect, entry: Entry, font: QFont, shown: Palette) -> None:
    line = QFontMetrics(font).height()
    first, second = (
        QRect(rect.left(), rect.top(), rect.width(), line),
        QRect(rect.left(), rect.top() + line + 2, rect.width(), line),
    )
    read = _paint_read(painter, first, entry, font, shown)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    star = "★ " if entry.favourite else ""
    _text(painter, first.adjusted(0, 0, -read, 0), f"{star}{entry.authority.name}", bold, shown.ink)
    chip = _paint_weight(painter, second, entry.weighing.weight, font, shown)
    _text(painter, second.adjusted(0, 0, -chip, 0), second_line(entry), font, shown.muted)


def _paint_read(painter: QPainter, rect: QRect, entry: Entry, font: QFont, shown: Palette) -> int:
    """Say at the right whether it was read; the breadth that this takes."""
    seen = entry.authority.verification is not None
    words = f"✓ {tr('read')}" if seen else tr("unread")
    small = QFont(font)
    small.setPixelSize(scale.px(11))
    broad = QFontMetrics(small).horizontalAdvance(words)
    painter.setFont(small)
    painter.setPen(QColor(shown.ok if seen else shown.muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    return broad + scale.px(8)


def _paint_weight(painter: QPainter, rect: QRect, weight: Weight, font: QFont, shown: Palette) -> int:
    tone = weight_tone(weight)
    small = QFont(font)
    small.setPixelSize(scale.px(11))
    broad = QFontMetrics(small).horizontalAdvance(weight.value) + scale.px(12)
    place = QRect(rect.right() - broad + 1, rect.top(), broad, rect.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shown.ground_of(tone))
    painter.drawRoundedRect(place, 4, 4)
    painter.setFont(small)
    painter.setPen(shown.ink_of(tone))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, weight.value)
    return broad + scale.px(8)


def _text(painter: QPainter, rect: QRect, words: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def _paint_hit(painter: QPainter, rect: QRect, hit: SearchResult, font: QFont, shown: Palette) -> None:
    inner = rect.adjusted(scale.px(_INDENT - _EDGE), 0, 0, 0)
    ink = QColor(part_color(hit.part, shown)) if hit.part else QColor(shown.accent)
    painter.fillRect(QRect(rect.left() + 2, rect.top(), 3, rect.height()), ink)
    small = QFont(font)
    small.setPixelSize(scale.px(11))
    line = QFontMetrics(font).height()
    _text(painter, QRect(inner.left(), inner.top(), inner.width(), line), _hit_place(hit), small, shown.muted)
    _paint_snippet(painter, QRect(inner.left(), inner.top() + line, inner.width(), 2 * line), hit, font, shown)


def _paint_snippet(painter: QPainter, rect: QRect, hit: SearchResult, font: QFont, shown: Palette) -> None:
    words, marks = snippet_of(hit)
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.setFormats([_mark(start, end, shown) for start, end in marks])
    layout.beginLayout()
    high = 0.0
    for _line in range(_LINES_OF_SNIPPET):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, high))
        high += line.height()
    layout.endLayout()
    painter.setPen(QColor(shown.ink))
    layout.draw(painter, QPointF(rect.topLeft()))


def _mark(start: int, end: int, shown: Palette) -> QTextLayout.FormatRange:
    made, form = QTextLayout.FormatRange(), QTextCharFormat()
    form.setBackground(QColor(shown.found_ground))
    form.setForeground(QColor(shown.ink))
    made.start, made.length, made.format = start, end - start, form
    return made


class EntryList(QListView):
    """Shows rows; the one at the cursor is opened, and Enter goes on into the reader."""

    opened = Signal(object)
    """The `Row` at the cursor is to be shown."""
    entered = Signal()
    """The reader is to have the keyboard."""
    wanted_more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.rows = EntryModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(EntryDelegate(self))
        self.setAccessibleName(tr("Found"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(False)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_rows(self, rows: Sequence[Row], key: str = "") -> None:
        """Show other rows; the cursor stands on the authority of that key, if it is there, and nothing is opened."""
        self._quiet = True
        kept = self.currentIndex().row() if rows and self.rows.rows and rows[0] == self.rows.rows[0] else -1
        self.rows.show_rows(rows)
        place = next((n for n, row in enumerate(rows) if row.hit is None and row.entry.authority.key == key), -1)
        place = kept if kept >= 0 else place
        if place >= 0:
            self.setCurrentIndex(self.rows.index(min(place, len(rows) - 1)))
        self._quiet = False
        if kept < 0:
            self.scrollTo(self.rows.index(max(place, 0)))

    def stand_quietly(self, key: str) -> None:
        """Put the cursor on an authority without opening it; on none when it is not there."""
        place = next((n for n, r in enumerate(self.rows.rows) if r.hit is None and r.entry.authority.key == key), -1)
        self._quiet = True
        self.setCurrentIndex(self.rows.index(place) if place >= 0 else QModelIndex())
        self._quiet = False

    def row(self) -> Row | None:
        """The row at the cursor."""
        found = self.currentIndex().data(_ROW)
        return found if isinstance(found, Row) else None

    def stand_on(self, number: int) -> None:
        """Put the cursor on a row, which opens it."""
        if 0 <= number < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the reader."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows anew in another size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.scheduleDelayedItemsLayout()

    def _on_current(self, now: QModelIndex) -> None:
        row = now.data(_ROW)
        if isinstance(row, Row) and not self._quiet:
            self.opened.emit(row)
        if now.row() == self.rows.rowCount() - 1 and not self._quiet:
            self.wanted_more.emit()

    def _on_scrolled(self, value: int) -> None:
        if value and value >= self.verticalScrollBar().maximum() - 40:
            self.wanted_more.emit()
