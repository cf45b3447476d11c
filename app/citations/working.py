"""What the finders hand to each other while a text is read. It does not leave the package."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.citations.reporters import write_cite
from app.law.citations import CitationForm, CitationKind
from app.law.courts import CourtId

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph or one note, and where it stands.

    Attributes:
        text: the words as printed.
        folded: the same with typography folded, place by place (see `typography`).
        italics: stretches printed in italics, joined where only space parts them.
        whole_quote: whether it is a block quotation.
    """

    text: str
    folded: str
    italics: tuple[Span, ...] = ()
    part: int = 0
    paragraph: int = 0
    footnote: str | None = None
    heading: bool = False
    whole_quote: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class Found:
    """One reference while it is being read: `law.citations.Citation` in the making.

    Attributes:
        start, end: the reference with its name, to the end of its court and year.
        core: where its kernel stands ("204 F.3d 947", "Id.", "FAC").
        lead: where its signal begins.
        stop: where its parentheticals and history end.
        parens: the spans of its parentheticals, without the brackets.
        phrases: history phrases after it, each with the place where the phrase ends.
        history_dates: the date printed right after a history phrase, by its place in `history`.
        inside: the reference in whose parenthetical it stands.
        later_than: the reference whose history it is.
        parallel_to: the first of several reports of one decision.
        quoted: whether it belongs to quoted words, inline or block.
        textual: for a statute: named in a sentence, not cited after one.
        paper: for a record cite: the paper as printed.
        base: for *id.*: the reference with numbers that it goes back to in the end.
        court_form: the court as printed in the parenthetical with the date.
        editions: reporters-db names that the printed reporter may mean.
    """

    kind: CitationKind
    form: CitationForm
    start: int
    end: int
    core: Span
    lead: int = 0
    stop: int = 0
    name: str | None = None
    volume: str | None = None
    reporter: str | None = None
    page: str | None = None
    pin: str | None = None
    court: CourtId | None = None
    year: int | None = None
    date: str | None = None
    docket: str | None = None
    court_form: str = ""
    signal: str | None = None
    parens: list[Span] = field(default_factory=list)
    phrases: list[tuple[str, int]] = field(default_factory=list)
    history: list[tuple[str, "Found | None"]] = field(default_factory=list)
    history_dates: dict[int, str] = field(default_factory=dict)
    inside: "Found | None" = None
    later_than: "Found | None" = None
    parallel_to: "Found | None" = None
    quoted: bool = False
    textual: bool = False
    paper: str = ""
    base: "Found | None" = None
    editions: Sequence[str] = ()
    refers_to: str | None = None
    certain: bool = True
    reasons: list[str] = field(default_factory=list)
    index: int = 0

    def doubt(self, reason: str) -> None:
        """Say why it is not certain."""
        self.certain = False
        if reason not in self.reasons:
            self.reasons.append(reason)

    @property
    def cite(self) -> str | None:
        """Volume, reporter and page as one text, or None when it has no page of its own."""
        if self.form is not CitationForm.FULL or self.volume is None or self.page is None:
            return None
        return write_cite(self.volume, self.reporter or "", self.page)
