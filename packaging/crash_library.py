"""Kills the library at work, again and again, and looks whether anything is lost (POSIX only).

    python packaging/crash_library.py [--rounds 200] [--seed 1] [--size 40] [--power-cuts 150]

Each round forks a process that imports, edits, merges, migrates, backs up or restores, tells through a pipe what it has
finished, and is killed (-9) at a random moment. Then the library must open, `check` must find nothing, what was told as
finished must be whole, and nothing may be there by half. Exit code 0 when all rounds pass.
"""

# ruff: noqa: D102, ARG002  # what the methods of a trial do is said in `Trial`

import argparse
import contextlib
import datetime as dt
import os
import random
import select
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.law.authorities import Authority, AuthorityKind, PartKind, ReporterCitation
from app.law.citations import CitationReport, CitedAuthority
from app.law.opinions import Footnote, Opinion, OpinionPart, Paragraph, Quality, Source
from app.library import schema
from app.library.backup import back_up
from app.library.engine import make_engine, make_private_file
from app.library.identity import HEAD
from app.library.results import SearchQuery
from app.library.store import Library, open_library, restore_library

NOON = dt.datetime(2024, 5, 6, 12, 0, 0)  # noqa: DTZ001  # the store keeps what it is given
LONGEST = 0.6
ENTRIES = 2000
Tell = Callable[[int], None]


def opinion(number: int) -> Opinion:
    """A text with words of its own."""
    paragraphs = tuple(
        Paragraph(text=f"Paragraph {n} of opinion {number} speaks of lanterns and word{number}x{n}.", page=str(n))
        for n in range(30)
    )
    return Opinion(
        name=f"Lantern {number} v. Sill",
        short_name=f"Lantern {number}",
        parts=(OpinionPart(kind=PartKind.MAJORITY, paragraphs=paragraphs),),
        footnotes=(Footnote(number="1", text=f"Note of {number}."),),
        citations=(ReporterCitation(str(number + 1), "F.4th", "1"),),
        quality=Quality(quotable=True, score=1.0),
        source=Source(sha256=f"{number:064x}", format="txt", filename=f"{number}.txt"),
    )


REPORT = CitationReport(authorities=(CitedAuthority(key="300 U.S. 400", name="Fir v. Yew", count=3),))


def authority(key: str, notes: str = "0") -> Authority:
    """An entry without a text."""
    return Authority(key=key, kind=AuthorityKind.OPINION, name=f"{key} v. Sill", notes=notes)  # type: ignore[arg-type]


class Broken(Exception):
    """Something was lost, or is there by half."""


def require(holds: bool, what: str) -> None:  # as an assertion
    """Raise `Broken` unless it holds."""
    if not holds:
        raise Broken(what)


class Trial:
    """One kind of work: prepared, done in a process that is killed, and looked over."""

    def __init__(self, folder: Path, size: int, turn: int) -> None:
        self.folder = folder
        self.size = size
        self.turn = turn
        self.path = folder / "library.sqlite"

    def prepare(self) -> None:
        """Make the library that the work begins with."""
        open_library(str(self.path)).close()

    def work(self, tell: Tell) -> None:
        """Do it, telling the number of each finished step."""
        raise NotImplementedError

    def look(self, finished: int) -> None:
        """Look what became of it; `finished` steps were told."""
        with open_library(str(self.path)) as library:
            require(library.check() == (), f"check: {library.check()}")
            self.look_into(library, finished)

    def look_into(self, library: Library, finished: int) -> None:
        """Look what the library holds."""
        raise NotImplementedError


class Import(Trial):
    """One transaction a file: every finished one whole, none by half."""

    def work(self, tell: Tell) -> None:
        with open_library(str(self.path)) as library:
            for number in range(self.size):
                library.import_opinion(opinion(number), REPORT)
                tell(number + 1)

    def look_into(self, library: Library, finished: int) -> None:
        for number in range(self.size):
            key = library.has_file(f"{number:064x}")
            require(key is not None or number >= finished, f"opinion {number} was told as stored and is gone")
            require(key is None or number <= finished, f"opinion {number} is there before its turn")
            if key is not None:
                require(library.find_opinion(key) == opinion(number), f"opinion {number} is not whole")
                found = library.search(SearchQuery(words=f"word{number}x7")).results
                require(len(found) == 1, f"opinion {number} is not found by its words")


class Edit(Trial):
    """An edit and its line of history together, or neither."""

    def prepare(self) -> None:
        with open_library(str(self.path)) as library:
            library.add_authority(authority("elm"))

    def work(self, tell: Tell) -> None:
        with open_library(str(self.path)) as library:
            for number in range(1, 10_000):
                library.edit(authority("elm", str(number)), by="crash", at=NOON)
                tell(number)

    def look_into(self, library: Library, finished: int) -> None:
        value = int(library.get_authority("elm").notes)
        require(value in {finished, finished + 1}, f"edit {finished} was told and the notes say {value}")
        require(len(library.history_of("elm")) == value, "the history does not agree with the entry")  # type: ignore[arg-type]


class Merge(Trial):
    """Two become one with all that they had, or stay two."""

    def prepare(self) -> None:
        with open_library(str(self.path)) as library:
            for number in range(self.size):
                library.import_opinion(opinion(number), REPORT)

    def work(self, tell: Tell) -> None:
        with open_library(str(self.path)) as library:
            for number in range(1, self.size):
                library.twins.merge("lantern-0-v-sill", f"lantern-{number}-v-sill", by="crash", at=NOON)
                tell(number)

    def look_into(self, library: Library, finished: int) -> None:
        gone = self.size - library.counts().authorities
        require(gone in {finished, finished + 1}, f"{finished} merges were told and {gone} made")
        require(library.counts().passages == self.size * 31, "passages were lost")
        require(len(library.get_authority("lantern-0-v-sill").citations) == gone + 1, "a citation was lost")
        for number in range(1, self.size):
            passage = library.get_passage(f"lantern-{number}-v-sill/8")
            require(f"word{number}x7" in passage.text, f"passage 8 of {number} is another")


class Migrate(Trial):
    """The old schema or the new, each with all it held: from every schema that was released, in turn."""

    def prepare(self) -> None:
        self.released = f"{1 + self.turn % (int(HEAD) - 1):04d}"
        make_private_file(self.path)
        engine = make_engine(self.path, 5.0)
        schema.upgrade(engine, self.released)
        engine.dispose()
        with contextlib.closing(sqlite3.connect(self.path)) as connection, connection:
            connection.executemany(
                "INSERT INTO authorities (key, kind, name, short_name, publication, weight_notes, provenance, notes,"
                " verified_text, edited) VALUES (?, 'opinion', ?, '', 'unknown', '[]', '', '', '', 0)",
                [(f"elm-{n}", f"Elm {n} v. Sill") for n in range(ENTRIES)],
            )
            indexes = connection.execute(
                "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
            ).fetchall()
            for (index,) in indexes:
                connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608  # its own names

    def work(self, tell: Tell) -> None:
        open_library(str(self.path)).close()
        tell(1)

    def look(self, finished: int) -> None:
        with contextlib.closing(sqlite3.connect(self.path)) as connection:
            (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        require(version in {self.released, HEAD}, f"the schema is {version}")
        require(version == HEAD or not finished, "the migration was told as done and is not")
        super().look(finished)

    def look_into(self, library: Library, finished: int) -> None:
        require(library.counts().authorities == ENTRIES, "authorities were lost")
        for words in (f"elm {ENTRIES - 1}", "sil*"):
            require(library.search(SearchQuery(words=words)).total > 0, f"“{words}” finds nothing")


class BackUp(Trial):
    """A backup under its name is whole, and the library is as it was."""

    def prepare(self) -> None:
        with open_library(str(self.path)) as library:
            for number in range(self.size):
                library.import_opinion(opinion(number), REPORT)

    def work(self, tell: Tell) -> None:
        with open_library(str(self.path)) as library:
            for number in range(1, 10_000):
                library.backup(self.folder / "copy.sqlite")
                tell(number)

    def look_into(self, library: Library, finished: int) -> None:
        require(library.counts().opinions == self.size, "the library lost texts")
        copy = self.folder / "copy.sqlite"
        require(copy.exists() or not finished, "the backup was told as made and is not there")
        if copy.exists():
            with open_library(str(copy)) as other:
                require(other.check() == () and other.counts() == library.counts(), "the backup is not whole")


class Restore(Trial):
    """What was there before, or the backup; never a mixture."""

    def prepare(self) -> None:
        for name, count in (("one", 3), ("two", self.size)):
            with open_library(str(self.folder / f"{name}.sqlite")) as library:
                for number in range(count):
                    library.import_opinion(opinion(number), REPORT)
        back_up(self.folder / "one.sqlite", self.path)

    def work(self, tell: Tell) -> None:
        for number in range(1, 10_000):
            restore_library(str(self.path), self.folder / ("two.sqlite" if number % 2 else "one.sqlite"))
            for kept in self.folder.glob("library.replaced*"):
                kept.unlink()
            tell(number)

    def look_into(self, library: Library, finished: int) -> None:
        held = library.counts().opinions
        require(held in {3, self.size}, f"{held} texts are of neither")
        for number in range(held):
            require(
                library.find_opinion(f"lantern-{number}-v-sill") == opinion(number), f"opinion {number} is not whole"
            )


TRIALS: tuple[type[Trial], ...] = (Import, Edit, Merge, Migrate, BackUp, Restore)


def run_round(trial: Trial, after: float) -> int:
    """Let a process work and kill it `after` so many seconds; how many steps it told as finished."""
    trial.prepare()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with contextlib.suppress(BaseException):
            trial.work(lambda number: _tell(write, number))
        os._exit(0)
    os.close(write)
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    finished = _last(read)
    os.close(read)
    return finished


def _tell(pipe: int, number: int) -> None:
    os.write(pipe, number.to_bytes(4, "big"))


def _last(pipe: int) -> int:
    """The last number in a pipe that nobody writes to any more."""
    told = b""
    while select.select([pipe], [], [], 0)[0] and (more := os.read(pipe, 65536)):
        told += more
    whole = told[: len(told) // 4 * 4]
    return int.from_bytes(whole[-4:], "big") if whole else 0


STORED = 12
"""Texts in the journal that a cut of the power ends: fewer than SQLite moves into the file by itself."""


def power_cuts(rounds: int, chance: random.Random) -> list[str]:
    """Let the power fail: the journal ends anywhere, with rubbish or zeros behind its end. What broke, in words.

    What was synced before that place must be whole, and nothing else may be there.
    """
    with tempfile.TemporaryDirectory() as name:
        whole, cut = Path(name) / "whole.sqlite", Path(name) / "cut.sqlite"
        ends = []
        with open_library(str(whole)) as library:
            for number in range(STORED):
                library.import_opinion(opinion(number), REPORT)
                ends.append(_journal(whole).stat().st_size)
            file, journal = whole.read_bytes(), _journal(whole).read_bytes()
        broken = []
        for turn in range(rounds):
            end = chance.randrange(len(journal) + 1)
            for old in Path(name).glob("cut.sqlite*"):
                old.unlink()
            cut.write_bytes(file)
            _journal(cut).write_bytes(journal[:end] + (b"", bytes(9000), chance.randbytes(9000))[turn % 3])
            stored = sum(one <= end for one in ends)
            try:
                _look_after_cut(cut, stored)
            except Exception as error:  # noqa: BLE001  # whatever it is, it is told
                broken.append(f"power cut {turn}, at {end} with {stored} stored: {type(error).__name__}: {error}")
    return broken


def _journal(path: Path) -> Path:
    return Path(f"{path}-wal")


def _look_after_cut(path: Path, stored: int) -> None:
    with open_library(str(path)) as library:
        require(library.check() == (), f"check: {library.check()}")
        require(library.counts().opinions == stored, f"{library.counts().opinions} texts are there")
        for number in range(stored):
            require(
                library.find_opinion(f"lantern-{number}-v-sill") == opinion(number), f"opinion {number} is not whole"
            )


def main() -> int:
    """Run the rounds and say what broke."""
    parser = argparse.ArgumentParser(description="Kills the library at work and looks whether anything is lost.")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=40, help="how many texts a library holds")
    parser.add_argument("--power-cuts", type=int, default=0, metavar="N", help="imitate N cuts of the power besides")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311  # no secret
    broken, stopped = [], dict.fromkeys((trial.__name__ for trial in TRIALS), 0)
    for number in range(options.rounds):
        kind = TRIALS[number % len(TRIALS)]
        with tempfile.TemporaryDirectory() as name:
            finished = 0
            try:
                trial = kind(Path(name), options.size, number // len(TRIALS))
                finished = run_round(trial, chance.uniform(0.0, LONGEST))
                trial.look(finished)
            except Exception as error:  # noqa: BLE001  # whatever it is, it is told
                broken.append(f"round {number}, {kind.__name__}: {type(error).__name__}: {error}")
            stopped[kind.__name__] += finished
    broken += power_cuts(options.power_cuts, chance)
    for line in broken:
        print(line)
    print(f"{options.rounds} kills, {len(broken)} broken; steps finished before them: {stopped}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
