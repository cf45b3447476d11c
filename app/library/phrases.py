"""Passages that hold any of some phrases, the best first: for matching, which asks dozens of times for one draft.

Nothing is parsed, highlighted or explained, and only columns are fetched; `search` is for people.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.law.opinions import Passage
from app.library import fulltext, lookup
from app.library.tables import AuthorityRow, OpinionRow, PassageRow


def find_by_phrases(session: Session, phrases: Sequence[str], limit: int) -> list[Passage]:
    """Passages of the texts that the library shows, by FTS5's own score; of equals the first imported."""
    words = (phrase.replace('"', " ") for phrase in phrases)
    match = " OR ".join(f'"{phrase}"' for phrase in words if any(letter.isalnum() for letter in phrase))
    if not match:
        return []
    ranked = fulltext.best(session, fulltext.PASSAGES, match, [])
    found: list[Passage] = []
    for start in range(0, len(ranked), limit):
        batch = ranked[start : start + limit]
        found += _shown(session, batch)
        if len(found) >= limit:
            break
    return found[:limit]


def _shown(session: Session, rows: Sequence[int]) -> list[Passage]:
    """The passages of those rows that a shown text holds, in the order of the rows."""
    by_name = {p.id: p for p in lookup.passages(session, PassageRow.id.in_(rows), OpinionRow.preferred)}
    named = select(PassageRow.id, AuthorityRow.key, PassageRow.number)
    named = named.join(AuthorityRow, AuthorityRow.id == PassageRow.authority_id).where(PassageRow.id.in_(rows))
    names = {row: f"{key}/{number}" for row, key, number in session.execute(named)}
    return [by_name[names[row]] for row in rows if names.get(row) in by_name]
