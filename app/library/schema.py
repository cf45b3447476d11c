"""Brings a library file to the present schema, or says in plain words why it cannot be."""

import glob
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.errors import AppError, MigrationFailed, UnwritableFolder
from app.library.backup import back_up, free_name
from app.library.driver import PLAIN, Driver
from app.library.engine import writing
from app.library.faults import translated
from app.library.fulltext import draw_words
from app.library.identity import APPLICATION_ID, HEAD, read_version, too_new
from app.library.read_only import unread_journal

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, path: Path | None, driver: Driver = PLAIN) -> None:
    """Migrate the library if it needs it, after backing it up.

    Raises:
        DatabaseTooNew: a newer Rejoinder made it.
        DatabaseDamaged: it is not a sound library.
        UnwritableFolder: it can only be read here.
        MigrationFailed: a step failed; the library is as it was.
    """
    place = str(path) if path else "the library"
    try:
        with translated(place), engine.connect() as connection:
            version = read_version(connection, place)
    except UnwritableFolder as error:
        if driver.read_only:
            raise unread_journal(place) from error
        raise
    if version == HEAD:
        return
    if version is not None and version > HEAD:
        raise too_new(place)
    if driver.read_only:
        raise UnwritableFolder(
            place,
            "this library was made by an earlier Rejoinder and must be brought to the present form, but cannot be written here.",
            hint="Copy it to a folder of your own and choose that one.",
        )
    backup = _back_up_before(path, version, driver) if path and version else None
    with translated(place):
        _migrate(engine, place, backup)


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the migrations up to `to` in one transaction: all of them, or none.

    Migrations know nothing of the program, so that they do for ever what they did when they were released. What is derived
    from the texts by today's rules is drawn anew when the present form is reached.
    """
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
        if to in {"head", HEAD}:
            with Session(connection, join_transaction_mode="rollback_only") as session:
                draw_words(session)


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


def _back_up_before(path: Path, version: str, driver: Driver) -> Path:
    """A backup of its own; of those that earlier attempts left, the newest stay."""
    stem = f"{path.stem}.schema-{version}.backup"
    written = back_up(path, free_name(path.with_name(f"{stem}{path.suffix}")), driver)
    copies = sorted(path.parent.glob(f"{glob.escape(stem)}*{path.suffix}"), key=lambda copy: copy.stat().st_mtime_ns)
    for old in copies[:-_KEPT]:
        if old != written:
            old.unlink(missing_ok=True)
    return written


_KEPT = 3
