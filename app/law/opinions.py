"""A decided case's text as reading leaves it: parts, paragraphs with pages, footnotes, quality."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from app.law.authorities import PartKind, Publication, ReporterCitation
from app.law.courts import CourtId
from app.law.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """A stretch of a paragraph printed in italics or bold: [start, end) in its text."""

    start: int
    end: int
    bold: bool = False


class VoiceKind(StrEnum):
    """Whose words a stretch of one writing holds."""

    QUOTED = "quoted"
    CONTENTION = "contention"
    COURT = "court"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A stretch of a paragraph whose speaker is known: [start, end) in its text.

    Attributes:
        rule: why it is held to be so, in plain words.
    """

    start: int
    end: int
    kind: VoiceKind
    rule: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stretch of clean text stands in the raw text: character for character, up to the next origin."""

    clean: int
    raw: int


def find_origin(origins: tuple[Origin, ...], offset: int) -> int | None:
    """The place in the raw text of the character at `offset`, or None when the reader knows none."""
    at = bisect_right(origins, offset, key=lambda origin: origin.clean) - 1
    return origins[at].raw + offset - origins[at].clean if at >= 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of clean text.

    Attributes:
        text: the words, without page furniture.
        page: the page it begins on, in the numbering one would cite; None when unknown.
        page_turns: (offset, page) for each place where a later page begins inside it.
        heading: whether it is a heading.
        block_quote: whether it is set off as a quotation of another source.
        list_item: whether it is an item of a list.
        footnotes: numbers of the notes called in it, in order.
        footnote_calls: the offset in `text` where each of those calls stands.
        emphasis: italics and bold.
        voices: whose words its stretches are, where a rule tells; the rest is unmarked.
        origins: the way back to the raw text; empty when the reader knows none.
    """

    text: str
    page: str | None = None
    page_turns: tuple[tuple[int, str], ...] = ()
    heading: bool = False
    block_quote: bool = False
    list_item: bool = False
    footnotes: tuple[str, ...] = ()
    footnote_calls: tuple[int, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()
    voices: tuple[Voice, ...] = ()
    origins: tuple[Origin, ...] = field(default=(), compare=False, repr=False)

    def page_at(self, offset: int) -> str | None:
        """The page on which the character at `offset` stands."""
        page = self.page
        for place, later in self.page_turns:
            if offset >= place:
                page = later
        return page


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """One footnote, whole, with the page of its call.

    Attributes:
        part: the place in `Opinion.parts` of the part that calls it; None when no call was found.
        origins: the way back to the raw text; empty when the reader knows none.
    """

    number: str
    text: str
    page: str | None = None
    emphasis: tuple[Emphasis, ...] = ()
    part: int | None = None
    origins: tuple[Origin, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionPart:
    """Majority, dissent, syllabus …: one voice.

    Attributes:
        joined_by: who joins it, as its announcement says; empty when that says nothing.
    """

    kind: PartKind
    author: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    joined_by: tuple[str, ...] = ()


class RulingOutcome(StrEnum):
    """What an order does with a motion, as far as one ruling of its conclusion says."""

    GRANTED = "granted"
    DENIED = "denied"
    GRANTED_AND_DENIED_IN_PART = "granted_in_part_denied_in_part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the conclusion of a trial court's order does with one motion, or with a motion as to one claim.

    Attributes:
        motion: the motion, as the order names it ("The Officers' motion to dismiss").
        subject: the claim or thing it is ruled on for, as printed; None when it is the whole motion.
        count: the count's number as printed ("3", "Second"); None when the ruling names none.
        leave_to_amend: whether leave is given; None when the ruling does not say.
        page: the page of the order on which the ruling stands.
        text: the order's own words.
    """

    motion: str
    subject: str | None
    count: str | None
    outcome: RulingOutcome
    leave_to_amend: bool | None = None
    page: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing that cleaning took out.

    Attributes:
        kind: one of the kinds that `Opinion.removed` counts.
        text: what it was, as it stood in the file.
        page: the page from which it was taken; None when unknown.
    """

    kind: str
    text: str
    page: str | None = None


class PageScheme(StrEnum):
    """What the page labels of a text count."""

    REPORTER = "reporter"
    SLIP = "slip"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumbering:
    """Which numbering the page labels of an opinion belong to.

    Attributes:
        scheme: a reporter's pages, those of a slip opinion, or the filed paper's own.
        volume, reporter: of a reporter, as in "694 F.3d"; None for the other schemes, and where the text does not
            say whose star pages they are.
    """

    scheme: PageScheme
    volume: str | None = None
    reporter: str | None = None


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
        name, short_name: the name in the form of a citation, and the party for short citations.
        official_name: the caption's parties as printed, on one line.
        decided, filed, amended: the day of decision; the days of filing and amendment when the paper tells them apart.
        docket, dockets: the first docket number, and all of the head.
        author, joined_by: who wrote the leading opinion, and who joined it.
        counsel: the paragraphs of the head that list counsel.
        disposition: the outcome as the head prints it ("AFFIRMED").
        en_banc, per_curiam: True when the paper says so, else None.
        rulings: what the conclusion of a trial court's order rules, motion by motion and count by count.
        numbering: what its page labels count; None when it has none.
        removed: how many things of each kind cleaning took out ("line_number": 812).
        removals: those things themselves, as far as they are more than a sign or a blank.
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
    official_name: str | None = None
    filed: PartialDate | None = None
    amended: PartialDate | None = None
    dockets: tuple[str, ...] = ()
    author: str | None = None
    joined_by: tuple[str, ...] = ()
    counsel: tuple[str, ...] = ()
    disposition: str | None = None
    publication: Publication = Publication.UNKNOWN
    en_banc: bool | None = None
    per_curiam: bool | None = None
    rulings: tuple[Ruling, ...] = ()
    numbering: PageNumbering | None = None
    removals: tuple[Removal, ...] = field(default=(), repr=False)


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
        voices: whose words its stretches are, where a rule tells.
        section: the heading that it stands under; empty for none.
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
    voices: tuple[Voice, ...] = ()
    section: str = ""

    def pin_for(self, start: int, end: int) -> str | None:
        """The pin for the characters [start, end): "19", or "19-20" over a page turn; None when unknown."""
        as_paragraph = Paragraph(text=self.text, page=self.page, page_turns=self.page_turns)
        first, last = as_paragraph.page_at(start), as_paragraph.page_at(max(start, end - 1))
        if first is None or last is None or not self.quotable:
            return None
        pages = first if first == last else f"{first}-{last}"
        return f"{pages} n.{self.footnote}" if self.footnote else pages
