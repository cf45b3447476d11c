"""The first page of a filed paper in the shapes of many courts: what is printed is read, and what is not stays unknown."""

from pathlib import Path

import pytest

from app.law.authorities import Side
from app.law.fronts import FrontMatter, StatedCounsel
from app.law.opinions import Removal
from app.law.parties import PartyKind
from app.reading.filed import read_filed
from app.reading.front import find_front
from app.reading.front.parties import list_names
from app.reading.front.stamp import find_stamp
from app.reading.readers.text import read_manuscript

FOLDER = Path(__file__).parent / "fronts"


def read(name: str) -> FrontMatter:
    return read_filed(next(FOLDER.glob(f"{name}.*"))).front


def words(front: FrontMatter, *names: str) -> tuple[str | None, ...]:
    return tuple(stated.words if (stated := getattr(front, name)) else None for name in names)


COURTS = [
    ("california_pleading_paper", "caed", "Fresno Division", "1:24-cv-00871-KES-SKO"),
    ("county_counsel_motion", "caed", None, "2:23-cv-01188-DAD-CKD"),
    ("texas_signs", "txwd", "Austin Division", "1:22-CV-00417-RP"),
    ("new_york_against", "nysd", None, "22 Civ. 4417 (JGK)"),
    ("all_capitals_one_column", "azd", None, "CV-21-00933-PHX-SMB"),
    ("ohio_bars", "ohnd", "Eastern Division", "5:20-CV-2210"),
    ("colorado_list", "cod", None, "19-cv-02418-RM-STV"),
    ("florida_slash", "flmd", "Tampa Division", "8:21-cv-01775-VMC-TGW"),
    ("in_pro_per", "cand", None, "3:25-cv-00311-TLT"),
    ("oregon_answer", "ord", "Portland Division", "3:23-cv-00555-SI"),
    ("two_firms", "cand", "San Francisco Division", "22-cv-06119-WHO"),
    ("washington_table", "wawd", "At Seattle", "2:24-cv-00619-JHC"),
    ("illinois_stamp", "ilnd", "Eastern Division", "23 C 4410"),
]


@pytest.mark.parametrize(("name", "court", "division", "number"), COURTS)
def it_reads_court_division_and_number(name, court, division, number):
    front = read(name)
    assert front.court_id == court
    assert words(front, "division", "case_number") == (division, number)
    assert front.court.is_certain
    assert front.case_number.is_certain


PARTIES = [
    ("california_pleading_paper", "Maria de la Cruz, et al.", "City and County of Alder, et al.",
     ["Maria de la Cruz", "Estate of Hector de la Cruz"],
     ["City and County of Alder", "officer Ned Marsh", "sergeant Lena O'Brien-Orr"]),
    ("county_counsel_motion", "Joshua Wren", "County of Pine, et al.", ["Joshua Wren"],
     ["County of Pine", "sheriff Dale Huxley", "deputy Kim Abara"]),
    ("texas_signs", "Tobias Eriksen", "City of Fern, et al.", ["Tobias Eriksen"],
     ["City of Fern", "officer James T. McAllister"]),
    ("new_york_against", "Kwame Adjei", "The City of New York, et al.", ["Kwame Adjei"],
     ["City of New York", "police officer Anthony Russo"]),
    ("all_capitals_one_column", "William K. McGraw", "State of Arizona, et al.", ["William K. McGraw"],
     ["State of Arizona", "Maricopa Valley School District", "Ruth Alvarez-Stone"]),
    ("ohio_bars", "Denise Hartwell", "Summit Valley Sheriff's Office, et al.", ["Denise Hartwell"],
     ["Summit Valley Sheriff's Office"]),
    ("colorado_list", "Anneliese Brandt", "Deputy Sheriff Cole Hargrove, et al.", ["Anneliese Brandt"],
     ["deputy sheriff Cole Hargrove", "Board of County Commissioners of the County of Mesa Verde", "sheriff Todd Rowe"]),
    ("florida_slash", "Imani Brooks", "City of Tarpon Key, et al.", ["Imani Brooks"],
     ["City of Tarpon Key", "officer Drew Santos"]),
    ("in_pro_per", "Jane R. Whitcombe", "Humboldt Bay Police Department, et al.", ["Jane R. Whitcombe"],
     ["Humboldt Bay Police Department", "detective Ray Coyle"]),
    ("removed_state_complaint", "Olu Bankole", "City of Oakvale, et al.", ["Olu Bankole"], ["City of Oakvale"]),
    ("oregon_answer", "Silas Mercer, et al.", "Multnomah River County", ["Silas Mercer", "June Mercer"],
     ["Multnomah River County"]),
    ("two_firms", "Yusuf Haddad", "Bay City, et al.", ["Yusuf Haddad"], ["Bay City"]),
    ("washington_table", "Priya Ramanathan-Cole", "City of Cedar Sound, et al.", ["Priya Ramanathan-Cole"],
     ["City of Cedar Sound", "officer Hollis Grant"]),
    ("illinois_stamp", "Darnell Pittman", "Village of Lake Hollow, et al.", ["Darnell Pittman"],
     ["Village of Lake Hollow", "detective P. Nowak", "sergeant Elise Ward"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "plaintiff", "defendant", "first", "second"), PARTIES)
def it_names_the_parties_of_both_sides(name, plaintiff, defendant, first, second):
    front = read(name)
    assert words(front, "plaintiff", "defendant") == (plaintiff, defendant)
    called = {side: [f"{p.role} {p.name}".strip() for p in front.parties_of(side)] for side in Side}
    assert (called[Side.PLAINTIFF], called[Side.DEFENDANT]) == (first, second)


TITLES = [
    ("california_pleading_paper", "Complaint for Damages and Demand for Jury Trial"),
    ("county_counsel_motion",
     "Notice of Motion and Motion to Dismiss First Amended Complaint; Memorandum of Points and Authorities"),
    ("texas_signs", "Plaintiff's Original Complaint"),
    ("new_york_against", "Complaint"),
    ("all_capitals_one_column", "Motion for Summary Judgment"),
    ("ohio_bars", "Defendants' Motion for Judgment on the Pleadings"),
    ("colorado_list", "Complaint and Jury Demand"),
    ("florida_slash", "Defendant City of Tarpon Key's Motion to Dismiss Count II"),
    ("in_pro_per", "Complaint for Violation of Civil Rights"),
    ("two_firms", "Plaintiff’s Opposition to Defendants’ Motion to Dismiss"),
    ("washington_table", "Complaint for Damages"),
    ("illinois_stamp", "Defendants' Rule 12(b)(6) Motion to Dismiss"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "title"), TITLES)
def it_reads_the_title(name, title):
    assert words(read(name), "title") == (title,)


@pytest.mark.parametrize(
    ("name", "judge", "day", "time", "courtroom"),
    [
        ("county_counsel_motion", "Hon. Dale A. Drozdan", "September 26, 2023", "1:30 p.m.", "4, 15th Floor"),
        ("two_firms", "Hon. William H. Orrin", "March 4, 2026", "2:00 p.m.", "2, 17th Fl."),
        ("all_capitals_one_column", "Hon. Susan M. Brandt", None, None, None),
        ("ohio_bars", "Hon. Sara Lioi-Weiss", None, None, None),
        ("illinois_stamp", "Hon. Ada Kessler", None, None, None),
        ("in_pro_per", "Hon. Trina L. Thomson", None, None, None),
        ("texas_signs", None, None, None, None),
        ("removed_state_complaint", None, None, None, None),
    ],
)
def it_reads_judge_and_hearing(name, judge, day, time, courtroom):
    assert words(read(name), "judge", "hearing", "time", "courtroom") == (judge, day, time, courtroom)


def told(counsel: StatedCounsel) -> tuple[object, ...]:
    return counsel.at.words, counsel.side, counsel.bar_number, counsel.firm, counsel.phone, counsel.email


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("california_pleading_paper",
         ("Rosalind T. Vance", Side.PLAINTIFF, "301442", "Vance & Lindqvist LLP", "(916) 555-0177", "rvance@vancelindqvist.example")),
        ("county_counsel_motion",
         ("Benjamin Acosta-Hall", Side.DEFENDANT, "176554", "Office of the County Counsel", "(916) 555-0102", "nguyenh@county.example")),
        ("texas_signs",
         ("Laura Quiroga", Side.PLAINTIFF, "24067811", "Quiroga Law Firm, PLLC", "(512) 555-0144", "laura@quirogalaw.example")),
        ("florida_slash",
         ("Graham Whitfield", Side.DEFENDANT, "0091827", "Office of the City Attorney", "727.555.0166", "gwhitfield@tarponkey.example")),
        ("in_pro_per", ("Jane R. Whitcombe", Side.PLAINTIFF, None, None, "(707) 555-0119", "janew@mail.example")),
        ("illinois_stamp",
         ("Owen Castellano", Side.DEFENDANT, "6291145", "Castellano & Byrne, P.C.", "(312) 555-0108", "ocastellano@cb.example")),
    ],
)  # fmt: skip
def it_reads_who_signs(name, expected):
    counsel = read(name).counsel
    assert [told(one) for one in counsel] == [expected]


def it_parts_two_firms_for_the_same_plaintiff():
    first, second = read("two_firms").counsel
    assert (first.at.words, first.firm, first.side) == ("Amara Singh", "Freedom Legal Foundation", Side.PLAINTIFF)
    assert (second.at.words, second.bar_number, second.side) == ("Dev Patel", None, Side.PLAINTIFF)
    assert second.address == ("One Embarcadero Center, 22nd Floor", "San Francisco, California 94111-3711")


def it_says_who_else_signs_and_that_it_chose():
    counsel = read("california_pleading_paper").counsel[0]
    assert counsel.others == ("Peter Okonkwo",)
    assert not counsel.at.is_certain


def it_knows_no_federal_court_where_a_state_court_heads_the_paper():
    front = read("removed_state_complaint")
    assert front.court_id is None
    assert not front.court.is_certain
    assert not front.case_number.is_certain


@pytest.mark.parametrize(("name", "ecf", "day"), [("county_counsel_motion", "14", "August 21, 2023"), ("illinois_stamp", "31", "November 9, 2023")])  # fmt: skip
def it_reads_the_filing_stamp(name, ecf, day):
    assert words(read(name), "ecf", "filed") == (ecf, day)


def it_keeps_the_page_and_the_line():
    front = read("florida_slash")
    assert (front.court.page, front.court.line) == ("1", 1)
    assert front.plaintiff.line == 4
    assert front.case_number.line == 6
    assert [party.at.line for party in front.parties_of(Side.DEFENDANT)] == [7, 8]


def it_tells_capacities_and_kinds():
    marsh = next(p for p in read("california_pleading_paper").parties if p.name == "Ned Marsh")
    county = next(p for p in read("california_pleading_paper").parties if p.name.startswith("City"))
    assert (marsh.capacity, marsh.kind) == ("individually and in his official capacity", PartyKind.PERSON)
    assert (county.capacity, county.kind) == ("a municipal corporation", PartyKind.ENTITY)


def text(*lines: str) -> FrontMatter:
    return find_front(read_manuscript("\n".join(lines)).pages, (), "\n".join(lines))


HEAD = (
    "UNITED STATES DISTRICT COURT",
    "DISTRICT OF OREGON",
    "",
    "ANN LEE,",
    "  Plaintiff,",
    "v.",
    "CITY OF FERN,",
    "  Defendant.",
)


def it_doubts_a_number_where_two_are_printed():
    front = text(*HEAD, "Case No. 3:21-cv-00001-AB", "Case No. 3:21-cv-00777-AB")
    assert front.case_number.words == "3:21-cv-00001-AB"
    assert "3:21-cv-00777-AB" in front.case_number.doubt


def it_leaves_gaps_of_a_draft_open():
    front = text(
        *HEAD, "Case No. 3:21-cv-00001-AB", "MOTION TO DISMISS", "Date: [HEARING DATE]", "Judge: [JUDGE]", "Time: TBD"
    )
    assert words(front, "hearing", "judge", "time") == (None, None, None)


def it_reads_the_hearing_from_the_notice_of_motion():
    front = text(
        *HEAD, "", "NOTICE OF MOTION AND MOTION TO DISMISS", "",
        "PLEASE TAKE NOTICE that on June 4, 2031, at 10:30 AM, or as soon thereafter as counsel may be heard,",
        "in Courtroom 13 of this Court, before the Honorable Ines Marchetti, defendant will move to dismiss.",
    )  # fmt: skip
    assert words(front, "hearing", "time", "courtroom", "judge") == (
        "June 4, 2031", "10:30 a.m.", "13", "Hon. Ines Marchetti",
    )  # fmt: skip


def it_doubts_a_day_that_caption_and_notice_tell_apart():
    front = text(
        *HEAD, "MOTION TO DISMISS", "Date: June 4, 2031", "", "PLEASE TAKE NOTICE that on June 11, 2031 he will move."
    )
    assert front.hearing.words == "June 4, 2031"
    assert not front.hearing.is_certain


def it_takes_nothing_from_running_text():
    assert text("The officers came at night.", "They stayed until noon, and left.").is_empty


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("CITY OF FERN and OFFICER NED MARSH", ["CITY OF FERN", "OFFICER NED MARSH"]),
        ("CITY AND COUNTY OF ALDER", ["CITY AND COUNTY OF ALDER"]),
        ("DEPARTMENT OF CORRECTIONS AND REHABILITATION", ["DEPARTMENT OF CORRECTIONS AND REHABILITATION"]),
        ("JANE ROE, a minor, by and through her guardian ad litem, SUE ROE; JOHN LEE", ["JANE ROE", "JOHN LEE"]),
        ("TOM MARSH, JR., an individual, KIM ORR, and DOES 1-10", ["TOM MARSH", "KIM ORR", "DOES 1-10"]),
        ("Ann Lee and Bo Lee", ["Ann Lee", "Bo Lee"]),
        ("ACME PATROL, INC., a corporation; et al.", ["ACME PATROL", "et al"]),
    ],
)
def it_parts_a_list_of_names(printed, names):
    listed = [one.printed for one in list_names(printed)]
    assert [name for name in listed if name != "SUE ROE"] == names


def it_reads_the_stamps_of_several_courts():
    stamp = find_stamp((), [Removal("filing_stamp", "Case 3:17-cv-00001-XX Document 55-1 Filed 01/02/18 Page 3 of 5")])
    assert stamp is not None
    assert (stamp.case_number, stamp.ecf, str(stamp.filed)) == ("3:17-cv-00001-XX", "55-1", "2018-01-02")


def it_reads_the_caption_of_a_real_order(shared):
    front = read_filed(next((shared / "seeds").glob("003_*.txt"))).front
    assert words(front, "plaintiff", "defendant", "case_number", "division") == (
        "Pourya Malek", "Jeffery Green, et al.", "17-cv-00263-BLF", "San Jose Division",
    )  # fmt: skip
    assert front.court_id == "cand"
