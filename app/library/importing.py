"""Takes an opinion into the store: is it known, whose text is it, and what is kept of it.

"Unsure" makes a new authority and says why: two decisions are never taken for one on a likeness.
"""

import dataclasses
import datetime as dt
import re
import unicodedata

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.law.authorities import Authority, AuthorityKey, AuthorityKind
from app.law.citations import CitationReport
from app.law.dates import PartialDate
from app.law.dockets import docket_key
from app.law.opinions import Opinion
from app.library import lookup
from app.library.citing import citation_key
from app.library.fulltext import ENTRIES, PROPOSITIONS, add_words, reindexed
from app.library.mapping import authority_from, date_from, fill_authority, fill_verification
from app.library.results import ImportOutcome, ImportResult
from app.library.shelving import store_text
from app.library.suggesting import Suggestions
from app.library.tables import AuthorityRow, OpinionRow

NAME_REQUIRED = "[NAME REQUIRED]"

READ_FROM, READ_FROM_A_FILE = "read from ", "read from a file"
"""Where an entry made by an import comes from, with the file's name and without."""

NOTHING = Suggestions()
_LONGEST_KEY = 60


def import_opinion(
    session: Session,
    opinion: Opinion,
    report: CitationReport,
    suggestions: Suggestions = NOTHING,
    *,
    at: dt.datetime | None = None,
) -> ImportOutcome:
    """Store an opinion with its passages, what it cites and what it suggests."""
    if not any(part.paragraphs for part in opinion.parts):
        raise StoreError(f"{opinion.source.filename or 'The file'}: there is no text to store.")
    known = session.scalar(select(OpinionRow).where(OpinionRow.sha256 == opinion.source.sha256))
    if known is not None:
        return _duplicate(session, known)
    row, reason = _find_same_decision(session, opinion)
    if row is None:
        row = _new_authority(session, opinion)
        result = ImportResult.NEW
        add_words(session, row.id, (PROPOSITIONS, ENTRIES))
    else:
        result = ImportResult.ANOTHER_TEXT if _has_text(session, row) else ImportResult.MERGED
        _fill_gaps(session, row, opinion)
    passages = store_text(session, row, opinion, report, suggestions, at=at)
    return ImportOutcome(result=result, key=AuthorityKey(row.key), passages=passages, reason=reason)


def add_authority_row(session: Session, authority: Authority, *, digest: str | None = None) -> AuthorityRow:
    """Store a new authority, without indexing it."""
    row = AuthorityRow(edited=False, starter_digest=digest)
    fill_authority(row, authority)
    fill_verification(row, authority.verification)
    session.add(row)
    session.flush()
    return row


def completed(entry: Authority, other: Authority | Opinion) -> Authority:
    """An entry with what it leaves open taken from another account of the same decision."""
    known = {citation_key(citation) for citation in entry.citations}
    return dataclasses.replace(
        entry,
        citations=(*entry.citations, *(c for c in other.citations if citation_key(c) not in known)),
        court=entry.court or other.court,
        docket=entry.docket or other.docket,
        decided=_more_exact(entry.decided, other.decided),
    )


def slug(text: str) -> str:
    """Lower-case letters and digits with hyphens, cut at a word: "malek-v-green"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return joined if len(joined) <= _LONGEST_KEY else joined[: _LONGEST_KEY + 1].rpartition("-")[0]


def _duplicate(session: Session, known: OpinionRow) -> ImportOutcome:
    owner = session.get_one(AuthorityRow, known.authority_id)
    return ImportOutcome(
        result=ImportResult.DUPLICATE,
        key=AuthorityKey(owner.key),
        passages=0,
        reason="this very file was imported before",
    )


def _find_same_decision(session: Session, opinion: Opinion) -> tuple[AuthorityRow | None, str]:
    """The authority whose text this is, and why; or None, and why not."""
    printed = {row.id: row for cite in opinion.citations for row in lookup.rows_printed_at(session, cite)}
    same = [row for row in printed.values() if _agrees(row, opinion)]
    if len(same) == 1:
        return same[0], "it is printed where the entry says, and court and date agree"
    if same:
        return None, f"more than one entry could be it: {', '.join(row.key for row in same)}"
    return _find_by_docket(session, opinion)


def _find_by_docket(session: Session, opinion: Opinion) -> tuple[AuthorityRow | None, str]:
    """The decision of the same court in the same case on the same day: one case has many orders."""
    if not (opinion.docket and opinion.court):
        return None, "no entry is printed where it is"
    in_case = session.scalars(
        select(AuthorityRow).where(
            AuthorityRow.court == opinion.court, AuthorityRow.docket_key == docket_key(opinion.docket)
        )
    ).all()
    day = opinion.decided.exact if opinion.decided else None
    same = [row for row in in_case if day and row.decided == day.isoformat()]
    if len(same) == 1:
        return same[0], "court, docket number and date are those of the entry"
    if in_case:
        keys = ", ".join(row.key for row in in_case)
        return None, f"the dates do not show whether it is another order of the same case: {keys}"
    return None, "no entry has its citation or docket number"


def _agrees(row: AuthorityRow, opinion: Opinion) -> bool:
    """Whether nothing that both know of court and date contradicts."""
    courts_agree = row.court is None or opinion.court is None or row.court == opinion.court
    return courts_agree and _dates_agree(date_from(row.decided), opinion.decided)


def _dates_agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is None or other is None or (one.earliest <= other.latest and other.earliest <= one.latest)


def _has_text(session: Session, row: AuthorityRow) -> bool:
    return session.scalar(select(OpinionRow.id).where(OpinionRow.authority_id == row.id)) is not None


def _new_authority(session: Session, opinion: Opinion) -> AuthorityRow:
    key = _free_key(session, _key_for(opinion))
    return add_authority_row(
        session,
        Authority(
            key=AuthorityKey(key),
            kind=AuthorityKind.OPINION,
            name=opinion.name or NAME_REQUIRED,
            short_name=opinion.short_name or "",
            citations=opinion.citations,
            court=opinion.court,
            decided=opinion.decided,
            docket=opinion.docket,
            publication=opinion.publication,
            weight_notes=_weight_notes(opinion),
            provenance=f"{READ_FROM}{opinion.source.filename}" if opinion.source.filename else READ_FROM_A_FILE,
        ),
    )


def _weight_notes(opinion: Opinion) -> tuple[str, ...]:
    """What the paper says of itself, in the form of a parenthetical (Bluebook rule 10.6.1)."""
    said = {"en banc": opinion.en_banc, "per curiam": opinion.per_curiam}
    return tuple(words for words, is_so in said.items() if is_so)


def _key_for(opinion: Opinion) -> str:
    if not opinion.name:
        return f"opinion-{opinion.source.sha256[:8]}"
    year = str(opinion.decided.year) if opinion.decided else ""
    return "-".join(word for word in (slug(opinion.name), opinion.court or "", year) if word)


def _free_key(session: Session, wanted: str) -> str:
    number, key = 1, wanted
    while lookup.find_authority_row(session, key) is not None:
        number += 1
        key = f"{wanted}-{number}"
    return key


def _fill_gaps(session: Session, row: AuthorityRow, opinion: Opinion) -> None:
    """Complete what an entry leaves open from its own text. What the attorney has verified stays as it is."""
    if row.verified_on is not None:
        return
    old = authority_from(row)
    with reindexed(session, row.id, (ENTRIES,)):
        fill_authority(row, completed(old, opinion))


def _more_exact(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    if one is None or other is None:
        return one or other
    return other if len(str(other)) > len(str(one)) else one
