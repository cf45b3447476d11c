"""Names of cases by their groups of three letters, so that one with typing errors is found."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the index of names and fill it."""
    op.execute("CREATE VIEW name_words AS SELECT a.id, a.id AS authority_id, a.name FROM authorities a")
    op.execute(
        "CREATE VIRTUAL TABLE name_index USING fts5(name, content='name_words', content_rowid='id', tokenize='trigram')"
    )
    op.execute("INSERT INTO name_index(name_index) VALUES ('rebuild')")
