"""Authorities with their citations, treatments and propositions; opinions with their passages; full text."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TOKENIZER = "porter unicode61 remove_diacritics 2 tokenchars ''§''"


def upgrade() -> None:
    """Make the first tables."""
    _make_authorities()
    _make_propositions()
    _make_opinions()
    _make_full_text()


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def _list(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=False)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _owner(table: str, column: str, owned: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    name = f"fk_{owned}_{column}_{table}"
    return _whole(column), sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE")


def _verified() -> tuple[sa.Column[str], sa.Column[object], sa.Column[str], sa.Column[bool], sa.Column[str]]:
    return (
        _text("verified_by", nullable=True),
        sa.Column("verified_on", sa.Date),
        _text("verified_text"),
        _flag("edited"),
        _text("starter_digest", nullable=True),
    )


def _make(table: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(table, *columns, sa.PrimaryKeyConstraint("id", name=f"pk_{table}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _make_authorities() -> None:
    _make(
        "authorities",
        _id(),
        _text("key"),
        _text("kind"),
        _text("name"),
        _text("short_name"),
        _text("court", nullable=True),
        _text("decided", nullable=True),
        sa.Column("decided_latest", sa.Date),
        _text("docket", nullable=True),
        _text("docket_key", nullable=True),
        _text("publication"),
        _list("weight_notes"),
        _text("provenance"),
        _text("notes"),
        *_verified(),
        sa.UniqueConstraint("key", name="uq_authorities_key"),
    )
    _index("authorities", "court")
    _index("authorities", "docket_key")
    _make(
        "citations",
        _id(),
        *_owner("authorities", "authority_id", "citations"),
        _whole("position"),
        _text("volume"),
        _text("reporter"),
        _text("page"),
        _text("key"),
        _text("series_key"),
        _whole("first_page", nullable=True),
    )
    _index("citations", "authority_id")
    _index("citations", "key")
    _index("citations", "series_key", "first_page")
    _make(
        "treatments",
        _id(),
        *_owner("authorities", "authority_id", "treatments"),
        _whole("position"),
        _text("kind"),
        _text("by", nullable=True),
        _text("phrase"),
        _text("citation"),
        _text("source"),
        _list("claims"),
        sa.Column("checked_on", sa.Date),
        _text("date", nullable=True),
        _text("note"),
    )
    _index("treatments", "authority_id")


def _make_propositions() -> None:
    _make(
        "propositions",
        _id(),
        _text("key"),
        *_owner("authorities", "authority_id", "propositions"),
        _text("text"),
        _text("pin", nullable=True),
        _text("pin_reporter", nullable=True),
        _text("quotation", nullable=True),
        _text("part"),
        _text("kind"),
        _text("stance"),
        _text("outcome", nullable=True),
        _text("parenthetical"),
        _text("provenance"),
        *_verified(),
        sa.UniqueConstraint("key", name="uq_propositions_key"),
    )
    _index("propositions", "authority_id")
    _make(
        "proposition_tags",
        _id(),
        *_owner("propositions", "proposition_id", "proposition_tags"),
        _whole("position"),
        _text("kind"),
        _text("value"),
    )
    _index("proposition_tags", "proposition_id")
    _index("proposition_tags", "kind", "value")
    _make(
        "precedent_facts",
        _id(),
        *_owner("propositions", "proposition_id", "precedent_facts"),
        _whole("position"),
        _text("aspect"),
        _text("text"),
        _text("pin", nullable=True),
    )
    _index("precedent_facts", "proposition_id")


def _make_opinions() -> None:
    _make(
        "opinions",
        _id(),
        *_owner("authorities", "authority_id", "opinions"),
        _text("sha256"),
        _text("format"),
        _text("filename"),
        _text("name", nullable=True),
        _text("short_name", nullable=True),
        _text("court", nullable=True),
        _text("decided", nullable=True),
        _text("docket", nullable=True),
        _list("judges"),
        _list("citations"),
        _flag("quotable"),
        sa.Column("score", sa.Float, nullable=False),
        _list("quality_reasons"),
        _list("removed"),
        _flag("preferred"),
        sa.UniqueConstraint("sha256", name="uq_opinions_sha256"),
    )
    _index("opinions", "authority_id")
    _make(
        "opinion_parts",
        _id(),
        *_owner("opinions", "opinion_id", "opinion_parts"),
        _whole("position"),
        _text("kind"),
        _text("author", nullable=True),
    )
    _index("opinion_parts", "opinion_id")
    _make(
        "passages",
        _id(),
        *_owner("authorities", "authority_id", "passages"),
        *_owner("opinions", "opinion_id", "passages"),
        *_owner("opinion_parts", "part_id", "passages"),
        _whole("number"),
        _text("text"),
        _text("section"),
        _text("page", nullable=True),
        _list("page_turns"),
        _flag("heading"),
        _flag("block_quote"),
        _text("footnote", nullable=True),
        _list("calls"),
        _list("emphasis"),
        sa.UniqueConstraint("authority_id", "number", name="uq_passages_authority_id_number"),
    )
    _index("passages", "opinion_id")
    _index("passages", "part_id")
    _make(
        "found_citations",
        _id(),
        *_owner("opinions", "opinion_id", "found_citations"),
        _text("cited"),
        _text("cited_key"),
        _text("name", nullable=True),
        _whole("count"),
    )
    _index("found_citations", "opinion_id")
    _index("found_citations", "cited_key")


def _make_full_text() -> None:
    """Views give the words of each thing that is searched; the full-text tables index the views."""
    op.execute(
        "CREATE VIEW passage_words AS"
        " SELECT p.id, p.authority_id, p.text, p.section, a.name AS title"
        " FROM passages p JOIN opinions o ON o.id = p.opinion_id JOIN authorities a ON a.id = p.authority_id"
        " WHERE o.preferred"
    )
    op.execute(
        "CREATE VIEW proposition_words AS"
        " SELECT p.id, p.authority_id, p.text, p.parenthetical || ' ' || coalesce(p.quotation, '') || ' ' ||"
        " coalesce((SELECT group_concat(text, ' ') FROM"
        " (SELECT f.text FROM precedent_facts f WHERE f.proposition_id = p.id ORDER BY f.position)), '') AS details,"
        " a.name AS title FROM propositions p JOIN authorities a ON a.id = p.authority_id"
    )
    op.execute(
        "CREATE VIEW entry_words AS"
        " SELECT a.id, a.id AS authority_id, a.name || coalesce((SELECT group_concat(cite, '') FROM"
        " (SELECT ', ' || c.volume || ' ' || c.reporter || ' ' || c.page AS cite FROM citations c"
        " WHERE c.authority_id = a.id ORDER BY c.position)), '') AS title, a.notes FROM authorities a"
    )
    for table, columns in (
        ("passage", "text, section, title"),
        ("proposition", "text, details, title"),
        ("entry", "title, notes"),
    ):
        op.execute(
            f"CREATE VIRTUAL TABLE {table}_index USING fts5({columns},"
            f" content='{table}_words', content_rowid='id', tokenize='{_TOKENIZER}', prefix='3')"
        )
