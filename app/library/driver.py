"""The programs that read library files: SQLite itself, and SQLCipher for encrypted ones (`pip install rejoinder[encrypted]`).

The one place that knows SQLCipher and the system's keyring. A key is never logged, shown, or kept in the settings.
"""

import contextlib
import importlib
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.errors import Remedy, StoreError, how
from app.library.read_only import is_read_only, reading_uri

SERVICE = "Rejoinder library"
"""Under this name, and the path of the library, its key is kept in the system's keyring."""

ENCRYPTED_URL = "sqlcipher:///"
AskForKey = Callable[[Path], str | None]


class KeyRequired(StoreError):
    """The library is encrypted and nobody has given its key."""


class WrongKey(StoreError):
    """The key does not open the library."""


@dataclass(frozen=True, slots=True)
class Driver:
    """What opens a library file: a module of Python's database interface, and the key for an encrypted file.

    Attributes:
        read_only: whether it opens files for reading only.
    """

    module: Any = sqlite3
    key: str | None = field(default=None, repr=False)
    read_only: bool = False

    def connect(self, path: Path, *, timeout: float = 5.0) -> Any:  # noqa: ANN401  # a connection of the module's own
        """A connection to a file."""
        if self.read_only:
            connection = self.module.connect(reading_uri(path), timeout=timeout, uri=True)
        else:
            # A pool gives it to one thread after the other, as it does with those of a plain file.
            connection = self.module.connect(str(path), timeout=timeout, check_same_thread=False)
        if self.key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
            connection.execute(f"PRAGMA key = {quoted(self.key)}")
        return connection

    @contextlib.contextmanager
    def connection(self, path: Path) -> Iterator[Any]:
        """A connection for a while."""
        with contextlib.closing(self.connect(path)) as connection:
            yield connection


PLAIN = Driver()


def quoted(text: str) -> str:
    """A text as SQL writes it; a pragma takes no parameters."""
    return "'" + text.replace("'", "''") + "'"


def driver_for(url: str, path: Path | None, key: str | None, ask: AskForKey | None = None) -> Driver:
    """What opens the library of a URL; the key is the one given, the keyring's, or the one asked for.

    Raises:
        KeyRequired: it is encrypted, and there is no key.
        WrongKey: the key does not open it.
        StoreError: what encrypted libraries need is not installed.
    """
    read_only = path is not None and is_read_only(path)
    if not url.startswith(ENCRYPTED_URL) or path is None:
        return replace(PLAIN, read_only=read_only)
    if _first_bytes(path).startswith(_PLAIN_HEADER):
        raise StoreError(
            f"{path}: this library is not encrypted.",
            hint=f"Name it sqlite:///{path}{how(Remedy.ENCRYPT)}",
        )
    wrong: WrongKey | None = None
    for found in _keys(path, key, ask):
        driver = replace(cipher(found), read_only=read_only)
        try:
            _try(driver, path)
        except WrongKey as error:
            wrong = error  # the keyring's may be one of before: who asks is asked
        else:
            return driver
    raise wrong or KeyRequired(
        f"{path}: this library is encrypted and its key is not in the system's keyring.",
        hint=how(Remedy.GIVE_KEY),
    )


def _keys(path: Path, given: str | None, ask: AskForKey | None) -> Iterator[str]:
    """The key that is given and no other, or else the keyring's and then the one asked for."""
    if given:
        yield given
        return
    if (kept := find_key(path)) is not None:
        yield kept
    if ask is not None and (typed := ask(path)):
        yield typed


def cipher(key: str) -> Driver:
    """What opens files that are encrypted with a key. Raises StoreError when it is not installed, or the key is empty."""
    if not key or "\x00" in key:
        raise StoreError("This key cannot be used.", hint="Take a sentence that you remember.")
    try:
        module = importlib.import_module("sqlcipher3.dbapi2")
    except ImportError as error:
        raise StoreError(
            "Encrypted libraries need a part of Rejoinder that is not installed.",
            hint="Install it with: pip install rejoinder[encrypted]",
        ) from error
    return Driver(module, key)


def _try(driver: Driver, path: Path) -> None:
    """Read the first page, which shows whether the key fits."""
    if not path.exists() or path.stat().st_size == 0:
        return
    try:
        with driver.connection(path) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.module.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_NOTADB:
            return  # locked, or damaged further in: opening it says so
        raise WrongKey(
            f"{path}: this key does not open the library.",
            hint="Check the key. If it is right, the file is damaged: restore a backup.",
        ) from error


_PLAIN_HEADER = b"SQLite format 3\x00"
_PAGE = 4096
_NOISE = 200
"""So many of the 256 bytes occur on a page of noise, and never on one of SQLite's own."""


def looks_encrypted(path: Path) -> bool:
    """Whether a file may be one of SQLCipher's: whole pages, the first of them noise."""
    page = _first_bytes(path)
    whole = len(page) == _PAGE and path.stat().st_size % _PAGE == 0
    return whole and not page.startswith(_PLAIN_HEADER) and len(set(page)) > _NOISE


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_PAGE)
    except OSError:
        return b""


def raw_errors() -> tuple[type[BaseException], ...]:
    """The errors of the drivers themselves."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, loaded.Error) if loaded is not None else (sqlite3.Error,)


# The keyring


def find_key(path: Path) -> str | None:
    """The key of a library in the system's keyring, if there is a keyring and it holds one."""
    keyring = _keyring()
    if keyring is None:
        return None
    try:
        found: str | None = keyring.get_password(SERVICE, str(path))
    except keyring.errors.KeyringError:
        return None
    return found


def keep_key(path: Path, key: str) -> None:
    """Put the key of a library into the system's keyring. Raises StoreError when there is none that takes it."""
    keyring = _keyring()
    try:
        if keyring is not None:
            keyring.set_password(SERVICE, str(path), key)
            return
    except keyring.errors.KeyringError as error:
        raise _no_keyring() from error
    raise _no_keyring()


def _no_keyring() -> StoreError:
    return StoreError(
        "This system has no keyring that keeps the key.", hint="Give the key each time that it is asked for."
    )


def _keyring() -> Any:  # noqa: ANN401  # a module
    try:
        importlib.import_module("keyring.errors")
        return importlib.import_module("keyring")
    except ImportError:
        return None


# Changing over


def encrypt(source: Path, to: Path, key: str) -> None:
    """Write an encrypted copy of a plain library. The caller checks it and puts it where it belongs."""
    driver = cipher(key)
    with contextlib.closing(driver.module.connect(str(source))) as connection:
        _export(connection, to, key)


def decrypt(source: Path, to: Path, key: str) -> None:
    """Write a plain copy of an encrypted library."""
    with cipher(key).connection(source) as connection:
        _export(connection, to, "")


def _export(connection: Any, to: Path, key: str) -> None:  # noqa: ANN401  # a connection
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    connection.execute(f"ATTACH DATABASE {quoted(str(to))} AS changed KEY {quoted(key)}")
    connection.execute("SELECT sqlcipher_export('changed')")
    connection.execute(f"PRAGMA changed.application_id = {application}")
    connection.commit()
    connection.execute("DETACH DATABASE changed")
