"""A paper of more than 25 pages through the real LibreOffice: tables, lines, headings, footnotes, PDF."""

import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from app.law.briefs import BlockKind, WrittenBlock, WrittenNote
from app.reading.soffice import find_soffice
from app.word.export import ExportReport, Finish, export_brief
from app.word.memo import iter_written
from tests.helpers.docx_parts import bookmarks, field_codes, notes, paragraphs
from tests.helpers.long_brief import FIRST_PIN, make_long_brief
from tests.helpers.pdf_text import Letter, body_letters, find_sheets

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="needs LibreOffice, which is not installed here")

BRIEF, WRITTEN = make_long_brief()
NOTES = [
    piece
    for block in WRITTEN.blocks
    for piece in (block.pieces if isinstance(block, WrittenBlock) else ())
    if isinstance(piece, WrittenNote)
]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> ExportReport:
    folder = tmp_path_factory.mktemp("long")
    stars = frozenset({WRITTEN.table[0].authority})
    finish = Finish(stars=stars)
    return export_brief(BRIEF, WRITTEN, folder / "a.docx", folder / "a.pdf", passim_at=None, finish=finish)


@pytest.fixture(scope="module")
def found(exported: ExportReport) -> list[Letter]:
    assert exported.pdf is not None
    return body_letters(exported.pdf)


@pytest.fixture(scope="module")
def first_sheet(exported: ExportReport) -> int:
    assert exported.sheets is not None
    assert exported.body_pages is not None
    return exported.sheets - exported.body_pages


@pytest.fixture(scope="module")
def listed(exported: ExportReport) -> dict[str, str]:
    """The pages of each line of the Table of Authorities."""
    lines = [words.rpartition("\t") for style, words in paragraphs(exported.docx) if style == "TableOfAuthorities"]
    return {entry.replace("\xa0", " ").lstrip("*"): pages for entry, _, pages in lines}


def it_is_long_enough_to_prove_something(exported):
    assert exported.body_pages >= 25
    assert len(list(iter_written(WRITTEN))) >= 80
    assert len(NOTES) >= 10
    assert (exported.passes <= 2, exported.tables_stale, exported.notes) == (True, False, ())


def it_is_sound(exported):
    assert [str(error) for error in OpenXmlValidator().validate(exported.docx).errors] == []
    assert len(notes(exported.docx)) == len(NOTES)
    assert len(bookmarks(exported.docx)) > 200
    assert len([code for code in field_codes(exported.docx) if code.startswith("TA ")]) >= 200


def _beginning(text: str, at: int, lead: str) -> int:
    """Where the citation begins whose pin stands at `at`: right before it, or above a page turn with its foot and notes."""
    begins = at - len(lead)
    if text[begins:at] == lead:
        return begins
    above = text.rfind(lead[:12], 0, at)
    return above if above >= 0 else at


def it_lists_every_case_on_the_pages_that_a_search_finds(found, first_sheet, listed):
    text = "".join(letter.text for letter in found)
    pages = defaultdict(set)
    for piece in iter_written(WRITTEN):
        pin = re.search(rf"{FIRST_PIN // 1000}\d{{3}}", piece.text)
        if pin is None:
            continue
        (at,) = (match.start() for match in re.finditer(pin.group(), text))
        sheet = found[_beginning(text, at, "".join(piece.text[: pin.start()].split()))].sheet
        pages[piece.authority].add(sheet - first_sheet + 1)
        for inner in piece.within:
            pages[inner.authority].add(sheet - first_sheet + 1)
    checked = 0
    for entry in WRITTEN.table:
        if entry.authority in pages:
            expected = ", ".join(str(page) for page in sorted(pages[entry.authority]))
            assert listed["".join(run.text for run in entry.runs)] == expected
            checked += len(entry.anchors)
    assert checked >= 80


def it_lists_every_statute_on_the_pages_that_a_search_finds(found, first_sheet, listed):
    body = [letter for letter in found if letter.sheet >= first_sheet]
    cited = {piece.authority for piece in iter_written(WRITTEN) if piece.form in {"statute", "id"}}
    for entry in WRITTEN.table:
        words = "".join(run.text for run in entry.runs)
        if entry.authority in cited and entry.group != "Cases":
            sheets = [*find_sheets(body, f"{words}."), *_cut_by_the_foot(body, f"{words}.")]
            assert listed[words] == ", ".join(str(sheet - first_sheet + 1) for sheet in sorted(set(sheets)))


def _cut_by_the_foot(found: list[Letter], words: str) -> list[int]:
    """The sheets that end within the words: a footnote then stands between their halves."""
    wanted = "".join(words.split())
    texts = defaultdict(str)
    for letter in found:
        texts[letter.sheet] += letter.text
    cuts = [(wanted[:cut], wanted[cut:]) for cut in range(6, len(wanted))]
    return [n for n in texts for head, rest in cuts if head in texts[n] and texts.get(n + 1, "").startswith(rest)]


def it_lists_every_heading_on_the_page_that_a_search_finds(exported, found, first_sheet):
    body = [letter for letter in found if letter.sheet >= first_sheet]
    headings = [b for b in WRITTEN.blocks if isinstance(b, WrittenBlock) and b.kind is BlockKind.HEADING]
    lines = [words for style, words in paragraphs(exported.docx) if style.startswith("Toc")]
    for heading, line in zip(headings, lines, strict=True):
        words = heading.label + (heading.text.upper() if heading.level == 1 else heading.text)
        (sheet,) = find_sheets(body, words)
        assert line == f"{heading.label}\t{heading.text}\t{sheet - first_sheet + 1}"


def it_sets_no_heading_at_the_foot_of_a_page(found, first_sheet):
    headings = ["".join(b.text.split()) for b in WRITTEN.blocks if b.kind is BlockKind.HEADING]
    for sheet in range(first_sheet, max(letter.sheet for letter in found) + 1):
        heights = sorted({round(letter.y, 1) for letter in found if letter.sheet == sheet and _is_body(found, letter)})
        lowest = "".join(x.text for x in found if x.sheet == sheet and round(x.y, 1) == heights[0])
        assert not any(lowest.endswith(words[-25:]) for words in headings), f"sheet {sheet + 1}: {lowest}"


def _is_body(found: list[Letter], letter: Letter) -> bool:
    """Whether it stands on a double-spaced line, and so not in a footnote."""
    return letter.x < 130 or letter.y > 300


_SINGLE_LEFTS = (108 + 54, 108 + 234)
"""Where quotations and the signature block begin: a line of theirs may stand alone and is single spaced all the same."""


_FOOT = 60
"""A line of a footnote may stand alone at the foot of the page."""


def _baselines(page: pdfplumber.page.Page) -> tuple[set[float], dict[float, float]]:
    """The heights of the printed numbers, and those of the text's lines with where each begins."""
    numbers, lines = set(), {}
    for char in page.chars:
        y, x = round(char["matrix"][5], 1), char["x0"]
        if not char["text"].strip() or char["size"] < 11:
            continue
        if x < 105:
            numbers.add(y)
        elif y > 48:
            lines[y] = min(x, lines.get(y, x))
    return numbers, lines


def _check_lines(pdf: Path, first_sheet: int, single: tuple[float, ...]) -> int:
    """How many double-spaced lines stand within half a point of their number; none may not.

    Measured with another program than the one that counts the pages.

    Args:
        single: how far from the numbers the lines of single-spaced text stand.
    """
    measured = 0
    with pdfplumber.open(pdf) as opened:
        for page in opened.pages[first_sheet:]:
            numbers, lines = _baselines(page)
            assert len(numbers) == 28
            heights = sorted(lines)
            for place, height in enumerate(heights):
                near = min(abs(height - other) for other in (heights[place - 1], heights[(place + 1) % len(heights)]))
                offset = min((height - number for number in numbers), key=abs)
                alone = near > 20 and min(abs(lines[height] - left) for left in _SINGLE_LEFTS) > 2
                if alone and height > _FOOT:
                    measured += 1
                    assert abs(offset) <= 0.5, f"page {page.page_number}, line at {height}"
                else:
                    assert min(abs(offset - fit) for fit in (0.0, *single)) <= 0.5, f"page {page.page_number}"
    return measured


def it_keeps_every_double_spaced_line_within_half_a_point_of_its_number(exported, first_sheet):
    assert _check_lines(exported.pdf, first_sheet, (9.6, -2.4, 12.0, -12.0)) > 400


def it_keeps_the_lines_around_quotations_and_notes_in_14_points_too(tmp_path):
    brief = replace(BRIEF, shell="casd_pleading")  # noqa: S604 - a Word file
    wide = export_brief(brief, WRITTEN, tmp_path / "a.docx", tmp_path / "a.pdf", passim_at=None)
    assert wide.tables_stale is False
    assert _check_lines(wide.pdf, wide.sheets - wide.body_pages, (-9.6, -1.6, 6.4, 8.0, -8.0)) > 400


def it_stars_what_the_attorney_relies_upon(exported):
    lines = [words for _, words in paragraphs(exported.docx)]
    assert "* Authorities principally relied upon." in lines
    assert sum(words.startswith("*") and "\t" in words for words in lines) == 1


def it_makes_a_pdf_fit_to_be_filed(exported, first_sheet):
    reader = PdfReader(exported.pdf)
    assert dict(reader.metadata) == {"/Title": BRIEF.title}
    assert reader.page_labels[0] == "Cover"
    assert reader.page_labels[1:3] == ["i", "ii"]
    assert reader.page_labels[first_sheet] == "1"
    assert reader.root_object["/Lang"] == "en-US"
    raw = Path(exported.pdf).read_bytes()
    assert b"LibreOffice" not in raw
    assert b"/tmp" not in raw
    assert len(raw) < 5_000_000
    outline = [item.title for item in reader.outline if not isinstance(item, list)]
    assert any("Argument" in title for title in outline)


def it_links_citations_to_their_line_in_the_table(exported, first_sheet):
    reader = PdfReader(exported.pdf)
    targets = reader.named_destinations
    links = [
        note.get_object()
        for page in reader.pages[first_sheet:]
        for note in page.get("/Annots", [])
        if note.get_object().get("/Subtype") == "/Link"
    ]
    front = {page.indirect_reference.idnum for page in reader.pages[:first_sheet]}
    pointed = [link["/Dest"] if "/Dest" in link else link["/A"]["/D"] for link in links]
    sheets = [(goal[0] if isinstance(goal, list) else targets[str(goal)].page).idnum for goal in pointed]
    to_tables = [sheet for sheet in sheets if sheet in front]
    assert len(to_tables) >= len(list(iter_written(WRITTEN)))
    assert len(set(to_tables)) > 2
