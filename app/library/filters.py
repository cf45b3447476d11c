"""The filters of a search as conditions on what is searched."""

from sqlalchemy import ColumnElement, SQLColumnExpression, exists
from sqlalchemy.orm import aliased

from app.law.authorities import PartKind
from app.library.fulltext import one_of
from app.library.lookup import tagged
from app.library.results import SearchQuery
from app.library.tables import AuthorityRow, PartRow, PassageRow, PropositionRow

Conditions = list[ColumnElement[bool]]


def passage_conditions(rowid: SQLColumnExpression[int], query: SearchQuery) -> Conditions:
    """What a passage must meet. Claims and defenses are asked of its words when the query has cues for them."""
    wanted = _on_authority(query, PassageRow.authority_id)
    if query.parts:
        wanted.append(exists().where(PartRow.id == PassageRow.part_id, _one_of_parts(PartRow.kind, query)))
    if not query.cues:
        wanted += _on_tags(query, PassageRow.authority_id)
    return [exists().where(PassageRow.id == rowid, *wanted)] if wanted else []


def proposition_conditions(rowid: SQLColumnExpression[int], query: SearchQuery) -> Conditions:
    """What a proposition must meet."""
    wanted = _on_authority(query, PropositionRow.authority_id)
    wanted += [tagged(claims, defenses) for claims, defenses in _tag_groups(query)]
    if query.parts:
        wanted.append(_one_of_parts(PropositionRow.part, query))
    return [exists().where(PropositionRow.id == rowid, *wanted)] if wanted else []


def entry_conditions(rowid: SQLColumnExpression[int], query: SearchQuery) -> Conditions:
    """What an entry must meet."""
    entry = aliased(AuthorityRow)
    wanted = _on_authority(query, entry.id) + _on_tags(query, entry.id)
    return [exists().where(entry.id == rowid, *wanted)] if wanted else []


def _on_authority(query: SearchQuery, owner: SQLColumnExpression[int]) -> Conditions:
    wanted: Conditions = []
    if query.courts:
        wanted.append(AuthorityRow.court.in_(query.courts))
    if query.before is not None:
        wanted.append(AuthorityRow.decided_latest < query.before)
    if query.authorities is not None:
        wanted.append(AuthorityRow.key.in_(one_of(query.authorities)))
    return [exists().where(AuthorityRow.id == owner, *wanted)] if wanted else []


def _on_tags(query: SearchQuery, owner: SQLColumnExpression[int]) -> Conditions:
    """That the authority has a proposition with the tags."""
    groups = _tag_groups(query)
    tags = [tagged(claims, defenses) for claims, defenses in groups]
    return [exists().where(PropositionRow.authority_id == owner, *tags)] if tags else []


def _tag_groups(query: SearchQuery) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    groups = ((query.claims, ()), ((), query.defenses))
    return [group for group in groups if any(group)]


def _one_of_parts(kind: SQLColumnExpression[str], query: SearchQuery) -> ColumnElement[bool]:
    return kind.in_(sorted(PartKind(part) for part in query.parts))
