"""`check` on a document of ours: what its tables list is not told a second time."""

from collections import Counter
from dataclasses import replace

import pytest

from app.checking.tables import without_tables
from app.citations.placement import place_citations
from app.citations.report import find_citations
from app.law.briefs import Block, BlockKind, BriefSection, CitationNode, TextRun
from app.law.citations import CitationForm
from app.reading.pipeline import read_opinion
from app.tasks.refresh_brief import find_table_lines
from app.word.document import write_brief
from app.word.pages import PageNumbers
from tests.helpers.briefs import make_brief
from tests.helpers.law import cite, make_authority

HELD = {
    "grove": make_authority("grove", name="Grove v. Flint", citations=(cite("500 F.3d 10"),)),
    "stone": make_authority("stone", name="Stone v. Alder", citations=(cite("501 F.3d 20"),)),
}


def _say(text):
    return TextRun(text=text)


BLOCKS = (
    Block(kind=BlockKind.HEADING, inlines=(_say("The Gate Was Shut"),), level=1, label="I.", anchor="sec00001"),
    Block(kind=BlockKind.PARAGRAPH, inlines=(_say("It was shut. "), CitationNode(authority="grove", pin="12"))),
    Block(kind=BlockKind.PARAGRAPH, inlines=(_say("It stayed shut. "), CitationNode(authority="stone", pin="22"))),
)


@pytest.fixture(params=["counted", "not yet counted"])
def exported(request, tmp_path):
    """A brief with its tables, whose pages are known or not."""
    frame = replace(make_brief(), sections=(BriefSection(id="argument", title="", blocks=BLOCKS),))
    written = place_citations(frame, HELD.get)
    labels = {anchor: "1" for entry in written.table for anchor in entry.anchors} | {"sec00001": "1"}
    pages = PageNumbers(labels=labels, sheets=4, body_pages=1) if request.param == "counted" else None
    path = tmp_path / "brief.docx"
    write_brief(frame, written, path, pages=pages)
    return path


def _full(paper):
    report = find_citations(paper)
    return Counter(str(c.refers_to) for c in report.citations if c.form is CitationForm.FULL and c.volume)


def it_reads_a_citation_of_the_text_once(exported):
    read = read_opinion(exported)
    assert _full(read) == {"500 F.3d 10": 2, "501 F.3d 20": 2}
    assert _full(without_tables(read, find_table_lines(exported))) == {"500 F.3d 10": 1, "501 F.3d 20": 1}


def it_keeps_the_text_and_its_places(exported):
    read = read_opinion(exported)
    kept = without_tables(read, find_table_lines(exported))
    before, after = ([p.text for part in paper.parts for p in part.paragraphs] for paper in (read, kept))
    begins = max(place for place, text in enumerate(before) if text == "I. The Gate Was Shut")
    assert after[begins:] == before[begins:]
    assert {text for text, was in zip(after, before, strict=True) if text != was} == {""}


def it_leaves_a_paper_without_marked_tables_alone(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text("TABLE OF AUTHORITIES\n\nGrove v. Flint, 500 F.3d 10 (9th Cir. 2007)\n", encoding="utf-8")
    read = read_opinion(path)
    assert without_tables(read, find_table_lines(path)) is read
