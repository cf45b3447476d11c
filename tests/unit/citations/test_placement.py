"""Which form a place takes: full, short, *id.*; what comes between; strings, signals, statutes."""

from typing import Any

import pytest

from app.citations.placement import cited_keys, place_citations
from app.citations.styles import load_style
from app.law.authorities import Authority, AuthorityKey, AuthorityKind
from app.law.briefs import (
    Block,
    BlockKind,
    Brief,
    BriefKind,
    BriefSection,
    CitationNode,
    FrontPage,
    Inline,
    NameNode,
    RecordNode,
    TextRun,
    Written,
    WrittenBlock,
)
from tests.helpers.law import cite, make_authority

FRONT = FrontPage(
    counsel_block=(), court="", division="", plaintiff="", defendant="", plaintiff_role="", defendant_role="", case_number="", title="", short_title="",
    hearing=(), signature=(), dated="",
)  # fmt: skip

AUTHORITIES: dict[str, Authority] = {
    "alpha": make_authority("alpha", name="Alpha v. Roe", citations=(cite("100 F.3d 1"),)),
    "beta": make_authority("beta", name="Beta v. Roe", citations=(cite("200 F.3d 1"),)),
    "act": Authority(key=AuthorityKey("act"), kind=AuthorityKind.STATUTE, name="42 U.S.C. § 1983"),
}


def a(key: str, pin: str | None = "5", **more: Any) -> CitationNode:
    return CitationNode(authority=key, pin=pin, **more)


def say(text: str) -> TextRun:
    return TextRun(text=text)


def record(text: str = "FAC ¶ 5.") -> RecordNode:
    return RecordNode(text=text, paper="fac")


def paragraph(*inlines: Inline) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, inlines=inlines)


def heading(*inlines: Inline) -> Block:
    return Block(kind=BlockKind.HEADING, inlines=inlines, level=2)


def written(*blocks: Block) -> list[str]:
    section = BriefSection(id="argument", title="", blocks=blocks)
    brief = Brief(kind=BriefKind.OPPOSITION, title="", front=FRONT, sections=(section,), shell="")
    return [block.text for block in place_citations(brief, AUTHORITIES.get).blocks if isinstance(block, WrittenBlock)]


FULL_A, FULL_B = "Alpha v. Roe, 100 F.3d 1, 5 (9th Cir. 2005).", "Beta v. Roe, 200 F.3d 1, 5 (9th Cir. 2005)."


@pytest.mark.parametrize(
    ("what", "nodes", "expected"),
    [
        ("full first", [a("alpha")], FULL_A),
        ("same place again", [a("alpha"), say(" So. "), a("alpha")], f"{FULL_A} So. Id."),
        ("another page", [a("alpha"), say(" So. "), a("alpha", "7")], f"{FULL_A} So. Id. at 7."),
        ("another case between", [a("alpha"), say(" "), a("beta"), say(" "), a("alpha")], f"{FULL_A} {FULL_B} Alpha, 100 F.3d at 5."),
        ("the record between", [a("alpha"), say(" "), record(), say(" "), a("alpha")], f"{FULL_A} FAC ¶ 5. Alpha, 100 F.3d at 5."),
        ("after a string", [a("alpha"), say(" "), a("beta", continues=True), say(" "), a("beta")],
         f"{FULL_A[:-1]}; {FULL_B} Beta, 200 F.3d at 5."),
        ("another case named between", [a("alpha"), say(" "), a("beta"), say(" In "), NameNode(authority="alpha"), say(", not so. "), a("beta")],
         f"{FULL_A} {FULL_B} In Alpha, not so. Beta, 200 F.3d at 5."),
        ("a signal", [a("alpha", signal="see")], f"See {FULL_A}"),
        ("a signal before id.", [a("alpha"), say(" "), a("alpha", signal="see also")], f"{FULL_A} See also id."),
        ("no pin at hand", [a("alpha", None)], "Alpha v. Roe, 100 F.3d 1, [PIN REQUIRED] (9th Cir. 2005)."),
        ("a statute in a sentence", [say("Under "), a("act", None, textual=True), say(", yes.")], "Under 42 U.S.C. § 1983, yes."),
        ("named before it is cited", [say("In "), NameNode(authority="alpha"), say(", yes. "), a("alpha", "7")],
         "In Alpha v. Roe, 100 F.3d 1 (9th Cir. 2005), yes. Id. at 7."),
        ("named, then a verb", [NameNode(authority="alpha"), say(" holds so.")], "Alpha v. Roe, 100 F.3d 1 (9th Cir. 2005), holds so."),
        ("not in the library", [a("gamma")], "[AUTHORITY NOT IN LIBRARY: gamma]"),
        ("another kind of signal begins a sentence", [a("alpha", signal="see"), say(" "), a("beta", signal="but see", continues=True)],
         f"See {FULL_A} But see {FULL_B}"),
        ("but is said once", [a("alpha", signal="but see"), say(" "), a("beta", signal="but cf.", continues=True)],
         f"But see {FULL_A[:-1]}; cf. {FULL_B}"),
        ("two set against each other", [a("alpha", signal="compare", parentheticals=("so",)), say(" "), a("beta", signal="with", parentheticals=("not so",), continues=True)],
         f"Compare {FULL_A[:-1]} (so), with {FULL_B[:-1]} (not so)."),
        ("a signal with e.g.", [a("alpha", signal="see, e.g.")], f"See, e.g., {FULL_A}"),
        ("what it quotes does not break id.", [a("alpha", quoting=(a("beta"),)), say(" "), a("alpha", "7")],
         f"{FULL_A[:-1]} (quoting {FULL_B[:-1]}). Id. at 7."),
        ("what was quoted is cited short", [a("alpha", citing=(a("beta"),)), say(" "), a("beta", "7")],
         f"{FULL_A[:-1]} (citing {FULL_B[:-1]}). Beta, 200 F.3d at 7."),
        ("a cleaned quotation, its note and its source", [a("alpha", modified=True, parentheticals=("so it holds", "emphasis added"), quoting=(a("beta"),))],
         f"{FULL_A[:-1]} (emphasis added) (citation modified) (quoting {FULL_B[:-1]}) (so it holds)."),
        ("the same law again", [a("act", None), say(" So. "), a("act", None)], "42 U.S.C. § 1983. So. Id."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_forms(what: str, nodes: list[Inline], expected: str) -> None:
    assert written(paragraph(*nodes)) == [expected]


def test_id_does_not_reach_over_a_heading() -> None:
    blocks = written(paragraph(a("alpha")), heading(say("Next")), paragraph(a("alpha")))
    assert blocks[-1] == "Alpha, 100 F.3d at 5."


def test_id_reaches_over_a_paragraph() -> None:
    assert written(paragraph(a("alpha")), paragraph(a("alpha", "6")))[-1] == "Id. at 6."


def test_a_heading_names_a_case_short_and_does_not_cite_it() -> None:
    first, second = written(heading(NameNode(authority="alpha"), say(" governs.")), paragraph(a("alpha")))
    assert (first, second) == ("Alpha governs.", FULL_A)


def test_every_written_citation_is_in_the_table() -> None:
    blocks = (paragraph(a("alpha"), say(" "), a("beta"), say(" "), a("alpha")), paragraph(a("act", None, textual=True)))
    section = BriefSection(id="argument", title="", blocks=blocks)
    brief = Brief(kind=BriefKind.OPPOSITION, title="", front=FRONT, sections=(section,), shell="")
    result = place_citations(brief, AUTHORITIES.get)
    in_text = {p.anchor for b in result.blocks if isinstance(b, WrittenBlock) for p in b.pieces if hasattr(p, "anchor")}
    assert {anchor for entry in result.table for anchor in entry.anchors} == in_text


def test_what_a_parenthetical_cites_has_its_place_in_the_table() -> None:
    block = paragraph(a("alpha", signal="see", quoting=(a("beta"),)))
    section = BriefSection(id="argument", title="", blocks=(block,))
    brief = Brief(kind=BriefKind.OPPOSITION, title="", front=FRONT, sections=(section,), shell="")
    result = place_citations(brief, AUTHORITIES.get)
    [written] = [piece for piece in result.blocks[0].pieces if isinstance(piece, Written)]
    [within] = written.within
    assert written.text[within.offset :].startswith("Beta v. Roe")
    assert {entry.authority: entry.anchors for entry in result.table} == {
        "alpha": (written.anchor,),
        "beta": (within.anchor,),
    }
    assert cited_keys(brief) == ("alpha", "beta")


def test_california_puts_the_sentence_in_parentheses() -> None:
    section = BriefSection(
        id="argument",
        title="",
        blocks=(paragraph(a("alpha", signal="see"), say(" "), a("beta", continues=True), say(" So. "), a("alpha")),),
    )
    brief = Brief(kind=BriefKind.OPPOSITION, title="", front=FRONT, sections=(section,), shell="")
    [block] = place_citations(brief, AUTHORITIES.get, style=load_style("california")).blocks
    assert block.text == (
        "(See Alpha v. Roe (9th Cir. 2005) 100 F.3d 1, 5; Beta v. Roe (9th Cir. 2005) 200 F.3d 1, 5.) So. (Alpha, supra, 100 F.3d at p. 5.)"
    )


def test_the_edition_says_what_a_cleaned_quotation_is_called() -> None:
    section = BriefSection(id="argument", title="", blocks=(paragraph(a("alpha", modified=True)),))
    brief = Brief(kind=BriefKind.OPPOSITION, title="", front=FRONT, sections=(section,), shell="")
    [block] = place_citations(brief, AUTHORITIES.get, style=load_style("bluebook-21")).blocks
    assert block.text == f"{FULL_A[:-1]} (cleaned up)."
