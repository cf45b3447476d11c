"""The text score of a passage, a proposition or an entry: how well its words answer the words that were typed.

    words = Σ idf(t) · tf / (tf + K1 · (1 − B + B · length / usual length))     over the wanted words t
    tf    = times in the text + FIELD of the fields beside it (heading, name of the case) that hold it
    nearness = 1 + NEARNESS · (share of neighbouring wanted words that stand within WINDOW letters of each other)

divided by what a text would get that is full of every wanted word, so that it lies between 0 and 1 + NEARNESS.
This is BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), computed here and not by
FTS5, because FTS5 reads the whole index of a common word for each query. Knows nothing of the law, nor of a database.
"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.library.query import Term
from app.library.stemming import begins, stem

K1 = 1.2
B = 0.75
SHORTEST = 240
"""Letters. Texts below this are measured as if they had as many, or headings would win everything."""
USUAL_LENGTH = 330
FIELD = 0.3
CONTEXT = 0.2
NEARNESS = 0.2
WINDOW = 50
"""Letters, about eight words."""

_ANY_WORD = re.compile(r"[^\W_]+|§+")
_ACCENTED = re.compile(r"[À-ɏ]")
_LETTERS = re.compile(r"[^\W_]*")


class Scored(NamedTuple):
    """A text score and what it is made of. A tuple, because a search makes a hundred of them.

    Attributes:
        score: the whole, 0 to 1 + NEARNESS.
        words: each wanted word that was found, and its share of the score.
        nearness: what the words were multiplied with because they stand together.
        missing: the wanted words that the text and its fields lack.
    """

    score: float
    words: tuple[tuple[str, float], ...]
    nearness: float
    missing: tuple[str, ...]


class TextScorer:
    """Scores texts for one query."""

    def __init__(self, terms: Sequence[Term], rarity: Mapping[Term, float]) -> None:
        self._terms = terms
        self._rarity = [rarity[term] for term in terms]
        self._whole = sum(self._rarity) or 1.0
        self._stems = {term.stem: n for n, term in enumerate(terms) if not term.prefix}
        self._prefixes = [(n, term) for n, term in enumerate(terms) if term.prefix]
        self._beginnings = _beginnings(terms)
        self._known: dict[str, int | None] = {}
        self._fields: dict[str, frozenset[int]] = {}
        self._pairs = [(a, a + 1, min(self._rarity[a], self._rarity[a + 1])) for a in range(len(terms) - 1)]
        self._all_pairs = sum(weight for _a, _b, weight in self._pairs) or 1.0

    def score(self, text: str, fields: Sequence[str] = (), context: str = "") -> Scored:
        """Score a text; `fields` are texts beside it that count for less, `context` is what stands around it."""
        places = self._places(text)
        beside = {n for field in fields if field for n in self._held(field)}
        around = self._holds(context) if context else ()
        norm = K1 * (1 - B + B * max(len(text), SHORTEST) / USUAL_LENGTH)
        shares: list[tuple[str, float]] = []
        missing: list[str] = []
        for n, term in enumerate(self._terms):
            times = len(places.get(n, ())) + (FIELD if n in beside else 0.0) + (CONTEXT if n in around else 0.0)
            if times:
                shares.append((term.typed, self._rarity[n] * times / (times + norm) / self._whole))
            else:
                missing.append(term.typed)
        nearness = 1 + NEARNESS * self._nearness(places)
        total = sum(share for _word, share in shares) * nearness
        return Scored(total, tuple(shares), nearness, tuple(missing))

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the wanted words stand in a text: [start, end)."""
        return tuple(sorted((start, start + len(word)) for start, word, _n in self._wanted(text)))

    def _places(self, text: str) -> dict[int, list[int]]:
        """Where each wanted word begins."""
        found: dict[int, list[int]] = {}
        for start, _word, n in self._wanted(text):
            found.setdefault(n, []).append(start)
        return found

    def _held(self, field: str) -> frozenset[int]:
        """The wanted words that a field holds; many texts share one heading and one name."""
        held = self._fields.get(field)
        if held is None:
            held = self._fields[field] = self._holds(field)
        return held

    def _holds(self, text: str) -> frozenset[int]:
        return frozenset(n for _start, _word, n in self._wanted(text, once=True))

    def _wanted(self, text: str, *, once: bool = False) -> list[tuple[int, str, int]]:
        """The wanted words of a text, each with its place and its number; with `once`, at least one place of each."""
        if not text.isascii() and _ACCENTED.search(text):
            words = [(match.start(), match[0]) for match in _ANY_WORD.finditer(text)]
            return [(start, word, n) for start, word in words if (n := self._which(word)) is not None]
        # One loop without calls of ours: it is most of what ranking costs.
        lower, known, rest = text.lower(), self._known, _LETTERS.match
        find = lower.find
        found: list[tuple[int, str, int]] = []
        for beginning, length, alone in self._beginnings:
            start = find(beginning)
            while start >= 0:
                end = start + length
                if not (start and lower[start - 1].isalnum()):
                    word = beginning + rest(lower, end)[0]  # type: ignore[index]  # it matches nothing too
                    n = known[word] if word in known else self._which(word)
                    if n is not None:
                        found.append((start, word, n))
                        if once and alone:
                            break
                start = find(beginning, end)
        return found

    def _which(self, word: str) -> int | None:
        """The number of the wanted word that a word of a text is."""
        if word in self._known:
            return self._known[word]
        from_prefix = next((n for n, term in self._prefixes if term.fits(word)), None)
        n = from_prefix if from_prefix is not None else self._stems.get(stem(word))
        self._known[word] = n
        return n

    def _nearness(self, places: Mapping[int, Sequence[int]]) -> float:
        if len(places) < 2:
            return 0.0
        near = sum(
            weight for a, b, weight in self._pairs if a in places and b in places and _near(places[a], places[b])
        )
        return near / self._all_pairs


def rarity(held: float, total: int) -> float:
    """What a word is worth that `held` of `total` texts hold: its inverse document frequency, always above 0."""
    held = min(held, total)
    return math.log(1 + (total - held + 0.5) / (held + 0.5))


def _beginnings(terms: Sequence[Term]) -> tuple[tuple[str, int, bool], ...]:
    """How the wanted words begin, with the length of it, and whether only one of them begins so.

    None of the beginnings begins another, so that no word is found twice.
    """
    all_of_them = [term.stem if term.prefix else begins(term.stem) for term in terms]
    wanted = set(all_of_them) - {""}
    shortest = sorted(one for one in wanted if not any(other != one and one.startswith(other) for other in wanted))
    return tuple((one, len(one), sum(other.startswith(one) for other in all_of_them) == 1) for one in shortest)


def _near(ones: Sequence[int], others: Sequence[int]) -> bool:
    return any(abs(one - other) <= WINDOW for one in ones for other in others)
