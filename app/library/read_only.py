"""Libraries that can be read here but not written: on a disk that is locked, in a folder or a file of somebody else."""

import contextlib
import errno
import tempfile
from pathlib import Path
from urllib.parse import quote

from app.errors import UnwritableFolder

_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_WAL_VERSION = b"\x02\x02"
"""Bytes 18 and 19 of a file whose changes lie in a journal of their own first (SQLite, "Database File Format")."""


def is_read_only(path: Path) -> bool:
    """Whether there is a library that cannot be written: its file, or the folder in which SQLite keeps journals.

    A folder's bits tell nothing on Windows and on shares, so it is tried. A full disk does not make it read-only.
    """
    try:
        if not path.is_file() or not path.stat().st_size:
            return False
        with path.open("r+b"), tempfile.TemporaryFile(dir=path.parent):
            return False
    except OSError as error:
        return error.errno in _FORBIDDEN


def reading_uri(path: Path) -> str:
    """How SQLite is asked to open a library for reading only.

    One in WAL mode can only be read with its journal beside it, or, where there is none and none can be made, as a file
    that nobody changes ("immutable"). That is looked at anew for each connection: somebody else may begin to write.
    """
    place = path.as_posix()
    root = "//" if place.startswith("/") else "///"
    mode = "immutable=1" if _lies_still(path) else "mode=ro"
    return f"file:{root}{quote(place, safe='/:')}?{mode}"


def refusal(place: Path | str) -> UnwritableFolder:
    """What is said to whoever would change such a library."""
    return UnwritableFolder(
        place,
        "this library can only be read here, because its file or its folder cannot be written; nothing was changed.",
        hint="Copy it to a folder of your own and choose that one, or ask for permission to write.",
    )


def unread_journal(place: str) -> UnwritableFolder:
    """What is said when the last program left a journal behind, and none of the files that reading it takes can be made."""
    return UnwritableFolder(
        place,
        "its last changes lie in the file beside it that ends in “-wal”, and cannot be read where nothing can be written.",
        hint="Copy both files to a folder of your own and choose that one.",
    )


def _lies_still(path: Path) -> bool:
    """Whether a file is in WAL mode, and no program has a journal of it."""
    with contextlib.suppress(OSError):
        if Path(f"{path}-wal").exists() and Path(f"{path}-wal").stat().st_size:
            return False
        with path.open("rb") as file:
            return file.read(20)[18:20] == _WAL_VERSION
    return False
