"""The model between the readers and cleaning: a manuscript of pages of lines.

A reader delivers sheets as its format has them (a text file: one, or one for each form feed; a
PDF: one for each page). Furniture turns sheets into pages with the numbers one would cite.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.law.opinions import Origin, Removal, find_origin
from app.law.opposing import PagesFrom

_PAGE_MARK = re.compile(r"<page>(?P<label>\w+)</page>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line.

    Attributes:
        text: its words and inline marks, without indentation and trailing blanks.
        indent: how many blanks stand before it.
        opens: whether it begins a list item, so that it never goes on the line before.
        quoted: whether the file's own markup sets it off as a quotation.
        origins: where its text stands in the file's raw text; empty when the reader knows it not.
    """

    text: str
    indent: int = 0
    opens: bool = False
    quoted: bool = False
    origins: tuple[Origin, ...] = field(default=(), compare=False, repr=False)

    @classmethod
    def read(cls, raw: str, start: int | None = None) -> "Line":
        """The line for a raw one that begins at `start` of the raw text, tabs before it counted as eight columns."""
        text = raw.strip()
        before = raw[: len(raw) - len(raw.lstrip())]
        origins = () if start is None or not text else (Origin(0, start + len(before)),)
        return cls(text=text, indent=len(before.expandtabs(8)), origins=origins)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text

    def with_text(self, text: str) -> "Line":
        """The same line with what is left of its words after a beginning was cut; further indentation is counted."""
        inner = text.lstrip()
        shift = len(self.text) - len(inner)
        cut = self.cut(shift, shift + len(inner.rstrip()))
        return replace(cut, indent=self.indent + len(text) - len(inner))

    def cut(self, start: int, end: int) -> "Line":
        """The line with only [start, end) of its words."""
        before = [origin for origin in self.origins if origin.clean <= start]
        first = [Origin(0, before[-1].raw + start - before[-1].clean)] if before and end > start else []
        later = [Origin(origin.clean - start, origin.raw) for origin in self.origins if start < origin.clean <= end]
        return replace(self, text=self.text[start:end], origins=(*first, *later))

    def change(self, start: int, end: int, text: str) -> "Line":
        """The line with other words instead of [start, end); they count as standing where those stood."""
        return self.change_all([(start, end, text)])

    def change_all(self, changes: Sequence[tuple[int, int, str]]) -> "Line":
        """The line with other words instead of stretches [start, end), which are in order and do not overlap."""
        parts: list[str] = []
        origins: list[Origin] = []
        length = position = 0
        for start, end, text in changes:
            origins += self._origins_within(position, start, length - position)
            length += start - position
            stood, after = find_origin(self.origins, start), find_origin(self.origins, end)
            parts += (self.text[position:start], text)
            if stood is not None and after is not None:
                origins += (Origin(length, stood), Origin(length + len(text), after))
            length += len(text)
            position = end
        origins += self._origins_within(position, len(self.text), length - position)
        parts.append(self.text[position:])
        return replace(self, text="".join(parts), origins=tuple(origins))

    def _origins_within(self, start: int, end: int, by: int) -> Iterator[Origin]:
        """The origins of the stretch [start, end), which moves by so many characters."""
        first = find_origin(self.origins, start)
        if start >= end or first is None:
            return
        yield Origin(start + by, first)
        at = bisect_right(self.origins, start, key=lambda origin: origin.clean)
        while at < len(self.origins) and self.origins[at].clean < end:
            yield Origin(self.origins[at].clean + by, self.origins[at].raw)
            at += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page or sheet.

    Attributes:
        lines: what is printed on it.
        label: its number, as one would cite it; None when unknown.
        running_head: what its running head says of whose words it holds; empty for none.
        follows_notes: whether no page end but footnotes amid the text part it from the one before.
    """

    lines: tuple[Line, ...]
    label: str | None = None
    running_head: str = ""
    follows_notes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A file's text as its reader delivers it.

    Attributes:
        markdown: whether asterisks, backslashes and number signs are markup.
        removals: what the reader left out that stands in the file.
        marked_by: where the marks of pages ("<page>3</page>") in its lines come from; None when it has none.
    """

    pages: tuple[Page, ...]
    markdown: bool = False
    removals: tuple[Removal, ...] = ()
    marked_by: PagesFrom | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in order."""
        return tuple(line for page in self.pages for line in page.lines)

    def without_marks(self) -> "Manuscript":
        """The same text without its marks of pages: those of a word processor are nobody's to cite an opinion by."""
        if self.marked_by is None:
            return self
        lines = (replace(line, text=_PAGE_MARK.sub("", line.text)) for page in self.pages for line in page.lines)
        return replace(self, pages=(replace(self.pages[0], lines=tuple(lines)),), marked_by=None)

    def parted_at_marks(self) -> "Manuscript":
        """The same text with a page for each of its marks that stands on a line of its own."""
        if self.marked_by is None:
            return self
        pages: list[Page] = [Page(lines=())]
        for line in self.lines:
            if mark := _PAGE_MARK.fullmatch(line.text):
                pages.append(Page(lines=(), label=mark["label"]))
            else:
                bare = replace(line, text=_PAGE_MARK.sub("", line.text))
                pages[-1] = replace(pages[-1], lines=(*pages[-1].lines, bare))
        return replace(self, pages=tuple(page for page in pages if page.lines))
