"""Where to begin when nothing is open: what is half written, what was read last, what came in lately and waits. No Qt."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from app.gui.frame.memory import WindowMemory
from app.gui.language import trn
from app.gui.rooms.authorities.catalog import Catalog, Entry
from app.gui.rooms.authorities.row_words import second_line
from app.gui.rooms.authorities.sheet import Link
from app.law.annotations import Standing
from app.law.authorities import AuthorityKey
from app.library.store import Library

SHOWN = 5
"""The most that one section shows."""

_LOOKED_AT = 20
"""So many of the latest authorities are asked whether suggestions wait."""

_NONE: Mapping[str, Any] = MappingProxyType({})

READ, IMPORTED = "library/read", "library/imported"


@dataclass(frozen=True, slots=True)
class Section:
    """Some authorities to go on with, and why these."""

    title: str
    links: tuple[Link, ...]


class Recents:
    """Authorities by key, the latest first, each with the passage at which it was left; remembered between runs."""

    def __init__(self, memory: WindowMemory, name: str) -> None:
        self._memory, self._name = memory, name

    @property
    def places(self) -> dict[str, str]:
        """For each key the passage's id; empty for the beginning."""
        lines = self._memory.text(self._name, "").splitlines()
        return {key: passage for key, _, passage in (line.partition(" ") for line in lines) if key}

    def put(self, key: str, passage: str = "") -> None:
        """Put one first."""
        places = {key: passage} | {other: at for other, at in self.places.items() if other != key}
        kept = list(places.items())[: 2 * _LOOKED_AT]
        self._memory.remember(self._name, "\n".join(f"{one} {at}".strip() for one, at in kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginnings:
    """What is known of the attorney's work, as keys of authorities.

    Attributes:
        read: with the passages at which they were left.
        cited: those that its draft cites, in the order in which it does.
        used: those that the open matter's picks rest on.
    """

    unfinished: Sequence[str] = ()
    read: dict[str, str]
    imported: Sequence[str] = ()
    cited: Sequence[str] = ()
    used: Sequence[str] = ()


def load_start(library: Library, catalog: Catalog, known: Beginnings) -> tuple[Section, ...]:
    """The sections that have something in them; to be run off the main thread."""
    latest = list(dict.fromkeys((*known.imported, *known.read)))[:_LOOKED_AT]
    waiting = {key: count for key in latest if _has(catalog, key) and (count := _waiting(library, key))}
    picked = (key for key in known.used if key not in known.cited)
    sections = (
        Section("Half written", _links(catalog, reversed(known.unfinished))),
        Section("Read last", _links(catalog, known.read, passages=known.read)),
        Section("Suggestions wait for your word", _links(catalog, waiting, waiting=waiting)),
        Section("Imported lately, not read yet", _links(catalog, filter(_unread(catalog), known.imported))),
        Section("Cited in the draft, not read yet", _links(catalog, filter(_unread(catalog), known.cited))),
        Section("Picked in this matter, not read yet", _links(catalog, filter(_unread(catalog), picked))),
    )
    return tuple(section for section in sections if section.links)


def _has(catalog: Catalog, key: str) -> bool:
    return AuthorityKey(key) in catalog.entries


def _unread(catalog: Catalog) -> Callable[[str], bool]:
    return lambda key: _has(catalog, key) and catalog.entries[AuthorityKey(key)].authority.verification is None


def _waiting(library: Library, key: str) -> int:
    desk = library.suggestions
    return len(desk.outcomes_of(key, standing=Standing.SUGGESTED)) + len(desk.tags_of(key, standing=Standing.SUGGESTED))


def _links(
    catalog: Catalog,
    keys: Iterable[str],
    *,
    waiting: Mapping[str, int] = _NONE,
    passages: Mapping[str, str] = _NONE,
) -> tuple[Link, ...]:
    held = [key for key in dict.fromkeys(keys) if _has(catalog, key)][:SHOWN]
    return tuple(_link(catalog.entries[AuthorityKey(key)], waiting.get(key, 0), passages.get(key, "")) for key in held)


def _link(entry: Entry, waiting: int, passage: str) -> Link:
    detail = " · ".join(one for one in (second_line(entry), trn("%n suggestion(s)", waiting) if waiting else "") if one)
    return Link(words=entry.authority.name, detail=detail, key=str(entry.authority.key), passage=passage)
