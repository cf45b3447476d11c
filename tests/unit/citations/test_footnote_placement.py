"""Citations in footnotes, in printed histories, and what a written citation remembers."""

import datetime as dt

import pytest

from app.citations.placement import place_citations
from app.law.authorities import Treatment, TreatmentKind
from app.law.briefs import (
    Block,
    BlockKind,
    Brief,
    BriefKind,
    BriefSection,
    CitationNode,
    FrontPage,
    NameNode,
    NoteNode,
    TextRun,
    Written,
    WrittenNote,
)
from app.law.dates import PartialDate
from tests.helpers.law import cite, make_authority

FRONT = FrontPage(
    counsel_block=(), court="", division="", plaintiff="", defendant="", plaintiff_role="", defendant_role="",
    case_number="", title="", short_title="", hearing=(), signature=(), dated="",
)  # fmt: skip
LATER = make_authority("later", name="Later v. Roe", citations=(cite("300 F.3d 1"),))
AUTHORITIES = {
    "alpha": make_authority("alpha", name="Alpha v. Roe", citations=(cite("100 F.3d 1"),)),
    "beta": make_authority("beta", name="Beta v. Roe", citations=(cite("200 F.3d 1"),)),
    "later": LATER,
}


def a(key, pin="5"):
    return CitationNode(authority=key, pin=pin)


def note(*nodes):
    return NoteNode(inlines=nodes)


def place(*inlines, authorities=AUTHORITIES):
    block = Block(kind=BlockKind.PARAGRAPH, inlines=inlines)
    section = BriefSection(id="argument", title="", blocks=(block,))
    brief = Brief(kind=BriefKind.OPPOSITION, title="", front=FRONT, sections=(section,), shell="")
    written = place_citations(brief, authorities.get)
    return written, written.blocks[0].pieces


def forms(pieces):
    found = []
    for piece in pieces:
        if isinstance(piece, Written):
            found.append(piece.form)
        if isinstance(piece, WrittenNote):
            found.append(forms(piece.pieces))
    return found


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ((a("alpha"), note(a("alpha"))), ["full", ["short"]]),
        ((a("alpha"), note(TextRun(text="Words.")), a("alpha")), ["full", [], "id"]),
        ((a("alpha"), note(a("beta")), a("alpha")), ["full", ["full"], "short"]),
        ((note(a("alpha"), a("alpha", "6")), a("alpha")), [["full", "id"], "full"]),
        ((note(a("alpha")), note(a("alpha"))), [["full"], ["short"]]),
    ],
)
def it_keeps_notes_apart(nodes, expected):
    _, pieces = place(*nodes)
    assert forms(pieces) == expected


def it_numbers_notes_and_lists_their_citations():
    written, pieces = place(note(a("alpha")), TextRun(text=" "), note(a("beta")))
    assert [piece.number for piece in pieces if isinstance(piece, WrittenNote)] == [1, 2]
    assert [(entry.authority, len(entry.anchors)) for entry in written.table] == [("alpha", 1), ("beta", 1)]


def it_lists_what_only_a_history_cites():
    fate = Treatment(
        kind=TreatmentKind.AFFIRMED, source="made", by="later", phrase="aff’d sub nom.", checked_on=dt.date(2026, 1, 2)
    )
    first = make_authority(
        "first",
        name="First v. Roe",
        citations=(cite("50 F. Supp. 3d 1"),),
        decided=PartialDate(2001),
        treatments=(fate,),
    )
    written, (piece,) = place(a("first"), authorities={"first": first, "later": LATER})
    (inner,) = piece.within
    assert piece.text[inner.offset :].startswith("Later v. Roe, 300 F.3d 1")
    entries = {entry.authority: entry.anchors for entry in written.table}
    assert entries["later"] == (inner.anchor,)
    assert inner.anchor != piece.anchor


@pytest.mark.parametrize("node", [a("alpha"), NameNode(authority="alpha", pin="7")])
def it_remembers_what_was_written_out(node):
    _, pieces = place(node)
    assert [piece.node for piece in pieces] == [node]
