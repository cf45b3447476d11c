"""Furniture of plain text: page feet, notes, star pages, run-in line numbers, entities; and what survives."""

import pytest

from app.law.opinions import Opinion
from app.reading.gutter import cut_gutter
from app.reading.pages import Line
from tests.unit.reading.papers import FILLER, numbered, read


def texts(opinion: Opinion) -> list[str]:
    return [one.text for part in opinion.parts for one in part.paragraphs]


def page(number: int, *lines: str, foot: str = "-{}-") -> str:
    return "\n\n".join([*lines, " " * 30 + foot.format(number)])


def spaced(*lines: str) -> str:
    return "\n\n".join(lines)


BROKEN = f"          {FILLER}\n\n{FILLER} and\n\n{{}}counted the foals too, as they did each spring in that valley of ours.\n"


@pytest.mark.parametrize("foot", ["-2-\n\n", "-2-\n                             2\n\n"])
def it_takes_page_feet_out_of_sentences(foot: str) -> None:
    opinion = read(BROKEN.format(" " * 29 + foot) + "\n" + " " * 29 + "-3-\n\nMore words on the last page stand here.")
    text = " ".join(texts(opinion))
    assert "fence and counted the foals" in text
    assert "-2-" not in text
    assert dict(opinion.removed)["page_number"] >= 2
    assert {one.text for one in opinion.removals} >= {"-2-", "-3-"}
    assert [one.page for one in opinion.removals if one.text == "-3-"] == ["3"]


NOTED = (
    f"          {FILLER}\n\n{FILLER} at dawn.1 Then\n\nthe gate was shut under 42 U.S.C. § 1983 on March 3, 1993.\n\n"
    "                    \n\n     1The mares had been counted before.  See Dkt. No. 32.\nNobody knew by whom.\n\n"
    "                                2\n\n"
    f"          {FILLER}\n\nand the end came.\n\n                                3\n"
)


def it_parts_notes_of_plain_text_and_keeps_their_calls() -> None:
    opinion = read(NOTED)
    assert [(note.number, note.text, note.page) for note in opinion.footnotes] == [
        ("1", "The mares had been counted before. See Dkt. No. 32. Nobody knew by whom.", "2")
    ]
    caller = next(one for part in opinion.parts for one in part.paragraphs if one.footnotes)
    assert caller.text[: caller.footnote_calls[0]].endswith("at dawn.")
    assert "42 U.S.C. § 1983 on March 3, 1993." in " ".join(texts(opinion))


def it_takes_no_numbered_line_without_a_call_for_a_note() -> None:
    raw = NOTED.replace("dawn.1", "dawn.")
    assert read(raw).footnotes == ()


@pytest.mark.parametrize(
    ("raw", "text", "first", "turns"),
    [
        ("*771Police stood there.", "Police stood there.", "771", ()),
        ("They stood [*12] and [*13] ran.", "They stood and ran.", None, ((11, "12"), (15, "13"))),
        ("As said in 2017 WL 123, at *4 and at *5.", "As said in 2017 WL 123, at *4 and at *5.", None, ()),
    ],
)
def it_reads_star_pages(raw: str, text: str, first: str | None, turns: tuple[tuple[int, str], ...]) -> None:
    paragraph = read(raw).parts[-1].paragraphs[-1]
    assert (paragraph.text, paragraph.page, paragraph.page_turns) == (text, first, turns)


def it_cuts_line_numbers_out_of_one_long_line() -> None:
    words = " ".join(
        f"{number} the {number + 100} mares of Dkt. No. 32 ran past § 7 on March 12, 2011" for number in range(1, 24)
    )
    lines, removals = cut_gutter(Line.read(words, 0))
    assert [one.text for one in removals] == [str(number) for number in range(1, 24)]
    assert lines[0].text == "the 101 mares of Dkt. No. 32 ran past § 7 on March 12, 2011"
    assert len(lines) == 23


def it_leaves_a_long_line_without_a_run_alone() -> None:
    line = Line.read("The 1 mare and the 2 foals ran. " * 20, 0)
    assert cut_gutter(line) == ([line], [])


def it_reads_entities_as_the_signs_they_stand_for() -> None:
    assert texts(read("Dun &amp; Bradstreet &sect; 9 &lt;x&gt;, R&D and AT&T.")) == [
        "Dun & Bradstreet § 9 <x>, R&D and AT&T."
    ]


def it_takes_no_body_that_follows_a_note_for_the_note() -> None:
    body = "\n\n".join([FILLER] * 40)
    opinion = read(f"{FILLER}\n\n{FILLER} at dawn.1 Then all went home.\n\n1 A note in the middle of a text.\n\n{body}")
    assert [note.text for note in opinion.footnotes] == ["A note in the middle of a text."]
    assert sum(text.count("paddock") for text in texts(opinion)) == 42


def it_keeps_every_line_number_that_it_counts() -> None:
    raw = "\n".join(numbered([FILLER, FILLER, "42 U.S.C. § 1983 stays."]) for _ in range(2))
    opinion = read(raw)
    kept = [one.text for one in opinion.removals if one.kind == "line_number"]
    assert len(kept) == dict(opinion.removed)["line_number"] == 56
    assert kept[:28] == [str(number) for number in range(1, 29)]
    assert "42 U.S.C. § 1983 stays." in " ".join(texts(opinion))


STACKED = """\
                                    ORDER

The ferry lay at the north pier until the morning came.1 The harbor master had
read the rule on lamps in Fenwick v. Thorne, 12 Fern 34, 56.2 He closed the gate
of the pier, as the town had asked him to do in the spring.” 3 Nobody else came.

    4. The deckhand then walked along the fence and counted the lamps, which were
lit in the evening and out in the morning of the day that followed upon it.

1
    Fenwick v. Thorne, 12 Fern at 35.
2
    The rule of the town was printed in the year before.
3
    Id. at 36.
"""


def it_parts_notes_that_stand_below_each_other() -> None:
    opinion = read(f"{STACKED}\f{STACKED.replace('1', '7')}")
    assert [(note.number, note.text) for note in opinion.footnotes][:3] == [
        ("1", "Fenwick v. Thorne, 12 Fern at 35."),
        ("2", "The rule of the town was printed in the year before."),
        ("3", "Id. at 36."),
    ]
    called = [number for part in opinion.parts for one in part.paragraphs for number in one.footnotes]
    assert called == ["1", "2", "3"]
    assert any(one.text.startswith("4. The deckhand") for part in opinion.parts for one in part.paragraphs)
