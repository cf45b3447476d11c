"""References found in a text, and quotations found with them. Shapes only; finding is `app.citations`."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.law.courts import CourtId


class CitationKind(StrEnum):
    """What a reference points at."""

    CASE = "case"
    STATUTE = "statute"
    RULE = "rule"
    CONSTITUTION = "constitution"
    RECORD = "record"
    SECONDARY = "secondary"


class CitationForm(StrEnum):
    """How a reference is written."""

    FULL = "full"
    SHORT = "short"
    ID = "id"
    SUPRA = "supra"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLink:
    """Subsequent or prior history printed after a citation: the phrase, the index of the later citation, and its date.

    Attributes:
        date: the day or year that stands right after the phrase ("as amended (Feb. 10, 2009)"), as ISO text.
    """

    phrase: str
    index: int | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One reference in a text.

    Attributes:
        index: its running number in the text.
        text: as printed.
        name: the case name as printed, or None.
        volume, reporter, page: as printed, the reporter in reporters-db form.
        pin: the page within it, with plain hyphens ("1241-42"), or None.
        court, year: from the citation's own parenthetical; the court also from its reporter.
        signal: "see", "but see" …, lower case, or None.
        parentheticals: what stands in parentheses after it, without the court and year.
        part, paragraph, footnote: where it stands: part number, paragraph number within the text,
            and the note's number (None in the running text).
        span: [start, end) in the text of that paragraph or note.
        inside_of: index of the citation in whose parenthetical it stands, or None.
        in_block_quote: whether it belongs to a quoted text.
        refers_to: "204 F.3d 947", "record:FAC", "42 U.S.C. § 1983" …, or None when not resolved.
        certain: False when more than one thing fits or the text cannot decide; `reasons` says why.
    """

    index: int
    kind: CitationKind
    form: CitationForm
    text: str
    name: str | None = None
    volume: str | None = None
    reporter: str | None = None
    page: str | None = None
    pin: str | None = None
    court: CourtId | None = None
    year: int | None = None
    date: str | None = None
    docket: str | None = None
    signal: str | None = None
    parentheticals: tuple[str, ...] = ()
    history: tuple[HistoryLink, ...] = ()
    part: int = 0
    paragraph: int = 0
    footnote: str | None = None
    span: tuple[int, int] = (0, 0)
    inside_of: int | None = None
    in_block_quote: bool = False
    refers_to: str | None = None
    certain: bool = True
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedAuthority:
    """One authority that a text cites, with all its citations grouped.

    Attributes:
        key: the first full citation ("204 F.3d 947"), the statute, or "record:FAC".
        count: how often the text refers to it.
    """

    key: str
    name: str | None
    citations: tuple[str, ...] = ()
    court: CourtId | None = None
    year: int | None = None
    count: int = 0


class QuotationKind(StrEnum):
    """What a quoted stretch quotes."""

    AUTHORITY = "authority"
    RECORD = "record"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quoted stretch of a text, with the citation it is attributed to.

    Attributes:
        text: the words between the marks.
        citation: index of the citation it is attributed to, or None.
        pin: that citation's pin.
        alterations: "bracket", "ellipsis", "emphasis added", "citation modified" …
        block: whether it is set off as a block.
        span: [start, end) of the quoted words in the paragraph or note.
        closed: whether the mark that ends it was found in its paragraph or note.
        continues: whether it goes on the quotation that the paragraph before left open.
    """

    text: str
    kind: QuotationKind
    citation: int | None = None
    pin: str | None = None
    alterations: tuple[str, ...] = ()
    block: bool = False
    paragraph: int = 0
    footnote: str | None = None
    span: tuple[int, int] = (0, 0)
    certain: bool = True
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StrayMark:
    """A quotation mark without its partner: where it stands, and the words beside it."""

    text: str
    opens: bool
    paragraph: int = 0
    footnote: str | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationReport:
    """All that was found in one text."""

    citations: tuple[Citation, ...] = ()
    authorities: tuple[CitedAuthority, ...] = ()
    quotations: tuple[Quotation, ...] = field(default=())
    stray_marks: tuple[StrayMark, ...] = ()
