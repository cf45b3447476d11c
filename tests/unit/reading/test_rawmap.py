"""The way back to the raw text is exact, whatever the text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from app.errors import EmptyFile
from app.law.opinions import Opinion, find_origin
from app.reading.pages import Line
from tests.unit.reading.papers import FILLER, numbered, read

WORDS = [
    "gate",
    "well-",
    "§ 1983",
    "mare.1",
    "*12",
    "&amp;",
    "&lt;",
    "\t",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\f",
    "\x02",
    "-2-",
    "     1",
    "3",
    "**bold**",
]
PIECES = st.lists(st.one_of(st.sampled_from([*WORDS, FILLER, " ", " "]), st.text(max_size=5)), max_size=60)
SIGNS = {"&": "&", "<": "&", ">": "&"}


def check(opinion: Opinion, raw: str) -> int:
    texts = [*(one for part in opinion.parts for one in part.paragraphs), *opinion.footnotes]
    for one in texts:
        places = [find_origin(one.origins, offset) for offset in range(len(one.text))]
        assert None not in places
        for letter, place in zip(one.text, places, strict=True):
            assert place is not None
            stands = raw[place]
            assert stands == letter or (letter == " " and stands.isspace()) or SIGNS.get(letter) == stands
    return sum(len(one.text) for one in texts)


@given(PIECES)
def it_maps_every_character_of_any_text(pieces: list[str]) -> None:
    raw = "".join(pieces)
    try:
        opinion = read(raw)
    except EmptyFile:
        return
    check(opinion, raw)


def it_maps_through_pleading_numbers_and_marks() -> None:
    raw = "\n".join(numbered([FILLER, "**The gate**<sup>1</sup> was dif-", "ficult to open."]) for _ in range(2))
    assert check(read(raw), raw) > 200


def it_maps_through_page_feet_and_notes() -> None:
    raw = f"{FILLER} and\n\n          -1-\n\nwent on.1 Done.\n\n     1\n      A note of it.\n\n          -2-\n"
    assert check(read(raw), raw) > 100


def it_maps_what_follows_a_call_with_blanks_on_both_sides() -> None:
    raw = "The gate of the pier was open. <sup>1</sup> See the rule of the town, which was printed.\n"
    (paragraph,) = read(raw).parts[-1].paragraphs
    for place, letter in enumerate(paragraph.text):
        origin = find_origin(paragraph.origins, place)
        assert origin is not None
        assert raw[origin] == letter


def it_changes_many_places_of_a_line_at_once() -> None:
    raw = "  gate &amp; pier &lt; lamp &amp;"
    line = Line.read(raw, 0)
    spots = [(match.start(), match.end()) for match in re.finditer(r"&\w+;", line.text)]
    changed = line.change_all([(start, end, "&") for start, end in spots])
    assert changed.text == "gate & pier & lamp &"
    assert [raw[find_origin(changed.origins, place) or 0] for place in range(len(changed.text))] == list(changed.text)
    one_by_one = line
    for start, end in reversed(spots):
        one_by_one = one_by_one.change(start, end, "&")
    assert one_by_one.text == changed.text
