"""The pages of a draft as they would be filed, for looking at: passes of LibreOffice, and pictures of the pages.

One pass is shown as soon as it is there. Where the page numbers in its tables are not yet those of its pages, or a heading
ends a page, it says so, and the next pass for the same draft goes on from it, as an export does.
"""

import ctypes
import shutil
import tempfile
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2

from app.errors import ExportError
from app.jobs import CancelToken
from app.reading.pdfium import PDFIUM_TURN
from app.reading.soffice import find_soffice
from app.tasks.draft_brief import Draft
from app.word.convert import convert_to_pdf
from app.word.desk import MAX_PASSES, begin_with, go_on_with
from app.word.export import BriefPaper
from app.word.front_matter import has_tables
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
        settled: whether an export would look like this; another preview of the same draft comes nearer.
    """

    pdf: Path | None
    made_for: Draft
    sheets: int = 0
    body_pages: int = 0
    limit: int | None = None
    rule: str = ""
    places: dict[str, int]
    missing: str = ""
    settled: bool = True


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
        self._last: _Pass | None = None

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
        pdf = self._folder / f"pages{self._made % 3}.pdf"
        paper, last = _paper_of(draft, self._last), self._last
        going_on = last is not None and last.draft is draft
        pages, new_page = _numbers_for(paper, last), last.new_page if last and going_on else frozenset[str]()
        found = _convert(paper, pages, new_page, pdf=pdf, soffice=soffice, cancel=cancel)
        if _is_written_otherwise(paper, found):
            pages = _numbers_for(paper, last)
            found = _convert(paper, pages, new_page, pdf=pdf, soffice=soffice, cancel=cancel)
        settled, pages, new_page = go_on_with(paper, pages, new_page, found)
        passes = last.passes + 1 if last and going_on else 1
        self._last = _Pass(draft, paper.tables, pages, new_page, found.body_pages, passes)
        limit = draft.profile.find_limit(draft.brief.kind.limit_key)
        return Preview(
            pdf=pdf,
            made_for=draft,
            sheets=found.sheets,
            body_pages=found.body_pages,
            limit=limit.pages if limit else None,
            rule=limit.basis.rule if limit else "",
            places=dict(found.places),
            settled=settled or passes >= MAX_PASSES,
        )


@dataclass(frozen=True, slots=True)
class _Pass:
    """What is known after a preview: the draft it was of, whether it had tables, and what the next is written with."""

    draft: Draft
    tables: bool
    pages: PageNumbers
    new_page: frozenset[str]
    body_pages: int
    passes: int


def _paper_of(draft: Draft, last: _Pass | None) -> BriefPaper:
    """The draft on its way to pages; with tables, unless the one before it was too short for them."""
    over = draft.profile.tables.above_pages
    short = last is not None and not last.tables and last.body_pages < over
    return BriefPaper(
        brief=draft.brief,
        written=draft.written,
        tables_over=over,
        passim_at=draft.profile.passim_at,
        tables=has_tables(draft.written) and not short,
    )


def _convert(
    paper: BriefPaper, pages: PageNumbers, new_page: frozenset[str], *, pdf: Path, soffice: Path, cancel: CancelToken
) -> PageNumbers:
    docx = pdf.with_name("pages.docx")
    paper.write_source(docx, pages, new_page)
    cancel.check()
    convert_to_pdf(docx, pdf, soffice=soffice, profile=pdf.with_name("profile"))
    cancel.check()
    return read_page_numbers(pdf)


def _is_written_otherwise(paper: BriefPaper, found: PageNumbers) -> bool:
    """Whether the pages show that the paper has tables that it must not have, or the other way round; it then has."""
    if paper.rejects(found):
        return True
    grown = not paper.tables and found.body_pages >= (paper.tables_over or 0) and has_tables(paper.written)
    paper.tables = paper.tables or grown
    return grown


def _numbers_for(paper: BriefPaper, last: _Pass | None) -> PageNumbers:
    """The page numbers that the tables show until they are counted: those of the preview before, where there is one."""
    first = begin_with(paper.listed)
    known = last.pages.labels if last is not None else {}
    return replace(first, labels={name: known.get(name, page) for name, page in first.labels.items()})


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
