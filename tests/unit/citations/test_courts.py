"""Courts by id, by citation form and by heading: right, or None."""

import pytest

from app.citations.courts import find_court, find_court_by_citation, find_court_by_heading, get_court
from app.errors import NotFound
from app.law.courts import CourtLevel


@pytest.mark.parametrize(
    ("court_id", "citation", "level", "circuit", "state"),
    [
        ("scotus", "", CourtLevel.SUPREME, None, None),
        ("ca9", "9th Cir.", CourtLevel.FEDERAL_APPEALS, "ca9", None),
        ("ca3", "3d Cir.", CourtLevel.FEDERAL_APPEALS, "ca3", None),
        ("cafc", "Fed. Cir.", CourtLevel.FEDERAL_APPEALS, None, None),
        ("cand", "N.D. Cal.", CourtLevel.FEDERAL_TRIAL, "ca9", "California"),
        ("nysd", "S.D.N.Y.", CourtLevel.FEDERAL_TRIAL, "ca2", "New York"),
        ("vtd", "D. Vt.", CourtLevel.FEDERAL_TRIAL, "ca2", "Vermont"),
        ("akd", "D. Alaska", CourtLevel.FEDERAL_TRIAL, "ca9", "Alaska"),
        ("dcd", "D.D.C.", CourtLevel.FEDERAL_TRIAL, "cadc", "District of Columbia"),
        ("canb", "Bankr. N.D. Cal.", CourtLevel.FEDERAL_TRIAL, "ca9", "California"),
        ("bap9", "9th Cir. BAP", CourtLevel.OTHER, None, None),
        ("cal", "Cal.", CourtLevel.STATE_HIGH, None, "California"),
        ("ny", "N.Y.", CourtLevel.STATE_HIGH, None, "New York"),
        ("texcrimapp", "Tex. Crim. App.", CourtLevel.STATE_HIGH, None, "Texas"),
        ("calctapp", "Cal. Ct. App.", CourtLevel.STATE_APPEALS, None, "California"),
        ("calsuperct", "", CourtLevel.STATE_TRIAL, None, "California"),
        ("masstaxbd", "Mass. App. Tax. Bd.", CourtLevel.OTHER, None, "Massachusetts"),
    ],
)
def it_places_a_court(court_id: str, citation: str, level: CourtLevel, circuit: str | None, state: str | None) -> None:
    court = get_court(court_id)
    assert (court.citation, court.level, court.circuit, court.state) == (citation, level, circuit, state)


def it_names_a_district_court_in_full() -> None:
    assert get_court("txnd").name == "United States District Court for the Northern District of Texas"
    assert get_court("dcd").name == "United States District Court for the District of Columbia"
    assert get_court("canb").name == "United States Bankruptcy Court for the Northern District of California"


def it_knows_no_court_of_that_id() -> None:
    assert find_court("cal9") is None
    with pytest.raises(NotFound, match="cal9"):
        get_court("cal9")


@pytest.mark.parametrize(
    ("form", "court_id"),
    [
        ("9th Cir.", "ca9"),
        ("2d Cir.", "ca2"),
        ("3d Cir.", "ca3"),
        ("3rd Cir.", "ca3"),
        ("D.C. Cir.", "cadc"),
        ("N.D. Cal.", "cand"),
        ("N. D. Cal.", "cand"),
        ("S.D. N.Y.", "nysd"),
        ("Cal. Ct. App.", "calctapp"),
        ("Cal.", "cal"),
        ("U.S.", "scotus"),
        ("Cal. App. Dep't Super. Ct.", "calappdeptsuper"),
        ("Ct. App.", None),
        ("9th", None),
        ("Cir.", None),
        ("", None),
    ],
)
def it_reads_a_citation_form(form: str, court_id: str | None) -> None:
    court = find_court_by_citation(form)
    assert (court.id if court else None) == court_id


@pytest.mark.parametrize(
    ("reporter", "court_id"),
    [("Cal. App. 5th", "calctapp"), ("Cal.App.4th", "calctapp"), ("Cal. Rptr. 3d", "calctapp"), ("P.3d", None)],
)
def it_lets_the_reporter_say_whose_court_of_appeal(reporter: str, court_id: str | None) -> None:
    court = find_court_by_citation("Ct. App.", reporter)
    assert (court.id if court else None) == court_id


@pytest.mark.parametrize(
    ("heading", "court_id"),
    [
        ("UNITED STATES DISTRICT COURT NORTHERN DISTRICT OF CALIFORNIA", "cand"),
        ("UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF CALIFORNIA\nSAN JOSE DIVISION", "cand"),
        ("IN THE UNITED STATES DISTRICT COURT FOR THE DISTRICT OF NEW MEXICO", "nmd"),
        ("UNITED STATES DISTRICT COURT FOR THE DISTRICT OF COLUMBIA", "dcd"),
        ("U.S. District Court, Western District of Washington at Seattle", "wawd"),
        ("United States District Court, Northern District of West Virginia", "wvnd"),
        ("UNITED STATES BANKRUPTCY COURT NORTHERN DISTRICT OF CALIFORNIA", "canb"),
        ("United States Court of Appeals For the First Circuit", "ca1"),
        ("UNITED STATES COURT OF APPEALS FOR THE DISTRICT OF COLUMBIA CIRCUIT", "cadc"),
        ("SUPREME COURT OF THE UNITED STATES", "scotus"),
        ("IN THE SUPREME COURT OF THE STATE OF NEW MEXICO", "nm"),
        ("VERMONT SUPREME COURT", "vt"),
        ("IN THE COURT OF APPEAL OF THE STATE OF CALIFORNIA SECOND APPELLATE DISTRICT DIVISION ONE", "calctapp"),
        ("IN THE COURT OF APPEALS OF TENNESSEE AT NASHVILLE", "tennctapp"),
        ("UNITED STATES DISTRICT COURT", None),
        ("UNITED STATES COURT OF APPEALS", None),
        ("Supreme Court", None),
        ("Appeal from the United States District Court for the District of Maine", None),
        ("District of California", None),
        ("", None),
    ],
)
def it_reads_a_heading(heading: str, court_id: str | None) -> None:
    court = find_court_by_heading(heading)
    assert (court.id if court else None) == court_id
