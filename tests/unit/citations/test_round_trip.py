"""What is written is read back: every full, short and *id.* form points to the authority that it was written for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.citations.placement import place_citations
from app.citations.report import find_citations
from app.law.authorities import Authority, PartKind
from app.law.briefs import (
    Block,
    BlockKind,
    Brief,
    BriefKind,
    BriefSection,
    CitationNode,
    Inline,
    NameNode,
    TextRun,
    Written,
    WrittenBlock,
)
from app.law.citations import Citation
from app.law.courts import SCOTUS, CourtId
from app.law.dates import PartialDate
from app.law.opinions import Emphasis, Opinion, OpinionPart, Paragraph, Quality, Source
from tests.helpers.law import cite, make_authority
from tests.helpers.vectors import FRONT

POOL: dict[str, Authority] = {
    one.key: one
    for one in (
        make_authority("alder", name="Alder v. County of Kern", citations=(cite("204 F.3d 947"),)),
        make_authority("mader", name="Torrey v. City of Mader", citations=(cite("648 F.3d 119"),)),
        make_authority("county", name="Torrey v. County of Mader", citations=(cite("648 F.3d 700"),)),
        make_authority("santos", name="United States v. Santos", citations=(cite("427 U.S. 38"),), court=SCOTUS),
        make_authority("gale", name="In re Gale Sciences Securities Litigation", citations=(cite("536 F.3d 1049"),), weight_notes=("en banc",)),
        make_authority("quint", name="Quint v. City of Escon", citations=(cite("2017 WL 4005345"),), court=CourtId("casd"),
                       docket="15-CV-2638", decided=PartialDate(2017, 9, 11)),
    )
}  # fmt: skip
FIRST = {"alder": 947, "mader": 119, "county": 700, "santos": 38, "gale": 1049, "quint": 0}

_KEYS = st.sampled_from(sorted(POOL))


@st.composite
def citations(draw: st.DrawFn) -> CitationNode:
    key = draw(_KEYS)
    page = FIRST[key] + draw(st.integers(1, 30))
    inner = draw(st.none() | _KEYS.filter(lambda other: other != key))
    return CitationNode(
        authority=key,
        pin=draw(st.sampled_from([str(page), f"{page}-{page + 2}", f"{page} n.4"])),
        signal=draw(st.sampled_from(["", "see", "see also", "but see", "see, e.g.", "accord"])),
        parentheticals=draw(st.sampled_from([(), ("holding so",), ("emphasis added",)])),
        continues=draw(st.booleans()),
        quoting=(CitationNode(authority=inner, pin=str(FIRST[inner] + 3)),) if inner else (),
    )


_NAMED = st.builds(NameNode, authority=_KEYS)
_PARAGRAPHS = st.lists(st.lists(citations() | _NAMED, min_size=1, max_size=6), min_size=1, max_size=4)


def inlines(nodes: list[CitationNode | NameNode]) -> tuple[Inline, ...]:
    """A paragraph of sentences, each with its citation; strings and names as the nodes ask."""
    words: list[Inline] = []
    before: Inline | None = None
    for node in nodes:
        if isinstance(node, NameNode):
            words += [TextRun(text=" In "), node, TextRun(text=" the court held so.")]
        elif node.continues and isinstance(before, CitationNode):
            words += [TextRun(text=" "), node]
        else:
            words += [TextRun(text=" The door was open. "), node]
        before = node
    return tuple(words)


@settings(max_examples=120, deadline=None)
@given(_PARAGRAPHS)
def it_reads_back_what_it_writes(paragraphs: list[list[CitationNode | NameNode]]) -> None:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, inlines=inlines(nodes)) for nodes in paragraphs)
    section = BriefSection(id="argument", title="", blocks=blocks)
    brief = Brief(kind=BriefKind.OPPOSITION, title="", front=FRONT, sections=(section,), shell="")
    result = place_citations(brief, POOL.get)
    written = [block for block in result.blocks if isinstance(block, WrittenBlock)]
    found = find_citations(_opinion([_paragraph(block) for block in written])).citations
    for number, block in enumerate(written):
        at = 0
        for piece in block.pieces:
            if isinstance(piece, Written):
                _check(piece, at, [one for one in found if one.paragraph == number])
            at += len(piece.text)
    anchors = [anchor for entry in result.table for anchor in entry.anchors]
    assert len(anchors) == len(set(anchors))


def _check(piece: Written, at: int, found: list[Citation]) -> None:
    inside = [one for one in found if at <= one.span[0] < at + len(piece.text) and one.inside_of is None]
    assert inside, piece.text
    assert inside[0].refers_to == str(POOL[piece.authority].citations[0]), (piece.text, inside[0])
    for within in piece.within:
        [inner] = [one for one in found if abs(one.span[0] - at - within.offset) <= 1]
        assert inner.refers_to == str(POOL[within.authority].citations[0]), (piece.text, inner)


def _paragraph(block: WrittenBlock) -> Paragraph:
    text, emphasis = "", []
    for piece in block.pieces:
        for run in piece.runs if isinstance(piece, Written) else (piece,):
            if isinstance(run, TextRun) and run.italic:
                emphasis.append(Emphasis(start=len(text), end=len(text) + len(run.text)))
            text += run.text
    return Paragraph(text=text, emphasis=tuple(emphasis))


def _opinion(paragraphs: list[Paragraph]) -> Opinion:
    return Opinion(
        name=None, short_name=None, parts=(OpinionPart(kind=PartKind.ORDER, paragraphs=tuple(paragraphs)),),
        quality=Quality(quotable=True, score=1.0), source=Source(sha256="", format="test"),
    )  # fmt: skip
