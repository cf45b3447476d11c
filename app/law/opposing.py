"""What a filed paper says, as far as a program can read it: points, authorities, numbered paragraphs.

A reading only proposes. Which point raises which issue is what the attorney has confirmed.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.law.claims import ClaimId
from app.law.fronts import FrontMatter
from app.law.parties import PartyId


class PointStatus(StrEnum):
    """What the attorney has said of a point."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    NO_ISSUE = "no_issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An issue that a point may raise.

    Attributes:
        words: the words of the paper that led to it, each once.
    """

    count: str
    defense: str
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key of the suggested issue."""
        return f"{self.count}:{self.defense}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPoint:
    """One argument of a paper: a heading, and the pages under it.

    Attributes:
        label: the heading's label as printed ("B."); empty for none.
        page, last_page: where it begins and ends, as the paper counts its pages; None when it counts none.
        is_leaf: whether it has no points under it: those are what is argued.
        suggestions: what the practice's cues lead to, the strongest first.
        issues: keys of the issues that the attorney has confirmed.
        reason: why it raises no issue, in the attorney's words.
    """

    id: str
    heading: str
    label: str = ""
    level: int = 1
    page: str | None = None
    last_page: str | None = None
    is_leaf: bool = True
    suggestions: tuple[Suggestion, ...] = ()
    status: PointStatus = PointStatus.OPEN
    issues: tuple[str, ...] = ()
    reason: str = ""

    @property
    def pages(self) -> tuple[str, ...]:
        """Its pages as a record cite has them."""
        if self.page is None:
            return ()
        return (self.page if self.last_page in {None, self.page} else f"{self.page}-{self.last_page}",)


class PagesFrom(StrEnum):
    """Where the pages of a read paper were found."""

    PRINTED = "printed"
    FILE = "file"
    WORD = "word"
    BREAKS = "breaks"


class Standing(StrEnum):
    """How an authority of a paper stands in the library."""

    GATED = "gated"
    ADVERSE = "adverse"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedThere:
    """One authority that a paper cites.

    Attributes:
        citation: its first full citation as printed ("204 F.3d 947"), or the statute.
        key: the library's key of it; None when the library does not hold it.
        pages: the pages of the paper that cite it.
        points: ids of the points under which it is cited.
        count: how often.
    """

    citation: str
    name: str | None = None
    key: str | None = None
    pages: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedParagraph:
    """One numbered paragraph of a complaint.

    Attributes:
        heading: the headings that stand right before it; empty for none, and in readings of older versions.
    """

    number: str
    text: str
    page: str | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedCount:
    """One cause of action as a complaint heads it, for the attorney to make a count of.

    Attributes:
        words: the whole heading as printed.
        title: what it is called there, without its number, its statutes and its parties.
        statutes: the laws that the heading names, as printed.
        against: whom the heading names; empty when it names nobody.
        defendants: the matter's parties that `against` names; empty means all, or that none is known.
        unknown: the names of `against` that no party of the matter has.
        paragraphs: the paragraphs under it.
        claim: the kind of claim; None unless the title says one kind and nothing else.
        may_be: every kind of claim that its words speak of, the likeliest first.
        cues: the words that led to `claim` or `may_be`.
    """

    label: str
    words: str
    title: str
    statutes: tuple[str, ...] = ()
    against: str = ""
    defendants: tuple[PartyId, ...] = ()
    unknown: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    claim: ClaimId | None = None
    may_be: tuple[ClaimId, ...] = ()
    cues: tuple[str, ...] = ()
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperReading:
    """What was read from the file of one paper.

    Attributes:
        paper: the id of the matter's paper.
        sha256: of the file that was read, so that another version is noticed.
        front: what its first page says of the case; None in readings of older versions.
        pages_from: the paper's printed numbers, its file's own pages, those at which Word last laid it out, or the breaks
            that were set in it; None when it counts none, and in readings of older versions.
    """

    paper: str
    filename: str
    sha256: str
    front: FrontMatter | None = None
    pages_from: PagesFrom | None = None
    points: tuple[PaperPoint, ...] = ()
    authorities: tuple[CitedThere, ...] = ()
    paragraphs: tuple[NumberedParagraph, ...] = ()
    counts: tuple[ProposedCount, ...] = ()

    def find_point(self, point: str) -> PaperPoint | None:
        """The point of that id."""
        return next((p for p in self.points if p.id == point), None)

    def find_paragraph(self, number: str) -> NumberedParagraph | None:
        """The paragraph of that number."""
        return next((p for p in self.paragraphs if p.number == number), None)

    def find_count(self, label: str) -> ProposedCount | None:
        """The proposed count of that label."""
        return next((c for c in self.counts if c.label == label), None)
