"""Writes a brief as a Word document on its shell's paper."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.errors import ExportError, explain_unwritten
from app.law.briefs import Brief, WrittenBrief, WrittenTable
from app.word import package, sections, wml
from app.word.body import BodyWriter
from app.word.edited import read_edited
from app.word.front_matter import front_matter
from app.word.headings import anchors_of, mark_following
from app.word.inline import InlineWriter
from app.word.memo import Memo, citations_of, digest, paragraph_digest, put_memo
from app.word.notes import Notes
from app.word.numbering import Numbering
from app.word.pages import BODY_START, PageNumbers
from app.word.shell import FilledShell, fill_shell, find_shell
from app.word.styles import COVER_END, Style

PASSIM_AT = 6
"""From how many different pages on a table prints *passim*."""


def write_brief(
    brief: Brief,
    written: WrittenBrief,
    path: Path,
    *,
    pages: PageNumbers | None = None,
    tables: bool = True,
    passim_at: int | None = PASSIM_AT,
    created: dt.datetime | None = None,
    links: bool = False,
    stars: frozenset[str] = frozenset(),
    new_page: frozenset[str] = frozenset(),
) -> None:
    """Write the brief to `path`. Same input, same bytes.

    Args:
        pages: the printed page of every bookmark, for the tables; None marks the tables as stale.
        tables: whether the brief has a Table of Contents and a Table of Authorities before its body.
        passim_at: from how many pages on an authority is cited *passim*; None for never.
        created: the time that the document's properties shall show; None shows none.
        links: whether it is for the PDF: each citation links to its line in the Table of Authorities, and what
            comes after a heading has a bookmark.
        stars: the keys of the authorities that the table marks as principally relied upon.
        new_page: the bookmarks of headings that begin a new page.
    """
    shell = fill_shell(find_shell(brief.shell), brief.front)
    if links:
        shell.book.plain_links()
    notes = Notes(shell.document, shell.book)
    writer = InlineWriter(shell.book, written.table, notes.add, linked=links and tables)
    before = front_matter(written, writer, pages, passim_at=passim_at, stars=stars) if tables else []
    width = sections.text_width(shell.document)
    body = BodyWriter(writer, shell.book, Numbering(shell.document, shell.book), width, new_page)
    _divide(shell, writer, before)
    _write_body(shell, list(_body(written, body, start=BODY_START if before else "")), writer)
    if links:
        mark_following(shell.document.element.body, set(anchors_of(written.blocks)), writer.bookmarked)
    package.describe(shell.document, title=brief.title, created=created)
    if not links:
        memo = Memo(citations=citations_of(written), passim_at=passim_at, stars=stars)
        _remember(shell, memo, counted=pages is not None)
    try:
        package.save(shell.document, path)
    except OSError as error:
        reason, hint = explain_unwritten(error)
        raise ExportError(path, reason, hint=hint) from error


def _remember(shell: FilledShell, memo: Memo, *, counted: bool) -> None:
    """Let the document remember its text, and whether the tables' pages were counted for it."""
    texts = tuple(read_edited(shell.document, shell.book).texts)
    words = digest(texts) if counted else ""
    put_memo(shell.document, replace(memo, digest=words, paragraphs=frozenset(map(paragraph_digest, texts))))


def _divide(shell: FilledShell, writer: InlineWriter, before: list[Element]) -> None:
    """Put the front matter before the body, and divide first page, tables and body."""
    mark = shell.body_mark
    cover_end = _find_cover_end(mark, shell)
    if cover_end is None and not before:
        sections.number_as_one(shell.document)
        return
    if cover_end is None:
        cover_end = wml.paragraph(writer.style(Style.SINGLE))
        mark.addprevious(cover_end)
    for item in before:
        mark.addprevious(item)
    sections.divide(shell.document, cover_end=cover_end, tables_end=before[-1] if before else None)


def _write_body(shell: FilledShell, items: list[Element], writer: InlineWriter) -> None:
    mark = shell.body_mark
    for item in items:
        if _is_table(item) and _is_table(mark.getprevious()):
            mark.addprevious(wml.paragraph(writer.style(Style.CONTINUED)))
        if _is_table(item):
            _keep_lead(mark)
        mark.addprevious(item)
    _keep_lead(mark)
    _remove(mark)


def _find_cover_end(mark: Element, shell: FilledShell) -> Element | None:
    """The paragraph that ends a shell's cover, when there is one right before the body."""
    before = mark.getprevious()
    style = before.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if before is not None else None
    wanted = shell.book.find_id(COVER_END)
    return before if style is not None and wanted is not None and style.get(qn("w:val")) == wanted else None


def _body(written: WrittenBrief, body: BodyWriter, *, start: str) -> Iterator[Element]:
    """The blocks in order, the bookmark `start` in the first that can hold one."""
    for block in written.blocks:
        yield body.block(block, start=start)
        start = start if isinstance(block, WrittenTable) else ""


def _is_table(item: Element | None) -> bool:
    """Whether it is a table: two of them without a paragraph between grow together in Word."""
    return item is not None and item.tag == qn("w:tbl")


def _keep_lead(mark: Element) -> None:
    """Keep the paragraph before a table, or before the signature, on the same page with it."""
    lead = mark.getprevious()
    if lead is not None and lead.tag == qn("w:p"):
        wml.keep_with_next(lead)


def _remove(mark: Element) -> None:
    """Take the mark away; where a table would then end the text, leave an empty paragraph, which Word needs there."""
    before, after = mark.getprevious(), mark.getnext()
    if _is_table(before) and (after is None or after.tag != qn("w:p")):
        for run in mark.findall(qn("w:r")):
            mark.remove(run)
    else:
        mark.getparent().remove(mark)
