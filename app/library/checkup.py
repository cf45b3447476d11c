"""Looks the whole library over and reports what is wrong with it. Repairs nothing."""

from collections.abc import Iterator

from sqlalchemy import exists, or_, select, text
from sqlalchemy.orm import Session

from app.errors import Remedy, how
from app.law.authorities import Proposition
from app.law.findings import Finding, Severity
from app.library import lookup
from app.library.fulltext import INDEXES, is_in_step
from app.library.tables import AuthorityRow, OpinionRow, PartRow, PassageRow, PropositionRow


def check_library(session: Session) -> tuple[Finding, ...]:
    """All findings: the file, the references in it, the search index, texts, quotations."""
    return (
        *_integrity(session),
        *_references(session),
        *_indexes(session),
        *_texts(session),
        *_strays(session),
        *_quotations(session),
    )


def _integrity(session: Session) -> Iterator[Finding]:
    for (answer,) in session.execute(text("PRAGMA integrity_check")):
        if answer != "ok":
            yield Finding(
                code="damaged_file",
                severity=Severity.BLOCK,
                message=f"The library file is damaged ({answer}). Restore a backup.",
            )


def _references(session: Session) -> Iterator[Finding]:
    for table, row, parent, _constraint in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding(
            code="orphan",
            severity=Severity.BLOCK,
            message=f"A row of “{table}” belongs to a row of “{parent}” that is gone. Restore a backup.",
            place=f"{table} {row}",
        )


def _indexes(session: Session) -> Iterator[Finding]:
    for index in INDEXES:
        if not is_in_step(session, index):
            yield Finding(
                code="index_out_of_step",
                severity=Severity.BLOCK,
                message=f"The search index of {index.name}s does not agree with the texts: "
                f"searches may miss some. {how(Remedy.REPAIR)}",
                place=index.name,
            )


def _texts(session: Session) -> Iterator[Finding]:
    """Every opinion must have passages, and every authority that has texts one that is searched."""
    empty = select(OpinionRow.sha256).where(~exists().where(PassageRow.opinion_id == OpinionRow.id))
    for sha256 in session.scalars(empty):
        yield Finding(
            code="empty_text",
            severity=Severity.BLOCK,
            message="A stored text has no passages. Import its file again.",
            place=sha256,
        )
    has_text = exists().where(OpinionRow.authority_id == AuthorityRow.id)
    is_searched = exists().where(OpinionRow.authority_id == AuthorityRow.id, OpinionRow.preferred)
    for key in session.scalars(select(AuthorityRow.key).where(has_text, ~is_searched)):
        yield Finding(code="unsearched_text", severity=Severity.BLOCK, message="No text of it is searched.", place=key)


def _strays(session: Session) -> Iterator[Finding]:
    """A passage must belong to the authority and the text that its part belongs to."""
    astray = (
        select(AuthorityRow.key, PassageRow.number)
        .join(AuthorityRow, AuthorityRow.id == PassageRow.authority_id)
        .join(OpinionRow, OpinionRow.id == PassageRow.opinion_id)
        .join(PartRow, PartRow.id == PassageRow.part_id)
        .where(or_(OpinionRow.authority_id != PassageRow.authority_id, PartRow.opinion_id != PassageRow.opinion_id))
    )
    for key, number in session.execute(astray):
        yield Finding(
            code="stray_passage",
            severity=Severity.BLOCK,
            message="A passage belongs to another text than its part. Restore a backup.",
            place=f"{key}/{number}",
        )


def _quotations(session: Session) -> Iterator[Finding]:
    for proposition in lookup.propositions(session, PropositionRow.quotation.is_not(None)):
        finding = _check_quotation(session, proposition)
        if finding is not None:
            yield finding


def _check_quotation(session: Session, proposition: Proposition) -> Finding | None:
    texts = [p.text for p in lookup.passages(session, AuthorityRow.key == proposition.authority, OpinionRow.quotable)]
    if any(proposition.quotation in text for text in texts if proposition.quotation):
        return None
    if not texts:
        return Finding(
            code="quotation_unchecked",
            severity=Severity.WARN,
            message="The quotation cannot be checked: the library has no quotable text of its authority.",
            place=proposition.id,
        )
    return Finding(
        code="quotation_not_found",
        severity=Severity.BLOCK,
        message="The quotation is not found word for word in the text of its authority.",
        place=proposition.id,
    )
