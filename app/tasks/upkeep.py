"""Backups that make themselves: beside the library, at most one a day, the oldest given up."""

import datetime as dt
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
    written = library.backup(folder / f"{stem}.{at:%Y-%m-%d}.sqlite")
    for old in _copies(folder, stem)[:-kept]:
        old.unlink(missing_ok=True)
    return written


def back_up_daily(library: Library, at: dt.datetime, *, kept: int = KEPT) -> Path | None:
    """As `back_up_beside`, unless there is a copy of this day, nothing in the library yet, or no change to fear; None then."""
    if library.path is None or library.read_only or library.counts().authorities == 0:
        return None
    folder, stem = _place(library)
    if (folder / f"{stem}.{at:%Y-%m-%d}.sqlite").exists():
        return None
    return back_up_beside(library, at, kept=kept)


def _place(library: Library) -> tuple[Path, str]:
    if library.path is None:
        raise StoreError("A library in memory has no file to back up.")
    return library.path.parent / FOLDER, library.path.stem


def _copies(folder: Path, stem: str) -> list[Path]:
    """The copies of one library, oldest first: their names hold their days."""
    return sorted(folder.glob(f"{stem}.????-??-??.sqlite"))
