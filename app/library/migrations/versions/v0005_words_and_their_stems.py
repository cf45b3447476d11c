"""The words that the texts print, so that the beginning of one is found whatever its stem: "immunit*".

The table is derived from the texts, as an index is: `schema.upgrade` fills it when all migrations are through.
"""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        "CREATE TABLE words (word VARCHAR NOT NULL, stem VARCHAR NOT NULL, CONSTRAINT pk_words PRIMARY KEY (word)) WITHOUT ROWID"
    )
