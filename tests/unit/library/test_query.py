"""What users type, against a live full-text table with the library's own tokenizer."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.library.query import Begun, parse_query

TEXTS = {
    1: "The officers stood at the door and entered the home without a warrant.",
    2: "A claim under 42 U.S.C. § 1983 needs a person acting under color of law.",
    3: "Multi-agent raids; see Smith v. Jones, which the plaintiff's brief cites under §1983.",
    4: "The doorway is a public place when the door is open to the street, far from any home.",
}


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    tokenizer = "porter unicode61 remove_diacritics 2 tokenchars ''§''"
    connection.execute(f"CREATE VIRTUAL TABLE texts USING fts5(text, section, tokenize='{tokenizer}', prefix='3')")
    connection.executemany("INSERT INTO texts(rowid, text) VALUES (?, ?)", TEXTS.items())
    yield connection
    connection.close()


def found(table: sqlite3.Connection, match: str | None) -> set[int]:
    if match is None:
        return set()
    return {row for (row,) in table.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (match,))}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("door home", {1, 4}),
        ("officer", {1}),
        ('"the door"', {1, 4}),
        ("“at the door”", {1}),
        ("warrant OR color", {1, 2}),
        ("door warrant OR street", {1, 4}),
        ("door -warrant", {4}),
        ("door NOT warrant", {4}),
        ('door -"public place"', {1}),
        ("doorw*", {4}),
        ("do*", set()),
        ("door NEAR/3 officers", {1}),
        ("officers NEAR street", set()),
        ("officers NEAR door NEAR entered", {1}),
        ("NEAR(officers door, 4)", {1}),
        ("NEAR(officers warrant, 2)", set()),
        ("§1983", {2, 3}),
        ("§ 1983", {2, 3}),
        ('"U.S.C. § 1983"', {2}),
        ("U.S.C.", {2}),
        ("multi-agent", {3}),
        ("plaintiff’s", {3}),
        ("door AND home", {1, 4}),
        ("section:door", set()),
        ("(door", {1, 4}),
        ("^door", {1, 4}),
        ("(warrant OR color) AND (officers OR person)", {1, 2}),
        ("door (warrant OR (street -zebra))", {1, 4}),
        ("door -(warrant OR zebra)", {4}),
        ("(door) NOT (street)", {1}),
        ("((((((((((door))))))))))", {1, 4}),
        ("doorw! & street", {4}),
        ("officers /3 door", {1}),
        ("officers w/2 warrant", set()),
        ("officers /s home", {1}),
        ("door % warrant", {4}),
        ("smith v. jones", {3}),
        ("the door of a street", {4}),
        ("the", {1, 3, 4}),
    ],
)
def it_finds_what_the_words_mean(table: sqlite3.Connection, typed: str, expected: set[int]):
    assert found(table, parse_query(typed).match) == expected


BEGUN = {
    "publ": Begun(("public",), ("public",)),
    "entere": Begun(("entered",), ("entered",)),
    "cit": Begun(("cit*", "cites"), ("cit*", "cites")),
    "war": Begun(("warrant",), ("war*",)),
}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("entere*", {1}),
        ("entere!", {1}),
        ("door -entere*", {4}),
        ('"and entere*"', {1}),
        ('"and entere"*', {1}),
        ('"a publ*" place', {4}),
        ('"entere* the home"', {1}),
        ("entere* NEAR/3 home", {1}),
        ("NEAR(door entere*, 3)", {1}),
        ("NEAR(door entere*, 1)", {1}),
        ("street NEAR/4 entere*", set()),
        ("war* NEAR/9 entere*", {1}),
        ("cit*", {3}),
        ("plaintiff's brief cit* OR entere*", {3}),
        ("multi-ag*", {3}),
        ('"*"', set()),
        ('"do*"', set()),
        ("NEAR(*)", set()),
    ],
)
def it_finds_all_that_begins_so_whatever_its_stem(table: sqlite3.Connection, typed: str, expected: set[int]):
    def expand(beginning: str) -> Begun:
        return BEGUN.get(beginning, Begun((f"{beginning}*",), (f"{beginning}*",)))

    assert found(table, parse_query(typed, expand).match) == expected


def it_puts_no_more_together_than_a_search_can_bear(table: sqlite3.Connection):
    many = Begun(tuple(f"word{n}" for n in range(40)), ("door*", *(f"word{n}" for n in range(20))))
    match = parse_query("NEAR(a* door* home*, 9) wxyz*", lambda _beginning: many).match
    assert match is not None
    assert len(match.split("NEAR(")) <= 65
    assert found(table, match) == set()


@pytest.mark.parametrize(
    "typed", ["", "   ", '"', '""', "-", "***", "(((", "OR", "NOT", "AND OR", "-door", "NEAR()", "\x00"]
)
def it_asks_for_nothing_when_there_is_no_word_to_look_for(typed: str):
    assert parse_query(typed).match is None


@pytest.mark.parametrize(
    ("typed", "loosened"),
    [("zebra doorway", {4}), ("zebra", None), ("door OR home", None), ("door -home", None), ("a NEAR b", None)],
)
def it_can_loosen_plain_words_only(table: sqlite3.Connection, typed: str, loosened: set[int] | None):
    loose = parse_query(typed).loose
    assert (found(table, loose) if loose else None) == loosened


def it_names_each_wanted_word_once():
    terms = parse_query('officers "the door" officer -warrant immun*').terms
    assert [(term.stem, term.prefix) for term in terms] == [
        ("offic", False),  # codespell:ignore offic
        ("the", False),
        ("door", False),
        ("immun", True),
    ]


SYNTAX = st.sampled_from(
    [
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR(",
        "NEAR/",
        "NEAR/5",
        ")",
        "(",
        '"',
        "“",
        "”",
        "*",
        "^",
        ":",
        "-",
        "+",
        "{",
        "}",
        "§",
        "door",
        "home ",
        " ",
        ",",
        "9",
        "\x00",
        "�",
        "é",
        "́",
        "text:",
        "rowid",
        "'",
        "--",
        ";",
        "²",
        "ก",
    ]
)
ANYTHING = st.one_of(st.text(max_size=60), st.lists(SYNTAX, max_size=25).map("".join), st.lists(SYNTAX).map(" ".join))


@given(typed=ANYTHING)
@settings(max_examples=400, deadline=None)
def it_never_fails_whatever_is_typed(table: sqlite3.Connection, typed: str):
    parsed = parse_query(typed)
    for match in (parsed.match, parsed.loose):
        found(table, match)


def it_stays_small_for_endless_input():
    match = parse_query("door " * 5000).match
    assert match is not None
    assert match.count('"door"') <= 32


@pytest.mark.parametrize(
    ("typed", "cut"),
    [
        ("officers reached in", False),
        (f'"{"a b " * 30}"', False),
        (f'"{"a b " * 500}"', True),
        (f"NEAR({'a ' * 61}, 9)", True),
        ("door " * 33, True),
        ("x" * 2001, True),
    ],
)
def it_looks_for_so_many_words_at_most_and_says_so(typed, cut):
    parsed = parse_query(typed)
    assert parsed.cut is cut
    assert len((parsed.match or "").split()) <= 200


def it_finds_a_long_passage_by_its_first_words():
    assert parse_query(f'"{" ".join(["the", "door"] * 40)}"').match == f'"{" ".join(["the", "door"] * 30)}"'
