"""How a text itself spells a name that its caption prints in capitals: "LALONDE" is "LaLonde" if the text says so."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.reading.initials import are_initials

_CAPITALIZED = re.compile(r"\b[A-Z][\w’'-]*\w")
_SMALL = {"of", "and", "the", "for", "in", "at", "by", "on", "a", "an", "to", "de", "et", "ex", "rel.", "v.", "al."}
_LONGEST_NAME = 40
_OFTEN = 3
_MC = re.compile(r"^(Mc|O[’'])([a-z])")
_POSSESSIVE = re.compile(r"[’'][sS]$")
_PART = re.compile(r"[^-/–]+")


@dataclass(frozen=True)
class Spellings:
    """The words of a text as it writes them.

    Attributes:
        text: its running sentences, without captions and headings.
        whole: all of it.
    """

    text: str
    whole: str = ""

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(_POSSESSIVE.sub("", word) for word in _CAPITALIZED.findall(self.text))

    @cached_property
    def _spelled(self) -> dict[str, str]:
        """The commonest spelling of each capitalized word; an acronym stays one."""
        return _commonest(word for word, _ in self._counts.most_common())

    @cached_property
    def _mixed(self) -> dict[str, str]:
        """The commonest spelling of each word that is not all in capitals, in sentences or else anywhere."""
        elsewhere = Counter(_CAPITALIZED.findall(self.whole))
        words = [*self._counts.most_common(), *elsewhere.most_common()]
        return _commonest(word for word, _ in words if not word.isupper())

    def name(self, printed: str) -> str:
        """A party's printed name in ordinary capitals; what is not printed in capitals stays."""
        return self._recased(printed, self._spelled)

    def person(self, printed: str) -> str:
        """A person's printed name in ordinary capitals, also when the text prints nothing else than capitals."""
        return self._recased(printed.title() if printed.islower() else printed, self._mixed)

    def _recased(self, printed: str, spelled: dict[str, str]) -> str:
        words = printed.split()
        cores = ["", *(_core(word) for word in words), ""]
        return " ".join(_recase(word, spelled, cores[place], cores[place + 2]) for place, word in enumerate(words))

    def uses_alone(self, surname: str, given: frozenset[str]) -> bool:
        """Whether the text calls someone by the surname alone."""
        if surname.rsplit(maxsplit=1)[-1].lower() not in self._spelled:
            return False
        found = (match.start() for match in re.finditer(rf"\b{re.escape(surname)}\b", self.text))
        before = (self.text[max(0, start - _LONGEST_NAME) : start].split() for start in found)
        return any(not words or words[-1].strip(".,").lower() not in given for words in before)

    def keeps_whole(self, name: str) -> bool:
        """Whether the text goes on using a name of several words as a whole, as it does with a firm's."""
        return len(re.findall(rf"\b{re.escape(name)}\b", self.text, re.IGNORECASE)) >= _OFTEN


def _commonest(words: Iterable[str]) -> dict[str, str]:
    spelled: dict[str, str] = {}
    for word in words:
        spelled.setdefault(word.lower(), word)
    return spelled


_NO_INITIALS = {"JR", "SR", "MR", "MRS", "MS", "DR", "ST", "SGT", "LT", "CPL", "NG"}
"""What has no vowel and is a title or a name."""


def _core(word: str) -> str:
    return _POSSESSIVE.sub("", word.strip('“”"()[],;:'))


def _recase(word: str, spelled: dict[str, str], before: str, after: str) -> str:
    """A word of capitals as a sentence writes it, between two others; the first has none before it."""
    core = _core(word)
    if not core.isupper():
        return word
    if core.lower() in _SMALL and before and len(core) > 1:
        return word.lower()
    called = spelled.get(core.lower()) or _PART.sub(lambda part: _part(part[0], before, after), core)
    return word.replace(core, called).replace("’S", "’s").replace("'S", "'s")


def _part(part: str, before: str, after: str) -> str:
    keeps = part.strip(".") not in _NO_INITIALS and are_initials(part, before, after)
    return part if keeps else _capitalize(part)


def _capitalize(word: str) -> str:
    return _MC.sub(lambda match: match[1] + match[2].upper(), word.capitalize())
