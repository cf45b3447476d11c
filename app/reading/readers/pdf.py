"""The reader of PDFs: the text layer by geometry, since a PDF knows characters and places and nothing else.

A PDF that holds pictures of pages is refused: text recognition is another program's work.
"""

import re
from collections import Counter
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as api

from app.errors import DamagedFile, EmptyFile, EncryptedFile, FileTooLarge, NoTextLayer, SourceError
from app.law.opinions import Removal
from app.reading.pages import Manuscript, Page
from app.reading.pdfium import PDFIUM_TURN
from app.reading.readers.pdf_glyphs import read_rows
from app.reading.readers.pdf_hidden import find_hidden
from app.reading.readers.pdf_layout import Sheet, lay_out

MAX_PAGES = 3000
_STAMP = re.compile(r".*\b(?:Case|USCA\d*|Document|Doc|Page|Filed|Entry|ECF|Dkt)\b.*\d.*")
_WORDS_OF_A_PAGE = 4
_WORD = re.compile(r"[^\W\d_]{2,}")
_PASSWORD = re.compile(r"password|security", re.IGNORECASE)


def read_pdf(data: bytes, path: Path) -> Manuscript:
    """The manuscript of a PDF, a page for each of its sheets with the number printed on it.

    Raises:
        EncryptedFile, DamagedFile, FileTooLarge: it cannot be opened, or is too long.
        NoTextLayer: most of its pages are pictures.
    """
    with PDFIUM_TURN, closing(_open(data, path)) as document:
        if len(document) > MAX_PAGES:
            raise FileTooLarge(path, f"has more than {MAX_PAGES} pages.", hint="Save the opinion's pages alone.")
        pages, removals = lay_out(_read_sheets(document, path))
        wordless = [index for index, page in enumerate(pages) if not _has_words(page)]
        pictures = [index for index in wordless if _has_picture(document, index)]
    if 2 * len(wordless) > len(pages):
        raise _without_words(path, pictures=bool(pictures))
    # A page that could not be read is told like a thing that was taken out: the attorney must know of it.
    unread = tuple(Removal("picture_page", f"sheet {index + 1}", pages[index].label) for index in pictures)
    return Manuscript(pages=pages, removals=removals + unread)


def _open(data: bytes, path: Path) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if _PASSWORD.search(str(error)):
            raise EncryptedFile(path, "is locked with a password.", hint="Save a copy without the password.") from error
        raise DamagedFile(path, "is a damaged PDF.", hint="Get a sound copy of it.") from error
    if len(document) == 0:
        document.close()
        raise DamagedFile(path, "is a PDF without pages.", hint="Get a sound copy of it.")
    return document


def _read_sheets(document: pdfium.PdfDocument, path: Path) -> list[Sheet]:
    sheets = []
    for index in range(len(document)):
        try:
            with closing(document[index]) as page:
                sheets.append(_read_sheet(page))
        except pdfium.PdfiumError as error:
            raise DamagedFile(path, f"has a damaged page ({index + 1}).", hint="Get a sound copy of it.") from error
    return sheets


def _read_sheet(page: pdfium.PdfPage) -> Sheet:
    with closing(page.get_textpage()) as textpage:
        hidden = find_hidden(page, textpage)
        rows, rotated = read_rows(textpage, hidden)
        sheet = Sheet(rows=rows, width=page.get_width(), height=page.get_height())
        if words := _characters(textpage, hidden).strip():
            sheet.removals.append(Removal("hidden_text", words))
        sheet.removals.extend([Removal("rotated_text", "")] * rotated)
    return sheet


def _characters(textpage: pdfium.PdfTextPage, places: frozenset[int]) -> str:
    codes = (api.FPDFText_GetUnicode(textpage.raw, place) for place in sorted(places))
    return "".join(chr(code) for code in codes if 0x20 <= code < 0xD800)


def _has_picture(document: pdfium.PdfDocument, index: int) -> bool:
    with closing(document[index]) as page:
        return next(iter(page.get_objects(filter=[api.FPDF_PAGEOBJ_IMAGE], max_depth=4)), None) is not None


def _has_words(page: Page) -> bool:
    """Whether a page holds more than a court's filing stamp."""
    words: Counter[str] = Counter()
    for line in page.lines:
        if not _STAMP.fullmatch(line.text):
            words.update(_WORD.findall(line.text))
    return words.total() >= _WORDS_OF_A_PAGE


def _without_words(path: Path, *, pictures: bool) -> SourceError:
    if pictures:
        return NoTextLayer(
            path, "holds pictures of pages: no text layer.", hint="Run OCR (text recognition) on it first."
        )
    return EmptyFile(path, "holds no words.", hint="If its pages are drawn, run OCR (text recognition) on it first.")
