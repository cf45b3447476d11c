"""The tables of what is laid beside authorities: notes, marks, outcomes, suggestions, references. Rows stay inside.

As with `tables`, every change here needs a migration.
"""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.library.tables import Base


def _of(table: str, *, index: bool = True) -> Mapped[int]:
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=index)


def _of_some(table: str) -> Mapped[int | None]:
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


class NoteRow(Base):
    """The attorney's words on an authority, or on one of its propositions or passages."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = _of("authorities")
    proposition_id: Mapped[int | None] = _of_some("propositions")
    passage_id: Mapped[int | None] = _of_some("passages")
    text: Mapped[str]
    by: Mapped[str]
    at: Mapped[dt.datetime]
    changed_at: Mapped[dt.datetime | None]


class UserTagRow(Base):
    """A word that the attorney marks an authority, a proposition or a passage with."""

    __tablename__ = "user_tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = _of("authorities")
    proposition_id: Mapped[int | None] = _of_some("propositions")
    passage_id: Mapped[int | None] = _of_some("passages")
    tag: Mapped[str] = mapped_column(index=True)


class CollectionRow(Base):
    """A named list of authorities."""

    __tablename__ = "collections"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    about: Mapped[str]


class MemberRow(Base):
    """That an authority is in a collection, and where."""

    __tablename__ = "collection_members"
    __table_args__ = (UniqueConstraint("collection_id", "authority_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    collection_id: Mapped[int] = _of("collections", index=False)
    authority_id: Mapped[int] = _of("authorities")
    position: Mapped[int]


class CaseOutcomeRow(Base):
    """What a decision did with one claim, defense or motion; `opinion_id` is the text that told it."""

    __tablename__ = "case_outcomes"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = _of("authorities")
    opinion_id: Mapped[int | None] = _of_some("opinions")
    claim: Mapped[str | None]
    defense: Mapped[str | None]
    prong: Mapped[str | None]
    party: Mapped[str]
    posture: Mapped[str | None]
    ruling: Mapped[str | None]
    result: Mapped[str | None]
    count: Mapped[str | None]
    leave_to_amend: Mapped[bool | None]
    pin: Mapped[str | None]
    text: Mapped[str]
    reasons: Mapped[list[Any]]
    standing: Mapped[str]
    decided_by: Mapped[str | None]
    decided_on: Mapped[dt.date | None]


class PassageTagRow(Base):
    """That a passage is about a claim, a defense or an element, or does one thing in an argument."""

    __tablename__ = "passage_tags"
    __table_args__ = (UniqueConstraint("passage_id", "kind", "value"), Index(None, "kind", "value"))

    id: Mapped[int] = mapped_column(primary_key=True)
    passage_id: Mapped[int] = _of("passages", index=False)
    kind: Mapped[str]
    value: Mapped[str]
    words: Mapped[list[Any]]
    standing: Mapped[str]
    decided_by: Mapped[str | None]
    decided_on: Mapped[dt.date | None]


class SeenTreatmentRow(Base):
    """That a text prints a history phrase after a citation; `cited_key` finds the authority it is said of."""

    __tablename__ = "seen_treatments"

    id: Mapped[int] = mapped_column(primary_key=True)
    opinion_id: Mapped[int] = _of("opinions")
    passage_id: Mapped[int | None] = _of_some("passages")
    cited: Mapped[str]
    cited_key: Mapped[str] = mapped_column(index=True)
    name: Mapped[str | None]
    phrase: Mapped[str]
    kind: Mapped[str | None]
    later: Mapped[str | None]
    later_name: Mapped[str | None]
    standing: Mapped[str]
    decided_by: Mapped[str | None]
    decided_on: Mapped[dt.date | None]


class CitationPlaceRow(Base):
    """That a passage cites something, and at which page of it."""

    __tablename__ = "citation_places"

    id: Mapped[int] = mapped_column(primary_key=True)
    opinion_id: Mapped[int] = _of("opinions")
    passage_id: Mapped[int] = _of("passages")
    cited_key: Mapped[str] = mapped_column(index=True)
    pin: Mapped[str | None]


class DocketRow(Base):
    """One of the docket numbers in the head of a text."""

    __tablename__ = "dockets"

    id: Mapped[int] = mapped_column(primary_key=True)
    opinion_id: Mapped[int] = _of("opinions")
    docket: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)


class FormerKeyRow(Base):
    """The key of an authority that was merged into another; its passage n is now passage `passages_after` + n."""

    __tablename__ = "former_keys"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    authority_id: Mapped[int] = _of("authorities")
    passages_after: Mapped[int]


class DistinctPairRow(Base):
    """Two authorities that look alike and, as the attorney said, are not the same. The lower row id comes first."""

    __tablename__ = "distinct_pairs"
    __table_args__ = (UniqueConstraint("one_id", "other_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    one_id: Mapped[int] = _of("authorities", index=False)
    other_id: Mapped[int] = _of("authorities")
    by: Mapped[str]
    at: Mapped[dt.datetime]


class WordRow(Base):
    """A word that some text prints, in small letters and without accents, and its stem. Drawn from the texts, as the index is."""

    __tablename__ = "words"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  # SQLAlchemy reads a plain class attribute

    word: Mapped[str] = mapped_column(primary_key=True)
    stem: Mapped[str]
