"""Which words of the practice a heading speaks: a longer one hides what stands within it.

"No violation of clearly established law" speaks of the second prong, and not of the "violation" within it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from app.law.claims import Claim, ClaimId, Defense, DefenseId, Practice

_Span = tuple[int, int]
_Id = TypeVar("_Id", ClaimId, DefenseId)


def fold(text: str) -> str:
    """A text in lower case, with single spaces and plain apostrophes, as cues are written."""
    return " ".join(text.lower().replace("’", "'").split())


def words_in(words: Iterable[str], folded: str) -> list[str]:
    """Those of some words that a text speaks, each once; a plural counts."""
    return [word for word in dict.fromkeys(words) if word in folded and _pattern(word).search(folded)]


def count_apart(folded: str, words: Iterable[str]) -> int:
    """At how many places a text speaks some words, of which overlapping ones are one."""
    places, end = 0, -1
    for start, stop in sorted(span for word in words for span in _spans(word, folded)):
        places += start >= end
        end = max(end, stop)
    return places


def claims_named(heading: str, practice: Practice) -> dict[ClaimId, tuple[str, ...]]:
    """The words of a folded heading that name a claim, by its id."""
    return _clear({claim.id: (*_cues(claim), *claim.headings) for claim in practice.claims.values()}, heading)


def claims_spoken(folded: str, practice: Practice) -> dict[ClaimId, tuple[str, ...]]:
    """The words of a text under a heading that speak of a claim, by its id."""
    return {claim.id: tuple(words_in(_cues(claim), folded)) for claim in practice.claims.values()}


def _cues(claim: Claim) -> tuple[str, ...]:
    return (fold(claim.title), *claim.cues)


@dataclass(frozen=True, slots=True)
class SpokenHeading:
    """A heading as the practice's defenses hear it.

    Attributes:
        text: the heading, folded.
        said: the words that raise a defense, by its id.
    """

    text: str
    said: dict[DefenseId, tuple[str, ...]]

    @classmethod
    def of(cls, heading: str, practice: Practice) -> "SpokenHeading":
        """What a heading says of each defense of a practice."""
        text = fold(heading)
        words = {defense.id: _words(defense, practice) for defense in practice.defenses.values()}
        return cls(text, _without_doctrine(_clear(words, text, _hiding(practice)), practice))

    def words_of(self, defense: Defense) -> tuple[str, ...]:
        """The words of the heading that raise a defense."""
        return self.said[defense.id]


def _clear(words: Mapping[_Id, Iterable[str]], folded: str, hiding: Iterable[str] = ()) -> dict[_Id, tuple[str, ...]]:
    """Those of each id's words that a text speaks, and not only within a longer one of any of them."""
    listed = {word for own in words.values() for word in own} | set(hiding)
    spans = {word: _spans(word, folded) for word in listed}
    found = [span for places in spans.values() for span in places]
    clear = {word for word, places in spans.items() if any(not _is_within(place, found) for place in places)}
    return {key: tuple(word for word in dict.fromkeys(own) if word in clear) for key, own in words.items()}


def _words(defense: Defense, practice: Practice) -> tuple[str, ...]:
    doctrine = _doctrine(defense, practice)
    return (*((doctrine,) if doctrine else ()), *defense.cues, *defense.headings)


def _hiding(practice: Practice) -> set[str]:
    """What names a claim in a heading raises no defense by a word of it ("crossed the threshold")."""
    return {word for claim in practice.claims.values() for word in claim.headings}


def _doctrine(defense: Defense, practice: Practice) -> str:
    """What a defense's title begins with, where that is a cue: "qualified immunity" alone raises both prongs."""
    doctrine, comma, _ = defense.title.partition(",")
    is_cue = comma and defense.prong and any(doctrine in one.cues for one in practice.defenses.values())
    return doctrine if is_cue else ""


def _without_doctrine(said: dict[DefenseId, tuple[str, ...]], practice: Practice) -> dict[DefenseId, tuple[str, ...]]:
    """Where a heading names one prong, the doctrine's name does not raise the other."""
    doctrines = {key: _doctrine(practice.defenses[key], practice) for key in practice.defenses}
    named = {doctrines[key] for key, words in said.items() if set(words) - {doctrines[key]}} - {""}
    return {
        key: tuple(word for word in words if word != doctrines[key]) if doctrines[key] in named else words
        for key, words in said.items()
    }


def _is_within(place: _Span, found: Iterable[_Span]) -> bool:
    start, end = place
    return any(first <= start and end <= last and (first, last) != place for first, last in found)


def _spans(word: str, folded: str) -> list[_Span]:
    return [match.span() for match in _pattern(word).finditer(folded)] if word in folded else []


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)")
