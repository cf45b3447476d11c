"""Emphasis, footnote calls and escapes become spans; the way back is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.inline import read_inline


def spans(marked: str) -> list[tuple[str, bool]]:
    inline = read_inline(marked, markdown=True)
    return [(inline.text[span.start : span.end], span.bold) for span in inline.emphasis]


@pytest.mark.parametrize(
    ("marked", "text", "emphasis"),
    [
        ("*See* *Roe*, 1", "See Roe, 1", [("See Roe", False)]),
        ("**Bold** and *italic*", "Bold and italic", [("Bold", True), ("italic", False)]),
        ("***Both***", "Both", [("Both", False), ("Both", True)]),
        (r"at \*4 and at \*6", "at *4 and at *6", []),
        ("at *4 and at *6", "at *4 and at *6", []),
        ("* * *", "* * *", []),
        ("*Green\nHill* again", "Green Hill again", [("Green Hill", False)]),
        ("an *unclosed mark", "an *unclosed mark", []),
        (r"\_\_ 5 \# 6", "__ 5 # 6", []),
        ("wide    gap\u00a0here ", "wide gap here", []),
    ],
)
def it_reads_marks(marked: str, text: str, emphasis: list[tuple[str, bool]]) -> None:
    assert read_inline(marked, markdown=True).text == text
    assert spans(marked) == emphasis


def it_takes_footnote_calls_out_and_says_where_they_stood() -> None:
    inline = read_inline("The gate.<sup>3</sup> The mare<sup>14</sup> ran.", markdown=True)
    assert inline.text == "The gate. The mare ran."
    assert [(inline.text[:place], number) for place, number in inline.calls] == [
        ("The gate.", "3"),
        ("The gate. The mare", "14"),
    ]


def it_leaves_asterisks_and_backslashes_of_plain_text_alone() -> None:
    assert read_inline(r"*a* \*b", markdown=False).text == r"*a* \*b"


@given(st.text(alphabet="ab *\\<>sup/1\n", max_size=60))
def test_every_letter_that_stays_is_found_from_its_place_in_the_marked_text(marked: str) -> None:
    inline = read_inline(marked, markdown=True)
    for raw, character in enumerate(marked):
        if character == "a":
            assert inline.text[inline.place(raw)] == "a"
