"""First pages whose columns stand askew, or whose caption has no word for a side."""

from pathlib import Path

import pytest

from app.law.authorities import Side
from app.law.fronts import FrontMatter
from app.reading.filed import read_filed
from app.reading.front.parties import read_names

ASKEW = """Noa Imber (Or. Bar No. 5521)
                   UNITED STATES DISTRICT COURT

                         DISTRICT OF OREGON

ADA DOYLE,                     Case No. 3:25-cv-00418-ABC

          Plaintiff,                   DEFENDANTS’ MOTION TO DISMISS
                                    THE COMPLAINT
     v.
                                    Hearing: August 11, 2025, 9:30 a.m.,
NED MARSH, in his individual         Courtroom 3
capacity; and the COUNTY OF PINE,       Judge: Hon. Lucia Ferrante

          Defendants.

      Defendants move to dismiss the complaint.
"""
UNEVEN = """            IN THE UNITED STATES DISTRICT COURT
                FOR THE DISTRICT OF ARIZONA

Ada Rosalind Doyle-Fenn, an individual,   No. CV-25-01111-PHX-ABC

      Plaintiff,                     DEFENDANTS’ MOTION TO
                                 DISMISS
v.
                                 (Oral Argument Requested)
Town of Pine, a municipal corporation;
and Officer Ned Marsh, in his individual
capacity,

      Defendants.

      Defendants Town of Pine and Officer Ned Marsh move to dismiss.
"""
RULED = """                    United States District Court
                             for the
                    Southern District of Florida

Ada Doyle and others,         )
Plaintiffs,                   )
                              )
                                Civil Action No. 31-25013-Civ-Ferrante
v.                            )
                              )
                                          In Admiralty
Pine Ferry Company, dba       )
Pine Cruises, Defendant.      )

                   Order on the Motion to Dismiss
    The Plaintiffs were aboard the ferry when it met the pier.
"""
BARE = """                 UNITED STATES DISTRICT COURT
                EASTERN DISTRICT OF LOUISIANA


ADA DOYLE                        CIVIL ACTION


VERSUS                           NO: 31-1097


NED B. MARSH, JR., M.D.          SECTION: "A" (3)

                     ORDER AND REASONS
   The following motion is before the Court: Motion to Dismiss filed by the defendant, Ned B. Marsh, Jr.
"""


def front(tmp_path: Path, text: str) -> FrontMatter:
    path = tmp_path / "paper.txt"
    path.write_text(text, encoding="utf-8")
    return read_filed(path).front


@pytest.mark.parametrize(
    ("text", "number", "plaintiff", "defendant", "parties"),
    [
        (ASKEW, "3:25-cv-00418-ABC", "Ada Doyle", "Ned Marsh, et al.", ["Ada Doyle", "Ned Marsh", "County of Pine"]),
        (
            RULED,
            "31-25013-Civ-Ferrante",
            "Ada Doyle, et al.",
            "Pine Ferry Company",
            ["Ada Doyle", "Pine Ferry Company"],
        ),
        (BARE, "31-1097", "Ada Doyle", "Ned B. Marsh, Jr.", ["Ada Doyle", "Ned B. Marsh, Jr."]),
        (
            UNEVEN,
            "CV-25-01111-PHX-ABC",
            "Ada Rosalind Doyle-Fenn",
            "Town of Pine, et al.",
            ["Ada Rosalind Doyle-Fenn", "Town of Pine", "Ned Marsh"],
        ),
    ],
    ids=["askew", "ruled", "bare", "uneven"],
)
def it_tells_the_parties_from_what_stands_beside_them(tmp_path, text, number, plaintiff, defendant, parties):
    read = front(tmp_path, text)
    assert read.case_number is not None
    assert (read.case_number.words, read.plaintiff.words, read.defendant.words) == (number, plaintiff, defendant)
    assert [party.name for party in read.parties] == parties


def it_finds_a_courtroom_without_a_colon(tmp_path):
    read = front(tmp_path, ASKEW)
    assert (read.courtroom.words, read.hearing.words, read.judge.words) == (
        "3", "August 11, 2025", "Hon. Lucia Ferrante",
    )  # fmt: skip


def it_takes_no_section_for_a_title(tmp_path):
    read = front(tmp_path, BARE)
    assert read.title is None or "Section" not in read.title.words


def it_reads_a_title_over_the_rows_of_its_column(tmp_path):
    assert front(tmp_path, UNEVEN).title.words == "Defendants’ Motion to Dismiss"


def it_names_nobody_by_a_role_alone():
    assert [party.name for party in read_names("Ada Doyle; Plaintiff; and Defendants", Side.PLAINTIFF)] == ["Ada Doyle"]
