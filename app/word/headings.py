"""Headings kept with what they head, where LibreOffice does not: they begin a new page then, by a twin of their style.

LibreOffice deals the paragraphs out to pages by a guess of twenty to a page at first, and what is to be kept together
is lost where one of those pages began. Word needs no such help, and its pages then begin at the same places.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.law.briefs import BlockKind, WrittenBlock, WrittenBrief, WrittenTable
from app.word.styles import StyleBook

_FOLLOWING = "next"
HeadingRun = tuple[str, ...]
"""The bookmarks of headings that stand one right after the other."""


def is_heading(block: WrittenBlock | WrittenTable) -> bool:
    """Whether it is a heading that has a bookmark."""
    return isinstance(block, WrittenBlock) and block.kind is BlockKind.HEADING and bool(block.anchor)


def anchors_of(blocks: Iterable[WrittenBlock | WrittenTable]) -> Iterator[str]:
    """The bookmarks of the headings among the blocks."""
    return (block.anchor for block in blocks if isinstance(block, WrittenBlock) and is_heading(block))


def runs_of(written: WrittenBrief) -> tuple[HeadingRun, ...]:
    """The headings of a brief, those together that stand one right after the other."""
    together = groupby(written.blocks, key=is_heading)
    return tuple(tuple(anchors_of(blocks)) for are_headings, blocks in together if are_headings)


def runs_in(body: Element, headings: Collection[str]) -> tuple[HeadingRun, ...]:
    """The headings of a document, those together that stand one right after the other."""
    together = groupby((_heading_of(item, headings) for item in body.iterchildren()), key=bool)
    return tuple(tuple(names) for are_headings, names in together if are_headings)


def is_apart(run: HeadingRun, places: Mapping[str, int]) -> bool:
    """Whether headings stand on an earlier page than what they head."""
    first, after = places.get(run[0]), places.get(_following(run[-1]))
    return first is not None and after is not None and first < after


def mark_following(
    body: Element, headings: Collection[str], bookmarked: Callable[[str, Sequence[Element]], list[Element]]
) -> None:
    """Put a bookmark on what comes right after each run of headings."""
    for item in list(body.iterchildren()):
        name, after = _heading_of(item, headings), item.getnext()
        if name and after is not None and not _heading_of(after, headings):
            for paragraph in list(after.iter(qn("w:p")))[:1]:
                properties = paragraph.find(qn("w:pPr"))
                for mark in reversed(bookmarked(_following(name), [])):
                    paragraph.insert(0 if properties is None else 1, mark)


def unmark_following(body: Element, headings: Collection[str]) -> None:
    """Take those bookmarks out again."""
    names = {_following(name) for name in headings}
    marks = [mark for mark in body.iter(qn("w:bookmarkStart")) if mark.get(qn("w:name")) in names]
    numbers = {mark.get(qn("w:id")) for mark in marks}
    ends = [end for end in body.iter(qn("w:bookmarkEnd")) if end.get(qn("w:id")) in numbers]
    for mark in (*marks, *ends):
        mark.getparent().remove(mark)


def begin_pages(body: Element, headings: Collection[str], new_page: Collection[str], book: StyleBook) -> None:
    """Let these headings of a document begin a new page, and no others."""
    for item in body.iterchildren():
        name = _heading_of(item, headings)
        style = item.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if name and style is not None:
            plain = book.off_new_page(str(style.get(qn("w:val"))))
            style.set(qn("w:val"), book.on_new_page(plain) if name in new_page else plain)


def _following(heading: str) -> str:
    return f"{heading}{_FOLLOWING}"


def _heading_of(item: Element, headings: Collection[str]) -> str:
    """The bookmark of a paragraph that is one of these headings; empty for anything else."""
    marks = item.iterchildren(qn("w:bookmarkStart")) if item.tag == qn("w:p") else ()
    return next((name for mark in marks if (name := str(mark.get(qn("w:name")))) in headings), "")
