"""Finds the rows that a query means: what holds all its words, or of many words some, under its filters."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.library import fulltext, pools
from app.library.filters import Filters
from app.library.fulltext import Conditions
from app.library.hits import INDEX_OF
from app.library.pools import Commonness, Pool
from app.library.query import ParsedQuery, any_of, quoted
from app.library.results import ResultKind, SearchQuery

MANY_WORDS = 4
ENOUGH = 20
"""When nothing holds all the words, what holds some is found; of many words already when fewer hold all than this."""


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that a query finds, by kind, before they are ranked."""

    pools: dict[ResultKind, Pool]
    match: str
    loosened: bool = False

    @property
    def total(self) -> int:
        """How many there are, as far as they were counted."""
        return sum(pool.total for pool in self.pools.values())

    @property
    def exact(self) -> bool:
        """Whether all that match were counted, and are in the pools."""
        return all(pool.exact for pool in self.pools.values())


def find_rows(session: Session, query: SearchQuery, parsed: ParsedQuery, commonness: Commonness) -> Found:
    """The rows that match and pass the filters; none when there is no word to look for."""
    if parsed.match is None:
        return Found({}, "")
    filters = Filters(session, query)
    strict = {
        kind: pools.strict_pool(
            session,
            INDEX_OF[kind],
            _narrowed(parsed.match, kind, query),
            conditions_of(filters, kind),
            commonness,
            filters=filters,
        )
        for kind in kinds_of(query)
    }
    enough = ENOUGH if len(parsed.terms) >= MANY_WORDS else 1
    found = Found(strict, parsed.match)
    if parsed.loose is None or found.total >= enough:
        return found
    loose = {
        kind: pools.loose_pool(
            session,
            INDEX_OF[kind],
            pool,
            conditions_of(filters, kind),
            commonness,
            filters=filters,
            narrowed=_cues(kind, query),
        )
        for kind, pool in strict.items()
    }
    loosened = Found(loose, parsed.loose, loosened=True)
    return loosened if loosened.total > found.total else found


def newest_rows(session: Session, query: SearchQuery, found: Found, kind: ResultKind, limit: int) -> list[int]:
    """Up to `limit` of the rows of one kind that were found, beyond those in its pool."""
    pool = found.pools[kind]
    if pool.exact or found.loosened:
        return list(pool.rows[:limit])
    conditions = conditions_of(Filters(session, query), kind)
    return fulltext.newest(session, INDEX_OF[kind], _narrowed(found.match, kind, query), conditions, limit)


def kinds_of(query: SearchQuery) -> list[ResultKind]:
    """The kinds that can be found: an entry has no voice, so a search in some parts has nothing to find in entries."""
    possible = [kind for kind in ResultKind if kind is not ResultKind.NOTE or not (query.parts or query.authors)]
    return [kind for kind in possible if not query.kinds or kind in query.kinds]


def conditions_of(filters: Filters, kind: ResultKind) -> Conditions:
    """What the rows of one kind must meet."""
    if not filters.query.narrows:
        return Conditions()
    rowid = f"{INDEX_OF[kind].table}.rowid"
    match kind:
        case ResultKind.PASSAGE:
            return filters.of_passage(rowid)
        case ResultKind.PROPOSITION:
            return filters.of_proposition(rowid)
        case ResultKind.NOTE:
            return filters.of_entry(rowid)


def _cues(kind: ResultKind, query: SearchQuery) -> str | None:
    """Passages are known by the practice's cue words to be about a claim or a defense."""
    if kind is not ResultKind.PASSAGE or not (query.claims or query.defenses):
        return None
    cues = [cue for words in query.cues if (cue := quoted(words))]
    return any_of(cues) if cues else None


def _narrowed(match: str, kind: ResultKind, query: SearchQuery) -> str:
    cues = _cues(kind, query)
    return f"({match}) AND {cues}" if cues else match
