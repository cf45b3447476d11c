"""Marking phrases outside of the index: the same stretches as FTS5's own `highlight`."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.library.migrations.versions.v0001_first_tables import _TOKENIZER
from app.library.phrase_marks import PhraseMarker, wants_phrases
from app.library.query import parse_query

TEXT = (
    "A motion to dismiss, MOTIONS TO DISMISS; motion_to dismissal. The requalified officer stood in the doorway of the "
    "Peña house, § 1983, §1983, section 12(b)(6); to, to, to dismiss. Clearly-established law’s policies: policy."
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(x, tokenize='{_TOKENIZER}')")
    yield connection
    connection.close()


def highlighted(index: sqlite3.Connection, text: str, match: str) -> str | None:
    """The text as FTS5 marks it; None when it does not match."""
    index.execute("DELETE FROM t")
    index.execute("INSERT INTO t VALUES (?)", (text,))
    row = index.execute("SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH ?", (match,)).fetchone()
    return row[0] if row else None


def marked(text: str, match: str) -> str:
    for start, end in reversed(PhraseMarker(match).spans(text)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("Peña", "Pena")])
@pytest.mark.parametrize(
    "typed",
    [
        '"motion to dismiss"',
        '"qualified officer" OR "stood in"',
        '"to to" policy',
        '"§ 1983"',
        '"12(b)(6)" OR house',
        '"clearly established" OR "established law" OR "in the doorw*"',
        '"pena house"',
        '"motion to" "to dismiss"',
        '"section 12"',
    ],
)
def it_marks_what_the_index_marks(index: sqlite3.Connection, text: str, typed: str):
    match = parse_query(typed).match
    assert wants_phrases(match)
    expected = highlighted(index, text, match)
    assert marked(text, match) == (expected or text)


WORDS = st.sampled_from(["to", "dismiss", "dismissed", "motion", "the", "ties", "tie", "§", "by", "Policy", "policies"])


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", "-", "_", " § "])), min_size=1, max_size=12),
    st.lists(st.lists(WORDS.filter("§".__ne__), min_size=1, max_size=3), min_size=1, max_size=2),
)
def it_marks_any_phrases_as_the_index_does(text: list[tuple[str, str]], phrases: list[list[str]]):
    whole = "".join(word + sign for word, sign in text)
    match = " OR ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(x, tokenize='{_TOKENIZER}')")
        expected = highlighted(connection, whole, match)
    finally:
        connection.close()
    assert marked(whole, match) == (expected or whole)


@pytest.mark.parametrize("typed", ["door NEAR/3 house", '"front door" -house', '"front door" NEAR house'])
def it_leaves_nearness_and_what_is_left_out_to_the_index(typed: str):
    assert not wants_phrases(parse_query(typed).match)
