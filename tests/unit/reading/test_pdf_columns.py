"""Pages set in two columns: read down one and then down the other, and nothing else taken for columns."""

from pathlib import Path

import pytest

from app.law.opinions import Opinion
from app.reading.pipeline import read_opinion
from tests.helpers.files import column, make_pdf, words

LINES = [
    "The keeper of the north gate had",
    "seen two mares cross the paddock",
    "and told the ranger of it before",
    "the rain came down on the stable",
    "and the lantern by its door went",
    "out in the wind that evening and",
    "nobody lit it again until the one",
    "groom who slept above the harness",
]
LEFT, RIGHT = 72, 324


def opinion_of(folder: Path, *pages: str) -> Opinion:
    path = folder / "columns.pdf"
    path.write_bytes(make_pdf(pages))
    return read_opinion(path)


def texts(opinion: Opinion) -> list[str]:
    return [paragraph.text for part in opinion.parts for paragraph in part.paragraphs]


def side(mark: str, *, x: float, rows: int = 3, top: float = 680) -> str:
    """A column of lines whose words tell the column and the line."""
    lines = [f"{line} {mark}{place}" for place, line in enumerate(LINES * rows)]
    return column(lines, x=x, top=top)


def marks(text: str) -> list[str]:
    return [word for word in text.split() if word[-1].isdigit()]


def it_reads_one_column_and_then_the_other(tmp_path: Path) -> None:
    opinion = opinion_of(tmp_path, f"{side('l', x=LEFT)}\n{side('r', x=RIGHT)}")
    assert marks(" ".join(texts(opinion))) == [f"{column}{row}" for column in "lr" for row in range(24)]
    assert not any("columns" in reason for reason in opinion.quality.reasons)


def it_reads_what_runs_across_above_and_between(tmp_path: Path) -> None:
    across = (
        words(LEFT, 720, "The matter of the north gate and of the two mares that crossed the paddock at night") + "\n"
    )
    between = words(LEFT, 400, "A second matter, which runs across the page as the first one did above these columns")
    upper = f"{side('a', x=LEFT, rows=2)}\n{side('b', x=RIGHT, rows=2)}"
    lower = f"{side('c', x=LEFT, rows=2, top=370)}\n{side('d', x=RIGHT, rows=2, top=370)}"
    text = " ".join(texts(opinion_of(tmp_path, across + upper + "\n" + between + "\n" + lower)))
    order = [text.index(one) for one in ("The matter", "a0", "b0", "A second matter", "c0", "d0")]
    assert order == sorted(order)


def it_keeps_the_gutter_on_a_last_page_with_few_lines(tmp_path: Path) -> None:
    last = (
        f"{side('y', x=LEFT)}\n{column([f'{line} z{place}' for place, line in enumerate(LINES[:3])], x=RIGHT, top=680)}"
    )
    opinion = opinion_of(tmp_path, f"{side('l', x=LEFT)}\n{side('r', x=RIGHT)}", last)
    assert marks(" ".join(texts(opinion)))[48:] == [*(f"y{row}" for row in range(24)), "z0", "z1", "z2"]


def it_sets_the_notes_of_both_columns_off(tmp_path: Path) -> None:
    def call(x: float, number: str) -> str:
        return words(x, 340, "The gate was shut.") + "\n" + words(x + 93, 345, number, 7)

    def note(x: float, number: str) -> str:
        return column(
            [f"{number} The ranger wrote of mares", "in the book of the stable."], x=x, top=110, leading=10, size=9
        )

    sides = f"{side('l', x=LEFT)}\n{side('r', x=RIGHT)}"
    page = "\n".join([sides, call(LEFT, "1"), call(RIGHT, "2"), note(LEFT, "1"), note(RIGHT, "2")])
    opinion = opinion_of(tmp_path, page)
    assert [(one.number, one.text) for one in opinion.footnotes] == [
        (number, "The ranger wrote of mares in the book of the stable.") for number in "12"
    ]
    assert not any("ranger wrote" in text for text in texts(opinion))


def it_does_not_quote_from_columns_that_it_cannot_tell_apart(tmp_path: Path) -> None:
    narrow = column([f"{line} r{place}" for place, line in enumerate(["a lantern and a gate"] * 24)], x=420, top=680)
    wide = column([f"{line} at the edge of the yard l{place}" for place, line in enumerate(LINES * 3)], x=LEFT, top=680)
    opinion = opinion_of(tmp_path, f"{wide}\n{narrow}")
    assert not opinion.quality.quotable
    assert any("columns" in reason for reason in opinion.quality.reasons)


@pytest.mark.parametrize("rows", [6, 10])
def it_takes_no_caption_for_columns(tmp_path: Path, rows: int) -> None:
    parties = ["JANE ROE,", "Plaintiff,", "v.", "RANGER MARSH, in his own", "capacity,", "Defendant."] * 2
    right = ["Case No. 17-263", "ORDER DENYING", "THE MOTION", "Re: Dkt. No. 12", "", ""] * 2
    page = "\n".join(
        [
            column(parties[:rows], top=700),
            column(right[:rows], x=RIGHT, top=700),
            column([f"{line} {line}" for line in LINES * 3], top=520),
        ]
    )
    opinion = opinion_of(tmp_path, page)
    assert opinion.quality.quotable
    assert any("JANE ROE,   " in text or "JANE ROE, " in text for text in texts(opinion))
    assert not opinion.removed or "doubtful_columns" not in dict(opinion.removed)
