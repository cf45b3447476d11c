"""What a note or a tag is laid on: an authority, one of its propositions, or one of its passages, by their ids."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.errors import NotFound, Remedy, how
from app.library import lookup
from app.library.side_tables import NoteRow, UserTagRow
from app.library.tables import AuthorityRow, PassageRow, PropositionRow


@dataclass(frozen=True, slots=True)
class Subject:
    """The rows of a subject; its authority is always known."""

    authority_id: int
    proposition_id: int | None = None
    passage_id: int | None = None


def find_subject(session: Session, name: str) -> Subject:
    """The rows of "lalonde", "lalonde.doorway" or "lalonde/12". Raises NotFound."""
    passage = lookup.find_passage_row(session, name)
    if passage is not None:
        return Subject(passage.authority_id, passage_id=passage.id)
    authority = lookup.find_authority_row(session, name)
    if authority is not None:
        return Subject(authority.id)
    proposition = lookup.find_proposition_row(session, name)
    if proposition is None:
        raise NotFound(f"The library holds no “{name}”.", hint=how(Remedy.SEE_AUTHORITIES))
    return Subject(proposition.authority_id, proposition_id=proposition.id)


def is_on(rows: type[NoteRow] | type[UserTagRow], subject: Subject) -> tuple[ColumnElement[bool], ...]:
    """That a row is laid on this very subject."""
    return (
        rows.authority_id == subject.authority_id,
        rows.proposition_id.is_not_distinct_from(subject.proposition_id),
        rows.passage_id.is_not_distinct_from(subject.passage_id),
    )


def name_of(session: Session, row: NoteRow | UserTagRow) -> str:
    """The id of what a note or a tag is laid on."""
    if row.proposition_id is not None:
        return session.get_one(PropositionRow, row.proposition_id).key
    key = session.get_one(AuthorityRow, row.authority_id).key
    if row.passage_id is None:
        return key
    number = session.scalar(select(PassageRow.number).where(PassageRow.id == row.passage_id))
    return f"{key}/{number}"
