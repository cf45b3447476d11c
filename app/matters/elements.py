"""Which facts of a matter show the elements of its counts' claims, and which elements still lack a fact or its place.

A fact shows an element when it is tagged with it ("entry.no_warrant"); it then does so for every count of that claim.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.law.claims import Claim, Element, Practice
from app.law.matters import Count, Fact, Matter
from app.matters.editing import put_fact


@dataclass(frozen=True, slots=True)
class Showing:
    """One element of a count's claim, with the facts that show it."""

    count: Count
    claim: Claim
    element: Element
    facts: tuple[Fact, ...]

    @property
    def tag(self) -> str:
        """What a fact is tagged with that shows it."""
        return self.claim.tag_of(self.element)

    @property
    def has_place(self) -> bool:
        """Whether one of its facts at least has a place in the record."""
        return any(fact.cites for fact in self.facts)


def showings(matter: Matter, practice: Practice) -> Iterator[Showing]:
    """The elements of every pending count whose claim has any, in the order of the counts."""
    for count in matter.counts:
        claim = practice.claims.get(count.claim)
        if claim is None or not count.is_pending:
            continue
        for element in claim.elements:
            tag = claim.tag_of(element)
            yield Showing(count, claim, element, tuple(fact for fact in matter.facts if tag in fact.tags))


def mark_shown(matter: Matter, fact: str, tag: str, *, on: bool) -> Matter:
    """Say that a fact shows an element, or shows it no more."""
    found = matter.find_fact(fact)
    if found is None or (tag in found.tags) == on:
        return matter
    tags = (*found.tags, tag) if on else tuple(one for one in found.tags if one != tag)
    return put_fact(matter, replace(found, tags=tags))
