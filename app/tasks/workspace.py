"""What tasks work with: the library, the practice, the settings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.drafting.opponent.held import HeldIndex
from app.law.annotations import PassageTag
from app.law.authorities import Authority, Proposition
from app.law.claims import Practice
from app.law.matters import Matter, Snapshot
from app.law.opinions import Passage
from app.settings import Settings

if TYPE_CHECKING:
    from app.library.store import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A library with the practice and the settings that belong to a session.

    Attributes:
        ask_library: gives the open library; where it is still being opened, by waiting for it.
    """

    ask_library: "Callable[[], Library]"
    practice: Practice
    settings: Settings

    @property
    def library(self) -> "Library":
        """The open library."""
        return self.ask_library()

    def source_for(self, matter: Matter) -> "MatterSource":
        """The authorities for one matter: the library's, and where it lacks one, the matter's snapshot."""
        return MatterSource(self.library, matter.snapshot)


class MatterSource:
    """Reads the library for one drafting run, each thing once (`drafting.source.AuthoritySource`)."""

    def __init__(self, library: "Library", snapshot: Snapshot) -> None:
        self._library = library
        self._snapshot = snapshot
        stored = {str(authority.key): authority for authority in library.iter_authorities()}
        self._stored = frozenset(stored)
        self._authorities = {str(authority.key): authority for authority in snapshot.authorities} | stored
        self._found: dict[tuple[tuple[str, ...], int], Sequence[Passage]] = {}
        self._passages: dict[str, Sequence[Passage]] = {}
        self._tags: dict[str, Sequence[PassageTag]] = {}

    def find_authority(self, key: str) -> Authority | None:
        """The authority of that key, from the library before the snapshot."""
        return self._authorities.get(key)

    def authorities(self) -> Sequence[Authority]:
        """All authorities, those of the library before those that only the snapshot has."""
        return tuple(self._authorities.values())

    @cached_property
    def held(self) -> HeldIndex:
        """The authorities by how papers cite them."""
        return HeldIndex(self.authorities())

    def find_proposition(self, proposition: str) -> Proposition | None:
        """The proposition of that id, from the library before the snapshot."""
        return self._by_id.get(proposition)

    def propositions(self) -> Sequence[Proposition]:
        """All propositions, by id."""
        return tuple(self._by_id.values())

    @cached_property
    def _by_id(self) -> dict[str, Proposition]:
        kept = {str(p.id): p for p in self._snapshot.propositions}
        stored = {str(p.id): p for p in self._library.find_propositions()}
        return dict(sorted((kept | stored).items()))

    def passages_of(self, key: str) -> Sequence[Passage]:
        """All passages of one authority, in order; those of the snapshot when the library has no text of it."""
        if key not in self._passages:
            kept = [passage for passage in self._snapshot.passages if passage.authority == key]
            self._passages[key] = self._library.passages_of(key) or kept
        return self._passages[key]

    def tags_of(self, key: str) -> Sequence[PassageTag]:
        """The tags of an authority's passages; none when the library does not hold it."""
        if key not in self._tags:
            self._tags[key] = self._library.suggestions.tags_of(key) if key in self._stored else ()
        return self._tags[key]

    def search_passages(self, phrases: Sequence[str], limit: int) -> Sequence[Passage]:
        """Passages that hold any of the phrases, the best first."""
        asked = (tuple(phrases), limit)
        if asked not in self._found:
            self._found[asked] = self._library.find_by_phrases(phrases, limit)
        return self._found[asked]
