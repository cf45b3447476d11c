"""Sections of a brief: the first page, the tables in roman numerals, the body from page 1."""

import copy
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Emu

from app.word import wml
from app.word.proof import Margins


def text_width(document: Document) -> float:
    """The width between the margins of the last section, in points."""
    section = document.sections[-1]
    if section.page_width is None or section.left_margin is None or section.right_margin is None:
        return 468.0
    return (section.page_width - section.left_margin - section.right_margin) / 12700


def text_area(docx_file: Path) -> Margins:
    """Where the text stands on the pages of a document, a little wider than its margins: italics lean out."""
    section = docx.Document(str(docx_file)).sections[-1]
    width, height = section.page_width or Emu(0), section.page_height or Emu(0)
    return Margins(
        left=(section.left_margin or Emu(0)).pt - _LEAN,
        bottom=(section.bottom_margin or Emu(0)).pt - _LEAN,
        right=(width - (section.right_margin or 0)) / _EMU + _LEAN,
        top=(height - (section.top_margin or 0)) / _EMU + _LEAN,
    )


_LEAN = 4.0
_EMU = 12700


def number_as_one(document: Document) -> None:
    """Number all pages from the first: a brief without tables begins under its caption."""
    _drop_title_page(_last(document))


def divide(document: Document, *, cover_end: Element, tables_end: Element | None = None) -> None:
    """Divide the document into first page, tables and body.

    Args:
        cover_end: the last paragraph of the first page.
        tables_end: the last paragraph of the tables; None when there are none.
    """
    last = _last(document)
    _end_section(cover_end, copy.deepcopy(last))
    _drop_title_page(last)
    if tables_end is not None:
        tables = copy.deepcopy(last)
        _start_page(tables, "lowerRoman")
        _end_section(tables_end, tables)
    _start_page(last, "decimal")


def _last(document: Document) -> Element:
    return document.sections[-1]._sectPr  # noqa: SLF001 - python-docx names its elements so


def _end_section(paragraph: Element, section: Element) -> None:
    paragraph.find(qn("w:pPr")).append(section)


def _drop_title_page(section: Element) -> None:
    for item in section.findall(qn("w:titlePg")):
        section.remove(item)


def _start_page(section: Element, form: str) -> None:
    """Begin on a new page, numbered from one."""
    for tag in ("w:type", "w:pgNumType"):
        for old in section.findall(qn(tag)):
            section.remove(old)
    section.find(qn("w:pgSz")).addprevious(wml.el("w:type", w_val="nextPage"))
    section.find(qn("w:pgMar")).addnext(wml.el("w:pgNumType", w_fmt=form, w_start=1))
