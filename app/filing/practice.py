"""Reads a practice area (claims, defenses, topics, kinds of facts) from its TOML files.

Every file of `resources/practice/<id>/` may hold `[[claim]]`, `[[defense]]`, `[[kind]]` and `[topics]`; a file of
the same name in the user's folder takes the shipped one's place, and further files add to it.
"""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from app import paths
from app.errors import ResourceError
from app.filing.records import RecordProblem, from_table
from app.law.authorities import Side
from app.law.claims import Claim, ClaimId, Defense, DefenseId, Element, FactKind, Practice

FORMAT = 1
_T = TypeVar("_T")


def load_practice(practice_id: str = "section_1983") -> Practice:
    """The practice of that id, checked. Raises `ResourceError` naming file and key."""
    files = paths.layered_files("resources", "practice", practice_id, pattern="*.toml")
    if not files:
        folder = paths.resources_dir() / "practice" / practice_id
        raise ResourceError(folder, "practice", f"there is no practice {practice_id!r}.", hint="Check its name.")
    gathered = _Gathered()
    for file in files:
        gathered.add(file, read_toml(file))
    gathered.check()
    return Practice(
        id=practice_id,
        title=gathered.title or practice_id,
        claims=gathered.claims,
        defenses=gathered.defenses,
        topics=gathered.topics,
        kinds=tuple(gathered.kinds.values()),
    )


def read_toml(file: Path) -> dict[str, Any]:
    """A resource file as a table, without its `format` line, which must be `FORMAT`."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceError(file, "file", "it cannot be read.") from error
    except ValueError as error:
        raise ResourceError(file, "file", f"it is not sound TOML ({error}).") from error
    found = table.pop("format", None)
    if found != FORMAT:
        raise ResourceError(file, "format", f"should be {FORMAT}, but is {found!r}.")
    return table


@dataclass
class _Gathered:
    """What the files of one practice say so far, and which file said it."""

    title: str = ""
    claims: dict[ClaimId, Claim] = field(default_factory=dict)
    defenses: dict[DefenseId, Defense] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, FactKind] = field(default_factory=dict)
    said_by: dict[str, Path] = field(default_factory=dict)

    def add(self, file: Path, table: dict[str, Any]) -> None:
        for key in table.keys() - {"title", "claim", "defense", "kind", "topics"}:
            raise ResourceError(file, key, "unknown key; known: format, title, claim, defense, kind, topics.")
        self.title = table.get("title", self.title)
        for number, entry in enumerate(_tables(file, table, "claim")):
            self._add_claim(file, f"claim[{number}]", entry)
        for number, entry in enumerate(_tables(file, table, "defense")):
            self._add_defense(file, f"defense[{number}]", entry)
        for number, entry in enumerate(_tables(file, table, "kind")):
            self._add_kind(file, f"kind[{number}]", entry)
        for topic, title in table.get("topics", {}).items():
            self._once(file, "topic", topic)
            self.topics[topic] = _filled(file, f"topics.{topic}", title)

    def check(self) -> None:
        for defense in self.defenses.values():
            self._check_claims(f"defense {defense.id}", f"{defense.id}.answers", defense.answers)
        for kind in self.kinds.values():
            self._check_claims(f"kind {kind.id}", f"{kind.id}.claims", kind.claims)
            self._check_known(f"kind {kind.id}", f"{kind.id}.defenses", "defense", kind.defenses, self.defenses)

    def _check_claims(self, said: str, place: str, claims: Iterable[ClaimId]) -> None:
        self._check_known(said, place, "claim", claims, self.claims)

    def _check_known(self, said: str, place: str, what: str, named: Iterable[str], known: Collection[str]) -> None:
        for number, name in enumerate(named):
            if name not in known:
                told = f"unknown {what} {name!r}; known: {', '.join(known)}."
                raise ResourceError(self.said_by[said], f"{place}[{number}]", told)

    def _add_claim(self, file: Path, place: str, entry: dict[str, Any]) -> None:
        entry = {("elements" if key == "element" else key): value for key, value in entry.items()}
        claim = _read(file, Claim, entry, place)
        self._once(file, "claim", claim.id)
        _check_texts(file, claim.id, claim, ("title", "basis", "right"))
        _check_elements(file, claim.id, claim.elements)
        self.claims[claim.id] = claim

    def _add_defense(self, file: Path, place: str, entry: dict[str, Any]) -> None:
        defense = _read(file, Defense, entry, place)
        self._once(file, "defense", defense.id)
        _check_texts(file, defense.id, defense, ("title", "refusal") if defense.answers else ("title",))
        _check_side(file, defense)
        self.defenses[defense.id] = defense

    def _add_kind(self, file: Path, place: str, entry: dict[str, Any]) -> None:
        kind = _read(file, FactKind, entry, place)
        self._once(file, "kind", kind.id)
        _check_texts(file, kind.id, kind, ("title",))
        if not kind.cues:
            raise ResourceError(file, f"{kind.id}.cues", "name the words that speak of it.")
        self.kinds[kind.id] = kind

    def _once(self, file: Path, kind: str, key: str) -> None:
        name = f"{kind} {key}"
        if name in self.said_by:
            raise ResourceError(file, key, f"this {kind} is already defined in {self.said_by[name].name}.")
        self.said_by[name] = file


def _tables(file: Path, table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = table.get(key, [])
    if not isinstance(found, list):
        raise ResourceError(file, key, f"write it as [[{key}]].")
    return found


def _read(file: Path, kind: type[_T], entry: dict[str, Any], place: str) -> _T:
    name = entry.get("id")
    try:
        return from_table(kind, entry, str(name) if name else place)
    except RecordProblem as problem:
        raise ResourceError(file, problem.place, f"{problem.reason}.") from problem


def _check_texts(file: Path, key: str, entry: object, names: Iterable[str]) -> None:
    for name in names:
        _filled(file, f"{key}.{name}", getattr(entry, name))
    for place in ("cues", "headings"):
        for number, cue in enumerate(getattr(entry, place, ())):
            if not cue.strip() or cue != cue.lower():
                raise ResourceError(file, f"{key}.{place}[{number}]", f"write {place} in lower case, not {cue!r}.")


def _check_elements(file: Path, claim: str, elements: tuple[Element, ...]) -> None:
    for number, element in enumerate(elements):
        for part in fields(element):
            _filled(file, f"{claim}.element[{number}].{part.name}", getattr(element, part.name))


def _check_side(file: Path, defense: Defense) -> None:
    sides = (Side.PLAINTIFF, Side.DEFENDANT)
    if defense.raised_by not in sides:
        raise ResourceError(
            file, f"{defense.id}.raised_by", f"unknown value {defense.raised_by!r}; known: {', '.join(sides)}."
        )


def _filled(file: Path, key: str, text: object) -> str:
    if not isinstance(text, str) or not text.strip():
        raise ResourceError(file, key, "should be text, but is empty.")
    return text
