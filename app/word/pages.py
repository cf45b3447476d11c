"""On which printed page each bookmark stands, read from the named destinations of a converted PDF."""

import ctypes
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from app.errors import ExportError
from app.reading.pdfium import PDFIUM_TURN

TABLES_START = "RejoinderTables"
BODY_START = "RejoinderBody"
"""Bookmarks where the front matter and the body begin: pages are counted i, ii … and 1, 2 … from them."""

PASSIM = "passim"
_ANCHOR = re.compile(r"[A-Za-z0-9]+?(?=(?:25)*20Copy(?:25)*20\d*$|[^A-Za-z0-9]|$)")
"""A bookmark's name; LibreOffice writes one that stands in a footnote as "cite00003%2520Copy%25201", at times less the signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumbers:
    """The printed page of every bookmark of one PDF.

    Attributes:
        labels: the page as printed ("ii", "7"), by bookmark.
        sheets: all pages of the PDF.
        body_pages: the pages from the body's first to the last: what a page limit counts.
        places: the sheet of every bookmark, from 0.
    """

    labels: Mapping[str, str]
    sheets: int
    body_pages: int
    places: Mapping[str, int] = field(default_factory=dict)

    def find(self, anchor: str) -> str | None:
        """The page on which a bookmark begins, or None when the PDF has no such bookmark."""
        return self.labels.get(anchor)

    def listing(self, anchors: Iterable[str], *, passim_at: int | None = None) -> str:
        """The pages of a table's line, each once and in order; "passim" from `passim_at` different pages on."""
        found = (self.labels.get(anchor) for anchor in anchors)
        pages = list(dict.fromkeys(page for page in found if page is not None))
        if passim_at is not None and len(pages) >= passim_at:
            return PASSIM
        return ", ".join(pages)

    def missing(self, anchors: Iterable[str]) -> tuple[str, ...]:
        """The bookmarks that the PDF does not have."""
        return tuple(anchor for anchor in anchors if anchor not in self.labels)


def read_page_numbers(pdf: Path) -> PageNumbers:
    """Read the bookmarks of a PDF that LibreOffice made from a brief. Raises `ExportError` if it is none."""
    try:
        with PDFIUM_TURN, pypdfium2.PdfDocument(pdf) as document:
            return number_pages(dict(_iter_destinations(document)), len(document))
    except (pypdfium2.PdfiumError, OSError) as error:
        raise ExportError(pdf, "The converted PDF could not be read.") from error


def number_pages(sheets: Mapping[str, int], count: int) -> PageNumbers:
    """Turn sheets (counted from 0) into printed pages: arabic from the body's start, roman from the tables' start."""
    body = sheets.get(BODY_START, 0)
    tables = sheets.get(TABLES_START, 0)
    labels = {
        anchor: str(sheet - body + 1) if sheet >= body else roman(sheet - tables + 1)
        for anchor, sheet in sheets.items()
    }
    return PageNumbers(labels=labels, sheets=count, body_pages=count - body, places=dict(sheets))


def roman(number: int) -> str:
    """A number in small roman numerals, as front matter is counted; empty for none."""
    numerals = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, numeral in numerals:
        times, number = divmod(max(number, 0), value)
        text += numeral * times
    return text


def _iter_destinations(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, int]]:
    """Bookmark and sheet, by name, without what LibreOffice adds to some names."""
    for index in range(pdfium.FPDF_CountNamedDests(document)):
        name, destination = _destination(document, index)
        sheet = pdfium.FPDFDest_GetDestPageIndex(document, destination)
        match = _ANCHOR.match(name)
        if match and sheet >= 0:
            yield match.group(), sheet


def _destination(document: pypdfium2.PdfDocument, index: int) -> tuple[str, object]:
    size = ctypes.c_long(0)
    pdfium.FPDF_GetNamedDest(document, index, None, ctypes.byref(size))
    buffer = ctypes.create_string_buffer(max(size.value, 2))
    destination = pdfium.FPDF_GetNamedDest(document, index, buffer, ctypes.byref(size))
    return buffer.raw[: size.value].decode("utf-16-le").rstrip("\0"), destination
