"""Brings a library file to the present schema, or says in plain words why it cannot be."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from app.errors import AppError, DatabaseTooNew, MigrationFailed
from app.library.engine import writing
from app.library.faults import damaged, translated

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

APPLICATION_ID = 0x526A6E64
"""SQLite's `application_id` of our files: "Rjnd"."""

HEAD = "0002"
"""The newest schema. Revisions are numbered, so that an older program knows a newer file when it sees one."""

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, path: Path | None) -> None:
    """Migrate the library if it needs it, after backing it up.

    Raises:
        DatabaseTooNew: a newer Rejoinder made it.
        DatabaseDamaged: it is not a sound library.
        MigrationFailed: a step failed; the library is as it was.
    """
    place = str(path) if path else "the library"
    with translated(place), engine.connect() as connection:
        version = read_version(connection, place)
    if version == HEAD:
        return
    if version is not None and version > HEAD:
        raise too_new(place)
    backup = _back_up_before(path, version) if path and version else None
    with translated(place):
        _migrate(engine, place, backup)


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


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the migrations up to `to` in one transaction: all of them, or none."""
    # Alembic takes a quarter of a second to import, and most starts need no migration.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _migrate(engine: Engine, place: str, backup: Path | None) -> None:
    try:
        upgrade(engine)
    except AppError:
        raise
    except Exception as error:
        if getattr(getattr(error, "orig", None), "sqlite_errorcode", None) in _OUTSIDE_CAUSES:
            raise
        kept = f" A backup is at {backup}." if backup else ""
        raise MigrationFailed(
            f"{place}: the library could not be brought to the present form and was left as it was.{kept}",
            hint="Please report this; the previous version of Rejoinder still opens it.",
        ) from error


_OUTSIDE_CAUSES = {5, 8, 13, 14}
"""SQLite's codes for locked, read-only, full and unopenable: the file's trouble, not the migration's."""


def _back_up_before(path: Path, version: str) -> Path:
    from app.library.backup import back_up, free_name  # noqa: PLC0415  # which asks this module what is too new

    return back_up(path, free_name(path.with_name(f"{path.stem}.schema-{version}.backup{path.suffix}")))
