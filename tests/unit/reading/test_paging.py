"""Page labels know what they count: a reporter's pages, a slip opinion's, or the paper's own."""

from dataclasses import replace

import pytest

from app.law.authorities import PartKind, ReporterCitation
from app.law.courts import CourtId
from app.law.opinions import Opinion, OpinionPart, PageNumbering, PageScheme, Paragraph, Quality
from app.reading.paging import STARS, told_reporter, with_numbering
from tests.unit.reading.papers import FILLER, SOURCE, read

OWN = (ReporterCitation("12", "F.4th", "300"), ReporterCitation("2031", "WL", "123456"))


def opinion(pages: list[str], court: str | None, numbering: PageNumbering | None = None) -> Opinion:
    """An opinion with one paragraph on each page."""
    paragraphs = tuple(Paragraph(text="The gate stood open.", page=page) for page in pages)
    return Opinion(
        name=None, short_name=None, parts=(OpinionPart(kind=PartKind.MAJORITY, paragraphs=paragraphs),),
        court=CourtId(court) if court else None, citations=OWN, numbering=numbering,
        quality=Quality(quotable=True, score=1.0), source=SOURCE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "court", "said", "scheme", "reporter"),
    [
        (["301", "302"], "ca9", STARS, PageScheme.REPORTER, "F.4th"),
        (["2", "3"], "cand", STARS, PageScheme.REPORTER, "WL"),
        (["900", "901"], "ca9", STARS, PageScheme.REPORTER, None),
        (["300", "301"], "ca9", None, PageScheme.REPORTER, "F.4th"),
        (["1", "2"], "ca9", None, PageScheme.SLIP, None),
        (["1", "2"], "cand", None, PageScheme.PAPER, None),
        (["1", "2"], None, None, PageScheme.PAPER, None),
        (["77"], "ca9", told_reporter("9 Cal. App. 5th"), PageScheme.REPORTER, "Cal. App. 5th"),
    ],
)
def it_tells_what_labels_count(
    pages: list[str], court: str | None, said: PageNumbering | None, scheme: PageScheme, reporter: str | None
) -> None:
    numbering = with_numbering(opinion(pages, court, said)).numbering
    assert numbering is not None
    assert (numbering.scheme, numbering.reporter) == (scheme, reporter)


def it_has_no_numbering_without_pages() -> None:
    assert with_numbering(replace(opinion([], "ca9"), numbering=STARS)).numbering is None


def it_numbers_the_first_sheet_from_the_second() -> None:
    sheets = [f"{FILLER}.\n{FILLER}.", f"2\n{FILLER}.\n{FILLER}.", f"3\n{FILLER}."]
    (one,) = read("\f".join(sheets)).parts[-1].paragraphs
    assert (one.page, [page for _, page in one.page_turns]) == ("1", ["2", "3"])
