"""Glyphs of a PDF page become rows: characters that stand on one line, with gaps and raised numbers kept.

The one place that talks to the text layer of pdfium. Coordinates are points from the lower left.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as api

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHENS = {0x02, 0xFFFE}  # what pdfium makes of a hyphen that ends a line
_ENDS = {0x0A, 0x0D}
_CHARACTERS = {code: chr(code) for code in range(0x21, 0x7F)} | dict.fromkeys(_HYPHENS, "-") | {0xA0: " "}
_LOST = "\N{REPLACEMENT CHARACTER}"
_WIDEST_GAP = 400
"""Columns; a damaged file may put a sign miles away."""
_WIDE_GAP = 1.2
_SAME_LINE = 0.6
_RAISED_SIZE = 0.85
_RAISED_BY = 0.12
_HAIR = 1.5
_UPRIGHT = 0.2  # radians


Glyph = tuple[str, float, float]
"""One character as printed, its size and its baseline: a plain tuple, since there are millions."""


@dataclass(slots=True)
class Piece:
    """Characters that follow each other on one line without a wide gap."""

    x0: float
    x1: float
    y: float
    size: float
    first: int
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(char for char, _, _ in self.glyphs).strip()

    def add(self, glyph: Glyph, x: float) -> None:
        """Take in the next character; the largest one gives the line's baseline."""
        self.glyphs.append(glyph)
        self.x1 = max(self.x1, x)
        if glyph[1] > self.size:
            _, self.size, self.y = glyph


@dataclass(slots=True)
class Row:
    """One printed line: its pieces from left to right."""

    pieces: list[Piece]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.pieces[0].x0

    @property
    def size(self) -> float:
        """The size of its largest characters."""
        return max(piece.size for piece in self.pieces)

    @property
    def usual_size(self) -> float:
        """The size of most of its characters: a note's own number may be larger than its print."""
        sizes = Counter(size for piece in self.pieces for _, size, _ in piece.glyphs)
        return sizes.most_common(1)[0][0]

    @property
    def y(self) -> float:
        """Its baseline."""
        return max(self.pieces, key=lambda piece: piece.size).y

    def text(self, column: float) -> str:
        """Its words; wide gaps are as many blanks as columns, raised numbers stand in <sup>."""
        size, y = self.size, self.y
        parts: list[str] = []
        for place, piece in enumerate(self.pieces):
            if place:
                gap = piece.x0 - self.pieces[place - 1].x1
                parts.append(" " * min(_WIDEST_GAP, max(3, round(gap / column))) if gap > _WIDE_GAP * size else " ")
            parts.append(_marked(piece.glyphs, size, y))
        return "".join(parts).strip()


def _marked(glyphs: list[Glyph], size: float, y: float) -> str:
    written: list[str] = []
    raised = False
    small, high = _RAISED_SIZE * size, y + _RAISED_BY * size
    for char, its_size, its_y in glyphs:
        is_raised = its_size <= small and its_y > high and char.isdigit()
        if is_raised != raised:
            written.append("<sup>" if is_raised else "</sup>")
            raised = is_raised
        written.append(char)
    if raised:
        written.append("</sup>")
    return " ".join("".join(written).split())


def read_rows(textpage: pdfium.PdfTextPage, hidden: frozenset[int]) -> tuple[list[Row], int]:
    """The rows of a page from top to bottom without its hidden characters, and how many rotated pieces were left out."""
    pieces = [piece for piece in _pieces(textpage.raw, hidden) if piece.text]
    upright = [piece for piece in pieces if len(piece.glyphs) > 2 or _is_upright(textpage.raw, piece)]
    return _rows(upright), len(pieces) - len(upright)


def _is_upright(textpage: object, piece: Piece) -> bool:
    return bool(abs(api.FPDFText_GetCharAngle(textpage, piece.first)) < _UPRIGHT)


def _pieces(textpage: object, hidden: frozenset[int]) -> Iterator[Piece]:
    """Pieces in the order of the file. A loop over every character: what it calls is called millions of times."""
    get_unicode, get_size = api.FPDFText_GetUnicode, api.FPDFText_GetFontSize
    get_origin, get_matrix = api.FPDFText_GetCharOrigin, api.FPDFText_GetMatrix
    is_generated = api.FPDFText_IsGenerated
    at_x, at_y, matrix = ctypes.c_double(), ctypes.c_double(), api.FS_MATRIX()
    to_x, to_y, to_matrix = ctypes.byref(at_x), ctypes.byref(at_y), ctypes.byref(matrix)
    piece: Piece | None = None
    last = -1
    for index in range(api.FPDFText_CountChars(textpage)):
        code = get_unicode(textpage, index)
        if code in _ENDS or index in hidden:
            continue
        if code == 0x20 or is_generated(textpage, index) == 1:
            if piece is not None and code not in _HYPHENS:
                piece.glyphs.append((" ", piece.size, piece.y))
            elif piece is not None:
                piece.glyphs.append(("-", piece.size, piece.y))
            continue
        get_origin(textpage, index, to_x, to_y)
        get_matrix(textpage, index, to_matrix)  # many files set all type at size 1 and enlarge it
        x, y = at_x.value, at_y.value
        size = round(get_size(textpage, index) * (abs(matrix.d) or abs(matrix.b) or 1.0), 2)
        glyph = (_CHARACTERS.get(code) or _character(code), size, y)
        if piece is not None and _goes_on(textpage, piece, last, glyph, x):
            piece.add(glyph, x)
        else:
            if piece is not None:
                piece.x1 = _right_edge(textpage, last, piece.x1)
                yield piece
            piece = Piece(x0=x, x1=x, y=y, size=size, first=index, glyphs=[glyph])
        last = index
    if piece is not None:
        piece.x1 = _right_edge(textpage, last, piece.x1)
        yield piece


def _goes_on(textpage: object, piece: Piece, last: int, glyph: Glyph, x: float) -> bool:
    """Whether a character follows the last one on its line; that one's width is asked for only when it matters."""
    _, size, y = glyph
    largest = max(piece.size, size)
    if abs(y - piece.y) >= _SAME_LINE * largest or x < piece.x1 - 2:
        return False
    widest = _WIDE_GAP * largest
    return x - piece.x1 < widest or x - _right_edge(textpage, last, piece.x1) < widest


def _right_edge(textpage: object, index: int, default: float) -> float:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not api.FPDFText_GetCharBox(textpage, index, *map(ctypes.byref, (left, right, bottom, top))):
        return default
    return max(right.value, default)


def _character(code: int) -> str:
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code < 0x20 or 0xD800 <= code <= 0xF8FF or code > 0x10FFFF:
        return _LOST
    return chr(code)


def _rows(pieces: list[Piece]) -> list[Row]:
    """Pieces on one baseline are one row, from left to right."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x0)):
        row = rows[-1] if rows else None
        if row is not None and any(_is_printed_over(other, piece) for other in row.pieces):
            continue
        if row is not None and _is_on(row, piece):
            row.pieces.append(piece)
        else:
            rows.append(Row([piece]))
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.x0)
    return rows


def _is_printed_over(piece: Piece, other: Piece) -> bool:
    """Whether words are printed a second time a hair beside themselves, as bold type is made."""
    is_near = abs(piece.x0 - other.x0) < _HAIR and abs(piece.y - other.y) < _HAIR
    return is_near and piece.text == other.text


def _is_on(row: Row, piece: Piece) -> bool:
    """Whether a piece stands on a row: on its baseline, or raised a little above it; never over its words."""
    apart = all(piece.x0 >= other.x1 - 1 or piece.x1 <= other.x0 + 1 for other in row.pieces)
    return apart and abs(row.y - piece.y) < 0.45 * max(row.size, piece.size)
