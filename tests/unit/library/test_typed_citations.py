"""Citations as they are pasted into the search box."""

import pytest

from app.library.typed_citations import find_citations


def told(typed: str) -> tuple[list[str], str] | None:
    found = find_citations(typed)
    return ([str(page) for page in found.pages], found.case) if found else None


@pytest.mark.parametrize(
    "typed",
    [
        "100 F.3d 205",
        " 100 F.3d 205. ",
        "100 F.3d at 205",
        "100 F.3d, at 205",
        "100 F.3d p. 205",
        "100 F.3d 200, 205",
        "100 F.3d 200, 205-06 (9th Cir. 1999)",
        "100 F.3d 200, 205–06, 209 (9th Cir. 1999) (en banc)",
        "100 F.3d 200, 205 n.12",
        "100 F.3d 200, 205 & nn. 12-13",
        '"100 F.3d 205"',
        "(100 F.3d 205)",
        "[100 F.3d 205]",
        "100\tF.3d\n205;",
    ],
)
def it_sees_the_page_that_is_asked_for(typed: str):
    assert told(typed) == (["100 F.3d 205"], "")


@pytest.mark.parametrize(
    ("typed", "pages", "case"),
    [
        ("Oak v. County of Elm, 100 F.3d 200 (9th Cir. 1999)", ["100 F.3d 200"], "Oak v. County of Elm"),
        ("See, e.g., Oak, 100 F.3d at 205;", ["100 F.3d 205"], "Oak"),
        ("But see Oak 100 F.3d 205", ["100 F.3d 205"], "Oak"),
        ("accord 100 F.3d 205", ["100 F.3d 205"], ""),
        ("9 U.S. 86, 96, 10 L. Ed. 2d 43 (1989)", ["9 U.S. 96", "10 L. Ed. 2d 43"], ""),
        ("Fir, 17 Cal.App.5th 766, 770, 25 Cal.Rptr.3d 356", ["17 Cal.App.5th 770", "25 Cal.Rptr.3d 356"], "Fir"),
        ("2007 WL 428486, at *3-*4 (E.D. Cal. Dec. 6, 2007)", ["2007 WL 428486"], ""),
        ("Fir v. Yew, No. 1:06-cv-30, 2007 WL 486, at *3", ["2007 WL 486"], "Fir v. Yew, No. 1:06-cv-30"),
        ("2017 U.S. Dist. LEXIS 12345", ["2017 U.S. Dist. LEXIS 12345"], ""),
        ("100 fed 3d 205", ["100 fed 3d 205", "100 F.3d 205"], ""),
        ("547 Fed. Appx. 700", ["547 Fed. Appx. 700", "547 F. App'x 700"], ""),
    ],
)
def it_reads_names_signals_and_parallel_citations(typed: str, pages: list[str], case: str):
    assert told(typed) == (pages, case)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "door 955",
        "100 F.3d 200 doorway",
        "100 F.3d 200 -warrant",
        "100 F.3d 200 OR home",
        "42 U.S.C. § 1983",
        "12.5 F.3d 2x",
    ],
)
def it_takes_other_words_for_no_citation(typed: str):
    assert find_citations(typed) is None


@pytest.mark.parametrize(
    "typed", ["12 " + "a " * 990, "1 a." * 500, "9 F. " * 400, "1 F.3d 2, 3, " * 150, "(" * 999, "1 A 2 (" * 200]
)
def it_reads_whatever_is_typed_without_delay(typed: str):
    found = find_citations(typed)
    assert found is None or all(page.page.isdecimal() for page in found.pages)
