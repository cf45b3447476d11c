import pytest

from app.checking.citation_check import check_against_library
from app.checking.record_check import check_against_matter
from app.citations.report import find_citations_in_text
from app.law.authorities import Treatment, TreatmentKind
from app.law.dates import PartialDate
from tests.helpers.law import cite, make_authority
from tests.helpers.matters import make_matter

HELD = make_authority(
    "marsh", name="Marsh v. County of Alder", citations=(cite("400 F.3d 100"),), decided=PartialDate(2005), court="ca9"
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Marsh v. County of Alder, 400 F.3d 100, 105 (9th Cir. 2005).", []),
        ("Marsh v. Cnty. of Alder, 400 F.3d 100, 105 (9th Cir. 2005).", []),
        ("Marsh v. County of Alder, 400 F.3d 100 (9th Cir. 2005).", []),
        ("Stone v. County of Alder, 400 F.3d 100, 105 (9th Cir. 2005).", ["other_name"]),
        ("Marsh v. County of Alder, 400 F.3d 100, 105 (9th Cir. 2006).", ["other_year"]),
        ("Marsh v. County of Alder, 399 F.3d 100, 105 (9th Cir. 2005).", ["other_place"]),
        ("Marsh v. County of Alder, 400 F.3d ___ (9th Cir. 2005).", ["not_in_library"]),
        ("Marshe v. County of Alder, 400 F.3d 100 (9th Cir. 2005).", []),
        ("Mersh v. County of Alder, 400 F.3d 100 (9th Cir. 2005).", ["other_name"]),
        ("Flint v. Grove, 500 F.3d 10, 12 (9th Cir. 2007).", ["not_in_library"]),
        ("Marsh v. County of Alder, 400 F.3d 100, 105 (10th Cir. 2005).", ["other_court"]),
        ("Marsh v. County of Alder, 400 F.2d 100, 105 (9th Cir. 2005).", ["other_place"]),
        ("Marsh v. County of Alder, 500 F.3d 10, 12 (9th Cir. 2009).", ["not_in_library"]),
    ],
)
def test_a_text_against_the_library(text: str, codes: list[str]) -> None:
    report = find_citations_in_text([text])
    assert [finding.code for finding in check_against_library(report, [HELD])] == codes


def test_a_name_may_be_abbreviated() -> None:
    held = make_authority("grove", name="Grove v. City and County of San Francisco", citations=(cite("401 F.3d 100"),))
    report = find_citations_in_text(["Grove v. City & Cnty. of S.F., 401 F.3d 100, 105 (9th Cir. 2005)."])
    assert check_against_library(report, [held]) == ()


def test_bad_law_blocks() -> None:
    gone = make_authority(
        "marsh", name=HELD.name, citations=HELD.citations, treatments=(Treatment(kind=TreatmentKind.OVERRULED),)
    )
    report = find_citations_in_text(["Marsh v. County of Alder, 400 F.3d 100, 105 (9th Cir. 2005)."])
    assert [(f.code, f.severity) for f in check_against_library(report, [gone])] == [("bad_law", "block")]


def test_record_cites_to_papers_that_are_not_there() -> None:
    matter = make_matter()
    known = matter.papers[0].short_name
    report = find_citations_in_text([f"He stood inside. {known} ¶ 12. He ran. Opp’n at 3."])
    assert [f.message for f in check_against_matter(report, matter)] == ["“Opp’n at 3”: the matter has no such paper."]
