"""A converted PDF made fit to leave the office: nothing of its maker in it, its pages called as they are printed.

The same pages give the same bytes. This is the one door of pypdf.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from app.errors import ExportError

_TIMES = (
    "timesnewroman",
    "liberationserif",
    "tinos",
    "nimbusroman",
    "times",
    "texgyretermes",
    "thorndale",
    "freeserif",
)
"""Typefaces of the widths of Times New Roman, as PDFs name them: lines break in all of them alike."""
_TESTED_FROM = 7
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_VERSION = re.compile(r"LibreOffice (\d+)")

_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><pdfaid:part>2</pdfaid:part>'
    "<pdfaid:conformance>B</pdfaid:conformance><dc:title><rdf:Alt>"
    '<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="w"?>'
)


@dataclass(frozen=True, slots=True)
class PageRuns:
    """From which sheets (counted from 0) the tables and the body are numbered; None when there are no tables."""

    tables: int | None
    body: int


def finish_pdf(pdf: Path, *, title: str, runs: PageRuns, pdf_a: bool) -> tuple[str, ...]:
    """Take out what tells of its making, and put in the title and the page labels. What was odd comes back as notes.

    Raises:
        ExportError: the PDF cannot be read or written.
    """
    try:
        reader = PdfReader(io.BytesIO(pdf.read_bytes()))
        notes = tuple(_oddities(reader))
        writer = PdfWriter(clone_from=reader)
        writer.pdf_header = reader.pdf_header
        _describe(writer, title, pdf_a=pdf_a)
        writer.create_viewer_preferences()[NameObject("/DisplayDocTitle")] = BooleanObject(True)
        _label(writer, runs)
        _identify(writer)
        writer.compress_identical_objects(
            remove_duplicates=False, remove_unreferenced=True
        )  # what was put out of use too
        made = io.BytesIO()  # pypdf writes a few bytes at a time
        writer.write(made)
        pdf.write_bytes(made.getvalue())
    except (PyPdfError, OSError, ValueError, KeyError) as error:
        raise ExportError(pdf, "The converted PDF could not be finished.") from error
    return notes


def _describe(writer: PdfWriter, title: str, *, pdf_a: bool) -> None:
    writer.metadata = None
    info = DictionaryObject({NameObject("/Title"): TextStringObject(title)})
    writer._info = writer._add_object(info).get_object()  # type: ignore[assignment]  # noqa: SLF001 - `metadata` adds pypdf's name
    root = writer.root_object
    for name in ("/Metadata", "/PieceInfo", "/OpenAction"):
        if name in root:
            del root[name]
    if pdf_a:
        root[NameObject("/Metadata")] = writer._add_object(_xmp(title))  # noqa: SLF001 - it asks for a parsed packet


def _xmp(title: str) -> StreamObject:
    stream = StreamObject()
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    stream.set_data(_XMP.format(title=escape(title)).encode())
    return stream


def _label(writer: PdfWriter, runs: PageRuns) -> None:
    """Call the sheets as they are printed: the cover by no number, then i, ii and so on, then 1, 2 and so on."""
    first = runs.body if runs.tables is None else runs.tables
    if first > 0:
        writer.set_page_label(0, first - 1, prefix="Cover")
    if runs.tables is not None and runs.body > runs.tables:
        writer.set_page_label(runs.tables, runs.body - 1, PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(runs.body, len(writer.pages) - 1, PageLabelStyle.DECIMAL)


def _identify(writer: PdfWriter) -> None:
    """The file's identifier, from its pages alone."""
    digest = hashlib.sha256()
    for page in writer.pages:
        contents = page.get_contents()
        digest.update(contents.get_data() if contents is not None else b"")
    name = ByteStringObject(digest.digest()[:16])
    writer._ID = ArrayObject([name, name])  # noqa: SLF001 - pypdf makes one of the clock otherwise


def _oddities(reader: PdfReader) -> Iterator[str]:
    maker = str(reader.metadata.producer or "") if reader.metadata else ""
    version = _VERSION.search(maker)
    if version is None or int(version[1]) < _TESTED_FROM:
        yield (
            f"The PDF was made by {maker or 'an unknown program'}, with which Rejoinder has not been tested: "
            "compare the tables with the pages."
        )
    fonts = set(_fonts(reader))
    if fonts and not any(name.startswith(_TIMES) for name in fonts):
        shown = ", ".join(sorted(fonts))
        yield (
            f"This computer has neither Times New Roman nor a typeface of its widths; the PDF is set in {shown}. "
            "Install Times New Roman or Liberation Serif and export again."
        )


def _fonts(reader: PdfReader) -> Iterator[str]:
    """The typefaces of all pages, as words of small letters."""
    for page in reader.pages:
        fonts = _table(_table(page, "/Resources"), "/Font")
        for name in fonts:
            base = str(_table(fonts, name).get("/BaseFont", "")).lstrip("/")
            yield re.sub(r"[^a-z]", "", _SUBSET.sub("", base).lower())


def _table(holder: DictionaryObject, name: str) -> DictionaryObject:
    """A dictionary within another one; an empty one when it is not there."""
    found = holder.get(name)
    table = found.get_object() if found is not None else None
    return table if isinstance(table, DictionaryObject) else DictionaryObject()
