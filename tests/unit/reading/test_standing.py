"""Citations of the opinion itself, publication, disposition, joiners, counsel."""

import pytest

from app.law.authorities import Publication
from app.reading.joiners import find_joiners, iter_line_up
from app.reading.printings import citations_of, find_printings
from app.reading.standing import find_counsel, find_disposition, find_publication, is_en_banc
from tests.unit.reading.papers import read


@pytest.mark.parametrize(
    ("line", "citations"),
    [
        ("204 F.3d 947 (9th Cir. 2000)", ["204 F.3d 947"]),
        ("475 U. S. 335", ["475 U.S. 335"]),
        ("Ashgrove v. Thorne, 17 Cal. App. 5th 766 (2017)", ["17 Cal. App. 5th 766"]),
        ("Cite as 319 Neb. 182", ["319 Neb. 182"]),
        ("Subscribe to cases that cite 475 U.S. 335", []),
        ("former opinion (302 Or. App. 407) withdrawn", []),
        ("No. 98-55887", []),
    ],
)
def it_reads_where_the_opinion_is_printed(line: str, citations: list[str]) -> None:
    assert [str(one) for one in citations_of(find_printings([line]))] == citations


def it_takes_name_court_and_year_from_its_own_citation_when_there_is_no_caption() -> None:
    opinion = read("Ashgrove v. Thorne , 17 Cal. App. 5th 766 ( 2017 )\n\nThe gate was open.")
    assert (opinion.name, opinion.court, str(opinion.decided)) == ("Ashgrove v. Thorne", "calctapp", "2017")


@pytest.mark.parametrize(
    ("lines", "publication"),
    [
        (["NOT FOR PUBLICATION"], Publication.UNPUBLISHED),
        (["FOR PUBLICATION"], Publication.PUBLISHED),
        (["(NOT FOR CITATION)"], Publication.NOT_FOR_CITATION),
        (["[DO NOT PUBLISH]"], Publication.UNPUBLISHED),
        (["This order is nonprecedential."], Publication.UNPUBLISHED),
        (["Certified for Publication 8/27/25"], Publication.PUBLISHED),
        (["Published by the Reporting Bureau"], None),
        ([], None),
    ],
)
def it_knows_the_publication_or_says_nothing(lines: list[str], publication: Publication | None) -> None:
    assert find_publication(lines) is publication


@pytest.mark.parametrize(
    ("line", "disposition"),
    [
        ("AFFIRMED IN PART AND REVERSED IN PART.", "AFFIRMED IN PART AND REVERSED IN PART"),
        ("Petition granted.", "Petition granted"),
        ("The motion was granted in 2019.", None),
        ("Order", None),
    ],
)
def it_reads_a_disposition_that_stands_alone(line: str, disposition: str | None) -> None:
    assert find_disposition([line]) == disposition


@pytest.mark.parametrize(
    ("line", "said"), [("EN BANC", True), ("(en banc)", True), ("Petition for rehearing en banc", False)]
)
def it_knows_a_court_en_banc(line: str, said: bool) -> None:
    assert is_en_banc([line]) is said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("JUSTICE FERN, with whom JUSTICE ROE and JUSTICE DOE join, dissenting.", ("ROE", "DOE")),
        ("FERN, J., with whom ROE, C. J., and DOE, J., join, dissenting.", ("ROE", "DOE")),
        ("in which all other Members joined", ()),
        ("JUSTICE FERN, dissenting.", ()),
    ],
)
def it_reads_who_joins(text: str, names: tuple[str, ...]) -> None:
    assert find_joiners(text) == names


def it_reads_a_line_up() -> None:
    text = "FERN, J., delivered the opinion of the Court, in which ROE, C. J., and DOE and MARE, JJ., joined. GATE, J., filed a dissenting opinion."
    assert list(iter_line_up(text)) == [("FERN", ("ROE", "DOE", "MARE")), ("GATE", ())]


def it_keeps_counsel_and_no_appeal() -> None:
    counsel = "Iris Fern, with whom Hazel Roe was on brief, for appellants."
    assert find_counsel([counsel, "Appeal from the court below, for Greenhill"]) == (counsel,)
