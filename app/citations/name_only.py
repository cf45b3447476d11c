"""Authorities known only by their names, in a text that has lost digits, capitals and "v.".

"pearson callahan" is Pearson v. Callahan when the library holds a case of that name: both parties side by side. After
that one party alone is offered, and never certain. What two cases of the library share stays unsure.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.citations.known import name_key
from app.citations.names import short_name
from app.citations.working import Found, Stretch
from app.law.authorities import Authority, AuthorityKind
from app.law.citations import CitationForm, CitationKind

ALONE = "One party's name alone stands here."
_VERSUS = re.compile(r"\s+v\.?\s+")
_WORDS = re.compile(r"[a-z0-9][a-z0-9'-]*")
_SMALL = {"of", "the", "and", "for", "in", "a", "an", "to", "et", "al", "inc", "llc", "no"}
_DAMAGED = 0.002
"""Below this share of digits and capitals a text is taken for damaged."""
_SHORTEST = 4
_ENOUGH = 400


@dataclass(frozen=True, slots=True)
class NamedAuthority:
    """An authority of the library, as a damaged text may name it.

    Attributes:
        words: the telling words of both parties, in order.
        short: the party by which it is known, in lower case.
    """

    key: str
    name: str
    words: tuple[str, ...]
    short: str


def is_damaged(stretches: Sequence[Stretch]) -> bool:
    """Whether a text has lost its capitals and digits, so that no citation can be read in it."""
    letters = sum(len(stretch.text) for stretch in stretches)
    kept = sum(sum(map(str.isdigit, stretch.text)) + sum(map(str.isupper, stretch.text)) for stretch in stretches)
    return letters > _ENOUGH and kept <= letters * _DAMAGED


class NameFinder:
    """Finds the names of given authorities in plain words."""

    def __init__(self, authorities: Iterable[Authority]) -> None:
        self._by_first: defaultdict[str, list[NamedAuthority]] = defaultdict(list)
        self._by_short: defaultdict[str, list[NamedAuthority]] = defaultdict(list)
        self._met: set[str] = set()
        for one in filter(None, map(_named, authorities)):
            self._by_first[one.words[0]].append(one)
            self._by_short[one.short].append(one)

    def find(self, stretch: Stretch) -> Iterator[Found]:
        """The names in one stretch, in order."""
        words = [
            (match.group(), match.start(), match.end())
            for match in _WORDS.finditer(stretch.folded.casefold())
            if match.group() not in _SMALL and match.group() != "v"
        ]
        at = 0
        while at < len(words):
            found, used = self._at(stretch, words, at)
            if found is not None:
                yield found
            at += used

    def _at(self, stretch: Stretch, words: Sequence[tuple[str, int, int]], at: int) -> tuple[Found | None, int]:
        whole = [one for one in self._by_first.get(words[at][0], ()) if _stands(one.words, words, at)]
        if whole:
            longest = max(len(one.words) for one in whole)
            same = [one for one in whole if len(one.words) == longest]
            self._met |= {one.key for one in same}
            return _found(stretch, same, words[at][1], words[at + longest - 1][2], alone=False), longest
        alone = [one for one in self._by_short.get(words[at][0], ()) if one.key in self._met]
        return (_found(stretch, alone, words[at][1], words[at][2], alone=True) if alone else None), 1


def _stands(name: Sequence[str], words: Sequence[tuple[str, int, int]], at: int) -> bool:
    return [word for word, _, _ in words[at : at + len(name)]] == list(name)


def _named(authority: Authority) -> NamedAuthority | None:
    """Only a case with two parties can be told by its name."""
    parties = _VERSUS.split(authority.name)
    if authority.kind is not AuthorityKind.OPINION or len(parties) != 2:
        return None
    words = tuple(word for party in parties for word in _WORDS.findall(name_key(party)) if word not in _SMALL)
    short = _WORDS.findall(name_key(authority.short_name or short_name(authority.name)))
    if len(words) < 2 or not short:
        return None
    telling = short[0] if len(short) == 1 and len(short[0]) >= _SHORTEST else ""
    return NamedAuthority(authority.citation, authority.name, words, telling)


def _found(stretch: Stretch, same: Sequence[NamedAuthority], start: int, end: int, *, alone: bool) -> Found:
    found = Found(
        kind=CitationKind.CASE, form=CitationForm.NAME, start=start, end=end, core=(start, end), lead=start, stop=end,
        name=same[0].name, refers_to=same[0].key, quoted=stretch.whole_quote,
    )  # fmt: skip
    found.reasons.append("The text has lost its numbers; the case is known by its name alone, from the library.")
    if len(same) > 1:
        found.doubt(f"It may be any of {' and '.join(f'{one.name}, {one.key}' for one in same[:4])}.")
    elif alone:
        found.doubt(ALONE)
    return found
