"""What the attorney changes: added, edited, verified, treated, with its history."""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.law.authorities import Authority, Proposition, Treatment, Verification
from app.library import lookup
from app.library.fulltext import INDEXES, SMALL_INDEXES, add_words, reindexed
from app.library.importing import add_authority_row
from app.library.mapping import (
    authority_from,
    fill_authority,
    fill_proposition,
    fill_verification,
    proposition_from,
)
from app.library.tables import AuthorityRow, EditRow, PropositionRow

Subject = Authority | Proposition

_NOT_READ = {"short_name", "treatments", "provenance", "notes", "topics", "claims", "defenses", "stance", "facts"}
"""Fields that "I read it" says nothing about: changing them leaves a verification standing."""


def add_authority(session: Session, authority: Authority) -> None:
    """Store an authority that the library lacks. Raises StoreError when its key is taken."""
    if lookup.find_authority_row(session, authority.key) is not None:
        raise StoreError(f"The library already holds an authority “{authority.key}”.", hint="Choose another key.")
    add_words(session, add_authority_row(session, authority).id)


def add_proposition(session: Session, proposition: Proposition, *, digest: str | None = None) -> None:
    """Store a proposition that the library lacks. Raises StoreError when its id is taken, NotFound for its authority."""
    if lookup.find_proposition_row(session, proposition.id) is not None:
        raise StoreError(f"The library already holds a proposition “{proposition.id}”.", hint="Choose another id.")
    owner = lookup.authority_row(session, proposition.authority)
    with reindexed(session, owner.id, SMALL_INDEXES):
        row = PropositionRow(authority_id=owner.id, edited=False, starter_digest=digest)
        fill_proposition(row, proposition)
        fill_verification(row, proposition.verification)
        session.add(row)


def edit(session: Session, changed: Subject, *, by: str, at: dt.datetime) -> tuple[str, ...]:
    """Store the attorney's form of an authority or proposition; the names of the changed fields.

    A change of what the attorney has read undoes the verification; a change of an authority's
    citations undoes those of its propositions too, because their pins count other pages.
    """
    if isinstance(changed, Authority):
        subject, key = "authority", str(changed.key)
        old: Subject = authority_from(lookup.authority_row(session, changed.key))
    else:
        subject, key = "proposition", str(changed.id)
        old = proposition_from(lookup.proposition_row(session, changed.id))
    differences = _differences(old, changed)
    if "authority" in differences:
        raise StoreError(f"The proposition “{key}” belongs to its authority.", hint="Add a new one to the other.")
    fields = tuple(differences)
    if not fields:
        return ()
    for name, (before, after) in differences.items():
        session.add(EditRow(subject=subject, subject_key=key, field=name, old=before, new=after, by=by, at=at))
    if isinstance(changed, Authority):
        _edit_authority(session, changed, fields)
    else:
        _edit_proposition(session, changed, fields)
    return fields


def verify(session: Session, key: str, verification: Verification) -> None:
    """Record that the attorney has read an authority against the entry: its propositions are read with it."""
    row = lookup.authority_row(session, key)
    fill_verification(row, verification)
    for proposition in _propositions_of(session, row):
        fill_verification(proposition, verification)


def verify_proposition(session: Session, key: str, verification: Verification) -> None:
    """Record that the attorney has read one proposition against the page that it is pinned to."""
    fill_verification(lookup.proposition_row(session, key), verification)


def set_treatment(session: Session, key: str, treatment: Treatment, *, by: str, at: dt.datetime) -> None:
    """Add a treatment, in place of what was known of the same event."""
    authority = authority_from(lookup.authority_row(session, key))
    others = tuple(t for t in authority.treatments if _event(t) != _event(treatment))
    edit(session, dataclasses.replace(authority, treatments=(*others, treatment)), by=by, at=at)


def _edit_authority(session: Session, changed: Authority, fields: tuple[str, ...]) -> None:
    row = lookup.authority_row(session, changed.key)
    with reindexed(session, row.id, INDEXES if "name" in fields else SMALL_INDEXES):
        fill_authority(row, changed)
    row.edited = True
    if set(fields) - _NOT_READ:
        fill_verification(row, None)
    if "citations" in fields:
        for proposition in _propositions_of(session, row):
            fill_verification(proposition, None)


def _edit_proposition(session: Session, changed: Proposition, fields: tuple[str, ...]) -> None:
    row = lookup.proposition_row(session, changed.id)
    with reindexed(session, row.authority_id, SMALL_INDEXES):
        fill_proposition(row, changed)
    row.edited = True
    if set(fields) - _NOT_READ:
        fill_verification(row, None)


def _propositions_of(session: Session, row: AuthorityRow) -> Iterable[PropositionRow]:
    return session.scalars(select(PropositionRow).where(PropositionRow.authority_id == row.id)).all()


def _differences(old: Subject, new: Subject) -> dict[str, tuple[str, str]]:
    """Old and new value of each field that differs, as JSON. Verification has its own verb."""
    before, after = dataclasses.asdict(old), dataclasses.asdict(new)
    names = [name for name in before if name != "verification" and before[name] != after[name]]
    return {name: (_as_json(before[name]), _as_json(after[name])) for name in names}


def _as_json(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)


def _event(treatment: Treatment) -> tuple[str, str]:
    return (treatment.kind, treatment.by or treatment.citation)
