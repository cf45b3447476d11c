"""Citations written out: the forms of Bluepages B10–B12, and the practice's own vectors when they are there."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.citations.bluebook import (
    PinCite,
    format_pin,
    with_signal,
    write_full,
    write_id,
    write_short,
)
from app.citations.courts import find_court_by_citation
from app.citations.names import citation_name, distinct_short_names, short_name, textual_name
from app.citations.table import make_entries
from app.law.authorities import Authority, AuthorityKey, AuthorityKind, ReporterCitation, Treatment, TreatmentKind
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


# -- the practice's vectors, read from beside the project

KEYS = {
    "fisher": ("Fisher v. City of San Jose", "558 F.3d 1069", "ca9", "2009", ("en banc",), "1074-75"),
    "foman": ("Foman v. Davis", "371 U.S. 178", "scotus", "1962", (), "182"),
    "eminence": ("Eminence Capital, LLC v. Aspeon, Inc.", "316 F.3d 1048", "ca9", "2003", ("per curiam",), "1052"),
    "miguel": ("United States v. Miguel", "368 F.3d 1150", "ca9", "2004", (), "1154"),
    "gascaruiz": ("United States v. Gasca-Ruiz", "852 F.3d 1167", "ca9", "2017", ("en banc",), None),
    "zucco": ("Zucco Partners, LLC v. Digimarc Corp.", "552 F.3d 981", "ca9", "2009", (), "1007"),
}  # fmt: skip


def known(key: str, **changes: Any) -> Authority:
    name, citation, court, year, notes, _ = KEYS[key]
    return make_authority(
        key, name=name, citations=(cite(citation),), court=CourtId(court), decided=PartialDate.parse(year),
        weight_notes=notes, **changes,
    )  # fmt: skip


def from_vector(given: dict[str, Any]) -> tuple[Authority, PinCite]:
    court = find_court_by_citation(given["court"]) if "court" in given else None
    if given["t"] == "slip":
        citations: tuple[ReporterCitation, ...] = ()
    elif given["t"] == "wl":
        citations = (cite(given["wl"]),)
    else:
        citations = (ReporterCitation(str(given["vol"]), given["rep"], str(given.get("first", ""))),)
    authority = make_authority(
        name=given["name"], citations=citations, court=court.id if court else None, docket=given.get("docket"),
        decided=PartialDate.parse(str(given.get("date") or given.get("year") or 2000)),
        weight_notes=(given["weight"],) if "weight" in given else (),
    )  # fmt: skip
    return authority, PinCite(given.get("pin"))


FULL = ["BB01", "BB03", "BB05", "BB07", "BB09", "BB11", "BB13", "BB15", "BB17", "BB19"]


@pytest.fixture(scope="module")
def vectors() -> dict[str, dict[str, Any]]:
    file = Path(__file__).resolve().parents[4] / "shared" / "practice" / "bluebook_vectors.json"
    if not file.is_file():
        pytest.skip(f"needs the citation vectors, which are not at {file}")
    return {v["id"]: v for v in json.loads(file.read_text())["vectors"]}


@pytest.mark.parametrize("vector", FULL)
def test_full_citation_vectors(vectors: dict[str, dict[str, Any]], vector: str) -> None:
    given = vectors[vector]["input"]
    authority, pin = from_vector(given)
    assert marked(write_full(authority, pin, textual=given.get("context") == "textual")) == vectors[vector]["expected"]


@pytest.mark.parametrize(("vector", "others"), [("BB33", ()), ("BB35", ()), ("BB43", ("Torres v. County of Madera",))])
def test_short_form_vectors(vectors: dict[str, dict[str, Any]], vector: str, others: tuple[str, ...]) -> None:
    authority, pin = from_vector(vectors[vector]["input"])
    names = {"it": (authority.name, ""), **{name: (name, "") for name in others}}
    short = distinct_short_names(names)["it"]
    assert marked(write_short(authority, pin, short=short)) == vectors[vector]["expected"]


def test_id_vectors(vectors: dict[str, dict[str, Any]]) -> None:
    assert marked(write_id(make_authority(), same_pin=True)) == vectors["BB37"]["expected"]
    assert marked(write_id(make_authority(), PinCite("678"), same_pin=False)) == vectors["BB39"]["expected"]


def test_history_vectors(vectors: dict[str, dict[str, Any]]) -> None:
    overruled = Treatment(
        kind=TreatmentKind.OVERRULED_OTHER_GROUNDS, phrase="overruled on other grounds by", by=AuthorityKey("gascaruiz")
    )
    amended = Treatment(kind=TreatmentKind.AMENDED, phrase="as amended", date=PartialDate(2009, 2, 10))
    find = {"gascaruiz": known("gascaruiz")}.get
    miguel = write_full(known("miguel", treatments=(overruled,)), PinCite("1154"), find_authority=find)
    assert marked(miguel) == vectors["BB67"]["expected"]
    zucco = write_full(known("zucco", treatments=(amended,)), PinCite("1007"))
    assert marked(zucco) == vectors["BB69"]["expected"]


def test_signal_vectors(vectors: dict[str, dict[str, Any]]) -> None:
    fisher = with_signal("see", write_full(known("fisher"), PinCite("1074-75")), capital=True)
    assert marked(fisher) + "." == vectors["BB55"]["expected"]
    foman = with_signal("see", write_full(known("foman"), PinCite("182")), capital=True)
    eminence = with_signal("see also", write_full(known("eminence"), PinCite("1052")), capital=False)
    assert f"{marked(foman)}; {marked(eminence)}." == vectors["BB57"]["expected"]
