"""Searching the library with the filters of the practice: claims, defenses, courts, weights, dates, parts and others.

The window searches as the user types: it calls `search_library` with a `CancelToken` for a first page, sets the token
when another letter is typed, and asks for `count_library` separately, which takes longer.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from app.citations.courts import find_court
from app.errors import UsageError
from app.jobs import CancelToken
from app.law.authorities import PartKind, PropositionKind, Publication
from app.law.claims import ClaimId, DefenseId, Practice
from app.law.courts import CourtId
from app.law.weight import Weight
from app.library.results import Facets, ResultKind, SearchQuery, SearchResults
from app.tasks.weighing import DEFAULT_FORUM, Weigher
from app.tasks.workspace import Workspace

_E = TypeVar("_E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilters:
    """What the user asked for besides words; empty lets everything through.

    Attributes:
        elements: with their claims ("entry.no_warrant").
        kinds: what is looked for (passage, proposition, note), and what it does in an argument (rule, holding …).
        forum: the court for which weights are told, filtered by and ranked with.
    """

    claims: tuple[str, ...] = ()
    defenses: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    courts: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publications: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    before: dt.date | None = None
    after: dt.date | None = None
    verified: bool | None = None
    quotable: bool | None = None
    forum: str = DEFAULT_FORUM
    limit: int = 20
    offset: int = 0


def search_library(
    words: str, workspace: Workspace, filters: SearchFilters, cancel: CancelToken | None = None
) -> tuple[SearchResults, Weigher]:
    """Search; an unknown claim, court, weight or the like is a wrong usage, never silently ignored. Raises Cancelled."""
    weigher = _weigher(filters)
    query = make_query(words, workspace.practice, filters, weigher)
    return workspace.library.search(query, cancel), weigher


def count_library(
    words: str, workspace: Workspace, filters: SearchFilters, cancel: CancelToken | None = None
) -> Facets:
    """How many results each further filter would leave. Raises Cancelled."""
    query = make_query(words, workspace.practice, filters, _weigher(filters))
    return workspace.library.count_facets(query, cancel)


def make_query(words: str, practice: Practice, filters: SearchFilters, weigher: Weigher) -> SearchQuery:
    """The query that words and filters mean in a practice. Raises UsageError."""
    _known("claim", filters.claims, practice.claims)
    _known("defense", filters.defenses, practice.defenses)
    _known("element", filters.elements, _elements(practice))
    kinds, uses = _split_kinds(filters.kinds)
    cues = [cue for claim in filters.claims for cue in practice.claims[ClaimId(claim)].cues]
    cues += [cue for defense in filters.defenses for cue in practice.defenses[DefenseId(defense)].cues]
    return SearchQuery(
        words=words,
        claims=filters.claims,
        defenses=filters.defenses,
        cues=tuple(cues),
        elements=filters.elements,
        uses=frozenset(uses),
        courts=tuple(_court(court) for court in filters.courts),
        authors=filters.authors,
        weights=frozenset(_members(Weight, "weight", filters.weights)),
        before=filters.before,
        after=filters.after,
        parts=frozenset(_members(PartKind, "part", filters.parts)),
        publications=frozenset(_members(Publication, "publication", filters.publications)),
        verified=filters.verified,
        quotable=filters.quotable,
        tags=filters.tags,
        kinds=frozenset(kinds),
        weigh=weigher.weigh_footing,
        limit=filters.limit,
        offset=filters.offset,
    )


def _weigher(filters: SearchFilters) -> Weigher:
    return _weigher_for(_court(filters.forum))


@cache
def _weigher_for(forum: CourtId) -> Weigher:
    """It remembers what it has weighed."""
    return Weigher(forum)


def _court(court: str) -> CourtId:
    if find_court(CourtId(court)) is None:
        raise UsageError(f"“{court}” is no court id.", hint="Use the ids of courts-db, such as scotus, ca9, cand.")
    return CourtId(court)


def _elements(practice: Practice) -> list[str]:
    return [claim.tag_of(element) for claim in practice.claims.values() for element in claim.elements]


def _split_kinds(wanted: Iterable[str]) -> tuple[list[ResultKind], list[PropositionKind]]:
    """Kinds of result and kinds of statement; their words do not overlap."""
    known: dict[str, ResultKind | PropositionKind] = {kind.value: kind for kind in (*ResultKind, *PropositionKind)}
    _known("kind", wanted, known)
    chosen = [known[word] for word in wanted]
    return (
        [kind for kind in chosen if isinstance(kind, ResultKind)],
        [kind for kind in chosen if isinstance(kind, PropositionKind)],
    )


def _known(what: str, wanted: Iterable[str], known: Iterable[str]) -> None:
    ids = set(known)
    for item in wanted:
        if item not in ids:
            raise UsageError(f"“{item}” is no {what} of this practice.", hint=f"Known: {', '.join(sorted(ids))}.")


def _members(kind: type[_E], what: str, wanted: Iterable[str]) -> list[_E]:
    try:
        return [kind(item) for item in wanted]
    except ValueError as error:
        known = ", ".join(member.value for member in kind)
        raise UsageError(f"{error.args[0].split()[0]} is no {what}.", hint=f"Known: {known}.") from error
