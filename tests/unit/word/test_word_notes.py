"""Footnotes in the written document."""

import docx
import pytest
from openxml_audit import OpenXmlValidator

from app.law.briefs import TextRun, WrittenBrief, WrittenNote
from app.word.document import write_brief
from app.word.grid import faced
from app.word.notes import Notes
from app.word.shell import find_shell
from app.word.styles import StyleBook
from tests.helpers.briefs import CASES, Citing, heading, make_brief, paragraph
from tests.helpers.docx_parts import W, bookmarks, field_codes, notes, paragraphs, part, style_of


@pytest.fixture
def noted(tmp_path):
    citing = Citing()
    first = WrittenNote(number=1, pieces=(TextRun(text="A chain held it. "), citing.cite(CASES[0])))
    second = WrittenNote(number=2, pieces=(citing.cite(CASES[1]),))
    blocks = (
        heading(1, "I.", "Facts", 1),
        paragraph(TextRun(text="The door was shut."), first, TextRun(text=" It stayed so.")),
        paragraph(citing.cite(CASES[0]), second),
    )
    path = tmp_path / "noted.docx"
    write_brief(make_brief(), WrittenBrief(blocks=blocks, table=citing.table()), path)
    return path


def it_pairs_notes_and_marks(noted):
    assert [words[:16] for words in notes(noted).values()] == ["A chain held it.", "LaLonde v. Count"]
    assert [str(error) for error in OpenXmlValidator().validate(noted).errors] == []


def it_bookmarks_and_marks_citations_in_notes(noted):
    assert {"cite00001", "cite00002", "cite00003"} <= set(bookmarks(noted))
    assert sum(code.startswith("TA ") for code in field_codes(noted)) == 3


def it_sets_notes_in_named_styles(noted):
    found = part(noted, "word/footnotes.xml")
    styles = {style_of(item) for note in found.iter(f"{W}footnote") for item in note.iter(f"{W}p")}
    assert styles == {"Single", "FootnoteText"}
    marks = [
        run.find(f"{W}rPr/{W}rStyle").get(f"{W}val")
        for run in part(noted).iter(f"{W}r")
        if run.find(f"{W}footnoteReference") is not None
    ]
    assert marks == ["FootnoteReference"] * 2


def it_leaves_notes_out_of_the_tables(tmp_path):
    note = WrittenNote(number=1, pieces=(TextRun(text="Unseen."),))
    block = heading(1, "I.", "Facts", 1)
    block = type(block)(kind=block.kind, pieces=(*block.pieces, note), level=1, label="I.", anchor="sec00001")
    path = tmp_path / "a.docx"
    write_brief(make_brief(), WrittenBrief(blocks=(block,), table=()), path)
    assert [words for style, words in paragraphs(path) if style == "Toc1"][1] == "I.\tFacts\t"


def it_counts_the_mark_and_not_the_note_when_lines_are_counted():
    pieces = (TextRun(text="Shut."), WrittenNote(number=12, pieces=(TextRun(text="long " * 50),)))
    assert "".join(text for text, _ in faced(pieces)) == "Shut.12"


def it_goes_on_in_the_notes_that_a_shell_has(tmp_path):
    first = docx.Document(str(find_shell("cand_pleading")))
    Notes(first, StyleBook(first)).add([])
    first.save(tmp_path / "saved.docx")
    again = docx.Document(str(tmp_path / "saved.docx"))
    mark = Notes(again, StyleBook(again)).add([])
    assert mark.find(f"{W}footnoteReference").get(f"{W}id") == "2"
    again.save(tmp_path / "again.docx")
    assert len(part(tmp_path / "again.docx", "word/footnotes.xml")) == 4
