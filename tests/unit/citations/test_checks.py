"""Faults of citations that the text itself shows."""

import pytest

from app.citations.checks import check_citations
from app.citations.report import find_citations_in_text

ADAMS = "Adams v. Brown, 100 F.3d 200, 205 (9th Cir. 1996)"


def codes(text: str) -> list[str]:
    return [finding.code for finding in check_citations(find_citations_in_text([text]))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ADAMS}. Id. at 206.", []),
        ("Adams v. Brown, 100 F.3d 200, 105 (9th Cir. 1996).", ["pin_before_first_page"]),
        ("Adams v. Brown, 100 F.3d 200, 1205 (9th Cir. 1996).", ["pin_far_beyond"]),
        ("Adams v. Brown, 100 F.3d 200, 305 (9th Cir. 1996).", ["pin_far_beyond"]),
        ("Adams v. Brown, 100 F.3d200 (9th Cir. 1996).", ["missing_space"]),
        ("Adams v. Brown, 100 F.3d 200 (1996).", ["missing_court"]),
        ("Adams v. Brown, 533 U.S. 194 (2001).", []),
        ("Adams v. Brown, 533 U.S. 194.", ["missing_year"]),
        ("Adams v. Brown, 100 F.3d 200 (9th Cir. Aug. 23, 14 1996).", ["stray_number_in_date"]),
        (f"{ADAMS}. Adams v. Brown, 100 F.3d 200 (9th Cir. 1997).", ["two_years"]),
        (f"{ADAMS}. Adams v. Brown, 100 F.3d 200 (8th Cir. 1996).", ["two_courts"]),
        (f"{ADAMS}. Adams v. Green, 100 F.3d 200 (9th Cir. 1996).", ["two_names"]),
        (f"{ADAMS}. Adams v. Brown, 100 F.3d 260 (9th Cir. 1996).", ["two_pages"]),
        ("X v. Y, 2007 WL 42 (E.D. Cal. Dec. 4, 2007). X v. Y, 2007 WL 42 (E.D. Cal. Dec. 5, 2007).", ["two_dates"]),
        (f"{ADAMS}. Id. at 2067.", ["pin_outside_antecedent"]),
        (f"{ADAMS}. {ADAMS}. Id. ¶ 4.", ["uncertain_reference"]),
        (f"{ADAMS}. Adams, 100 F.3d 200 (9th Cir. 1996).", []),
        (f"{ADAMS}. Adáms v. Brown Co., 100 F.3d 200 (9th Cir. 1996).", []),
        ("Adams v. Brown, 100 F.3d 200 (9th Cir. 2016).", ["year_outside_reporter"]),
        ("Adams v. Brown, 134 S. Ct. 200 (2011).", ["year_outside_reporter"]),
        ("Adams v. Brown, 134 S. Ct. 200 (2013).", []),
        ("Adams v. Brown, 12 Cal. App. 5th 200 (2003).", ["year_outside_reporter"]),
        ("Adams v. Brown, 5 U.S. 137 (1803).", []),
        ("Adams v. Brown, 30 N.C. 271 (1848).", []),
        ("Adams v. Brown, 465 Fed. Appx. 668 (9th Cir. 2012).", ["reporter_form"]),
        ("Adams v. Brown, 465 F.Supp.2d 668 (N.D. Cal. 2006).", []),
        ("So it “must be told. Adams left.", ["unbalanced_quotation"]),
        ("So it must” be told.", ["unbalanced_quotation"]),
        ('So it must" be told.', []),
        ("Adams v. Cty. of Kern, 1 F.3d 2 (9th Cir. 1993). Adams v. County of Kern, 1 F.3d 2 (9th Cir. 1993).", []),
    ],
)
def it_reports_what_the_text_shows(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def it_says_where_and_which() -> None:
    [finding] = check_citations(
        find_citations_in_text(["Nothing.", "Adams v. Brown, 100 F.3d 200, 105 (9th Cir. 1996)."])
    )
    assert (finding.place, finding.citation) == ("paragraph 2", 0)
    assert "begins on page 200" in finding.message


@pytest.mark.parametrize(
    ("paragraphs", "strays"),
    [
        (["“One paragraph of it.", "“And the other one.”"], 0),
        (["He said “one paragraph of", "it and the rest.” So."], 0),
        (["He said “one thing.", "Nothing follows.", "Here it ends.” So."], 0),
        (["He said “one thing.", "Nothing follows."], 1),
    ],
)
def it_lets_a_quotation_run_over_paragraphs(paragraphs: list[str], strays: int) -> None:
    findings = check_citations(find_citations_in_text(paragraphs))
    assert [finding.code for finding in findings] == ["unbalanced_quotation"] * strays
