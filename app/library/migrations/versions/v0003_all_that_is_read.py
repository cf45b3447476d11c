"""All that reading gives, the attorney's notes and marks, outcomes, suggestions, and treatment seen in other texts.

What is asked for by nothing but its owner lies as JSON in `details`: {"v": 1, field: value …}, without what is at its default.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Widen the tables, make the new ones, and let notes be found with the entry they belong to."""
    _widen()
    _make_marks()
    _make_suggestions()
    _make_references()
    _find_notes()


def _widen() -> None:
    for table in ("authorities", "treatments", "propositions", "opinions", "opinion_parts", "passages"):
        op.add_column(table, sa.Column("details", sa.JSON, nullable=False, server_default=sa.text("'{}'")))
    op.add_column("authorities", sa.Column("favourite", sa.Boolean, nullable=False, server_default=sa.text("0")))
    op.add_column("propositions", sa.Column("posture", sa.String))
    op.add_column("opinions", sa.Column("author", sa.String))
    op.add_column("opinions", sa.Column("imported_at", sa.DateTime))
    op.add_column("opinions", sa.Column("text_digest", sa.String))
    op.create_index("ix_opinions_text_digest", "opinions", ["text_digest"])


def _make_marks() -> None:
    _make(
        "notes",
        *_subject("notes"),
        _text("text"),
        _text("by"),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("changed_at", sa.DateTime),
    )
    _make("user_tags", *_subject("user_tags"), _text("tag"))
    for table in ("notes", "user_tags"):
        for column in ("authority_id", "proposition_id", "passage_id"):
            _index(table, column)
    _index("user_tags", "tag")
    _make("collections", _text("name"), _text("about"), sa.UniqueConstraint("name", name="uq_collections_name"))
    _make(
        "collection_members",
        *_owner("collections", "collection_id", "collection_members"),
        *_owner("authorities", "authority_id", "collection_members"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.UniqueConstraint("collection_id", "authority_id", name="uq_collection_members_collection_id_authority_id"),
    )
    _index("collection_members", "authority_id")


def _make_suggestions() -> None:
    _make(
        "case_outcomes",
        *_owner("authorities", "authority_id", "case_outcomes"),
        *_owner("opinions", "opinion_id", "case_outcomes", optional=True),
        *(_text(name, nullable=True) for name in ("claim", "defense", "prong")),
        _text("party"),
        *(_text(name, nullable=True) for name in ("posture", "ruling", "result", "count")),
        sa.Column("leave_to_amend", sa.Boolean),
        _text("pin", nullable=True),
        _text("text"),
        sa.Column("reasons", sa.JSON, nullable=False),
        *_decision(),
    )
    _index("case_outcomes", "authority_id")
    _index("case_outcomes", "opinion_id")
    _make(
        "passage_tags",
        *_owner("passages", "passage_id", "passage_tags"),
        _text("kind"),
        _text("value"),
        sa.Column("words", sa.JSON, nullable=False),
        *_decision(),
        sa.UniqueConstraint("passage_id", "kind", "value", name="uq_passage_tags_passage_id_kind_value"),
    )
    _index("passage_tags", "kind", "value")
    _make(
        "seen_treatments",
        *_owner("opinions", "opinion_id", "seen_treatments"),
        *_owner("passages", "passage_id", "seen_treatments", optional=True),
        _text("cited"),
        _text("cited_key"),
        _text("name", nullable=True),
        _text("phrase"),
        *(_text(name, nullable=True) for name in ("kind", "later", "later_name")),
        *_decision(),
    )
    _index("seen_treatments", "opinion_id")
    _index("seen_treatments", "passage_id")
    _index("seen_treatments", "cited_key")


def _make_references() -> None:
    _make(
        "citation_places",
        *_owner("opinions", "opinion_id", "citation_places"),
        *_owner("passages", "passage_id", "citation_places"),
        _text("cited_key"),
        _text("pin", nullable=True),
    )
    _index("citation_places", "opinion_id")
    _index("citation_places", "passage_id")
    _index("citation_places", "cited_key")
    _make("dockets", *_owner("opinions", "opinion_id", "dockets"), _text("docket"), _text("key"))
    _index("dockets", "opinion_id")
    _index("dockets", "key")
    _make(
        "former_keys",
        _text("key"),
        *_owner("authorities", "authority_id", "former_keys"),
        sa.Column("passages_after", sa.Integer, nullable=False),
        sa.UniqueConstraint("key", name="uq_former_keys_key"),
    )
    _index("former_keys", "authority_id")
    _make(
        "distinct_pairs",
        *_owner("authorities", "one_id", "distinct_pairs"),
        *_owner("authorities", "other_id", "distinct_pairs"),
        _text("by"),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.UniqueConstraint("one_id", "other_id", name="uq_distinct_pairs_one_id_other_id"),
    )
    _index("distinct_pairs", "other_id")


def _find_notes() -> None:
    """The words of an entry take in the notes laid beside it; no library has any yet, so the index stays true."""
    op.execute("DROP VIEW entry_words")
    op.execute(
        "CREATE VIEW entry_words AS"
        " SELECT a.id, a.id AS authority_id, a.name || coalesce((SELECT group_concat(cite, '') FROM"
        " (SELECT ', ' || c.volume || ' ' || c.reporter || ' ' || c.page AS cite FROM citations c"
        " WHERE c.authority_id = a.id ORDER BY c.position)), '') AS title,"
        " a.notes || coalesce((SELECT group_concat(words, '') FROM"
        " (SELECT char(10) || n.text AS words FROM notes n WHERE n.authority_id = a.id ORDER BY n.id)), '') AS notes"
        " FROM authorities a"
    )


def _make(table: str, *columns: Any) -> None:  # noqa: ANN401  # columns and constraints
    number = sa.Column("id", sa.Integer, nullable=False)
    op.create_table(table, number, *columns, sa.PrimaryKeyConstraint("id", name=f"pk_{table}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def _owner(
    table: str, column: str, owned: str, *, optional: bool = False
) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    name = f"fk_{owned}_{column}_{table}"
    number = sa.Column(column, sa.Integer, nullable=optional)
    return number, sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE")


def _subject(table: str) -> list[Any]:
    """What a note or a tag is laid on: an authority, or one of its propositions or passages."""
    return [
        *_owner("authorities", "authority_id", table),
        *_owner("propositions", "proposition_id", table, optional=True),
        *_owner("passages", "passage_id", table, optional=True),
    ]


def _decision() -> tuple[sa.Column[str], sa.Column[str], sa.Column[Any]]:
    return _text("standing"), _text("decided_by", nullable=True), sa.Column("decided_on", sa.Date)
