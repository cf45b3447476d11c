"""Counts what a search finds under each further filter: courts, parts, years, weights, claims and others."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.jobs import CancelToken
from app.law.annotations import Standing
from app.law.authorities import PartKind
from app.library.filters import destroyed, footing_of
from app.library.finding import find_rows, newest_rows
from app.library.interrupting import interruptible
from app.library.pools import Commonness
from app.library.results import Facets, ResultKind, SearchQuery
from app.library.search import wanted
from app.library.side_tables import PassageTagRow, UserTagRow
from app.library.tables import AuthorityRow, OpinionRow, PartRow, PassageRow, PropositionRow, TagRow

COUNTED = 20_000
"""So many of the newest things of each kind are counted."""

_MOST_VALUES = 30

Counts = dict[str, Counter[str]]

_OWNER = (
    AuthorityRow.kind.label("authority_kind"),
    AuthorityRow.court,
    AuthorityRow.publication,
    AuthorityRow.decided,
    AuthorityRow.verified_on,
    destroyed().label("destroyed"),
)


def count_facets(session: Session, query: SearchQuery, cancel: CancelToken | None = None) -> Facets:
    """How many things each further filter would leave, for what `search` finds. Raises Cancelled."""
    with interruptible(session, cancel):
        return _count(session, query)


def _count(session: Session, query: SearchQuery) -> Facets:
    _place, parsed = wanted(session, query)
    found = find_rows(session, query, parsed, Commonness.of(session, parsed.terms))
    counts: Counts = {}
    total, exact = 0, True
    for kind in found.pools:
        rows = newest_rows(session, query, found, kind, COUNTED)
        total += len(rows)
        exact = exact and len(rows) < COUNTED
        _add(counts, "found", kind.value, len(rows))
        _COUNTERS[kind](session, rows, query, counts)
    return Facets(total=total, exact=exact, counts={name: _ordered(some) for name, some in sorted(counts.items())})


def _count_passages(session: Session, rows: list[int], query: SearchQuery, counts: Counts) -> None:
    among = _among(rows)
    voices = (
        select(PassageRow.part_id, func.count().label("times"))
        .where(PassageRow.id.in_(among))
        .group_by(PassageRow.part_id)
        .subquery()
    )
    found = (
        select(voices.c.times, PartRow.kind.label("part"), PartRow.author, OpinionRow.quotable, *_OWNER)
        .join(PartRow, PartRow.id == voices.c.part_id)
        .join(OpinionRow, OpinionRow.id == PartRow.opinion_id)
        .join(AuthorityRow, AuthorityRow.id == OpinionRow.authority_id)
    )
    for row in session.execute(found):
        _count_owner(row._mapping, query, counts)  # noqa: SLF001  # SQLAlchemy's public name for it
        _add(counts, "author", row.author, row.times)
        _add(counts, "quotable", _yes_no(row.quotable), row.times)
    tags = select(PassageTagRow.kind, PassageTagRow.value, func.count()).where(
        PassageTagRow.passage_id.in_(among), PassageTagRow.standing != Standing.REJECTED
    )
    _count_pairs(session, tags.group_by(PassageTagRow.kind, PassageTagRow.value), counts)
    own = select(UserTagRow.tag, func.count()).where(UserTagRow.passage_id.in_(among)).group_by(UserTagRow.tag)
    for tag, times in session.execute(own):
        _add(counts, "tag", tag, times)


def _count_propositions(session: Session, rows: list[int], query: SearchQuery, counts: Counts) -> None:
    among = _among(rows)
    found = select(func.count().label("times"), PropositionRow.part, PropositionRow.kind.label("use"), *_OWNER)
    found = found.join(AuthorityRow, AuthorityRow.id == PropositionRow.authority_id)
    found = found.where(PropositionRow.id.in_(among))
    for row in session.execute(found.group_by(AuthorityRow.id, PropositionRow.part, PropositionRow.kind)):
        _count_owner(row._mapping, query, counts)  # noqa: SLF001  # as above
        _add(counts, "kind", row.use, row.times)
    tags = select(TagRow.kind, TagRow.value, func.count()).where(TagRow.proposition_id.in_(among))
    _count_pairs(session, tags.group_by(TagRow.kind, TagRow.value), counts)
    own = select(UserTagRow.tag, func.count()).where(UserTagRow.proposition_id.in_(among)).group_by(UserTagRow.tag)
    for tag, times in session.execute(own):
        _add(counts, "tag", tag, times)


def _count_entries(session: Session, rows: list[int], query: SearchQuery, counts: Counts) -> None:
    among = _among(rows)
    for row in session.execute(select(*_OWNER).where(AuthorityRow.id.in_(among))):
        _count_owner({**row._mapping, "times": 1, "part": None}, query, counts)  # noqa: SLF001  # as above
    on_whole = select(UserTagRow.tag, func.count()).where(
        UserTagRow.authority_id.in_(among), UserTagRow.passage_id.is_(None), UserTagRow.proposition_id.is_(None)
    )
    for tag, times in session.execute(on_whole.group_by(UserTagRow.tag)):
        _add(counts, "tag", tag, times)


def _count_owner(row: Mapping[Any, Any], query: SearchQuery, counts: Counts) -> None:
    times = row["times"]
    part = PartKind(row["part"]) if row["part"] else None
    _add(counts, "part", part.value if part else None, times)
    _add(counts, "court", row["court"], times)
    _add(counts, "published", row["publication"], times)
    _add(counts, "verified", _yes_no(row["verified_on"] is not None), times)
    _add(counts, "decade", f"{row['decided'][:3]}0s" if row["decided"] else None, times)
    if query.weigh is not None:
        footing = footing_of(row["authority_kind"], row["court"], row["publication"], row["destroyed"])
        _add(counts, "weight", query.weigh(footing, part).value, times)


def _count_pairs(session: Session, statement: Any, counts: Counts) -> None:  # noqa: ANN401  # a select of kind, value, count
    for kind, value, times in session.execute(statement):
        _add(counts, kind, value, times)


def _add(counts: Counts, name: str, value: str | None, times: int) -> None:
    if value and times:
        counts.setdefault(name, Counter())[value] += times


def _among(rows: Iterable[int]) -> Select[Any]:
    return select(func.json_each(json.dumps(list(rows))).table_valued("value").c.value)


def _ordered(found: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST_VALUES])


def _yes_no(answer: bool) -> str:  # it is what is told
    return "yes" if answer else "no"


_COUNTERS = {
    ResultKind.PASSAGE: _count_passages,
    ResultKind.PROPOSITION: _count_propositions,
    ResultKind.NOTE: _count_entries,
}
