"""What was not saved yet, kept beside the matter file so that a crash costs a few seconds at most.

A matter that has never been saved has its autosave in the user folder.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app import paths
from app.errors import UnwritableFolder
from app.law.claims import Practice
from app.law.matters import Matter
from app.matters.schema import matter_to_json
from app.matters.store import load_matter, replace_file

ENDING = ".autosave"


@dataclass(frozen=True, slots=True, kw_only=True)
class Autosave:
    """Work that was not saved.

    Attributes:
        of: the matter file; None when the matter was never saved.
        saved: when the autosave was written.
        file_changed_since: whether the matter file was saved after it, so that taking it up would undo that.
    """

    path: Path
    of: Path | None
    matter: Matter
    saved: dt.datetime
    file_changed_since: bool = False


def autosave_path(of: Path | None, title: str = "") -> Path:
    """Where the autosave of a matter file lies; of one that was never saved, by its title."""
    if of is not None:
        return of.with_name(f".{of.name}{ENDING}")
    return _unsaved_folder() / f"{paths.file_stem(title)}.matter.json{ENDING}"


def save_autosave(matter: Matter, of: Path | None) -> Path:
    """Write the autosave of a matter; where it is.

    Raises:
        UnwritableFolder: the folder cannot be written to.
    """
    path = autosave_path(of, matter.title)
    try:
        if of is None:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(path, matter_to_json(matter).encode())
    except OSError as error:
        raise UnwritableFolder(path.parent, f"unsaved work cannot be kept there ({error.strerror}).") from error
    return path


def find_autosave(of: Path, practice: Practice | None = None) -> Autosave | None:
    """Work on a matter file that was not saved; None when there is none, or when the file says the same.

    Raises:
        MatterError: the autosave is damaged; the message names it.
    """
    path = autosave_path(of)
    if not path.exists():
        return None
    matter = load_matter(path, practice)
    if _says_the_same(matter, of):
        return None
    changed = of.exists() and of.stat().st_mtime_ns > path.stat().st_mtime_ns
    return Autosave(path=path, of=of, matter=matter, saved=_time_of(path), file_changed_since=changed)


def find_unsaved(practice: Practice | None = None) -> tuple[Autosave, ...]:
    """Matters that were never saved, the newest first."""
    found = [path for path in _unsaved_folder().glob(f"*{ENDING}") if path.is_file()]
    newest = sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))
    return tuple(Autosave(path=p, of=None, matter=load_matter(p, practice), saved=_time_of(p)) for p in newest)


def discard_autosave(path: Path) -> None:
    """Remove an autosave: it was taken up, saved, or is not wanted. Removing none is no mistake."""
    path.unlink(missing_ok=True)


def _unsaved_folder() -> Path:
    return paths.user_dir() / "unsaved"


def _says_the_same(matter: Matter, of: Path) -> bool:
    try:
        return of.read_bytes() == matter_to_json(matter).encode()
    except OSError:
        return False


def _time_of(path: Path) -> dt.datetime:
    return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
