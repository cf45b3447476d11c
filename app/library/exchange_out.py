"""A library as plain records, for a file that another library can take in: nothing is left out but what is asked to be."""

import dataclasses
import datetime as dt
from collections.abc import Collection as Some
from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.law.annotations import UNDECIDED, PassageTagKind, Standing
from app.law.authorities import AuthorityKey, TreatmentKind
from app.law.opinions import Source
from app.library import lookup
from app.library.exchange_records import (
    ApartRecord,
    CiteRecord,
    EditRecord,
    EntryRecord,
    FormerRecord,
    MarkRecord,
    NoteRecord,
    OutcomeRecord,
    PlaceRecord,
    PropositionRecord,
    SeenRecord,
    TagRecord,
    TextRecord,
    WholeRecord,
)
from app.library.importing import READ_FROM, READ_FROM_A_FILE
from app.library.mapping import authority_from, proposition_from
from app.library.results import Collection
from app.library.side_tables import (
    CaseOutcomeRow,
    CitationPlaceRow,
    CollectionRow,
    DistinctPairRow,
    FormerKeyRow,
    MemberRow,
    NoteRow,
    PassageTagRow,
    SeenTreatmentRow,
    UserTagRow,
)
from app.library.suggestion_rows import decision_from, outcome_from
from app.library.tables import AuthorityRow, EditRow, FoundCitationRow, OpinionRow, PassageRow, PropositionRow
from app.library.texts import opinion_from

_Decided = TypeVar("_Decided", TagRecord, SeenRecord)
_OfText = TypeVar("_OfText", FoundCitationRow, CitationPlaceRow, SeenTreatmentRow)


def read_entry(session: Session, key: str, *, private: bool = True) -> EntryRecord:
    """An authority with all that belongs to it; what is not private is fit to be given to others."""
    row = lookup.authority_row(session, key)
    former = select(FormerKeyRow).where(FormerKeyRow.authority_id == row.id).order_by(FormerKeyRow.key)
    stated = select(PropositionRow).where(PropositionRow.authority_id == row.id).order_by(PropositionRow.id)
    texts = select(OpinionRow).where(OpinionRow.authority_id == row.id).order_by(OpinionRow.id)
    entry = EntryRecord(
        authority=authority_from(row),
        edited=row.edited,
        favourite=row.favourite,
        starter_digest=row.starter_digest,
        former_keys=tuple(FormerRecord(key=f.key, passages_after=f.passages_after) for f in session.scalars(former)),
        propositions=tuple(
            PropositionRecord(proposition=proposition_from(p), edited=p.edited, starter_digest=p.starter_digest)
            for p in session.scalars(stated)
        ),
        texts=tuple(_text(session, text) for text in session.scalars(texts)),
        outcomes=tuple(_outcomes(session, row)),
        notes=tuple(_notes(session, row)),
        tags=tuple(_tags(session, row)),
    )
    return entry if private else without_private(entry)


def without_private(entry: EntryRecord) -> EntryRecord:
    """An entry fit to be given to others: nothing that the attorney wrote for herself, and no name of who decided.

    What she confirmed is a suggestion again for whoever takes it in; what she rejected is left out.
    """
    return dataclasses.replace(
        entry,
        authority=dataclasses.replace(
            entry.authority,
            notes="",
            verification=None,
            provenance=_without_names(entry.authority.provenance, entry),
            treatments=tuple(dataclasses.replace(treatment, note="") for treatment in entry.authority.treatments),
        ),
        propositions=tuple(
            dataclasses.replace(p, proposition=dataclasses.replace(p.proposition, verification=None))
            for p in entry.propositions
        ),
        texts=tuple(_shared_text(text, entry.authority.key) for text in entry.texts),
        outcomes=tuple(
            dataclasses.replace(record, outcome=dataclasses.replace(record.outcome, decision=UNDECIDED))
            for record in entry.outcomes
            if record.outcome.decision.standing is not Standing.REJECTED
        ),
        favourite=False,
        notes=(),
        tags=(),
    )


def _without_names(provenance: str, entry: EntryRecord) -> str:
    """Where an authority comes from, without the names of the attorney's files, also of those whose text has gone since."""
    if provenance.startswith(READ_FROM):
        return READ_FROM_A_FILE
    names = {text.opinion.source.filename for text in entry.texts} - {""}
    for name in sorted(names, key=len, reverse=True):
        provenance = provenance.replace(name, "a file")
    return provenance


def _shared_name(source: Source, key: str) -> str:
    return f"{key}.{source.format}"


def _shared_text(text: TextRecord, key: str) -> TextRecord:
    """A text without decisions, and without the name of the attorney's file: a client may be named in it."""
    source = text.opinion.source
    return dataclasses.replace(
        text,
        opinion=dataclasses.replace(
            text.opinion, source=dataclasses.replace(source, filename=_shared_name(source, key))
        ),
        imported_at=None,
        tags=_undecided(text.tags),
        treatments_seen=_undecided(text.treatments_seen),
    )


def _undecided(records: tuple[_Decided, ...]) -> tuple[_Decided, ...]:
    kept = (record for record in records if record.decision.standing is not Standing.REJECTED)
    return tuple(dataclasses.replace(record, decision=UNDECIDED) for record in kept)


def read_whole(session: Session, keys: Some[str]) -> WholeRecord:
    """Collections, pairs told apart and the history, as far as they concern these authorities."""
    return WholeRecord(
        collections=tuple(_collections(session, keys)),
        apart=tuple(_apart(session, keys)),
        history=tuple(_history(session, keys)),
    )


def _text(session: Session, row: OpinionRow) -> TextRecord:
    passages = session.scalars(
        select(PassageRow).where(PassageRow.opinion_id == row.id).order_by(PassageRow.number)
    ).all()
    at = {passage.id: place for place, passage in enumerate(passages)}
    tags = (
        select(PassageTagRow)
        .join(PassageRow, PassageRow.id == PassageTagRow.passage_id)
        .where(PassageRow.opinion_id == row.id)
        .order_by(PassageTagRow.id)
    )
    return TextRecord(
        opinion=opinion_from(row, passages),
        first_passage=passages[0].number if passages else 1,
        imported_at=moment(row.imported_at),
        cites=tuple(
            CiteRecord(cited=c.cited, cited_key=c.cited_key, name=c.name, count=c.count)
            for c in _of(session, FoundCitationRow, row)
        ),
        places=tuple(
            PlaceRecord(passage=at[p.passage_id], cited_key=p.cited_key, pin=p.pin)
            for p in _of(session, CitationPlaceRow, row)
        ),
        tags=tuple(_tag(tag, at[tag.passage_id]) for tag in session.scalars(tags)),
        treatments_seen=tuple(
            _seen(seen, at[seen.passage_id] if seen.passage_id is not None else None)
            for seen in _of(session, SeenTreatmentRow, row)
        ),
    )


def _of(session: Session, table: type[_OfText], text: OpinionRow) -> Sequence[_OfText]:
    return session.scalars(select(table).where(table.opinion_id == text.id).order_by(table.id)).all()


def _tag(row: PassageTagRow, passage: int) -> TagRecord:
    return TagRecord(
        passage=passage,
        kind=PassageTagKind(row.kind),
        value=row.value,
        words=tuple(row.words),
        decision=decision_from(row),
    )


def _seen(row: SeenTreatmentRow, passage: int | None) -> SeenRecord:
    return SeenRecord(
        passage=passage,
        cited=row.cited,
        cited_key=row.cited_key,
        name=row.name,
        phrase=row.phrase,
        kind=TreatmentKind(row.kind) if row.kind else None,
        later=row.later,
        later_name=row.later_name,
        decision=decision_from(row),
    )


def _outcomes(session: Session, owner: AuthorityRow) -> Iterator[OutcomeRecord]:
    rows = (
        select(CaseOutcomeRow, OpinionRow.sha256)
        .outerjoin(OpinionRow, OpinionRow.id == CaseOutcomeRow.opinion_id)
        .where(CaseOutcomeRow.authority_id == owner.id)
        .order_by(CaseOutcomeRow.id)
    )
    for row, sha256 in session.execute(rows):
        yield OutcomeRecord(outcome=dataclasses.replace(outcome_from(row, owner.key), id=0), text=sha256)


def _notes(session: Session, owner: AuthorityRow) -> Iterator[NoteRecord]:
    for row in session.scalars(select(NoteRow).where(NoteRow.authority_id == owner.id).order_by(NoteRow.id)):
        yield NoteRecord(
            subject=_subject(session, row),
            text=row.text,
            by=row.by,
            at=row.at.isoformat(),
            changed_at=moment(row.changed_at),
        )


def _tags(session: Session, owner: AuthorityRow) -> Iterator[MarkRecord]:
    for row in session.scalars(select(UserTagRow).where(UserTagRow.authority_id == owner.id).order_by(UserTagRow.id)):
        yield MarkRecord(subject=_subject(session, row), tag=row.tag)


def _subject(session: Session, row: NoteRow | UserTagRow) -> str:
    if row.proposition_id is not None:
        return session.get_one(PropositionRow, row.proposition_id).key
    if row.passage_id is not None:
        return f"/{session.get_one(PassageRow, row.passage_id).number}"
    return ""


def _collections(session: Session, keys: Some[str]) -> Iterator[Collection]:
    for row in session.scalars(select(CollectionRow).order_by(CollectionRow.name)):
        members = (
            select(AuthorityRow.key)
            .join(MemberRow, MemberRow.authority_id == AuthorityRow.id)
            .where(MemberRow.collection_id == row.id)
            .order_by(MemberRow.position, MemberRow.id)
        )
        inside = tuple(AuthorityKey(key) for key in session.scalars(members) if key in keys)
        yield Collection(name=row.name, about=row.about, authorities=inside)


def _apart(session: Session, keys: Some[str]) -> Iterator[ApartRecord]:
    for row in session.scalars(select(DistinctPairRow).order_by(DistinctPairRow.id)):
        one, other = (session.get_one(AuthorityRow, number).key for number in (row.one_id, row.other_id))
        if one in keys and other in keys:
            yield ApartRecord(one=one, other=other, by=row.by, at=row.at.isoformat())


def _history(session: Session, keys: Some[str]) -> Iterator[EditRecord]:
    everything = len(keys) == session.scalar(select(func.count()).select_from(AuthorityRow))
    known = {*keys, *_propositions_of(session, keys)}
    for row in session.scalars(select(EditRow).order_by(EditRow.id)):
        if everything or row.subject_key.partition("/")[0] in known:
            yield EditRecord(
                subject=row.subject,
                subject_key=row.subject_key,
                field=row.field,
                old=row.old,
                new=row.new,
                by=row.by,
                at=row.at.isoformat(),
            )


def _propositions_of(session: Session, keys: Some[str]) -> set[str]:
    rows = select(PropositionRow.key, AuthorityRow.key).join(
        AuthorityRow, AuthorityRow.id == PropositionRow.authority_id
    )
    return {proposition for proposition, owner in session.execute(rows) if owner in keys}


def moment(at: dt.datetime | None) -> str | None:
    """A moment as ISO text."""
    return at.isoformat() if at else None
