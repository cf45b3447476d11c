"""The words that the library's texts print, each with its stem.

The full-text index holds stems only: "immunity" lies in it as "immun", where "immunit*" would not find it. So what begins
as the user typed is looked up here. The words are drawn from the texts as the index is; one whose last text went away
stays, and leads to nothing.
"""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.library.prepared import driver_many, driver_rows
from app.library.query import Begun, words_of
from app.library.stemming import fold, stem

_SHORTEST = 3
"""Letters; no prefix is shorter."""

MOST, MOST_WITHIN = 48, 8
"""So many stems are asked for by name, which costs FTS5 less than to put all holders of a prefix together."""


def note_words(session: Session, texts: Iterable[str]) -> None:
    """Take the words of some texts in."""
    words = {fold(word) for text in texts for word in words_of(text) if len(word) >= _SHORTEST}
    driver_many(
        session, "INSERT OR IGNORE INTO words (word, stem) VALUES (?, ?)", [(w, stem(w)) for w in sorted(words)]
    )


def forget_words(session: Session) -> None:
    """Take all words out."""
    driver_rows(session, "DELETE FROM words", ())


def begun(session: Session, typed: str) -> Begun:
    """The words that begin as was typed, one for each stem; where these are too many, the beginning and what it misses."""
    first = fold(typed)
    found = driver_rows(
        session, "SELECT stem, min(word) FROM words WHERE word >= ? AND word < ? GROUP BY stem", (first, _after(first))
    )
    words = tuple(word for _stem, word in found)
    many = (f"{typed}*", *(word for kept, word in found if not kept.startswith(first)))
    return Begun(
        alone=words if 0 < len(words) <= MOST else many, within=words if 0 < len(words) <= MOST_WITHIN else many
    )


def _after(first: str) -> str:
    """What comes after everything that begins so."""
    return f"{first}\U0010ffff"
