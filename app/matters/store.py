"""Matter files on the disk: read whole or not at all, written beside and then put in place.

A save leaves the file as it was, or as it is meant to be, whatever happens in between; the three
versions before it stay beside it as `.bak1` (the newest) to `.bak3`.
"""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from app.errors import MatterError, MissingFile, UnwritableFolder
from app.filing.practice import load_practice
from app.filing.records import RecordProblem
from app.law.claims import Practice
from app.law.matters import Matter
from app.matters.references import check_references
from app.matters.schema import matter_from_json, matter_to_json
from app.matters.stamps import FileStamp, has_changed, read_stamp

BACKUPS = 3


class MatterChanged(MatterError):
    """The matter file was changed by somebody else since it was read here."""


def load_matter(path: Path, practice: Practice | None = None) -> Matter:
    """Read a matter file and check every id in it.

    Args:
        practice: the practice to check claims and defenses against; None loads the one that the file names.

    Raises:
        MissingFile: there is no such file.
        MatterError: the file is damaged, too new, or says something that cannot be; names the place.
    """
    text = _read(path)
    try:
        matter = matter_from_json(text)
        check_references(matter, practice or load_practice(matter.practice))
    except RecordProblem as problem:
        raise MatterError(path, f"{problem}.", hint=_version_before(path)) from problem
    return matter


def _version_before(path: Path) -> str:
    """What to do about a file that cannot be read: the version that was kept before it, if there is one."""
    kept = next((one for number in range(1, BACKUPS + 1) if (one := backup_path(path, number)).exists()), None)
    return f"Open the version before it, “{kept.name}”, in the same folder." if kept else ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise MissingFile(path, "there is no such matter file.") from error
    except UnicodeDecodeError as error:
        raise MatterError(path, "it is not a text file in UTF-8.", hint="Restore a backup (.bak1).") from error
    except OSError as error:
        raise MatterError(path, f"it cannot be read ({error.strerror}).") from error


def save_matter(matter: Matter, path: Path, *, known: FileStamp | None = None) -> FileStamp | None:
    """Write a matter file atomically, keeping the versions before it.

    Args:
        known: the file's state when it was last read or saved here; None saves over whatever is there.

    Returns:
        The file's new state, to be given with the next save.

    Raises:
        MatterChanged: the file is not as `known` says any more; it is left as it is.
        UnwritableFolder: the folder cannot be written to; the file is as it was.
    """
    if known is not None and path.exists() and has_changed(path, known):
        hint = "Look at that version before you save over it, or save yours under another name."
        raise MatterChanged(path, "somebody else has saved it since you opened it.", hint=hint)
    data = matter_to_json(matter).encode()
    try:
        if not path.exists() or path.read_bytes() != data:
            _keep_versions(path)
            replace_file(path, data)
    except OSError as error:
        raise UnwritableFolder(
            path.parent, f"{path.name} could not be saved ({error.strerror}).", hint="Save it in another folder."
        ) from error
    return read_stamp(path)


def backup_path(path: Path, number: int) -> Path:
    """Where the version `number` saves ago lies."""
    return path.with_name(f"{path.name}.bak{number}")


def _keep_versions(path: Path) -> None:
    if not path.exists():
        return
    for number in range(BACKUPS, 1, -1):
        younger = backup_path(path, number - 1)
        if younger.exists():
            younger.replace(backup_path(path, number))
    shutil.copy2(path, backup_path(path, 1))


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside and put it in place, so that it is whole or as before. Raises `OSError`."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can (Windows opens no folders)."""
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
