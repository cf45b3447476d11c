"""Whether a name that stands alone means the case or the person."""

import pytest

from app.citations.report import find_citations
from app.law.citations import CitationForm
from tests.unit.citations.test_resolve import italic, opinion

CITED = "*United States v. Adler*, 100 F.3d 200, 203 (9th Cir. 1996). *Boone v. Clay*, 101 F.3d 300 (9th Cir. 1997)."


def names(text: str) -> list[tuple[str | None, bool]]:
    found = find_citations(opinion(italic(f"{CITED} {text}"))).citations
    return [(one.name, one.certain) for one in found if one.form is CitationForm.NAME]


@pytest.mark.parametrize(
    "text",
    [
        "In *Adler*, the court held so.", "The court in *Adler* said so.", "*Adler* held otherwise.", "*Adler* stands for no such rule.",
        "We applied *Adler* there.", "The *Adler* factors are three.", "Their reliance on *Adler* fails.", "*Adler*’s framework governs.",
        "Under *Adler*, no more is asked.", "*Adler* was a “hot pursuit” case.", "*Boone* and *Adler* involved such facts.", "So much follows from *Adler*’s holding.",
    ],
)  # fmt: skip
def it_takes_a_name_for_the_case(text: str) -> None:
    assert names(text)[-1] == ("Adler", True)


@pytest.mark.parametrize(
    "text",
    [
        "The agents had no warrant before arresting *Adler* at home.", "*Adler* was not standing in the doorway; he was in bed.", "It granted *Adler*’s motion to suppress.",
        "*Adler* therefore had no expectation of privacy.", "Officer *Adler* drew a gun.", "They handcuffed *Adler* and left.", "*Adler* argued that he was alone.",
        "*Adler* opened the door.",
    ],
)  # fmt: skip
def it_leaves_a_name_that_means_the_person(text: str) -> None:
    assert names(text) == []


def it_is_unsure_of_a_name_that_the_text_also_gives_the_person() -> None:
    assert names("They handcuffed *Adler* there. Much was made of *Adler* later.") == [("Adler", False)]


def it_takes_italics_for_the_case_where_nobody_is_named_in_them() -> None:
    assert names("Then there is *Adler*.") == [("Adler", True)]


def it_leaves_words_in_italics_that_are_no_name() -> None:
    text = "*Young v. Some Kind of Co.*, 12 F.3d 13 (9th Cir. 1993). There was *some* proof, of *no* kind."
    assert [one.form for one in find_citations(opinion(italic(text))).citations] == [CitationForm.FULL]


def it_waits_for_the_citation_before_a_bare_name_in_plain_type() -> None:
    text = "In Adler at 62 we see that. Adler v. Boone, 1 U.S. 12, 347."
    assert [one.form for one in find_citations(opinion(italic(text))).citations] == [CitationForm.FULL]
