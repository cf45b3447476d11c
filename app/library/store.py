"""The door to the authority library: open it, or put a backup in its place."""

import dataclasses
import logging
from pathlib import Path

from app.errors import StoreError
from app.library import backup
from app.library.driver import AskForKey, driver_for, find_key
from app.library.engine import library_path, make_engine, make_private_file
from app.library.library import Library
from app.library.schema import bring_up_to_date

__all__ = ["BUSY_SECONDS", "Library", "open_library", "restore_library"]

log = logging.getLogger(__name__)
BUSY_SECONDS = 5.0


def open_library(
    url: str, *, busy_seconds: float = BUSY_SECONDS, key: str | None = None, ask: AskForKey | None = None
) -> Library:
    """Open a library, making it when there is none and migrating it (after a backup) when it is older.

    Args:
        url: "sqlite:///path", "sqlcipher:///path" for an encrypted one, a plain path, or ":memory:". One whose file or
            folder cannot be written is opened for reading only (`Library.read_only`).
        busy_seconds: how long to wait for another program that writes.
        key: of an encrypted library; left out, the system's keyring is asked, and then `ask`.

    Raises:
        DatabaseTooNew, DatabaseLocked, DatabaseDamaged, MigrationFailed, UnwritableFolder, KeyRequired, WrongKey, StoreError
    """
    path = library_path(url)
    place = str(path) if path else "the library"
    driver = driver_for(url, path, key, ask)
    if path is not None and not driver.read_only:
        make_private_file(path)
    engine = make_engine(path, busy_seconds, driver)
    try:
        bring_up_to_date(engine, path, driver)
    except BaseException:
        engine.dispose()
        raise
    if driver.read_only:
        log.warning("%s: this library can only be read here; nothing can be changed or imported.", place)
    return Library(engine, path, place, driver)


def restore_library(url: str, from_: Path, *, key: str | None = None, ask: AskForKey | None = None) -> Path | None:
    """Put a backup in a library's place, even when the library cannot be opened any more.

    Returns:
        Where the replaced library is kept; None when there was none.
    """
    path = library_path(url)
    if path is None:
        raise StoreError("A library in memory has no file to restore.")
    driver = driver_for(url, from_, key or find_key(path), ask)
    return backup.restore_library(from_, path, dataclasses.replace(driver, read_only=False))
