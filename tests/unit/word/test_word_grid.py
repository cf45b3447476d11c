"""Counting lines, and what keeps single-spaced text on the numbered lines."""

import math

import docx
import pytest

from app.law.briefs import Placeholder, RecordNode, TextRun, Written
from app.word.grid import count_lines, faced, quote_style, row_height
from app.word.metrics import Face, text_width
from app.word.shell import find_shell
from app.word.styles import StyleBook


@pytest.mark.parametrize(
    ("text", "face", "points"),
    [
        ("0123456789", Face.ROMAN, 60.0),
        ("W", Face.ROMAN, 11.328),
        ("W", Face.BOLD, 12.0),
        ("W", Face.ITALIC, 9.996),
        ("§", Face.ROMAN, 6.0),
        ("漢", Face.ROMAN, 12.0),
    ],
)
def it_measures_times(text, face, points):
    assert math.isclose(text_width(text, face), points, abs_tol=0.001)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 60, 1),
        ("0000000000", 60, 1),
        ("0000000000 0", 60, 2),
        ("0000 0000 ", 54, 1),
        ("00000-00000", 35, 2),
        ("aaaaa-bbbbb", 35, 2),
        ("1000–2000 3000", 33, 3),
        ("§\xa01983", 34, 1),
        ("xx §\xa01983", 46, 2),
        ("000000000000000", 60, 2),
        ("x 000000000000000", 60, 3),
    ],
)
def it_counts_lines(text, width, lines):
    assert count_lines([(text, Face.ROMAN)], width=width) == lines


@pytest.mark.parametrize(("first", "lines"), [(0.0, 1), (30.0, 2), (-30.0, 1)])
def it_gives_the_first_line_its_own_indent(first, lines):
    assert count_lines([("00000 00000", Face.ROMAN)], width=63, first=first) == lines


def it_measures_each_piece_in_its_face():
    pieces = (
        TextRun(text="a"),
        TextRun(text="b", italic=True),
        Written(runs=(TextRun(text="c", bold=True),), form="full", anchor="c1", authority="x"),
        Placeholder(text="[D]", reason=""),
        RecordNode(text="e", paper="fac"),
    )
    faces = [Face.ROMAN, Face.ITALIC, Face.BOLD, Face.BOLD, Face.ROMAN]
    assert [face for _, face in faced(pieces)] == faces
    assert {face for _, face in faced(pieces, bold=True)} == {Face.BOLD}


@pytest.mark.parametrize(
    ("shell", "lines", "style"),
    [
        ("cand_pleading", 1, "QuoteOdd"),
        ("cand_pleading", 2, "Quote"),
        ("cand_pleading", 3, "QuoteOdd"),
        ("cacd_pleading", 1, "QuoteOdd"),
        ("cacd_pleading", 2, "QuoteEven"),
        ("cacd_pleading", 3, "Quote"),
        ("casd_pleading", 4, "QuoteOdd"),
        ("federal_plain", 1, "Quote"),
        ("ca9_brief", 3, "Quote"),
    ],
)
def it_sets_quotations_in_the_style_that_brings_the_text_back_onto_the_numbers(shell, lines, style):
    document = docx.Document(str(find_shell(shell)))
    assert quote_style([("0000000000000000000 " * lines, Face.ROMAN)], StyleBook(document), 260) == style


@pytest.mark.parametrize(("content", "height"), [(0, 480), (12, 480), (18, 480), (24, 960), (36, 960), (48, 1440)])
def it_makes_rows_as_high_as_whole_lines(content, height):
    assert row_height(content) == height
