"""Hyphens at line ends: which belong to the word ("well-trained") and which to the line ("dif-ficult").

The text itself decides first: a spelling that it uses inside a line wins. Where it says nothing, the
words of English decide (`lexicon.py`): what joins to a word was broken; two whole words, or a prefix that is
written with a hyphen and a whole word, were printed as a compound; half words that join to nothing
known (names, Latin) were broken. Both "preexisting" and "pre-existing" are written: such a hyphen stays, since one
too many is what is printed, and one lost would change a quotation.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.reading.lexicon import Lexicon, load_lexicon

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_ADDRESS = re.compile(r"(?:/|\bwww\.|(?:-\w+){3})\S*-$")
"""The end of a web address, whose hyphens are its own."""
_HYPHEN_FALLS = -1
_LONGEST_WORD = 80
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENATING = frozenset(
    [
        "all",
        "anti",
        "co",
        "counter",
        "cross",
        "ex",
        "mid",
        "multi",
        "non",
        "post",
        "pre",
        "pro",
        "quasi",
        "self",
        "semi",
        "vice",
    ]
)
"""Prefixes that make compounds with a hyphen."""
_ALWAYS = frozenset(["anti", "non", "quasi", "self"])
"""Those of them that make one with any word."""
_CLOSED = frozenset(["ad", "be", "bi", "con", "de", "di", "dis", "em", "en", "im", "ir", "re", "sub", "un"])
"""Prefixes, some of them words too, that join without one."""
_ENDINGS = frozenset(["able", "ably", "ed", "en", "er", "es", "est", "ful", "ing", "ion", "less", "ly", "ness", "ship"])
_SUSPENDED_BEFORE = frozenset(["or", "and", "to"])
"""What follows a hyphen that waits for its word: "two- or three-part"."""
_SHORT_WORDS = frozenset(["at", "by", "do", "go", "in", "no", "of", "on", "or", "so", "to", "up"])
_SHORT = 3
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """How one text spells its words.

    Attributes:
        words: its words and hyphenated compounds, lower case, as they stand inside lines.
    """

    words: frozenset[str]

    def keeps(self, left: str, right: str) -> bool:
        """Whether the hyphen between a line's last half word and the next line's first belongs to the word."""
        if _are_parts_of_names(left, right):
            return True
        left, right = left.lower(), right.lower()
        if f"{left}-{right}" in self.words:
            return True
        if left + right in self.words:
            return False
        return self._is_compound(left.rpartition("-")[2], right.partition("-")[0])

    def _is_compound(self, left: str, right: str) -> bool:
        """Whether English makes a compound with a hyphen of two halves that the text spells nowhere else."""
        lexicon = load_lexicon()
        joined = left + right
        if len(right) == 1 or (left in _ALWAYS and joined not in lexicon.all):
            return True
        if joined in lexicon.common or right in _ENDINGS or left in _CLOSED:
            return False
        if left in _HYPHENATING and self._is_word(right, lexicon):
            return joined not in lexicon.all or (left[-1] in _VOWELS and right[0] in _VOWELS)
        return joined not in lexicon.all and self._is_word(left, lexicon) and self._is_word(right, lexicon)

    def _is_word(self, half: str, lexicon: Lexicon) -> bool:
        if len(half) < _SHORT:
            return half in _SHORT_WORDS
        return half in lexicon.all or half in self.words


def learn_hyphenation(lines: Sequence[str]) -> Hyphenation:
    """How the text of these lines spells its words."""
    words: set[str] = set()
    for before, line in itertools.pairwise(["", *lines]):
        words.update(word.lower() for word in _inner_words(line, after_break=before.endswith("-")))
    return Hyphenation(words=frozenset(words))


def _inner_words(line: str, *, after_break: bool) -> Iterable[str]:
    """The whole words of a line: not the halves at its ends."""
    start = line.find(" ") if after_break else 0
    whole = line[start:] if start >= 0 else ""
    return _WORD.findall(whole[: whole.rfind(" ")] if whole.endswith("-") else whole)


def _are_parts_of_names(left: str, right: str) -> bool:
    """Whether the letters show two names or an acronym: capitals do not stand inside a broken word."""
    if left.isupper() and right.isupper():
        return min(len(left), len(right)) < _SHORT
    return not (right[:1].islower() and left[-1:].islower())


def join_lines(lines: Sequence[str], hyphenation: Hyphenation) -> tuple[str, list[int], int]:
    """One text from lines: the text, the offset at which each line begins, and how many hyphens fell."""
    parts: list[str] = []
    starts: list[int] = []
    length = dropped = 0
    for line in lines:
        if parts:
            joint = _joint(parts[-1], line, hyphenation)
            if joint == _HYPHEN_FALLS:
                parts[-1] = parts[-1][:-1]
                dropped += 1
            parts.append(" " if joint is None else "")
            length += {None: 1, _HYPHEN_FALLS: -1}.get(joint, 0)
        starts.append(length)
        parts.append(line)
        length += len(line)
    return "".join(parts), starts, dropped


def _joint(text: str, line: str, hyphenation: Hyphenation) -> int | None:
    """0 when the line follows without a blank, -1 when the hyphen falls too, None for a blank between."""
    last, first = text[-1:], line[:1]
    if last == "\N{SOFT HYPHEN}":
        return _HYPHEN_FALLS
    if last == "—" or first == "—":
        return 0
    if last not in "-–" or not first.isalnum() or not text[-2:-1].isalnum():
        return None
    return _hyphen_joint(text, line, hyphenation)


def _hyphen_joint(text: str, line: str, hyphenation: Hyphenation) -> int | None:
    left, right = _BROKEN.search(text[-_LONGEST_WORD:]), _FIRST.match(line)
    if left is None or right is None:
        return 0
    if _ADDRESS.search(text[-_LONGEST_WORD:]):
        return 0
    if right.group() in _SUSPENDED_BEFORE and line[right.end() : right.end() + 1] == " ":
        return None
    return 0 if hyphenation.keeps(left[1], right.group()) else _HYPHEN_FALLS
