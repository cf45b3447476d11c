"""The 28-line grid of pleading paper: how many lines a text takes, and what brings it back onto the grid.

Body text stands on exact 24-point lines and so on the printed numbers. What is set single spaced
(12-point lines) must take an even number of them, or everything below it stands between two numbers.
"""

import math
import re
from collections.abc import Iterable, Sequence

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.law.briefs import Piece, Placeholder, RecordNode, TextRun, Written, WrittenNote
from app.word.metrics import Face, text_width
from app.word.styles import QUOTES, Measure, StyleBook
from app.word.typography import WORD_JOINER, bind

GRID = 24.0
"""The distance of the printed line numbers, in points."""
_ROW_AIR = 1.0
"""What a table row needs beside its lines and what stands above them, in points: its borders."""
_BASELINE = 0.8
"""Where the baseline stands in an exact line, from its top, as Word and LibreOffice set it."""
CELL_MARGINS = 2 * 5.4

_UNBREAKABLE = re.compile(rf"[^ \-–—]*(?:(?:-(?=\d)|–{WORD_JOINER})[^ \-–—]*)*(?:[\-–—]+| +|$)")

FacedText = tuple[str, Face]


def faced(pieces: Iterable[Piece], *, bold: bool = False) -> list[FacedText]:
    """The words of written pieces with the face in which each stretch is set."""
    return [(bind(run.text), _face(run, bold=bold)) for piece in pieces for run in _runs(piece)]


def _runs(piece: Piece) -> Sequence[TextRun | Placeholder | RecordNode]:
    """What is set in the line: of a footnote its mark, taken as wide as it would be at full size."""
    if isinstance(piece, WrittenNote):
        return (TextRun(text=str(piece.number)),)
    return piece.runs if isinstance(piece, Written) else (piece,)


def _face(run: TextRun | Placeholder | RecordNode, *, bold: bool) -> Face:
    if bold or isinstance(run, Placeholder) or (isinstance(run, TextRun) and run.bold):
        return Face.BOLD
    return Face.ITALIC if isinstance(run, TextRun) and run.italic else Face.ROMAN


def count_lines(texts: Sequence[FacedText], *, width: float, first: float = 0.0, size: float = 12.0) -> int:
    """How many lines a paragraph takes when broken at spaces and after hyphens and dashes, one at least.

    Args:
        width: of every line but the first, in points.
        first: the first line's own indent; negative when it hangs.
    """
    lines, used = 1, first
    for visible, whole in _stretches(texts, size):
        if used + visible > width + _TOLERANCE and used > min(first, 0.0):
            lines, used = lines + 1, 0.0
        over = int(visible // (width + _TOLERANCE)) if width > 0 else 0
        lines, used = lines + over, used + whole - over * width
    return lines


_TOLERANCE = 0.01


def _stretches(texts: Sequence[FacedText], size: float) -> Iterable[tuple[float, float]]:
    """Of each stretch that cannot break: its width without and with the spaces after it."""
    text = "".join(words for words, _ in texts)
    ends = [0.0]
    for words, face in texts:
        for character in words:
            ends.append(ends[-1] + text_width(character, face, size))
    for match in filter(re.Match.group, _UNBREAKABLE.finditer(text)):
        start, end = match.span()
        last = start + len(match.group().rstrip(" "))
        yield ends[last] - ends[start], ends[end] - ends[start]


def quote_style(texts: Sequence[FacedText], book: StyleBook, width: float) -> str:
    """The id of the quotation's style, or of its twin that adds what its lines leave over to a whole numbered line."""
    plain, *twins = (style for name in QUOTES if (style := book.find_id(name)) is not None)
    measure = book.measure(plain)
    if not book.is_numbered or measure.line is None:
        return plain
    height = _lines(texts, measure, width) * measure.line
    fitting = (style for style in (plain, *twins) if _is_whole(height + book.measure(style).after))
    return next(fitting, plain)


def _is_whole(height: float) -> bool:
    """Whether what follows stands on a number again."""
    return math.isclose((height + 0.05) % GRID, 0.05, abs_tol=0.1)


def _lines(texts: Sequence[FacedText], measure: Measure, width: float) -> int:
    return count_lines(texts, width=width - measure.left - measure.right, first=measure.first, size=measure.size)


_TALLEST = 65
"""Lines of the tallest row that may be asked for: Word knows no height over 31,680 twentieths of a point."""


def cell_drop(measure: Measure) -> float:
    """How far below the border a cell's text begins for its first line to stand on a number."""
    return max(round(_BASELINE * (GRID - measure.height), 1), 0.0)


def row_height(content: float) -> int:
    """The height of a table row that keeps the grid, in twentieths of a point, for contents so high."""
    return min(math.ceil((content + _ROW_AIR) / GRID), _TALLEST) * int(GRID) * 20


def fit_rows(table: Element, book: StyleBook) -> None:
    """Raise the least heights of a table's rows to whole numbered lines; rows without one are left alone.

    What a height lacks to whole lines is kept: a shell leaves room there for the row's borders.
    """
    margin = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}/{qn('w:top')}")
    above = int(margin.get(qn("w:w")) or 0) / 20 if margin is not None else 0.0
    for row in table.findall(qn("w:tr")):
        height = row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}")
        if height is not None and height.get(qn("w:hRule")) != "exact":
            content = above + max((_cell_height(cell, book) for cell in row.findall(qn("w:tc"))), default=0.0)
            least = int(height.get(qn("w:val")) or 0)
            if content * 20 > least:
                height.set(qn("w:val"), str(row_height(content) - -least % int(GRID * 20)))


def _cell_height(cell: Element, book: StyleBook) -> float:
    wide = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    width = int(wide.get(qn("w:w"))) / 20 - CELL_MARGINS if wide is not None else 0.0
    return sum(_paragraph_height(item, book, width) for item in cell.findall(qn("w:p")))


def _paragraph_height(paragraph: Element, book: StyleBook, width: float) -> float:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    measure = book.measure(str(style.get(qn("w:val"))) if style is not None else "Normal")
    face = Face.BOLD if measure.bold else Face.ROMAN
    text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
    lines = _lines([(text.upper() if measure.caps else text, face)], measure, width)
    return lines * measure.height + measure.after
