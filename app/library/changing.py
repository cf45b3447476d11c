"""What the attorney changes: added, edited, verified, treated, with its history."""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import NotFound, StoreError
from app.law.authorities import Authority, AuthorityKey, Proposition, Treatment, Verification
from app.library import lookup
from app.library.fulltext import INDEXES, SMALL_INDEXES, add_words, reindexed
from app.library.importing import add_authority_row
from app.library.mapping import (
    authority_from,
    fill_authority,
    fill_proposition,
    fill_verification,
    proposition_from,
    verification_from,
)
from app.library.quoting import quotable_texts, with_printed_quotation
from app.library.tables import AuthorityRow, EditRow, PropositionRow

Subject = Authority | Proposition

_NOT_READ = {
    "short_name",
    "treatments",
    "provenance",
    "notes",
    "topics",
    "claims",
    "defenses",
    "elements",
    "stance",
    "facts",
}
"""Fields that "I read it" says nothing about: changing them leaves a verification standing."""


def add_authority(session: Session, authority: Authority) -> None:
    """Store an authority that the library lacks. Raises StoreError when its key is taken."""
    if lookup.find_authority_row(session, authority.key) is not None:
        raise StoreError(f"The library already holds an authority “{authority.key}”.", hint="Choose another key.")
    add_words(session, add_authority_row(session, authority).id)


def add_proposition(session: Session, proposition: Proposition, *, digest: str | None = None) -> None:
    """Store a proposition that the library lacks.

    Args:
        digest: of the starter entry it comes from; its quotation may wait for a text to be checked against.

    Raises:
        NotFound: the library lacks its authority.
        StoreError: its id is taken, or its quotation is not found word for word.
    """
    if lookup.find_proposition_row(session, proposition.id) is not None:
        raise StoreError(f"The library already holds a proposition “{proposition.id}”.", hint="Choose another id.")
    owner = lookup.authority_row(session, proposition.authority)
    if digest is None or quotable_texts(session, owner.key):
        proposition = with_printed_quotation(
            session, dataclasses.replace(proposition, authority=AuthorityKey(owner.key))
        )
    with reindexed(session, owner.id, SMALL_INDEXES):
        row = PropositionRow(authority_id=owner.id, edited=False, starter_digest=digest)
        fill_proposition(row, proposition)
        fill_verification(row, proposition.verification)
        session.add(row)


def edit(
    session: Session, changed: Subject, *, by: str, at: dt.datetime, seen: Subject | None = None
) -> tuple[str, ...]:
    """Store the attorney's form of an authority or proposition; the names of the changed fields.

    With `seen`, the form that the attorney had before him, only what he changed is stored, so that nothing is lost
    that somebody else changed meanwhile; a field that both changed raises StoreError.

    A change of what the attorney has read undoes the verification; a change of an authority's
    citations undoes those of its propositions too, because their pins count other pages.
    """
    if isinstance(changed, Authority):
        subject, key = "authority", str(changed.key)
        old: Subject = authority_from(lookup.authority_row(session, changed.key))
    else:
        subject, key = "proposition", str(changed.id)
        old = proposition_from(lookup.proposition_row(session, changed.id))
    if seen is not None:
        changed = _laid_upon(old, seen, changed, key)
    if isinstance(changed, Proposition) and isinstance(old, Proposition) and changed.quotation != old.quotation:
        changed = with_printed_quotation(session, changed)
    differences = _differences(old, changed)
    if "authority" in differences:
        raise StoreError(f"The proposition “{key}” belongs to its authority.", hint="Add a new one to the other.")
    fields = tuple(differences)
    if not fields:
        return ()
    for name, (before, after) in differences.items():
        session.add(EditRow(subject=subject, subject_key=key, field=name, old=before, new=after, by=by, at=at))
    act = Act(by, at)
    if isinstance(changed, Authority):
        _edit_authority(session, changed, fields, act)
    else:
        _edit_proposition(session, changed, fields, act)
    return fields


def _laid_upon(old: Subject, seen: Subject, changed: Subject, key: str) -> Subject:
    """What the attorney changed, on what is stored now."""
    names = [f.name for f in dataclasses.fields(changed) if f.name != "verification"]
    mine = {name: getattr(changed, name) for name in names if getattr(changed, name) != getattr(seen, name)}
    both = [name for name, value in mine.items() if getattr(old, name) not in (getattr(seen, name), value)]
    if both:
        raise changed_meanwhile(f"“{key}”", ", ".join(both))
    return dataclasses.replace(old, **mine)


def changed_meanwhile(what: str, how: str) -> StoreError:
    """The error for what somebody else changed while the attorney had the old form before him."""
    return StoreError(
        f"{what} was changed by somebody else meanwhile ({how}); nothing was stored.",
        hint="Look at it again and repeat your change.",
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Act:
    """Who does something, and when."""

    by: str
    at: dt.datetime


def verify(
    session: Session, key: str, verification: Verification | None, act: Act, seen: Iterable[Subject] | None = None
) -> None:
    """Record that the attorney has read an authority against the entry: its propositions are read with it.

    A statement that does not say which text was read means the one that the library shows. None takes it back.

    Args:
        seen: the entry and the propositions that he had before him, when they may have changed since.
    """
    row = lookup.authority_row(session, key)
    propositions = _propositions_of(session, row)
    if seen is not None:
        _require_as_seen([authority_from(row), *map(proposition_from, propositions)], seen)
    statement = _naming_text(session, row, verification)
    _state(session, row, statement, act)
    for proposition in propositions:
        _state(session, proposition, statement, act)


def verify_proposition(
    session: Session, key: str, verification: Verification | None, act: Act, seen: Iterable[Subject] | None = None
) -> None:
    """Record that the attorney has read one proposition against the page that it is pinned to; None takes it back."""
    row = lookup.proposition_row(session, key)
    if seen is not None:
        _require_as_seen([proposition_from(row)], seen)
    _state(session, row, _naming_text(session, row.authority, verification), act)


def _require_as_seen(stored: Iterable[Subject], seen: Iterable[Subject]) -> None:
    """Raise StoreError when a statement would stand on something that the attorney has not read in this form."""
    known = {_key_of(one): one for one in seen}
    for one in stored:
        key = _key_of(one)
        if key not in known:
            raise changed_meanwhile("The entry", f"“{key}” was added")
        fields = [name for name in _differences(known[key], one) if name not in _NOT_READ]
        if fields:
            raise changed_meanwhile(f"“{key}”", ", ".join(fields))


def _key_of(subject: Subject) -> str:
    return str(subject.key if isinstance(subject, Authority) else subject.id)


def _naming_text(session: Session, row: AuthorityRow, verification: Verification | None) -> Verification | None:
    if verification is None or verification.text:
        return verification
    text = lookup.preferred_text(session, row.key)
    named = f"{text.filename or 'a file'} (SHA-256 {text.sha256[:12]}…)" if text else ""
    return dataclasses.replace(verification, text=named)


def _state(session: Session, row: AuthorityRow | PropositionRow, verification: Verification | None, act: Act) -> None:
    """Write a statement into a row and its history."""
    old = verification_from(row)
    if old == verification:
        return
    subject = "authority" if isinstance(row, AuthorityRow) else "proposition"
    before, after = (_as_json(dataclasses.asdict(one) if one else None) for one in (old, verification))
    session.add(
        EditRow(subject=subject, subject_key=row.key, field="verification", old=before, new=after, by=act.by, at=act.at)
    )
    fill_verification(row, verification)


def set_treatment(
    session: Session, key: str, treatment: Treatment, *, by: str, at: dt.datetime, seen: Authority | None = None
) -> None:
    """Add a treatment, in place of what was known of the same event; with `seen`, of what the attorney knew of it."""
    authority = authority_from(lookup.authority_row(session, key))
    if seen is not None and _of_event(authority, treatment) != _of_event(seen, treatment):
        raise changed_meanwhile(f"“{key}”", f"what is said of “{treatment.phrase or treatment.kind.value}”")
    others = tuple(t for t in authority.treatments if _event(t) != _event(treatment))
    edit(session, dataclasses.replace(authority, treatments=(*others, treatment)), by=by, at=at)


def remove_treatment(session: Session, key: str, treatment: Treatment, *, by: str, at: dt.datetime) -> None:
    """Take a treatment out again; its history keeps it. Raises NotFound."""
    authority = authority_from(lookup.authority_row(session, key))
    others = tuple(t for t in authority.treatments if t != treatment)
    if others == authority.treatments:
        raise NotFound(f"“{key}” has no such treatment.")
    edit(session, dataclasses.replace(authority, treatments=others), by=by, at=at)


def set_aside_verification(session: Session, row: AuthorityRow, old: Authority, new: Authority, act: Act) -> None:
    """Undo "I read it" as far as what was read of an authority is no longer so.

    A change of its first citation undoes that of its propositions too, because their pins count other pages.
    """
    fields = set(_differences(old, new))
    if fields - _NOT_READ:
        _state(session, row, None, act)
    if "citations" in fields and old.citations[:1] != new.citations[:1]:
        for proposition in _propositions_of(session, row):
            _state(session, proposition, None, act)


def _edit_authority(session: Session, changed: Authority, fields: tuple[str, ...], act: Act) -> None:
    row = lookup.authority_row(session, changed.key)
    with reindexed(session, row.id, INDEXES if "name" in fields else SMALL_INDEXES):
        fill_authority(row, changed)
    row.edited = True
    if set(fields) - _NOT_READ:
        _state(session, row, None, act)
    if "citations" in fields:
        for proposition in _propositions_of(session, row):
            _state(session, proposition, None, act)


def _edit_proposition(session: Session, changed: Proposition, fields: tuple[str, ...], act: Act) -> None:
    row = lookup.proposition_row(session, changed.id)
    with reindexed(session, row.authority_id, SMALL_INDEXES):
        fill_proposition(row, changed)
    row.edited = True
    if set(fields) - _NOT_READ:
        _state(session, row, None, act)


def _propositions_of(session: Session, row: AuthorityRow) -> Sequence[PropositionRow]:
    return session.scalars(select(PropositionRow).where(PropositionRow.authority_id == row.id)).all()


def _differences(old: Subject, new: Subject) -> dict[str, tuple[str, str]]:
    """Old and new value of each field that differs, as JSON. Verification has its own verb."""
    before, after = dataclasses.asdict(old), dataclasses.asdict(new)
    names = [name for name in before if name != "verification" and before[name] != after[name]]
    return {name: (_as_json(before[name]), _as_json(after[name])) for name in names}


def _as_json(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)


def _of_event(authority: Authority, treatment: Treatment) -> tuple[Treatment, ...]:
    return tuple(t for t in authority.treatments if _event(t) == _event(treatment))


def _event(treatment: Treatment) -> tuple[str, str]:
    return (treatment.kind, treatment.by or treatment.citation)
