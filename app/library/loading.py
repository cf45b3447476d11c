"""Brings the starter authorities in, and keeps up with newer ones, without touching the attorney's work."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.law.authorities import Authority, AuthorityKey, Proposition
from app.library import lookup
from app.library.changing import add_proposition
from app.library.fulltext import INDEXES, SMALL_INDEXES, add_words, reindexed
from app.library.importing import add_authority_row, completed
from app.library.mapping import authority_from, fill_authority, fill_proposition
from app.library.results import LoadOutcome
from app.library.side_tables import FormerKeyRow
from app.library.tables import AuthorityRow, PropositionRow


@dataclasses.dataclass(frozen=True, slots=True)
class Pending:
    """Starter entries that the library does not hold in this very form."""

    authorities: Sequence[Authority]
    propositions: Sequence[Proposition]

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.authorities or self.propositions)


def pending(session: Session, authorities: Iterable[Authority], propositions: Iterable[Proposition]) -> Pending:
    """What differs from the form in which it was last loaded: usually nothing. What was merged into another is settled."""
    held = set(session.scalars(select(AuthorityRow.starter_digest)))
    merged = set(session.scalars(select(FormerKeyRow.key)))
    stated = set(session.scalars(select(PropositionRow.starter_digest)))
    return Pending(
        [a for a in authorities if a.key not in merged and _digest(a) not in held],
        [proposition for proposition in propositions if _digest(proposition) not in stated],
    )


def load(session: Session, entries: Pending) -> LoadOutcome:
    """Bring entries in.

    One that came from a starter file and that nobody touched follows the newer file. When the library holds
    a starter authority under another key (its text was imported first), the propositions go there.
    """
    fates: dict[str, list[str]] = {"added": [], "updated": [], "kept": []}
    keys: dict[AuthorityKey, AuthorityKey] = {}
    for authority in entries.authorities:
        keys[authority.key], fate = _load_authority(session, authority)
        fates[fate].append(authority.key)
    for proposition in entries.propositions:
        owner = keys.get(proposition.authority, proposition.authority)
        fates[_load_proposition(session, proposition, owner)].append(proposition.id)
    return LoadOutcome(**{fate: tuple(names) for fate, names in fates.items()})


def _load_authority(session: Session, authority: Authority) -> tuple[AuthorityKey, str]:
    row = lookup.find_authority_row(session, authority.key) or _find_printed_there(session, authority)
    if row is None:
        add_words(session, add_authority_row(session, authority, digest=_digest(authority)).id)
        return authority.key, "added"
    if not _follows(row):
        return AuthorityKey(row.key), "kept"
    with reindexed(session, row.id, INDEXES):
        fill_authority(row, completed(authority, authority_from(row)))
    row.starter_digest = _digest(authority)
    return authority.key, "updated"


def _find_printed_there(session: Session, authority: Authority) -> AuthorityRow | None:
    rows = [row for citation in authority.citations for row in lookup.rows_printed_at(session, citation)]
    same = {row.id: row for row in rows if row.starter_digest is None}
    return next(iter(same.values())) if len(same) == 1 else None


def _load_proposition(session: Session, proposition: Proposition, owner: AuthorityKey) -> str:
    row = lookup.find_proposition_row(session, proposition.id)
    digest = _digest(proposition)
    if row is None:
        add_proposition(session, dataclasses.replace(proposition, authority=owner), digest=digest)
        return "added"
    if not _follows(row):
        return "kept"
    with reindexed(session, row.authority_id, SMALL_INDEXES):
        fill_proposition(row, proposition)
    row.starter_digest = digest
    return "updated"


def _follows(row: AuthorityRow | PropositionRow) -> bool:
    """Whether a row came from a starter file and the attorney has neither changed nor verified it."""
    return row.starter_digest is not None and not row.edited and row.verified_on is None


def _digest(entry: Authority | Proposition) -> str:
    content = json.dumps(dataclasses.asdict(entry), default=str, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()
