"""The filters of a search as conditions on what is searched."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, exists, false, func, or_, select, tuple_
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
        wanted = [*self._on_part(), *self._on_passage_tags()]
        voiced = [weighed] if (weighed := self._weighed(PartRow.kind)) is not None else []
        owner = self._on_authority(PassageRow.authority_id, voiced, part=PartRow.id == PassageRow.part_id)
        if query.quotable is not None:
            wanted.append(exists().where(OpinionRow.id == PassageRow.opinion_id, OpinionRow.quotable == query.quotable))
        if query.tags:
            wanted.append(self._has_tag(PassageRow.authority_id, UserTagRow.passage_id == PassageRow.id))
        if not query.cues:
            wanted += self._on_propositions(PassageRow.authority_id)
        wanted += owner
        return [exists().where(PassageRow.id == rowid, *wanted)] if wanted else []

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
            wanted.append(self._has_tag(PropositionRow.authority_id, UserTagRow.proposition_id == PropositionRow.id))
        if query.authors:
            # A proposition does not record who wrote its part.
            wanted.append(false())
        return [exists().where(PropositionRow.id == rowid, *wanted)] if wanted else []

    def of_entry(self, rowid: SQLColumnExpression[int]) -> Conditions:
        """What an entry must meet."""
        query = self.query
        entry = aliased(AuthorityRow)
        voiced = [weighed] if (weighed := self._weighed(None)) is not None else []
        wanted = self._on_authority(entry.id, voiced) + self._on_propositions(entry.id)
        if query.elements or query.uses:
            marked = or_(*(group for group in (self._element_tagged(), self._of_use()) if group is not None))
            wanted.append(exists().where(PropositionRow.authority_id == entry.id, marked))
        if query.tags:
            wanted.append(self._has_tag(entry.id, UserTagRow.authority_id == entry.id))
        if query.quotable is not None:
            has_quotable = exists().where(OpinionRow.authority_id == entry.id, OpinionRow.quotable)
            wanted.append(has_quotable if query.quotable else ~has_quotable)
        return [exists().where(entry.id == rowid, *wanted)] if wanted else []

    def stretches(self, most: int) -> list[tuple[int, int]] | None:
        """The rows in which the passages of those authorities lie that pass, the newest first; None when over `most`."""
        owner = aliased(AuthorityRow)
        wanted = self._on_authority(owner.id, [self._has_any_footing()] if self.query.weights else [])
        if not wanted:
            return None
        texts = select(OpinionRow.id).join(owner, owner.id == OpinionRow.authority_id)
        chosen = texts.where(OpinionRow.preferred, *wanted).order_by(OpinionRow.id.desc()).limit(most + 1).subquery()
        ends = [
            select(end(PassageRow.id)).where(PassageRow.opinion_id == chosen.c.id).correlate(chosen).scalar_subquery()
            for end in (func.min, func.max)
        ]
        found = [
            (first, last)
            for first, last in self.session.execute(select(*ends).select_from(chosen))
            if first is not None
        ]
        return found if len(found) <= most else None

    def passages_among(self, rows: Iterable[int]) -> list[int]:
        """Those of some passages that pass, the newest first."""
        mine = aliased(PassageRow)
        listed = select(func.json_each(json.dumps(list(rows))).table_valued("value").c.value)
        found = select(mine.id).where(mine.id.in_(listed), *self.of_passage(mine.id))
        return list(self.session.scalars(found.order_by(mine.id.desc())))

    def _has_any_footing(self) -> ColumnElement[bool]:
        """That some voice of the authority can have one of the wanted weights."""
        return _has_footing(frozenset().union(*(self._allowed(part) for part in PartKind)))

    def entries_among(self, rows: Iterable[int]) -> set[int]:
        """Those of some entries that pass."""
        found = select(AuthorityRow.id).where(AuthorityRow.id.in_(sorted(rows)), *self.of_entry(AuthorityRow.id))
        return set(self.session.scalars(found))

    def _on_part(self) -> Conditions:
        query = self.query
        wanted: Conditions = [PartRow.kind.in_(sorted(query.parts))] if query.parts else []
        if query.authors:
            wanted.append(or_(*(PartRow.author.ilike(f"%{_escaped(name)}%", escape="\\") for name in query.authors)))
        return [exists().where(PartRow.id == PassageRow.part_id, *wanted)] if wanted else []

    def _on_passage_tags(self) -> Conditions:
        groups = (
            (PassageTagKind.ELEMENT, self.query.elements),
            (PassageTagKind.KIND, tuple(sorted(self.query.uses))),
        )
        return [
            exists().where(
                PassageTagRow.passage_id == PassageRow.id,
                PassageTagRow.kind == kind,
                PassageTagRow.value.in_(values),
                PassageTagRow.standing != Standing.REJECTED,
            )
            for kind, values in groups
            if values
        ]

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

    def _has_tag(self, owner: SQLColumnExpression[int], itself: ColumnElement[bool]) -> ColumnElement[bool]:
        """That it, or its authority as a whole, bears one of the attorney's tags."""
        on_whole = and_(
            UserTagRow.authority_id == owner, UserTagRow.proposition_id.is_(None), UserTagRow.passage_id.is_(None)
        )
        return exists().where(UserTagRow.tag.in_(self.query.tags), or_(itself, on_whole))

    def _weighed(self, voice: SQLColumnExpression[str] | None) -> ColumnElement[bool] | None:
        """That it has one of the wanted weights; `voice` is the column of its part, None where nobody speaks."""
        if not self.query.weights or self.query.weigh is None:
            return None
        if voice is None:
            return _has_footing(self._allowed(None))
        by_footings: dict[frozenset[Footing], list[PartKind]] = {}
        for part in PartKind:
            by_footings.setdefault(self._allowed(part), []).append(part)
        return or_(*(and_(voice.in_(parts), _has_footing(allowed)) for allowed, parts in by_footings.items()))

    def _allowed(self, part: PartKind | None) -> frozenset[Footing]:
        weigh = self.query.weigh
        if weigh is None:
            return frozenset()
        return frozenset(footing for footing in self._footings if weigh(footing, part) in self.query.weights)

    @cached_property
    def _footings(self) -> tuple[Footing, ...]:
        found = select(AuthorityRow.kind, AuthorityRow.court, AuthorityRow.publication, destroyed()).distinct()
        return tuple(footing_of(*row) for row in self.session.execute(found))


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
