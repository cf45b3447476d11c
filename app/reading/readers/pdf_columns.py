"""Pages set in two columns: known by their gutter, and read down one column and then down the other.

A gutter is where, on many lines, words end and other words begin flush below each other, between two columns of about
one width that prose fills. What has the gutter and not the rest (a table, columns of two widths, three columns) is told as
doubtful: its words may have been read across. A caption's two halves are neither, since few of their lines are full.
"""

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.reading.readers.pdf_glyphs import Piece, Row

_FEWEST_ROWS = 8
_FEWEST_DOUBTFUL = 12
_WORDS_OF_PROSE = 4
_FLUSH = 2.0
_ALIKE = 0.8
_FULL = 0.75
_MOSTLY = 0.6
_FEWEST_ON_OTHER_SHEET = 2
_MOST_ACROSS = 0.2
_HEAD_GAP = 1.6
_SMALLER = 0.7


@dataclass(frozen=True, slots=True)
class Gutter:
    """The blank between two columns: its middle, the second column's edge, and how far that is from the first's."""

    middle: float
    right: float
    shift: float

    def part(self, row: Row) -> tuple[list[Piece], list[Piece]] | None:
        """The row's pieces in the first and in the second column; None when its words run across."""
        first = [piece for piece in row.pieces if piece.x1 <= self.middle]
        second = [piece for piece in row.pieces if piece.x0 >= self.middle]
        return (first, second) if len(first) + len(second) == len(row.pieces) else None


def read_columns(sheets: Sequence[list[Row]]) -> tuple[list[list[Row]], list[bool]]:
    """The rows of each sheet in the order of reading, and whether a sheet seems to have columns and no certain ones."""
    sides = [_sides(rows) for rows in sheets]
    gutters = [_gutter(one) if one else None for one in sides]
    known = [gutter for gutter in gutters if gutter]
    ordered, doubtful = [], []
    for rows, side, own in zip(sheets, sides, gutters, strict=True):
        gutter = own or next((one for one in known if _fits(one, rows)), None)
        ordered.append(_unfold(rows, gutter) if gutter else rows)
        doubtful.append(gutter is None and side is not None and _is_doubtful(side))
    return ordered, doubtful


@dataclass(frozen=True, slots=True)
class _Sides:
    """The rows of a sheet that have words on both sides of one place, cut in two there."""

    first: list[list[Piece]]
    second: list[list[Piece]]


def _sides(rows: Sequence[Row]) -> _Sides | None:
    """The two sides of the place at which most rows begin anew after a gap; None when they are few."""
    cuts = [(row, place) for row in rows for place in _gaps(row)]
    edges = Counter(round(row.pieces[place].x0) for row, place in cuts)
    if not edges:
        return None
    edge = max(edges, key=lambda at: (edges[at - 1] + edges[at] + edges[at + 1], edges[at]))
    at_edge = [(row, place) for row, place in cuts if abs(row.pieces[place].x0 - edge) <= _FLUSH]
    if len(at_edge) < _FEWEST_ROWS:
        return None
    return _Sides([row.pieces[:place] for row, place in at_edge], [row.pieces[place:] for row, place in at_edge])


def _gaps(row: Row) -> Iterator[int]:
    """The places of pieces before which there is a blank as wide as the type is high."""
    return (
        place
        for place, (one, other) in enumerate(pairwise(row.pieces), start=1)
        if other.x0 - one.x1 >= max(one.size, other.size)
    )


def _gutter(sides: _Sides) -> Gutter | None:
    first, second = _extent(sides.first), _extent(sides.second)
    widths = (first[1] - first[0], second[1] - second[0])
    if first[1] >= second[0] or min(widths) < _ALIKE * max(widths):
        return None
    if not (_is_filled(sides.first, first) and _is_filled(sides.second, second)):
        return None
    return Gutter(middle=(first[1] + second[0]) / 2, right=second[0], shift=second[0] - first[0])


def _extent(column: Sequence[Sequence[Piece]]) -> tuple[float, float]:
    """The edge at which most of a column's rows begin, and where the longest ends."""
    edge, _ = Counter(round(pieces[0].x0) for pieces in column).most_common(1)[0]
    return float(edge), max(pieces[-1].x1 for pieces in column)


def _is_filled(column: Sequence[Sequence[Piece]], extent: tuple[float, float]) -> bool:
    width = _FULL * (extent[1] - extent[0])
    return sum(pieces[-1].x1 - pieces[0].x0 >= width for pieces in column) >= _MOSTLY * len(column)


def _is_doubtful(sides: _Sides) -> bool:
    words = [
        [sum(len(piece.text.split()) for piece in pieces) for pieces in side] for side in (sides.first, sides.second)
    ]
    return len(sides.first) >= _FEWEST_DOUBTFUL and all(statistics.median(side) >= _WORDS_OF_PROSE for side in words)


def _fits(gutter: Gutter, rows: Sequence[Row]) -> bool:
    """Whether a sheet with few rows in the second column has the gutter of another one."""
    parted = [gutter.part(row) for row in rows]
    flush = [both for both in parted if both and both[1] and abs(both[1][0].x0 - gutter.right) <= _FLUSH]
    return len(flush) >= _FEWEST_ON_OTHER_SHEET and parted.count(None) <= _MOST_ACROSS * len(rows)


def _unfold(rows: Sequence[Row], gutter: Gutter) -> list[Row]:
    """The rows column by column; those that run across part what is above them from what is below."""
    unfolded: list[Row] = []
    band: list[tuple[list[Piece], list[Piece]]] = []
    head = _head(rows)
    for place, row in enumerate(rows):
        both = gutter.part(row) if place >= head else None
        if both is None:
            unfolded += [*_one_below_the_other(band, gutter.shift), row]
            band = []
        else:
            band.append(both)
    return [*unfolded, *_notes_last(_one_below_the_other(band, gutter.shift), rows)]


def _head(rows: Sequence[Row]) -> int:
    """How many rows stand apart at the top: a running head, whose two ends are no columns."""
    steps = [above.y - below.y for above, below in pairwise(rows)]
    usual = statistics.median(steps) if steps else 0.0
    return 1 if steps and steps[0] > _HEAD_GAP * usual else 0


def _one_below_the_other(band: Sequence[tuple[list[Piece], list[Piece]]], shift: float) -> list[Row]:
    first = [Row(pieces) for pieces, _ in band if pieces]
    second = [Row([_moved(piece, -shift) for piece in pieces]) for _, pieces in band if pieces]
    return [*first, *second]


def _moved(piece: Piece, by: float) -> Piece:
    return replace(piece, x0=piece.x0 + by, x1=piece.x1 + by)


def _notes_last(rows: Sequence[Row], page: Sequence[Row]) -> list[Row]:
    """The rows of a page's last band, the small print at the end of the first column moved behind the second."""
    turn = next((place for place, (above, below) in enumerate(pairwise(rows), start=1) if below.y > above.y), len(rows))
    sizes: Counter[float] = Counter()
    for row in page:
        sizes[row.usual_size] += sum(len(piece.glyphs) for piece in row.pieces)
    small = sizes.most_common(1)[0][0] - _SMALLER
    first, second = _end_of_body(rows[:turn], small), _end_of_body(rows[turn:], small) + turn
    return [*rows[:first], *rows[turn:second], *rows[first:turn], *rows[second:]]


def _end_of_body(column: Sequence[Row], small: float) -> int:
    end = len(column)
    while end and column[end - 1].usual_size < small:
        end -= 1
    return end
