"""Citations and docket numbers as the library compares them."""

import pytest

from app.law.authorities import ReporterCitation
from app.law.dockets import docket_key
from app.library.citing import citation_key, find_parsed, parse_citation, pin_covers


@pytest.mark.parametrize(
    ("text", "volume", "reporter", "page"),
    [
        ("204 F.3d 947", "204", "F.3d", "947"),
        ("17 Cal. App. 5th 766", "17", "Cal. App. 5th", "766"),
        ("2017 WL 4005345", "2017", "WL", "4005345"),
        ("696 F. App’x 773", "696", "F. App'x", "773"),
        ("  134  S. Ct.   2056 ", "134", "S. Ct.", "2056"),
        ("5 F. & C. 12", "5", "F. & C.", "12"),
    ],
)
def it_splits_a_citation(text: str, volume: str, reporter: str, page: str):
    assert parse_citation(text) == ReporterCitation(volume, reporter, page)


@pytest.mark.parametrize(
    "text", ["", "204", "204 F.3d", "F.3d 947", "204 947", "42 U.S.C. § 1983", "204 F.3d 947, 955"]
)
def it_refuses_what_is_no_citation(text: str):
    with pytest.raises(ValueError, match="not a citation"):
        parse_citation(text)
    assert find_parsed(text) is None


@pytest.mark.parametrize("other", ["204 F. 3d 947", "204 f3d 947", "204 F.3d 0947"])
def it_takes_two_spellings_of_one_citation_for_one(other: str):
    assert citation_key(parse_citation(other)) == citation_key(parse_citation("204 F.3d 947"))


def it_keeps_series_apart():
    assert citation_key(parse_citation("204 F.2d 947")) != citation_key(parse_citation("204 F.3d 947"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No. 3:16-cv-06262-ABC", "16-CV-6262 ABC"),
        ("1:06-cv-1530 XYZ-ABC", "06cv01530"),
        ("No. S123456", "s123456"),
    ],
)
def it_takes_two_forms_of_one_docket_number_for_one(one: str, other: str):
    assert docket_key(one) == docket_key(other) != ""


def it_keeps_civil_and_criminal_numbers_apart():
    assert docket_key("16-cr-6262") != docket_key("16-cv-6262")


@pytest.mark.parametrize(
    ("pin", "page", "covered"),
    [
        ("955", 955, True),
        ("955", 954, False),
        ("1241-42", 1242, True),
        ("1241-42", 1243, False),
        ("951, 958 n.16", 958, True),
        ("958 n.16", 16, False),
        ("*6-7", 7, True),
        ("803 nn.31-33", 32, False),
        ("", 1, False),
    ],
)
def it_knows_which_pages_a_pin_takes_in(pin: str, page: int, covered: bool):
    assert pin_covers(pin, page) is covered
