"""Whose words follow: announcements, syllabus, caption of another writing."""

import pytest

from app.law.authorities import PartKind
from app.reading.announcements import Announcement, find_announcement, find_section
from tests.unit.reading.papers import FILLER, read

PROSE = (
    "The ranger closed the gate at dusk, and nobody saw who opened it before the mares were found "
    "on the road the next morning, some of them lame."
)


@pytest.mark.parametrize(
    ("text", "kind", "author"),
    [
        ("JUSTICE FERN delivered the opinion of the Court.", PartKind.MAJORITY, "FERN"),
        ("chief justice fern delivered the opinion of the court.", PartKind.MAJORITY, "fern"),
        ("JUSTICE FERN announced the judgment of the Court.", PartKind.PLURALITY, "FERN"),
        ("JUSTICE REED, concurring.", PartKind.CONCURRENCE, "REED"),
        ("JUSTICE REED, concurring in the judgment.", PartKind.CONCURRENCE, "REED"),
        ("justice reed,with whom justice moss joins,dissenting.", PartKind.DISSENT, "reed"),
        ("JUSTICE REED, concurring in part and dissenting in part.", PartKind.CONCURRENCE_DISSENT, "REED"),
        ("Statement of JUSTICE REED respecting the denial of certiorari.", PartKind.CONCURRENCE, "REED"),
        (f"FERN, Circuit Judge. {PROSE}", PartKind.MAJORITY, "FERN"),
        ("FERN, Circuit Judge:", PartKind.MAJORITY, "FERN"),
        ("Moss, Circuit Judge, dissenting:", PartKind.DISSENT, "Moss"),
        ("OPINION BY FERN, J.:", PartKind.MAJORITY, "FERN"),
        ("PER CURIAM.", PartKind.PER_CURIAM, None),
        ("Per Curiam", PartKind.PER_CURIAM, None),
    ],
)
def it_reads_an_announcement(text: str, kind: PartKind, author: str | None) -> None:
    assert find_announcement(text) == Announcement(kind, author)


@pytest.mark.parametrize(
    "text",
    [
        "Justice Reed dissented from that view in the earlier case.",
        "Justice was done.",
        "Before Fern, Reed and Moss, Circuit Judges.",
        "Kim V. Lark, District Judge, Presiding",
        "Per curiam opinions are short, as this one is not.",
        "At Oral Argument, Judges: the panel asked about the door.",
        "Of Counsel, Justice:",
        PROSE,
    ],
)
def it_takes_no_sentence_for_an_announcement(text: str) -> None:
    assert find_announcement(text) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Syllabus", PartKind.SYLLABUS),
        ("SUMMARY**", PartKind.SUMMARY),
        ("opinion of the court", PartKind.FRONT_MATTER),
        ("reed,dissenting", PartKind.FRONT_MATTER),
        ("REED, J., concurring in judgment", PartKind.FRONT_MATTER),
        ("Opinion of the owner of the gate", None),
    ],
)
def it_knows_lines_that_head_a_part(line: str, kind: PartKind | None) -> None:
    assert find_section(line) is kind


def kinds(raw: str) -> list[tuple[str, str | None]]:
    return [(part.kind.value, part.author) for part in read(raw).parts]


def it_parts_a_slip_opinion() -> None:
    raw = "\n\n".join(
        [
            "Syllabus",
            PROSE,
            "FERN, J., delivered the opinion of the Court, in which all but MOSS, J., joined.",
            "SUPREME COURT OF THE UNITED STATES",
            "JUSTICE FERN delivered the opinion of the Court.",
            PROSE,
            "MOSS, J., dissenting",
            "SUPREME COURT OF THE UNITED STATES",
            "JUSTICE MOSS, dissenting.",
            PROSE,
        ]
    )
    assert kinds(raw) == [
        ("syllabus", None),
        ("front_matter", None),
        ("majority", "Fern"),
        ("front_matter", None),
        ("dissent", "Moss"),
    ]


def it_takes_what_stands_before_the_line_up_for_the_syllabus_even_without_its_heading() -> None:
    raw = "\n".join(
        [
            PROSE * 3,
            "fern,delivered the opinion of the court.",
            "justice fern delivered the opinion of the court.",
            PROSE * 3,
        ]
    )
    assert kinds(raw)[0] == ("syllabus", None)
    assert kinds(raw)[-1] == ("majority", "Fern")


def it_leaves_a_running_head_inside_a_writing_where_it_stands() -> None:
    raw = "\n\n".join(["JUSTICE FERN delivered the opinion of the Court.", PROSE, "Opinion of the Court", PROSE])
    assert kinds(raw) == [("majority", "Fern")]


def it_takes_a_judge_who_only_gives_a_name_after_the_court_has_spoken_for_one_voice() -> None:
    raw = "\n\n".join(["PER CURIAM.", PROSE, f"MOSS, Circuit Judge: {PROSE}"])
    assert kinds(raw) == [("per_curiam", None), ("concurrence", "Moss")]


def it_takes_a_trial_court_s_text_for_an_order_by_its_judge() -> None:
    raw = "\n\n".join(
        [
            "UNITED STATES DISTRICT COURT\nDISTRICT OF OREGON",
            PROSE,
            "Dated: May 1, 2020",
            "KIM LARK\nUnited States District Judge",
        ]
    )
    assert kinds(raw) == [("front_matter", None), ("order", "Kim Lark")]


def it_takes_one_unannounced_writing_for_the_court_s_own() -> None:
    assert kinds("SUPREME COURT OF VERMONT\n\n" + PROSE) == [("front_matter", None), ("majority", None)]
    assert kinds(PROSE) == [("majority", None)]


def it_takes_a_signature_for_no_announcement() -> None:
    body = "\n\n".join([f"{FILLER}, and the ferry lay at the north pier of Fern Hollow until the morning came."] * 3)
    signed = f"No. 31-417\n\nPER CURIAM\n\n{body}\n\nPER CURIAM\n"
    assert [part.kind.value for part in read(signed).parts] == ["front_matter", "per_curiam"]
    benched = f"No. 31-417\n\n{body}\n\nMarigold Fenwick, Justice.\nPanel consisted of Thorne, C.J., Fenwick, J., and Lark, J.\n"
    assert [part.kind.value for part in read(benched).parts] == ["front_matter", "majority"]


def it_finds_the_text_of_a_short_order() -> None:
    raw = "No. 31-417\n\nFENWICK\n\nv.\n\nTHORNE\n\nORDER OF COURT\n\nThe time for filing the brief is extended until May 3, 2031.\n"
    parts = read(raw).parts
    assert [(part.kind.value, len(part.paragraphs)) for part in parts] == [("front_matter", 5), ("order", 1)]


def it_parts_an_appendix_from_the_opinion() -> None:
    body = f"{FILLER}, and the ferry lay at the north pier of Fern Hollow until the morning came."
    parts = read(f"No. 31-417\n\nPER CURIAM.\n\n{body}\n\nSee the Appendix.\n\nAPPENDIX A\n\n{body}\n").parts
    assert [part.kind.value for part in parts] == ["front_matter", "per_curiam", "appendix"]
    assert parts[2].paragraphs[0].text == "APPENDIX A"


def it_keeps_a_short_opening_of_an_order_with_its_text() -> None:
    made = read(
        "UNITED STATES DISTRICT COURT\nDISTRICT OF OREGON\n\nANN FERN,\n     Plaintiff,\n  v.\nTOWN OF REED,\n     Defendant.\n\n"
        "OPINION AND ORDER\n\nI. INTRODUCTION\n\nThe town moves to dismiss the complaint.\n\nThe motion is granted in part.\n\n"
        f"II. DISCUSSION\n\n{PROSE}\n\n{PROSE}\n"
    )
    texts = {part.kind: [paragraph.text for paragraph in part.paragraphs] for part in made.parts}
    assert texts[PartKind.ORDER][:4] == [
        "I. INTRODUCTION",
        "The town moves to dismiss the complaint.",
        "The motion is granted in part.",
        "II. DISCUSSION",
    ]
    assert "OPINION AND ORDER" in texts[PartKind.FRONT_MATTER]
