"""Quoted words are their source's to the letter, but for what the alterations show."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.checking.verbatim import find_verbatim
from app.citations.quotes import capitalised, lowered, nested, omitted

SOURCE = (
    "The officers had no warrant. They said, “Open the door at once,” and went in — all of them — before anyone "
    "could answer. An entry of that kind (see Payton, 445 U.S. at 576) is presumed unreasonable, whatever its haste."
)


@pytest.mark.parametrize(
    ("quotation", "alterations"),
    [
        ("The officers had no warrant.", ()),
        ("officers had no warrant,", ()),
        ("They said, ‘Open the door at once,’ and went in", ()),
        ("went in - all of them - before anyone could answer.", ()),
        ("[t]he officers had no warrant", ("bracket",)),
        ("[Marsh and his men] had no warrant", ("bracket",)),
        ("The officers had no warrant. . . . An entry of that kind", ("ellipsis",)),
        ("They . . . went in", ("ellipsis",)),
        ("They … went in", ("ellipsis",)),
        ("no [sic] warrant", ("sic",)),
        ("[T]hey . . . went in", ("bracket", "ellipsis")),
    ],
)
def it_finds_what_stands_there(quotation: str, alterations: tuple[str, ...]):
    found = find_verbatim(quotation, SOURCE)
    assert found is not None
    assert found.alterations == alterations


@pytest.mark.parametrize(
    "quotation",
    [
        "The officers had a warrant.",
        "officers had no warrants",
        "fficers had no warrant",
        "The officers had no warrant An entry",
        "They went in",
        "is presumed unreasonable An entry of that kind",
        "An entry of that kind is presumed unreasonable",
        "the Officers had no warrant",
        "…",
    ],
)
def it_finds_nothing_that_is_not_there(quotation: str):
    assert find_verbatim(quotation, SOURCE) is None


def it_leaves_out_what_a_modified_citation_may():
    words = "An entry of that kind is presumed unreasonable"
    found = find_verbatim(words, SOURCE, modified=True)
    assert found is not None
    assert SOURCE[found.start : found.end].endswith("unreasonable")
    assert "citation modified" in found.alterations
    assert find_verbatim("An entry of any kind is presumed unreasonable", SOURCE, modified=True) is None


def it_takes_a_line_or_paragraph_turn_for_a_space():
    assert find_verbatim("no warrant. They said", SOURCE.replace(". They", ".\nThey")) is not None


WORDS = SOURCE.split(" ")


@settings(deadline=None, max_examples=150)
@given(st.integers(0, len(WORDS) - 4), st.integers(3, 12), st.integers(1, 5), st.integers(2, 6))
def it_finds_every_quotation_that_the_program_writes(start: int, length: int, gap: int, rest: int):
    """Marks changed over inside, first letters bracketed, words left out: each is still verbatim."""
    words = " ".join(WORDS[start : start + length])
    after = " ".join(WORDS[start + length + gap : start + length + gap + rest])
    for written in (words, nested(words), capitalised(words), lowered(words), omitted(words, after)):
        found = find_verbatim(written, SOURCE)
        assert found is not None, written
        assert found.start <= SOURCE.index(words) + 1


@settings(deadline=None, max_examples=100)
@given(st.integers(0, len(WORDS) - 6), st.integers(0, 4))
def it_finds_no_quotation_with_a_word_changed(start: int, changed: int):
    words = WORDS[start : start + 5]
    words[changed] = "nevertheless"
    assert find_verbatim(" ".join(words), SOURCE) is None
