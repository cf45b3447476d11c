"""Measures the form of a Word file: typeface, sizes, lines and margins, for the check against a court's rule."""

from pathlib import Path

import docx
from docx.document import Document

from app.filing.page_form import PageForm
from app.word.styles import Style, StyleBook


def read_form(path: Path) -> PageForm:
    """The form of a shell or finished paper, whose styles are those that a shell must have (`word.shell`)."""
    document = docx.Document(str(path))
    book = StyleBook(document)
    body = book.measure(book.id_of(Style.BODY))
    return PageForm(
        font=book.font_of(book.id_of(Style.BODY)),
        size_pt=body.size,
        footnote_size_pt=_size(book, Style.NOTE),
        quote_size_pt=_size(book, Style.QUOTE),
        line_pt=body.line,
        lines_per_page=int(_room(document) / body.line + 0.01) if body.line else None,
        line_numbers=book.is_numbered,
        margins_in=_margins(document),
    )


def _size(book: StyleBook, style: Style) -> float | None:
    found = book.find_id(style)
    return None if found is None else book.measure(found).size


def _room(document: Document) -> float:
    section = document.sections[-1]
    lengths = (section.page_height, section.top_margin, section.bottom_margin)
    height, top, bottom = (length.pt if length is not None else 0.0 for length in lengths)
    return float(height - abs(top) - abs(bottom))


def _margins(document: Document) -> tuple[float, float, float, float]:
    section = document.sections[-1]
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    top, right, bottom, left = (abs(side.inches) if side is not None else 0.0 for side in sides)
    return top, right, bottom, left
