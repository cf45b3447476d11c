"""The full-text tables: what they are, keeping them in step, and matching against them.

All SQL that only SQLite's FTS5 understands is here. Each index reads its words from a view of the same
name (see the first migration); the repository writes the index rows, there are no triggers.
"""

import itertools
import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app.library.prepared import driver_iter, driver_rows, listed
from app.library.vocabulary import forget_words, note_words

CANDIDATES = 1500
"""How many of the newest hits are looked at. Ranking all of a common word's would take seconds at a million."""

_OPEN, _CLOSE = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class FullTextIndex:
    """One full-text table.

    Attributes:
        name: its stem: "passage" has the table "passage_index" over the view "passage_words".
        columns: its columns with their weights in ranking.
    """

    name: str
    columns: tuple[tuple[str, float], ...]

    @property
    def table(self) -> str:
        """The FTS5 table."""
        return f"{self.name}_index"

    @property
    def words(self) -> str:
        """The view that it indexes."""
        return f"{self.name}_words"

    @property
    def column_names(self) -> str:
        """Its columns, as SQL lists them."""
        return ", ".join(name for name, _weight in self.columns)


PASSAGES = FullTextIndex("passage", (("text", 1.0), ("section", 0.5), ("title", 0.5)))
PROPOSITIONS = FullTextIndex("proposition", (("text", 1.0), ("details", 0.5), ("title", 1.0)))
ENTRIES = FullTextIndex("entry", (("title", 1.0), ("notes", 0.3)))
NAMES = FullTextIndex("name", (("name", 1.0),))
INDEXES = (PASSAGES, PROPOSITIONS, ENTRIES, NAMES)
SMALL_INDEXES = (PROPOSITIONS, ENTRIES, NAMES)


def add_words(session: Session, authority_id: int, indexes: Collection[FullTextIndex] = INDEXES) -> None:
    """Index all words of an authority, which must not be indexed yet. A name is indexed with its entry."""
    session.flush()
    for index in _with_names(indexes):
        session.execute(
            text(
                f"INSERT INTO {index.table}(rowid, {index.column_names})"  # noqa: S608  # constants of this module
                f" SELECT id, {index.column_names} FROM {index.words} WHERE authority_id = :id"
            ),
            {"id": authority_id},
        )
        if index is not NAMES:
            _note(session, index, "WHERE authority_id = ?", authority_id)


def _note(session: Session, index: FullTextIndex, which: str = "", *values: object) -> None:
    """Take the words of rows into the vocabulary, row by row: a library may be larger than the memory."""
    words = f"SELECT {index.column_names} FROM {index.words} {which}"  # noqa: S608  # constants of this module
    note_words(session, itertools.chain.from_iterable(driver_iter(session, words, values)))


def remove_words(session: Session, authority_id: int, indexes: Collection[FullTextIndex] = INDEXES) -> None:
    """Take all words of an authority out; FTS5 must be told the very words that it indexed."""
    session.flush()
    for index in _with_names(indexes):
        session.execute(
            text(
                f"INSERT INTO {index.table}({index.table}, rowid, {index.column_names})"  # noqa: S608  # as above
                f" SELECT 'delete', id, {index.column_names} FROM {index.words} WHERE authority_id = :id"
            ),
            {"id": authority_id},
        )


def _with_names(indexes: Collection[FullTextIndex]) -> list[FullTextIndex]:
    others = [index for index in indexes if index is not NAMES]
    return [*others, NAMES] if ENTRIES in others else others


@contextmanager
def reindexed(session: Session, authority_id: int, indexes: Collection[FullTextIndex] = INDEXES) -> Iterator[None]:
    """Keep the index in step with a change of an authority, its propositions or its texts."""
    remove_words(session, authority_id, indexes)
    yield
    add_words(session, authority_id, indexes)


def rebuild(session: Session) -> None:
    """Index everything anew."""
    for index in INDEXES:
        session.execute(text(f"INSERT INTO {index.table}({index.table}) VALUES ('rebuild')"))  # noqa: S608  # as above
    draw_words(session)


def draw_words(session: Session) -> None:
    """Make the vocabulary anew from all texts."""
    forget_words(session)
    for index in INDEXES:
        if index is not NAMES:
            _note(session, index)


def optimize(session: Session) -> None:
    """Merge each index into one tree, so that no search has to look into many."""
    for index in INDEXES:
        session.execute(text(f"INSERT INTO {index.table}({index.table}) VALUES ('optimize')"))  # noqa: S608  # as above


def is_in_step(session: Session, index: FullTextIndex) -> bool:
    """Whether an index holds the words of its view, all of them and no others."""
    try:
        session.execute(
            text(f"INSERT INTO {index.table}({index.table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608  # as above
        )
    except DatabaseError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
            return False
        raise
    return True


@dataclass(frozen=True, slots=True)
class Conditions:
    """What rows must meet besides matching: in SQL, all of it, with the values that it names."""

    words: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words)


def _matching(index: FullTextIndex, conditions: Conditions) -> str:
    """Where a row matches the parameter `:match` and meets the conditions."""
    return " AND ".join((f"{index.table} MATCH :match", *conditions.words))


@dataclass(frozen=True, slots=True)
class Spread:
    """How common a match is: how many of the newest rows hold it, and back to which row one had to look."""

    held: int
    oldest: int

    def estimate(self, newest_row: int) -> float:
        """About how many rows hold it in all."""
        if self.held < SAMPLE:
            return self.held
        return self.held * newest_row / max(newest_row - self.oldest, 1)


SAMPLE = 1000
"""How many holders of a word are looked at to tell how common it is."""


def spread(session: Session, index: FullTextIndex, match: str) -> Spread:
    """How common a match is, without reading all of a common word's places."""
    holding = f"FROM {index.table} WHERE {index.table} MATCH ?"
    # To skip rows costs half as much as to count them, and only common words have so many.
    last = f"SELECT rowid {holding} ORDER BY rowid DESC LIMIT 1 OFFSET {SAMPLE - 1}"
    oldest = _driver(session, last, match)
    if oldest:
        return Spread(SAMPLE, oldest[0][0])
    return Spread(_driver(session, f"SELECT count(*) {holding}", match)[0][0], 0)


def newest_row(session: Session, index: FullTextIndex) -> int:
    """The highest number of an indexed row: about how many there are."""
    return _driver(session, f"SELECT max(id) FROM {index.table}_docsize")[0][0] or 0  # noqa: S608  # as above


def newest(session: Session, index: FullTextIndex, match: str, conditions: Conditions, limit: int) -> list[int]:
    """The newest rows that match, newest first."""
    words = f"SELECT rowid FROM {index.table} WHERE {_matching(index, conditions)} ORDER BY rowid DESC LIMIT :limit"  # noqa: S608  # as above
    return [row for (row,) in driver_rows(session, words, {**conditions.values, "match": match, "limit": limit})]


def newest_within(
    session: Session, index: FullTextIndex, match: str, stretches: Sequence[tuple[int, int]]
) -> list[int]:
    """Up to `CANDIDATES` rows that match and lie in one of some stretches of rows, which are gone through in turn."""
    # A cross join keeps the order of the tables: FTS5 is asked once for each stretch.
    words = (
        f"SELECT {index.table}.rowid FROM json_each(?) AS within CROSS JOIN {index.table}"  # noqa: S608  # as above
        f" WHERE {index.table} MATCH ? AND {index.table}.rowid"
        f" BETWEEN json_extract(within.value, '$[0]') AND json_extract(within.value, '$[1]') LIMIT {CANDIDATES}"
    )
    return sorted((row for (row,) in _driver(session, words, json.dumps(stretches), match)), reverse=True)


def best(session: Session, index: FullTextIndex, match: str, conditions: Conditions, limit: int) -> list[int]:
    """The newest rows that match, the best by FTS5's own score first.

    FTS5 reads every place of every word of `match` for this, so it is not for very common words.
    """
    words = (
        f"SELECT id FROM (SELECT rowid AS id, {_score(index)} AS score FROM {index.table}"  # noqa: S608  # as above
        f" WHERE {_matching(index, conditions)} ORDER BY rowid DESC LIMIT :limit) ORDER BY score, id"
    )
    return [row for (row,) in driver_rows(session, words, {**conditions.values, "match": match, "limit": limit})]


def best_of(session: Session, index: FullTextIndex, match: str, rows: Sequence[int]) -> list[int]:
    """Some rows that match, the best by FTS5's own score first."""
    # Added to, a row is not what FTS5 is asked for: it goes through its matches once, and scores only these.
    words = (
        f"SELECT rowid FROM {index.table} WHERE {index.table} MATCH ?"  # noqa: S608  # as above
        f" AND rowid + 0 IN (SELECT value FROM json_each(?)) ORDER BY {_score(index)}, rowid"
    )
    return [row for (row,) in _driver(session, words, match, listed(rows))]


def _score(index: FullTextIndex) -> str:
    return f"bm25({index.table}, {', '.join(str(weight) for _name, weight in index.columns)})"


def _driver(session: Session, words: str, *values: object) -> list[Any]:
    """Run a statement of this module as it is: a search runs many, and none is worth putting together anew."""
    return driver_rows(session, words, values)


def entry_texts(session: Session, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """The title and the notes of each entry as they are indexed, by row id."""
    words = f"SELECT id, title, notes FROM {ENTRIES.words} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608  # as above
    return {number: (title, notes) for number, title, notes in _driver(session, words, json.dumps(sorted(ids)))}


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the stretches of it that matched: [start, end)."""

    text: str
    spans: tuple[tuple[int, int], ...]


def marked_texts(session: Session, index: FullTextIndex, match: str, ids: Collection[int]) -> dict[int, list[Marked]]:
    """Each row's columns with what matched in them, by row id. Rows that do not match are left out."""
    columns = ", ".join(
        f"highlight({index.table}, {n}, char({ord(_OPEN)}), char({ord(_CLOSE)}))" for n in range(len(index.columns))
    )
    found = (
        f"SELECT rowid, {columns} FROM {index.table} WHERE {index.table} MATCH ?"  # noqa: S608  # as above
        f" AND {_one_of_rows(match, sorted(ids))}"
    )
    return {row[0]: [_unmark(cell) for cell in row[1:]] for row in _driver(session, found, match)}


def _one_of_rows(match: str, rows: Sequence[int]) -> str:
    """FTS5 looks rows up one by one, but puts all holders of a prefix together each time: there it reads a stretch."""
    listed = ", ".join(str(int(row)) for row in rows)
    if "*" not in match:
        return f"rowid IN ({listed})"
    return f"+rowid IN ({listed}) AND rowid BETWEEN {rows[0]} AND {rows[-1]}"


def _unmark(marked: str) -> Marked:
    spans: list[tuple[int, int]] = []
    pieces: list[str] = []
    length = 0
    for number, piece in enumerate(marked.split(_OPEN)):
        inside, closed, after = piece.partition(_CLOSE)
        if number and closed:
            spans.append((length, length + len(inside)))
        pieces += (inside, after)
        length += len(inside) + len(after)
    return Marked("".join(pieces), tuple(spans))
