"""Whether a matter file is still as it was when it was read or saved here."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileStamp:
    """One state of a file: its size and time, and its content's SHA-256, which alone decides."""

    size: int
    changed_ns: int
    sha256: str


def read_stamp(path: Path) -> FileStamp | None:
    """The present state of a file; None when there is none, or when it cannot be read."""
    try:
        data = path.read_bytes()
        status = path.stat()
    except OSError:
        return None
    return FileStamp(len(data), status.st_mtime_ns, hashlib.sha256(data).hexdigest())


def has_changed(path: Path, stamp: FileStamp | None) -> bool:
    """Whether somebody else has changed, made or removed the file since `stamp`.

    Cheap enough to ask every few seconds: the content is read only when size or time differ.
    """
    try:
        status = path.stat()
    except OSError:
        return stamp is not None
    if stamp is not None and (status.st_size, status.st_mtime_ns) == (stamp.size, stamp.changed_ns):
        return False
    now = read_stamp(path)
    return (now.sha256 if now else None) != (stamp.sha256 if stamp else None)
