"""How texts are set: centred headings, items, whole-paragraph lines, running heads, sentences cut by blank lines, star pages."""

import pytest

from app.law.opinions import Opinion
from tests.unit.reading.papers import FILLER, read

LONG = f"{FILLER}, and the keeper of the ford saw it from the door of the inn where he stood until the rain was over."
ALONG = "the ferry then lay at the north pier until the harbor master had read the rule on lamps aloud."


def texts(opinion: Opinion) -> list[str]:
    return [one.text for part in opinion.parts for one in part.paragraphs]


def headings(opinion: Opinion) -> list[str]:
    return [one.text for part in opinion.parts for one in part.paragraphs if one.heading]


def it_parts_centred_headings_from_the_lines_below_without_a_blank() -> None:
    opinion = read(
        f"     {FILLER}\nand went home.\n{'DISCUSSION':>52}\nA. Excessive Force\n     {FILLER}\nand went home.\n"
        f"{'II':>48}\n{'A':>48}\n     {FILLER}\nand went home.\nIT IS SO ORDERED.\n"
    )
    assert headings(opinion) == ["DISCUSSION", "A. Excessive Force", "II", "A"]
    assert texts(opinion)[-2:] == [f"{FILLER} and went home.", "IT IS SO ORDERED."]


def it_parts_the_items_of_a_list_that_is_set_in() -> None:
    opinion = read(
        f"{FILLER}\n{FILLER}\nas follows:\n     1. The gate is to be shut at dusk;\n     2. The mares go home at dawn; and\n     3. The petition is denied.\n"
    )
    assert texts(opinion)[1:] == [
        "1. The gate is to be shut at dusk;",
        "2. The mares go home at dawn; and",
        "3. The petition is denied.",
    ]


@pytest.mark.parametrize("printed", ["**IT IS SO ORDERED.**", "**SO ORDERED**"])
def it_takes_the_bold_formula_of_an_order_for_no_heading(printed: str) -> None:
    opinion = read(f"**ORDER**\n\n{FILLER}.\n\n**CONCLUSION**\n\n{FILLER}.\n\n{printed}\n")
    assert headings(opinion) == ["ORDER", "CONCLUSION"]


def it_reads_lines_that_are_whole_paragraphs() -> None:
    opinion = read(f"ORDER\nI. BACKGROUND\n{LONG}\n{LONG}\nII. DISCUSSION\n{LONG}3\n")
    assert texts(opinion)[1:] == ["I. BACKGROUND", LONG, LONG, "II. DISCUSSION", f"{LONG}3"]


def it_joins_a_sentence_that_a_blank_line_cuts() -> None:
    opinion = read(f"ORDER\n\n{FILLER}\n{FILLER} and\n\n{ALONG}\n\nA new paragraph stands here.\n")
    assert texts(opinion)[1:] == [f"{FILLER} {FILLER} and {ALONG}", "A new paragraph stands here."]


def it_leaves_the_paragraphs_of_a_lower_cased_text_apart() -> None:
    low = FILLER.lower()
    assert texts(read(f"{low}\n{low}\n\n{low}\n{low}\n\n{low}\n{low}\n")) == [f"{low} {low}"] * 3


def it_takes_out_running_heads_of_several_lines() -> None:
    head = "          FERN V. MOSS\n          2031-FERN-{}\n          Opinion of the Court\n\n"
    bodies = [f"{FILLER} number {word} and {FILLER}." for word in ("one", "two", "three", "four", "five")]
    opinion = read("\f".join(f"{head.format(1)}{body}\n" for body in bodies))
    assert " ".join(texts(opinion)) == " ".join(bodies)
    assert dict(opinion.removed)["running_head"] == 15


@pytest.mark.parametrize(
    ("raw", "text", "turns", "stars"),
    [
        (
            "It found [*771] that *772 nobody [**12] came. It held [*773] that [**13] all went, as in 2031 WL 5, at *4.",
            "It found that nobody came. It held that all went, as in 2031 WL 5, at *4.",
            ((9, "771"), (14, "772"), (35, "773")),
            5,
        ),
        ("It found [**12] that [**13] nobody came.", "It found that nobody came.", ((9, "12"), (14, "13")), 2),
    ],
)
def it_reads_star_pages_of_several_reporters(
    raw: str, text: str, turns: tuple[tuple[int, str], ...], stars: int
) -> None:
    opinion = read(raw)
    paragraph = opinion.parts[-1].paragraphs[-1]
    assert (paragraph.text, paragraph.page_turns) == (text, turns)
    assert dict(opinion.removed)["star_page"] == stars


@pytest.mark.parametrize("mark", ["DRAFT", "CONFIDENTIAL", "For Educational Use Only"])
def it_takes_out_watermarks(mark: str) -> None:
    opinion = read(f"ORDER\n\n{FILLER}.\n\n{mark}\n\nThe draft is confidential.\n")
    assert texts(opinion)[1:] == [f"{FILLER}.", "The draft is confidential."]


def it_reads_the_notes_of_markdown_wherever_they_are_defined() -> None:
    opinion = read(
        f"## ORDER\n\n{FILLER}.[^1] Then all went.\n\n[^1]: See Fern v. Moss, 12 Reed 34.\nIt is so.\n\n{FILLER}[^2] and **home**.\n\n[^2]: Id.\n"
    )
    assert [(note.number, note.text) for note in opinion.footnotes] == [
        ("1", "See Fern v. Moss, 12 Reed 34. It is so."),
        ("2", "Id."),
    ]
    assert texts(opinion)[1:] == [f"{FILLER}. Then all went.", f"{FILLER} and home."]
    assert [one.footnotes for part in opinion.parts for one in part.paragraphs][1:] == [("1",), ("2",)]


def it_parts_a_paragraph_of_one_line_from_the_one_that_opens_below_it() -> None:
    one, opens = f"{FILLER} and.", f"{FILLER}, 261 F.3d 912"
    opinion = read(
        f"{FILLER}, then they went home\n{FILLER}, and so did the mares\nby dawn.\n     {one}\n     {opens}\n(9th Cir. 2001). {FILLER}\n"
        f"and went home.\n     {FILLER}\nand went home.\n"
    )
    assert texts(opinion)[-3:] == [one, f"{opens} (9th Cir. 2001). {FILLER} and went home.", f"{FILLER} and went home."]
