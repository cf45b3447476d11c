"""Where drafting gets authorities from. The library satisfies this; so does a dictionary in a test."""

from collections.abc import Sequence
from typing import Protocol

from app.law.annotations import PassageTag
from app.law.authorities import Authority, Proposition
from app.law.opinions import Passage


class AuthoritySource(Protocol):
    """Reads authorities, propositions and passages; never writes."""

    def find_authority(self, key: str) -> Authority | None:
        """The authority of that key."""

    def find_proposition(self, proposition: str) -> Proposition | None:
        """The proposition of that id."""

    def propositions(self) -> Sequence[Proposition]:
        """All propositions, in a fixed order."""

    def passages_of(self, key: str) -> Sequence[Passage]:
        """All passages of one authority, in order."""

    def tags_of(self, key: str) -> Sequence[PassageTag]:
        """What the passages of one authority are said to be about: suggested, or decided by the attorney."""

    def search_passages(self, phrases: Sequence[str], limit: int) -> Sequence[Passage]:
        """Passages of imported opinions that hold any of the phrases, the best first."""
