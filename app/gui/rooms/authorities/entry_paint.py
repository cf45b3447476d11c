"""How a row of the list is drawn: an authority on as many lines as its name needs, what was found of it below."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.palette import Palette, Tone
from app.gui.rooms.authorities.catalog import AROUND, Entry, Row, snippet_of
from app.gui.rooms.authorities.parts import part_color
from app.gui.rooms.authorities.row_words import row_place, second_line, weight_words
from app.gui.widgets.wrapped_items import item_breadth
from app.law.weight import Weight
from app.library.results import SearchResult

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role under which a row is asked for."""

_LINES_OF_SNIPPET = 2
_FULL = 1.7
"""So many lines of letters are surely no more than those of a snippet."""

_MEASURED = 20_000
"""Of so many words the breadth is remembered."""

_EDGE, _ABOVE, _INDENT, _GAP = 10, 5, 22, 8


def weight_tone(weight: Weight) -> Tone:
    """What a weight says besides its words."""
    if not weight.may_be_cited:
        return Tone.STOP
    if weight.controls or weight is Weight.OWN_CASE:
        return Tone.OK
    return Tone.CAUTION if weight in {Weight.UNKNOWN, Weight.CHECK_MARKS, Weight.SEPARATE_OPINION} else Tone.PLAIN


class _Measures:
    """The fonts of a row, and how broad words are in them: asked for thousands of rows whenever the list is laid out."""

    def __init__(self, font: QFont) -> None:
        self.font, self.bold, self.small = QFont(font), QFont(font), QFont(font)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self.small.setPixelSize(scale.px(11))
        self.line = QFontMetrics(font).height()
        self.plain_broad, self.bold_broad, self.small_broad = map(_broad_in, (self.font, self.bold, self.small))


def _broad_in(font: QFont) -> Callable[[str], int]:
    metrics = QFontMetrics(font)
    return lru_cache(maxsize=_MEASURED)(lambda words: metrics.horizontalAdvance(words))  # noqa: PLW0108  # Qt's own has other forms


class _Fit:
    """How the words of an entry go into a breadth: the name beside "unread", the citation beside its weight, or above it."""

    def __init__(self, entry: Entry, measures: _Measures, breadth: int) -> None:
        self.entry, self.breadth = entry, breadth
        self.font, self.bold, self.small, self.line = measures.font, measures.bold, measures.small, measures.line
        seen = entry.authority.verification is not None
        self.read = f"✓ {tr('read')}" if seen else tr("unread")
        self.name = f"★ {entry.authority.name}" if entry.favourite else entry.authority.name
        self.read_broad = measures.small_broad(self.read)
        self.chip_broad = measures.small_broad(weight_words(entry.weighing.weight)) + scale.px(12)
        first = breadth - self.read_broad - scale.px(_GAP)
        self.name_lines = 1 if measures.bold_broad(self.name) <= first else 2
        self.cite = second_line(entry)
        self.beside = measures.plain_broad(self.cite) <= breadth - self.chip_broad - scale.px(_GAP)

    @property
    def lines(self) -> int:
        """How many there are."""
        return self.name_lines + (1 if self.beside else 2)


def _count_lines(row: Row, measures: _Measures, breadth: int) -> int:
    if row.hit is None:
        return _Fit(row.entry, measures, breadth - 2 * scale.px(_EDGE)).lines
    beside = breadth - scale.px(_EDGE) - scale.px(_INDENT)
    words = _snippet(row.hit, measures.font, beside)[0]
    return 2 if measures.plain_broad(words) <= beside else 1 + _LINES_OF_SNIPPET


@guarded
class EntryDelegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, parent: QListView | None = None) -> None:
        super().__init__(parent)
        self._known: dict[tuple[str, int], _Measures] = {}
        self._lines: dict[int, tuple[object, int, int]] = {}
        """What a row tells of by its identity, the breadth at which it was asked for, and how many lines it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many lines as an authority needs; up to two of words under its place for what was found."""
        measures, row = self._measures(option.font), index.data(ROW)
        lines = self._lines_of(row, measures) if isinstance(row, Row) else 1
        return QSize(100, lines * measures.line + scale.px(12))

    def _lines_of(self, row: Row, measures: _Measures) -> int:
        """Asked for every row whenever the list is laid out or scrolled to one: counted once for each breadth."""
        told, breadth = row.hit or row.entry, self._breadth()
        known = self._lines.get(id(told))
        if known is not None and known[0] is told and known[1] == breadth:
            return known[2]
        if len(self._lines) > _MEASURED:
            self._lines.clear()
        lines = _count_lines(row, measures, breadth)
        self._lines[id(told)] = told, breadth, lines
        return lines

    def _measures(self, font: QFont) -> _Measures:
        dress = font.key(), scale.percent()
        if dress not in self._known:
            self._known = {dress: _Measures(font)}
            self._lines.clear()
        return self._known[dress]

    def _breadth(self) -> int:
        view = self.parent()
        return item_breadth(view) if isinstance(view, QListView) else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then the row."""
        row = index.data(ROW)
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
        inner = rect.adjusted(scale.px(_EDGE), scale.px(_ABOVE), -scale.px(_EDGE), -scale.px(_ABOVE))
        font = QFont(option.font)
        if row.hit is None:
            breadth = self._breadth() - 2 * scale.px(_EDGE)
            inner.setWidth(min(inner.width(), breadth))
            _paint_entry(painter, inner, _Fit(row.entry, self._measures(font), breadth), shown)
        else:
            _paint_hit(painter, inner, row, font)
        painter.restore()


def _paint_entry(painter: QPainter, rect: QRect, fit: _Fit, shown: Palette) -> None:
    _paint_read(painter, QRect(rect.left(), rect.top(), rect.width(), fit.line), fit, shown)
    first = rect.width() - fit.read_broad - scale.px(_GAP)
    top = rect.top()
    breadths = (first, rect.width())[: fit.name_lines]
    for words, breadth in zip(_broken(fit.name, fit.bold, breadths), breadths, strict=True):
        _text(painter, QRect(rect.left(), top, breadth, fit.line), words, fit.bold, shown.ink)
        top += fit.line
    top += 2
    _text(painter, QRect(rect.left(), top, rect.width(), fit.line), fit.cite, fit.font, shown.muted)
    place = QRect(rect.left(), top + fit.line, fit.chip_broad, fit.line)
    if fit.beside:
        place.moveTopLeft(QPoint(rect.right() - fit.chip_broad + 1, top))
    _paint_weight(painter, place, fit, shown)


def _broken(words: str, font: QFont, breadths: Sequence[int]) -> list[str]:
    """Words over lines of these breadths, the last one with what does not fit cut off by an ellipsis."""
    metrics = QFontMetrics(font)
    if len(breadths) == 1:
        return [metrics.elidedText(words, Qt.TextElideMode.ElideRight, breadths[0])]
    layout = QTextLayout(words, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(breadths[0])
    layout.endLayout()
    length = line.textLength()
    rest = metrics.elidedText(words[length:].strip(), Qt.TextElideMode.ElideRight, breadths[1])
    return [words[:length].strip(), rest]


def _paint_read(painter: QPainter, rect: QRect, fit: _Fit, shown: Palette) -> None:
    """Say at the right whether it was read."""
    painter.setFont(fit.small)
    painter.setPen(QColor(shown.ok if fit.entry.authority.verification else shown.muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, fit.read)


def _paint_weight(painter: QPainter, place: QRect, fit: _Fit, shown: Palette) -> None:
    weight = fit.entry.weighing.weight
    tone = weight_tone(weight)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shown.ground_of(tone))
    painter.drawRoundedRect(place, 4, 4)
    painter.setFont(fit.small)
    painter.setPen(shown.ink_of(tone))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, weight_words(weight))


def _text(painter: QPainter, rect: QRect, words: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def _paint_hit(painter: QPainter, rect: QRect, row: Row, font: QFont) -> None:
    hit, shown = row.hit, colors.active()
    if hit is None:
        return
    inner = rect.adjusted(scale.px(_INDENT - _EDGE), 0, 0, 0)
    ink = QColor(part_color(hit.part, shown)) if hit.part else QColor(shown.accent)
    painter.fillRect(QRect(rect.left() + 2, rect.top(), 3, rect.height()), ink)
    small = QFont(font)
    small.setPixelSize(scale.px(11))
    line = QFontMetrics(font).height()
    _text(painter, QRect(inner.left(), inner.top(), inner.width(), line), row_place(row), small, shown.muted)
    _paint_snippet(painter, QRect(inner.left(), inner.top() + line, inner.width(), 2 * line), hit, font, shown)


def _paint_snippet(painter: QPainter, rect: QRect, hit: SearchResult, font: QFont, shown: Palette) -> None:
    words, marks = _snippet(hit, font, rect.width())
    layout, shown_to = _laid_out(words, marks, font, rect.width())
    if shown_to < len(words):
        kept = words[: shown_to - 2].rsplit(None, 1)[0]
        inside = tuple((start, min(end, len(kept))) for start, end in marks if start < len(kept))
        layout, _ = _laid_out(f"{kept} …", inside, font, rect.width())
    painter.setPen(QColor(shown.ink))
    layout.draw(painter, QPointF(rect.topLeft()))


def _snippet(hit: SearchResult, font: QFont, breadth: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """As many words around what was found as have place."""
    letters = breadth // max(QFontMetrics(font).averageCharWidth(), 1)
    return snippet_of(hit, min(AROUND, letters), round(letters * _FULL))


def _laid_out(words: str, marks: tuple[tuple[int, int], ...], font: QFont, breadth: int) -> tuple[QTextLayout, int]:
    """The first lines of a snippet, and how many of its letters they hold."""
    layout, shown = QTextLayout(words, font), colors.active()
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.setFormats([_mark(start, end, shown) for start, end in marks])
    layout.beginLayout()
    high, last = 0.0, 0
    for _line in range(_LINES_OF_SNIPPET):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(breadth)
        line.setPosition(QPointF(0, high))
        high, last = high + line.height(), line.textStart() + line.textLength()
    layout.endLayout()
    return layout, last


def _mark(start: int, end: int, shown: Palette) -> QTextLayout.FormatRange:
    made, form = QTextLayout.FormatRange(), QTextCharFormat()
    form.setBackground(QColor(shown.found_ground))
    form.setForeground(QColor(shown.ink))
    made.start, made.length, made.format = start, end - start, form
    return made
