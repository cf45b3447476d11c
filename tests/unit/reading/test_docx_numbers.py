"""Automatic numbers of Word paragraphs print with them: headings, nested lists, lists that begin anew."""

from pathlib import Path

import pytest

from app.reading.readers.binary import read_binary
from app.reading.readers.docx_numbers import _letters, _roman
from tests.helpers.files import W, make_docx

LEVELS = (("upperRoman", "%1."), ("upperLetter", "%2."), ("decimal", "(%3)"), ("bullet", "•"), ("decimal", "%1.%2.%3"))


def numbering(*uses: str) -> bytes:
    """A numbering part with one list of the levels above, under id 7, and further uses of it."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(LEVELS)
    )
    definition = f'<w:abstractNum w:abstractNumId="2">{levels}</w:abstractNum>'
    first = '<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num>'
    return f"<w:numbering {W}>{definition}{first}{''.join(uses)}</w:numbering>".encode()


def item(text: str, level: int, number: str = "7") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(body: str, *uses: str, styles: str = "") -> list[str]:
    data = make_docx(body, styles=styles, extra={"word/numbering.xml": numbering(*uses)})
    found = read_binary(data, Path("order.docx"))
    assert found is not None
    return [line.text for line in found[0].lines if line.text]


def it_numbers_nested_lists() -> None:
    body = item("Facts", 0) + item("The gate", 1) + item("open", 2) + item("shut", 2) + item("The mare", 1)
    body += item("hay", 2) + item("Law", 0) + item("Standard", 1)
    assert texts(body) == [
        "I. Facts", "A. The gate", "(1) open", "(2) shut", "B. The mare", "(1) hay", "II. Law", "A. Standard",
    ]  # fmt: skip


def it_writes_the_numbers_of_outer_levels_into_inner_ones_and_no_bullets() -> None:
    assert texts(item("Facts", 0) + item("x", 1) + item("y", 2) + item("deep", 4) + item("dot", 3)) == [
        "I. Facts", "A. x", "(1) y", "I.A.1 deep", "dot",
    ]  # fmt: skip


def it_begins_anew_where_a_use_says_so() -> None:
    again = (
        '<w:num w:numId="8"><w:abstractNumId w:val="2"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    body = item("one", 0) + item("two", 0) + item("four", 0, "8") + item("five", 0, "8")
    assert texts(body, again) == ["I. one", "II. two", "IV. four", "V. five"]


def it_takes_the_number_from_the_style_unless_the_paragraph_takes_it_away() -> None:
    styles = '<w:style w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    plain = '<w:p><w:pPr><w:pStyle w:val="H"/>{}</w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = plain.format("", "Facts") + plain.format(none, "Bare") + plain.format("", "Law")
    assert [text.lstrip("# ") for text in texts(body, styles=styles)] == ["I. Facts", "Bare", "II. Law"]


def it_counts_no_empty_paragraph() -> None:
    assert texts(item("one", 0) + item(" ", 0) + item("two", 0)) == ["I. one", "II. two"]


@pytest.mark.parametrize("body", [item("text", 0, "99"), item("text", 8), item("text", 77)])
def it_leaves_unknown_lists_alone(body: str) -> None:
    assert texts(body) == ["text"]


@pytest.mark.parametrize(
    ("number", "roman", "letters"), [(0, "", ""), (4, "iv", "d"), (27, "xxvii", "aa"), (1990, "mcmxc", "n" * 77)]
)
def it_writes_roman_numbers_and_letters(number: int, roman: str, letters: str) -> None:
    assert (_roman(number), _letters(number)) == (roman, letters)
