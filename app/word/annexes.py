"""Working papers as Word documents: a title, notes, and tables. They are never filed."""

import contextlib
import datetime as dt
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Inches, Pt
from docx.table import Table, _Cell

from app.errors import UnwritableFolder, explain_unwritten
from app.law.annexes import Annex, AnnexTable

_FONT, _SIZE = "Times New Roman", Pt(10)
_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""A fixed day: the same annex is the same document."""


def write_annex(annex: Annex, path: Path) -> None:
    """Write an annex as a .docx file, whole or not at all.

    Raises:
        UnwritableFolder: the folder cannot be written to.
    """
    data = BytesIO()
    _make(annex).save(data)
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data.getvalue())
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):  # what could not be written is not there
            beside.unlink()
        reason, hint = explain_unwritten(error)
        raise UnwritableFolder(path, reason, hint=hint) from error


def _make(annex: Annex) -> DocumentType:
    document = Document()
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", annex.title, ""
    properties.created = properties.modified = _CREATED
    _lay_across(document)
    document.styles["Normal"].font.name = _FONT
    document.styles["Normal"].font.size = _SIZE
    _heading(document, annex.title, Pt(14))
    for note in annex.notes:
        document.add_paragraph(note)
    for table in annex.tables:
        _heading(document, table.caption, Pt(11))
        _add_table(document, table)
    return document


def _lay_across(document: DocumentType) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(0.8)


def _heading(document: DocumentType, text: str, size: Pt) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(8)
    run = paragraph.add_run(text)
    run.bold, run.font.size = True, size


def _add_table(document: DocumentType, content: AnnexTable) -> None:
    if not content.rows:
        document.add_paragraph("None.")
        return
    table = document.add_table(rows=0, cols=len(content.header), style="Table Grid")
    for number, row in enumerate((content.header, *content.rows)):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _fill(cell, text, bold=number == 0)
    _repeat_header(table)


def _fill(cell: _Cell, text: str, *, bold: bool) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(line).bold = bold


def _repeat_header(table: Table) -> None:
    """Have the header stand on every page, and no row break over two."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no public way to these two
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
