"""Passages found by phrases, as matching asks for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.citations.report import find_citations
from app.library.store import Library, open_library
from app.reading.pipeline import read_opinion

TEXT = """IN THE UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA

ADA STONE, Plaintiff, v. BEN MARSH, Defendant.

Case No. 19-cv-01234-ABC

ORDER DENYING MOTION TO DISMISS

BACKGROUND

The plaintiff stood at an open doorway on the morning of the arrest, and the doorway was hers.

DISCUSSION

A doorway is no public place when the person behind it never steps out of it into the street.

Nothing in this paragraph is about anything that the test asks the library to look for today.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    file: Path = tmp_path_factory.mktemp("opinions") / "stone.txt"
    file.write_text(TEXT, encoding="utf-8")
    with open_library(":memory:") as made:
        opinion = read_opinion(file)
        made.import_opinion(opinion, find_citations(opinion))
        yield made


def it_finds_passages_with_the_heading_they_stand_under(library: Library):
    found = library.find_by_phrases(["open doorway", "public place"], 10)
    assert {(p.section, p.text.split()[0]) for p in found} == {("BACKGROUND", "The"), ("DISCUSSION", "A")}


def it_gives_the_same_passages_as_the_text_itself(library: Library):
    (found,) = library.find_by_phrases(["public place"], 10)
    assert found in library.passages_of(found.authority)
    assert library.find_passage(found.id) == found


@pytest.mark.parametrize("phrases", [[], [""], ['"'], ["§ —"], ["nowhere to be found"]])
def it_finds_nothing_for_nothing(library: Library, phrases: list[str]):
    assert library.find_by_phrases(phrases, 10) == []


def it_gives_no_more_than_asked(library: Library):
    assert len(library.find_by_phrases(["doorway", "public place", "paragraph"], 1)) == 1
