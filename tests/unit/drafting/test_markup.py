"""Editable text: nodes as strict markers, and back without loss."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.drafting.markup import MarkupProblem, from_text, inlines_to_text, split_paragraphs
from app.law.briefs import CitationNode, Inline, NameNode, NoteNode, Placeholder, RecordNode, TextRun

EXAMPLES: dict[str, tuple[Inline, ...]] = {
    "He stood inside. [[cite:lalonde|pin=955|signal=see also]]": (
        TextRun(text="He stood inside. "),
        CitationNode(authority="lalonde", pin="955", signal="see also"),
    ),
    "[[cite:lalonde|pin_required=no|parentheticals=so it held|parentheticals=en banc|textual=yes]]": (
        CitationNode(authority="lalonde", pin_required=False, parentheticals=("so it held", "en banc"), textual=True),
    ),
    r"[[cite:reese|pin=1043|modified=yes|quoting=\[\[cite:cornell\|pin=801\]\]]]": (
        CitationNode(
            authority="reese", pin="1043", modified=True, quoting=(CitationNode(authority="cornell", pin="801"),)
        ),
    ),
    "In [[name:lalonde]], the court *did*.": (
        TextRun(text="In "),
        NameNode(authority="lalonde"),
        TextRun(text=", the court "),
        TextRun(text="did", italic=True),
        TextRun(text="."),
    ),
    "So it is. [[record:fac|text=FAC ¶ 51.]] [[gap:PIN REQUIRED|reason=No page.]]": (
        TextRun(text="So it is. "),
        RecordNode(text="FAC ¶ 51.", paper="fac"),
        TextRun(text=" "),
        Placeholder(text="[PIN REQUIRED]", reason="No page."),
    ),
    "So.[[note:See [[cite:lalonde]] too.]] More.": (
        TextRun(text="So."),
        NoteNode(inlines=(TextRun(text="See "), CitationNode(authority="lalonde"), TextRun(text=" too."))),
        TextRun(text=" More."),
    ),
    r"A \*star\* and \[brackets\], **bold** and ***both***.": (
        TextRun(text="A *star* and [brackets], "),
        TextRun(text="bold", bold=True),
        TextRun(text=" and "),
        TextRun(text="both", italic=True, bold=True),
        TextRun(text="."),
    ),
}


@pytest.mark.parametrize("text", EXAMPLES)
def it_reads_and_writes(text: str):
    assert from_text(text) == EXAMPLES[text]
    assert inlines_to_text(EXAMPLES[text]) == text


@pytest.mark.parametrize("text", ["[sic] as typed", "a ] b", "“quoted [by] hand”"])
def it_takes_single_brackets_as_they_are_typed(text: str):
    assert from_text(text) == (TextRun(text=text),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("See [[cit:lalonde]].", "no such marker; known: cite, name, record, gap, note"),
        ("See [[cite:lalonde.", "no such marker"),
        ("See [[lalonde]].", "no such marker"),
        ("See [[cite:]].", "says what it means"),
        ("See [[cite:a|955]].", "“955” is not of the form name=value; known: pin"),
        ("See [[cite:a|page=955]].", "not of the form name=value"),
        ("See [[cite:a|origin=x]].", "not of the form name=value"),
        ("See [[cite:a|pin=1|pin=2]].", "“pin” stands twice"),
        ("See [[cite:a|textual=true]].", "yes or no"),
        ("See [[cite:a|quoting=b]].", "quoted or cited in turn is one"),
        ("See [[record:fac]].", "needs text="),
        ("An *open end.", "emphasis does not end .near “An .open end.”"),
        ("A [[note:footnote", "not closed"),
        ("A [[note:one [[note:in another]]]]", "holds no footnotes"),
        ("Nothing ]] here", "Nothing is closed"),
    ],
)
def it_refuses_what_it_cannot_read(text: str, message: str):
    with pytest.raises(MarkupProblem, match=message):
        from_text(text)


def it_cuts_paragraphs_at_blank_lines():
    assert split_paragraphs("One\nline.\n\n \n Two.\n") == ["One\nline.", "Two."]
    assert split_paragraphs(" \n ") == []


WORDS = st.text(st.sampled_from("ab *[]|\\¶§“”.:=\n"), min_size=1, max_size=12)
VALUE = st.text(st.sampled_from("ab *[]|\\=:."), min_size=1, max_size=8)
KEY = st.text(st.sampled_from("ab_[]|*-9"), min_size=1, max_size=6)
NODES = st.one_of(
    st.builds(TextRun, text=WORDS, italic=st.booleans(), bold=st.booleans()),
    st.builds(
        CitationNode,
        authority=KEY,
        pin=st.none() | VALUE,
        pin_required=st.booleans(),
        pin_reporter=st.none() | VALUE,
        signal=VALUE,
        parentheticals=st.lists(VALUE, max_size=2).map(tuple),
        textual=st.booleans(),
        continues=st.booleans(),
        modified=st.booleans(),
        quoting=st.lists(st.builds(CitationNode, authority=KEY, signal=VALUE), max_size=1).map(tuple),
    ),
    st.builds(NameNode, authority=KEY, with_citation=st.booleans(), pin=st.none() | VALUE),
    st.builds(RecordNode, text=WORDS, paper=KEY, sentence=st.booleans()),
    st.builds(Placeholder, text=VALUE.map(lambda words: f"[{words.strip() or 'X'}]"), reason=VALUE),
)
NOTES = st.builds(NoteNode, inlines=st.lists(NODES, min_size=1, max_size=3).map(tuple))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(NODES, NODES, NOTES), max_size=6))
def it_comes_back_as_it_was(nodes: list[Inline]):
    """Read from its own text, a block is the same again, whatever marks its words hold."""
    once = from_text(inlines_to_text(nodes))
    again = from_text(inlines_to_text(once))
    assert again == once
    kept = [node for node in once if not isinstance(node, TextRun | NoteNode)]
    assert kept == [node for node in nodes if not isinstance(node, TextRun | NoteNode)]
    assert _letters(once) == _letters(nodes)


def _letters(nodes: "list[Inline] | tuple[Inline, ...]") -> str:
    """The words that are no space: those may be joined at the seams."""
    return "".join("".join(node.text.split()) for node in nodes if isinstance(node, TextRun))


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("ab *[]|\\=:\ncitenoterecordgap"), max_size=40))
def it_reads_or_refuses_anything(text: str):
    try:
        inlines = from_text(text)
    except MarkupProblem:
        return
    assert from_text(inlines_to_text(inlines)) == inlines
