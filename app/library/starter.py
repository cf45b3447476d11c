"""Reads the starter authorities from their TOML files, strictly: a wrong word names its file and key.

A file holds `format = 1`, a `source` (the provenance of entries that name none), and `[[authority]]` tables with
`[[authority.treatment]]`, `[[authority.proposition]]` and `[[authority.proposition.fact]]`. The fields are those of the
dataclasses in `app.law.authorities`. Nothing in a file can be verified: that is for the attorney.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from app import paths
from app.citations.courts import find_court
from app.errors import ResourceError
from app.filing.practice import load_practice, read_toml
from app.filing.records import RecordProblem, from_table
from app.law.authorities import Authority, Proposition
from app.law.claims import Practice
from app.library.citing import parse_citation

_T = TypeVar("_T")
_TOP = ("format", "source", "authority")
_TABLES = {"treatment": "treatments", "fact": "facts"}


def load_starter_files() -> tuple[tuple[Authority, ...], tuple[Proposition, ...]]:
    """The starter authorities and their propositions: the shipped files, and the user's.

    Raises:
        ResourceError: a file is wrong.
    """
    files = paths.layered_files("resources", "starter", pattern="*.toml")
    return read_starter(files, load_practice())


def read_starter(files: Iterable[Path], practice: Practice) -> tuple[tuple[Authority, ...], tuple[Proposition, ...]]:
    """The authorities and propositions of some starter files, checked against a practice's ids.

    Raises:
        ResourceError: a file is wrong.
    """
    reading = _Reading(practice)
    for file in files:
        reading.add(file)
    reading.check_references()
    return tuple(reading.authorities.values()), tuple(reading.propositions.values())


@dataclass(slots=True)
class _Reading:
    """What the files say so far, and which file said it."""

    practice: Practice
    authorities: dict[str, Authority] = field(default_factory=dict)
    propositions: dict[str, Proposition] = field(default_factory=dict)
    said_by: dict[str, Path] = field(default_factory=dict)

    def add(self, file: Path) -> None:
        table = read_toml(file)
        for key in table.keys() - set(_TOP):
            raise ResourceError(file, key, f"unknown key; known: {', '.join(_TOP)}.")
        source = table.get("source", "")
        if not isinstance(source, str):
            raise ResourceError(file, "source", "should be text.")
        for number, entry in enumerate(_tables(file, table, "authority", "authority")):
            self._add_authority(file, entry, f"authority[{number}]", source)

    def check_references(self) -> None:
        """Every later decision that a treatment names must be among the authorities."""
        for key, authority in self.authorities.items():
            for number, treatment in enumerate(authority.treatments):
                if treatment.by is not None and treatment.by not in self.authorities:
                    place = f"{key}.treatment[{number}].by"
                    raise ResourceError(self.said_by[key], place, f"unknown authority {treatment.by!r}.")

    def _add_authority(self, file: Path, entry: dict[str, Any], number: str, source: str) -> None:
        place = str(entry.get("key") or number)
        propositions = _tables(file, entry, "proposition", f"{place}.proposition")
        fields = {name: value for name, value in entry.items() if name != "proposition"}
        authority = _read(file, Authority, {"provenance": source} | fields, place)
        self._once(file, "key", authority.key, place)
        self._check_authority(file, authority, entry)
        self.authorities[authority.key] = authority
        for at, proposition in enumerate(propositions):
            self._add_proposition(file, authority, proposition, f"{place}.proposition[{at}]")

    def _add_proposition(self, file: Path, owner: Authority, entry: dict[str, Any], number: str) -> None:
        place = str(entry.get("id") or number)
        if "authority" in entry:
            raise ResourceError(file, f"{place}.authority", "unknown key; the authority is the one it stands under.")
        fields = {"provenance": owner.provenance} | entry | {"authority": owner.key}
        proposition = _read(file, Proposition, fields, place)
        self._once(file, "id", proposition.id, place)
        self._check_tags(file, f"{place}.claims", proposition.claims, self.practice.claims)
        self._check_tags(file, f"{place}.defenses", proposition.defenses, self.practice.defenses)
        self._check_tags(file, f"{place}.topics", proposition.topics, self.practice.topics)
        if proposition.pin_reporter and owner.find_citation(proposition.pin_reporter) is None:
            raise ResourceError(file, f"{place}.pin_reporter", f"{owner.key} is not printed there.")
        self.propositions[proposition.id] = proposition

    def _check_authority(self, file: Path, authority: Authority, entry: Mapping[str, Any]) -> None:
        if not authority.name.strip():
            raise ResourceError(file, f"{authority.key}.name", "should be text, but is empty.")
        for number, citation in enumerate(entry.get("citations", [])):
            try:
                parse_citation(citation)
            except ValueError as error:
                raise ResourceError(file, f"{authority.key}.citations[{number}]", f"{error}.") from error
        if authority.court is not None and find_court(authority.court) is None:
            raise ResourceError(file, f"{authority.key}.court", f"unknown court {authority.court!r}.")
        for number, treatment in enumerate(authority.treatments):
            place = f"{authority.key}.treatment[{number}].claims"
            self._check_tags(file, place, treatment.claims, self.practice.claims)

    def _check_tags(self, file: Path, place: str, tags: Iterable[str], known: Mapping[Any, object]) -> None:
        for tag in tags:
            if tag not in known:
                kind = place.rpartition(".")[2].removesuffix("s")
                raise ResourceError(file, place, f"unknown {kind} {tag!r}; known: {', '.join(known)}.")

    def _once(self, file: Path, name: str, key: str, place: str) -> None:
        if not key.strip():
            raise ResourceError(file, f"{place}.{name}", "should be text, but is empty.")
        if key in self.said_by:
            raise ResourceError(file, f"{place}.{name}", f"{key!r} is already defined in {self.said_by[key].name}.")
        self.said_by[key] = file


def _tables(file: Path, table: Mapping[str, Any], key: str, place: str) -> list[dict[str, Any]]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ResourceError(file, place, f"write it as [[{key}]] tables.")
    return found


def _read(file: Path, kind: type[_T], entry: Mapping[str, Any], place: str) -> _T:
    fields = {_TABLES.get(name, name): value for name, value in entry.items()}
    if "verification" in fields:
        raise ResourceError(file, f"{place}.verification", "unknown key; only the attorney verifies.")
    try:
        return from_table(kind, fields, place)
    except RecordProblem as problem:
        raise ResourceError(file, problem.place, f"{problem.reason}.") from problem
