"""The text score: what raises it, what lowers it, and that its parts are the whole."""

import sqlite3

import pytest

from app.library.query import parse_query, wants_single_words
from app.library.ranking import NEARNESS, TextScorer, rarity

DOOR = "The officers stood at the door and asked for the warrant."


def scorer(typed: str, **held: float) -> TextScorer:
    """A scorer in a library of 1000 texts, where words not in `held` are in 10 of them."""
    terms = parse_query(typed).terms
    return TextScorer(terms, {term: rarity(held.get(term.typed, 10), 1000) for term in terms})


def score(typed: str, text: str, **more: object) -> float:
    return scorer(typed).score(text, **more).score


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("door warrant", DOOR, "The officers stood at the door."),
        ("door", "A door, a door, a door.", "A door in the wall."),
        ("door", "A door in the wall.", "A door in the wall. " + "It stood open. " * 60),
        ("officer", "Officers came.", "They came."),
        ("handcuf*", "She was handcuffed.", "She was tied up."),
        ("pena", "Mr. Peña came in.", "Mr. Smith came in."),
        ("door warrant", DOOR, f"The door stood open. {'Nothing else was seen by them. ' * 5} They had a warrant."),
    ],
)
def it_puts_the_better_answer_first(typed: str, better: str, worse: str):
    assert score(typed, better) > score(typed, worse)


def it_counts_a_rare_word_for_more_than_a_common_one():
    scores = scorer("door warrant", warrant=900)
    assert scores.score("The door.").score > scores.score("The warrant.").score


def it_counts_fields_and_context_for_less_than_the_text():
    inside, field, around, none = (
        score("door", "A door."),
        score("door", "A wall.", fields=("The Door",)),
        score("door", "A wall.", context="a door"),
        score("door", "A wall."),
    )
    assert inside > field > around > none == 0.0


def it_lies_between_nothing_and_the_bonus_for_standing_together():
    full = scorer("door warrant").score("door warrant " * 500)
    assert 0.9 < full.score <= 1 + NEARNESS


def it_tells_the_parts_that_make_the_whole():
    found = scorer("door warrant zebra").score(DOOR)
    assert found.missing == ("zebra",)
    assert [word for word, _share in found.words] == ["door", "warrant"]
    assert found.score == pytest.approx(sum(share for _word, share in found.words) * found.nearness)


@pytest.mark.parametrize(("held", "total"), [(0, 0), (0, 5), (5, 5), (9, 5), (1, 10**6)])
def it_never_makes_a_word_worthless(held: int, total: int):
    assert rarity(held, total) > 0


MARKED = (
    "Officers’ OFFICIAL handcuffs; an offic-er in Pena, Peña, §1983, handsome hands. İzmir officers, office_officer."
)


@pytest.mark.parametrize(
    "typed",
    ["officers", "hand!", "handcuff* OR official", "peña", "officers -warrant", "(officer OR hand) izmir"],
)
def it_marks_single_words_as_the_index_does(typed: str):
    parsed = parse_query(typed)
    assert wants_single_words(parsed.match)
    marked = MARKED
    for start, end in reversed(scorer(typed).spans(MARKED)):
        marked = f"{marked[:start]}[{marked[start:end]}]{marked[end:]}"
    with sqlite3.connect(":memory:") as index:
        index.execute(
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize=\"porter unicode61 remove_diacritics 2 tokenchars '§'\", prefix='3')"
        )
        index.execute("INSERT INTO t VALUES (?)", (MARKED,))
        highlight = "SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH ?"
        assert index.execute(highlight, (parsed.match,)).fetchone() == (marked,)
    index.close()


@pytest.mark.parametrize("typed", ['"the door"', "door NEAR home", "§ 1983", "no-knock", "door OR (no-knock warrant)"])
def it_leaves_to_the_index_what_asks_for_more_than_words(typed: str):
    assert not wants_single_words(parse_query(typed).match)
