"""Makes a plain library an encrypted one, and back, in its place: the one or the other, never a mixture."""

from collections.abc import Callable
from pathlib import Path

from app.errors import DatabaseLocked, MissingFile
from app.library.backup import close_journals, require_sound, written_beside
from app.library.driver import PLAIN, Driver, cipher, decrypt, encrypt
from app.library.faults import translated


def encrypt_library(path: Path, key: str) -> None:
    """Encrypt a library. Backups that were made before stay as they are, and readable.

    Raises:
        MissingFile, DatabaseDamaged, UnwritableFolder, StoreError: nothing was changed.
        DatabaseLocked: another program has it open.
    """
    _change(path, PLAIN, cipher(key), lambda source, to: encrypt(source, to, key))


def decrypt_library(path: Path, key: str) -> None:
    """Take the encryption off again. Raises as `encrypt_library` does, and WrongKey."""
    _change(path, cipher(key), PLAIN, lambda source, to: decrypt(source, to, key))


def _change(path: Path, old: Driver, new: Driver, write: Callable[[Path, Path], None]) -> None:
    if not path.is_file():
        raise MissingFile(path, "there is no such library.")
    require_sound(path, old)
    with translated(str(path)):
        if not close_journals(path, old):
            raise DatabaseLocked(f"{path}: another program has the library open.", hint="Close it and try again.")
    with written_beside(path) as beside:
        with translated(str(path)):
            write(path, beside)
        require_sound(beside, new)
