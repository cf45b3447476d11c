"""Name, court, date, docket number and judges: as the paper says, or None."""

import pytest

from app.reading.captions import find_case_name, shorten_party
from app.reading.dating import find_decided
from app.reading.facts import Facts
from app.reading.headmatter import read_head
from app.reading.spelling import Spellings
from tests.unit.reading.papers import as_lines

TEXT = Spellings(
    "The Court grants the motion of Rowan Ashgrove in part. Ashgrove says that McTavish opened the gate. "
    "Officer Iris McTavish denies it. CSX runs trains."
)


def head(text: str, end: str = "") -> Facts:
    return read_head(as_lines(text), as_lines(end), TEXT)


ORDER = """**UNITED STATES DISTRICT COURT
EASTERN DISTRICT OF CALIFORNIA**

ROWAN ASHGROVE,
Plaintiff,
v.
IRIS MCTAVISH, et al.,
Defendants.

Case No. 21-cv-00417-QRS

**ORDER ON THE MOTION TO DISMISS**
"""


def it_reads_the_head_of_an_order() -> None:
    found = head(ORDER, "Dated: March 4, 2021\n\nPAT Q. SILVERTHORN\nUnited States District Judge")
    assert found.name == "Ashgrove v. McTavish"
    assert found.short_name == "Ashgrove"
    assert (found.court, str(found.decided), found.docket) == ("caed", "2021-03-04", "21-cv-00417-QRS")
    assert found.judges == ("Pat Q. Silverthorn",)


def it_reads_a_caption_in_two_columns() -> None:
    found = head(
        """ROWAN ASHGROVE,            )   Case No.: 2:21-cv-0417 QRS
                           )
          Plaintiff,       )   ORDER
                           )
     v.                    )
                           )
COUNTY OF GREENHILL,       )
                           )
          Defendant.       )"""
    )
    assert (found.name, found.short_name, found.docket) == (
        "Ashgrove v. County of Greenhill",
        "Ashgrove",
        "2:21-cv-0417 QRS",
    )


def it_reads_a_memorandum_of_the_ninth_circuit() -> None:
    found = head(
        """                                                                  FILED
                    NOT FOR PUBLICATION                                  MAY 12 2015

                    UNITED STATES COURT OF APPEALS                       U.S. COURT OF APPEALS

                            FOR THE NINTH CIRCUIT

UNITED STATES OF AMERICA,                         No. 14-55501

              Plaintiff - Appellee,               D.C. No. 2:13-cr-00501-QRS-1

  v.
                                                  MEMORANDUM*
ROWAN ASHGROVE,

              Defendant - Appellant.

                    Appeal from the United States District Court
                             for the District of Nevada
                      Kim V. Lark, District Judge, Presiding

Before: FERN and REED, Circuit Judges, and MOSS, District Judge.**"""
    )
    assert (found.name, found.short_name) == ("United States v. Ashgrove", "Ashgrove")
    assert (found.court, found.docket, str(found.decided)) == ("ca9", "14-55501", "2015-05-12")
    assert found.judges == ("Fern", "Reed", "Moss")


def it_says_nothing_that_the_text_does_not_say() -> None:
    assert head("A page of notes\n\non gates and fences") == Facts()


@pytest.mark.parametrize(
    ("lines", "court"),
    [
        ("United States Court of Appeals\nFor the First Circuit", "ca1"),
        ("IN THE COURT OF APPEAL OF THE STATE OF CALIFORNIA\n\nSECOND APPELLATE DISTRICT", "calctapp"),
        ("APPEAL FROM THE UNITED STATES DISTRICT COURT\nFOR THE DISTRICT OF MAINE", None),
        ("On appeal from the\nSupreme Court of Vermont", None),
        ("ON WRIT OF CERTIORARI TO THE\nUNITED STATES COURT OF APPEALS FOR THE SIXTH CIRCUIT", None),
    ],
)
def it_finds_the_court_that_speaks_and_not_the_one_below(lines: str, court: str | None) -> None:
    assert head(lines).court == court


@pytest.mark.parametrize(
    ("lines", "docket"),
    [
        ("No. 08-2575", "08-2575"),
        ("Nos. 09-2341, 09-2342", "09-2341"),
        ("No. 15–628.      Argued October 5, 2016", "15-628"),
        ("Civil Action No. 20-25013-Civ-Roe", "20-25013-Civ-Roe"),
        ("CASE # 18-cv-01252", "18-cv-01252"),
        ("Docket Number: Index No. E2023001856", "Index No. E2023001856"),
        ("Supreme Court No. S-19193", "S-19193"),
        ("No. 254, 2025", "254, 2025"),
        ("No. 547 MDA 2021", "547 MDA 2021"),
        ("Circuit Court for Green County\nNo. 20C1270", None),
        ("Appeal from the District Court\nNo. 94-385", None),
        ("No. 2100 – August 13, 2025", None),
        ("#29901-aff in pt & rev in pt", None),
        ("No. 80\nSeptember Term, 2016", None),
        ("Number of gates: many", None),
    ],
)
def it_finds_the_docket_number_of_this_court(lines: str, docket: str | None) -> None:
    assert head(lines).docket == docket


@pytest.mark.parametrize(
    ("cells", "end", "decided"),
    [
        (["Argued October 5, 2016—Decided December 6, 2016"], [], "2016-12-06"),
        (["Submitted: July 25, 2025", "Decided: August 8, 2025"], [], "2025-08-08"),
        (["Filed 7/31/25; Certified for Publication 8/27/25"], [], "2025-07-31"),
        (["Opinion filed July 9, 2015."], [], "2015-07-09"),
        (["Decided by Board January 17, 2025 1"], [], "2025-01-17"),
        (["Decision Date25 February 2000"], [], "2000-02-25"),
        (["[December 6, 2016]"], [], "2016-12-06"),
        (["June 10, 2010"], [], "2010-06-10"),
        (["FILED", "NOT FOR PUBLICATION", "JUN 27 2013"], [], "2013-06-27"),
        ([], ["Dated: May 3, 2019"], "2019-05-03"),
        ([], ["DONE AND ORDERED in Fern Hollow, Ohio, on May 3, 2019."], "2019-05-03"),
        ([], ["Delivered and filed the", "8th day of May, 2019."], "2019-05-08"),
        ([], ["DELIVERED: May 3, 2019"], "2019-05-03"),
        ([], ["It was ordered that the gate be closed by May 3, 2019."], None),
        ([], ["Dated this 5th day of June, 2015"], "2015-06-05"),
        (["Argued", "March 6, 2025"], [], None),
        (["March 6, 2025", "May 27, 2025"], [], None),
        (["Argued and Submitted November 1, 1999"], [], None),
        (["Filed May 1, 2010", "Filed May 2, 2010"], [], None),
        (["Dated February 30, 2010"], ["Dated: February 30, 2010"], None),
        ([], ["He left on May 3, 2019."], None),
    ],
)
def it_finds_the_date_of_decision_and_no_other(cells: list[str], end: list[str], decided: str | None) -> None:
    found = find_decided(cells, end)
    assert (str(found) if found else None) == decided


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ROWAN ASHGROVE", "Ashgrove"),
        ("IRIS MCTAVISH, et al.", "McTavish"),
        ("HAZEL THORNE", "Thorne"),
        ("CRYSTAL LAKE", "Crystal Lake"),
        ("HAZEL VAN DER BERG", "Van Der Berg"),
        ("BRIAR B.", "Briar B."),
        ("WATER BOARD OF FERN AND LEE M. THORNE", "Water Board of Fern"),
        ("UNITED STATES OF AMERICA", "United States"),
        ("CITY AND COUNTY OF SAN FRANCISCO", "City and County of San Francisco"),
        ("ACME GATES, INC., a Delaware corporation", "Acme Gates Inc."),
        ("CSX TRANSPORTATION, INC.", "CSX Transportation Inc."),
        ("THE GATE COMPANY; ROE, LLC", "Gate Company"),
        ("ROWAN ASHGROVE and HAZEL THORNE", "Ashgrove"),
        ("O.B.", "O.B."),
        ("ROWAN ASHGROVE, PETITIONER", "Ashgrove"),
    ],
)
def it_shortens_a_party_as_a_citation_does(printed: str, name: str) -> None:
    assert shorten_party(printed, TEXT) == name


@pytest.mark.parametrize(
    ("cells", "name", "short"),
    [
        (["ASHGROVE v. UNITED STATES"], "Ashgrove v. United States", "Ashgrove"),
        (["UNITED STATES, PETITIONER v.", "", "ROWAN ASHGROVE"], "United States v. Ashgrove", "Ashgrove"),
        (["STATE OF GREENHILL", "v.", "CITY OF FERN"], "State of Greenhill v. City of Fern", None),
        (["In re Hazel Thorne"], "In re Thorne", None),
        (["Kim V. Lark, District Judge, Presiding"], None, None),
        (["KIM V. LARK"], None, None),
        (["Opinion of the Court"], None, None),
        ([], None, None),
    ],
)
def it_reads_the_name(cells: list[str], name: str | None, short: str | None) -> None:
    found = find_case_name(cells, TEXT)
    assert (found.name if found else None, found.short_name if found else None) == (name, short)


@pytest.mark.parametrize(
    ("line", "judges"),
    [
        ("Before Fern, Reed and Moss, Circuit Judges.", ("Fern", "Reed", "Moss")),
        ("BEFORE: Fern, Reed, and Moss, Circuit Judges", ("Fern", "Reed", "Moss")),
        ("Before FERN, Chief Judge, W. REED and MOSS,* Circuit Judges.", ("Fern", "W. Reed", "Moss")),
        ("Before Fern, Chief Judge. Reed and Moss, Circuit Judges.", ()),
        ("before noon and after", ()),
    ],
)
def it_reads_a_panel_whole_or_not_at_all(line: str, judges: tuple[str, ...]) -> None:
    assert head(line).judges == judges
