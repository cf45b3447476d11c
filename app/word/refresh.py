"""An edited brief brought up to date: short forms, *id.* and tables made anew, every other word left as it is."""

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.errors import DamagedFile, ExportError, UsageError
from app.jobs import CancelToken, ProgressCallback, no_progress
from app.law.briefs import BlockKind, TableEntry, TextRun, WrittenBlock, WrittenBrief
from app.law.findings import Finding, Severity
from app.word import package, wml
from app.word.desk import Desk, listed_in_tables, open_desk
from app.word.edited import (
    EditedBrief,
    EditedParagraph,
    close_ranges,
    front_matter_of,
    open_ranges,
    read_edited,
)
from app.word.front_matter import front_matter
from app.word.headings import HeadingRun, anchors_of, begin_pages, mark_following, runs_in, unmark_following
from app.word.inline import InlineWriter
from app.word.memo import Memo, citations_of, digest, paragraph_digest, put_memo, read_memo
from app.word.notes import Notes
from app.word.numbering import Numbering
from app.word.pages import BODY_START, TABLES_START, PageNumbers
from app.word.pdf import PageRuns, finish_pdf
from app.word.reforming import FindAuthority, FindByCite, Reformer, free_names, last_bookmark, make_plan, place
from app.word.shell import find_shell
from app.word.styles import StyleBook

_SECTION = re.compile(r"sec\d{5}$")
_MODEL = "cand_pleading"
"""The shell that lends its styles to a document that has lost some."""
_NOT_OURS = "Rejoinder's marks are not in this document, so its tables and short forms cannot be brought up to date."


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshReport:
    """What was brought up to date.

    Attributes:
        changed: citations that have another form now: before, after.
        kept: citations whose words the attorney changed, left as they stand.
        strangers: citations typed in Word that the library does not have; they are in the tables.
        notes: sentences for the attorney.
    """

    docx: Path
    pdf: Path | None
    changed: tuple[tuple[str, str], ...] = ()
    kept: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    tables_stale: bool = False
    passes: int = 0
    notes: tuple[str, ...] = ()


def check_edited(path: Path, find_authority: FindAuthority, find_by_cite: FindByCite) -> tuple[Finding, ...] | None:
    """What a refresh would change in an edited brief; None when the document is none of ours."""
    document = _open(path)
    memo = read_memo(document)
    if memo is None:
        return None
    work = _Refresh(document, memo)
    stale = digest(work.edited.texts) != memo.digest
    work.reform(find_authority, find_by_cite)
    return tuple(_findings(work, stale=stale and bool(front_matter_of(document))))


def _findings(work: "_Refresh", *, stale: bool) -> Iterator[Finding]:
    if stale:
        said = "The text has changed since the tables' pages were counted: refresh the document."
        yield Finding(code="tables_stale", severity=Severity.WARN, message=said)
    for old, new in work.reformer.changed:
        said = f"“{old}” should read “{new}” where it stands now."
        yield Finding(code="citation_form", severity=Severity.WARN, message=said)
    for words in work.reformer.kept:
        said = f"“{words}” was changed by hand; it is left as it stands."
        yield Finding(code="citation_edited", severity=Severity.NOTE, message=said)
    for words in work.reformer.plan.strangers:
        said = f"“{words}” was typed in Word and is not in the library."
        yield Finding(code="citation_unknown", severity=Severity.WARN, message=said)


def refresh_brief(
    source: Path,
    target: Path,
    pdf: Path | None,
    *,
    find_authority: FindAuthority,
    find_by_cite: FindByCite,
    soffice: Path | None = None,
    timeout: float = 120,
    progress: ProgressCallback = no_progress,
    cancel: CancelToken | None = None,
) -> RefreshReport:
    """Write the edited brief to `target` with its tables and short forms up to date.

    Raises:
        UsageError: the document was not made by Rejoinder, or has lost its marks.
        DamagedFile: it is no Word document.
        ExportError: nothing can be written.
    """
    document = _open(source)
    memo = read_memo(document)
    if memo is None:
        raise UsageError(f"{source}: {_NOT_OURS}", hint="Export the brief again from its matter.")
    work = _Refresh(document, memo)
    work.reform(find_authority, find_by_cite)
    with open_desk(soffice=soffice, timeout=timeout, progress=progress, cancel=cancel) as desk:
        _make(work, desk, wants_pdf=pdf is not None)
        made = desk.deliver(target, pdf)
    return RefreshReport(
        docx=target,
        pdf=made,
        changed=tuple(work.reformer.changed),
        kept=tuple(work.reformer.kept),
        strangers=tuple(work.reformer.plan.strangers),
        tables_stale=work.has_tables and not desk.settled,
        passes=desk.passes,
        notes=tuple(desk.notes),
    )


def _make(work: "_Refresh", desk: Desk, *, wants_pdf: bool) -> None:
    """Count the pages until they stand still; without LibreOffice leave the tables marked."""
    if wants_pdf or work.has_tables:
        try:
            pages = desk.settle(work)
            runs = PageRuns(pages.places.get(TABLES_START), pages.places.get(BODY_START, 0))
            desk.notes += finish_pdf(desk.pdf, title=work.document.core_properties.title or "", runs=runs, pdf_a=False)
        except ExportError as error:
            desk.give_up(error, tables=work.has_tables)
        else:
            return
    work.put_tables(None)
    work.save(desk.docx, counted=False)


def _open(path: Path) -> Document:
    try:
        return docx.Document(str(path))
    except (OSError, PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise DamagedFile(path, "this is not a Word document (.docx) that can be opened.") from error


class _Refresh:
    """One document at work: its forms first, then its tables as often as the pages change."""

    def __init__(self, document: Document, memo: Memo) -> None:
        self.document = document
        self.memo = memo
        self.book = StyleBook(document)
        self.book.adopt(StyleBook(_open(find_shell(_MODEL))))
        open_ranges(document)
        self.edited: EditedBrief = read_edited(document, self.book)
        self.written = WrittenBrief(blocks=(), table=())
        self.reformer: Reformer

    def reform(self, find_authority: FindAuthority, find_by_cite: FindByCite) -> None:
        """Give every citation its form, and every heading a bookmark."""
        plan = make_plan(self.edited, self.memo, find_by_cite)
        placed = place(self.edited, plan, find_authority)
        free_names(self.edited)
        self.reformer = Reformer(self._writer(placed), self.book, plan, self.edited)
        self.reformer.apply(placed)
        headings = tuple(_headings(self.document, self.book, self.edited))
        self.written = WrittenBrief(blocks=headings, table=tuple(_marked(placed.table, self.reformer.unmarked)))
        self._remember(placed)

    def _writer(self, written: WrittenBrief) -> InlineWriter:
        notes = Notes(self.document, self.book)
        last = last_bookmark(self.document, self.edited)
        return InlineWriter(self.book, written.table, notes.add, last_bookmark=last)

    def _remember(self, placed: WrittenBrief) -> None:
        texts = self.reformer.written
        kept = {
            anchor: replace(one, text=texts[anchor]) for anchor, one in citations_of(placed).items() if anchor in texts
        }
        self.memo = replace(self.memo, citations=kept, typed=tuple(self.reformer.plan.typed.values()))

    def put_tables(self, pages: PageNumbers | None) -> None:
        """Put the tables in the place of those that the document has; a document without tables gets none."""
        old = front_matter_of(self.document)
        if not old:
            return
        section = old[-1].find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        anchor = old[-1].getnext()
        for item in old:
            item.getparent().remove(item)
        writer = self._writer(self.written)
        made = front_matter(self.written, writer, pages, passim_at=self.memo.passim_at, stars=self.memo.stars)
        for item in made or [wml.paragraph("Normal")]:
            anchor.addprevious(item)
        anchor.getprevious().find(qn("w:pPr")).append(copy.deepcopy(section))
        _mark_body(anchor, self.document, writer)

    @property
    def has_tables(self) -> bool:
        """Whether the document has tables to be brought up to date."""
        return bool(front_matter_of(self.document))

    @property
    def listed(self) -> Sequence[str]:
        return listed_in_tables(self.written) if self.has_tables else ()

    @property
    def runs(self) -> Sequence[HeadingRun]:
        return runs_in(self.document.element.body, self._headings)

    @property
    def _headings(self) -> frozenset[str]:
        return frozenset(anchors_of(self.written.blocks))

    def write_source(self, path: Path, pages: PageNumbers, new_page: frozenset[str]) -> None:
        body = self.document.element.body
        self._lay_out(pages, new_page)
        mark_following(body, self._headings, self._writer(self.written).bookmarked)
        self.save(path, counted=True)
        unmark_following(body, self._headings)

    def write_finished(self, path: Path, pages: PageNumbers, new_page: frozenset[str]) -> None:
        self._lay_out(pages, new_page)
        self.save(path, counted=True)

    def _lay_out(self, pages: PageNumbers, new_page: frozenset[str]) -> None:
        begin_pages(self.document.element.body, self._headings, new_page, self.book)
        self.put_tables(pages)

    def rejects(self, _found: PageNumbers, /) -> bool:
        return False

    def save(self, path: Path, *, counted: bool) -> None:
        """Write the document with what it is to remember."""
        close_ranges(self.document)
        texts = tuple(read_edited(self.document, self.book).texts)
        words = digest(texts) if counted else ""
        put_memo(self.document, replace(self.memo, digest=words, paragraphs=frozenset(map(paragraph_digest, texts))))
        package.save(self.document, path)


def _marked(table: Iterable[TableEntry], unmarked: set[str]) -> Iterator[TableEntry]:
    """The lines of the table that have a place in the document."""
    for entry in table:
        anchors = tuple(anchor for anchor in entry.anchors if anchor not in unmarked)
        if anchors:
            yield replace(entry, anchors=anchors)


def _headings(document: Document, book: StyleBook, edited: EditedBrief) -> Iterator[WrittenBlock]:
    """The headings as they read now, each with a bookmark of its own."""
    numbering = Numbering(document, book)
    taken = {mark.name for paragraph in edited.paragraphs for mark in paragraph.marks}
    bookmarks = wml.Bookmarks(last_bookmark(document, edited))
    for paragraph in edited.paragraphs:
        if paragraph.level and paragraph.text.strip():
            label = "" if _is_apart(paragraph) else numbering.count_heading(paragraph.style)
            anchor = _anchor_of(paragraph, taken, bookmarks)
            pieces = (TextRun(text=paragraph.text),)
            yield WrittenBlock(kind=BlockKind.HEADING, pieces=pieces, level=paragraph.level, label=label, anchor=anchor)


def _is_apart(paragraph: EditedParagraph) -> bool:
    """Whether it has been taken out of its style's list."""
    return paragraph.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def _anchor_of(paragraph: EditedParagraph, taken: set[str], bookmarks: wml.Bookmarks) -> str:
    """The heading's bookmark; a new one for a heading that the attorney made."""
    own = next((mark.name for mark in paragraph.marks if _SECTION.match(mark.name)), None)
    if own is not None:
        return own
    number = next(n for n in range(1, 100_000) if f"sec{n:05d}" not in taken)
    name = f"sec{number:05d}"
    taken.add(name)
    properties = paragraph.element.find(qn("w:pPr"))
    content = [child for child in paragraph.element if child is not properties]
    paragraph.element.extend(bookmarks.around(name, content))
    return name


def _mark_body(first: Element, document: Document, writer: InlineWriter) -> None:
    """See that the body's start is marked: the attorney may have taken its first paragraph away."""
    names = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    paragraph = first if first.tag == qn("w:p") else next(first.iter(qn("w:p")), None)
    if BODY_START not in names and paragraph is not None:
        properties = paragraph.find(qn("w:pPr"))
        for item in reversed(writer.bookmarked(BODY_START, [])):
            paragraph.insert(0 if properties is None else 1, item)
