"""Finds authorities by a name with typing errors: "lalond v riversde" is LaLonde v. County of Riverside.

The index of names holds their groups of three letters; names that share enough of them are compared word by word.
"""

import difflib
import re

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.library.fulltext import NAMES
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


def find_like(session: Session, typed: str) -> dict[int, float]:
    """Authorities with a name like what is typed, by row, each with its likeness up to 1."""
    wanted = [word for word in map(fold, words_of(typed)) if len(word) >= _SHORTEST]
    telling = [word for word in wanted if word not in _EVERYWHERE]
    if not telling or len(wanted) > _MOST_WORDS:
        return {}
    likeness = {row: _likeness(telling, name) for row, name in _candidates(session, telling)}
    return {row: like for row, like in likeness.items() if like >= LIKE_ENOUGH}


def _candidates(session: Session, words: list[str]) -> list[tuple[int, str]]:
    groups = {word[at : at + 3] for word in words for at in range(len(word) - 2)}
    match = " OR ".join(f'"{group}"' for group in sorted(groups))
    found = text(
        f"SELECT rowid, name FROM {NAMES.table} WHERE {NAMES.table} MATCH :match ORDER BY rank LIMIT {_COMPARED}"  # noqa: S608  # constants
    )
    return [(row, name) for row, name in session.execute(found, {"match": match})]


def _likeness(wanted: list[str], name: str) -> float:
    """The mean likeness of the wanted words to the name's nearest ones, long words counting more; 0 when one is not there."""
    there = [fold(word) for word in words_of(name)]
    best = [max((_word_likeness(word, other) for other in there), default=0.0) for word in wanted]
    if min(best) < _WORD_LIKE_ENOUGH:
        return 0.0
    return sum(like * len(word) for like, word in zip(best, wanted, strict=True)) / sum(map(len, wanted))


def _word_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _WORD_LIKE_ENOUGH else 0.0
