"""Damaged text: cases known by the names of the library's authorities, and how sure that is."""

import pytest

from app.citations.report import find_citations_in_text
from app.law.citations import Citation, CitationForm
from tests.helpers.law import cite, make_authority

LIBRARY = (
    make_authority("perkins", name="Perkins v. Calder", citations=(cite("555 U.S. 1"),)),
    make_authority("lyon", name="United States v. Lyon", citations=(cite("468 U.S. 2"),)),
    make_authority("county", name="Torrey v. County of Mader", citations=(cite("1 F.3d 3"),)),
    make_authority("city", name="Torrey v. City of Mader", citations=(cite("2 F.3d 4"),)),
    make_authority("dup", name="Reed v. Roe", citations=(cite("3 F.3d 5"),)),
    make_authority("dup2", name="Reed v. Roe", citations=(cite("4 F.3d 6"),)),
)
FILLER = "the officers went to the house and asked whether anybody was at home,and the door was opened. " * 6


def named(text: str) -> list[Citation]:
    return list(find_citations_in_text([FILLER + text], authorities=LIBRARY).citations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as was held in perkins calder,the door is not enough.", [("555 U.S. 1", True)]),
        ("see perkins v calder.", [("555 U.S. 1", True)]),
        ("the rule of united states lyon,and then lyon again.", [("468 U.S. 2", True), ("468 U.S. 2", False)]),
        ("torrey county of mader and torrey city of mader differ.", [("1 F.3d 3", True), ("2 F.3d 4", True)]),
        ("in reed roe it was held.", [("3 F.3d 5", False)]),
        ("lyon was the name of the officer,and perkins of his wife.", []),
    ],
)
def it_knows_cases_by_both_parties(text: str, expected: list[tuple[str, bool]]) -> None:
    found = named(text)
    assert [(one.refers_to, one.certain) for one in found] == expected
    assert all(one.form is CitationForm.NAME and one.reasons for one in found)


def it_says_which_cases_share_a_name() -> None:
    [found] = named("in reed roe it was held.")
    assert "3 F.3d 5 and Reed v. Roe, 4 F.3d 6" in " ".join(found.reasons)


def it_leaves_sound_text_alone() -> None:
    sound = FILLER.replace("the", "The") + "See Rule 12 of 2001. Perkins Calder came."
    assert [
        one for one in find_citations_in_text([sound], authorities=LIBRARY).citations if one.form is CitationForm.NAME
    ] == []


def it_lists_the_authorities_by_their_names() -> None:
    report = find_citations_in_text([FILLER + "so perkins calder."], authorities=LIBRARY)
    assert [(one.key, one.name, one.count) for one in report.authorities] == [("555 U.S. 1", "Perkins v. Calder", 1)]
