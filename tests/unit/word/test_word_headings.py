"""Headings that a page would part from what they head."""

import docx
import pytest
from docx.oxml.ns import qn

from app.law.briefs import BlockKind, TextRun, WrittenBlock, WrittenBrief
from app.word import wml
from app.word.document import write_brief
from app.word.headings import begin_pages, is_apart, mark_following, runs_in, runs_of, unmark_following
from app.word.pages import PageNumbers
from app.word.styles import StyleBook
from tests.helpers.briefs import make_brief
from tests.helpers.docx_parts import paragraphs


def block(text, anchor="", level=1):
    kind = BlockKind.HEADING if anchor else BlockKind.PARAGRAPH
    return WrittenBlock(kind=kind, pieces=(TextRun(text=text),), level=level if anchor else 0, anchor=anchor)


WRITTEN = WrittenBrief(
    blocks=(
        block("Argument", "sec1"),
        block("First", "sec2", 2),
        block("Words."),
        block("Second", "sec3", 2),
        block("So."),
    ),
    table=(),
)
HEADINGS = {"sec1", "sec2", "sec3"}


@pytest.fixture
def document(tmp_path):
    def make(**options):
        path = tmp_path / "a.docx"
        write_brief(make_brief(), WRITTEN, path, pages=PageNumbers(labels={}, sheets=1, body_pages=1), **options)
        return path

    return make


def it_takes_headings_in_a_row_together(document):
    assert runs_of(WRITTEN) == (("sec1", "sec2"), ("sec3",))
    assert runs_in(docx.Document(str(document())).element.body, HEADINGS) == (("sec1", "sec2"), ("sec3",))


@pytest.mark.parametrize(
    ("places", "apart"),
    [
        ({"sec1": 3, "sec2": 3, "sec2next": 3}, False),
        ({"sec1": 3, "sec2": 3, "sec2next": 4}, True),
        ({"sec1": 3, "sec2": 4, "sec2next": 4}, True),
        ({"sec1": 3, "sec2": 4}, False),
        ({"sec2next": 4}, False),
    ],
)
def it_knows_when_a_row_is_parted(places, apart):
    assert is_apart(("sec1", "sec2"), places) is apart


def it_begins_a_page_by_a_twin_of_the_style(document):
    path = document(new_page=frozenset({"sec1"}), tables=False)
    opened = docx.Document(str(path))
    styles = [style for style, words in paragraphs(path) if words in {"Argument", "First", "Second"}]
    assert styles == ["Heading1NewPage", "Heading2", "Heading2"]
    twin = opened.styles["heading 1 New Page"]
    assert twin.base_style.name == "Heading 1"
    assert twin.element.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    assert [
        p.style.name for p in opened.paragraphs if p._p.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    ] == []


def it_moves_the_beginnings_of_pages_in_a_finished_document(document):
    opened = docx.Document(str(document(new_page=frozenset({"sec1"}), tables=False)))
    body, book = opened.element.body, StyleBook(opened)
    begin_pages(body, HEADINGS, {"sec3"}, book)
    assert {p.text: p.style.style_id for p in opened.paragraphs if p.text in {"Argument", "First", "Second"}} == {
        "Argument": "Heading1",
        "First": "Heading2",
        "Second": "Heading2NewPage",
    }


def it_leaves_no_bookmark_of_its_own(document):
    opened = docx.Document(str(document()))
    body = opened.element.body
    before = body.xml
    mark_following(body, HEADINGS, wml.Bookmarks(9000).around)
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {"sec2next", "sec3next"} <= names
    assert "sec1next" not in names
    unmark_following(body, HEADINGS)
    assert body.xml == before
