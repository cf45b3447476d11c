"""Giving a library away and taking one in: JSON without loss, CSV for tables, CSL-JSON for Zotero.

The JSON file: `{"format": "rejoinder-library", "version": 1, "entries": [{"sha256", "entry"} …], "whole": {…}, "sha256"}`.
Each entry bears the hash of its own content and the file that of all hashes, so that a damaged file is known.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.errors import DamagedFile, ExportError, FileProblem, MissingFile, UnsupportedFormat
from app.filing.records import RecordProblem, from_table, to_table
from app.library.exchange_changes import EntryChange, Taking
from app.library.exchange_records import EntryRecord, WholeRecord
from app.library.store import Library
from app.tasks.edit_library import now
from app.tasks.exchange_tables import entries_from_csl, entries_from_csv, to_csl, to_csv
from app.tasks.upkeep import back_up_daily

FORMAT = "rejoinder-library"
VERSION = 1
_LARGEST = 2_000_000_000


class ExchangeFormat(StrEnum):
    """The kinds of exchange file."""

    JSON = "json"
    CSV = "csv"
    CSL = "csl"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOutcome:
    """What was written, and where."""

    path: Path
    authorities: int
    propositions: int
    texts: int


def export_library(
    library: Library,
    path: Path,
    *,
    form: ExchangeFormat = ExchangeFormat.JSON,
    keys: Iterable[str] | None = None,
    private: bool = True,
) -> ExportOutcome:
    """Write the library, or some authorities of it, to a file.

    Args:
        private: whether notes, tags, favourites, collections, history, names of files and decisions go with it.

    Raises:
        NotFound: the library lacks one of the authorities.
        ExportError: the file cannot be written.
    """
    wanted = list(keys) if keys is not None else None
    entries = library.exchange.read_entries(wanted, private=private)
    counted = _Counted(entries)
    match form:
        case ExchangeFormat.JSON:
            whole = library.exchange.read_whole(wanted) if private else WholeRecord()
            _write(path, _json_lines(counted, whole))
        case ExchangeFormat.CSV:
            _write(path, to_csv(counted))
        case ExchangeFormat.CSL:
            _write(path, to_csl(counted))
    return ExportOutcome(
        path=path, authorities=counted.authorities, propositions=counted.propositions, texts=counted.texts
    )


def import_library(
    library: Library, path: Path, *, by: str, theirs: bool = False, preview: bool = False
) -> tuple[EntryChange, ...]:
    """Take an exchange file in, whole or not at all; what it changed, or in a preview would change.

    Args:
        theirs: whether the file is believed where both say something; otherwise the library is.

    Raises:
        MissingFile, DamagedFile, UnsupportedFormat: the file cannot be used; nothing was changed.
    """
    entries, whole = read_exchange(path)
    if not preview:
        back_up_daily(library, now())
    return library.exchange.take_in(entries, whole, Taking(by=by, at=now(), theirs=theirs), preview=preview)


def read_exchange(path: Path) -> tuple[list[EntryRecord], WholeRecord]:
    """What an exchange file of any kind holds."""
    text = _read(path)
    if path.suffix.lower() == ".csv":
        return _understood(path, lambda: entries_from_csv(text)), WholeRecord()
    table = _parse(path, text)
    if isinstance(table, list):
        return _understood(path, lambda: entries_from_csl(table)), WholeRecord()
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise UnsupportedFormat(
            path, "this is no library that was exported.", hint="Give a JSON, CSV or CSL-JSON file."
        )
    return _from_json(path, table)


class _Counted:
    """Entries on their way to a file, and how many they were."""

    def __init__(self, entries: Iterable[EntryRecord]) -> None:
        self._entries = entries
        self.authorities = self.propositions = self.texts = 0

    def __iter__(self) -> Iterator[EntryRecord]:
        for entry in self._entries:
            self.authorities += 1
            self.propositions += len(entry.propositions)
            self.texts += len(entry.texts)
            yield entry


def _json_lines(entries: Iterable[EntryRecord], whole: WholeRecord) -> Iterator[str]:
    """One JSON document, an entry to a line."""
    yield f'{{"format": "{FORMAT}", "version": {VERSION}, "entries": ['
    hashes, comma = [], "\n"
    for entry in entries:
        table = to_table(entry)
        hashes.append(_digest(table))
        yield comma + json.dumps({"sha256": hashes[-1], "entry": table}, ensure_ascii=False)
        comma = ",\n"
    rest = to_table(whole)
    hashes.append(_digest(rest))
    yield f'\n], "whole": {json.dumps(rest, ensure_ascii=False)}, "sha256": "{_digest(hashes)}"}}\n'


def _digest(value: object) -> str:
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _from_json(path: Path, table: Mapping[str, Any]) -> tuple[list[EntryRecord], WholeRecord]:
    version = table.get("version")
    if version != VERSION:
        raise UnsupportedFormat(
            path, f"it is of version {version}; this Rejoinder reads {VERSION}.", hint="Install a newer Rejoinder."
        )
    try:
        lines = [(line["sha256"], line["entry"]) for line in table["entries"]]
        whole, total = table["whole"], table["sha256"]
    except (KeyError, TypeError) as error:
        raise _damaged(path, "parts of it are missing") from error
    for said, entry in lines:
        if _digest(entry) != said:
            raise _damaged(path, f"the entry “{_key_of(entry)}” is not as it was written")
    if _digest([*(said for said, _ in lines), _digest(whole)]) != total:
        raise _damaged(path, "entries were added, changed or taken out")
    entries = [from_record(path, EntryRecord, entry, f"entry {n}") for n, (_, entry) in enumerate(lines)]
    return entries, from_record(path, WholeRecord, whole, "whole")


def from_record(path: Path, kind: type[Any], table: object, place: str) -> Any:  # noqa: ANN401  # of that kind
    """A record of a file. Raises DamagedFile."""
    try:
        return from_table(kind, table, place)
    except RecordProblem as problem:
        raise _damaged(path, f"{problem.place}: {problem.reason}") from problem


def _key_of(entry: object) -> object:
    try:
        return entry["authority"]["key"]  # type: ignore[index]  # whatever the file holds
    except (KeyError, TypeError, IndexError):
        return "?"


def _damaged(path: Path, reason: str) -> DamagedFile:
    return DamagedFile(path, f"{reason}; nothing was changed.", hint="Export it again where it came from.")


def _understood(path: Path, read: Any) -> list[EntryRecord]:  # noqa: ANN401
    try:
        entries: list[EntryRecord] = read()
    except ValueError as error:
        raise DamagedFile(path, f"{error}; nothing was changed.", hint="Correct the file and try again.") from error
    return entries


def _parse(path: Path, text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamagedFile(path, "it is not sound JSON; nothing was changed.", hint="Export it again.") from error


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise DamagedFile(path, "it is too large for an exported library; nothing was changed.")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise MissingFile(path, "there is no such file.", hint="Check the name and the folder.") from error
    except UnicodeDecodeError as error:
        raise DamagedFile(path, "it is not text in UTF-8; nothing was changed.", hint="Save it as UTF-8.") from error
    except OSError as error:
        raise FileProblem(path, f"it cannot be read ({error.strerror}).") from error


def _write(path: Path, pieces: Iterable[str]) -> None:
    """Write beside the file and put it in its place when it is whole."""
    beside = path.with_name(f"{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise ExportError(
            path, f"the file cannot be written ({error.strerror}).", hint="Choose another folder."
        ) from error
    finally:
        _remove(beside)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # a folder that vanished takes the file with it
        return
