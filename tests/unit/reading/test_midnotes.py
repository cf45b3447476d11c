"""Footnotes amid a plain text without page ends: parted where calls and notes agree, else left in the text."""

import textwrap

import pytest

from app.law.opinions import Opinion, find_origin
from tests.unit.reading.papers import read

CUT = "The keeper counted the mares at dawn, as the log of that night says.{1} He waited by the gate, and nobody saw him, since the road was"
ON = "empty at that hour. The ranger then walked along the fence to the ford.{2} She carried no lamp."
LAST = "The court finds that the gate had been shut, and that nobody opened it before noon.{3}"
END = "The petition is therefore denied, as the record bears no other reading of these events."
NOTES = (
    "See Fern v. Moss, 12 Reed 34, 56 n.2 (2031); Dkt. No. 32 at 4.",
    "The town does not dispute this. 42 U.S.C. § 1983 applies.",
    "Id. at 30.",
)
FORMS = {
    "plain": ("{}", "{} "),
    "glued": ("{}", "{}"),
    "stopped": ("{}", "{}. "),
    "bracketed": ("[{}]", "[{}] "),
    "apart": (" [{}]", "[{}] "),
    "labelled": ("[FN{}]", "FN{}. "),
    "both": (" [FN{}]", "[FN{}] "),
    "raised": ("{}", "{} "),
}


def texts(opinion: Opinion) -> list[str]:
    return [one.text for part in opinion.parts for one in part.paragraphs]


def marked(form: str, number: int) -> tuple[str, str]:
    call, note = FORMS[form]
    sign = "¹²³"[number - 1] if form == "raised" else str(number)
    return call.format(sign), note.format(sign)


def noted(form: str, width: int | None) -> str:
    calls = ["", *(marked(form, number)[0] for number in (1, 2, 3))]
    notes = [marked(form, number)[1] + text for number, text in enumerate(NOTES, 1)]
    blocks = [CUT.format(*calls), notes[0], ON.format(*calls), notes[1], LAST.format(*calls), notes[2], END]
    return "ORDER\n\n" + "\n\n".join(textwrap.fill(block, width) if width else block for block in blocks) + "\n"


@pytest.mark.parametrize("width", [None, 70])
@pytest.mark.parametrize("form", FORMS)
def it_parts_notes_amid_the_text_and_joins_what_they_cut(form: str, width: int | None) -> None:
    raw = noted(form, width)
    opinion = read(raw)
    assert [(note.number, note.text) for note in opinion.footnotes] == list(zip("123", NOTES, strict=True))
    assert texts(opinion)[1:] == [
        f"{CUT} {ON}".replace("{1}", "").replace("{2}", ""),
        LAST.replace("{3}", ""),
        END,
    ]
    paragraphs = [one for part in opinion.parts for one in part.paragraphs]
    assert [number for one in paragraphs for number in one.footnotes] == ["1", "2", "3"]
    assert paragraphs[1].text[: paragraphs[1].footnote_calls[0]].endswith("that night says.")
    place = find_origin(opinion.footnotes[1].origins, 4)
    assert place is not None
    assert raw[place:].startswith("town")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(
            noted("plain", 70).replace("says.1", "says.").replace("ford.2", "ford.").replace("noon.3", "noon."),
            id="no calls",
        ),
        pytest.param(noted("plain", 70).replace("\n1 See", "\n4 See"), id="no first note"),
        pytest.param(
            "ORDER\n\nThe keeper saw two mares.1 It is ordered:\n\n1. The gate is to be shut.\n\n2. The mares go home.\n",
            id="a list",
        ),
        pytest.param(f"ORDER\n\n[1] {END}\n\n[2] {END}\n", id="headnote numbers"),
        pytest.param(
            f"ORDER\n\n{CUT} quiet. {END}\n\n1 The first of them was lame.\n\n{END}\n".replace("{1}", "").replace(
                "quiet.", "quiet, Moss, 3 Reed at 9 n.1 so says."
            ),
            id="a cited note",
        ),
    ],
)
def it_leaves_in_the_text_what_does_not_agree(raw: str) -> None:
    opinion = read(raw)
    assert not opinion.footnotes
    assert "".join(" ".join(texts(opinion)).split()) == "".join(raw.split())


def it_ends_a_note_where_the_cut_sentence_goes_on_without_a_blank_line() -> None:
    opinion = read(
        "ORDER\n\n     The keeper shut the gate.1 On that ground alone, the town\n\n"
        "     1See Moss, 3 Reed at 9, and Fern Co.\nv. Reed, 5 Reed at 1.\n"
        "had no cause to break it. The lamp was out by then.\n     A second paragraph stands set in below it.\n"
    )
    assert [note.text for note in opinion.footnotes] == ["See Moss, 3 Reed at 9, and Fern Co. v. Reed, 5 Reed at 1."]
    assert texts(opinion)[1].endswith(
        "On that ground alone, the town had no cause to break it. The lamp was out by then."
    )


def it_keeps_a_notes_second_paragraph_above_the_next_note() -> None:
    opinion = read(
        f"ORDER\n\nThe gate was shut.[1] The lamp was out.[2]\n\n[1] The log says so.\n\nIt says it twice.\n\n[2] At nine.\n\n{END}\n"
    )
    assert [note.text for note in opinion.footnotes] == ["The log says so. It says it twice.", "At nine."]
    assert texts(opinion)[-1] == END


@pytest.mark.parametrize("leader", ["." * 40, " ." * 20])
def it_takes_no_page_of_a_table_of_contents_for_a_call(leader: str) -> None:
    table = (
        f"TABLE OF CONTENTS\n\nI. STATEMENT OF ISSUES{leader}1\n\nII. ARGUMENT{leader}6\n\nA. The gate was shut{leader}6\n\n"
        f"   1. The ford was no part of the town, and the ranger never\n      reached it{leader}7\n\n   2. Nobody came{leader}8\n"
    )
    opinion = read(f"{table}\fThe keeper counted the mares at dawn. {END}\n")
    assert opinion.footnotes == ()
    assert "The ford was no part of the town" in "\n".join(texts(opinion))
