"""Headings that a letter numbers, in sentence case at the left edge, and an order's date below its caption."""

import pytest

from app.law.opinions import Source
from app.reading.pipeline import read_text

TEXT = Source(sha256="0" * 64, format="text")
CAPTION = (
    "UNITED STATES DISTRICT COURT\nDISTRICT OF NEVADA\n\nHAZEL ROWAN,\n     Plaintiff,\nv.\nCITY OF ALDER, et al.,\n"
    "     Defendants.\n\nCase No. 3:20-cv-00512-ABC-DEF\n\nORDER DENYING MOTION TO DISMISS\n\n{dated}\n\n"
)
BODY = (
    "I. DISCUSSION\n\nThe officers came to the porch at night, and asked her to come out to them. She stayed within, and said so. Defendants move to dismiss (ECF No. 14). The motion is denied, for the reasons that follow, and the parties are to confer on the rest of the schedule.\n\n"
    "{heading}\n\nAn officer who reaches over the sill has entered, and needs a warrant or a reason that excuses him.\n\n"
) + "".join(
    f"She told officer {n} that she would stay where she was, and he answered nothing to it at all.\n\n"
    for n in range(40)
)


def read(heading: str = "A. The porch", dated: str = ""):
    return read_text(CAPTION.format(dated=dated) + BODY.format(heading=heading), source=TEXT)


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("A. The porch", True),
        ("B. Clearly established law", True),
        ("II. What the officers knew", True),
        ("D. C. Docket No. 4:11-cv-00213", False),
        ("A. The officer reached over the sill and took her by the arm.", False),
        ("A. the porch", False),
        ("a. The porch", False),
    ],
)
def test_a_short_line_by_itself_under_a_letter_is_a_heading(line, is_heading):
    headings = [one.text for part in read(line).parts for one in part.paragraphs if one.heading]
    assert "I. DISCUSSION" in headings
    assert (line in headings) is is_heading


@pytest.mark.parametrize(
    ("dated", "decided"),
    [
        ("Dated: August 4, 2021", "2021-08-04"),
        ("DATED August 4, 2021.", "2021-08-04"),
        ("Date: August 4, 2021", None),  # it may be that of the hearing
        ("Filed: August 6, 2021\n\nDated: August 4, 2021", "2021-08-06"),
    ],
)
def test_an_order_is_of_the_day_that_it_is_dated_where_none_is_filed(dated, decided):
    found = read(dated=dated).decided
    assert (str(found) if found else None) == decided
