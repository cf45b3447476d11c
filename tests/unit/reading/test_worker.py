"""Readers that hang, eat memory or break down are stopped, and the next file is read."""

import errno
import os
import sys
import threading
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from app.errors import EmptyFile, ReadingStopped
from app.reading.worker import Worker, WorkerPool, read_guarded

ORDER = "The motion is denied. The officers waited outside the house for an hour before anyone came to the door.\n"


def behave(path: Path) -> str:
    """What the file's name asks for."""
    match path.stem:
        case "hang":
            time.sleep(600)
        case "eat":
            hoard = []
            while True:
                hoard.append(bytearray(50_000_000))
        case "die":
            os._exit(3)
        case "deep":
            return behave_deeply(path)
        case "empty":
            raise EmptyFile(path, "is empty.", hint="Get it again.")
        case "bug":
            raise KeyError(path.name)
    return f"{path.stem} {os.getpid()}"


def behave_deeply(path: Path) -> str:
    """Never comes back."""
    return behave_deeply(path)


@pytest.fixture(scope="module")
def worker():
    """A worker whose time never runs out, however busy the machine is."""
    with Worker(behave, seconds=300, megabytes=1000) as made:
        yield made


def it_uses_one_process_for_one_file_after_another(worker: Worker[str]) -> None:
    first, second = worker.do(Path("a")).split()[1], worker.do(Path("b")).split()[1]
    assert first == second != str(os.getpid())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param(
            "eat",
            "takes more than 1000 MB",
            marks=pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system knows no such limit"),
        ),
        ("die", "made its reader break down"),
        ("deep", "made its reader break down"),
    ],
)
def it_stops_a_reader_and_reads_the_next_file(worker: Worker[str], name: str, words: str) -> None:
    with pytest.raises(ReadingStopped, match=words) as caught:
        worker.do(Path(f"{name}.pdf"))
    assert caught.value.path == f"{name}.pdf"
    assert caught.value.hint
    assert worker.do(Path("next")).startswith("next ")


def it_stops_a_reader_that_hangs() -> None:
    with Worker(behave, seconds=2) as impatient:
        with pytest.raises(ReadingStopped, match="could not be read within 2 seconds") as caught:
            impatient.do(Path("hang.pdf"))
        assert impatient._process is None
    assert caught.value.path == "hang.pdf"
    assert caught.value.hint == "Save it again as plain text."


@pytest.mark.parametrize("name", ["hang.txt", "hang.TXT", "hang"])
def it_does_not_ask_for_plain_text_where_it_has_it(name: str) -> None:
    with Worker(behave, seconds=0.2) as impatient, pytest.raises(ReadingStopped, match="too long a text") as caught:
        impatient.do(Path(name))
    assert "a file of its own" in caught.value.hint


def it_says_so_when_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: BaseProcess) -> None:
        raise BlockingIOError(errno.EAGAIN, "no more processes")

    with Worker(behave, seconds=300) as worker:
        with monkeypatch.context() as full:
            full.setattr(BaseProcess, "start", refuse)
            with pytest.raises(ReadingStopped, match="no process could be started") as caught:
                worker.do(Path("a.txt"))
        assert worker.do(Path("b.txt")).startswith("b ")
    assert caught.value.hint


def it_hands_on_why_a_file_was_refused(worker: Worker[str]) -> None:
    with pytest.raises(EmptyFile) as caught:
        worker.do(Path("empty"))
    assert (caught.value.reason, caught.value.hint, caught.value.path) == ("is empty.", "Get it again.", "empty")


def it_hands_on_a_bug_with_its_place(worker: Worker[str]) -> None:
    with pytest.raises(RuntimeError, match=r"in behave(.|\n)*KeyError: 'bug'"):
        worker.do(Path("bug"))


def it_reads_an_opinion(tmp_path: Path) -> None:
    path = tmp_path / "order.txt"
    path.write_text(ORDER, encoding="utf-8")
    assert read_guarded(path).parts[-1].paragraphs[-1].text == ORDER.strip()


def it_shares_a_batch_and_stops_what_is_left() -> None:
    with WorkerPool(behave, workers=2) as pool:
        done = [pool.submit(Path(name)) for name in "abcd"]
        assert [one.result(60).split()[0] for one in done] == ["a", "b", "c", "d"]
        left = [pool.submit(Path("hang")) for _ in range(3)]
    assert all(one.done() for one in left)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("reading")]
