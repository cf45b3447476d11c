"""Word stems as the full-text index makes them: Porter's algorithm, word for word that of FTS5.

Ranking reads texts outside of SQLite and must see "officers" and "officer" as the index sees them
(M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980)). A test compares both.
"""

import re
import unicodedata
from functools import lru_cache

_SHORTEST, _LONGEST = 3, 64
"""Words outside of these lengths are left as they are, as in FTS5."""

_VOWEL_RUN = re.compile(r"v+c+")

_STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"),
    ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"),
    ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
    ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),  # codespell:ignore ative
)  # fmt: skip
_STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",  # codespell:ignore ment
    "ous", "ive", "ize",
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word, lower-cased and without accents."""
    plain = fold(word)
    if not _SHORTEST <= len(plain) <= _LONGEST:
        return plain
    return _step_5(_step_4(_replaced(_replaced(_step_1c(_step_1b(_step_1a(plain))), _STEP_2), _STEP_3)))


def begins(stemmed: str) -> str:
    """How every word begins that has this stem: the stemmer puts one letter of its own behind at most ("policy", "polici")."""
    if len(stemmed) < _SHORTEST and not stemmed.endswith("i"):
        return stemmed  # of such, only "i" for "y" is the stemmer's own
    return stemmed[: max(len(stemmed) - 1, 1)]


def fold(word: str) -> str:
    """The word in lower case, without accents."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(sign for sign in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(sign))


def _shape(word: str) -> str:
    """Vowels as "v", consonants as "c"; y is a vowel behind a consonant."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    return len(_VOWEL_RUN.findall(_shape(word)))


def _ends_short(word: str) -> bool:
    """Whether it ends in consonant, vowel, consonant, the last none of w, x, y."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _step_1a(word: str) -> str:
    if word.endswith(("sses", "ies")) and word not in {"sses", "ies"}:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _step_1b(word: str) -> str:
    if word.endswith("eed") and word != "eed":
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            rest = word.removesuffix(ending)
            return _mended(rest) if "v" in _shape(rest) else word
    return word


def _mended(word: str) -> str:
    if word.endswith(("at", "bl", "iz")):
        return f"{word}e"
    if len(word) > 1 and word[-1] == word[-2] and word[-1] not in "aeioulsz":
        return word[:-1]
    return f"{word}e" if _measure(word) == 1 and _ends_short(word) else word


def _step_1c(word: str) -> str:
    return f"{word[:-1]}i" if word.endswith("y") and "v" in _shape(word[:-1]) else word


def _replaced(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, other in endings:
        if word.endswith(ending):
            rest = word.removesuffix(ending)
            return rest + other if _measure(rest) > 0 else word
    return word


def _step_4(word: str) -> str:
    for ending in _STEP_4:
        if word.endswith(ending):
            rest = word.removesuffix(ending)
            fits = ending != "ion" or rest.endswith(("s", "t"))
            return rest if fits and _measure(rest) > 1 else word
    return word


def _step_5(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        measure = _measure(rest)
        if measure > 1 or (measure == 1 and not _ends_short(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
