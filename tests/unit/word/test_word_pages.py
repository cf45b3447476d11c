"""Printed pages from sheets, and the listings of the tables."""

from pathlib import Path

import pytest

from app.errors import ExportError
from app.word.pages import BODY_START, TABLES_START, PageNumbers, number_pages, read_page_numbers, roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (19, "xix"), (40, "xl"), (58, "lviii"), (0, "")],
)
def it_counts_in_roman(number, numeral):
    assert roman(number) == numeral


def it_counts_tables_in_roman_and_the_body_from_one():
    pages = number_pages({TABLES_START: 1, BODY_START: 4, "table": 3, "a": 4, "b": 9}, 12)
    assert {key: pages.labels[key] for key in ("table", "a", "b")} == {"table": "iii", "a": "1", "b": "6"}
    assert (pages.sheets, pages.body_pages) == (12, 8)


def it_counts_all_sheets_without_tables():
    pages = number_pages({"a": 0, "b": 2}, 3)
    assert (pages.labels["a"], pages.labels["b"], pages.body_pages) == ("1", "3", 3)


PAGES = PageNumbers(labels={f"c{n}": str(n) for n in range(1, 9)} | {"again": "2"}, sheets=8, body_pages=8)


@pytest.mark.parametrize(
    ("anchors", "passim_at", "listing"),
    [
        (("c1", "c2", "again", "c5"), 6, "1, 2, 5"),
        (("c1", "c2", "c3", "c4", "c5"), 6, "1, 2, 3, 4, 5"),
        (("c1", "c2", "c3", "c4", "c5", "c6"), 6, "passim"),
        (("c1", "c2", "c3", "c4", "c5", "c6"), None, "1, 2, 3, 4, 5, 6"),
        (("nowhere",), 6, ""),
    ],
)
def it_lists_each_page_once_and_many_as_passim(anchors, passim_at, listing):
    assert PAGES.listing(anchors, passim_at=passim_at) == listing


def it_names_the_bookmarks_that_are_not_there():
    assert PAGES.missing(["c1", "nowhere"]) == ("nowhere",)


def it_refuses_what_is_no_pdf(tmp_path: Path):
    broken = tmp_path / "brief.pdf"
    broken.write_bytes(b"no")
    with pytest.raises(ExportError, match=r"brief\.pdf"):
        read_page_numbers(broken)
