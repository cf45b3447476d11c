"""Which form a place takes: full, short, *id.*; what comes between; strings, signals, statutes."""

from typing import Any

import pytest

from app.citations.placement import place_citations
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
