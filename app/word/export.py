"""A brief → the .docx and PDF that get filed, with the tables' page numbers computed until they stand still."""

import datetime as dt
import logging
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import ExportError
from app.jobs import CancelToken, Progress, ProgressCallback, no_progress
from app.law.briefs import BlockKind, Brief, WrittenBlock, WrittenBrief
from app.law.findings import counted
from app.reading.soffice import find_soffice
from app.word.convert import convert_to_pdf
from app.word.document import PASSIM_AT, write_brief
from app.word.files import put_files
from app.word.front_matter import has_tables
from app.word.pages import BODY_START, TABLES_START, PageNumbers, read_page_numbers
from app.word.pdf import PageRuns, finish_pdf
from app.word.proof import find_absent
from app.word.sections import text_area

log = logging.getLogger(__name__)

MAX_PASSES = 4
TABLES_OVER = 10
"""A brief of more pages than this needs both tables (N.D. Cal. Civ. L.R. 7-4(a)(2))."""

STALE_NOTE = "The tables have no page numbers yet: open the document in Word and press Ctrl+A, then F9."


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
class _Export:
    """One export at work in a folder of its own; the targets are touched last, and only whole."""

    brief: Brief
    written: WrittenBrief
    folder: Path
    soffice: Path | None
    timeout: float
    passim_at: int | None
    created: dt.datetime | None
    progress: ProgressCallback
    cancel: CancelToken
    tables: bool
    finish: Finish = PLAIN_FINISH
    passes: int = 0
    pages: PageNumbers | None = None
    settled: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def docx(self) -> Path:
        return self.folder / "brief.docx"

    @property
    def pdf(self) -> Path:
        return self.folder / "brief.pdf"

    @property
    def linked(self) -> Path:
        """The document that the PDF is made from: the same, with links from citations to their table."""
        return self.folder / "linked.docx"

    def write(self, *, linked: bool = False) -> None:
        self.cancel.check()
        write_brief(
            self.brief,
            self.written,
            self.linked if linked else self.docx,
            pages=self.pages,
            tables=self.tables,
            passim_at=self.passim_at,
            created=self.created,
            links=linked,
            stars=self.finish.stars,
        )

    def convert(self) -> PageNumbers:
        self.cancel.check()
        self.progress(Progress(self.passes + 1, MAX_PASSES, "counting pages"))
        convert_to_pdf(
            self.linked,
            self.pdf,
            soffice=self.soffice,
            profile=self.folder / "profile",
            timeout=self.timeout,
            pdf_a=self.finish.pdf_a,
        )
        self.passes += 1
        return read_page_numbers(self.pdf)

    def settle(self, tables_over: int | None) -> None:
        """Write and convert until the pages in the tables are the pages of the PDF."""
        self.pages = _provisional(self.written)
        while self.passes < MAX_PASSES and not self.settled:
            self.write(linked=True)
            found = self.convert()
            if self.tables and tables_over is not None and found.body_pages < tables_over:
                self.tables = False
                continue
            self.settled = not self.tables or self.pages.labels == found.labels
            self.pages = found
        if not self.settled:
            self.notes.append(f"The tables' page numbers still changed after {MAX_PASSES} passes: check them.")
        self._note_missing()
        self.write()

    def _note_missing(self) -> None:
        missing = self.pages.missing(_listed(self.written)) if self.pages and self.tables else ()
        if missing:
            self.settled = False
            self.notes.append(f"{counted(len(missing), 'place')} listed in the tables could not be found in the PDF.")

    def prove(self) -> None:
        """Prove the tables by the words of the PDF, and make it fit to leave the office."""
        if self.pages is None:
            return
        if self.tables:
            absent = find_absent(self.pdf, self.written, dict(self.pages.places), text_area(self.linked))
            self.settled = self.settled and not absent
            self.notes += [f"The PDF does not show “{words}” on the page that the tables name." for words in absent]
        places = self.pages.places
        runs = PageRuns(places.get(TABLES_START), places.get(BODY_START, 0))
        self.notes += finish_pdf(self.pdf, title=self.brief.title, runs=runs, pdf_a=self.finish.pdf_a)

    def without_pdf(self, reason: str) -> None:
        """Fall back to a document whose tables say that they are to be updated."""
        self.pages, self.settled = None, not self.tables
        self.pdf.unlink(missing_ok=True)
        self.notes.append(reason)
        if self.tables:
            self.notes.append(STALE_NOTE)
        self.write()


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
    with tempfile.TemporaryDirectory(prefix="rejoinder-", ignore_cleanup_errors=True) as work:
        export = _Export(
            brief=brief,
            written=written,
            folder=Path(work),
            soffice=soffice or find_soffice(),
            timeout=timeout,
            passim_at=passim_at,
            created=created,
            progress=progress,
            cancel=cancel or CancelToken(),
            tables=tables_over is not None and has_tables(written),
            finish=finish,
        )
        _make(export, tables_over, wants_pdf=pdf is not None)
        return _deliver(export, docx, pdf if pdf is not None and export.pdf.is_file() else None)


def _make(export: _Export, tables_over: int | None, *, wants_pdf: bool) -> None:
    if not (wants_pdf or export.tables):
        export.write()
        return
    try:
        export.settle(tables_over)
        export.prove()
    except ExportError as error:
        export.without_pdf(f"{error.reason} {error.hint}".rstrip())


def _provisional(written: WrittenBrief) -> PageNumbers:
    """Some page for every line, so that the first pass lays the tables out much as the last one does.

    LibreOffice breaks the body's pages a little differently when what stands before them changes.
    """
    return PageNumbers(labels=dict.fromkeys(_listed(written), "10"), sheets=0, body_pages=0)


def _listed(written: WrittenBrief) -> list[str]:
    blocks = (block for block in written.blocks if isinstance(block, WrittenBlock))
    headings = [block.anchor for block in blocks if block.kind is BlockKind.HEADING and block.anchor]
    return headings + [anchor for entry in written.table for anchor in entry.anchors]


def _deliver(export: _Export, docx: Path, pdf: Path | None) -> ExportReport:
    put_files([(export.docx, docx), *([(export.pdf, pdf)] if pdf else [])])
    log.info("exported a brief in %d passes", export.passes)
    return _report(export, docx, pdf)


def _report(export: _Export, docx: Path, pdf: Path | None) -> ExportReport:
    pages = export.pages
    return ExportReport(
        docx=docx,
        pdf=pdf,
        sheets=pages.sheets if pages else None,
        body_pages=pages.body_pages if pages else None,
        tables=export.tables,
        tables_stale=export.tables and not export.settled,
        passes=export.passes,
        notes=tuple(export.notes),
    )
