"""A decided case's text as reading leaves it: parts, paragraphs with pages, footnotes, quality."""

from dataclasses import dataclass, field

from app.law.authorities import PartKind, ReporterCitation
from app.law.courts import CourtId
from app.law.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """A stretch of a paragraph printed in italics or bold: [start, end) in its text."""

    start: int
    end: int
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of clean text.

    Attributes:
        text: the words, without page furniture.
        page: the page it begins on, in the numbering one would cite; None when unknown.
        page_turns: (offset, page) for each place where a later page begins inside it.
        heading: whether it is a heading.
        block_quote: whether it is set off as a quotation of another source.
        footnotes: numbers of the notes called in it, in order.
        footnote_calls: the offset in `text` where each of those calls stands.
        emphasis: italics and bold.
    """

    text: str
    page: str | None = None
    page_turns: tuple[tuple[int, str], ...] = ()
    heading: bool = False
    block_quote: bool = False
    footnotes: tuple[str, ...] = ()
    footnote_calls: tuple[int, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()

    def page_at(self, offset: int) -> str | None:
        """The page on which the character at `offset` stands."""
        page = self.page
        for place, later in self.page_turns:
            if offset >= place:
                page = later
        return page


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """One footnote, whole, with the page of its call."""

    number: str
    text: str
    page: str | None = None
    emphasis: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionPart:
    """Majority, dissent, syllabus …: one voice."""

    kind: PartKind
    author: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How far the text can be trusted.

    Attributes:
        quotable: False when letters, digits, case or quotation marks were lost: such a text may be
            searched and paraphrased, never quoted or pinned from.
        score: 0 to 1.
        reasons: what was found wrong, in plain words.
    """

    quotable: bool
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file an opinion was read from: its SHA-256, kind, and name."""

    sha256: str
    format: str
    filename: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A decided case's text. What the text does not say is None, never a guess.

    Attributes:
        removed: how many things of each kind cleaning took out ("line_number": 812).
    """

    name: str | None
    short_name: str | None
    parts: tuple[OpinionPart, ...]
    footnotes: tuple[Footnote, ...] = ()
    citations: tuple[ReporterCitation, ...] = ()
    court: CourtId | None = None
    decided: PartialDate | None = None
    docket: str | None = None
    judges: tuple[str, ...] = ()
    quality: Quality
    removed: tuple[tuple[str, int], ...] = field(default=())
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph-sized stretch of an opinion part, as the library stores and finds it.

    Attributes:
        id: stable within a library: the authority's key and the running number ("malek/87").
        authority: the key of the authority it belongs to.
        text: clean text. Quotations are cut from here, character for character.
        page: the page it begins on, or None; see `page_turns`.
        quotable: whether the source may be quoted and pinned from.
        footnote: the note's number when it is a footnote, else None.
    """

    id: str
    authority: str
    part: PartKind
    author: str | None
    text: str
    page: str | None = None
    page_turns: tuple[tuple[int, str], ...] = ()
    heading: bool = False
    block_quote: bool = False
    footnote: str | None = None
    quotable: bool = True

    def pin_for(self, start: int, end: int) -> str | None:
        """The pin for the characters [start, end): "19", or "19-20" over a page turn; None when unknown."""
        as_paragraph = Paragraph(text=self.text, page=self.page, page_turns=self.page_turns)
        first, last = as_paragraph.page_at(start), as_paragraph.page_at(max(start, end - 1))
        if first is None or last is None or not self.quotable:
            return None
        pages = first if first == last else f"{first}-{last}"
        return f"{pages} n.{self.footnote}" if self.footnote else pages
