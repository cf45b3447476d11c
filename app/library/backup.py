"""Copies of the library that are known to be sound, and the way back from one.

A copy is made beside its place, checked, and only then given its name, so that whoever is interrupted leaves the file
that was there before.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.errors import DatabaseDamaged, MissingFile, UnwritableFolder
from app.library.driver import PLAIN, Driver
from app.library.engine import make_private_file
from app.library.faults import damaged, translated
from app.library.identity import APPLICATION_ID, HEAD, too_new

_SIDE_FILES = ("-wal", "-shm", "-journal")


def back_up(source: Path, to: Path, driver: Driver = PLAIN) -> Path:
    """Copy a library while it may be in use, check the copy, and only then give it its name.

    Raises:
        DatabaseDamaged: the copy is not sound, so the library is not either.
        UnwritableFolder: the copy cannot be written there.
    """
    with written_beside(to) as beside, translated(str(source)):
        writer = replace(driver, read_only=False)
        _copy(source, beside, driver, writer)
        close_journals(beside, writer)
        _require_sound(beside, writer, named=source)
    return to


def restore_library(backup: Path, library: Path, driver: Driver = PLAIN) -> Path | None:
    """Put a backup in the library's place.

    Returns:
        Where the replaced library is kept; None when there was none.

    Raises:
        MissingFile: there is no such backup.
        DatabaseDamaged, DatabaseTooNew: the backup itself cannot be used; nothing was changed.
    """
    if not backup.is_file():
        raise MissingFile(backup, "there is no such backup.")
    with translated(str(backup)):
        _require_sound(backup, driver, named=backup)
    if not library.exists() or not library.stat().st_size:
        back_up(backup, library, driver)
        return None
    kept = free_name(library.with_name(f"{library.stem}.replaced{library.suffix}"))
    try:
        back_up(library, kept, driver)
    except DatabaseDamaged:
        _keep_ruins(library, kept)
        _replace_ruins(backup, library, driver)
    else:
        _overwrite(backup, library, driver)
    return kept


def require_sound(path: Path, driver: Driver = PLAIN) -> None:
    """Raise DatabaseDamaged or DatabaseTooNew unless a file is a sound library."""
    with translated(str(path)):
        _require_sound(path, driver, named=path)


def free_name(path: Path) -> Path:
    """`path`, or the first of "name-2", "name-3" … that is not taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


@contextlib.contextmanager
def written_beside(to: Path) -> Iterator[Path]:
    """A private file beside `to`, which takes its place at the end, if all went well."""
    beside = to.with_name(f"{to.name}.part")
    try:
        _remove(beside)
        make_private_file(beside)
        yield beside
        _sync(beside)
        beside.replace(to)
        _sync(to.parent)
    except OSError as error:
        raise UnwritableFolder(
            to.parent, f"the copy “{to.name}” cannot be written ({error.strerror}).", hint="Choose another folder."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            _remove(beside)


def _remove(path: Path) -> None:
    """Remove a database with what SQLite keeps beside it."""
    for end in ("", *_SIDE_FILES):
        Path(f"{path}{end}").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Let the disk hold it before anything relies on it. A folder cannot be synced on Windows, and need not be."""
    if path.is_dir() and os.name != "posix":
        return
    number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _keep_ruins(library: Path, kept: Path) -> None:
    """Copy the very files of a library that is damaged: somebody may still get something out of them."""
    try:
        for end in ("", *_SIDE_FILES):
            with contextlib.suppress(FileNotFoundError):
                shutil.copy2(f"{library}{end}", f"{kept}{end}")
    except OSError as error:
        raise UnwritableFolder(kept.parent, f"the damaged library cannot be kept ({error.strerror}).") from error


def _replace_ruins(backup: Path, library: Path, driver: Driver) -> None:
    """The journals go first: SQLite would play them into whatever file bears the name."""
    with written_beside(library) as beside:
        with translated(str(backup)):
            _copy(backup, beside, driver, driver)
            close_journals(beside, driver)
        for end in _SIDE_FILES:
            Path(f"{library}{end}").unlink(missing_ok=True)


def _overwrite(backup: Path, library: Path, driver: Driver) -> None:
    """Replace the content in one transaction, so that other programs that have it open see whole states only."""
    with translated(str(library)):
        _copy(backup, library, driver, driver)


def _copy(source: Path, to: Path, reader: Driver, writer: Driver) -> None:
    with reader.connection(source) as read, writer.connection(to) as write:
        read.backup(write)


def close_journals(path: Path, driver: Driver) -> bool:
    """Take a file out of WAL mode, which opening a library sets again; whether it could be: nobody else has it open."""
    with driver.connection(path) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    return bool(mode == "delete")


def _require_sound(path: Path, driver: Driver, *, named: Path) -> None:
    with driver.connection(path) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()
        application = connection.execute("PRAGMA application_id").fetchone()
        if answer != ("ok",):
            raise damaged(str(named))
        if application != (APPLICATION_ID,):
            raise damaged(str(named), "this is not a Rejoinder library")
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if version is not None and version[0] > HEAD:
        raise too_new(str(named))
