"""A brief → the .docx and PDF that get filed, with the tables' page numbers computed until they stand still."""

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import ExportError
from app.jobs import CancelToken, ProgressCallback, no_progress
from app.law.briefs import Brief, WrittenBrief
from app.law.findings import counted
from app.word.desk import Desk, listed_in_tables, open_desk
from app.word.document import PASSIM_AT, write_brief
from app.word.front_matter import has_tables
from app.word.headings import HeadingRun, runs_of
from app.word.pages import BODY_START, TABLES_START, PageNumbers
from app.word.pdf import PageRuns, finish_pdf
from app.word.proof import find_absent
from app.word.sections import text_area

log = logging.getLogger(__name__)

TABLES_OVER = 10
"""A brief of more pages than this needs both tables (N.D. Cal. Civ. L.R. 7-4(a)(2))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """What the attorney chose for a paper's PDF and its tables.

    Attributes:
        pdf_a: whether the PDF is to be a PDF/A-2b, for archives that ask for one.
        stars: the keys of the authorities that the table marks as principally relied upon.
    """

    pdf_a: bool = False
    stars: frozenset[str] = frozenset()


PLAIN_FINISH = Finish()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What an export made.

    Attributes:
        pdf: None when no PDF was asked for or none could be made; `notes` then says why.
        sheets: all pages; None when nothing was converted.
        body_pages: the pages that a page limit counts: without first page and tables when there are tables.
        tables: whether the brief has its tables.
        tables_stale: whether their page numbers are still to be made in Word.
        passes: how often LibreOffice was run.
        notes: sentences for the attorney.
    """

    docx: Path
    pdf: Path | None
    sheets: int | None = None
    body_pages: int | None = None
    tables: bool = False
    tables_stale: bool = False
    passes: int = 0
    notes: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class BriefPaper:
    """One brief on its way to pages.

    Attributes:
        tables_over, passim_at, created, finish: see `export_brief`.
        tables: whether it is written with tables.
    """

    brief: Brief
    written: WrittenBrief
    tables_over: int | None
    passim_at: int | None
    created: dt.datetime | None = None
    finish: Finish = PLAIN_FINISH
    tables: bool

    @property
    def listed(self) -> Sequence[str]:
        """The bookmarks whose pages its tables name."""
        return listed_in_tables(self.written) if self.tables else ()

    @property
    def runs(self) -> Sequence[HeadingRun]:
        """Its headings, those together that follow on one another."""
        return runs_of(self.written)

    def write_source(self, path: Path, pages: PageNumbers, new_page: frozenset[str]) -> None:
        """Write what the PDF is made from, with a bookmark wherever a page is asked for."""
        self._write(path, pages, new_page, links=True)

    def write_finished(self, path: Path, pages: PageNumbers | None, new_page: frozenset[str]) -> None:
        """Write what the attorney gets."""
        self._write(path, pages, new_page, links=False)

    def _write(self, path: Path, pages: PageNumbers | None, new_page: frozenset[str], *, links: bool) -> None:
        write_brief(
            self.brief,
            self.written,
            path,
            pages=pages,
            tables=self.tables,
            passim_at=self.passim_at,
            created=self.created,
            links=links,
            stars=self.finish.stars,
            new_page=new_page,
        )

    def rejects(self, found: PageNumbers, /) -> bool:
        """Whether it has tables and is too short for them."""
        short = self.tables and self.tables_over is not None and found.body_pages < self.tables_over
        self.tables = self.tables and not short
        return short

    def prove(self, desk: Desk, pages: PageNumbers) -> None:
        """Prove the tables by the words of the PDF, and make it fit to leave the office."""
        if self.tables:
            missing = pages.missing(self.listed)
            absent = find_absent(desk.pdf, self.written, dict(pages.places), text_area(desk.source))
            desk.settled = desk.settled and not missing and not absent
            if missing:
                desk.notes.append(
                    f"{counted(len(missing), 'place')} listed in the tables could not be found in the PDF."
                )
            desk.notes += [f"The PDF does not show “{words}” on the page that the tables name." for words in absent]
        runs = PageRuns(pages.places.get(TABLES_START), pages.places.get(BODY_START, 0))
        desk.notes += finish_pdf(desk.pdf, title=self.brief.title, runs=runs, pdf_a=self.finish.pdf_a)


def export_brief(
    brief: Brief,
    written: WrittenBrief,
    docx: Path,
    pdf: Path | None,
    *,
    tables_over: int | None = TABLES_OVER,
    passim_at: int | None = PASSIM_AT,
    created: dt.datetime | None = None,
    finish: Finish = PLAIN_FINISH,
    soffice: Path | None = None,
    timeout: float = 120,
    progress: ProgressCallback = no_progress,
    cancel: CancelToken | None = None,
) -> ExportReport:
    """Write the brief, and its PDF if asked for. LibreOffice failing costs the PDF, never the .docx.

    Args:
        pdf: where the PDF goes; None for none (LibreOffice then only counts the tables' pages).
        tables_over: the tables are left out of a brief whose body has fewer pages than this; 0 always has them,
            None never. Without LibreOffice pages cannot be counted, and the tables are put in.
        finish: what the attorney chose for the PDF and the tables.

    Raises:
        ExportError: the .docx or the PDF could not be written to its place.
        TemplateProblem: the brief's shell is not sound.
    """
    export = BriefPaper(
        brief=brief,
        written=written,
        tables_over=tables_over,
        passim_at=passim_at,
        created=created,
        finish=finish,
        tables=tables_over is not None and has_tables(written),
    )
    with open_desk(soffice=soffice, timeout=timeout, progress=progress, cancel=cancel, pdf_a=finish.pdf_a) as desk:
        pages = _make(export, desk, wants_pdf=pdf is not None)
        made = desk.deliver(docx, pdf)
    log.info("exported a brief in %d passes", desk.passes)
    return ExportReport(
        docx=docx,
        pdf=made,
        sheets=pages.sheets if pages else None,
        body_pages=pages.body_pages if pages else None,
        tables=export.tables,
        tables_stale=export.tables and not desk.settled,
        passes=desk.passes,
        notes=tuple(desk.notes),
    )


def _make(export: BriefPaper, desk: Desk, *, wants_pdf: bool) -> PageNumbers | None:
    """Write the files; without pages when nothing was, or could be, converted: tables then say that they are to be updated."""
    if wants_pdf or export.tables:
        try:
            pages = desk.settle(export)
            export.prove(desk, pages)
        except ExportError as error:
            desk.give_up(error, tables=export.tables)
        else:
            return pages
    desk.cancel.check()
    export.write_finished(desk.docx, None, frozenset())
    return None
