"""Which rows a search ranks: all that match, or the newest of very many, chosen so that a common word costs little.

FTS5 reads every place of a word to rank by it. So words are counted on a sample first; where they are too common to be
ranked by FTS5, the newest rows are taken as they come, and where any of many words is enough, the rarest decide which
rows are looked at. All of this only bites in libraries of many thousand passages: below, everything is ranked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.library import fulltext
from app.library.filters import Filters
from app.library.fulltext import CANDIDATES, PASSAGES, Conditions, FullTextIndex
from app.library.query import Term, any_of
from app.library.ranking import rarity

COMMON = 1_000
"""From so many matches on, passages under a filter are looked for text by text."""

WHOLE = 1_000
"""How many of the newest that match all that was asked for are looked at; where some of it is enough, `CANDIDATES`."""

MOST_STRETCHES = 1_500
SELECTIVE = 4
"""Only the rows of what passes are asked where they are at most one in so many."""

AFFORDABLE = 150_000
"""Places of words that FTS5 may read for one query: some ten milliseconds."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The rows of one kind that matched, those first that FTS5 or age put first.

    Attributes:
        total: how many match, as far as they were looked at.
        exact: whether all that match were counted, and are in `rows`.
    """

    rows: tuple[int, ...] = ()
    total: int = 0
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many passages hold each wanted word, about, and how many there are."""

    held: Mapping[Term, float]
    passages: int

    @classmethod
    def of(cls, session: Session, terms: Sequence[Term]) -> "Commonness":
        """Count the terms of a query."""
        newest = fulltext.newest_row(session, PASSAGES)
        held = {term: fulltext.spread(session, PASSAGES, term.match).estimate(newest) for term in terms}
        return cls(held, newest)

    @property
    def rarity(self) -> dict[Term, float]:
        """What each term is worth in ranking."""
        return {term: rarity(held, self.passages) for term, held in self.held.items()}

    @property
    def affordable(self) -> bool:
        """Whether FTS5 may rank by all of the terms."""
        return sum(self.held.values()) <= AFFORDABLE

    def rarest(self) -> list[Term]:
        """The rarest terms, as many as together have no more holders than are looked at; at least one."""
        chosen: list[Term] = []
        reached = 0.0
        for term, held in sorted(self.held.items(), key=lambda item: item[1]):
            reached += held
            if chosen and reached > CANDIDATES:
                break
            chosen.append(term)
        return chosen


def strict_pool(
    session: Session,
    index: FullTextIndex,
    match: str,
    conditions: Conditions,
    commonness: Commonness,
    *,
    filters: Filters,
) -> Pool:
    """The rows that match all that was asked for."""
    if index is PASSAGES and conditions:
        pool = _filtered(session, match, commonness, filters)
        if pool is not None:
            return pool
    if index is not PASSAGES or commonness.affordable:
        rows = fulltext.best(session, index, match, conditions, WHOLE)
    else:
        rows = fulltext.newest(session, index, match, conditions, WHOLE)
    return Pool(tuple(rows), len(rows), exact=len(rows) < WHOLE)


def _filtered(session: Session, match: str, commonness: Commonness, filters: Filters) -> Pool | None:
    """Passages that match something common and pass filters that let few authorities through; None for other queries."""
    if fulltext.spread(session, PASSAGES, match).estimate(commonness.passages) < COMMON:
        return None
    stretches = filters.stretches(MOST_STRETCHES)
    if stretches is None or SELECTIVE * sum(last - first + 1 for first, last in stretches) > commonness.passages:
        return None
    rows = fulltext.newest_within(session, PASSAGES, match, stretches)
    passed = filters.passages_among(rows)
    if commonness.affordable:
        passed = fulltext.best_of(session, PASSAGES, match, passed)
    return Pool(tuple(passed), len(passed), exact=len(rows) < CANDIDATES)


def loose_pool(
    session: Session,
    index: FullTextIndex,
    strict: Pool,
    conditions: Conditions,
    commonness: Commonness,
    *,
    filters: Filters,
    narrowed: str | None,
) -> Pool:
    """The rows that match all, then those that hold any of the rarest words; `narrowed` must match besides."""
    terms = commonness.rarest()
    match = any_of([term.match for term in terms])
    whole = f"{match} AND {narrowed}" if narrowed else match
    filtered = _filtered(session, whole, commonness, filters) if index is PASSAGES and conditions else None
    if filtered is not None:
        rows = list(filtered.rows)
    elif sum(commonness.held[term] for term in terms) <= AFFORDABLE:
        rows = fulltext.best(session, index, whole, conditions, CANDIDATES)
    else:
        rows = fulltext.newest(session, index, whole, conditions, CANDIDATES)
    joined = tuple(dict.fromkeys((*strict.rows, *rows)))
    all_read = filtered.exact if filtered is not None else len(rows) < CANDIDATES
    complete = all_read and len(terms) == len(commonness.held)
    return Pool(joined, len(joined), exact=complete)
