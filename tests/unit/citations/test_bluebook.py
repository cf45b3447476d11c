"""Citations written out: the forms of Bluepages B10–B12, and the practice's own vectors when they are there."""

from typing import Any

import pytest

from app.citations.bluebook import (
    PinCite,
    write_full,
)
from app.citations.names import citation_name, distinct_short_names, short_name, textual_name
from app.citations.pins_written import format_pin
from app.citations.table import make_entries
from app.law.authorities import Authority, AuthorityKey, AuthorityKind, Treatment, TreatmentKind
from app.law.briefs import TableGroup, TextRun
from app.law.courts import SCOTUS, CourtId
from app.law.dates import PartialDate
from tests.helpers.law import cite, make_authority


def marked(runs: list[Any]) -> str:
    """Runs as text with <i> for italics."""
    return "".join(f"<i>{r.text}</i>" if isinstance(r, TextRun) and r.italic else r.text for r in runs)


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("955", "955"),
        ("1241-42", "1241–42"),
        ("2066-2067", "2066–67"),
        ("108-109", "108–09"),
        ("99-101", "99–101"),
        ("1099-1101", "1099–101"),
        ("5-6", "5–6"),
        ("958 n. 16", "958 n.16"),
        ("1162, n. 7", "1162 n.7"),
        ("1162 n.7, 1168 n.9", "1162 n.7, 1168 n.9"),
        ("803 nn. 5-6", "803 nn.5–6"),
        ("*6-7", "*6–7"),
        ("232, 241-42", "232, 241–42"),
    ],
)
def test_pins(raw: str, printed: str) -> None:
    assert format_pin(raw) == printed


@pytest.mark.parametrize(
    ("name", "citation", "textual", "short"),
    [
        ("LaLonde v. County of Riverside", "LaLonde v. Cnty. of Riverside", "LaLonde v. County of Riverside", "LaLonde"),
        ("United States v. Santana", "United States v. Santana", "United States v. Santana", "Santana"),
        ("Payton v. New York", "Payton v. New York", "Payton v. New York", "Payton"),
        ("City and County of San Francisco v. Sheehan", "City & Cnty. of S.F. v. Sheehan", "City & County of San Francisco v. Sheehan", "Sheehan"),
        ("In re Gilead Sciences Securities Litigation", "In re Gilead Scis. Sec. Litig.", "In re Gilead Sciences Securities Litigation", "Gilead"),
        ("Eminence Capital, LLC v. Aspeon, Inc.", "Eminence Capital, LLC v. Aspeon, Inc.", "Eminence Capital, LLC v. Aspeon, Inc.", "Eminence Capital"),
        ("Ashcroft v. Iqbal", "Ashcroft v. Iqbal", "Ashcroft v. Iqbal", "Iqbal"),
        ("Illinois v. Gates", "Illinois v. Gates", "Illinois v. Gates", "Gates"),
    ],
)  # fmt: skip
def test_names(name: str, citation: str, textual: str, short: str) -> None:
    assert (citation_name(name), textual_name(name), short_name(name)) == (citation, textual, short)


def test_two_cases_of_one_name_stay_two() -> None:
    names = {
        "city": ("Torres v. City of Madera", ""),
        "county": ("Torres v. County of Madera", ""),
        "johnson": ("United States v. Johnson", ""),
        "johnson_la": ("Johnson v. County of Los Angeles", ""),
        "ford": ("Ford v. City of Yakima", ""),
    }
    assert distinct_short_names(names) == {
        "city": "City of Madera",
        "county": "County of Madera",
        "johnson": "United States v. Johnson",
        "johnson_la": "County of Los Angeles",
        "ford": "Ford",
    }


def test_what_is_missing_shows() -> None:
    authority = make_authority(court=None, decided=None)
    text = marked(write_full(authority, PinCite(required=True)))
    assert text == "<i>Doe v. Roe</i>, 400 F.3d 100, [PIN REQUIRED] ([COURT REQUIRED] [DATE REQUIRED])"


def test_a_database_cite_needs_its_full_date() -> None:
    authority = make_authority(citations=(cite("2007 WL 1"),), court=CourtId("caed"), docket="No. 1:06-cv-1")
    assert (
        marked(write_full(authority)) == "<i>Doe v. Roe</i>, No. 1:06-cv-1, 2007 WL 1 (E.D. Cal. 2005 [DATE REQUIRED])"
    )


def test_pins_count_the_pages_of_their_reporter() -> None:
    authority = make_authority(citations=(cite("572 U.S. 744"), cite("134 S. Ct. 2056")), court=SCOTUS)
    assert (
        marked(write_full(authority, PinCite("2066-67", "S. Ct.")))
        == "<i>Doe v. Roe</i>, 134 S. Ct. 2056, 2066–67 (2005)"
    )


def test_history_is_forced() -> None:
    later = make_authority("later", name="Roe v. Poe", citations=(cite("500 F.3d 1"),), decided=PartialDate(2010))
    treatment = Treatment(kind=TreatmentKind.AFFIRMED, phrase="aff'd sub nom.", by=AuthorityKey("later"))
    runs = write_full(make_authority(treatments=(treatment,)), find_authority={"later": later}.get)
    assert marked(runs).endswith("(9th Cir. 2005), <i>aff’d sub nom. Roe v. Poe</i>, 500 F.3d 1 (9th Cir. 2010)")


@pytest.mark.parametrize(
    ("treatment", "printed"),
    [
        (Treatment(kind=TreatmentKind.OVERRULED, phrase="overruled by"), "<i>overruled by </i>[CITATION REQUIRED]"),
        (
            Treatment(kind=TreatmentKind.AFFIRMED, phrase="aff'd", by=AuthorityKey("unknown")),
            "<i>aff’d</i>, [CITATION REQUIRED]",
        ),
        (
            Treatment(kind=TreatmentKind.OVERRULED, phrase="overruled by", citation="500 F.3d 1"),
            "<i>overruled by </i>500 F.3d 1",
        ),
        (Treatment(kind=TreatmentKind.REVIEW_DENIED, phrase="review denied"), "<i>review denied</i>"),
        (
            Treatment(kind=TreatmentKind.REVIEW_DENIED, phrase="review denied", date=PartialDate(2018, 2)),
            "<i>review denied</i> (Feb. 2018)",
        ),
        (
            Treatment(kind=TreatmentKind.AMENDED, phrase="as amended", date=PartialDate(2018)),
            "<i>as amended</i> (2018)",
        ),
    ],
)
def test_history_that_is_known_in_part(treatment: Treatment, printed: str) -> None:
    assert marked(write_full(make_authority(treatments=(treatment,)))).endswith(f"(9th Cir. 2005), {printed}")


def test_table_groups_and_order() -> None:
    statute = Authority(key=AuthorityKey("s"), kind=AuthorityKind.STATUTE, name="42 U.S.C. § 1983")
    known = {"b": make_authority("b", name="Beta v. Roe"), "a": make_authority("a", name="In re Alpha"), "s": statute}
    entries = make_entries([("s", "c1"), ("b", "c2"), ("a", "c3"), ("b", "c4"), ("gone", "c5")], known.get)
    assert [(e.authority, e.group, e.anchors) for e in entries] == [
        ("a", TableGroup.CASES, ("c3",)),
        ("b", TableGroup.CASES, ("c2", "c4")),
        ("s", TableGroup.STATUTES, ("c1",)),
    ]
