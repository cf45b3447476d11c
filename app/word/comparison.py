"""Comparison sheets as Word tables: bordered, the header row repeated on every page, rows kept whole."""

from collections.abc import Sequence

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.law.briefs import Piece, WrittenTable
from app.word import wml
from app.word.grid import CELL_MARGINS, cell_drop, count_lines, faced, row_height
from app.word.inline import InlineWriter
from app.word.styles import Measure, Style, StyleBook

_FIRST_SHARE = 0.7
"""The first column names the aspect compared: it takes this share of another column's width."""
_KEPT_WHOLE = 6
"""A table of so many rows or fewer stands on one page; a longer one may go on to the next."""
_BORDER = 10
"""The width of the top border, in twentieths of a point: it comes on top of the rows' heights."""


def comparison_table(table: WrittenTable, writer: InlineWriter, book: StyleBook, width: float) -> Element:
    """The table over the whole text width (in points), each row as high as whole numbered lines."""
    widths = _column_widths(max(len(row) for row in (table.header, *table.rows)), width)
    measure = book.measure(writer.style(Style.CELL))
    rows = [_row(table.header, widths, writer, measure, header=True)]
    rows += [_row(cells, widths, writer, measure, header=False) for cells in table.rows]
    if len(rows) <= _KEPT_WHOLE:
        _keep_whole(rows)
    grid = wml.el("w:tblGrid", *(wml.el("w:gridCol", w_w=twips) for twips in widths))
    return wml.el("w:tbl", _properties(writer, sum(widths), measure), grid, *rows)


def _keep_whole(rows: Sequence[Element]) -> None:
    for row in rows[:-1]:
        for paragraph in row.iter(qn("w:p")):
            wml.keep_with_next(paragraph)


def _properties(writer: InlineWriter, width: int, measure: Measure) -> Element:
    look = wml.el("w:tblLook", w_val="0020", w_firstRow=1, w_lastRow=0, w_firstColumn=0, w_lastColumn=0)
    return wml.el(
        "w:tblPr",
        wml.el("w:tblStyle", w_val=writer.style(Style.GRID)),
        wml.el("w:tblW", w_w=width, w_type="dxa"),
        wml.el("w:jc", w_val="center"),
        wml.el("w:tblLayout", w_type="fixed"),
        wml.el("w:tblCellMar", wml.el("w:top", w_w=round(cell_drop(measure) * 20), w_type="dxa")),
        look,
        wml.el("w:tblCaption", w_val="Comparison"),
    )


def _column_widths(columns: int, width: float) -> list[int]:
    if columns == 1:
        return [round(width * 20)]
    other = round(width * 20 / (columns - 1 + _FIRST_SHARE))
    return [round(width * 20) - other * (columns - 1), *[other] * (columns - 1)]


def _row(
    cells: Sequence[Sequence[Piece]], widths: Sequence[int], writer: InlineWriter, measure: Measure, *, header: bool
) -> Element:
    filled = [*cells, *[()] * (len(widths) - len(cells))]
    lines = max(_lines(cell, width, measure, bold=header) for cell, width in zip(filled, widths, strict=True))
    properties = wml.el("w:trPr", wml.el("w:cantSplit"))
    height = row_height(lines * measure.height + cell_drop(measure)) - (_BORDER if header else 0)
    properties.append(wml.el("w:trHeight", w_val=height))
    if header:
        properties.append(wml.el("w:tblHeader"))
    made = [_cell(cell, width, writer, header=header) for cell, width in zip(filled, widths, strict=True)]
    return wml.el("w:tr", properties, *made)


def _lines(cell: Sequence[Piece], width: int, measure: Measure, *, bold: bool) -> int:
    return count_lines(faced(cell, bold=bold), width=width / 20 - CELL_MARGINS, size=measure.size)


def _cell(cell: Sequence[Piece], width: int, writer: InlineWriter, *, header: bool) -> Element:
    style = writer.style(Style.CELL_HEADING if header else Style.CELL)
    properties = wml.el("w:tcPr", wml.el("w:tcW", w_w=width, w_type="dxa"))
    return wml.el("w:tc", properties, wml.paragraph(style, writer.pieces(cell, in_bold=header)))
