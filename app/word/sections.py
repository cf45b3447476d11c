"""Sections of a brief: the first page, the tables in roman numerals, the body from page 1."""

import copy

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.word import wml


def text_width(document: Document) -> float:
    """The width between the margins of the last section, in points."""
    section = document.sections[-1]
    if section.page_width is None or section.left_margin is None or section.right_margin is None:
        return 468.0
    return (section.page_width - section.left_margin - section.right_margin) / 12700


def number_as_one(document: Document) -> None:
    """Number all pages from the first: a brief without tables begins under its caption."""
    _drop_title_page(_last(document))


def divide(document: Document, *, cover_end: Element, tables_end: Element) -> None:
    """Divide the document into first page, tables and body.

    Args:
        cover_end: the last paragraph of the first page.
        tables_end: the last paragraph of the tables.
    """
    last = _last(document)
    _end_section(cover_end, copy.deepcopy(last))
    _drop_title_page(last)
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
