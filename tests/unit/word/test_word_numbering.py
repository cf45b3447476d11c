"""Labels left to Word: only where the shell's list prints the same."""

import docx
import pytest
from openxml_audit import OpenXmlValidator

from app.law.briefs import BlockKind, TextRun, WrittenBlock, WrittenBrief
from app.word.document import write_brief
from app.word.numbering import Numbering, letters, roman
from app.word.shell import find_shell
from app.word.styles import StyleBook
from tests.helpers.briefs import make_brief, paragraph
from tests.helpers.docx_parts import W, part, style_of, words_of


@pytest.mark.parametrize(
    ("number", "capital", "letter"), [(1, "I", "A"), (4, "IV", "D"), (9, "IX", "I"), (27, "XXVII", "AA"), (0, "", "")]
)
def it_counts_as_word_does(number, capital, letter):
    assert (roman(number), letters(number)) == (capital, letter)


@pytest.fixture
def numbering():
    document = docx.Document(str(find_shell("cand_pleading")))
    return Numbering(document, StyleBook(document))


def it_follows_headings_through_their_levels(numbering):
    labels = [(1, "I."), (2, "A."), (3, "1."), (4, "a."), (4, "b."), (2, "B."), (3, "1."), (1, "II."), (2, "A.")]
    assert all(numbering.takes_heading(f"Heading{level}", label) for level, label in labels)


def it_leaves_a_heading_of_another_label_out_of_the_count(numbering):
    said = [numbering.takes_heading("Heading1", label) for label in ("I.", "", "x.", "III.", "II.")]
    assert said == [True, False, False, False, True]


def it_begins_lists_anew(numbering):
    one, two = (numbering.list_item("ListNumber", label, goes_on=on) for label, on in (("1.", False), ("2.", True)))
    again = numbering.list_item("ListNumber", "1.", goes_on=False)
    fifth = numbering.list_item("ListNumber", "5.", goes_on=True)
    assert one == two
    assert len({one, again, fifth}) == 3
    assert numbering.list_item("ListNumber", "(1)", goes_on=False) is None
    assert numbering.list_item("ListNumber", "•", goes_on=False) is None


def test_numbers_in_a_document(tmp_path):
    def block(kind, label, level=0):
        return WrittenBlock(kind=kind, label=label, level=level, pieces=(TextRun(text=f"words of {label}"),))

    items = [block(BlockKind.LIST_ITEM, label) for label in ("1.", "2.")]
    blocks = (
        block(BlockKind.HEADING, "I.", 1),
        block(BlockKind.HEADING, "Z.", 2),
        *items,
        paragraph(TextRun(text="Between.")),
        *items,
        block(BlockKind.LIST_ITEM, "•"),
    )
    path = tmp_path / "lists.docx"
    write_brief(make_brief(), WrittenBrief(blocks=blocks, table=()), path, tables=False)
    found = [
        (style_of(item), words_of(item), item.find(f"{W}pPr/{W}numPr/{W}numId"))
        for item in part(path).iter(f"{W}p")
        if "words of" in words_of(item)
    ]
    numbers = [(style, words, None if number is None else number.get(f"{W}val")) for style, words, number in found]
    assert numbers == [
        ("Heading1", "words of I.", None),
        ("Heading2", "Z.\twords of Z.", "4"),
        ("ListNumber", "words of 1.", "5"),
        ("ListNumber", "words of 2.", "5"),
        ("ListNumber", "words of 1.", "6"),
        ("ListNumber", "words of 2.", "6"),
        ("ListBullet", "words of •", "7"),
    ]
    starts = {
        item.get(f"{W}numId"): item.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val")
        for item in part(path, "word/numbering.xml").iter(f"{W}num")
        if item.find(f"{W}lvlOverride") is not None
    }
    assert starts == {"5": "1", "6": "1", "7": "1"}
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def it_types_labels_where_a_shell_has_no_lists(monkeypatch, tmp_path):
    monkeypatch.setattr("app.word.numbering._find_part", lambda _: None)
    heading = WrittenBlock(kind=BlockKind.HEADING, label="I.", level=1, pieces=(TextRun(text="Facts"),))
    path = tmp_path / "typed.docx"
    write_brief(make_brief(), WrittenBrief(blocks=(heading,), table=()), path, tables=False)
    assert "I.\xa0\xa0Facts" in [words_of(item) for item in part(path).iter(f"{W}p")]
