"""Rows of PDF pages become lines: pleading numbers and running feet go, page numbers are learned, notes are set off.

Running heads and filing stamps stay in, as in text from elsewhere: furniture takes them out of both.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.law.opinions import Removal
from app.reading.pages import Line, Page
from app.reading.readers.pdf_columns import read_columns
from app.reading.readers.pdf_glyphs import Row
from app.reading.stamps import is_stamp, stamp_page

_LINE_NUMBER = re.compile(r"\d{1,2}")
_PAGE_NUMBER = re.compile(r"[-–—]? ?(\d{1,4}) ?[-–—]?|Page (\d{1,4})(?: of \d{1,4})?", re.IGNORECASE)
_NOTE = re.compile(r"<sup>(\d{1,3})</sup>")
_BARE_NOTE = re.compile(r"(\d{1,3})\.?\s+(?=\S)")
_SHORTEST_RUN = 15
_MARGIN = 0.22
_BAND = 0.11
_SMALLER = 0.7
_NEW_PARAGRAPH = 1.35
_FIRST_INDENT = 3
_RULE = "_" * 20


@dataclass(slots=True)
class Sheet:
    """One page of a PDF while its rows are sorted out."""

    rows: list[Row]
    width: float
    height: float
    label: str | None = None
    removals: list[Removal] = field(default_factory=list)
    stamp_page: str | None = None

    def remove(self, row: Row, kind: str) -> None:
        """Take a row out, and say so."""
        self.rows = [other for other in self.rows if other is not row]
        self.removals.append(Removal(kind, row.text(6)))


@dataclass(frozen=True, slots=True)
class _Setting:
    """How most of the text is set: its size, the distance of its lines, its left edge."""

    size: float
    leading: float
    left: float


def lay_out(sheets: Sequence[Sheet]) -> tuple[tuple[Page, ...], tuple[Removal, ...]]:
    """The pages of a PDF, and what was taken out of them."""
    for sheet in sheets:
        _strip_line_numbers(sheet)
        _read_stamp(sheet)
    _number(sheets)
    _strip_feet(sheets)
    _sort_columns(sheets)
    setting = _learn_setting(sheets)
    notes_called: set[str] = set()
    pages = tuple(
        Page(lines=tuple(_lines(sheet, setting, notes_called)), label=sheet.label or sheet.stamp_page)
        for sheet in sheets
    )
    removals = [
        Removal(removal.kind, removal.text, page.label)
        for sheet, page in zip(sheets, pages, strict=True)
        for removal in sheet.removals
    ]
    return pages, tuple(removals)


def _strip_line_numbers(sheet: Sheet) -> None:
    """Take out a column of numbers at the left that counts on; what stands below the last is the page's foot."""
    numbered = [row for row in sheet.rows if _is_number_at_left(row, sheet.width)]
    values = [int(row.pieces[0].text) for row in numbered]
    if len(values) < _SHORTEST_RUN or sum(b == a + 1 for a, b in pairwise(values)) < 0.8 * len(values):
        return
    bottom = numbered[-1].y - 0.75 * numbered[-1].size
    for row in numbered:
        sheet.removals.append(Removal("line_number", row.pieces.pop(0).text))
    sheet.rows = [row for row in sheet.rows if row.pieces]
    for row in [row for row in sheet.rows if row.y < bottom]:
        if (found := _page_number(row)) is not None:
            sheet.label = str(found)
        sheet.remove(row, "page_number" if found is not None else "running_foot")


def _is_number_at_left(row: Row, width: float) -> bool:
    return row.x0 < _MARGIN * width and _LINE_NUMBER.fullmatch(row.pieces[0].text) is not None


def _read_stamp(sheet: Sheet) -> None:
    for row in sheet.rows:
        sheet.stamp_page = stamp_page(row.text(6)) or sheet.stamp_page


def _page_number(row: Row) -> int | None:
    match = _PAGE_NUMBER.fullmatch(row.text(6))
    return int(match[1] or match[2]) if match else None


def _number(sheets: Sequence[Sheet]) -> None:
    """Numbers alone on the first or last lines are page numbers where they count on from sheet to sheet."""
    for at_foot in (True, False):
        found = [_lone_number(sheet, at_foot=at_foot) for sheet in sheets]
        for place, sheet in enumerate(sheets):
            lone = found[place]
            if lone is not None and _counts_on(found, place):
                sheet.remove(lone[0], "page_number")
                sheet.label = sheet.label or str(lone[1])
    _number_between(sheets)


def _lone_number(sheet: Sheet, *, at_foot: bool) -> tuple[Row, int] | None:
    words = [row for row in sheet.rows if not is_stamp(row.text(6))]
    for row in words[-2:] if at_foot else words[:2]:
        number = _page_number(row)
        in_band = row.y < _BAND * sheet.height if at_foot else row.y > (1 - _BAND) * sheet.height
        if number is not None and in_band:
            return row, number
    return None


def _counts_on(found: Sequence[tuple[Row, int] | None], place: int) -> bool:
    here = found[place]
    near = [(other, found[other]) for other in (place - 2, place - 1, place + 1, place + 2) if 0 <= other < len(found)]
    return here is not None and (
        len(found) == 1 or any(there is not None and there[1] - here[1] == other - place for other, there in near)
    )


def _number_between(sheets: Sequence[Sheet]) -> None:
    """A sheet without a number has the one that both its neighbours, or the ones after a first page, leave to it."""
    labels = [int(sheet.label) if sheet.label else None for sheet in sheets]
    for place, sheet in enumerate(sheets):
        before = labels[place - 1] if place else 0
        after = labels[place + 1] if place + 1 < len(sheets) else None
        if sheet.label is None and before is not None and after == before + 2:
            sheet.label = str(before + 1)


def _strip_feet(sheets: Sequence[Sheet]) -> None:
    """Take out lines at the foot that come back on other pages."""
    feet = [[row for row in sheet.rows[-3:] if row.y < _BAND * sheet.height] for sheet in sheets]
    counted = Counter(skeleton for rows in feet for skeleton in {_skeleton(row) for row in rows})
    for sheet, rows in zip(sheets, feet, strict=True):
        for row in rows:
            if counted[_skeleton(row)] > max(2, 0.3 * len(sheets)) and not is_stamp(row.text(6)):
                sheet.remove(row, "running_foot")


def _sort_columns(sheets: Sequence[Sheet]) -> None:
    """Put the rows into the order of reading; pages that leave it in doubt are told like what was taken out."""
    ordered, doubtful = read_columns([sheet.rows for sheet in sheets])
    for sheet, rows, doubt in zip(sheets, ordered, doubtful, strict=True):
        sheet.rows = rows
        if doubt:
            sheet.removals.append(Removal("doubtful_columns", ""))


def _skeleton(row: Row) -> str:
    return re.sub(r"[\d\s]+", "#", row.text(6)).casefold()


def _learn_setting(sheets: Sequence[Sheet]) -> _Setting:
    sizes: Counter[float] = Counter()
    for row in (row for sheet in sheets for row in sheet.rows):
        sizes[round(row.size, 1)] += sum(len(piece.glyphs) for piece in row.pieces)
    size = sizes.most_common(1)[0][0] if sizes else 12.0
    body = [[row for row in sheet.rows if abs(row.size - size) < 0.3] for sheet in sheets]
    gaps = Counter(round(above.y - below.y) for rows in body for above, below in pairwise(rows))
    leading = next((gap for gap, _ in gaps.most_common() if gap > 0.8 * size), round(1.2 * size))
    return _Setting(size, float(leading), _usual_left([row for rows in body for row in rows]))


def _usual_left(rows: Sequence[Row]) -> float:
    """The leftmost edge at which at least a tenth of the rows begin."""
    edges = Counter(round(row.x0) for row in rows)
    frequent = [edge for edge in edges if edges[edge - 1] + edges[edge] + edges[edge + 1] >= 0.1 * len(rows)]
    return float(min(frequent, default=72))


def _page_left(sheet: Sheet, setting: _Setting) -> float:
    """The left edge of a page: pages bound on the other side stand elsewhere than the usual."""
    body = [row for row in sheet.rows if abs(row.size - setting.size) < 0.3]
    edges = Counter(round(row.x0) for row in body)
    often = [edge for edge in edges if edges[edge] >= max(3, 0.4 * len(body))]
    own = float(min(often, default=setting.left))
    return own if abs(own - setting.left) < 2.5 * setting.size else setting.left


def _lines(sheet: Sheet, setting: _Setting, called: set[str]) -> list[Line]:
    column, left = 0.5 * setting.size, _page_left(sheet, setting)
    texts = [row.text(column) for row in sheet.rows]
    foot = _foot(sheet, texts, setting, called | {number for text in texts for number in _NOTE.findall(text)})
    lines: list[Line] = []
    for place, (row, text) in enumerate(zip(sheet.rows, texts, strict=True)):
        above = sheet.rows[place - 1] if place else None
        if place == foot:
            lines.append(Line(text=_RULE))
        elif above is not None and above.y - row.y > _NEW_PARAGRAPH * _expected(above, row, setting):
            lines.append(Line(text=""))
        in_notes = foot is not None and place >= foot
        lines.append(Line(text=_note(text, called) if in_notes else text, indent=_indent(row, left, setting.size)))
        if not in_notes:
            called.update(_NOTE.findall(text))
    return lines


def _expected(above: Row, row: Row, setting: _Setting) -> float:
    """The distance of two lines of one paragraph: small print stands closer."""
    size = max(above.size, row.size)
    return setting.leading if size > setting.size - _SMALLER else min(setting.leading, 1.3 * size)


def _indent(row: Row, left: float, size: float) -> int:
    """Columns from the left edge; a first line set in by an em counts as such, however small the print."""
    distance = row.x0 - left
    columns = max(0, round(distance / (0.5 * size)))
    return max(columns, _FIRST_INDENT) if distance >= 0.75 * size else min(columns, _FIRST_INDENT - 1)


def _foot(sheet: Sheet, texts: Sequence[str], setting: _Setting, called: set[str]) -> int | None:
    """Where small print begins that goes on to the end of the page and stands apart: notes, or one that goes on."""
    start = len(texts)
    while start and (sheet.rows[start - 1].usual_size < setting.size - _SMALLER or is_stamp(texts[start - 1])):
        start -= 1
    if start == len(texts) or all(is_stamp(text) for text in texts[start:]):
        return None
    marked = next((place for place in range(start, len(texts)) if _NOTE.match(_note(texts[place], called))), None)
    if start == 0:
        return None
    apart = abs(sheet.rows[start - 1].y - sheet.rows[start].y) > 1.15 * setting.leading
    return start if apart or marked == start else marked


def _note(text: str, called: set[str]) -> str:
    """A line of the foot; a number that begins it and was called on a page so far is a note's mark."""
    bare = _BARE_NOTE.match(text)
    return f"<sup>{bare[1]}</sup> {text[bare.end() :]}" if bare and bare[1] in called else text
