"""The library's tables, as they are at the newest schema. Rows stay inside `app.library`.

Every change here needs a migration; a test compares the two. `side_tables` has the rest; the full-text tables
are in neither: `fulltext` names them, and the migrations make them. `details` holds what nothing but its owner
asks for, as `records` writes it.
"""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Float, ForeignKey, Index, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """Where the tables are known."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {list[Any]: JSON, dict[str, Any]: JSON}  # noqa: RUF012  # SQLAlchemy reads a plain class attribute


def _owner(table: str) -> Mapped[int]:
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


def _details() -> Mapped[dict[str, Any]]:
    return mapped_column(server_default=text("'{}'"), default=dict)


class AuthorityRow(Base):
    """One authority.

    `decided` keeps the precision that is known; `decided_latest` is the last day it can mean, for filters.
    `edited` says that the attorney changed it; `starter_digest` is that of the starter entry it came from.
    """

    __tablename__ = "authorities"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str]
    court: Mapped[str | None] = mapped_column(index=True)
    decided: Mapped[str | None]
    decided_latest: Mapped[dt.date | None]
    docket: Mapped[str | None]
    docket_key: Mapped[str | None] = mapped_column(index=True)
    publication: Mapped[str]
    weight_notes: Mapped[list[Any]]
    provenance: Mapped[str]
    notes: Mapped[str]
    verified_by: Mapped[str | None]
    verified_on: Mapped[dt.date | None]
    verified_text: Mapped[str]
    edited: Mapped[bool]
    starter_digest: Mapped[str | None]
    favourite: Mapped[bool] = mapped_column(server_default=text("0"), default=False)
    details: Mapped[dict[str, Any]] = _details()

    citations: Mapped[list["CitationRow"]] = relationship(
        order_by="CitationRow.position", cascade="all, delete-orphan", passive_deletes=True
    )
    treatments: Mapped[list["TreatmentRow"]] = relationship(
        order_by="TreatmentRow.position", cascade="all, delete-orphan", passive_deletes=True
    )


class CitationRow(Base):
    """Where an authority is printed. Two memorandum dispositions may share a page, so keys are not unique."""

    __tablename__ = "citations"
    __table_args__ = (Index(None, "series_key", "first_page"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = _owner("authorities")
    position: Mapped[int]
    volume: Mapped[str]
    reporter: Mapped[str]
    page: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)
    series_key: Mapped[str]
    first_page: Mapped[int | None]


class TreatmentRow(Base):
    """What became of an authority, and who says so."""

    __tablename__ = "treatments"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = _owner("authorities")
    position: Mapped[int]
    kind: Mapped[str]
    by: Mapped[str | None]
    phrase: Mapped[str]
    citation: Mapped[str]
    source: Mapped[str]
    claims: Mapped[list[Any]]
    checked_on: Mapped[dt.date | None]
    date: Mapped[str | None]
    note: Mapped[str]
    details: Mapped[dict[str, Any]] = _details()


class PropositionRow(Base):
    """One statement of law that an authority supports."""

    __tablename__ = "propositions"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    authority_id: Mapped[int] = _owner("authorities")
    text: Mapped[str]
    pin: Mapped[str | None]
    pin_reporter: Mapped[str | None]
    quotation: Mapped[str | None]
    part: Mapped[str]
    kind: Mapped[str]
    stance: Mapped[str]
    outcome: Mapped[str | None]
    parenthetical: Mapped[str]
    provenance: Mapped[str]
    verified_by: Mapped[str | None]
    verified_on: Mapped[dt.date | None]
    verified_text: Mapped[str]
    edited: Mapped[bool]
    starter_digest: Mapped[str | None]
    posture: Mapped[str | None]
    details: Mapped[dict[str, Any]] = _details()

    authority: Mapped[AuthorityRow] = relationship()
    tags: Mapped[list["TagRow"]] = relationship(
        order_by="TagRow.position", cascade="all, delete-orphan", passive_deletes=True
    )
    facts: Mapped[list["FactRow"]] = relationship(
        order_by="FactRow.position", cascade="all, delete-orphan", passive_deletes=True
    )


class TagRow(Base):
    """A claim, a defense or a topic that a proposition bears on."""

    __tablename__ = "proposition_tags"
    __table_args__ = (Index(None, "kind", "value"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposition_id: Mapped[int] = _owner("propositions")
    position: Mapped[int]
    kind: Mapped[str]
    value: Mapped[str]


class FactRow(Base):
    """One fact of a precedent, for the comparison sheet."""

    __tablename__ = "precedent_facts"

    id: Mapped[int] = mapped_column(primary_key=True)
    proposition_id: Mapped[int] = _owner("propositions")
    position: Mapped[int]
    aspect: Mapped[str]
    text: Mapped[str]
    pin: Mapped[str | None]


class OpinionRow(Base):
    """One text of an authority, with its head matter as read. The preferred text is the one that is searched.

    `text_digest` is that of the words alone, so that one text is known in two files.
    """

    __tablename__ = "opinions"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = _owner("authorities")
    sha256: Mapped[str] = mapped_column(unique=True)
    format: Mapped[str]
    filename: Mapped[str]
    name: Mapped[str | None]
    short_name: Mapped[str | None]
    court: Mapped[str | None]
    decided: Mapped[str | None]
    docket: Mapped[str | None]
    judges: Mapped[list[Any]]
    citations: Mapped[list[Any]]
    quotable: Mapped[bool]
    score: Mapped[float] = mapped_column(Float)
    quality_reasons: Mapped[list[Any]]
    removed: Mapped[list[Any]]
    preferred: Mapped[bool]
    author: Mapped[str | None]
    imported_at: Mapped[dt.datetime | None]
    text_digest: Mapped[str | None] = mapped_column(index=True)
    details: Mapped[dict[str, Any]] = _details()

    parts: Mapped[list["PartRow"]] = relationship(
        order_by="PartRow.position", cascade="all, delete-orphan", passive_deletes=True
    )


class PartRow(Base):
    """One voice of an opinion."""

    __tablename__ = "opinion_parts"

    id: Mapped[int] = mapped_column(primary_key=True)
    opinion_id: Mapped[int] = _owner("opinions")
    position: Mapped[int]
    kind: Mapped[str]
    author: Mapped[str | None]
    details: Mapped[dict[str, Any]] = _details()


class PassageRow(Base):
    """A paragraph or a footnote of an opinion.

    `number` runs through all texts of one authority, so that "lalonde/12" never changes its meaning.
    `section` is the heading it stands under. `calls` holds the footnote numbers called and their offsets.
    """

    __tablename__ = "passages"
    __table_args__ = (UniqueConstraint("authority_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("authorities.id", ondelete="CASCADE"))
    opinion_id: Mapped[int] = _owner("opinions")
    part_id: Mapped[int] = _owner("opinion_parts")
    number: Mapped[int]
    text: Mapped[str]
    section: Mapped[str]
    page: Mapped[str | None]
    page_turns: Mapped[list[Any]]
    heading: Mapped[bool]
    block_quote: Mapped[bool]
    footnote: Mapped[str | None]
    calls: Mapped[list[Any]]
    emphasis: Mapped[list[Any]]
    details: Mapped[dict[str, Any]] = _details()


class FoundCitationRow(Base):
    """That a text cites something, and how often: the cited-by index."""

    __tablename__ = "found_citations"

    id: Mapped[int] = mapped_column(primary_key=True)
    opinion_id: Mapped[int] = _owner("opinions")
    cited: Mapped[str]
    cited_key: Mapped[str] = mapped_column(index=True)
    name: Mapped[str | None]
    count: Mapped[int]


class EditRow(Base):
    """One field that the attorney changed. The subject is named by key, so that its history outlives it."""

    __tablename__ = "edits"
    __table_args__ = (Index(None, "subject", "subject_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    subject_key: Mapped[str]
    field: Mapped[str]
    old: Mapped[str]
    new: Mapped[str]
    by: Mapped[str]
    at: Mapped[dt.datetime]
