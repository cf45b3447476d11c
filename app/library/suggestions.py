"""What texts suggest and the attorney decides: outcomes, tags of passages, treatment seen in other texts."""

import dataclasses
import datetime as dt
from typing import TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.errors import NotFound, Remedy, StoreError, how
from app.law.annotations import CaseOutcome, Decision, PassageTag, PassageTagKind, SeenTreatment, Standing
from app.law.authorities import AuthorityKey, Treatment
from app.library import changing, lookup
from app.library.results import ReviewCounts
from app.library.sessions import Sessions
from app.library.side_tables import CaseOutcomeRow, PassageTagRow, SeenTreatmentRow
from app.library.suggestion_rows import SuggestionRow, authority_of, outcome_from, outcome_row, seen_from, tag_from
from app.library.tables import AuthorityRow, EditRow, OpinionRow, PassageRow


class SuggestionDesk:
    """The suggestions of one library. What is suggested stays a suggestion until the attorney decides."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def outcomes_of(self, key: str, *, standing: Standing | None = None) -> list[CaseOutcome]:
        """What an authority did with claims, defenses and motions, as far as suggested or entered."""
        with self._sessions.reading() as session:
            owner = lookup.authority_row(session, key)
            rows = select(CaseOutcomeRow).where(CaseOutcomeRow.authority_id == owner.id).order_by(CaseOutcomeRow.id)
            found = session.scalars(rows.where(*_standing(CaseOutcomeRow, standing)))
            return [outcome_from(row, owner.key) for row in found]

    def add_outcome(self, outcome: CaseOutcome, *, by: str, at: dt.datetime) -> CaseOutcome:
        """Enter an outcome; what the attorney enters is confirmed."""
        decided = Decision(standing=Standing.CONFIRMED, by=_name(by), on=at.date())
        with self._sessions.writing() as session:
            owner = lookup.authority_row(session, outcome.authority)
            row = outcome_row(dataclasses.replace(outcome, decision=decided), owner.id, None)
            session.add(row)
            session.flush()
            _remember(session, owner.key, row, "", Standing.CONFIRMED, by=by, at=at)
            return outcome_from(row, owner.key)

    def tags_of(
        self, key: str, *, kind: PassageTagKind | None = None, standing: Standing | None = None
    ) -> list[PassageTag]:
        """The tags of an authority's passages, in the order of the text."""
        rows = (
            select(PassageTagRow, PassageRow.number)
            .join(PassageRow, PassageRow.id == PassageTagRow.passage_id)
            .join(OpinionRow, OpinionRow.id == PassageRow.opinion_id)
            .where(OpinionRow.preferred, *_standing(PassageTagRow, standing))
            .order_by(PassageRow.number, PassageTagRow.id)
        )
        if kind is not None:
            rows = rows.where(PassageTagRow.kind == kind)
        with self._sessions.reading() as session:
            owner = lookup.authority_row(session, key)
            found = session.execute(rows.where(PassageRow.authority_id == owner.id))
            return [tag_from(row, f"{owner.key}/{number}") for row, number in found]

    def tag_passage(self, passage: str, kind: PassageTagKind, value: str, *, by: str, at: dt.datetime) -> PassageTag:
        """Enter a tag; what the attorney enters is confirmed."""
        with self._sessions.writing() as session:
            found = lookup.passage_row(session, passage)
            same = (PassageTagRow.passage_id == found.id, PassageTagRow.kind == kind, PassageTagRow.value == value)
            row = session.scalar(select(PassageTagRow).where(*same))
            if row is None:
                row = PassageTagRow(passage_id=found.id, kind=kind, value=value, words=[])
                session.add(row)
            _decide(row, Standing.CONFIRMED, by=by, at=at)
            session.flush()
            return tag_from(row, passage)

    def treatments_seen(self, key: str | None = None, *, standing: Standing | None = None) -> list[SeenTreatment]:
        """What the library's texts say became of an authority, or of any; rows about the same event from each text."""
        rows = (
            select(SeenTreatmentRow, AuthorityRow.key, PassageRow.number)
            .join(OpinionRow, OpinionRow.id == SeenTreatmentRow.opinion_id)
            .join(AuthorityRow, AuthorityRow.id == OpinionRow.authority_id)
            .outerjoin(PassageRow, PassageRow.id == SeenTreatmentRow.passage_id)
            .where(OpinionRow.preferred, *_standing(SeenTreatmentRow, standing))
            .order_by(SeenTreatmentRow.id)
        )
        with self._sessions.reading() as session:
            if key is not None:
                rows = rows.where(SeenTreatmentRow.cited_key.in_(lookup.cited_keys_of(session, key)))
            return [seen_from(session, row, owner, number) for row, owner, number in session.execute(rows).all()]

    def decide_outcome(self, number: int, standing: Standing, *, by: str, at: dt.datetime) -> None:
        """Confirm or reject an outcome. Raises NotFound."""
        with self._sessions.writing() as session:
            row = _row(session, CaseOutcomeRow, number)
            key = session.get_one(AuthorityRow, row.authority_id).key
            _remember(session, key, row, row.standing, standing, by=by, at=at)
            _decide(row, standing, by=by, at=at)

    def decide_tag(self, number: int, standing: Standing, *, by: str, at: dt.datetime) -> None:
        """Confirm or reject a tag of a passage. Raises NotFound."""
        with self._sessions.writing() as session:
            row = _row(session, PassageTagRow, number)
            passage = session.get_one(PassageRow, row.passage_id)
            key = session.get_one(AuthorityRow, passage.authority_id).key
            _remember(session, f"{key}/{passage.number}", row, row.standing, standing, by=by, at=at)
            _decide(row, standing, by=by, at=at)

    def reject_treatment(self, number: int, *, by: str, at: dt.datetime) -> None:
        """Say that a treatment that was seen is none. Raises NotFound."""
        self.decide_treatment(number, Standing.REJECTED, by=by, at=at)

    def decide_treatment(self, number: int, standing: Standing, *, by: str, at: dt.datetime) -> None:
        """Reject a treatment that was seen, or leave it undecided again; the entry is not touched. Raises NotFound."""
        with self._sessions.writing() as session:
            row = _row(session, SeenTreatmentRow, number)
            _remember(session, row.cited, row, row.standing, standing, by=by, at=at)
            _decide(row, standing, by=by, at=at)

    def confirm_treatment(self, number: int, treatment: Treatment, *, by: str, at: dt.datetime) -> AuthorityKey:
        """Record a treatment that was seen, in the form that the attorney gives it; the authority's key.

        Raises:
            NotFound: there is no such suggestion, or the library does not hold the authority it is said of.
        """
        with self._sessions.writing() as session:
            row = _row(session, SeenTreatmentRow, number)
            key = authority_of(session, row)
            if key is None:
                raise NotFound(f"The library holds no {row.cited}.", hint="Add it first.")
            changing.set_treatment(session, key, treatment, by=_name(by), at=at)
            _decide(row, Standing.CONFIRMED, by=by, at=at)
            return key

    def review_counts(self) -> ReviewCounts:
        """How much waits for the attorney's word."""
        with self._sessions.reading() as session:
            waiting = [
                session.scalar(select(func.count()).select_from(rows).where(rows.standing == Standing.SUGGESTED)) or 0
                for rows in (CaseOutcomeRow, PassageTagRow, SeenTreatmentRow)
            ]
        return ReviewCounts(outcomes=waiting[0], tags=waiting[1], treatments=waiting[2])


def _standing(table: type[SuggestionRow], standing: Standing | None) -> list[ColumnElement[bool]]:
    return [] if standing is None else [table.standing == standing]


_Row = TypeVar("_Row", CaseOutcomeRow, PassageTagRow, SeenTreatmentRow)


def _row(session: Session, table: type[_Row], number: int) -> _Row:
    row = session.get(table, number)
    if row is None:
        raise NotFound(f"The library holds no suggestion {number} of this kind.", hint=how(Remedy.SEE_SUGGESTIONS))
    return row


def _decide(row: SuggestionRow, standing: Standing, *, by: str, at: dt.datetime) -> None:
    row.standing, row.decided_by, row.decided_on = standing, _name(by), at.date()


def _name(by: str) -> str:
    if not by.strip():
        raise StoreError("Nothing was recorded: the name of who says so is missing.", hint="Give a name.")
    return by.strip()


def _remember(session: Session, key: str, row: SuggestionRow, old: str, new: str, *, by: str, at: dt.datetime) -> None:
    field = f"{row.__tablename__.removesuffix('s')} {row.id}"
    session.add(EditRow(subject="suggestion", subject_key=key, field=field, old=old, new=new, by=_name(by), at=at))
