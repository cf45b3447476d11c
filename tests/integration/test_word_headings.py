"""Headings by the dozen, at every height of a page: none may end one, whatever stands before it."""

import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from app.citations.placement import place_citations
from app.drafting.numbering import number_headings
from app.law.briefs import AnyBlock, Block, BlockKind, BriefSection, TextRun
from app.reading.soffice import find_soffice
from app.word.export import export_brief
from tests.helpers.briefs import make_brief

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="needs LibreOffice, which is not installed here")

_WORDS = "The chain stayed on the door while the officers stood in the hall. "
_LAYOUTS = (3, 21)
"""Seeds of layouts in which LibreOffice 7.4 left a heading behind, and in which it left none."""


def _make_blocks(seed: int) -> list[AnyBlock]:
    """Short paragraphs, and among them headings alone and up to three in a row."""
    chance = random.Random(seed)  # noqa: S311 - the same layout in every run
    blocks: list[AnyBlock] = []
    for part in range(22):
        blocks.append(_heading(1, f"Part number {part}"))
        if chance.random() < 0.7:
            blocks.append(_heading(2, f"Point of part {part}"))
            if chance.random() < 0.4:
                blocks.append(_heading(3, f"Third rank {part}"))
        lengths = [chance.randint(1, 4) for _ in range(chance.randint(2, 5))]
        blocks += [Block(kind=BlockKind.PARAGRAPH, inlines=(TextRun(text=_WORDS * n),)) for n in lengths]
    return blocks


def _heading(level: int, text: str) -> Block:
    return Block(kind=BlockKind.HEADING, inlines=(TextRun(text=text),), level=level)


def _last_lines(pdf: Path) -> list[str]:
    """The lowest line of each page's text, in small letters without spaces."""
    found = []
    with pdfplumber.open(pdf) as opened:
        for page in opened.pages:
            lines = defaultdict(str)
            for char in page.chars:
                if char["x0"] > 105 and char["matrix"][5] > 48:
                    lines[round(char["matrix"][5])] += char["text"].strip().casefold()
            found.append(lines[min(lines)])
    return found


@pytest.mark.parametrize("seed", _LAYOUTS)
def it_ends_no_page_with_a_heading(tmp_path, seed):
    section = BriefSection(id="argument", title="", blocks=tuple(_make_blocks(seed)))
    brief = replace(make_brief(), sections=number_headings([section]))
    written = place_citations(brief, lambda _: None)
    report = export_brief(brief, written, tmp_path / "a.docx", tmp_path / "a.pdf", tables_over=0)
    assert (report.tables_stale, report.notes) == (False, ())
    headings = ["".join(block.text.split()).casefold() for block in written.blocks if block.kind is BlockKind.HEADING]
    body = _last_lines(report.pdf)[report.sheets - report.body_pages :]
    assert len(body) >= 7
    assert [line for line in body if any(line.endswith(words) for words in headings)] == []
