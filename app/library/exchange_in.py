"""Takes records into a library: what is new is stored, what differs is shown, and nothing of the attorney's is overwritten.

A preview is the very same work, undone at its end.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.filing.records import to_table
from app.law.authorities import Authority, AuthorityKey, Proposition
from app.law.citations import CitationReport
from app.library import lookup
from app.library.changing import edit
from app.library.exchange_changes import Difference, EntryChange, Fate, Taking
from app.library.exchange_records import (
    EntryRecord,
    NoteRecord,
    OutcomeRecord,
    PropositionRecord,
    TextRecord,
)
from app.library.fulltext import ENTRIES, SMALL_INDEXES, add_words, reindexed
from app.library.importing import add_authority_row, completed
from app.library.mapping import authority_from, fill_proposition, fill_verification, proposition_from
from app.library.quoting import find_verbatim, quotable_texts
from app.library.shelving import passage_ids, store_text
from app.library.side_tables import (
    CitationPlaceRow,
    FormerKeyRow,
    NoteRow,
    PassageTagRow,
    SeenTreatmentRow,
    UserTagRow,
)
from app.library.subjects import find_subject, is_on
from app.library.suggesting import Suggestions
from app.library.suggestion_rows import outcome_identity, outcome_row
from app.library.tables import AuthorityRow, FoundCitationRow, OpinionRow, PropositionRow


def take_entry(session: Session, record: EntryRecord, taking: Taking) -> EntryChange:
    """Take one authority in with all that belongs to it."""
    row = _find_same(session, record.authority)
    if row is None:
        return _take_new(session, record, taking)
    return _Entry(session, row, record, taking).take()


def _find_same(session: Session, authority: Authority) -> AuthorityRow | None:
    """The authority of that key, or the only one that is printed where it is; the key alone is no proof."""
    own = lookup.find_authority_row(session, authority.key)
    printed = {row.id: row for cite in authority.citations for row in lookup.rows_printed_at(session, cite)}
    if own is not None and (own.id in printed or not printed):
        return own
    return next(iter(printed.values())) if len(printed) == 1 else own


def _take_new(session: Session, record: EntryRecord, taking: Taking) -> EntryChange:
    row = add_authority_row(session, record.authority, digest=record.starter_digest)
    row.edited, row.favourite = record.edited, record.favourite
    for former in record.former_keys:
        if lookup.find_authority_row(session, former.key) is None:
            session.add(FormerKeyRow(key=former.key, authority_id=row.id, passages_after=former.passages_after))
    add_words(session, row.id)
    change = _Entry(session, row, record, taking).take()
    return dataclasses.replace(change, fate=Fate.NEW)


class _Entry:
    """One authority of the library, and the record that it takes in."""

    def __init__(self, session: Session, row: AuthorityRow, record: EntryRecord, taking: Taking) -> None:
        self._session = session
        self._row = row
        self._record = record
        self._taking = taking
        self._differences: list[Difference] = []
        self._refused: list[str] = []

    def take(self) -> EntryChange:
        before = authority_from(self._row)
        texts = self._take_texts()
        self._take_authority(before)
        propositions = sum([self._take_proposition(p) for p in self._record.propositions])
        notes = sum([self._take_note(note) for note in self._record.notes])
        outcomes = sum([self._take_outcome(outcome) for outcome in self._record.outcomes])
        self._take_tags()
        self._row.favourite = self._row.favourite or self._record.favourite
        changed = authority_from(self._row) != before
        added = bool(texts or propositions or notes or outcomes)
        fate = Fate.CHANGED if changed and self._taking.theirs else Fate.COMPLETED if changed or added else Fate.SAME
        return EntryChange(
            key=AuthorityKey(self._row.key),
            name=self._row.name,
            fate=fate,
            propositions=propositions,
            texts=texts,
            notes=notes,
            outcomes=outcomes,
            differences=tuple(self._differences),
            refused=tuple(self._refused),
        )

    def _take_authority(self, mine: Authority) -> None:
        """Fill what the library leaves open; where both say something, the one that is believed stands."""
        theirs = dataclasses.replace(self._record.authority, key=mine.key, verification=mine.verification)
        if theirs == mine:
            if mine.verification is None:
                fill_verification(self._row, self._record.authority.verification)
            return
        joined = theirs if self._taking.theirs else _filled(mine, theirs)
        self._differences += _differences(mine.key, joined if not self._taking.theirs else mine, theirs)
        edit(self._session, joined, by=self._taking.by, at=self._taking.at)

    def _take_proposition(self, record: PropositionRecord) -> int:
        theirs = dataclasses.replace(record.proposition, authority=AuthorityKey(self._row.key))
        row = lookup.find_proposition_row(self._session, theirs.id)
        if row is None:
            return self._add_proposition(record, theirs)
        mine = proposition_from(row)
        wanted = dataclasses.replace(theirs, verification=mine.verification)
        if wanted == mine:
            if mine.verification is None:
                fill_verification(row, theirs.verification)
            return 0
        self._differences += _differences(mine.id, mine, wanted)
        if self._taking.theirs:
            self._change_proposition(wanted)
        return 0

    def _change_proposition(self, wanted: Proposition) -> None:
        try:
            edit(self._session, wanted, by=self._taking.by, at=self._taking.at)
        except StoreError as error:
            self._refused.append(error.message)

    def _add_proposition(self, record: PropositionRecord, theirs: Proposition) -> int:
        """A quotation that a text contradicts is refused; one that no text can check comes in as it is."""
        if theirs.quotation is not None:
            texts = quotable_texts(self._session, self._row.key)
            printed = find_verbatim(theirs.quotation, texts)
            if texts and printed is None:
                self._refused.append(f"{theirs.id}: its quotation is not found word for word in the text")
                return 0
            theirs = dataclasses.replace(theirs, quotation=printed or theirs.quotation)
        with reindexed(self._session, self._row.id, SMALL_INDEXES):
            row = PropositionRow(authority_id=self._row.id, edited=record.edited, starter_digest=record.starter_digest)
            fill_proposition(row, theirs)
            fill_verification(row, theirs.verification)
            self._session.add(row)
        return 1

    def _take_texts(self) -> int:
        return sum([self._take_text(text) for text in self._record.texts])

    def _take_text(self, record: TextRecord) -> int:
        known = select(OpinionRow.id).where(OpinionRow.sha256 == record.opinion.source.sha256)
        if self._session.scalar(known) is not None:
            return 0
        at = dt.datetime.fromisoformat(record.imported_at) if record.imported_at else None
        store_text(
            self._session,
            self._row,
            record.opinion,
            CitationReport(),
            Suggestions(),
            at=at,
            first_number=record.first_passage,
        )
        stored = self._session.scalars(
            select(OpinionRow).where(OpinionRow.sha256 == record.opinion.source.sha256)
        ).one()
        _store_beside(self._session, stored, record)
        return 1

    def _take_note(self, record: NoteRecord) -> int:
        subject = find_subject(self._session, self._named(record.subject))
        at = dt.datetime.fromisoformat(record.at)
        same = (NoteRow.text == record.text, NoteRow.by == record.by, NoteRow.at == at)
        if self._session.scalar(select(NoteRow.id).where(*same, *is_on(NoteRow, subject))) is not None:
            return 0
        with reindexed(self._session, self._row.id, (ENTRIES,)):
            self._session.add(
                NoteRow(
                    authority_id=subject.authority_id,
                    proposition_id=subject.proposition_id,
                    passage_id=subject.passage_id,
                    text=record.text,
                    by=record.by,
                    at=at,
                    changed_at=dt.datetime.fromisoformat(record.changed_at) if record.changed_at else None,
                )
            )
        return 1

    def _take_tags(self) -> None:
        for mark in self._record.tags:
            subject = find_subject(self._session, self._named(mark.subject))
            same = select(UserTagRow.id).where(UserTagRow.tag == mark.tag, *is_on(UserTagRow, subject))
            if self._session.scalar(same) is None:
                self._session.add(
                    UserTagRow(
                        authority_id=subject.authority_id,
                        proposition_id=subject.proposition_id,
                        passage_id=subject.passage_id,
                        tag=mark.tag,
                    )
                )

    def _take_outcome(self, record: OutcomeRecord) -> int:
        text = select(OpinionRow.id).where(OpinionRow.sha256 == record.text)
        row = outcome_row(record.outcome, self._row.id, self._session.scalar(text) if record.text else None)
        if outcome_identity(row) in {
            outcome_identity(held) for held in lookup.outcome_rows(self._session, self._row.id)
        }:
            return 0
        self._session.add(row)
        return 1

    def _named(self, subject: str) -> str:
        return f"{self._row.key}{subject}" if subject.startswith("/") or not subject else subject


def _filled(mine: Authority, theirs: Authority) -> Authority:
    """What the library says, and where it says nothing, what the file says."""
    whole = completed(mine, theirs)
    open_fields = {
        f.name: getattr(theirs, f.name)
        for f in dataclasses.fields(Authority)
        if f.name not in {"key", "verification", "citations"} and _is_open(getattr(whole, f.name))
    }
    return dataclasses.replace(whole, **open_fields)


def _is_open(value: object) -> bool:
    return value in (None, "", (), "unknown")


def _differences(subject: str, mine: object, theirs: object) -> Iterable[Difference]:
    ours, others = to_table(mine), to_table(theirs)
    for field in sorted(ours.keys() | others.keys()):
        if ours.get(field) != others.get(field) and field in others and field not in {"key", "verification"}:
            yield Difference(subject=subject, field=field, mine=ours.get(field), theirs=others[field])


def _store_beside(session: Session, stored: OpinionRow, record: TextRecord) -> None:
    passages = passage_ids(session, stored.id)
    mine: dict[str, object] = {"opinion_id": stored.id}
    cites = [mine | dataclasses.asdict(cite) for cite in record.cites]
    places = [mine | {"passage_id": passages[p.passage], "cited_key": p.cited_key, "pin": p.pin} for p in record.places]
    tags: list[dict[str, object]] = [
        {"passage_id": passages[t.passage], "kind": t.kind, "value": t.value, "words": list(t.words)}
        | _decided(t.decision)
        for t in record.tags
    ]
    seen = [
        mine
        | {name: getattr(s, name) for name in ("cited", "cited_key", "name", "phrase", "kind", "later", "later_name")}
        | {"passage_id": passages[s.passage] if s.passage is not None else None}
        | _decided(s.decision)
        for s in record.treatments_seen
    ]
    for table, rows in (
        (FoundCitationRow, cites),
        (CitationPlaceRow, places),
        (PassageTagRow, tags),
        (SeenTreatmentRow, seen),
    ):
        if rows:
            session.execute(insert(table), rows)


def _decided(decision: Any) -> dict[str, object]:  # noqa: ANN401
    return {"standing": decision.standing, "decided_by": decision.by, "decided_on": decision.on}
