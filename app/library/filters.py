"""The filters of a search as conditions on what is searched."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    exists,
    false,
    func,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from app.law.annotations import PassageTagKind, Standing
from app.law.authorities import AuthorityKind, PartKind, Publication, TreatmentKind
from app.law.courts import CourtId
from app.library.fulltext import one_of
from app.library.lookup import tagged
from app.library.results import Footing, SearchQuery
from app.library.side_tables import PassageTagRow, UserTagRow
from app.library.tables import AuthorityRow, OpinionRow, PartRow, PassageRow, PropositionRow, TreatmentRow

Conditions = list[ColumnElement[bool]]

_ENTRY, _MINE = aliased(AuthorityRow), aliased(PassageRow)

_MANY = 50_000
"""So many tagged passages are not read for one search."""

_DESTROYING = sorted(kind for kind in TreatmentKind if kind.destroys)


def destroyed() -> ColumnElement[bool]:
    """That a treatment of the authority takes its force away."""
    return exists().where(TreatmentRow.authority_id == AuthorityRow.id, TreatmentRow.kind.in_(_DESTROYING))


@dataclass(frozen=True)
class Filters:
    """The conditions of one search; what they need from the library is asked for once."""

    session: Session
    query: SearchQuery

    def of_passage(self, rowid: SQLColumnExpression[int]) -> Conditions:
        """What a passage must meet. Claims and defenses are asked of its words when the query has cues for them."""
        query = self.query
        wanted = self._on_part()
        voiced = [weighed] if (weighed := self._weighed(PartRow.kind)) is not None else []
        owner = self._on_authority(PassageRow.authority_id, voiced, part=PartRow.id == PassageRow.part_id)
        if query.quotable is not None:
            wanted.append(exists().where(OpinionRow.id == PassageRow.opinion_id, OpinionRow.quotable == query.quotable))
        if query.tags:
            wanted.append(
                or_(
                    PassageRow.id.in_(self._tagged(UserTagRow.passage_id)),
                    PassageRow.authority_id.in_(self._tagged_wholes()),
                )
            )
        if not query.cues:
            wanted += self._on_propositions(PassageRow.authority_id)
        wanted += owner
        marked = [self._among_tagged(rowid, rows) for rows in self._tagged_passages()]
        return [*marked, exists().where(PassageRow.id == rowid, *wanted)] if wanted else marked

    def of_proposition(self, rowid: SQLColumnExpression[int]) -> Conditions:
        """What a proposition must meet."""
        query = self.query
        wanted = [tagged(*group) for group in self._tag_groups()]
        voiced = [weighed] if (weighed := self._weighed(PropositionRow.part)) is not None else []
        wanted += self._on_authority(PropositionRow.authority_id, voiced)
        if query.parts:
            wanted.append(PropositionRow.part.in_(sorted(query.parts)))
        if query.uses:
            wanted.append(PropositionRow.kind.in_(sorted(query.uses)))
        if query.quotable is not None:
            wanted.append(PropositionRow.quotation.is_not(None) == query.quotable)
        if query.tags:
            themselves = PropositionRow.id.in_(self._tagged(UserTagRow.proposition_id))
            wanted.append(or_(themselves, PropositionRow.authority_id.in_(self._tagged_wholes())))
        if query.authors:
            # A proposition does not record who wrote its part.
            wanted.append(false())
        return [exists().where(PropositionRow.id == rowid, *wanted)] if wanted else []

    def of_entry(self, rowid: SQLColumnExpression[int]) -> Conditions:
        """What an entry must meet."""
        query = self.query
        entry = _ENTRY
        voiced = [weighed] if (weighed := self._weighed(None)) is not None else []
        wanted = self._on_authority(entry.id, voiced) + self._on_propositions(entry.id)
        if query.elements or query.uses:
            marked = or_(*(group for group in (self._element_tagged(), self._of_use()) if group is not None))
            wanted.append(exists().where(PropositionRow.authority_id == entry.id, marked))
        if query.tags:
            wanted.append(entry.id.in_(self._tagged(UserTagRow.authority_id)))
        if query.quotable is not None:
            has_quotable = exists().where(OpinionRow.authority_id == entry.id, OpinionRow.quotable)
            wanted.append(has_quotable if query.quotable else ~has_quotable)
        return [exists().where(entry.id == rowid, *wanted)] if wanted else []

    def stretches(self, most: int) -> list[tuple[int, int]] | None:
        """The rows among which all passages lie that pass, the newest first; None when no filter leaves at most `most`."""
        for source in (*self._rows_tagged(), *self._rows_of_parts(), *self._rows_of_texts()):
            found = [(first, last) for first, last in self.session.execute(source.limit(most + 1)) if first is not None]
            if len(found) <= most:
                return sorted(found, reverse=True)
        return None

    def _rows_tagged(self) -> Iterator[Any]:
        for rows in self._tagged_passages():
            tagged_rows = rows.subquery()
            yield _alone(tagged_rows.c.passage_id)
        if self.query.tags:
            themselves = self._tagged(UserTagRow.passage_id).subquery()
            texts = select(*_ends(PassageRow.opinion_id == OpinionRow.id)).where(
                OpinionRow.authority_id.in_(self._tagged_wholes())
            )
            both = union_all(_alone(themselves.c.passage_id), texts).subquery()
            yield select(both.c.first, both.c.last)

    def _rows_of_parts(self) -> Iterator[Any]:
        if wanted := self._of_part():
            yield select(*_ends(PassageRow.part_id == PartRow.id)).where(*wanted)

    def _rows_of_texts(self) -> Iterator[Any]:
        query = self.query
        wanted = self._on_authority(OpinionRow.authority_id, [self._has_any_footing()] if query.weights else [])
        if query.quotable is not None:
            wanted.append(OpinionRow.quotable == query.quotable)
        if wanted:
            yield select(*_ends(PassageRow.opinion_id == OpinionRow.id)).where(OpinionRow.preferred, *wanted)

    def passages_among(self, rows: Iterable[int]) -> list[int]:
        """Those of some passages that pass, the newest first."""
        listed = select(func.json_each(json.dumps(list(rows))).table_valued("value").c.value)
        found = select(_MINE.id).where(_MINE.id.in_(listed), *self.of_passage(_MINE.id))
        return list(self.session.scalars(found.order_by(_MINE.id.desc())))

    def _has_any_footing(self) -> ColumnElement[bool]:
        """That some voice of the authority can have one of the wanted weights."""
        return _has_footing(frozenset().union(*self._by_footings))

    def entries_among(self, rows: Iterable[int]) -> set[int]:
        """Those of some entries that pass."""
        found = select(AuthorityRow.id).where(AuthorityRow.id.in_(sorted(rows)), *self.of_entry(AuthorityRow.id))
        return set(self.session.scalars(found))

    def _on_part(self) -> Conditions:
        wanted = self._of_part()
        return [PassageRow.part_id.in_(select(PartRow.id).where(*wanted))] if wanted else []

    def _of_part(self) -> Conditions:
        query = self.query
        wanted: Conditions = [PartRow.kind.in_(sorted(query.parts))] if query.parts else []
        if query.authors:
            wanted.append(or_(*(PartRow.author.ilike(f"%{_escaped(name)}%", escape="\\") for name in query.authors)))
        return wanted

    def _tagged_passages(self) -> list[Select[Any]]:
        """The passages with one of the wanted elements, and those of one of the wanted kinds."""
        groups = (
            (PassageTagKind.ELEMENT, self.query.elements),
            (PassageTagKind.KIND, tuple(sorted(self.query.uses))),
        )
        return [
            select(PassageTagRow.passage_id).where(
                PassageTagRow.kind == kind, PassageTagRow.value.in_(values), PassageTagRow.standing != Standing.REJECTED
            )
            for kind, values in groups
            if values
        ]

    def _among_tagged(self, rowid: SQLColumnExpression[int], rows: Select[Any]) -> ColumnElement[bool]:
        """That a passage is one of the tagged: looked up where these are many, else all of them are read first.

        Added to, a row is not what FTS5 is asked for: SQLite would ask it anew for each that is tagged.
        """
        counted = select(func.count()).select_from(rows.limit(_MANY).subquery())
        if self.session.scalar(counted) == _MANY:
            return rows.where(PassageTagRow.passage_id == rowid).exists()
        return (rowid + 0).in_(rows)

    def _tagged(self, what: SQLColumnExpression[Any]) -> Select[Any]:
        """What bears one of the attorney's tags, by the column that names it."""
        return select(what).where(UserTagRow.tag.in_(self.query.tags), what.is_not(None))

    def _tagged_wholes(self) -> Select[Any]:
        """The authorities that bear one of them as a whole."""
        rows = self._tagged(UserTagRow.authority_id)
        return rows.where(UserTagRow.proposition_id.is_(None), UserTagRow.passage_id.is_(None))

    def _on_authority(
        self, owner: SQLColumnExpression[int], voiced: Conditions, *, part: ColumnElement[bool] | None = None
    ) -> Conditions:
        query = self.query
        wanted: Conditions = list(voiced)
        if query.courts:
            wanted.append(AuthorityRow.court.in_(query.courts))
        if query.before is not None:
            wanted.append(AuthorityRow.decided_latest < query.before)
        if query.after is not None:
            # "2018" begins on 2018-01-01, "2018-05" on 2018-05-01.
            earliest = func.substr(AuthorityRow.decided + "-01-01", 1, 10)
            wanted.append(earliest > query.after.isoformat())
        if query.authorities is not None:
            wanted.append(AuthorityRow.key.in_(one_of(query.authorities)))
        if query.publications:
            wanted.append(AuthorityRow.publication.in_(sorted(query.publications)))
        if query.verified is not None:
            wanted.append(AuthorityRow.verified_on.is_not(None) == query.verified)
        if not wanted:
            return []
        with_part = [part] if part is not None and voiced else []
        return [exists().where(AuthorityRow.id == owner, *with_part, *wanted)]

    def _on_propositions(self, owner: SQLColumnExpression[int]) -> Conditions:
        """That the authority has a proposition with the tags of claims and defenses."""
        query = self.query
        groups = [group for group in ((query.claims, ()), ((), query.defenses)) if any(group)]
        tags = [tagged(claims, defenses) for claims, defenses in groups]
        return [exists().where(PropositionRow.authority_id == owner, *tags)] if tags else []

    def _tag_groups(self) -> Iterable[tuple[tuple[str, ...], ...]]:
        query = self.query
        groups = ((query.claims, ()), ((), query.defenses), ((), (), (), query.elements))
        return [group for group in groups if any(group)]

    def _element_tagged(self) -> ColumnElement[bool] | None:
        return tagged((), (), (), self.query.elements) if self.query.elements else None

    def _of_use(self) -> ColumnElement[bool] | None:
        return PropositionRow.kind.in_(sorted(self.query.uses)) if self.query.uses else None

    def _weighed(self, voice: SQLColumnExpression[str] | None) -> ColumnElement[bool] | None:
        """That it has one of the wanted weights; `voice` is the column of its part, None where nobody speaks."""
        if not self.query.weights or self.query.weigh is None:
            return None
        if voice is None:
            return _has_footing(self._allowed(None))
        return or_(*(and_(voice.in_(parts), _has_footing(allowed)) for allowed, parts in self._by_footings.items()))

    @cached_property
    def _by_footings(self) -> dict[frozenset[Footing], list[PartKind]]:
        """The parts of opinions whose words have a wanted weight on the same footings."""
        found: dict[frozenset[Footing], list[PartKind]] = {}
        for part in PartKind:
            found.setdefault(self._allowed(part), []).append(part)
        return found

    def _allowed(self, part: PartKind | None) -> frozenset[Footing]:
        weigh = self.query.weigh
        if weigh is None:
            return frozenset()
        return frozenset(footing for footing in self._footings if weigh(footing, part) in self.query.weights)

    @cached_property
    def _footings(self) -> tuple[Footing, ...]:
        """All footings of the authorities that may appear, each with its force and without."""
        found = select(AuthorityRow.kind, AuthorityRow.court, AuthorityRow.publication).distinct()
        if self.query.courts:
            found = found.where(AuthorityRow.court.in_(self.query.courts))
        rows = self.session.execute(found).all()
        return tuple(footing_of(*row, bad) for row in rows for bad in (False, True))


def _ends(condition: ColumnElement[bool]) -> tuple[Any, Any]:
    """The first and the last passage under a condition, as columns."""
    first, last = (select(end(PassageRow.id)).where(condition).scalar_subquery() for end in (func.min, func.max))
    return first.label("first"), last.label("last")


def _alone(row: ColumnElement[Any]) -> Select[Any]:
    """A row as a stretch of its own."""
    return select(row.label("first"), row.label("last"))


def footing_of(kind: str, court: str | None, publication: str, bad: bool) -> Footing:  # a row's cells
    """The footing that the cells of a row hold."""
    owner = CourtId(court) if court else None
    return Footing(kind=AuthorityKind(kind), court=owner, publication=Publication(publication), destroyed=bad)


def _has_footing(footings: frozenset[Footing]) -> ColumnElement[bool]:
    if not footings:
        return false()
    cells = tuple_(AuthorityRow.kind, func.coalesce(AuthorityRow.court, ""), AuthorityRow.publication, destroyed())
    rows = sorted((f.kind.value, f.court or "", f.publication.value, f.destroyed) for f in footings)
    return cells.in_(rows)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
