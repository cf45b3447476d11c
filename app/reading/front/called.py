"""How a paper's text calls its parties: "Mr." or "Ms.", he or she; only where it says one and no other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.law.fronts import StatedParty
from app.law.parties import PartyKind

_HE, _SHE = (
    re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    re.compile(r"\b(?:she|hers?|herself)\b", re.IGNORECASE),
)
_OF = {"Mr.": "he", "Ms.": "she", "Mrs.": "she", "Miss": "she"}


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
    own = re.compile(rf"(?<!\w){re.escape(_last(party))}(?!\w)", re.IGNORECASE)
    near = [text for text in paragraphs if own.search(text)]
    said = {
        match
        for text in near
        for match in re.findall(rf"\b(Mr\.|Ms\.|Mrs\.|Miss|Dr\.)\s+(?:\w+\s+)?{own.pattern}", text)
    }
    honorific = said.pop() if len(said) == 1 else ""
    pronoun = _OF.get(honorific, "") or _pronoun([text for text in near if not _names(text, others)])
    return replace(party, honorific=honorific, pronoun=pronoun)


def _names(text: str, others: set[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(other)}(?!\w)", text, re.IGNORECASE) for other in others)


def _pronoun(alone: Sequence[str]) -> str:
    """The pronoun of paragraphs that name this party and no other; none where both stand there."""
    he, she = (any(pattern.search(text) for text in alone) for pattern in (_HE, _SHE))
    return "" if he == she else "he" if he else "she"
