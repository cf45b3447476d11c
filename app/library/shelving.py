"""Keeps one text of an authority: its passages, what it cites and where, its docket numbers, what it suggests."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, insert, select, update
from sqlalchemy.orm import Session

from app.law.citations import CitationReport
from app.law.dockets import docket_key
from app.law.opinions import Opinion, PageScheme
from app.library.citing import cited_key
from app.library.fulltext import PASSAGES, reindexed
from app.library.side_tables import CitationPlaceRow, DocketRow
from app.library.suggesting import StretchPlaces, Suggestions
from app.library.suggestion_rows import store_suggestions
from app.library.tables import AuthorityRow, Base, FoundCitationRow, OpinionRow, PassageRow
from app.library.texts import opinion_row, stretches


def store_text(
    session: Session,
    row: AuthorityRow,
    opinion: Opinion,
    report: CitationReport,
    suggestions: Suggestions,
    *,
    at: dt.datetime | None,
    first_number: int = 1,
) -> int:
    """Store a text; when the authority has others, the best is searched and quoted. The number of its passages.

    Args:
        first_number: of its first passage, unless numbers from there on are taken.
    """
    with reindexed(session, row.id, (PASSAGES,)):
        stored = opinion_row(opinion, row.id, preferred=False, at=at)
        session.add(stored)
        session.flush()
        prefer_best(session, row.id)
        _store_passages(session, stored, opinion, first_number)
    passages = passage_ids(session, stored.id)
    _store_references(session, stored, passages, opinion, report)
    store_suggestions(session, stored, passages, suggestions)
    return len(passages)


def prefer_best(session: Session, authority_id: int) -> None:
    """Let the best text be the one that is searched (`best_first`)."""
    ranked = select(OpinionRow.id).where(OpinionRow.authority_id == authority_id).order_by(*best_first())
    best = session.scalar(ranked.limit(1))
    session.execute(update(OpinionRow).where(OpinionRow.authority_id == authority_id).values(preferred=False))
    session.execute(update(OpinionRow).where(OpinionRow.id == best).values(preferred=True))


def best_first() -> tuple[ColumnElement[Any], ...]:
    """The order of texts: those that may be quoted, of these a reporter's, whose pages are cited, then the best read, then the first to come."""
    pages = OpinionRow.details["numbering"]["scheme"].as_string()
    is_reported = case((pages == PageScheme.REPORTER.value, 1), else_=0)
    return OpinionRow.quotable.desc(), is_reported.desc(), OpinionRow.score.desc(), OpinionRow.id.asc()


def passage_ids(session: Session, opinion_id: int) -> list[int]:
    """The rows of a text's passages, in the order of its stretches."""
    ordered = select(PassageRow.id).where(PassageRow.opinion_id == opinion_id).order_by(PassageRow.number)
    return list(session.scalars(ordered))


def _store_passages(session: Session, stored: OpinionRow, opinion: Opinion, first_number: int) -> None:
    last = session.scalar(select(func.max(PassageRow.number)).where(PassageRow.authority_id == stored.authority_id))
    parts = [part.id for part in stored.parts]
    rows = [
        {
            "authority_id": stored.authority_id,
            "opinion_id": stored.id,
            "part_id": parts[stretch.part],
            "number": number,
            **stretch.values,
        }
        for number, stretch in enumerate(stretches(opinion), start=max(first_number, (last or 0) + 1))
    ]
    _insert(session, PassageRow, rows)


def _store_references(
    session: Session, stored: OpinionRow, passages: Sequence[int], opinion: Opinion, report: CitationReport
) -> None:
    found = [cited for cited in report.authorities if not cited.key.startswith(_RECORD)]
    _insert(
        session,
        FoundCitationRow,
        [
            {"opinion_id": stored.id, "cited": c.key, "cited_key": cited_key(c.key), "name": c.name, "count": c.count}
            for c in found
        ],
    )
    _insert(session, CitationPlaceRow, _places(stored, passages, opinion, report))
    numbers = {
        docket_key(docket): docket for docket in (*opinion.dockets, *([opinion.docket] if opinion.docket else []))
    }
    _insert(
        session,
        DocketRow,
        [{"opinion_id": stored.id, "docket": docket, "key": key} for key, docket in numbers.items()],
    )


_RECORD = "record:"


def _places(
    stored: OpinionRow, passages: Sequence[int], opinion: Opinion, report: CitationReport
) -> list[dict[str, object]]:
    """One row for each passage, authority and pin."""
    places = StretchPlaces(opinion)
    rows: dict[tuple[int, str, str | None], None] = {}
    for citation in report.citations:
        stretch = places.find(citation)
        if stretch is not None and citation.refers_to and not citation.refers_to.startswith(_RECORD):
            rows[passages[stretch], cited_key(citation.refers_to), citation.pin] = None
    return [
        {"opinion_id": stored.id, "passage_id": passage, "cited_key": key, "pin": pin} for passage, key, pin in rows
    ]


def _insert(session: Session, table: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        session.execute(insert(table), list(rows))
