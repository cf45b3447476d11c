"""Reads single things and lists out of the store, as dataclasses. Changes nothing."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, exists, func, or_, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.sql.base import ExecutableOption

from app.errors import NotFound, Remedy, how
from app.law.authorities import Authority, AuthorityKey, AuthorityKind, Proposition, ReporterCitation
from app.law.courts import CourtId
from app.law.opinions import Opinion, Passage
from app.library.citing import citation_key, find_parsed, series_key, squeeze
from app.library.mapping import TAG_KINDS, authority_from, proposition_from
from app.library.results import CitedBy, Counts, Edit, TextInfo
from app.library.side_tables import CaseOutcomeRow, FormerKeyRow
from app.library.tables import (
    AuthorityRow,
    CitationRow,
    EditRow,
    FoundCitationRow,
    OpinionRow,
    PartRow,
    PassageRow,
    PropositionRow,
    TagRow,
)
from app.library.texts import opinion_from, passage_from

_MOST_DIGITS = 9

LONGEST_OPINION = 300
"""Pages. A page further behind a first page than this is taken to belong to an opinion the library lacks."""


def whole_authority() -> tuple[ExecutableOption, ...]:
    """Loads what belongs to authorities in two queries, not two for each."""
    return (selectinload(AuthorityRow.citations), selectinload(AuthorityRow.treatments))


def whole_proposition() -> tuple[ExecutableOption, ...]:
    """Loads what belongs to propositions in three queries, not three for each."""
    return (
        selectinload(PropositionRow.authority),
        selectinload(PropositionRow.tags),
        selectinload(PropositionRow.facts),
    )


def find_authority_row(session: Session, key: str) -> AuthorityRow | None:
    """The row of an authority, by its key or by one that it had before it was merged."""
    row = session.scalar(select(AuthorityRow).where(AuthorityRow.key == key))
    if row is not None:
        return row
    former = session.scalar(select(FormerKeyRow.authority_id).where(FormerKeyRow.key == key))
    return session.get(AuthorityRow, former) if former is not None else None


def authority_row(session: Session, key: str) -> AuthorityRow:
    """The row of an authority. Raises NotFound."""
    row = find_authority_row(session, key)
    if row is None:
        raise NotFound(f"The library holds no authority “{key}”.", hint=how(Remedy.SEE_AUTHORITIES))
    return row


def find_proposition_row(session: Session, key: str) -> PropositionRow | None:
    """The row of a proposition."""
    return session.scalar(select(PropositionRow).where(PropositionRow.key == key))


def proposition_row(session: Session, key: str) -> PropositionRow:
    """The row of a proposition. Raises NotFound."""
    row = find_proposition_row(session, key)
    if row is None:
        raise NotFound(f"The library holds no proposition “{key}”.")
    return row


def authorities(
    session: Session,
    *,
    kind: AuthorityKind | None = None,
    court: CourtId | None = None,
    verified: bool | None = None,
    has_text: bool | None = None,
) -> list[Authority]:
    """Authorities in the order of their keys; filters that are None let everything through."""
    rows = select(AuthorityRow).options(*whole_authority()).order_by(AuthorityRow.key)
    if kind is not None:
        rows = rows.where(AuthorityRow.kind == kind)
    if court is not None:
        rows = rows.where(AuthorityRow.court == court)
    if verified is not None:
        rows = rows.where(AuthorityRow.verified_on.is_not(None) if verified else AuthorityRow.verified_on.is_(None))
    if has_text is not None:
        read = exists().where(OpinionRow.authority_id == AuthorityRow.id)
        rows = rows.where(read if has_text else ~read)
    return [authority_from(row) for row in session.scalars(rows)]


def rows_printed_at(session: Session, citation: ReporterCitation) -> Sequence[AuthorityRow]:
    """Authorities that begin at a place of print: more than one where memorandum dispositions share a page."""
    ids = select(CitationRow.authority_id).where(CitationRow.key == citation_key(citation))
    return session.scalars(select(AuthorityRow).where(AuthorityRow.id.in_(ids)).order_by(AuthorityRow.key)).all()


def find_by_citation(session: Session, text: str) -> Authority | None:
    """The one authority that a citation, or the name of a statute or rule, means; None when none or several do."""
    citation = find_parsed(text)
    rows = (rows_printed_at(session, citation) if citation else ()) or _rows_named(session, text)
    return authority_from(rows[0]) if len(rows) == 1 else None


def find_holding_row(session: Session, citation: ReporterCitation) -> tuple[AuthorityRow, int] | None:
    """The authority whose pages can hold a page of a reporter, and its first page there; None when none can.

    The library does not know where an opinion ends, so it is the nearest one that begins at or before the page.
    """
    page = int(citation.page)
    nearest = (
        select(CitationRow.authority_id, CitationRow.first_page)
        .where(
            CitationRow.series_key == series_key(citation),
            CitationRow.first_page.between(page - LONGEST_OPINION, page),
        )
        .order_by(CitationRow.first_page.desc(), CitationRow.authority_id)
        .limit(1)
    )
    found = session.execute(nearest).first()
    row = session.get(AuthorityRow, found[0]) if found else None
    return (row, found[1] or 0) if found and row else None


def propositions(session: Session, *conditions: ColumnElement[bool]) -> list[Proposition]:
    """The propositions that meet all conditions, in the order in which they came to the library."""
    rows = select(PropositionRow).options(*whole_proposition()).order_by(PropositionRow.id)
    return [proposition_from(row) for row in session.scalars(rows.where(*conditions))]


def tagged(
    claims: Iterable[str], defenses: Iterable[str], topics: Iterable[str] = (), elements: Iterable[str] = ()
) -> ColumnElement[bool]:
    """That a proposition has one of the tags."""
    values = zip(TAG_KINDS, (claims, defenses, topics, elements), strict=True)
    any_tag = or_(*(and_(TagRow.kind == kind, TagRow.value.in_(sorted(some))) for kind, some in values))
    return exists().where(TagRow.proposition_id == PropositionRow.id, any_tag)


def preferred_text(session: Session, key: str) -> OpinionRow | None:
    """The text of an authority that is searched and quoted."""
    chosen = select(OpinionRow).join(AuthorityRow, AuthorityRow.id == OpinionRow.authority_id)
    return session.scalar(chosen.where(AuthorityRow.key == key, OpinionRow.preferred))


def find_by_file(session: Session, sha256: str) -> AuthorityKey | None:
    """The authority that was read from a file of this content."""
    owner = select(AuthorityRow.key).join(OpinionRow, OpinionRow.authority_id == AuthorityRow.id)
    key = session.scalar(owner.where(OpinionRow.sha256 == sha256))
    return AuthorityKey(key) if key else None


def find_opinion(session: Session, key: str) -> Opinion | None:
    """The preferred text of an authority, whole."""
    row = preferred_text(session, key)
    return _whole_text(session, row) if row is not None else None


def text_row(session: Session, sha256: str) -> OpinionRow:
    """The row of a text, by the hash of its file. Raises NotFound."""
    row = session.scalar(select(OpinionRow).where(OpinionRow.sha256 == sha256))
    if row is None:
        raise NotFound(f"The library holds no text {sha256[:12]}…")
    return row


def find_text(session: Session, sha256: str) -> Opinion | None:
    """A text, whole, by the hash of its file."""
    row = session.scalar(select(OpinionRow).where(OpinionRow.sha256 == sha256))
    return _whole_text(session, row) if row is not None else None


def texts(session: Session, key: str) -> list[TextInfo]:
    """The texts of an authority, the best first."""
    owner = authority_row(session, key)
    ordered = (OpinionRow.preferred.desc(), OpinionRow.quotable.desc(), OpinionRow.score.desc(), OpinionRow.id)
    rows = session.scalars(select(OpinionRow).where(OpinionRow.authority_id == owner.id).order_by(*ordered))
    return [
        TextInfo(
            sha256=row.sha256,
            format=row.format,
            filename=row.filename,
            imported_at=row.imported_at,
            quotable=row.quotable,
            score=row.score,
            reasons=tuple(row.quality_reasons),
            shown=row.preferred,
        )
        for row in rows
    ]


def _whole_text(session: Session, row: OpinionRow) -> Opinion:
    passages = select(PassageRow).where(PassageRow.opinion_id == row.id).order_by(PassageRow.number)
    return opinion_from(row, session.scalars(passages).all())


def passages(session: Session, *conditions: SQLColumnExpression[bool]) -> list[Passage]:
    """The passages that meet all conditions, in the order of their texts."""
    rows = (
        select(PassageRow, PartRow, AuthorityRow.key, OpinionRow.quotable)
        .join(PartRow, PartRow.id == PassageRow.part_id)
        .join(OpinionRow, OpinionRow.id == PassageRow.opinion_id)
        .join(AuthorityRow, AuthorityRow.id == PassageRow.authority_id)
        .where(*conditions)
        .order_by(PassageRow.authority_id, PassageRow.number)
    )
    return [passage_from(row, part, key, quotable=quotable) for row, part, key, quotable in session.execute(rows)]


def find_passage(session: Session, passage_id: str) -> Passage | None:
    """One passage: its id is its authority's key and its number."""
    row = find_passage_row(session, passage_id)
    found = passages(session, PassageRow.id == row.id) if row is not None else []
    return found[0] if found else None


def find_passage_row(session: Session, passage_id: str) -> PassageRow | None:
    """The row of a passage, by its id or by one that it had before its authority was merged."""
    key, _slash, digits = passage_id.rpartition("/")
    if not key or not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        return None
    owner = session.scalar(select(AuthorityRow.id).where(AuthorityRow.key == key))
    number = int(digits)
    if owner is None:
        former = session.scalar(select(FormerKeyRow).where(FormerKeyRow.key == key))
        if former is None:
            return None
        owner, number = former.authority_id, former.passages_after + number
    return session.scalar(select(PassageRow).where(PassageRow.authority_id == owner, PassageRow.number == number))


def passage_row(session: Session, passage_id: str) -> PassageRow:
    """The row of a passage. Raises NotFound."""
    row = find_passage_row(session, passage_id)
    if row is None:
        raise NotFound(f"The library holds no passage “{passage_id}”.", hint="Was its opinion imported?")
    return row


def passage(session: Session, passage_id: str) -> Passage:
    """One passage. Raises NotFound."""
    found = find_passage(session, passage_id)
    if found is None:
        raise NotFound(f"The library holds no passage “{passage_id}”.", hint="Was its opinion imported?")
    return found


def citing(session: Session, key: str) -> list[CitedBy]:
    """Who in the library cites an authority, most often first."""
    return _found(session, FoundCitationRow.cited_key.in_(cited_keys_of(session, key)))


def cited_keys_of(session: Session, key: str) -> list[str]:
    """The keys under which texts cite an authority."""
    row = authority_row(session, key)
    return [citation.key for citation in row.citations] or [squeeze(row.name)]


def cited(session: Session, key: str) -> list[CitedBy]:
    """What the preferred text of an authority cites, most often first."""
    return _found(session, AuthorityRow.id == authority_row(session, key).id)


def name_of_cited(session: Session, key: str) -> str:
    """What is cited under a key, by the name that a text or the library gives it."""
    rows = select(FoundCitationRow.name, FoundCitationRow.cited).where(FoundCitationRow.cited_key == key)
    found = session.execute(rows.order_by(FoundCitationRow.name.is_(None), FoundCitationRow.id).limit(1)).first()
    if found is not None and found[0]:
        return f"{found[0]}, {found[1]}"
    held = select(CitationRow, AuthorityRow.name).join(AuthorityRow, AuthorityRow.id == CitationRow.authority_id)
    printed = session.execute(held.where(CitationRow.key == key).order_by(CitationRow.id).limit(1)).first()
    if printed is not None:
        return f"{printed[1]}, {printed[0].volume} {printed[0].reporter} {printed[0].page}"
    return found[1] if found is not None else key


def outcome_rows(session: Session, authority_id: int) -> Sequence[CaseOutcomeRow]:
    """What an authority did with claims, defenses and motions, in the order in which it came to be known."""
    rows = select(CaseOutcomeRow).where(CaseOutcomeRow.authority_id == authority_id).order_by(CaseOutcomeRow.id)
    return session.scalars(rows).all()


def history(session: Session, key: str) -> list[Edit]:
    """What was changed of an authority or a proposition, and of what was merged into it, oldest first."""
    former = select(FormerKeyRow.key).join(AuthorityRow, AuthorityRow.id == FormerKeyRow.authority_id)
    mine = or_(EditRow.subject_key == key, EditRow.subject_key.in_(former.where(AuthorityRow.key == key)))
    rows = select(EditRow).where(mine).order_by(EditRow.id)
    return [Edit(field=r.field, old=r.old, new=r.new, by=r.by, at=r.at) for r in session.scalars(rows)]


def counts(session: Session) -> Counts:
    """How much the library holds."""
    tables = (AuthorityRow, PropositionRow, OpinionRow, PassageRow)
    held = [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]
    verified = select(func.count()).where(AuthorityRow.verified_on.is_not(None))
    return Counts(
        authorities=held[0],
        propositions=held[1],
        opinions=held[2],
        passages=held[3],
        verified=session.scalar(verified) or 0,
    )


def _rows_named(session: Session, text: str) -> Sequence[AuthorityRow]:
    """Statutes, rules and the like by name, however it is spaced and dotted."""
    rows = session.scalars(select(AuthorityRow).where(AuthorityRow.kind != AuthorityKind.OPINION))
    return [row for row in rows if squeeze(row.name) == squeeze(text)]


def _found(session: Session, condition: ColumnElement[bool]) -> list[CitedBy]:
    rows = (
        select(FoundCitationRow, AuthorityRow.key)
        .join(OpinionRow, OpinionRow.id == FoundCitationRow.opinion_id)
        .join(AuthorityRow, AuthorityRow.id == OpinionRow.authority_id)
        .where(condition, OpinionRow.preferred)
        .order_by(FoundCitationRow.count.desc(), AuthorityRow.key, FoundCitationRow.cited)
    )
    return [
        CitedBy(authority=AuthorityKey(key), cited=row.cited, name=row.name, count=row.count)
        for row, key in session.execute(rows)
    ]
