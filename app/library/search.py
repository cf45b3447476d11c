"""Finds and ranks: passages, propositions and entries together, each with the reasons of its rank.

The score of a result is its text score (BM25) relative to the best of its kind, times the factors below.
The best `POOL` of each kind are ranked with the factors; what lies deeper follows in order of text score,
so that pages of results never overlap.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, Subquery, func, select
from sqlalchemy.orm import Session

from app.law.authorities import PartKind
from app.library import filters, fulltext
from app.library.citing import squeeze
from app.library.fulltext import ENTRIES, PASSAGES, PROPOSITIONS, FullTextIndex
from app.library.hits import INDEX_OF, Hit, rows_of
from app.library.places import Place, find_place
from app.library.presenting import present
from app.library.query import any_of, parse_query, quoted
from app.library.results import ResultKind, SearchQuery, SearchResults
from app.library.tables import AuthorityRow, OpinionRow, PartRow, PassageRow, PropositionRow

POOL = 200

Factor = tuple[float, str]
"""What the text score is multiplied with, and why."""

_PROPOSITION: Factor = (1.2, "a statement of law in the library")
_CALLED: Factor = (1.5, "it is called that")
_NAMED: Factor = (1.0, "its name or citation matches")
_NOTED: Factor = (0.9, "the notes on it match")
_COURT_SPEAKS: Factor = (1.1, "the court's own words")
_HEADING: Factor = (0.7, "only a heading")
_DAMAGED: Factor = (0.9, "damaged text: not to be quoted")


@dataclass(frozen=True, slots=True)
class _Source:
    """One kind of thing that is searched: its index, its filters, and the facts that its factors need."""

    kind: ResultKind
    index: FullTextIndex
    conditions: Callable[[SQLColumnExpression[int], SearchQuery], list[ColumnElement[bool]]]
    with_facts: Callable[[Subquery], Select[Any]]
    factors: Callable[[Any, SearchQuery], tuple[Factor, ...]]


def search(session: Session, query: SearchQuery) -> SearchResults:
    """Find what the query asks for; nothing when it has no word to look for."""
    parsed = parse_query(query.words)
    place = find_place(session, parsed.citation, query) if parsed.citation else None
    match, loose = (place.match, None) if place else (parsed.match, parsed.loose)
    if match is None:
        return SearchResults(query=query)
    hits, total = _find(session, match, query)
    loosened = not total and loose is not None
    if loosened and loose is not None:
        match = loose
        hits, total = _find(session, loose, query)
    if place:
        hits, total = _with_place(session, place, hits, total)
    page = sorted(hits, key=lambda hit: hit.order)[query.offset : query.offset + query.limit]
    return SearchResults(query=query, total=total, results=present(session, page, match), loosened=loosened)


def _find(session: Session, match: str, query: SearchQuery) -> tuple[list[Hit], int]:
    hits: list[Hit] = []
    total = 0
    for source in _sources(query):
        found, held = _find_in(session, source, _narrowed(match, source, query), query)
        hits += found
        total += held
    return hits, total


def _sources(query: SearchQuery) -> Iterable[_Source]:
    # An entry has no voice, so a search in some parts only has nothing to find in entries.
    with_voice = _SOURCES[:2] if query.parts else _SOURCES
    return [source for source in with_voice if not query.kinds or source.kind in query.kinds]


def _narrowed(match: str, source: _Source, query: SearchQuery) -> str:
    """Passages have no tags: those about a claim are known by the practice's cue words."""
    if source.kind is not ResultKind.PASSAGE or not (query.claims or query.defenses):
        return match
    cues = [cue for words in query.cues if (cue := quoted(words))]
    return f"({match}) AND {any_of(cues)}" if cues else match


def _find_in(session: Session, source: _Source, match: str, query: SearchQuery) -> tuple[list[Hit], int]:
    conditions = source.conditions(fulltext.hits(source.index).c.rowid, query)
    depth = max(POOL, query.offset + query.limit)
    statement = _ranked(source, conditions, depth) if conditions else _ranked_unfiltered(source, depth)
    rows = session.execute(statement, {"match": match}).all()
    if not rows:
        return [], 0
    total = rows[0].total
    if total >= fulltext.CANDIDATES:
        total = fulltext.count_matches(session, source.index, match, conditions)
    return [_hit(source, row, source.factors(row, query), place, rows[0].bm25) for place, row in enumerate(rows)], total


def _ranked(source: _Source, conditions: Sequence[ColumnElement[bool]], depth: int) -> Select[Any]:
    newest = fulltext.candidates(source.index, conditions).subquery()
    total = func.count().over().label("total")
    best = select(newest.c.id, newest.c.bm25, newest.c.named, total).order_by(newest.c.bm25, newest.c.id)
    ranked = best.limit(depth).subquery()
    return source.with_facts(ranked).order_by(ranked.c.bm25, ranked.c.id)


@lru_cache(maxsize=64)
def _ranked_unfiltered(source: _Source, depth: int) -> Select[Any]:
    # Putting a statement together takes longer than running it on a small library.
    return _ranked(source, (), depth)


def _hit(source: _Source, row: Any, factors: tuple[Factor, ...], place: int, best: float) -> Hit:  # noqa: ANN401
    product, reasons = _combined(factors)
    score = row.bm25 / best
    if place >= POOL:
        return Hit(source.kind, row.id, score, reasons, tier=1)
    return Hit(source.kind, row.id, score * product, reasons)


@lru_cache(maxsize=1024)
def _combined(factors: tuple[Factor, ...]) -> tuple[float, tuple[str, ...]]:
    return math.prod(factor for factor, _reason in factors), tuple(reason for _factor, reason in factors)


def _with_place(session: Session, place: Place, hits: list[Hit], total: int) -> tuple[list[Hit], int]:
    """Put what stands at the page that was asked for first; it counts once, even when its words match too."""
    there = {(hit.kind, hit.row) for hit in place.hits}
    matching = 0
    for kind, index in INDEX_OF.items():
        rows = rows_of(place.hits, kind)
        matching += len(fulltext.marked_texts(session, index, place.match, rows)) if rows else 0
    rest = [hit for hit in hits if (hit.kind, hit.row) not in there]
    return [*place.hits, *rest], total + len(place.hits) - matching


def _passage_facts(ranked: Subquery) -> Select[Any]:
    return (
        select(ranked, PartRow.kind.label("part"), PassageRow.heading, OpinionRow.quotable)
        .join(PassageRow, PassageRow.id == ranked.c.id)
        .join(PartRow, PartRow.id == PassageRow.part_id)
        .join(OpinionRow, OpinionRow.id == PassageRow.opinion_id)
    )


def _passage_factors(row: Any, _query: SearchQuery) -> tuple[Factor, ...]:  # noqa: ANN401
    heading = (_HEADING,) if row.heading else ()
    damage = () if row.quotable else (_DAMAGED,)
    return (_voice(row.part), *heading, *damage)


def _proposition_facts(ranked: Subquery) -> Select[Any]:
    return select(ranked, PropositionRow.part).join(PropositionRow, PropositionRow.id == ranked.c.id)


def _proposition_factors(row: Any, _query: SearchQuery) -> tuple[Factor, ...]:  # noqa: ANN401
    return (_PROPOSITION, _voice(row.part))


def _entry_facts(ranked: Subquery) -> Select[Any]:
    return select(ranked, AuthorityRow.name, AuthorityRow.short_name).join(AuthorityRow, AuthorityRow.id == ranked.c.id)


def _entry_factors(row: Any, query: SearchQuery) -> tuple[Factor, ...]:  # noqa: ANN401
    if squeeze(query.words) in {squeeze(row.name), squeeze(row.short_name)}:
        return (_CALLED,)
    return (_NAMED if row.named < 0 else _NOTED,)


@cache
def _voice(kind: str) -> Factor:
    part, name = PartKind(kind), kind.replace("_", " ")
    if part.speaks_for_court:
        return _COURT_SPEAKS
    if part.is_separate:
        return (0.8, f"a separate opinion ({name})")
    if part.is_staff_text:
        return (0.6, f"not the court's words ({name})")
    return (1.0, f"no majority ({name})")


_SOURCES = (
    _Source(ResultKind.PASSAGE, PASSAGES, filters.passage_conditions, _passage_facts, _passage_factors),
    _Source(
        ResultKind.PROPOSITION, PROPOSITIONS, filters.proposition_conditions, _proposition_facts, _proposition_factors
    ),
    _Source(ResultKind.NOTE, ENTRIES, filters.entry_conditions, _entry_facts, _entry_factors),
)
