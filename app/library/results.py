"""What the library is asked and what it answers: shapes only, without a database in sight."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from app.law.authorities import Authority, AuthorityKey, AuthorityKind, PartKind, PropositionKind, Publication
from app.law.courts import CourtId
from app.law.weight import Weight


class ResultKind(StrEnum):
    """What was found: a paragraph of a text, a statement of law, or the library's own entry on an authority."""

    PASSAGE = "passage"
    PROPOSITION = "proposition"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What of an authority decides its weight in a forum, but for the voice that speaks.

    Attributes:
        destroyed: whether a treatment is recorded that takes its force away.
    """

    kind: AuthorityKind
    court: CourtId | None
    publication: Publication
    destroyed: bool = False


WeighFooting = Callable[[Footing, PartKind | None], Weight]
"""Weighs a voice of an authority for a forum; None is the court's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """What to look for. Filters that are empty or None let everything through; those given must all be met.

    Weight is not stored, because it depends on the forum and the question: who knows them gives `weigh`.

    Attributes:
        words: what the user typed; any text is safe.
        claims: propositions tagged with one of them; passages that hold a word of `cues`, or, without
            `cues`, passages and entries of authorities that have such a proposition.
        defenses: as `claims`.
        cues: words that show that a passage is about those claims and defenses (the practice's cue words).
        elements: propositions, and passages, tagged with one of them ("entry.no_warrant").
        uses: what a proposition does in an argument, and what a passage is taken for.
        authors: who wrote the part, by a word of the name.
        weights: the only weights that may appear, as `weigh` finds them.
        authorities: the only authorities that may appear; None lets all.
        before: only what was certainly decided before that day.
        after: only what was certainly decided after that day.
        parts: the only parts of opinions that may appear.
        verified: whether the attorney has read it.
        quotable: whether its text may be quoted.
        tags: the attorney's own tags, on the thing itself or its authority.
        kinds: the only kinds of result that may appear; empty lets all.
        weigh: weighs for the forum, for the filter and for the rank; None leaves weight out of both.
    """

    words: str
    claims: tuple[str, ...] = ()
    defenses: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    uses: frozenset[PropositionKind] = frozenset()
    courts: tuple[CourtId, ...] = ()
    authors: tuple[str, ...] = ()
    weights: frozenset[Weight] = frozenset()
    authorities: frozenset[AuthorityKey] | None = None
    before: dt.date | None = None
    after: dt.date | None = None
    parts: frozenset[PartKind] = frozenset()
    publications: frozenset[Publication] = frozenset()
    verified: bool | None = None
    quotable: bool | None = None
    tags: tuple[str, ...] = ()
    kinds: frozenset[ResultKind] = frozenset()
    weigh: WeighFooting | None = field(default=None, compare=False, repr=False)
    limit: int = 20
    offset: int = 0

    @property
    def narrows(self) -> bool:
        """Whether it asks for more than words and kinds of result."""
        words_alone = SearchQuery(words=self.words, kinds=self.kinds, limit=self.limit, offset=self.offset)
        return self != words_alone


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One thing that made a score what it is.

    Attributes:
        name: what it is ("words", "voice").
        value: a sum for "words" and "opinion", a factor for the others.
        reason: why, in plain words.
    """

    name: str
    value: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """One thing found.

    Attributes:
        authority: whose it is.
        id: the passage's or the proposition's id; for a note the authority's key.
        part: whose words they are; None for a note.
        page: the passage's page, or the proposition's pin.
        highlights: [start, end) of each matched stretch of `text`.
        score: the words' and the opinion's share added, times the factors; see `parts`.
        reasons: why it was found and stands where it stands, in plain words.
        parts: all that the score is made of (docs/library_search.md).
    """

    authority: Authority
    kind: ResultKind
    id: str
    part: PartKind | None
    author: str | None
    page: str | None
    text: str
    highlights: tuple[tuple[int, int], ...]
    score: float
    reasons: tuple[str, ...]
    parts: tuple[ScorePart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """One page of what was found.

    Attributes:
        total: how many there are in all; when it is not `exact`, at least so many.
        exact: whether everything was counted and ranked; if not, only the newest of very many were.
        loosened: whether too few held all the words, so that any of them was enough.
        cut: whether more was typed than is looked for, so that the first words only were.
    """

    query: SearchQuery
    total: int = 0
    exact: bool = True
    results: tuple[SearchResult, ...] = ()
    loosened: bool = False
    cut: bool = False

    def by_authority(self) -> tuple[tuple[Authority, tuple[SearchResult, ...]], ...]:
        """The results of this page under their authorities, each where its best result stands."""
        groups: dict[AuthorityKey, list[SearchResult]] = {}
        for result in self.results:
            groups.setdefault(result.authority.key, []).append(result)
        return tuple((found[0].authority, tuple(found)) for found in groups.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How many of the things found would stay under each further filter.

    Attributes:
        total: how many things were found and counted.
        exact: whether everything was counted; if not, only the newest of very many were.
        counts: for each filter ("court") its values with their counts, the most frequent first.
    """

    total: int = 0
    exact: bool = True
    counts: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


class ImportResult(StrEnum):
    """What became of an opinion that was given to the library."""

    NEW = "new"
    MERGED = "merged"
    ANOTHER_TEXT = "another_text"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """The fate of one imported opinion.

    Attributes:
        result: new; merged into an entry that had no text; another text of one that had; or the same file again.
        passages: how many passages were stored.
        reason: why it was taken for what it was taken for, in one sentence.
    """

    result: ImportResult
    key: AuthorityKey
    passages: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOutcome:
    """What loading the starter authorities changed: keys of entries and ids of propositions together.

    Attributes:
        kept: what the attorney had changed or verified and a newer starter file says differently.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much the library holds."""

    authorities: int
    propositions: int
    opinions: int
    passages: int
    verified: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One field that somebody changed: old and new value as JSON."""

    field: str
    old: str
    new: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedBy:
    """That one authority of the library cites another, and how often."""

    authority: AuthorityKey
    cited: str
    name: str | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A named list of authorities, in the attorney's order."""

    name: str
    about: str = ""
    authorities: tuple[AuthorityKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCounts:
    """How many suggestions wait for the attorney's word."""

    outcomes: int
    tags: int
    treatments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextInfo:
    """One text of an authority: the file that it was read from, and how well.

    Attributes:
        shown: whether it is the one that is searched and quoted.
    """

    sha256: str
    format: str
    filename: str
    imported_at: dt.datetime | None
    quotable: bool
    score: float
    reasons: tuple[str, ...]
    shown: bool
