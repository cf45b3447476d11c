"""Finding what is to be cited while one types: propositions and authorities of the draft's own sources. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.law.briefs import CitationNode
from app.tasks.workspace import MatterSource


@dataclass(frozen=True, slots=True)
class Citable:
    """Something that can be cited: its name and place, what it stands for, and the citation."""

    words: str
    detail: str
    node: CitationNode


def find_citations(source: MatterSource | None, typed: str) -> list[Citable]:
    """Propositions of which the name or the words hold all that is typed, and then authorities by name."""
    if source is None:
        return []
    words, found = typed.casefold().split(), []
    for proposition in source.propositions():
        authority = source.find_authority(proposition.authority)
        if authority is None or not _holds(f"{authority.name} {proposition.text}", words):
            continue
        at = f" at {proposition.pin}" if proposition.pin else ""
        node = CitationNode(authority=authority.key, pin=proposition.pin)
        found.append(Citable(f"{authority.name}, {authority.citation}{at}", proposition.text, node))
    named = {one.node.authority for one in found}
    others = (a for a in source.authorities() if a.key not in named and _holds(f"{a.name} {a.citation}", words))
    return [*found, *(Citable(f"{a.name}, {a.citation}", "", CitationNode(authority=a.key)) for a in others)]


def short_name(source: MatterSource | None, key: str) -> str:
    """How the draft calls an authority; its key when the library does not hold it."""
    authority = source.find_authority(key) if source else None
    return (authority.short_name or authority.name) if authority else key


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
