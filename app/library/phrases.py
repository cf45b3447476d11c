"""Passages that hold any of some phrases, the best first: for matching, which asks dozens of times for one draft.

Nothing is parsed, highlighted or explained, and only columns are fetched; `search` is for people.
"""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.law.opinions import Passage
from app.library import fulltext
from app.library.fulltext import Conditions
from app.library.tables import AuthorityRow, OpinionRow, PartRow, PassageRow
from app.library.texts import passage_from


def find_by_phrases(session: Session, phrases: Sequence[str], limit: int) -> list[Passage]:
    """Passages of the texts that the library shows, by FTS5's own score; of equals the first imported."""
    words = (phrase.replace('"', " ") for phrase in phrases)
    match = " OR ".join(f'"{phrase}"' for phrase in words if any(letter.isalnum() for letter in phrase))
    if not match:
        return []
    ranked = fulltext.best(session, fulltext.PASSAGES, match, Conditions(), fulltext.CANDIDATES)
    found: list[Passage] = []
    for start in range(0, len(ranked), limit):
        batch = ranked[start : start + limit]
        found += _shown(session, batch)
        if len(found) >= limit:
            break
    return found[:limit]


def _shown(session: Session, rows: Sequence[int]) -> list[Passage]:
    """The passages of those rows that a shown text holds, in the order of the rows.

    A row of columns stands for the mapped rows: `passage_from` reads no more of them.
    """
    wanted = (
        select(*_COLUMNS)
        .join(PartRow, PartRow.id == PassageRow.part_id)
        .join(OpinionRow, OpinionRow.id == PassageRow.opinion_id)
        .join(AuthorityRow, AuthorityRow.id == PassageRow.authority_id)
        .where(PassageRow.id.in_(rows), OpinionRow.preferred)
    )
    found = {
        row.id: passage_from(cast("PassageRow", row), cast("PartRow", row), row.key, quotable=row.quotable)
        for row in session.execute(wanted)
    }
    return [found[row] for row in rows if row in found]


_COLUMNS = (
    PassageRow.id,
    PassageRow.number,
    PassageRow.text,
    PassageRow.section,
    PassageRow.page,
    PassageRow.page_turns,
    PassageRow.heading,
    PassageRow.block_quote,
    PassageRow.footnote,
    PassageRow.details,
    PartRow.kind,
    PartRow.author,
    AuthorityRow.key,
    OpinionRow.quotable,
)
