"""The attorney's own words in the markup of editable text: what was typed in a field prints as it was typed."""

import pytest

from app.drafting.blocks import read_blocks
from app.drafting.ledger import Ledger
from app.drafting.markup import inlines_to_text, plain_words
from app.drafting.scribe import Scribe
from app.law.briefs import Block, CitationNode, Inline, NoteNode, Placeholder, TextRun
from tests.helpers.matters import make_matter

Told = list[tuple[str, str]]


class NoLibrary:
    """Holds nothing."""

    def find_authority(self, key):
        return None

    def propositions(self):
        return ()


def printed(text: str) -> list[Inline]:
    ledger = Ledger()
    scribe = Scribe(ledger, make_matter(), NoLibrary())
    blocks = read_blocks(scribe.own(text, "own_words.x"), ledger, [])
    return [inline for block in blocks if isinstance(block, Block) for inline in block.inlines]


def told(inlines: list[Inline]) -> Told:
    """Words with their face, and the kinds of what is no words."""
    return [
        (one.text, "bold" * one.bold + "italic" * one.italic) if isinstance(one, TextRun) else (type(one).__name__, "")
        for one in inlines
    ]


@pytest.mark.parametrize(
    "runs",
    [
        (TextRun(text="He said [sic] | it * once."),),
        (TextRun(text="It was "), TextRun(text="(very)", italic=True), TextRun(text=" loud.")),
        (TextRun(text="re"), TextRun(text="port", italic=True), TextRun(text="ed.", bold=True)),
        (TextRun(text="one", italic=True, bold=True), TextRun(text="two", bold=True), TextRun(text="three.")),
    ],
)
def it_prints_what_a_field_says(runs: tuple[TextRun, ...]):
    assert told(printed(inlines_to_text(runs))) == told(list(runs))


def it_keeps_citations_and_a_footnote():
    note = NoteNode(inlines=(TextRun(text="See [it]. "), CitationNode(authority="elm")))
    found = printed(inlines_to_text((TextRun(text="So it is. "), CitationNode(authority="oak", pin="5"), note)))
    assert told(found) == [("So it is. ", ""), ("CitationNode", ""), ("NoteNode", "")]
    assert isinstance(found[2], NoteNode)
    assert told(list(found[2].inlines)) == [("See [it]. ", ""), ("CitationNode", "")]


@pytest.mark.parametrize("text", ["2 * 3 is six.", "It ends ]] so."])
def it_takes_what_is_no_markup_as_it_stands(text: str):
    assert told(printed(text)) == [(text, "")]


def it_shows_a_citation_that_it_cannot_read():
    (gap,) = printed("[[cite:oak|page=5]]")
    assert isinstance(gap, Placeholder)
    assert gap.text == "[CITATION NOT READ]"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It *was* \\[so\\]: [[cite:oak|pin=5]][[note:See it.]]", "It was [so]: OAK"),
        ("2 * 3", "2 * 3"),
    ],
)
def it_says_them_plainly_in_a_message(text: str, words: str):
    assert plain_words(text, str.upper) == words
