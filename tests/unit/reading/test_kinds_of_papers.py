"""Papers as they come: what stands around their words goes, and nothing of the words with it."""

import json
from pathlib import Path

import pytest

from app.law.authorities import PartKind
from app.law.opinions import Opinion
from app.reading.pipeline import read_opinion
from tests.unit.reading.papers import FILLER, read

PROSE = f"{FILLER}. {FILLER}."
ORDER = f"""UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA

TYRELL MOSS,                          Case No. 18-cv-03377-HSG
          Plaintiff,
     v.                               ORDER
R. VALDEZ, et al.,
          Defendants.

     {FILLER}.
     {FILLER}.

                          CONCLUSION

     The motion to dismiss (ECF No. 22) is DENIED.

Dated: 7/8/2019

                                      HAYWOOD S. GILLIAM, JR.
                                      United States District Judge
"""


def texts(opinion: Opinion) -> list[str]:
    return [paragraph.text for part in opinion.parts for paragraph in part.paragraphs]


@pytest.mark.parametrize("mark", ["", "> ", ">> "])
def it_reads_an_order_also_as_mail_quotes_it(mark: str) -> None:
    opinion = read("".join(f"{mark}{line}\n" for line in ORDER.split("\n")))
    assert (opinion.court, opinion.docket) == ("cand", "18-cv-03377-HSG")
    assert opinion.author == "Haywood S. Gilliam, Jr."
    (ruling,) = opinion.rulings
    assert (ruling.motion, ruling.subject) == ("The motion to dismiss", None)


@pytest.mark.parametrize("last", [25, 28])
def it_takes_the_page_number_below_the_line_numbers(last: int) -> None:
    lines = [f"{FILLER} {place}x" for place in range(3 * last)]
    pages = [lines[start : start + last] for start in range(0, len(lines), last)]
    raw = "\f".join(
        "\n".join([*(f"{number:>2}  {line}" for number, line in enumerate(page, 1)), f"{place:>40}", ""])
        for place, page in enumerate(pages, 7)
    )
    opinion = read(raw)
    assert " ".join(texts(opinion)) == " ".join(lines)
    assert dict(opinion.removed)["page_number"] == 3
    first = next(paragraph for part in opinion.parts for paragraph in part.paragraphs)
    assert (first.page, [page for _, page in first.page_turns]) == ("7", ["8", "9"])


def it_takes_no_judges_initials_for_a_party() -> None:
    opinion = read(
        "UNITED STATES COURT OF APPEALS\nFOR THE NINTH CIRCUIT\n\nMARISOL VEGA,          No. 19-55871\n"
        "  Plaintiff-Appellant,  D.C. No. 2:17-cv-04821-\nODW-JPR\n    v.\nCITY OF POMONA,         OPINION\n"
        f"  Defendant-Appellee.\n\nMURGUIA, Circuit Judge:\n\n{PROSE}\n"
    )
    assert opinion.name in {"Vega v. City of Pomona", None}


def it_knows_an_acting_presiding_justice() -> None:
    opinion = read(
        f"OAKES v. COUNTY OF TULARE\n\nNo. F063345.\n\nKANE, Acting P. J.\n\n{PROSE}\n\nThe judgment is reversed."
    )
    assert opinion.author == "Kane"


def it_ends_a_note_on_the_page_after() -> None:
    first = f"{FILLER}\nthat evening.1\n{FILLER}.\n\n   1\n     The stipulation says that three mares were seen and no"
    second = f"{FILLER}\n{FILLER}.\n\nfourth one was ever spoken of."
    opinion = read(f"ORDER\n\n{first}\n\f{second}\n")
    (note,) = opinion.footnotes
    assert note.text.endswith("and no fourth one was ever spoken of.")
    assert not any("fourth one" in text for text in texts(opinion))


def it_parts_notes_that_stand_amid_the_text() -> None:
    opinion = read(
        f"ORDER\n\nThe keeper had seen two mares before the rain.1 {FILLER}.\n\n1 The stipulation says three mares.\n\n"
        f"The ranger wrote nothing down.2 {FILLER}.\n\n2 The log for that night is missing.\n\n{PROSE}\n"
    )
    assert [note.text for note in opinion.footnotes] == [
        "The stipulation says three mares.",
        "The log for that night is missing.",
    ]
    assert any(text.startswith("The ranger wrote nothing down. ") for text in texts(opinion))
    assert texts(opinion)[-1] == PROSE


def it_takes_the_one_writing_of_a_trial_court_for_its_order() -> None:
    opinion = read(
        "UNITED STATES DISTRICT COURT\nSOUTHERN DISTRICT OF NEW YORK\n\nLUIS OAK, Plaintiff,\n\nv.\n\nCITY OF ELM, Defendant.\n\n"
        f"PAUL ALDER, District Judge:\n\n{PROSE}\n\nCONCLUSION\n\nThe motion for summary judgment is denied as to Count II.\n"
    )
    assert [part.kind for part in opinion.parts][-1] is PartKind.ORDER
    assert [ruling.count for ruling in opinion.rulings] == ["II"]


def it_reads_the_notes_of_the_access_projects_plain_text(tmp_path: Path) -> None:
    said = f"ALDER, Circuit Judge:\n{FILLER}.1\n{PROSE}\n1\n. The gate was green."
    case = {
        "name_abbreviation": "Oak v. Elm",
        "casebody": {"opinions": [{"type": "majority", "author": "ALDER, Circuit Judge:", "text": said}]},
    }
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    opinion = read_opinion(path)
    assert [(note.number, note.text) for note in opinion.footnotes] == [("1", "The gate was green.")]
