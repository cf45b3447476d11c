"""A text's record cites against the papers of a matter, as far as they were read."""

import pytest

from app.checking.record_check import check_against_matter
from app.citations.report import find_citations_in_text
from app.law.matters import Matter
from app.law.opposing import NumberedParagraph, PaperReading
from tests.helpers.matters import COMPLAINT, make_matter

SAID = {"1": "Ada Doyle keeps the ferry house at the weir.", "2": "Officer Marsh came at dawn and rang no bell."}


def read_matter() -> Matter:
    paragraphs = tuple(NumberedParagraph(number=number, text=text) for number, text in SAID.items())
    reading = PaperReading(paper=COMPLAINT, filename="compl.pdf", sha256="0" * 64, paragraphs=paragraphs)
    return make_matter(readings=(reading,))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("She keeps it. Compl. ¶ 1.", []),
        ("She keeps it. Compl. ¶¶ 1-2.", []),
        ("She keeps it. Compl. ¶ 300.", ["paragraph_beyond_paper"]),
        ("She keeps it. Compl. ¶¶ 2-3.", ["paragraph_beyond_paper"]),
        ("She keeps it. Compl. ¶ 1. He came. Id. ¶ 44.", ["paragraph_beyond_paper"]),
        ("She keeps it. Compl. at 300.", []),
        ("He “came at dawn and rang no bell.” Compl. ¶ 2.", []),
        ("He “came at dusk and rang no bell.” Compl. ¶ 2.", ["record_quotation"]),
        ("He “rang no bell.” Compl. ¶ 2.", []),
        ("He “came at dusk and rang no bell.” Mot. at 2.", []),
        ("He came. Reply at 3.", ["unknown_paper"]),
    ],
)
def it_holds_record_cites_against_what_was_read(text: str, codes: list[str]) -> None:
    found = check_against_matter(find_citations_in_text([text]), read_matter())
    assert [finding.code for finding in found] == codes


def it_tells_no_last_paragraph_of_a_paper_that_was_not_read() -> None:
    assert check_against_matter(find_citations_in_text(["She keeps it. Compl. ¶ 300."]), make_matter()) == ()
