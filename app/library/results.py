"""What the library is asked and what it answers: shapes only, without a database in sight."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.law.authorities import Authority, AuthorityKey, PartKind
from app.law.courts import CourtId


class ResultKind(StrEnum):
    """What was found: a paragraph of a text, a statement of law, or the library's own entry on an authority."""

    PASSAGE = "passage"
    PROPOSITION = "proposition"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """What to look for. Filters that are empty let everything through; those that are given must all be met.

    Weight is not stored, because it depends on the forum and the question: who knows them weighs the
    authorities and gives those that may appear (`authorities`) and the voices that may (`parts`).

    Attributes:
        words: what the user typed; any text is safe.
        claims: propositions tagged with one of them; passages that hold a word of `cues`, or, without
            `cues`, passages and entries of authorities that have such a proposition.
        defenses: as `claims`.
        cues: words that show that a passage is about those claims and defenses (the practice's cue words).
        authorities: the only authorities that may appear; None lets all.
        before: only what was certainly decided before that day.
        parts: the only parts of opinions that may appear.
        kinds: the only kinds of result that may appear; empty lets all.
    """

    words: str
    claims: tuple[str, ...] = ()
    defenses: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    courts: tuple[CourtId, ...] = ()
    authorities: frozenset[AuthorityKey] | None = None
    before: dt.date | None = None
    parts: frozenset[PartKind] = frozenset()
    kinds: frozenset[ResultKind] = frozenset()
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """One thing found.

    Attributes:
        authority: whose it is.
        id: the passage's or the proposition's id; for a note the authority's key.
        part: whose words they are; None for a note.
        page: the passage's page, or the proposition's pin.
        highlights: [start, end) of each matched stretch of `text`.
        score: relative to the best of its kind, times the factors that `reasons` name.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """One page of what was found.

    Attributes:
        total: how many there are in all.
        loosened: whether nothing held all the words, so that any of them was enough.
    """

    query: SearchQuery
    total: int = 0
    results: tuple[SearchResult, ...] = ()
    loosened: bool = False


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
