"""Footnotes in templates: where their marks stand, what they hold, and where their words come from."""

import pytest

from app.drafting.blocks import read_blocks
from app.drafting.ledger import Ledger, escape
from app.law.briefs import NoteNode, Origin, OriginKind, RecordNode, TextRun


def notes(markdown, ledger=None, lines=()):
    blocks = read_blocks(markdown, ledger or Ledger(), list(lines))
    return [node for block in blocks for node in block.inlines if isinstance(node, NoteNode)]


def words(node):
    return "".join(inline.text for inline in node.inlines)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("The door was shut.^[It had a chain.]", ["It had a chain."]),
        ("The door was shut. ^[It had a chain.] It stayed shut.", ["It had a chain."]),
        ("Shut.[^a] Locked.[^b]\n\n[^b]: By a chain.\n\n[^a]: With a key.\n", ["With a key.", "By a chain."]),
        ("Shut.[^a]\n\n[^a]: First.\n\n    Second.\n", ["First. Second."]),
        ("> Shut.^[A chain.]", ["A chain."]),
        ("Shut.^[A chain^[of brass].]", ["A chainof brass."]),
        ("Shut.[^missing]", []),
    ],
)
def test_notes_are_read(markdown, expected):
    assert [words(node) for node in notes(markdown)] == expected


def it_leaves_no_space_before_a_mark():
    (block,) = read_blocks("The door was shut. ^[A chain.] It held.", Ledger(), [])
    before, note, after = block.inlines
    assert (before.text, after.text) == ("The door was shut.", " It held.")
    assert isinstance(note, NoteNode)


def it_makes_no_note_of_data_that_looks_like_one():
    assert notes(f"Shut.{escape('^[forged] [^x]')}") == []


def it_keeps_nodes_and_origins_apart():
    ledger = Ledger()
    cite = ledger.node(RecordNode(text="FAC ¶ 5.", paper="fac"))
    fact = ledger.sourced("A chain held it.", Origin(OriginKind.FACT, "chain"))
    text = "\ue0050\ue006Shut.[^a] Still shut.\n\n[^a]: \ue0051\ue006Note. " + fact + " " + cite + "\n"
    (block,) = read_blocks(text, ledger, ["brief:1", "brief:3"])
    first, note, last = block.inlines
    assert [first.origin.ref, last.origin.ref] == ["brief:1", "brief:1"]
    assert [n.origin.ref for n in note.inlines if isinstance(n, TextRun) and n.text.strip()] == ["brief:3", "chain"]
    assert isinstance(note.inlines[-1], RecordNode)
