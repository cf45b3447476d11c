"""The words of English that tell a broken word from a compound, from the list in `resources/reading`.

The list is SCOWL's (its licence stands beside it), made by `packaging/make_words.py`: common words, an
empty line, the others.
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
    text = gzip.decompress((paths.resources_dir() / "reading" / "words.txt.gz").read_bytes()).decode("ascii")
    common, _, others = text.partition("\n\n")
    usual = frozenset(common.split())
    return Lexicon(common=usual, all=usual | frozenset(others.split()))
