"""Rows of suggestions: kept from what a text suggests, and turned into dataclasses."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Select, delete, insert, select
from sqlalchemy.orm import Session

from app.law.annotations import CaseOutcome, Decision, PassageTag, PassageTagKind, SeenTreatment, Standing
from app.law.authorities import AuthorityKey, Outcome, Posture, TreatmentKind
from app.law.claims import Prong
from app.law.opinions import RulingOutcome
from app.library import lookup
from app.library.citing import cited_key
from app.library.side_tables import CaseOutcomeRow, PassageTagRow, SeenTreatmentRow
from app.library.suggesting import Suggestions
from app.library.tables import OpinionRow, PassageRow

SuggestionRow = CaseOutcomeRow | PassageTagRow | SeenTreatmentRow
_OUTCOME_IDENTITY = ("claim", "defense", "party", "ruling", "result", "count", "text")


def store_suggestions(session: Session, stored: OpinionRow, passages: Sequence[int], found: Suggestions) -> None:
    """Keep what a text suggests, in place of what it suggested before; what the attorney decided on stays.

    Args:
        passages: the ids of the text's passages, in the order of its stretches.
    """
    _forget(session, stored)
    tagged = select(PassageTagRow.passage_id, PassageTagRow.kind, PassageTagRow.value)
    decided = {tuple(row) for row in session.execute(tagged.where(PassageTagRow.passage_id.in_(_passages_of(stored))))}
    tags = [
        {"passage_id": passages[t.stretch], "kind": t.kind, "value": t.value, "words": list(t.words)} | _SUGGESTED
        for t in found.tags
    ]
    _insert(session, PassageTagRow, [t for t in tags if (t["passage_id"], t["kind"], t["value"]) not in decided])
    _store_outcomes(session, stored, found.outcomes)
    _store_treatments(session, stored, passages, found)


_SUGGESTED = {"standing": Standing.SUGGESTED, "decided_by": None, "decided_on": None}


def _forget(session: Session, stored: OpinionRow) -> None:
    undecided: list[tuple[type[SuggestionRow], ColumnElement[bool]]] = [
        (PassageTagRow, PassageTagRow.passage_id.in_(_passages_of(stored))),
        (CaseOutcomeRow, CaseOutcomeRow.opinion_id == stored.id),
        (SeenTreatmentRow, SeenTreatmentRow.opinion_id == stored.id),
    ]
    for rows, mine in undecided:
        session.execute(delete(rows).where(mine, rows.standing == Standing.SUGGESTED))


def _passages_of(stored: OpinionRow) -> Select[int]:
    return select(PassageRow.id).where(PassageRow.opinion_id == stored.id)


def _store_outcomes(session: Session, stored: OpinionRow, outcomes: Iterable[CaseOutcome]) -> None:
    """Another text of one decision rules the same; its rulings are kept once."""
    known = {outcome_identity(row) for row in lookup.outcome_rows(session, stored.authority_id)}
    for outcome in outcomes:
        row = outcome_row(outcome, stored.authority_id, stored.id)
        if outcome_identity(row) not in known:
            known.add(outcome_identity(row))
            session.add(row)


def outcome_identity(row: CaseOutcomeRow) -> tuple[object, ...]:
    """What two rows of one outcome have in common."""
    return tuple(getattr(row, name) for name in _OUTCOME_IDENTITY)


def _store_treatments(session: Session, stored: OpinionRow, passages: Sequence[int], found: Suggestions) -> None:
    rows = select(SeenTreatmentRow).where(SeenTreatmentRow.opinion_id == stored.id)
    known = {(r.cited_key, r.phrase, r.later) for r in session.scalars(rows)}
    fresh = []
    for seen in found.treatments:
        event = (cited_key(seen.cited), seen.phrase, seen.later)
        if event not in known:
            known.add(event)
            place = passages[seen.stretch] if seen.stretch is not None else None
            fresh.append(
                {
                    "opinion_id": stored.id,
                    "passage_id": place,
                    "cited": seen.cited,
                    "cited_key": event[0],
                    "name": seen.name,
                    "phrase": seen.phrase,
                    "kind": seen.kind,
                    "later": seen.later,
                    "later_name": seen.later_name,
                }
                | _SUGGESTED
            )
    _insert(session, SeenTreatmentRow, fresh)


def _insert(session: Session, table: type[SuggestionRow], rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        session.execute(insert(table), list(rows))


def outcome_row(outcome: CaseOutcome, authority_id: int, opinion_id: int | None) -> CaseOutcomeRow:
    """The row of an outcome, not yet in a session."""
    return CaseOutcomeRow(
        authority_id=authority_id,
        opinion_id=opinion_id,
        claim=outcome.claim,
        defense=outcome.defense,
        prong=outcome.prong,
        party=outcome.party,
        posture=outcome.posture,
        ruling=outcome.ruling,
        result=outcome.result,
        count=outcome.count,
        leave_to_amend=outcome.leave_to_amend,
        pin=outcome.pin,
        text=outcome.text,
        reasons=list(outcome.reasons),
        standing=outcome.decision.standing,
        decided_by=outcome.decision.by,
        decided_on=outcome.decision.on,
    )


def outcome_from(row: CaseOutcomeRow, key: str) -> CaseOutcome:
    """The outcome that a row holds, of the authority `key`."""
    return CaseOutcome(
        id=row.id,
        authority=AuthorityKey(key),
        claim=row.claim,
        defense=row.defense,
        prong=Prong(row.prong) if row.prong else None,
        party=row.party,
        posture=Posture(row.posture) if row.posture else None,
        ruling=RulingOutcome(row.ruling) if row.ruling else None,
        result=Outcome(row.result) if row.result else None,
        count=row.count,
        leave_to_amend=row.leave_to_amend,
        pin=row.pin,
        text=row.text,
        reasons=tuple(row.reasons),
        decision=decision_from(row),
    )


def tag_from(row: PassageTagRow, passage: str) -> PassageTag:
    """The tag that a row holds, of the passage of that id."""
    return PassageTag(
        id=row.id,
        passage=passage,
        kind=PassageTagKind(row.kind),
        value=row.value,
        words=tuple(row.words),
        decision=decision_from(row),
    )


def seen_from(session: Session, row: SeenTreatmentRow, seen_in: str, number: int | None) -> SeenTreatment:
    """The treatment that a row holds, seen in passage `number` of the authority `seen_in`."""
    said_of = lookup.find_by_citation(session, row.cited)
    return SeenTreatment(
        id=row.id,
        authority=said_of.key if said_of else None,
        cited=row.cited,
        name=row.name,
        phrase=row.phrase,
        kind=TreatmentKind(row.kind) if row.kind else None,
        later=row.later,
        later_name=row.later_name,
        seen_in=AuthorityKey(seen_in),
        passage=f"{seen_in}/{number}" if number is not None else None,
        decision=decision_from(row),
        recorded=said_of is not None and row.kind in {treatment.kind for treatment in said_of.treatments},
    )


def authority_of(session: Session, row: SeenTreatmentRow) -> AuthorityKey | None:
    """The one authority of the library that a treatment is said of."""
    found = lookup.find_by_citation(session, row.cited)
    return found.key if found else None


def decision_from(row: SuggestionRow) -> Decision:
    """The attorney's word in a row."""
    return Decision(standing=Standing(row.standing), by=row.decided_by, on=row.decided_on)
