"""Where one document is converted until the page numbers in its tables are the pages of its PDF."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from app.errors import ExportError
from app.jobs import CancelToken, Progress, ProgressCallback
from app.law.briefs import WrittenBrief
from app.reading.soffice import find_soffice
from app.word.convert import OfficeHung, convert_to_pdf
from app.word.files import put_files
from app.word.headings import HeadingRun, anchors_of, is_apart
from app.word.office import forget_settings, keep_settings, lend_settings
from app.word.pages import PageNumbers, read_page_numbers

MAX_PASSES = 4
"""Passes after which changing page numbers are given up, not counting those that a heading's new page costs."""

STALE_NOTE = "The tables have no page numbers yet: open the document in Word and press Ctrl+A, then F9."


class Paper(Protocol):
    """A document that writes itself with the pages that its tables shall name."""

    @property
    def listed(self) -> Sequence[str]:
        """The bookmarks whose pages the tables name; none without tables."""

    @property
    def runs(self) -> Sequence[HeadingRun]:
        """Its headings."""

    def write_source(self, path: Path, pages: PageNumbers, new_page: frozenset[str]) -> None:
        """Write what is converted; `mark_following` has marked it."""

    def write_finished(self, path: Path, pages: PageNumbers, new_page: frozenset[str]) -> None:
        """Write what the attorney gets, while the other is being converted."""

    def rejects(self, found: PageNumbers, /) -> bool:
        """Whether the paper turned out to be one that is written otherwise."""


@dataclass(slots=True, kw_only=True)
class Desk:
    """A folder for one paper, and LibreOffice's passes over it.

    Attributes:
        passes: how often LibreOffice was run.
        settled: whether the last pass found every page where the tables say that it is.
        notes: sentences for the attorney.
    """

    folder: Path
    soffice: Path | None
    timeout: float
    progress: ProgressCallback
    cancel: CancelToken
    pdf_a: bool = False
    passes: int = 0
    settled: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def docx(self) -> Path:
        """The document that the attorney gets."""
        return self.folder / "brief.docx"

    @property
    def pdf(self) -> Path:
        """The PDF of the last pass."""
        return self.folder / "brief.pdf"

    @property
    def source(self) -> Path:
        """The document that the PDF is made from."""
        return self.folder / "source.docx"

    def settle(self, paper: Paper) -> PageNumbers:
        """Write and convert until the pages in the tables are the pages of the PDF, and no heading ends a page.

        Raises:
            ExportError: there is no LibreOffice, or it fails.
        """
        pages, new_page = begin_with(paper.listed), frozenset[str]()
        while True:
            found = self._pass(paper, pages, new_page)
            if not paper.rejects(found):
                self.settled, pages, new_page = go_on_with(paper, pages, new_page, found)
            if self.settled:
                self._finish(paper, pages, new_page)
                return found
            if self.passes >= MAX_PASSES + len(new_page):
                self.notes.append(f"The tables' page numbers still changed after {self.passes} passes: check them.")
                paper.write_finished(self.docx, pages, new_page)
                return found

    def deliver(self, docx: Path, pdf: Path | None) -> Path | None:
        """Put the finished files in their places; the PDF's place when one was wanted and made."""
        made = pdf if pdf is not None and self.pdf.is_file() else None
        put_files([(self.docx, docx), *([(self.pdf, made)] if made else [])])
        return made

    def give_up(self, error: ExportError, *, tables: bool) -> None:
        """Go on without a PDF, and say why."""
        self.pdf.unlink(missing_ok=True)
        self.settled = False
        self.notes += [f"{error.reason} {error.hint}".rstrip(), *([STALE_NOTE] if tables else [])]

    def _pass(self, paper: Paper, pages: PageNumbers, new_page: frozenset[str]) -> PageNumbers:
        self.cancel.check()
        self.progress(Progress(self.passes + 1, MAX_PASSES, "counting pages"))
        paper.write_source(self.source, pages, new_page)
        self.docx.unlink(missing_ok=True)
        with ThreadPoolExecutor(1) as meanwhile:
            may_settle = self.passes > 0 or not paper.listed
            writing = meanwhile.submit(self._finish, paper, pages, new_page) if may_settle else None
            self._convert()
            if writing is not None:
                writing.result()
        self.passes += 1
        return read_page_numbers(self.pdf)

    def _finish(self, paper: Paper, pages: PageNumbers, new_page: frozenset[str]) -> None:
        """Write what the attorney gets, unless that was done while LibreOffice was at work."""
        if not self.docx.exists():
            paper.write_finished(self.docx, pages, new_page)

    def _convert(self) -> None:
        """One pass, with settings that were kept if there are any; should they be to blame for a failure, without."""
        profile, program = self.folder / "profile", self.soffice
        if program is None or profile.exists():
            self._run(profile)
            return
        lent = lend_settings(profile, program)
        try:
            self._run(profile)
        except ExportError as error:
            forget_settings()
            if not lent or isinstance(error, OfficeHung):
                raise
            shutil.rmtree(profile, ignore_errors=True)
            self._run(profile)
            lent = False
        if not lent:
            keep_settings(profile, program)

    def _run(self, profile: Path) -> None:
        convert_to_pdf(
            self.source, self.pdf, soffice=self.soffice, profile=profile, timeout=self.timeout, pdf_a=self.pdf_a
        )


@contextmanager
def open_desk(
    *,
    soffice: Path | None,
    timeout: float,
    progress: ProgressCallback,
    cancel: CancelToken | None,
    pdf_a: bool = False,
) -> Iterator[Desk]:
    """A desk in a folder that goes away afterwards.

    Args:
        soffice: the program; None looks for it.
    """
    with tempfile.TemporaryDirectory(prefix="rejoinder-", ignore_cleanup_errors=True) as folder:
        yield Desk(
            folder=Path(folder),
            soffice=soffice or find_soffice(),
            timeout=timeout,
            progress=progress,
            cancel=cancel or CancelToken(),
            pdf_a=pdf_a,
        )


def listed_in_tables(written: WrittenBrief) -> list[str]:
    """The bookmarks whose pages both tables name."""
    return [*anchors_of(written.blocks), *(anchor for entry in written.table for anchor in entry.anchors)]


def begin_with(listed: Iterable[str]) -> PageNumbers:
    """Some page for every line, so that the first pass lays the tables out much as the last one does.

    LibreOffice breaks the body's pages a little differently when what stands before them changes.
    """
    return PageNumbers(labels=dict.fromkeys(listed, "10"), sheets=0, body_pages=0)


def go_on_with(
    paper: Paper, pages: PageNumbers, new_page: frozenset[str], found: PageNumbers
) -> tuple[bool, PageNumbers, frozenset[str]]:
    """Whether a pass found every page where the tables say that it is and no heading at a page's foot; what the next is written with."""
    apart = next((run for run in paper.runs if is_apart(run, found.places) and run[0] not in new_page), ())
    settled = not apart and all(pages.find(name) == found.find(name) for name in paper.listed)
    return settled, _carried(apart, found), new_page | set(apart[:1])


def _carried(headings: HeadingRun, found: PageNumbers) -> PageNumbers:
    """The pages as they will most likely be once these headings begin the next page."""
    known = [name for name in headings if name in found.places]
    stay = [name for name in known if found.places[name] == found.places[known[0]]]
    labels = {name: str(int(found.labels[name]) + 1) for name in stay if found.labels[name].isdigit()}
    return replace(found, labels={**found.labels, **labels})
