"""Turns rows into the frozen dataclasses of `app.law`, and back. Decides nothing."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Protocol

from app.law.authorities import (
    Authority,
    AuthorityKey,
    AuthorityKind,
    Outcome,
    PartKind,
    Posture,
    PrecedentFact,
    Proposition,
    PropositionId,
    PropositionKind,
    Publication,
    ReporterCitation,
    Side,
    Treatment,
    TreatmentKind,
    Verification,
)
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.law.dockets import docket_key
from app.library.citing import citation_key, series_key
from app.library.records import details_of, from_details
from app.library.tables import AuthorityRow, CitationRow, FactRow, PropositionRow, TagRow, TreatmentRow

TAG_KINDS = ("claim", "defense", "topic", "element")

# The fields that have columns, or rows, of their own; all others lie in `details`.
_AUTHORITY_COLUMNS = {
    "key",
    "kind",
    "name",
    "short_name",
    "citations",
    "court",
    "decided",
    "docket",
    "publication",
    "weight_notes",
    "treatments",
    "provenance",
    "verification",
    "notes",
}
_PROPOSITION_COLUMNS = {
    "id",
    "authority",
    "text",
    "pin",
    "pin_reporter",
    "quotation",
    "part",
    "kind",
    "stance",
    "claims",
    "defenses",
    "topics",
    "elements",
    "outcome",
    "facts",
    "parenthetical",
    "provenance",
    "verification",
    "posture",
}
_TREATMENT_COLUMNS = {"kind", "by", "phrase", "citation", "source", "claims", "checked_on", "date", "note"}


class _Verified(Protocol):
    verified_by: Any
    verified_on: Any
    verified_text: Any


def authority_from(row: AuthorityRow) -> Authority:
    """The authority that a row holds."""
    return Authority(
        key=AuthorityKey(row.key),
        kind=AuthorityKind(row.kind),
        name=row.name,
        short_name=row.short_name,
        citations=tuple(ReporterCitation(c.volume, c.reporter, c.page) for c in row.citations),
        court=court_from(row.court),
        decided=date_from(row.decided),
        docket=row.docket,
        publication=Publication(row.publication),
        weight_notes=tuple(row.weight_notes),
        treatments=tuple(_treatment_from(t) for t in row.treatments),
        provenance=row.provenance,
        verification=verification_from(row),
        notes=row.notes,
        **from_details(Authority, row.details),
    )


def fill_authority(row: AuthorityRow, authority: Authority) -> None:
    """Write all of an authority into its row, but for its verification."""
    row.key, row.kind, row.name, row.short_name = authority.key, authority.kind, authority.name, authority.short_name
    row.court, row.docket = authority.court, authority.docket
    row.docket_key = docket_key(authority.docket) if authority.docket else None
    row.decided = str(authority.decided) if authority.decided else None
    row.decided_latest = authority.decided.latest if authority.decided else None
    row.publication, row.weight_notes = authority.publication, list(authority.weight_notes)
    row.provenance, row.notes = authority.provenance, authority.notes
    row.citations = citation_rows(authority.citations)
    row.treatments = [_treatment_row(place, t) for place, t in enumerate(authority.treatments)]
    row.details = details_of(authority, _AUTHORITY_COLUMNS)


def fill_verification(row: AuthorityRow | PropositionRow, verification: Verification | None) -> None:
    """Write the attorney's statement into a row, or take it out."""
    row.verified_by = verification.by if verification else None
    row.verified_on = verification.on if verification else None
    row.verified_text = verification.text if verification else ""


def citation_rows(citations: Iterable[ReporterCitation]) -> list[CitationRow]:
    """Rows for citations, in their order."""
    return [
        CitationRow(
            position=place,
            volume=citation.volume,
            reporter=citation.reporter,
            page=citation.page,
            key=citation_key(citation),
            series_key=series_key(citation),
            first_page=int(citation.page) if citation.page.isdecimal() else None,
        )
        for place, citation in enumerate(citations)
    ]


def proposition_from(row: PropositionRow) -> Proposition:
    """The proposition that a row holds."""
    return Proposition(
        id=PropositionId(row.key),
        authority=AuthorityKey(row.authority.key),
        text=row.text,
        pin=row.pin,
        pin_reporter=row.pin_reporter,
        quotation=row.quotation,
        part=PartKind(row.part),
        kind=PropositionKind(row.kind),
        stance=Side(row.stance),
        claims=_tags(row, "claim"),
        defenses=_tags(row, "defense"),
        topics=_tags(row, "topic"),
        elements=_tags(row, "element"),
        posture=Posture(row.posture) if row.posture else None,
        outcome=Outcome(row.outcome) if row.outcome else None,
        facts=tuple(PrecedentFact(aspect=f.aspect, text=f.text, pin=f.pin) for f in row.facts),
        parenthetical=row.parenthetical,
        provenance=row.provenance,
        verification=verification_from(row),
        **from_details(Proposition, row.details),
    )


def fill_proposition(row: PropositionRow, proposition: Proposition) -> None:
    """Write all of a proposition into its row, but for its verification and its authority."""
    row.key, row.text = proposition.id, proposition.text
    row.pin, row.pin_reporter, row.quotation = proposition.pin, proposition.pin_reporter, proposition.quotation
    row.part, row.kind, row.stance = proposition.part, proposition.kind, proposition.stance
    row.outcome, row.posture = proposition.outcome, proposition.posture
    row.parenthetical, row.provenance = proposition.parenthetical, proposition.provenance
    row.details = details_of(proposition, _PROPOSITION_COLUMNS)
    tagged = (proposition.claims, proposition.defenses, proposition.topics, proposition.elements)
    row.tags = [
        TagRow(position=place, kind=kind, value=value)
        for kind, values in zip(TAG_KINDS, tagged, strict=True)
        for place, value in enumerate(values)
    ]
    row.facts = [
        FactRow(position=place, aspect=fact.aspect, text=fact.text, pin=fact.pin)
        for place, fact in enumerate(proposition.facts)
    ]


def court_from(text: str | None) -> CourtId | None:
    """The court of a row."""
    return CourtId(text) if text else None


def date_from(text: str | None) -> PartialDate | None:
    """The date of a row, as precisely as it was known."""
    return PartialDate.parse(text) if text else None


def _tags(row: PropositionRow, kind: str) -> tuple[str, ...]:
    return tuple(tag.value for tag in row.tags if tag.kind == kind)


def verification_from(row: _Verified) -> Verification | None:
    """The attorney's statement in a row, if there is one."""
    by: str | None = row.verified_by
    on: dt.date | None = row.verified_on
    if by is None or on is None:
        return None
    return Verification(by=by, on=on, text=row.verified_text)


def _treatment_from(row: TreatmentRow) -> Treatment:
    return Treatment(
        kind=TreatmentKind(row.kind),
        by=AuthorityKey(row.by) if row.by else None,
        phrase=row.phrase,
        citation=row.citation,
        source=row.source,
        claims=tuple(row.claims),
        checked_on=row.checked_on,
        date=date_from(row.date),
        note=row.note,
        **from_details(Treatment, row.details),
    )


def _treatment_row(place: int, treatment: Treatment) -> TreatmentRow:
    return TreatmentRow(
        position=place,
        kind=treatment.kind,
        by=treatment.by,
        phrase=treatment.phrase,
        citation=treatment.citation,
        source=treatment.source,
        claims=list(treatment.claims),
        checked_on=treatment.checked_on,
        date=str(treatment.date) if treatment.date else None,
        note=treatment.note,
        details=details_of(treatment, _TREATMENT_COLUMNS),
    )
