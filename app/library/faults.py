"""Translates what SQLite and SQLAlchemy raise into errors a lawyer can act on."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, NoResultFound

from app.errors import DatabaseDamaged, DatabaseLocked, Remedy, StoreError, UnwritableFolder, how
from app.library.driver import ENCRYPTED_URL, looks_encrypted, raw_errors

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


class DiskFull(StoreError):
    """There is no room left for what was to be stored."""


class MayBeEncrypted(DatabaseDamaged):
    """A file that was opened as a plain library and holds what SQLCipher would write, or noise."""


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Raise the library's own errors in place of SQLite's; `place` is the file that they name.

    What no user can cause (wrong SQL, a broken constraint) passes through: it is a bug.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # a name or a message of the file's own that is no text
        raise damaged(place) from error
    except DBAPIError as error:
        known = _explain(error.orig, place)
        if known is None:
            raise
        raise known from error
    except raw_errors() as error:
        known = _explain(error, place)
        if known is None:
            raise
        raise known from error


@contextmanager
def sound_values(place: str) -> Iterator[None]:
    """For stored values that no program of ours writes: a kind that does not exist, no date, no JSON, a row that is gone."""
    try:
        yield
    except (ValueError, NoResultFound) as error:
        raise damaged(place, "the file holds a value that no Rejoinder writes") from error


def damaged(place: str, detail: str = "the file is not a sound database") -> DatabaseDamaged:
    """The error for a file that cannot be trusted."""
    return DatabaseDamaged(f"{place}: {detail}.", hint=f"Choose another library, or {how(Remedy.RESTORE)}.")


def _explain(error: BaseException | None, place: str) -> Exception | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _LOCKED:
        return DatabaseLocked(
            f"{place}: another program is writing to the library.", hint="Close it or wait a moment, then try again."
        )
    if code == sqlite3.SQLITE_NOTADB and looks_encrypted(Path(place)):
        return MayBeEncrypted(
            f"{place}: this file cannot be read as it is; it may be an encrypted library.",
            hint=f"If it is, name it {ENCRYPTED_URL}{place} {how(Remedy.NAME_LIBRARY)}, and its key is asked for."
            f" If it is not, {how(Remedy.RESTORE)}.",
        )
    if code in _DAMAGED or _is_undecodable(error) or _lacks_its_tables(error, code):
        return damaged(place)
    if code in _UNWRITABLE:
        return UnwritableFolder(
            place, "the library cannot be written here.", hint="Check the folder's permissions, or choose another one."
        )
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _has_no_room(place)):
        return DiskFull(f"{place}: the disk is full; nothing was changed.", hint="Free some space and try again.")
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(
            f"{place}: the disk or network did not answer; nothing was changed.", hint="Check it and try again."
        )
    return None


def _is_undecodable(error: BaseException | None) -> bool:
    """Whether stored text is not UTF-8; the driver raises this itself, without a code of SQLite's."""
    return type(error).__name__ == "OperationalError" and not hasattr(error, "sqlite_errorcode")


_BROKEN_SCHEMA = re.compile(
    r"no such (?:table|column|view|index|module)|malformed|invalid fts5|SQL logic error|vtable constructor failed"
    r"|error in (?:view|index|table|trigger)|has no column|unable to validate|missing row|fts5: corrupt|is not a table",
    re.IGNORECASE,
)


def _lacks_its_tables(error: BaseException | None, code: int) -> bool:
    """Whether the file's own description of its tables is broken: our statements fit every schema that we open."""
    return code == sqlite3.SQLITE_ERROR and _BROKEN_SCHEMA.search(str(error)) is not None


_LITTLE = 256 * 1024


def _has_no_room(place: str) -> bool:
    """Whether the disk is so full that SQLite cannot make the small files that it works with."""
    try:
        return shutil.disk_usage(Path(place).parent).free < _LITTLE
    except OSError:
        return False
