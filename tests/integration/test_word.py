"""Briefs through the real LibreOffice: page numbers against the PDF's text, and lines against the numbers."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.law.briefs import BlockKind, TextRun, WrittenBlock, WrittenBrief, WrittenTable
from app.reading.soffice import find_soffice
from app.word.export import ExportReport, Finish, export_brief
from app.word.pages import read_page_numbers, roman
from tests.helpers.briefs import SENTENCES, make_brief, make_short_written, make_written, paragraph
from tests.helpers.docx_parts import bookmarks, field_codes, paragraphs
from tests.helpers.pdf_text import Letter, body_letters, find_sheets, letters, offsets_from_numbers

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="needs LibreOffice, which is not installed here")

WRITTEN = make_written()
_HALFWAY = (0.0, 12.0, -12.0)
"""Where lines stand to the numbers: body lines on them, of two single-spaced lines in a table the other one halfway."""
_ON_THE_GRID = (*_HALFWAY, 9.6, -2.4)
"""The first and the second of two single-spaced lines of a quotation or a note stand there."""


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> ExportReport:
    folder = tmp_path_factory.mktemp("filed")
    return export_brief(make_brief(), WRITTEN, folder / "brief.docx", folder / "brief.pdf", passim_at=None)


@pytest.fixture(scope="module")
def found(exported: ExportReport) -> list[Letter]:
    assert exported.pdf is not None
    return body_letters(exported.pdf)


@pytest.fixture(scope="module")
def first_body_sheet(exported: ExportReport) -> int:
    assert exported.sheets is not None
    assert exported.body_pages is not None
    return exported.sheets - exported.body_pages


def it_settles_in_two_passes(exported):
    assert (exported.passes, exported.tables, exported.tables_stale, exported.notes) == (2, True, False, ())
    assert exported.body_pages > 10


def it_writes_whole_bookmarks_and_fields(exported):
    assert len(bookmarks(exported.docx)) > 100
    assert len(field_codes(exported.docx)) > 40


def _sheets_of_citations(found: list[Letter], first_body_sheet: int) -> dict[str, list[int]]:
    """The printed pages of each citation, found by its words: every citation of the test brief has its own pin."""
    pages = defaultdict(list)
    for block in WRITTEN.blocks:
        for piece in block.pieces if isinstance(block, WrittenBlock) else ():
            if hasattr(piece, "authority") and piece.form != "statute":
                (sheet,) = find_sheets(found, piece.text)
                pages[piece.authority].append(sheet - first_body_sheet + 1)
    return pages


def it_lists_each_case_on_the_pages_where_its_citations_are_printed(exported, found, first_body_sheet):
    expected = _sheets_of_citations(found, first_body_sheet)
    lines = [words.rpartition("\t") for style, words in paragraphs(exported.docx) if style == "TableOfAuthorities"]
    listed = {entry.replace("\xa0", " "): pages for entry, _, pages in lines}
    for entry in WRITTEN.table:
        if entry.authority in expected:
            words = "".join(run.text for run in entry.runs)
            assert listed[words] == ", ".join(str(page) for page in sorted(set(expected[entry.authority])))
    assert sum(len(pages) for pages in expected.values()) >= 40


def it_lists_each_statute_on_the_pages_where_it_is_printed(exported, found, first_body_sheet):
    body = [letter for letter in found if letter.sheet >= first_body_sheet]
    listed = dict(words.split("\t") for style, words in paragraphs(exported.docx) if style == "TableOfAuthorities")
    for entry in WRITTEN.table:
        words = "".join(run.text for run in entry.runs)
        sheets = find_sheets(body, f"{words}.")
        if entry.group != "Cases":
            pages = ", ".join(str(sheet - first_body_sheet + 1) for sheet in sorted(set(sheets)))
            assert next(pages_ for name, pages_ in listed.items() if name.replace("\xa0", " ") == words) == pages


def it_lists_each_heading_on_the_page_where_it_is_printed(exported, found, first_body_sheet):
    headings = [b for b in WRITTEN.blocks if isinstance(b, WrittenBlock) and b.kind is BlockKind.HEADING]
    lines = [words for style, words in paragraphs(exported.docx) if style.startswith("Toc")]
    body = [letter for letter in found if letter.sheet >= first_body_sheet]
    turns = defaultdict(int)
    for heading, line in zip(headings, lines, strict=True):
        words = heading.label + (heading.text.upper() if heading.level == 1 else heading.text)
        sheets = find_sheets(body, words)
        sheet = sheets[min(turns[words], len(sheets) - 1)]
        turns[words] += 1
        assert line.endswith(f"\t{sheet - first_body_sheet + 1}")


def it_prints_in_the_pdf_what_the_document_lists(exported, found, first_body_sheet):
    front = [letter for letter in found if letter.sheet < first_body_sheet]
    text = "".join(letter.text for letter in front)
    for style, words in paragraphs(exported.docx):
        if style == "TableOfAuthorities":
            entry, _, pages = words.rpartition("\t")
            assert re.search(_spaceless(entry) + r"\.*" + _spaceless(pages), text), words


def _spaceless(words: str) -> str:
    return re.escape("".join(words.replace("\xa0", " ").split()))


def it_numbers_front_pages_in_roman_and_the_body_from_one(exported, first_body_sheet):
    centers = defaultdict(str)
    for letter in letters(exported.pdf):
        if letter.y < 48 and 250 < letter.x < 420 and letter.y > 28:
            centers[letter.sheet] += letter.text
    assert centers[0] == ""
    for sheet in range(1, exported.sheets):
        expected = roman(sheet) if sheet < first_body_sheet else str(sheet - first_body_sheet + 1)
        assert centers[sheet] == expected


def _strays(everything: list[Letter], sheet: int, places: tuple[float, ...]) -> set[float]:
    offsets = offsets_from_numbers(everything, sheet)
    return {offset for offset in offsets if min(abs(offset - place) for place in places) > 0.5}


def it_keeps_lines_on_the_printed_numbers(exported, first_body_sheet):
    everything = letters(exported.pdf)
    comparisons = {
        sheet
        for block in WRITTEN.blocks
        if isinstance(block, WrittenTable)
        for sheet in find_sheets(everything, block.rows[0][0][0].text)
    }
    for sheet in set(range(exported.sheets)) - comparisons:
        places = _ON_THE_GRID if sheet >= first_body_sheet else _HALFWAY if sheet == 0 else (0.0,)
        assert _strays(everything, sheet, places) == set(), f"sheet {sheet + 1}"


def it_is_back_on_the_numbers_below_a_comparison(exported):
    everything = letters(exported.pdf)
    (sheet,) = find_sheets(everything, "where the person stood")
    below = next(
        letter.y for letter in reversed(everything) if letter.sheet == sheet and letter.y > 48 and letter.x > 105
    )
    assert min(abs(letter.y - below) for letter in everything if letter.sheet == sheet and letter.x < 105) <= 0.5


def it_stays_on_the_numbers_after_quotations_of_any_length(tmp_path):
    text = "".join(SENTENCES)
    blocks = []
    for length in range(60, 900, 14):
        quoted = f"{text[length % 97 : length]} Id.—at 1,241–42, so-called “plain” words"
        pieces = (TextRun(text=quoted), TextRun(text=text[: length // 3], italic=True))
        blocks += [WrittenBlock(kind=BlockKind.BLOCK_QUOTE, pieces=pieces), paragraph(TextRun(text=SENTENCES[0]))]
    written = WrittenBrief(blocks=tuple(blocks), table=())
    report = export_brief(make_brief(), written, tmp_path / "a.docx", tmp_path / "a.pdf", tables_over=None)
    everything = letters(report.pdf)
    assert report.sheets > 15
    for sheet in range(report.sheets):
        assert _strays(everything, sheet, _ON_THE_GRID) == set(), f"sheet {sheet + 1}"


def it_prints_28_numbers_on_every_page(exported):
    everything = letters(exported.pdf)
    for sheet in range(exported.sheets):
        assert len({letter.y for letter in everything if letter.sheet == sheet and letter.x < 105}) == 28


def it_leaves_no_heading_at_the_foot_of_a_page(found, first_body_sheet):
    last_lines = defaultdict(lambda: 1000.0)
    for letter in found:
        last_lines[letter.sheet] = min(last_lines[letter.sheet], letter.y)
    headings = [b.text for b in WRITTEN.blocks if isinstance(b, WrittenBlock) and b.kind is BlockKind.HEADING]
    for sheet, lowest in last_lines.items():
        if sheet >= first_body_sheet:
            line = "".join(letter.text for letter in found if letter.sheet == sheet and letter.y == lowest)
            assert not any(line.endswith("".join(words.split())[-25:]) for words in headings), line


def it_links_the_tables_to_the_body(exported):
    assert b"/Link" in Path(exported.pdf).read_bytes()


def it_starts_a_short_brief_under_its_caption_and_makes_it_a_pdf_a(tmp_path):
    target = tmp_path / "a.pdf"
    report = export_brief(make_brief(), make_short_written(), tmp_path / "a.docx", target, finish=Finish(pdf_a=True))
    assert (report.tables, report.tables_stale, report.sheets, report.body_pages) == (False, False, 1, 1)
    everything = letters(report.pdf)
    assert find_sheets(everything, "The motion should be denied.") == [0]
    assert _strays(everything, 0, _ON_THE_GRID) == set()
    root = PdfReader(report.pdf).root_object
    assert b"<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_object().get_data()
    assert "/OutputIntents" in root
    assert b"LibreOffice" not in report.pdf.read_bytes()


def it_reads_the_pages_of_its_own_pdf(exported):
    pages = read_page_numbers(exported.pdf)
    assert (pages.sheets, pages.body_pages) == (exported.sheets, exported.body_pages)
    assert pages.find("sec00001") == "1"


def it_starts_the_courts_name_on_line_eight(exported):
    page = [letter for letter in letters(exported.pdf) if letter.sheet == 0]
    eighth = [letter.y for letter in page if letter.x < 105 and letter.text == "8"]
    text = "".join(letter.text for letter in page if letter.x > 105 and abs(letter.y - max(eighth)) < 0.5)
    assert text == "UNITEDSTATESDISTRICTCOURT"
