"""Stems must be those of the index itself, or ranking would not see what matching sees."""

import re
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.library.stemming import stem

TEXT = (
    "officers officer officially immunity immune immunities handcuffed handcuffing handcuffs plotted hopping falling "
    "agreed feed conditional relational rationally digitizer operator feudalism decisiveness hopefulness formaliti "
    "sensitiviti triplicate formative formalize electrical goodness revival allowance inference airliner adjustable "
    "defensible irritant replacement adjustment dependent adoption homologou communism activate effective bowdlerize "
    "probate rate cease controlled roll ties caress cats ponies sky happy as is us by yes eyes issued used using "
    "Peña café 1983 12 a at"
)


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(w, tokenize='porter unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row')")
    yield connection
    connection.close()


def stems_of_the_index(table: sqlite3.Connection, word: str) -> list[str]:
    table.execute("DELETE FROM t")
    table.execute("INSERT INTO t VALUES (?)", (word,))
    return [term for (term,) in table.execute("SELECT term FROM v")]


@pytest.mark.parametrize("word", re.findall(r"\S+", TEXT))
def it_stems_as_the_index_does(table: sqlite3.Connection, word: str):
    assert stems_of_the_index(table, word) == [stem(word)]


ENDINGS = tuple(re.findall(r"\S+", "s ed ing ational izer fulness iviti icate ion ness ly e ll ement"))


@given(root=st.text("abcdeilnorstuyz", min_size=1, max_size=9), ending=st.sampled_from(("", *ENDINGS)))
@settings(max_examples=300, deadline=None)
def it_stems_any_letters_as_the_index_does(table: sqlite3.Connection, root: str, ending: str):
    assert stems_of_the_index(table, root + ending) == [stem(root + ending)]
