"""The history of what the attorney changes: who, when, old, new."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of edits."""
    op.create_table(
        "edits",
        sa.Column("id", sa.Integer, nullable=False),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("subject", "subject_key", "field", "old", "new", "by")
        ),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_edits"),
    )
    op.create_index("ix_edits_subject_subject_key", "edits", ["subject", "subject_key"])
