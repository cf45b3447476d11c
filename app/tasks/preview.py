"""The pages of a draft as they would be filed, for looking at: one pass of LibreOffice, and pictures of its pages.

The page numbers in the tables are those of the pass before; an export repeats until they stand still.
"""

import ctypes
import shutil
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from app.errors import ExportError
from app.jobs import CancelToken
from app.reading.pdfium import PDFIUM_TURN
from app.reading.soffice import find_soffice
from app.tasks.draft_brief import Draft
from app.word.convert import convert_to_pdf
from app.word.desk import listed_in_tables
from app.word.document import write_brief
from app.word.pages import PageNumbers, read_page_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The pages of one draft.

    Attributes:
        pdf: the file, which lasts until two previews later.
        sheets: all pages.
        body_pages: the pages that a limit counts.
        limit: how many the court allows; None where it has no rule.
        places: the page on which each bookmark stands, from 0.
        made_for: the draft that was set.
        missing: why there are no pages; empty when there are.
    """

    pdf: Path | None
    made_for: Draft
    sheets: int = 0
    body_pages: int = 0
    limit: int | None = None
    rule: str = ""
    places: dict[str, int]
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """One page as a picture: rows of blue, green, red and an unused byte."""

    width: int
    height: int
    stride: int
    data: bytes


class PreviewMaker:
    """Makes previews one after the other, in a folder of its own with LibreOffice's settings kept between them."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._turn = threading.Lock()
        self._made = 0
        self._before: PageNumbers | None = None

    def make(self, draft: Draft, cancel: CancelToken) -> Preview:
        """The pages of a draft.

        Raises:
            Cancelled: another draft is already there.
        """
        soffice = Path(draft.soffice) if draft.soffice else find_soffice()
        if soffice is None:
            return Preview(pdf=None, made_for=draft, places={}, missing="Pages need LibreOffice, which was not found.")
        with self._turn:
            cancel.check()
            try:
                return self._make(draft, soffice, cancel)
            except ExportError as error:
                return Preview(pdf=None, made_for=draft, places={}, missing=f"{error.reason} {error.hint}".strip())

    def close(self) -> None:
        """Remove the folder."""
        with self._turn:
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _make(self, draft: Draft, soffice: Path, cancel: CancelToken) -> Preview:
        self._folder = self._folder or Path(tempfile.mkdtemp(prefix="rejoinder-pages-"))
        self._made += 1
        docx, pdf = self._folder / "pages.docx", self._folder / f"pages{self._made % 3}.pdf"
        before = self._before or PageNumbers(labels={}, sheets=0, body_pages=0)
        labels = {name: before.labels.get(name, "1") for name in listed_in_tables(draft.written)}
        pages = PageNumbers(labels=labels, sheets=before.sheets, body_pages=before.body_pages)
        tables = self._before is None or before.body_pages >= draft.profile.tables.above_pages
        write_brief(draft.brief, draft.written, docx, pages=pages, tables=tables, passim_at=draft.profile.passim_at)
        cancel.check()
        convert_to_pdf(docx, pdf, soffice=soffice, profile=self._folder / "profile")
        cancel.check()
        self._before = read_page_numbers(pdf)
        limit = draft.profile.find_limit(draft.brief.kind.limit_key)
        return Preview(
            pdf=pdf,
            made_for=draft,
            sheets=self._before.sheets,
            body_pages=self._before.body_pages,
            limit=limit.pages if limit else None,
            rule=limit.basis.rule if limit else "",
            places=dict(self._before.places),
        )


def draw_page(pdf: Path, number: int, width: int) -> PagePicture | None:
    """A page (from 0) as a picture so many pixels wide; None when the file is not there any more."""
    with PDFIUM_TURN:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except (OSError, pypdfium2.PdfiumError):
            return None
        try:
            if number >= len(document):
                return None
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=False, prefer_bgrx=True)
            data = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
            return PagePicture(width=bitmap.width, height=bitmap.height, stride=bitmap.stride, data=data)
        finally:
            document.close()
