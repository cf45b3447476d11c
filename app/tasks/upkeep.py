"""Backups that make themselves: beside the library, at most one a day, the oldest given up."""

import datetime as dt
import re
from pathlib import Path

from app.errors import StoreError
from app.library.store import Library

KEPT = 7
FOLDER = "backups"


def back_up_beside(library: Library, at: dt.datetime, *, kept: int = KEPT) -> Path:
    """Copy the library, checked, into the folder of backups beside it; only the newest copies stay.

    Raises:
        StoreError: the library is in memory, or cannot be copied.
    """
    folder, stem = _place(library)
    written = library.backup(folder / _name(stem, at))
    for old in _oldest_first(folder, stem, at)[:-kept]:
        old.unlink(missing_ok=True)
    return written


def back_up_daily(library: Library, at: dt.datetime, *, kept: int = KEPT) -> Path | None:
    """As `back_up_beside`, unless there is a copy of this day, nothing in the library yet, or no change to fear; None then."""
    if library.path is None or library.read_only or library.counts().authorities == 0:
        return None
    folder, stem = _place(library)
    if (folder / _name(stem, at)).exists():
        return None
    return back_up_beside(library, at, kept=kept)


def find_backups(library: Path) -> tuple[tuple[dt.date, Path], ...]:
    """The copies that were made of a library's file, with their days, the newest first."""
    folder, stem = library.parent / FOLDER, library.stem
    names = sorted((copy.name for copy in folder.glob("*.sqlite") if _is_copy(copy.name, stem)), reverse=True)
    days = (name.removeprefix(f"{stem}.").removesuffix(".sqlite") for name in names)
    return tuple((dt.date.fromisoformat(day), folder / name) for day, name in zip(days, names, strict=True))


def _place(library: Library) -> tuple[Path, str]:
    if library.path is None:
        raise StoreError("A library in memory has no file to back up.")
    return library.path.parent / FOLDER, library.path.stem


def _oldest_first(folder: Path, stem: str, at: dt.datetime) -> list[Path]:
    """The copies of one library; those of days that are still to come, from a clock that was wrong, count as the oldest."""
    today = _name(stem, at)
    copies = (copy for copy in folder.iterdir() if _is_copy(copy.name, stem))
    return sorted(copies, key=lambda copy: (copy.name <= today, copy.name))


def _name(stem: str, at: dt.datetime) -> str:
    return f"{stem}.{at:%Y-%m-%d}.sqlite"


def _is_copy(name: str, stem: str) -> bool:
    """Whether a name is that of a copy: of letters that mean something in a pattern, too, if the library has such."""
    return re.fullmatch(re.escape(stem) + r"\.\d{4}-\d\d-\d\d\.sqlite", name) is not None
