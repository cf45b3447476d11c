"""The written .docx, part by part."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from app.errors import ExportError, MissingFile
from app.law.briefs import BlockKind, Placeholder, TableGroup, TextRun, WrittenBlock, WrittenBrief, WrittenTable
from app.word.document import write_brief
from app.word.front_matter import STALE
from app.word.pages import PageNumbers
from app.word.styles import Style
from tests.helpers.briefs import CASES, Citing, make_brief, make_short_written, make_written, paragraph
from tests.helpers.docx_parts import W, bookmarks, field_codes, paragraphs, part, parts, style_of, words_of

WRITTEN = make_written()


def numbered(written: WrittenBrief) -> PageNumbers:
    """Pages as if each bookmark stood on a page of its own."""
    headings = [block.anchor for block in written.blocks if isinstance(block, WrittenBlock) and block.anchor]
    anchors = headings + [anchor for entry in written.table for anchor in entry.anchors]
    labels = {anchor: str(page) for page, anchor in enumerate(anchors, start=1)}
    return PageNumbers(labels=labels, sheets=99, body_pages=99)


@pytest.fixture(scope="module")
def brief_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "brief.docx"
    write_brief(make_brief(), WRITTEN, path, pages=numbered(WRITTEN))
    return path


@pytest.fixture
def write(tmp_path):
    def written(*blocks, tables=False, **options):
        path = tmp_path / "written.docx"
        write_brief(make_brief(), WrittenBrief(blocks=blocks, table=()), path, tables=tables, **options)
        return path

    return written


@pytest.mark.parametrize("tables", [True, False])
@pytest.mark.parametrize("pages", [None, numbered(WRITTEN)], ids=["stale", "numbered"])
def it_is_valid(tmp_path, tables, pages):
    path = tmp_path / "brief.docx"
    write_brief(make_brief(), WRITTEN, path, pages=pages, tables=tables)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def it_bookmarks_every_heading_and_citation_once(brief_file):
    anchors = {anchor for entry in WRITTEN.table for anchor in entry.anchors}
    headings = {block.anchor for block in WRITTEN.blocks if isinstance(block, WrittenBlock) and block.anchor}
    lines = {f"toa{entry.anchors[0]}" for entry in WRITTEN.table}
    assert set(bookmarks(brief_file)) == anchors | headings | lines | {"RejoinderTables", "RejoinderBody"}


def it_writes_one_contents_field_and_one_for_each_group(brief_file):
    tables = [code for code in field_codes(brief_file) if code.startswith(("TOC", "TOA"))]
    assert tables == ['TOC \\o "1-4" \\h \\z \\u', *(f'TOA \\h \\p \\c "{number}"' for number in (1, 7, 2, 4))]


def it_marks_every_citation_for_words_own_table(brief_file):
    marks = [code for code in field_codes(brief_file) if code.startswith("TA ")]
    assert len(marks) == sum(len(entry.anchors) for entry in WRITTEN.table) >= 40
    assert [code for code in marks if "Payton v." in code] == [
        'TA \\l "Payton v. New York, 445\xa0U.S.\xa0573 (1980)" \\s "Payton" \\c 1'
    ]
    assert sum(code == 'TA \\s "Payton"' for code in marks) == marks.count('TA \\s "Payton"') > 1


def it_keeps_the_case_name_italic_in_the_mark(brief_file):
    italic = [
        run.find(f"{W}instrText").text
        for run in part(brief_file).iter(f"{W}r")
        if run.find(f"{W}instrText") is not None and run.find(f"{W}rPr/{W}i") is not None
    ]
    assert "LaLonde v. County of Riverside" in italic


def it_lists_headings_with_label_words_and_page(brief_file):
    lines = [words for style, words in paragraphs(brief_file) if style.startswith("Toc")]
    assert lines[0] == "I.\tIntroduction\t1"
    assert lines[3] == "1.\tThe door was held by a chain, and the officers broke it.\t4"
    assert len(lines) == sum(isinstance(b, WrittenBlock) and b.kind is BlockKind.HEADING for b in WRITTEN.blocks)


def it_lists_authorities_by_group_and_name(brief_file):
    lines = [words for style, words in paragraphs(brief_file) if style in {"ToaHeading", "TableOfAuthorities"}]
    groups = [line for line in lines if line in set(TableGroup)]
    assert groups == ["Cases", "Constitutional Provisions", "Statutes", "Rules"]
    cases = lines[1 : lines.index("Constitutional Provisions")]
    assert cases == sorted(cases, key=str.lower)
    assert all(line.endswith("\tpassim") for line in cases)


def it_uses_named_styles_only(brief_file):
    for item in part(brief_file).iter(f"{W}p"):
        properties = [child.tag for child in item.find(f"{W}pPr")]
        assert set(properties) <= {f"{W}pStyle", f"{W}keepNext", f"{W}numPr", f"{W}sectPr"}
    for run in part(brief_file).iter(f"{W}r"):
        if run.find(f"{W}t") is not None:
            assert {child.tag for child in run.findall(f"{W}rPr/*")} <= {f"{W}rStyle"}


def it_numbers_the_tables_in_roman_and_the_body_from_one(brief_file):
    sections = list(part(brief_file).iter(f"{W}sectPr"))
    numbers = [section.find(f"{W}pgNumType") for section in sections]
    assert [None if item is None else (item.get(f"{W}fmt"), item.get(f"{W}start")) for item in numbers] == [
        None,
        ("lowerRoman", "1"),
        ("decimal", "1"),
    ]
    assert [section.find(f"{W}titlePg") is not None for section in sections] == [True, False, False]


def it_has_one_section_without_tables(write):
    path = write(paragraph(TextRun(text="Words.")))
    assert len(list(part(path).iter(f"{W}sectPr"))) == 1
    assert bookmarks(path) == []
    assert field_codes(path) == []


def it_says_when_its_tables_are_stale(tmp_path):
    path = tmp_path / "stale.docx"
    write_brief(make_brief(), WRITTEN, path)
    stale = [words for _, words in paragraphs(path) if words == STALE]
    assert len(stale) == 5
    dirty = [mark for mark in part(path).iter(f"{W}fldChar") if mark.get(f"{W}dirty") == "true"]
    assert len(dirty) == 5


@pytest.mark.parametrize(
    ("block", "style", "words"),
    [
        (WrittenBlock(kind=BlockKind.HEADING, level=1, label="I.", pieces=(TextRun(text="Facts"),)), "Heading1", "Facts"),
        (WrittenBlock(kind=BlockKind.HEADING, level=1, label="IX.", pieces=(TextRun(text="Facts"),)), "Heading1", "IX.\xa0\xa0Facts"),
        (WrittenBlock(kind=BlockKind.HEADING, level=1, pieces=(TextRun(text="Facts"),)), "Heading1", "Facts"),
        (WrittenBlock(kind=BlockKind.HEADING, level=3, label="1.", pieces=(TextRun(text="It is."),)), "Heading3", "It is."),
        (WrittenBlock(kind=BlockKind.HEADING, level=6, label="x.", pieces=(TextRun(text="It is."),)), "Heading4", "x.\tIt is."),
        (WrittenBlock(kind=BlockKind.LIST_ITEM, label="•", pieces=(TextRun(text="It is."),)), "ListBullet", "It is."),
        (WrittenBlock(kind=BlockKind.LIST_ITEM, label="4.", pieces=(TextRun(text="It is."),)), "ListNumber", "It is."),
        (WrittenBlock(kind=BlockKind.LIST_ITEM, label="(1)", pieces=(TextRun(text="It is."),)), "ListParagraph", "(1)\tIt is."),
        (WrittenBlock(kind=BlockKind.CENTERED, pieces=(TextRun(text="Part"),)), "Centered", "Part"),
        (paragraph(TextRun(text="See 42 U.S.C. § 1983.")), "BodyText", "See 42\xa0U.S.C.\xa0§\xa01983."),
        (paragraph(TextRun(text="And so."), flush=True), "BodyContinued", "And so."),
        (WrittenBlock(kind=BlockKind.BLOCK_QUOTE, pieces=(TextRun(text="word " * 10),)), "QuoteOdd", "word " * 10),
        (WrittenBlock(kind=BlockKind.BLOCK_QUOTE, pieces=(TextRun(text="word " * 20),)), "Quote", "word " * 20),
    ],
)  # fmt: skip
def it_sets_each_kind_of_block_in_its_style(write, block, style, words):
    assert (style, words) in paragraphs(write(block))


@pytest.mark.parametrize(
    ("piece", "style"),
    [
        (TextRun(text="x", italic=True), "Emphasis"),
        (TextRun(text="x", bold=True), "Strong"),
        (TextRun(text="x", bold=True, italic=True), "StrongEmphasis"),
        (Placeholder(text="[PIN REQUIRED]", reason=""), "Placeholder"),
    ],
)
def it_sets_faces_as_character_styles(write, piece, style):
    path = write(paragraph(piece))
    (run,) = [run for run in part(path).iter(f"{W}r") if words_of(run) == piece.text]
    assert run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == style


def it_does_not_undo_the_bold_of_a_heading(write):
    block = WrittenBlock(kind=BlockKind.HEADING, level=2, pieces=(TextRun(text="Bold", bold=True),))
    (run,) = [run for run in part(write(block)).iter(f"{W}r") if words_of(run) == "Bold"]
    assert run.find(f"{W}rPr") is None


TABLE = next(block for block in WRITTEN.blocks if isinstance(block, WrittenTable))


def it_repeats_the_header_row_and_keeps_rows_whole(brief_file):
    table = list(part(brief_file).iter(f"{W}tbl"))[-1]
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    heights = [int(row.find(f"{W}trPr/{W}trHeight").get(f"{W}val")) for row in rows]
    assert sum(heights) + 10 == 480 * 6


def it_keeps_tables_from_growing_together(write):
    path = write(TABLE, TABLE, paragraph(TextRun(text="After.")))
    children = [child.tag for child in part(path).find(f"{W}body")]
    assert all((one, two) != (f"{W}tbl", f"{W}tbl") for one, two in pairwise(children))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def _is_kept(item):
    return item.find(f"{W}pPr/{W}keepNext") is not None


def _kept_rows(path):
    table = list(part(path).iter(f"{W}tbl"))[-1]
    return [all(_is_kept(item) for item in row.iter(f"{W}p")) for row in table.findall(f"{W}tr")]


def it_keeps_a_short_table_on_one_page_with_the_words_before_it(write):
    path = write(paragraph(TextRun(text="Compare:")), TABLE, paragraph(TextRun(text="After.")))
    kept = {words_of(item): _is_kept(item) for item in part(path).iter(f"{W}p")}
    assert kept["Compare:"]
    assert _kept_rows(path) == [True, True, False]


def it_lets_a_long_table_go_on_to_the_next_page(write):
    assert not any(_kept_rows(write(replace(TABLE, rows=TABLE.rows * 4))))


def it_keeps_the_last_words_on_the_page_of_the_signature(write):
    path = write(paragraph(TextRun(text="First.")), paragraph(TextRun(text="Last.")))
    kept = {words_of(item): _is_kept(item) for item in part(path).iter(f"{W}p")}
    assert (kept["First."], kept["Last."]) == (False, True)


def it_fills_short_rows(write):
    ragged = replace(TABLE, rows=((TABLE.rows[0][0],),))
    rows = list(part(write(ragged)).iter(f"{W}tr"))[-2:]
    assert [len(row.findall(f"{W}tc")) for row in rows] == [3, 3]


def it_starts_the_body_where_a_bookmark_can_stand(tmp_path):
    path = tmp_path / "table_first.docx"
    citing = Citing()
    written = WrittenBrief(blocks=(TABLE, paragraph(citing.cite(CASES[0]))), table=citing.table())
    write_brief(make_brief(), written, path)
    assert "RejoinderBody" in bookmarks(path)


def it_writes_the_same_bytes_for_the_same_brief(tmp_path, brief_file):
    again = tmp_path / "again.docx"
    write_brief(make_brief(), WRITTEN, again, pages=numbered(WRITTEN))
    assert again.read_bytes() == brief_file.read_bytes()


def it_carries_no_makers_name_and_no_clock(brief_file):
    found = parts(brief_file)
    assert set(found) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/numbering.xml",
        "word/theme/theme1.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "customXml/item1.xml",
        "customXml/_rels/item1.xml.rels",
        "customXml/itemProps1.xml",
    }
    core = found["docProps/core.xml"].decode()
    assert "Opposition to Defendants" in core
    assert "en-US" in core
    for word in ("python", "created", "modified", "lastModifiedBy"):
        assert word not in core


def it_shows_the_time_that_it_is_given(write):
    path = write(paragraph(TextRun(text="x")), created=dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC))
    assert b"2026-03-02T09:30:00Z" in parts(path)["docProps/core.xml"]


def it_has_every_style_it_names(brief_file):
    ids = {style.get(f"{W}styleId") for style in part(brief_file, "word/styles.xml").iter(f"{W}style")}
    used = {style_of(item) for item in part(brief_file).iter(f"{W}p")}
    used |= {item.get(f"{W}val") for item in part(brief_file).iter(f"{W}rStyle")}
    assert used <= ids
    assert len(ids) >= len(Style)


def it_names_a_missing_shell(tmp_path):
    with pytest.raises(MissingFile, match=r"nosuch\.docx"):
        write_brief(make_brief(paper="nosuch"), make_short_written(), tmp_path / "x.docx")


def it_says_where_it_could_not_write(tmp_path):
    with pytest.raises(ExportError, match=r"x\.docx"):
        write_brief(make_brief(), make_short_written(), tmp_path / "nowhere" / "x.docx")
