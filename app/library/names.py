"""Finds authorities by a name with typing errors: "lalond v riversde" is LaLonde v. County of Riverside.

The index of names holds their groups of three letters; names that share enough of them are compared word by word.
"""

import difflib
import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.library.fulltext import NAMES
from app.library.prepared import driver_rows
from app.library.query import words_of
from app.library.stemming import fold

LIKE_ENOUGH = 0.8
_WORD_LIKE_ENOUGH = 0.65
_COMPARED = 60
_SHORTEST = 3
_MOST_WORDS = 8
_SHAPE = re.compile(r"\s(?:v|vs|versus)\.?\s|^(?:in re|ex parte|estate of|matter of)\s", re.IGNORECASE)
_EVERYWHERE = frozenset(
    [
        "the",
        "and",
        "for",
        "inc",
        "corp",
        "ltd",
        "llc",
        "city",
        "county",
        "state",
        "states",
        "united",
        "people",
        "department",
        "dept",
        "board",
        "district",
        "school",
        "police",
        "officers",
        "commissioner",
        "secretary",
    ]
)


def looks_like_name(typed: str) -> bool:
    """Whether what is typed has the shape of a case's name."""
    return bool(_SHAPE.search(typed))


def may_be_called(typed: str, names: Sequence[str]) -> bool:
    """Whether what is typed before a citation may mean the case that is there: it is a whole name, or has a word of its."""
    if looks_like_name(typed):
        return True
    there = [fold(word) for name in names for word in words_of(name)]
    return any(
        len(word) >= _SHORTEST and _Wanted(word).likeness(there) >= LIKE_ENOUGH for word in map(fold, words_of(typed))
    )


def find_like(session: Session, typed: str) -> dict[int, float]:
    """Authorities with a name like what is typed, by row, each with its likeness up to 1."""
    wanted = [word for word in map(fold, words_of(typed)) if len(word) >= _SHORTEST]
    telling = [word for word in wanted if word not in _EVERYWHERE]
    if not telling or len(wanted) > _MOST_WORDS:
        return {}
    sought = [_Wanted(word) for word in telling]
    numbers = {word for word in words_of(typed) if word.isdecimal()}
    likeness = {
        row: _likeness(sought, name) for row, name in _candidates(session, telling) if _numbers_agree(numbers, name)
    }
    return {row: like for row, like in likeness.items() if like >= LIKE_ENOUGH}


def _numbers_agree(typed: set[str], name: str) -> bool:
    """Whether a statute or rule is that of a number typed; names without numbers are not told apart by them."""
    there = {word for word in words_of(name) if word.isdecimal()}
    return not typed or not there or bool(typed & there)


def _candidates(session: Session, words: list[str]) -> list[tuple[int, str]]:
    groups = {word[at : at + 3] for word in words for at in range(len(word) - 2)}
    match = " OR ".join(f'"{group}"' for group in sorted(groups))
    found = f"SELECT rowid, name FROM {NAMES.table} WHERE {NAMES.table} MATCH ? ORDER BY rank LIMIT {_COMPARED}"  # noqa: S608  # constants
    return driver_rows(session, found, (match,))


class _Wanted:
    """A word that was typed, and how like it the words of names are."""

    def __init__(self, word: str) -> None:
        self.word = word
        self._matcher = difflib.SequenceMatcher(None, "", word, autojunk=False)

    def likeness(self, name: Sequence[str]) -> float:
        """That of the nearest word of a name; 0 for what is sure to be too little."""
        return max((self._likeness(other) for other in name), default=0.0)

    def _likeness(self, other: str) -> float:
        if self.word == other:
            return 1.0
        matcher = self._matcher
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() < _WORD_LIKE_ENOUGH or matcher.quick_ratio() < _WORD_LIKE_ENOUGH:
            return 0.0
        return matcher.ratio()


def _likeness(wanted: Sequence[_Wanted], name: str) -> float:
    """The mean likeness of the wanted words to the name's nearest ones, long words counting more; 0 when one is not there."""
    there = [fold(word) for word in words_of(name)]
    total = 0.0
    for one in wanted:
        likeness = one.likeness(there)
        if likeness < _WORD_LIKE_ENOUGH:
            return 0.0
        total += likeness * len(one.word)
    return total / sum(len(one.word) for one in wanted)
