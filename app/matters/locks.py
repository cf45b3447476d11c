"""A lock beside an open matter file, by which a second window notices the first.

The operating system holds the lock and lets go of it when the program ends, however it ends: no lock is
ever stale. The file's content only says who holds it.
"""

import contextlib
import datetime as dt
import getpass
import json
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from app.errors import MatterError

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 20

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


class MatterInUse(MatterError):
    """Another window or program has the matter file open."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a matter file open; empty where the lock does not say."""

    user: str = ""
    host: str = ""
    since: str = ""

    def __str__(self) -> str:
        """In words: "rosa on desk-2, since Mar 2, 09:14"."""
        who = " on ".join(part for part in (self.user, self.host) if part) or "another window"
        return f"{who}, since {self.since}" if self.since else who


class MatterLock:
    """Holds a matter file as open in this window until `release`.

    Where no lock can be written (a folder that may only be read), `held` is False and nothing is locked.
    """

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path = path
        self._handle = handle

    @property
    def held(self) -> bool:
        """Whether others can see that the file is open here."""
        return self._handle is not None

    def release(self) -> None:
        """Let others open the file. Doing it twice is no mistake."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":
            os.close(handle)
            with contextlib.suppress(OSError):
                self.path.unlink()
        else:
            with contextlib.suppress(OSError):
                self.path.unlink()
            os.close(handle)


def lock_path(matter_file: Path) -> Path:
    """Where the lock of a matter file lies."""
    return matter_file.with_name(f".{matter_file.name}.lock")


def take_lock(matter_file: Path) -> MatterLock:
    """Hold a matter file as open in this window.

    Raises:
        MatterInUse: another window or program holds it; the message says who.
    """
    path = lock_path(matter_file)
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return MatterLock(path, None)
        if not _try_lock(handle):
            os.close(handle)
            hint = "Close it there first, or work on a copy."
            raise MatterInUse(matter_file, f"it is open already ({_read_holder(path)}).", hint=hint)
        if _is_there(path, handle):
            break
        os.close(handle)  # removed by its holder between opening and locking
    _write_holder(handle)
    return MatterLock(path, handle)


def _is_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _write_holder(handle: int) -> None:
    now = dt.datetime.now().astimezone()
    holder = {"user": _user(), "host": socket.gethostname(), "since": f"{now:%b} {now.day}, {now:%H:%M}"}
    os.ftruncate(handle, 0)
    os.write(handle, json.dumps(holder).encode())


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        return ""


def _read_holder(path: Path) -> Holder:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Holder(**{name: str(said[name]) for name in ("user", "host", "since") if name in said})
    except (OSError, ValueError, TypeError):
        return Holder()
