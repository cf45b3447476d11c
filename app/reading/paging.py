"""Which numbering an opinion's page labels belong to: a reporter's, a slip opinion's, or the filed paper's own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.citations.courts import find_court
from app.law.authorities import ReporterCitation
from app.law.courts import CourtId, CourtLevel
from app.law.opinions import Opinion, PageNumbering, PageScheme

STARS = PageNumbering(scheme=PageScheme.REPORTER)
"""Star pages of which the text does not say whose they are."""
_TRIAL = frozenset([CourtLevel.FEDERAL_TRIAL, CourtLevel.STATE_TRIAL])
_FIRST_STAR_WITHIN = 40
_FIRST_SHEET_WITHIN = 2
_HIGHEST_FIRST_SHEET = 30
"""A paper's own pages begin low; so may a reporter's, but then the two cannot be told apart."""
_HIGHEST_DATABASE_PAGE = 200


def told_reporter(printed: str) -> PageNumbering:
    """The numbering of a reporter as its page marks print it ("154 Conn. App."); unknown when they say nothing."""
    volume, _, reporter = printed.partition(" ")
    return replace(STARS, volume=volume, reporter=reporter) if reporter else STARS


def with_numbering(opinion: Opinion) -> Opinion:
    """The opinion with what its labels count: what its page marks said, else what citations and court tell."""
    said = opinion.numbering
    if said is not None and said.reporter is not None:
        return opinion
    labels = list(_labels(opinion))
    if not labels:
        return replace(opinion, numbering=None)
    is_starred = said is not None and said.scheme is PageScheme.REPORTER
    own = _reporter_of(labels, opinion.citations, is_starred=is_starred)
    if own is not None:
        return replace(opinion, numbering=replace(STARS, volume=own.volume, reporter=own.reporter))
    return opinion if is_starred else replace(opinion, numbering=PageNumbering(scheme=_scheme(opinion.court)))


def _labels(opinion: Opinion) -> Iterator[int]:
    for part in opinion.parts:
        for paragraph in part.paragraphs:
            for label in (paragraph.page, *(page for _, page in paragraph.page_turns)):
                if label is not None and label.isdigit():
                    yield int(label)


def _reporter_of(
    labels: Sequence[int], citations: Sequence[ReporterCitation], *, is_starred: bool
) -> ReporterCitation | None:
    """The one of the opinion's own citations from whose first page the labels count on, or None."""
    reach = _FIRST_STAR_WITHIN if is_starred else _FIRST_SHEET_WITHIN
    printed = [c for c in citations if not c.is_database and c.page.isdigit() and 0 <= labels[0] - int(c.page) <= reach]
    if not is_starred and labels[0] <= _HIGHEST_FIRST_SHEET:
        printed = []
    if is_starred and not printed and max(labels) <= _HIGHEST_DATABASE_PAGE:
        printed = [c for c in citations if c.is_database]
    return printed[0] if len(printed) == 1 else None


def _scheme(court: CourtId | None) -> PageScheme:
    """A slip opinion's for a court of appeals, the paper's own for a trial court, and where the court is unknown."""
    found = find_court(court) if court else None
    return PageScheme.PAPER if found is None or found.level in _TRIAL else PageScheme.SLIP
