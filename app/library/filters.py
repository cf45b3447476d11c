"""The filters of a search as conditions on what is searched.

They are written as SQL with their values by name: a search is made at every key, and putting these conditions together
from SQLAlchemy's pieces took longer than SQLite takes to answer. No value is ever part of the words.

In all of them p is a passage, v its part (the voice), o its text, a its authority, and s a proposition.
"""

# ruff: noqa: S608  # every word is a constant of this module; values have names
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import Session

from app.law.annotations import PassageTagKind, Standing
from app.law.authorities import AuthorityKind, PartKind, Publication, TreatmentKind
from app.law.courts import CourtId
from app.law.weight import Weight
from app.library.fulltext import Conditions
from app.library.prepared import driver_rows, listed
from app.library.results import Footing, SearchQuery, WeighFooting
from app.library.tables import AuthorityRow, TreatmentRow

_MANY = 50_000
"""So many tagged passages are not read for one search."""

_DESTROYING = sorted(kind for kind in TreatmentKind if kind.destroys)
_DESTROYED = "EXISTS (SELECT 1 FROM treatments t WHERE t.authority_id = a.id AND t.kind IN ({}))".format(
    ", ".join(f"'{kind}'" for kind in _DESTROYING)
)
_FOOTING = f"a.kind || '/' || coalesce(a.court, '') || '/' || a.publication || '/' || {_DESTROYED}"
_TAGGED_WHOLES = (
    "SELECT u.authority_id FROM user_tags u WHERE u.tag IN (SELECT value FROM json_each(:tags))"
    " AND u.proposition_id IS NULL AND u.passage_id IS NULL"
)
_TAGGED = "SELECT u.{0} FROM user_tags u WHERE u.tag IN (SELECT value FROM json_each(:tags)) AND u.{0} IS NOT NULL"


def destroyed() -> ColumnElement[bool]:
    """That a treatment of the authority takes its force away, for statements of SQLAlchemy's."""
    return exists().where(TreatmentRow.authority_id == AuthorityRow.id, TreatmentRow.kind.in_(_DESTROYING))


@dataclass(frozen=True)
class Filters:
    """The conditions of one search; what they need from the library is asked for once."""

    session: Session
    query: SearchQuery

    def of_passage(self, row: str) -> Conditions:
        """What a passage must meet; `row` is the column that has its number.

        Claims and defenses are asked of its words when the query has cues for them.
        """
        query = self.query
        voiced, owned = self._on_part(), [*self._on_authority(), *self._weighed("v.kind")]
        wanted = [*voiced, *owned]
        joins = [" CROSS JOIN opinion_parts v ON v.id = p.part_id"] if voiced or self._weighs else []
        joins += [" CROSS JOIN authorities a ON a.id = p.authority_id"] if owned else []
        if query.quotable is not None:
            joins.append(" CROSS JOIN opinions o ON o.id = p.opinion_id")
            wanted.append("o.quotable = :quotable")
        if query.tags:
            wanted.append(f"(p.id IN ({_TAGGED.format('passage_id')}) OR p.authority_id IN ({_TAGGED_WHOLES}))")
        if not query.cues:
            wanted += self._on_propositions("p.authority_id")
        whole = [_exists(f"passages p{''.join(joins)}", f"p.id = {row}", wanted)] if wanted else []
        return self._conditions([*(self._among_tagged(row, marked) for marked in self._tagged_passages), *whole])

    def of_proposition(self, row: str) -> Conditions:
        """What a proposition must meet."""
        query = self.query
        owned = [*self._on_authority(), *self._weighed("s.part")]
        join = " CROSS JOIN authorities a ON a.id = s.authority_id" if owned else ""
        wanted = [*self._tag_groups(), *owned]
        if query.parts:
            wanted.append(_among("s.part", "parts"))
        if query.uses:
            wanted.append(_among("s.kind", "uses"))
        if query.quotable is not None:
            wanted.append("(s.quotation IS NOT NULL) = :quotable")
        if query.tags:
            wanted.append(f"(s.id IN ({_TAGGED.format('proposition_id')}) OR s.authority_id IN ({_TAGGED_WHOLES}))")
        if query.authors:
            wanted.append("0")  # a proposition does not record who wrote its part
        return self._conditions([_exists(f"propositions s{join}", f"s.id = {row}", wanted)] if wanted else [])

    def of_entry(self, row: str) -> Conditions:
        """What an entry must meet."""
        query = self.query
        wanted = [*self._on_authority(), *self._weighed("''"), *self._on_propositions("a.id")]
        marks = [_tagged("element")] if query.elements else []
        marks += [_among("s.kind", "uses")] if query.uses else []
        if marks:
            wanted.append(_exists("propositions s", "s.authority_id = a.id", [f"({' OR '.join(marks)})"]))
        if query.tags:
            wanted.append(f"a.id IN ({_TAGGED.format('authority_id')})")
        if query.quotable is not None:
            wanted.append(f"{_exists('opinions o', 'o.authority_id = a.id', ['o.quotable'])} = :quotable")
        return self._conditions([_exists("authorities a", f"a.id = {row}", wanted)] if wanted else [])

    def stretches(self, most: int) -> list[tuple[int, int]] | None:
        """The rows among which all passages lie that pass, the newest first; None when no filter leaves at most `most`."""
        for sources in self._sources():
            found = [(column, self._numbers(f"{ids} LIMIT {most + 1}")) for column, ids in sources]
            if sum(len(numbers) for _column, numbers in found) <= most:
                return sorted((ends for column, numbers in found for ends in self._ends(column, numbers)), reverse=True)
        return None

    def passages_among(self, rows: Iterable[int]) -> list[int]:
        """Those of some passages that pass, the newest first."""
        found = "SELECT m.id FROM json_each(:rows) within CROSS JOIN passages m ON m.id = within.value"
        conditions = self.of_passage("m.id")
        words = f"{found} WHERE {' AND '.join(conditions.words or ('1',))} ORDER BY m.id DESC"
        return self._numbers(words, rows=listed(list(rows)))

    def entries_among(self, rows: Iterable[int]) -> set[int]:
        """Those of some entries that pass."""
        found = "SELECT m.id FROM json_each(:rows) within CROSS JOIN authorities m ON m.id = within.value"
        conditions = self.of_entry("m.id")
        words = f"{found} WHERE {' AND '.join(conditions.words or ('1',))}"
        return set(self._numbers(words, rows=listed(sorted(rows))))

    # Where what passes lies

    def _sources(self) -> Iterator[list[tuple[str, str]]]:
        """Statements for the numbers of what can pass, each with the column of passages that has them."""
        for marked in self._tagged_passages:
            yield [("id", marked)]
        if self.query.tags:
            texts = f"SELECT o.id FROM opinions o WHERE o.authority_id IN ({_TAGGED_WHOLES})"
            yield [("id", _TAGGED.format("passage_id")), ("opinion_id", texts)]
        if parts := self._on_part():
            yield [("part_id", f"SELECT v.id FROM opinion_parts v WHERE {' AND '.join(parts)}")]
        wanted = [*self._on_authority(), *([_among(f"({_FOOTING})", "footings")] if self._weighs else [])]
        if self.query.quotable is not None:
            wanted.append("o.quotable = :quotable")
        if wanted:
            texts = "SELECT o.id FROM opinions o JOIN authorities a ON a.id = o.authority_id WHERE o.preferred"
            yield [("opinion_id", f"{texts} AND {' AND '.join(wanted)}")]

    def _ends(self, column: str, numbers: Sequence[int]) -> list[tuple[int, int]]:
        """The first and the last passage of each of some texts or parts."""
        of_one = f"FROM passages p WHERE p.{column} = within.value"
        words = f"SELECT (SELECT min(p.id) {of_one}), (SELECT max(p.id) {of_one}) FROM json_each(:rows) within"
        rows = driver_rows(self.session, words, {"rows": listed(numbers)})
        return [(first, last) for first, last in rows if first is not None]

    def _numbers(self, words: str, **values: object) -> list[int]:
        return [number for (number,) in driver_rows(self.session, words, {**self._values, **values})]

    # What each filter asks for

    def _conditions(self, words: Sequence[str]) -> Conditions:
        return Conditions(tuple(words), self._values) if words else Conditions()

    def _on_part(self) -> list[str]:
        query = self.query
        wanted = [_among("v.kind", "parts")] if query.parts else []
        if query.authors:
            wanted.append("EXISTS (SELECT 1 FROM json_each(:authors) n WHERE v.author LIKE n.value ESCAPE '\\')")
        return wanted

    def _on_authority(self) -> list[str]:
        query = self.query
        asked = (
            (query.courts, _among("a.court", "courts")),
            (query.before is not None, "a.decided_latest < :before"),
            # "2018" begins on 2018-01-01, "2018-05" on 2018-05-01.
            (query.after is not None, "substr(a.decided || '-01-01', 1, 10) > :after"),
            (query.authorities is not None, _among("a.key", "authorities")),
            (query.publications, _among("a.publication", "publications")),
            (query.verified is not None, "(a.verified_on IS NOT NULL) = :verified"),
        )
        return [words for is_asked, words in asked if is_asked]

    @property
    def _weighs(self) -> bool:
        return bool(self.query.weights) and self.query.weigh is not None

    def _weighed(self, voice: str) -> list[str]:
        """That it has one of the wanted weights; `voice` is the column of its part, empty where nobody speaks."""
        return [_among(f"({_FOOTING} || '/' || {voice})", "weighed")] if self._weighs else []

    def _on_propositions(self, owner: str) -> list[str]:
        """That the authority has a proposition with the tags of claims and defenses."""
        groups = [name for name, values in (("claim", self.query.claims), ("defense", self.query.defenses)) if values]
        tags = [_tagged(name) for name in groups]
        return [_exists("propositions s", f"s.authority_id = {owner}", tags)] if tags else []

    def _tag_groups(self) -> list[str]:
        query = self.query
        groups = (("claim", query.claims), ("defense", query.defenses), ("element", query.elements))
        return [_tagged(name) for name, values in groups if values]

    @cached_property
    def _tagged_passages(self) -> list[str]:
        """The passages with one of the wanted elements, and those of one of the wanted kinds."""
        groups = (
            (PassageTagKind.ELEMENT, "elements", self.query.elements),
            (PassageTagKind.KIND, "uses", self.query.uses),
        )
        return [
            f"SELECT g.passage_id FROM passage_tags g WHERE g.kind = '{kind.value}' AND {_among('g.value', name)}"
            f" AND g.standing <> '{Standing.REJECTED.value}'"
            for kind, name, values in groups
            if values
        ]

    def _among_tagged(self, row: str, marked: str) -> str:
        """That a passage is one of the tagged: looked up where these are many, else all of them are read first.

        Added to, a row is not what FTS5 is asked for: SQLite would ask it anew for each that is tagged.
        """
        if self._numbers(f"SELECT count(*) FROM ({marked} LIMIT {_MANY})") == [_MANY]:
            return f"EXISTS ({marked} AND g.passage_id = {row})"
        return f"({row} + 0) IN ({marked})"

    @cached_property
    def _values(self) -> dict[str, object]:
        """All that the conditions name."""
        query = self.query
        weighed = _weights_of(query.weigh, query.weights, self._footings) if query.weigh and query.weights else ("", "")
        return {
            "courts": _list(query.courts),
            "before": query.before and query.before.isoformat(),
            "after": query.after and query.after.isoformat(),
            "authorities": _list(query.authorities or ()),
            "publications": _list(query.publications),
            "verified": query.verified,
            "parts": _list(query.parts),
            "authors": _list(f"%{_escaped(name)}%" for name in query.authors),
            "uses": _list(query.uses),
            "quotable": query.quotable,
            "tags": _list(query.tags),
            "claims": _list(query.claims),
            "defenses": _list(query.defenses),
            "elements": _list(query.elements),
            "weighed": weighed[0],
            "footings": weighed[1],
        }

    @cached_property
    def _footings(self) -> tuple[tuple[str, str | None, str], ...]:
        """The kind, the court and the publication of all authorities that may appear."""
        where = f" WHERE {_among('a.court', 'courts')}" if self.query.courts else ""
        words = f"SELECT DISTINCT a.kind, a.court, a.publication FROM authorities a{where}"
        return tuple(driver_rows(self.session, words, {"courts": _list(self.query.courts)} if where else ()))


@lru_cache(maxsize=16)
def _weights_of(
    weigh: WeighFooting, wanted: frozenset[Weight], footings: tuple[tuple[str, str | None, str], ...]
) -> tuple[str, str]:
    """What has one of the wanted weights, as `_FOOTING` writes it: with each voice that has, and without."""
    weighed, bare = [], []
    for kind, court, publication in footings:
        for bad in (False, True):
            words = f"{kind}/{court or ''}/{publication}/{int(bad)}"
            voices = [v for v in (None, *PartKind) if weigh(footing_of(kind, court, publication, bad), v) in wanted]
            weighed += [f"{words}/{voice.value if voice else ''}" for voice in voices]
            bare += [words] if voices else []
    return _list(weighed), _list(bare)


@lru_cache(maxsize=4096)
def footing_of(kind: str, court: str | None, publication: str, bad: bool) -> Footing:  # a row's cells
    """The footing that the cells of a row hold."""
    owner = CourtId(court) if court else None
    return Footing(kind=AuthorityKind(kind), court=owner, publication=Publication(publication), destroyed=bad)


def _exists(source: str, own: str, wanted: Sequence[str]) -> str:
    return f"EXISTS (SELECT 1 FROM {source} WHERE {' AND '.join([own, *wanted])})"


def _tagged(kind: str) -> str:
    """That a proposition s has one of the wanted tags of a kind."""
    return _exists(
        "proposition_tags g", "g.proposition_id = s.id", [f"g.kind = '{kind}'", _among("g.value", f"{kind}s")]
    )


def _among(column: str, name: str) -> str:
    return f"{column} IN (SELECT value FROM json_each(:{name}))"


def _list(values: Iterable[str]) -> str:
    return json.dumps(sorted(values))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
