"""A citation typed into the search box: what stands at that page."""

from dataclasses import dataclass

from sqlalchemy import exists, select, text
from sqlalchemy.orm import Session

from app.law.authorities import ReporterCitation
from app.law.opinions import Paragraph
from app.library import lookup
from app.library.citing import pin_covers, series_key, squeeze
from app.library.filters import Filters
from app.library.hits import Hit
from app.library.names import may_be_called
from app.library.query import any_of
from app.library.results import ResultKind, ScorePart, SearchQuery
from app.library.tables import AuthorityRow, OpinionRow, PassageRow, PropositionRow
from app.library.typed_citations import TypedCitations

# Above any score that words alone can reach.
_PINNED, _PRINTED, _ENTRY = 12.0, 11.0, 10.0


@dataclass(frozen=True, slots=True)
class Place:
    """What the library holds at a page of a reporter; `match` finds the texts that print the citation.

    `called` are the names of the authority that holds the page.
    """

    match: str
    hits: tuple[Hit, ...]
    called: tuple[str, ...] = ()


def find_cited_place(session: Session, cited: TypedCitations, query: SearchQuery) -> Place | None:
    """The first place of those typed that the library can hold, if the name typed before them is not another's."""
    for citation in cited.pages:
        place = find_place(session, citation, query)
        if place is not None:
            return place if not cited.case or may_be_called(cited.case, place.called) else None
    return None


def find_place(session: Session, citation: ReporterCitation, query: SearchQuery) -> Place | None:
    """What stands at a cited page; None when no authority of the library can hold it."""
    holding = lookup.find_holding_row(session, citation)
    if holding is None:
        return None
    row, first_page = holding
    begins = next(
        ReporterCitation(c.volume, c.reporter, c.page)
        for c in row.citations
        if c.series_key == series_key(citation) and c.first_page == first_page
    )
    is_whole = begins.page == citation.page
    why = f"begins at {begins}" if is_whole else f"page {citation.page} can be its: it begins at {begins}"
    found = (
        [
            (ResultKind.PROPOSITION, number, _PINNED)
            for number in _pinned(session, row, citation, query, is_whole=is_whole)
        ]
        + [(ResultKind.PASSAGE, number, _PRINTED) for number in _printed(session, row, citation.page, begins, query)]
        + [(ResultKind.NOTE, number, _ENTRY) for number in _entries(session, row, query)]
    )
    # The words of a citation match as a phrase, or "204" would match every docket number.
    match = any_of([f'"{citation}"', f'"{begins}"'])
    return Place(
        match,
        tuple(Hit(kind, number, score, (why,), (ScorePart("page", score, why),)) for kind, number, score in found),
        (row.name, row.short_name),
    )


def _pinned(
    session: Session, row: AuthorityRow, citation: ReporterCitation, query: SearchQuery, *, is_whole: bool
) -> list[int]:
    """Propositions whose pin takes the page in, in the reporter that was asked for; all, for the first page."""
    passing = Filters(session, query).of_proposition("propositions.id")
    mine = select(PropositionRow).where(PropositionRow.authority_id == row.id, *map(text, passing.words))
    rows = session.scalars(mine, dict(passing.values))
    first = row.citations[0].reporter
    return [p.id for p in rows if is_whole or _is_pinned_to(p, citation, first)]


def _is_pinned_to(row: PropositionRow, citation: ReporterCitation, first_reporter: str) -> bool:
    same_reporter = squeeze(row.pin_reporter or first_reporter) == squeeze(citation.reporter)
    return same_reporter and pin_covers(row.pin or "", int(citation.page))


def _printed(session: Session, row: AuthorityRow, page: str, begins: ReporterCitation, query: SearchQuery) -> list[int]:
    """Passages on the page, if the text counts the pages of that reporter: its first page must occur in it."""
    passing = Filters(session, query).of_passage("passages.id")
    mine = (
        select(PassageRow)
        .where(PassageRow.authority_id == row.id, *map(text, passing.words))
        .where(exists().where(OpinionRow.id == PassageRow.opinion_id, OpinionRow.preferred))
        .order_by(PassageRow.number)
    )
    rows = session.scalars(mine, dict(passing.values)).all()
    if not any(begins.page in _pages(p) for p in rows):
        return []
    return [p.id for p in rows if page in _pages(p)]


def _pages(row: PassageRow) -> set[str | None]:
    turns = tuple((offset, page) for offset, page in row.page_turns)
    paragraph = Paragraph(text=row.text, page=row.page, page_turns=turns)
    return {paragraph.page_at(0), *(page for _offset, page in turns)}


def _entries(session: Session, row: AuthorityRow, query: SearchQuery) -> list[int]:
    if query.parts:
        return []
    return sorted(Filters(session, query).entries_among([row.id]))
