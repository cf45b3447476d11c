"""How a paper's text calls its parties: "Mr." or "Ms.", he or she; only where it says one and no other.

A pronoun near a name may speak of anybody ("Officer Orr told her …"). It counts only in the party's own capacity ("in
his individual capacity") and where the paragraph that brings the party in says that he or she is sued, or sues.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.law.fronts import StatedParty
from app.law.parties import PartyKind

_OF = {"Mr.": "he", "Ms.": "she", "Mrs.": "she", "Miss": "she", "he": "he", "his": "he", "she": "she", "her": "she"}
_CAPACITY = r"in (?:both )?(his|her) (?:[\w/]+,? ){0,4}?capacit"
_OWN_CAPACITY = re.compile(
    rf"(?:(?!\b(?:successor|friend|guardian|behalf|mother|father|parent|spouse|wife|husband|widow|son|daughter|execut|administrat|estate|heir)).)*?\b{_CAPACITY}",
    re.IGNORECASE,
)
"""A caption's capacity; where the party stands for somebody, it may be the other's."""
_SUED = re.compile(
    rf"\bsued (?:herein |here |only |solely ){{0,2}}{_CAPACITY}"
    r"|(?<=[.;] )(he|she) (?:(?:is|was|has been) (?:being |also )?(?:sued|named)|brings|sues)\b",
    re.IGNORECASE,
)
_BRINGS_IN = (
    r"\W*(?:\d+[.)]\s*)?(?i:at all (?:relevant |material )?times[^,]*, )?(?i:plaintiff|defendant),?\s+"
    r"(?:(?:[A-Z][\w.’'-]*|police|officer|deputy|sheriff|sergeant|detective|lieutenant|corporal|individual) ){0,5}?"
)
"""What stands before the last name where a paragraph brings a party in: "5. Defendant Deputy Lena"."""


def with_callings(parties: Sequence[StatedParty], paragraphs: Sequence[str]) -> tuple[StatedParty, ...]:
    """The parties with what the paragraphs call each of the persons."""
    lasts = [_last(party) for party in parties]
    return tuple(
        party
        if party.kind is PartyKind.ENTITY or lasts.count(_last(party)) > 1
        else _with_calling(party, {last for last in lasts if last != _last(party)}, paragraphs)
        for party in parties
    )


def _last(party: StatedParty) -> str:
    return party.name.split(",")[0].split()[-1] if party.name.split(",")[0].split() else ""


def _with_calling(party: StatedParty, others: set[str], paragraphs: Sequence[str]) -> StatedParty:
    last, first = re.escape(_last(party)), re.escape(party.name.split()[0])
    own = rf"(?<!\w){last}(?!\w|[’']s\b)"
    address = re.compile(rf"(?<!and )\b(Mr\.|Ms\.|Mrs\.|Miss|Dr\.)\s+(?:{first}\s+)?(?i:{last})(?!\w)")
    said = {match for text in paragraphs for match in address.findall(text)}
    honorific = said.pop() if len(said) == 1 else ""
    pronouns = {_OF[word.lower()] for word in _pronouns_of(party, own, others, paragraphs)}
    pronouns |= {_OF[honorific]} if honorific in _OF else set()
    return replace(party, honorific=honorific, pronoun=pronouns.pop() if len(pronouns) == 1 else "")


def _pronouns_of(party: StatedParty, own: str, others: set[str], paragraphs: Sequence[str]) -> Iterator[str]:
    """The pronouns that certainly speak of a party, each as often as it is said."""
    if not party.at.doubt and (found := _OWN_CAPACITY.match(party.capacity)):
        yield found[1]
    brings_in = re.compile(rf"{_BRINGS_IN}(?i:{own})")
    for text in paragraphs:
        if brings_in.match(text) and not _names(text, others):
            yield from (match[1] or match[2] for match in _SUED.finditer(text))


def _names(text: str, others: set[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(other)}(?!\w)", text, re.IGNORECASE) for other in others)
