"""Copies of the library that are known to be sound, and the way back from one."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from app.errors import DatabaseDamaged, MissingFile, UnwritableFolder
from app.library.engine import make_private_file
from app.library.faults import damaged, translated
from app.library.identity import APPLICATION_ID, HEAD, too_new

_SIDE_FILES = ("-wal", "-shm", "-journal")


def back_up(source: Path, to: Path) -> Path:
    """Copy a library while it may be in use, check the copy, and only then give it its name.

    Raises:
        DatabaseDamaged: the copy is not sound, so the library is not either.
    """
    beside = to.with_name(to.name + ".part")
    beside.unlink(missing_ok=True)
    make_private_file(beside)
    try:
        with translated(str(source)):
            _copy(source, beside)
            _make_one_file(beside)
            _require_sound(beside, named=source)
        beside.replace(to)
    except OSError as error:
        raise UnwritableFolder(to.parent, f"the backup cannot be written ({error.strerror}).") from error
    finally:
        beside.unlink(missing_ok=True)
    return to


def restore_library(backup: Path, library: Path) -> Path | None:
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
        _require_sound(backup, named=backup)
    kept = _set_aside(library) if library.exists() and library.stat().st_size else None
    back_up(backup, library) if not library.exists() else _overwrite(backup, library)
    return kept


def free_name(path: Path) -> Path:
    """`path`, or the first of "name-2", "name-3" … that is not taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _set_aside(library: Path) -> Path:
    """Keep the present library: as a checked copy when it is sound, else the very files."""
    kept = free_name(library.with_name(f"{library.stem}.replaced{library.suffix}"))
    try:
        return back_up(library, kept)
    except DatabaseDamaged:
        library.replace(kept)
        for end in _SIDE_FILES:
            with contextlib.suppress(FileNotFoundError):
                Path(f"{library}{end}").replace(f"{kept}{end}")
        return kept


def _overwrite(backup: Path, library: Path) -> None:
    """Replace the content in one transaction, so that other programs that have it open see whole states only."""
    with translated(str(library)):
        _copy(backup, library)


def _copy(source: Path, to: Path) -> None:
    with _connection(source) as read, _connection(to) as write:
        read.backup(write)


def _make_one_file(copy: Path) -> None:
    """Take a copy out of WAL mode, which a library in use sets again when it is opened."""
    with _connection(copy) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _require_sound(path: Path, *, named: Path) -> None:
    with _connection(path) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()
        application = connection.execute("PRAGMA application_id").fetchone()
        if answer != ("ok",):
            raise damaged(str(named))
        if application != (APPLICATION_ID,):
            raise damaged(str(named), "this is not a Rejoinder library")
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if version is not None and version[0] > HEAD:
        raise too_new(str(named))


@contextlib.contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        yield connection
