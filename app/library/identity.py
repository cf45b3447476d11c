"""By what a library file is known: the mark of the program, and the number of its schema."""

from typing import TYPE_CHECKING

from app.errors import DatabaseTooNew
from app.library.faults import damaged

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

APPLICATION_ID = 0x526A6E64
"""SQLite's `application_id` of our files: "Rjnd"."""

HEAD = "0005"
"""The newest schema. Revisions are numbered, so that an older program knows a newer file when it sees one."""


def read_version(connection: "Connection", place: str) -> str | None:
    """The schema of a library; None for a file that holds nothing yet.

    Raises:
        DatabaseDamaged: the file is a database of something else.
    """
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if not tables:
        return None
    application = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if application != APPLICATION_ID or "alembic_version" not in tables:
        raise damaged(place, "this database is not a Rejoinder library")
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(version) if version else None


def too_new(place: str) -> DatabaseTooNew:
    """The error for a file of a later program."""
    return DatabaseTooNew(
        f"{place}: this library was made by a newer version of Rejoinder.",
        hint="Update Rejoinder, or choose another library.",
    )
