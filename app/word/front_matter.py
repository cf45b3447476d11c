"""Table of Contents and Table of Authorities: real Word fields with their results worked out beforehand.

Word shows the results as they stand and makes them anew on F9 from the headings and TA marks. A
table whose pages are not known says so in its first line, which goes away when Word updates it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.law.briefs import BlockKind, TableEntry, TableGroup, WrittenBlock, WrittenBrief
from app.word import wml
from app.word.inline import CATEGORIES, InlineWriter, entry_anchor
from app.word.pages import PASSIM, TABLES_START, PageNumbers
from app.word.styles import CONTENTS, Style

STALE = "[PAGE NUMBERS: UPDATE IN WORD WITH CTRL+A, F9]"
STARRED = "* Authorities principally relied upon."
_GROUPS = tuple(TableGroup)


def has_tables(written: WrittenBrief) -> bool:
    """Whether there is anything for front matter to list."""
    return bool(_headings(written) or written.table)


def front_matter(
    written: WrittenBrief,
    writer: InlineWriter,
    pages: PageNumbers | None,
    *,
    passim_at: int | None,
    stars: frozenset[str] = frozenset(),
) -> list[Element]:
    """The paragraphs of both tables. `pages` None marks them stale; `stars` are keys of authorities."""
    contents = _contents(_headings(written), writer, pages)
    entries = sorted(written.table, key=lambda entry: (_GROUPS.index(entry.group), entry.sort_key))
    made = _titled("Table of Contents", contents, writer) + _titled(
        "Table of Authorities", _authorities(entries, writer, _Listing(pages, passim_at, stars)), writer
    )
    if made:
        _bookmark(made[0], writer)
    return made


def _headings(written: WrittenBrief) -> list[WrittenBlock]:
    blocks = (block for block in written.blocks if isinstance(block, WrittenBlock))
    return [block for block in blocks if block.kind is BlockKind.HEADING]


def _titled(title: str, content: list[Element], writer: InlineWriter) -> list[Element]:
    if not content:
        return []
    return [wml.paragraph(writer.style(Style.TABLES_TITLE), wml.run(title)), *content]


def _bookmark(title: Element, writer: InlineWriter) -> None:
    runs = title.findall(qn("w:r"))
    for item in writer.bookmarked(TABLES_START, runs):
        title.append(item)


def _contents(headings: Sequence[WrittenBlock], writer: InlineWriter, pages: PageNumbers | None) -> list[Element]:
    lines = [_contents_line(heading, writer, pages) for heading in headings]
    return _as_field('TOC \\o "1-4" \\h \\z \\u', lines, writer, Style.CONTENTS_1, stale=pages is None)


def _contents_line(heading: WrittenBlock, writer: InlineWriter, pages: PageNumbers | None) -> Element:
    label = wml.run(f"{heading.label}\t") if heading.label else []
    page = (pages.find(heading.anchor) if pages else None) or ""
    content = [*label, *writer.plain(heading.pieces), *wml.run(f"\t{page}")]
    style = writer.style(CONTENTS[min(max(heading.level, 1), len(CONTENTS)) - 1])
    return wml.paragraph(style, [wml.link(heading.anchor, content)] if heading.anchor else content)


@dataclass(frozen=True, slots=True)
class _Listing:
    """How the lines of the Table of Authorities end and begin."""

    pages: PageNumbers | None
    passim_at: int | None
    stars: frozenset[str]

    def pages_of(self, entry: TableEntry) -> str:
        return self.pages.listing(entry.anchors, passim_at=self.passim_at) if self.pages else ""


def _authorities(entries: Sequence[TableEntry], writer: InlineWriter, listing: _Listing) -> list[Element]:
    made: list[Element] = []
    for group, members in groupby(entries, key=lambda entry: entry.group):
        lines = [wml.paragraph(writer.style(Style.GROUP), wml.run(group.value))]
        lines += [_authority_line(entry, writer, listing) for entry in members]
        switches = "\\h \\p" if listing.passim_at is not None else "\\h"
        code = f'TOA {switches} \\c "{CATEGORIES[group]}"'
        made += _as_field(code, lines, writer, Style.GROUP, stale=listing.pages is None)
    if any(entry.authority in listing.stars for entry in entries):
        made.append(wml.paragraph(writer.style(Style.SINGLE), wml.run(STARRED)))
    return made


def _authority_line(entry: TableEntry, writer: InlineWriter, listing: _Listing) -> Element:
    pages = listing.pages_of(entry)
    star = wml.run("*") if entry.authority in listing.stars else []
    face = Style.EMPHASIS if pages == PASSIM else None
    content = [*star, *writer.pieces(entry.runs), *wml.run("\t"), *writer.words(pages, face)]
    return wml.paragraph(writer.style(Style.AUTHORITIES), writer.bookmarked(entry_anchor(entry), content))


def _as_field(
    code: str, lines: list[Element], writer: InlineWriter, note_style: Style, *, stale: bool
) -> list[Element]:
    """Put a field around paragraphs: it begins inside the first and ends inside the last."""
    if not lines:
        return []
    if stale:
        lines.insert(0, wml.paragraph(writer.style(note_style), writer.words(STALE, Style.PLACEHOLDER)))
    for place, item in enumerate(wml.field_begin(code, dirty=stale), start=1):
        lines[0].insert(place, item)
    lines[-1].append(wml.field_end())
    return lines
