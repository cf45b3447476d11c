"""Makes one authority of two, in one transaction: nothing that belonged to either is lost, and both keys are understood."""

import dataclasses
import datetime as dt
import json

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.filing.records import to_table
from app.law.authorities import Authority, Publication
from app.library import lookup
from app.library.changing import Act, set_aside_verification
from app.library.fulltext import add_words, remove_words
from app.library.importing import completed
from app.library.mapping import authority_from, fill_authority
from app.library.shelving import prefer_best
from app.library.side_tables import (
    CaseOutcomeRow,
    DistinctPairRow,
    FormerKeyRow,
    MemberRow,
    NoteRow,
    UserTagRow,
)
from app.library.tables import AuthorityRow, EditRow, OpinionRow, PassageRow, PropositionRow, TreatmentRow


def merge(session: Session, keep: str, drop: str, *, by: str, at: dt.datetime) -> AuthorityRow:
    """Give all that belongs to one authority to another; the row that is left.

    Raises:
        NotFound: the library lacks one of them.
        StoreError: they are one already, or of different kinds.
    """
    kept, dropped = lookup.authority_row(session, keep), lookup.authority_row(session, drop)
    if kept.id == dropped.id:
        raise StoreError(f"“{keep}” and “{drop}” are one authority already.")
    if kept.kind != dropped.kind:
        raise StoreError(
            f"“{keep}” is of the kind {kept.kind}, “{drop}” of the kind {dropped.kind}; they cannot be one."
        )
    old = authority_from(dropped)
    for row in (kept, dropped):
        remove_words(session, row.id)
    passages_after = _move_texts(session, kept, dropped)
    _move_propositions(session, kept, dropped)
    _move_marks(session, kept, dropped)
    _move_names(session, kept, dropped, passages_after)
    _join(session, kept, old, Act(by, at))
    kept.starter_digest = kept.starter_digest or dropped.starter_digest
    kept.favourite = kept.favourite or dropped.favourite
    kept.edited = True
    _remember(session, kept, old, Act(by, at))
    session.flush()
    session.expire(dropped)
    session.execute(delete(AuthorityRow).where(AuthorityRow.id == dropped.id))
    session.expunge(dropped)
    prefer_best(session, kept.id)
    add_words(session, kept.id)
    return kept


def _move_texts(session: Session, kept: AuthorityRow, dropped: AuthorityRow) -> int:
    """Move texts and passages; the number after which the passages of the one now stand."""
    last = session.scalar(select(func.max(PassageRow.number)).where(PassageRow.authority_id == kept.id)) or 0
    for table in (OpinionRow, CaseOutcomeRow):
        session.execute(update(table).where(table.authority_id == dropped.id).values(authority_id=kept.id))
    session.execute(
        update(PassageRow)
        .where(PassageRow.authority_id == dropped.id)
        .values(authority_id=kept.id, number=PassageRow.number + last)
    )
    return last


def _move_propositions(session: Session, kept: AuthorityRow, dropped: AuthorityRow) -> None:
    """Pins go on counting the pages that they counted."""
    first, was_first = (row.citations[0].reporter if row.citations else None for row in (kept, dropped))
    mine = PropositionRow.authority_id == dropped.id
    if was_first is not None and was_first != first:
        implied = PropositionRow.pin_reporter.is_(None) & PropositionRow.pin.is_not(None)
        session.execute(update(PropositionRow).where(mine, implied).values(pin_reporter=was_first))
    session.execute(update(PropositionRow).where(mine).values(authority_id=kept.id))


def _move_marks(session: Session, kept: AuthorityRow, dropped: AuthorityRow) -> None:
    for table in (NoteRow, UserTagRow):
        session.execute(update(table).where(table.authority_id == dropped.id).values(authority_id=kept.id))
    _forget_repeated_tags(session, kept)
    there = select(MemberRow.collection_id).where(MemberRow.authority_id == kept.id)
    session.execute(
        update(MemberRow)
        .where(MemberRow.authority_id == dropped.id, MemberRow.collection_id.not_in(there))
        .values(authority_id=kept.id)
    )


def _forget_repeated_tags(session: Session, kept: AuthorityRow) -> None:
    first = (
        select(func.min(UserTagRow.id))
        .where(UserTagRow.authority_id == kept.id)
        .group_by(UserTagRow.tag, UserTagRow.proposition_id, UserTagRow.passage_id)
    )
    session.execute(delete(UserTagRow).where(UserTagRow.authority_id == kept.id, UserTagRow.id.not_in(first)))


def _move_names(session: Session, kept: AuthorityRow, dropped: AuthorityRow, passages_after: int) -> None:
    """Whoever knows the other by its key, or by a key that it had before, finds this one."""
    session.execute(
        update(FormerKeyRow)
        .where(FormerKeyRow.authority_id == dropped.id)
        .values(authority_id=kept.id, passages_after=FormerKeyRow.passages_after + passages_after)
    )
    session.add(FormerKeyRow(key=dropped.key, authority_id=kept.id, passages_after=passages_after))
    session.execute(update(TreatmentRow).where(TreatmentRow.by == dropped.key).values(by=kept.key))
    _move_distinctions(session, kept.id, dropped.id)


def _move_distinctions(session: Session, kept: int, dropped: int) -> None:
    """What was told apart from the one is told apart from the other too."""
    rows = session.scalars(
        select(DistinctPairRow).where(or_(DistinctPairRow.one_id == dropped, DistinctPairRow.other_id == dropped))
    ).all()
    for row in rows:
        third = row.one_id if row.other_id == dropped else row.other_id
        pair = (min(kept, third), max(kept, third))
        known = select(DistinctPairRow.id).where(DistinctPairRow.one_id == pair[0], DistinctPairRow.other_id == pair[1])
        if third != kept and session.scalar(known) is None:
            session.add(DistinctPairRow(one_id=pair[0], other_id=pair[1], by=row.by, at=row.at))
        session.delete(row)
    session.flush()


def _join(session: Session, kept: AuthorityRow, old: Authority, act: Act) -> None:
    """Complete the entry from the other; where both say something, the one that is kept is believed."""
    entry = authority_from(kept)
    events = {(t.kind, t.by or t.citation) for t in entry.treatments}
    joined = dataclasses.replace(
        completed(entry, old),
        short_name=entry.short_name or old.short_name,
        publication=old.publication if entry.publication is Publication.UNKNOWN else entry.publication,
        weight_notes=tuple(dict.fromkeys((*entry.weight_notes, *old.weight_notes))),
        treatments=(*entry.treatments, *(t for t in old.treatments if (t.kind, t.by or t.citation) not in events)),
        notes="\n".join(dict.fromkeys(notes for notes in (entry.notes, old.notes) if notes)),
    )
    set_aside_verification(session, kept, entry, joined, act)
    fill_authority(kept, joined)


def _remember(session: Session, kept: AuthorityRow, old: Authority, act: Act) -> None:
    whole = json.dumps(to_table(old), ensure_ascii=False)
    session.add(
        EditRow(
            subject="authority", subject_key=kept.key, field="merged", old=whole, new=kept.key, by=act.by, at=act.at
        )
    )
