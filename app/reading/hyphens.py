"""Hyphens at line ends: which belong to the word ("well-trained") and which to the line ("dif-ficult").

The text itself decides: a spelling that it uses inside a line wins. Where it says nothing, the
hyphen stays unless the text is one that breaks words (most breaks that can be decided are
such) and one of the halves is no word of the text. A hyphen kept too many is what is printed;
a hyphen lost too many would change a quotation.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_HYPHEN_FALLS = -1
_LONGEST_WORD = 80
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """How one text spells and breaks its words.

    Attributes:
        words: its words and hyphenated compounds, lower case, as they stand inside lines.
        breaks_words: whether its lines break words.
    """

    words: frozenset[str]
    breaks_words: bool

    def keeps(self, left: str, right: str) -> bool:
        """Whether the hyphen between a line's last half word and the next line's first belongs to the word."""
        decided = _decide(self.words, left, right)
        if decided is not None:
            return decided
        halves_are_words = left.lower() in self.words and right.lower() in self.words
        return not self.breaks_words or halves_are_words


def learn_hyphenation(lines: Sequence[str]) -> Hyphenation:
    """How the text of these lines spells and breaks its words."""
    words = frozenset(word.lower() for line in lines for word in _inner_words(line))
    decisions = [_decide(words, left, right) for left, right in _broken_words(lines)]
    return Hyphenation(words=words, breaks_words=decisions.count(False) > decisions.count(True))


def _inner_words(line: str) -> Iterable[str]:
    return _WORD.findall(line[: line.rfind(" ")] if line.endswith("-") else line)


def _broken_words(lines: Sequence[str]) -> Iterable[tuple[str, str]]:
    for line, following in itertools.pairwise(lines):
        left, right = _BROKEN.search(line[-_LONGEST_WORD:]) if line.endswith("-") else None, _FIRST.match(following)
        if left and right:
            yield left[1], right.group()


def _decide(words: frozenset[str], left: str, right: str) -> bool | None:
    """Whether the hyphen stays, when letters or spellings elsewhere decide it."""
    if not (right[:1].islower() and left[-1:].islower()):
        return True
    if f"{left}-{right}".lower() in words:
        return True
    return False if (left + right).lower() in words else None


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


def _hyphen_joint(text: str, line: str, hyphenation: Hyphenation) -> int:
    left, right = _BROKEN.search(text[-_LONGEST_WORD:]), _FIRST.match(line)
    keeps = left is None or right is None or hyphenation.keeps(left[1], right.group())
    return 0 if keeps else _HYPHEN_FALLS
