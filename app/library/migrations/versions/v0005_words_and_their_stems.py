"""The words that the texts print, so that the beginning of one is found whatever its stem: "immunit*".

The table is derived: it is filled by today's rule, as the index is by today's tokenizer, and `check --repair` fills it again.
"""

from alembic import op
from sqlalchemy.orm import Session

from app.library.vocabulary import note_words

revision = "0005"
down_revision = "0004"

_TEXTS = (
    "SELECT text || ' ' || section || ' ' || title FROM passage_words",
    "SELECT text || ' ' || details || ' ' || title FROM proposition_words",
    "SELECT title || ' ' || notes FROM entry_words",
)


def upgrade() -> None:
    """Make the table and fill it."""
    op.execute(
        "CREATE TABLE words (word VARCHAR NOT NULL, stem VARCHAR NOT NULL, CONSTRAINT pk_words PRIMARY KEY (word)) WITHOUT ROWID"
    )
    with Session(op.get_bind(), join_transaction_mode="rollback_only") as session:
        for texts in _TEXTS:
            note_words(session, op.get_bind().exec_driver_sql(texts).yield_per(1000).scalars())
