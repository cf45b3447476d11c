"""Importing opinions: files or folders in, a row per file out. One bad file ruins one row."""

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from app.errors import AppError, FileProblem, MissingFile, ReadingStopped
from app.jobs import CancelToken, Progress, ProgressCallback, no_progress
from app.law.opinions import Opinion
from app.library.faults import DiskFull
from app.library.importing import NAME_REQUIRED
from app.library.results import ImportOutcome, ImportResult
from app.library.store import Library
from app.library.twins import Twins
from app.reading.worker import WorkerPool
from app.tasks.edit_library import now
from app.tasks.import_rows import Fate, ImportReport, ImportRow, entry_words
from app.tasks.preparing import Prepared, prepare, with_names
from app.tasks.upkeep import back_up_daily

log = logging.getLogger(__name__)
T = TypeVar("T")
WORKERS = 2
_AHEAD = 6
_PATIENCE = 0.2


class Turn(Protocol):
    """Runs something that uses the library, when it is its turn."""

    def __call__(self, use: Callable[[], T], /) -> T:
        """Run it and give what it gives."""


def _at_once(use: Callable[[], T], /) -> T:
    return use()


def _tell_nobody(_row: ImportRow) -> None:
    return


def import_opinions(
    paths: Sequence[Path],
    library: Library,
    *,
    turn: Turn = _at_once,
    progress: ProgressCallback = no_progress,
    each: Callable[[ImportRow], None] = _tell_nobody,
    cancel: CancelToken | None = None,
    workers: int = WORKERS,
) -> ImportReport:
    """Read each file and store it in one transaction of its own.

    What is stored stays when the run is cancelled or dies; run it again, and what is stored is passed over.

    Args:
        turn: how to get at the library when others use it too; reading itself does not need it.
        each: told of each file as it is done, in the order of the files.
        workers: how many processes read.

    Raises:
        UnwritableFolder: the library can only be read.
        Cancelled: the token was set.
    """
    library.require_writable()
    files = list(_iter_files(paths))
    cancel = cancel or CancelToken()
    turn(lambda: back_up_daily(library, now()))
    rows: list[ImportRow] = []
    remaining: tuple[Path, ...] = ()
    with WorkerPool(prepare, workers=workers) as pool:
        begun: deque[Callable[[], ImportRow]] = deque()
        waiting = iter(files)
        for number, path in enumerate(files):
            cancel.check()
            progress(Progress(number, len(files), path.name))
            while len(begun) < _AHEAD and (following := next(waiting, None)) is not None:
                begun.append(
                    _begin(following, library, turn, lambda path: partial(_await, path, pool.submit(path), cancel))
                )
            try:
                rows.append(begun.popleft()())
            except DiskFull as error:
                remaining = tuple(files[number + 1 :])
                rows.append(_out_of_room(path, error, remaining))
            each(rows[-1])
            if remaining:
                break
    progress(Progress(len(rows), len(files)))
    return ImportReport(rows=tuple(rows), twins=_twins(rows, library, turn), remaining=remaining)


def _twins(rows: Sequence[ImportRow], library: Library, turn: Turn) -> tuple[Twins, ...]:
    fresh = {row.key for row in rows if row.fate is Fate.IMPORTED}
    pairs = turn(library.twins.find) if fresh else []
    return tuple(p for p in pairs if {p.one.authority.key, p.other.authority.key} & fresh)


Start = Callable[[Path], Callable[[], Prepared]]
"""Begins to read a file, and gives what waits for the result."""


def _await(path: Path, future: "Future[Prepared]", cancel: CancelToken) -> Prepared:
    """The result when it is there; the user may cancel meanwhile. A fault of ours costs its file, not the batch."""
    while True:
        cancel.check()
        try:
            return future.result(timeout=_PATIENCE)
        except TimeoutError:
            if future.done():
                raise
        except RuntimeError as error:
            log.exception("a reader broke down")
            hint = "Save it again as plain text. The log tells what went wrong."
            raise ReadingStopped(path, "made its reader break down.", hint=hint) from error


def _iter_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named (a folder without any stands for itself); hidden files are left out."""
    for path in paths:
        if _may_say(path.is_dir):
            inside = sorted(p for p in path.rglob("*") if _may_say(p.is_file))
            seen = [p for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts)]
            yield from seen or [path]
        else:
            yield path


def _may_say(question: Callable[[], bool]) -> bool:
    """The answer to a question about a path; no when the system does not let us ask."""
    try:
        return question()
    except OSError:
        return False


def _begin(path: Path, library: Library, turn: Turn, start: Start) -> Callable[[], ImportRow]:
    """Begin with one file; what is given back finishes it. A file known by its bytes is not read again."""
    try:
        sha256 = file_hash(path)
        known = turn(lambda: library.has_file(sha256))
    except AppError as error:
        return partial(_refused, path, error)
    if known is not None:
        return partial(_known, path, known, library, turn)
    return partial(_finish, path, library, turn, start(path))


def _finish(path: Path, library: Library, turn: Turn, read: Callable[[], Prepared]) -> ImportRow:
    try:
        made = read()
        opinion = made.opinion
        known = turn(lambda: library.has_file(opinion.source.sha256))
        if known is not None:  # a copy of it came before in the same run
            return _known(path, known, library, turn)
        made = with_names(made, lambda: turn(lambda: list(library.iter_authorities())))
        outcome = turn(lambda: library.import_opinion(opinion, made.report, made.suggestions, at=now()))
        owner = turn(lambda: library.get_authority(outcome.key))
    except DiskFull:  # it costs all files that follow as well
        raise
    except AppError as error:
        return _refused(path, error)
    return ImportRow(
        path=path,
        fate=Fate.DUPLICATE if outcome.result is ImportResult.DUPLICATE else Fate.IMPORTED,
        reason=_describe(outcome, opinion),
        key=outcome.key,
        name=opinion.name,
        passages=outcome.passages,
        quotable=opinion.quality.quotable,
        entry=entry_words(owner),
        nameless=owner.name == NAME_REQUIRED,
        suggested=len(made.suggestions.tags) + len(made.suggestions.outcomes),
    )


def _known(path: Path, key: str, library: Library, turn: Turn) -> ImportRow:
    owner = turn(lambda: library.find_authority(key))
    return ImportRow(
        path=path,
        fate=Fate.DUPLICATE,
        reason="This very file was imported before.",
        key=key,
        entry=entry_words(owner) if owner is not None else "",
    )


def _refused(path: Path, error: AppError) -> ImportRow:
    reason = f"{error.reason} {error.hint}".strip() if isinstance(error, FileProblem) else str(error)
    return ImportRow(path=path, fate=Fate.REFUSED, reason=reason)


def _out_of_room(path: Path, error: DiskFull, remaining: Sequence[Path]) -> ImportRow:
    """The row of the file that the disk had no room for, which also says what was not tried any more."""
    row = _refused(path, error)
    if not remaining:
        return row
    left = f"{len(remaining)} more files, from “{remaining[0].name}” on, were" if remaining[1:] else "One more file was"
    return replace(row, reason=f"{row.reason} {left} not tried. Import the same again: what is stored is passed over.")


def _describe(outcome: ImportOutcome, opinion: Opinion) -> str:
    """What the attorney should know of an import: where the text went, and whether it may be quoted."""
    match outcome.result:
        case ImportResult.NEW:
            told = ""
        case ImportResult.DUPLICATE:
            told = f"{outcome.reason.capitalize()}. "
        case _:
            told = f"Put to an entry that was there: {outcome.reason}. "
    if not opinion.quality.quotable:
        told += f"Searchable, not to be quoted: {' '.join(opinion.quality.reasons)}"
    return told.strip()


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes, by which an import is known to have been made."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise MissingFile(path, "there is no such file.", hint="Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise MissingFile(path, "the folder holds no file that can be read.", hint="Choose another folder.") from error
    except OSError as error:
        raise MissingFile(path, "the file cannot be opened.", hint="Check its permissions.") from error
