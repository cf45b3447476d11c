"""First pages whose columns stand askew, or whose caption has no word for a side."""

from pathlib import Path

import pytest

from app.law.fronts import FrontMatter
from app.reading.filed import read_filed

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
    ],
    ids=["askew", "ruled", "bare"],
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
