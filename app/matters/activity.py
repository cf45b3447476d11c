"""The local log of a matter: what was generated, exported, let pass, and by whom; one JSON object a line.

Each entry holds the fingerprint of the one before it, so that a line that was changed, removed or put in shows.
The log lies beside the matter file, never leaves the machine by itself, and can be exported.
"""

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import MatterError, UnwritableFolder

_FIRST = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log.

    Attributes:
        number: from 1.
        at: when, with the offset of the place.
        by: who; empty when the settings name nobody.
        what: the kind of event ("export", "final_export", "override", "read_paper").
        details: what it was about, as plain data.
        before: the hash of the entry before it.
    """

    number: int
    at: str
    by: str
    what: str
    details: Mapping[str, Any]
    before: str
    sha256: str

    def as_dict(self) -> dict[str, Any]:
        """The entry as it stands in the file."""
        return {
            "number": self.number,
            "at": self.at,
            "by": self.by,
            "what": self.what,
            "details": dict(self.details),
            "before": self.before,
            "sha256": self.sha256,
        }


def activity_path(matter_file: Path) -> Path:
    """Where the log of a matter file lies."""
    return matter_file.with_name(f"{matter_file.name}.log.jsonl")


def log_activity(matter_file: Path, what: str, *, by: str = "", details: Mapping[str, Any] | None = None) -> Entry:
    """Add an entry to the log of a matter file.

    Raises:
        UnwritableFolder: the log cannot be written.
        MatterError: the log's last line cannot be read.
    """
    path = activity_path(matter_file)
    entries = read_activity(matter_file)
    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    before = entries[-1].sha256 if entries else _FIRST
    unsigned: dict[str, Any] = {
        "number": len(entries) + 1,
        "at": now,
        "by": by,
        "what": what,
        "details": dict(details or {}),
        "before": before,
    }
    entry = Entry(**unsigned, sha256=_seal(unsigned))
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(json.dumps(entry.as_dict(), ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise UnwritableFolder(path.parent, f"the log {path.name} could not be written ({error.strerror}).") from error
    return entry


def read_activity(matter_file: Path) -> tuple[Entry, ...]:
    """The entries of a matter's log, oldest first; none when there is no log.

    Raises:
        MatterError: a line is no entry; the message names it. Whether the entries are true is `check_activity`.
    """
    path = activity_path(matter_file)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise MatterError(path, "the log cannot be read.") from error
    return tuple(_read(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _read(path: Path, number: int, line: str) -> Entry:
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise MatterError(
            path, f"line {number} is no entry of a log.", hint="Keep the file and begin a new one."
        ) from error


def check_activity(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """What is wrong with a log, a sentence each; nothing when every entry is as it was written."""
    problems = []
    before = _FIRST
    for place, entry in enumerate(entries, 1):
        said = entry.as_dict()
        sealed = said.pop("sha256")
        if _seal(said) != sealed:
            problems.append(f"Entry {place} was changed after it was written.")
        if entry.before != before or entry.number != place:
            problems.append(f"Before entry {place} an entry was removed or put in.")
        before = sealed
    return tuple(problems)


def _seal(unsigned: Mapping[str, Any]) -> str:
    text = json.dumps(unsigned, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
