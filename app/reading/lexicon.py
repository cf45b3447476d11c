"""The words of English that tell a broken word from a compound, and given names, from the lists in `resources/reading`.

Both are made by `packaging/make_words.py`: the words are SCOWL's (its licence stands beside them; common words,
an empty line, the others), the names those of the Census Bureau.
"""

import gzip
from dataclasses import dataclass
from functools import cache

from app import paths


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of English, lower case.

    Attributes:
        common: those that everybody uses.
        all: those and the others.
    """

    common: frozenset[str]
    all: frozenset[str]


@cache
def load_lexicon() -> Lexicon:
    """The shipped list, read once, when a text first leaves a hyphen undecided."""
    common, _, others = _read("words.txt.gz").partition("\n\n")
    usual = frozenset(common.split())
    return Lexicon(common=usual, all=usual | frozenset(others.split()))


@cache
def load_given_names() -> frozenset[str]:
    """Given names, lower case."""
    return frozenset(_read("given_names.txt.gz").split())


def _read(name: str) -> str:
    return gzip.decompress((paths.resources_dir() / "reading" / name).read_bytes()).decode("ascii")
