"""Which words of a line of capitals are initials, and stay capitals when the line is written as a sentence writes it.

Initials that a word or a name is too (ADA, ICE) are told by the word beside them, and by nothing else.
"""

import re
from functools import cache

from app import paths

_VOWELS = frozenset("AEIOUY")
_LONGEST_WITHOUT_VOWEL = 6
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_FORCE = re.compile(r"[A-Z]{1,5}(?:PD|SD)")
"""A police department's or a sheriff's: LVMPD, OCSD."""


@cache
def load_initials() -> frozenset[str]:
    """The shipped list; of two words the one that is no initials is in lower case."""
    text = (paths.resources_dir() / "reading" / "initials.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    pairs = {line for line in lines if len(line.split()) == 2 and not line.isupper()}
    return frozenset(pairs | {word for line in lines if line.isupper() for word in line.split()})


def are_initials(word: str, before: str = "", after: str = "") -> bool:
    """Whether a word of capitals is initials or a Roman numeral.

    Args:
        before: the word before it; `after`, the one after it. They tell what may also be a word.
    """
    bare = word.replace(".", "")
    if len(bare) <= 1 or "." in word.strip("."):
        return True
    if _ROMAN.fullmatch(bare) or _is_unspeakable(bare) or bare in load_initials():
        return True
    return bool({f"{before.lower()} {bare}", f"{bare} {after.lower()}"} & load_initials())


def _is_unspeakable(word: str) -> bool:
    if _FORCE.fullmatch(word):
        return True
    return len(word) <= _LONGEST_WITHOUT_VOWEL and not _VOWELS & set(word)
