"""What became of the files that were imported lately, kept between runs: what was doubtful can still be looked at. No Qt."""

import json
import logging
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from app.tasks.import_rows import Fate, ImportRow

log = logging.getLogger(__name__)

MOST = 300
"""So many of the latest rows are kept."""

_OPTIONAL = {one.name: one.default for one in fields(ImportRow) if one.name not in {"path", "fate"}}
"""The fields that need not be written, with what they are then."""


class PastImports:
    """The rows of the last imports into one library, in a file.

    Names of files and of decisions stand in it in plain text: those of an encrypted library are not kept.

    Args:
        path: the file; None keeps nothing.
        library: the name of the library's file: rows of another one are passed over.
    """

    def __init__(self, path: Path | None, library: str) -> None:
        self._path, self._library = path, library

    def read(self) -> tuple[ImportRow, ...]:
        """The rows as they were kept; none when there is no file of ours, or it is of another library."""
        if self._path is None:
            return ()
        try:
            table = json.loads(self._path.read_text(encoding="utf-8"))
            rows = table["rows"] if table["library"] == self._library else ()
            return tuple(map(_row, rows))
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, KeyError, TypeError):
            log.warning("the rows of past imports could not be read")
            return ()

    def write(self, rows: Sequence[ImportRow]) -> None:
        """Keep the latest of these rows; a disk that takes nothing leaves what was kept."""
        if self._path is None:
            return
        table = {"library": self._library, "rows": list(map(_table, rows[-MOST:]))}
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
            beside.chmod(0o600)
            beside.replace(self._path)
        except OSError:
            log.warning("the rows of an import could not be written")

    def forget(self) -> None:
        """Keep none."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def _table(row: ImportRow) -> dict[str, Any]:
    known = {name: value for name, default in _OPTIONAL.items() if (value := getattr(row, name)) != default}
    return {"path": str(row.path), "fate": row.fate.value} | known


def _row(table: dict[str, Any]) -> ImportRow:
    known = {name: table[name] for name in _OPTIONAL if name in table}
    return ImportRow(path=Path(table["path"]), fate=Fate(table["fate"]), **known)
