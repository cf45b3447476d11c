"""Reading in processes of its own: a file that makes its reader hang or eat memory stops alone.

A worker is used for one file after another, and replaced when it had to be stopped. What goes in
and out is picklable.
"""

import multiprocessing
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Generic, TypeVar

from app.errors import AppError, ReadingStopped
from app.law.opinions import Opinion
from app.reading.filed import FiledPaper, read_filed
from app.reading.memory import limit_memory
from app.reading.pipeline import read_opinion

SECONDS = 120.0
MEGABYTES = 2048
_GRACE = 5.0
_START = 60.0
_PLAIN = frozenset({".txt", ".text", ".md", ""})
_SPLIT = (
    "Save each decision as a file of its own; divide one that is too long by itself at a heading. "
    "Each paragraph should end with a line break."
)
_TRY_AGAIN = "Close some programs, and read it again."

T = TypeVar("T")


def read_guarded(path: Path, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Opinion:
    """The opinion in a file, read in a process that is stopped when it takes too long or too much.

    Raises:
        AppError: as `read_opinion` does, or `ReadingStopped`.
    """
    with Worker(read_opinion, seconds=seconds, megabytes=megabytes) as worker:
        return worker.do(path)


def read_filed_guarded(path: Path, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> FiledPaper:
    """The filed paper in a file with its first page, read as `read_guarded` reads."""
    with Worker(read_filed, seconds=seconds, megabytes=megabytes) as worker:
        return worker.do(path)


class Worker(Generic[T]):
    """One process that does a piece of work for one file after another.

    The work is a function of a module, since the process finds it by its name.
    """

    def __init__(self, work: Callable[[Path], T], *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._work = work
        self._seconds = seconds
        self._megabytes = megabytes
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> "Worker[T]":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def do(self, path: Path) -> T:
        """What the work makes of one file. Raises what the work raises, or `ReadingStopped`."""
        pipe = self._ready(path)
        try:
            pipe.send(path)
            if not pipe.poll(self._seconds):
                self.stop()
                raise _too_long(path, self._seconds)
            done, made = pipe.recv()
        except (EOFError, OSError) as error:
            self.stop()
            raise _broke_down(path) from error
        if not done:
            raise self._failure(path, made)
        result: T = made
        return result

    def _failure(self, path: Path, error: Exception) -> Exception:
        """What a failure in the process is here; one that ran out of room leaves no sound process behind."""
        if not isinstance(error, MemoryError | RecursionError | SystemError):
            return error
        self.stop()
        if isinstance(error, RecursionError | SystemError):  # the second: the interpreter itself gave way
            return _broke_down(path)
        return ReadingStopped(path, f"takes more than {self._megabytes} MB to read.", hint="Save it as plain text.")

    def stop(self) -> None:
        """End the process; the next file gets a new one."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join(_GRACE)
            process.close()

    def _ready(self, path: Path) -> Connection:
        """The pipe to a process that has started; starting is not counted as reading."""
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self.stop()
        forks = _may_fork()
        context: BaseContext = multiprocessing.get_context("fork" if forks else "spawn")
        ours, theirs = context.Pipe()
        served = (theirs, self._work, self._megabytes, ours if forks else None)
        process: BaseProcess = context.Process(target=_serve, args=served, daemon=True)  # type: ignore[attr-defined]
        try:
            process.start()
        except OSError as error:
            ours.close()
            raise ReadingStopped(path, "could not be read: no process could be started.", hint=_TRY_AGAIN) from error
        finally:
            theirs.close()
        self._process, self._pipe = process, ours  # only now: what was not started cannot be stopped
        try:
            if ours.poll(_START) and ours.recv():
                return ours
        except (EOFError, OSError) as error:
            self.stop()
            raise _broke_down(path) from error
        self.stop()
        raise _broke_down(path)


def _may_fork() -> bool:
    """Whether the process may be a copy of this one, which starts at once: only where no thread can be cut in two."""
    threads = Path("/proc/self/task")
    return sys.platform == "linux" and threads.is_dir() and len(list(threads.iterdir())) == 1


def _too_long(path: Path, seconds: float) -> ReadingStopped:
    if path.suffix.lower() in _PLAIN:
        return ReadingStopped(path, f"is too long a text to be read within {seconds:g} seconds.", hint=_SPLIT)
    return ReadingStopped(path, f"could not be read within {seconds:g} seconds.", hint="Save it again as plain text.")


def _broke_down(path: Path) -> ReadingStopped:
    return ReadingStopped(path, "made its reader break down.", hint="Save it again as plain text.")


def _serve(
    pipe: Connection, work: Callable[[Path], object], megabytes: int, others_end: Connection | None = None
) -> None:
    """The process's own loop: a path comes in; whether it went well, and what came of it, go out.

    Args:
        others_end: a copy of the parent's end, closed here so that this process ends when the parent dies.
    """
    if others_end is not None:
        others_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the user's Ctrl+C is the parent's to answer
    limit_memory(megabytes)
    pipe.send(True)
    while True:
        try:
            path = pipe.recv()
        except (EOFError, OSError):
            return
        answer = _answer(work, path)
        try:
            pipe.send(answer)
        except MemoryError as error:
            pipe.send((False, error))


def _answer(work: Callable[[Path], object], path: Path) -> tuple[bool, object]:
    try:
        return True, work(path)
    except (AppError, MemoryError, RecursionError, SystemError) as error:
        return False, error
    except Exception as error:  # noqa: BLE001  # a bug: told where it is logged, in words that any process can take
        return False, RuntimeError("".join(traceback.format_exception(error)))


class WorkerPool(Generic[T]):
    """Some workers that share the files of a batch."""

    def __init__(
        self,
        work: Callable[[Path], T],
        *,
        workers: int = 2,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
    ) -> None:
        self._workers = [Worker(work, seconds=seconds, megabytes=megabytes) for _ in range(workers)]
        self._unclaimed = list(self._workers)
        self._mine = threading.local()
        self._threads = ThreadPoolExecutor(workers, "reading", initializer=self._claim)

    def __enter__(self) -> "WorkerPool[T]":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, path: Path) -> "Future[T]":
        """Have a file worked on; the result is asked for later."""
        return self._threads.submit(self._do, path)

    def close(self) -> None:
        """Give up what is not done and end the processes."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for _ in range(2):  # the first stop ends what is being read, the second what was just being started
            for worker in self._workers:
                worker.stop()
            self._threads.shutdown()

    def _claim(self) -> None:
        self._mine.worker = self._unclaimed.pop()

    def _do(self, path: Path) -> T:
        worker: Worker[T] = self._mine.worker
        return worker.do(path)
