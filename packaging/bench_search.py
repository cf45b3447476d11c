"""Measures search on made libraries: ten shapes of query, each beside the bare FTS5 query in the same run.

`make bench` runs the small one; `python packaging/bench_search.py --passages 1000000` the large one (about two minutes
to make, 1.6 GB, kept in the folder that --keep names). Each shape is asked for with other words nearly every time, as
people ask, and every answer counts. Three others come before, because a process puts its statements together once.
Prints one JSON document.
"""

import argparse
import gc
import json
import os
import random
import resource
import sqlite3
import statistics
import string
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from make_library import make_library

from app.law.courts import CourtId
from app.law.weight import Weight
from app.library.fulltext import PASSAGES
from app.library.query import parse_query
from app.library.results import SearchQuery
from app.library.store import Library, open_library
from app.tasks.weighing import Weigher

RUNS = 200
"""Of 40 the worst but one would be the 95th of a hundred, and one pause of the machine decides it."""
BARE_EVERY = 5
"""One in so many is asked of FTS5 itself too, which takes a second for common words in a million passages."""
RARE = ("graffiti", "sledgehammer", "unleashed", "foster", "landing", "roommate", "shotgun", "affidavits", "vestibule")
PHRASES = (
    "qualified immunity", "clearly established", "probable cause", "excessive force", "Fourth Amendment",
    "motion to dismiss", "reasonable officer", "without a warrant", "search warrant", "leave to amend", "front door",
    "law enforcement", "exigent circumstances", "in light of", "police officer", "district court",
)  # fmt: skip
BEGINNINGS = (
    "immun", "immunit", "handcuff", "arrest", "quil", "constitut", "warrant", "reason", "unlaw", "entr", "officer",
    "establish", "amend", "exig", "invest", "restrain", "suspic", "weapon", "allegat", "con",
)  # fmt: skip
WARMING = ("door", '"in the doorway"', "door*")
"""Asked before anything is measured: what a program has in memory once it has been asked anything."""
COMMON = ("officers", "warrant", "force", "search", "home", "arrest", "immunity", "rights", "evidence", "entry")


@dataclass(frozen=True)
class Shape:
    """One way of asking: what is typed, from dice, and the filters."""

    name: str
    typed: Callable[[random.Random], str]
    filters: dict[str, Any]


def _two(dice: random.Random, words: tuple[str, ...]) -> list[str]:
    return dice.sample(words, 2)


def shapes() -> tuple[Shape, ...]:
    """The ten shapes."""
    weigh = Weigher().weigh_footing
    return (
        Shape("rare", lambda d: d.choice(RARE), {}),
        Shape("common", lambda d: d.choice(COMMON), {}),
        Shape("rare and common", lambda d: f"{d.choice(RARE)} {d.choice(COMMON)}", {}),
        Shape("three common", lambda d: " ".join(d.sample(COMMON, 3)), {}),
        Shape("six words", lambda d: " ".join([*d.sample(COMMON, 3), *d.sample(RARE, 3)]), {}),
        Shape("phrase", lambda d: f'"{d.choice(PHRASES)}"', {}),
        Shape("OR", lambda d: " OR ".join(d.sample(COMMON, 3)), {}),
        Shape("prefix", lambda d: f"{d.choice(BEGINNINGS)}*", {}),
        Shape("near and not", lambda d: f"{' NEAR/8 '.join(_two(d, COMMON))} -{d.choice(RARE)}", {}),
        Shape(
            "filtered",
            lambda d: " ".join(_two(d, COMMON)),
            {"courts": (CourtId("ca10"),), "weights": frozenset({Weight.PERSUASIVE}), "weigh": weigh},
        ),
    )


def bench_search(passages: int = 20_000, folder: Path | None = None) -> dict[str, Any]:
    """Measure a library of `passages`, made here unless `folder` holds it already."""
    with tempfile.TemporaryDirectory() as name:
        path = (folder or Path(name)) / f"made-{passages}.sqlite"
        made = None
        if not path.exists():
            start = time.perf_counter()
            make_library(path, passages)
            made = round(time.perf_counter() - start, 1)
        with open_library(str(path)) as library:
            for words in WARMING:
                library.search(SearchQuery(words=words))
            gc.freeze()  # as the program does when it has started
            figures = {shape.name: _measure(library, path, shape) for shape in shapes()}
            query = SearchQuery(words="warrant home")
            facets = statistics.median(_timed(lambda: library.count_facets(query))[0] for _ in range(5))
        return {
            "passages": passages,
            "load": round(os.getloadavg()[0], 1),
            "made_s": made,
            "database_mb": round(path.stat().st_size / 1e6),
            "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "shapes": figures,
            "p95_cpu_ms": max(figure["p95_cpu_ms"] for figure in figures.values()),
            "facets_cpu_ms": round(facets, 1),
        }


def _measure(library: Library, path: Path, shape: Shape) -> dict[str, float]:
    """The library's search and FTS5's own ranking by turns, so that a busy machine slows down both.

    Processor time is what counts: a search uses one processor, and the clock on a busy machine measures its neighbours.
    """
    dice = random.Random(shape.name)  # noqa: S311  # the same words every time
    bare = sqlite3.connect(path)
    ours, theirs = [], []
    for number in range(RUNS):
        typed = shape.typed(dice)
        ours.append(_timed(lambda typed=typed: library.search(SearchQuery(words=typed, **shape.filters))))  # type: ignore[misc]
        if number % BARE_EVERY == 0:
            theirs.append(_timed(lambda typed=typed: _bare(bare, typed)))  # type: ignore[misc]
    bare.close()
    busy, clock = zip(*ours, strict=True)
    bare_busy = statistics.median(cpu for cpu, _clock in theirs)
    return {
        "median_cpu_ms": round(statistics.median(busy), 1),
        "p95_cpu_ms": round(_p95(busy), 1),
        "median_clock_ms": round(statistics.median(clock), 1),
        "p95_clock_ms": round(_p95(clock), 1),
        "bare_median_cpu_ms": round(bare_busy, 1),
        "to_bare": round(statistics.median(busy) / bare_busy, 3),
    }


def _bare(connection: sqlite3.Connection, typed: str) -> None:
    """What FTS5 does by itself: the twenty best by its own rank, unfiltered."""
    match = parse_query(typed).match
    table = PASSAGES.table
    connection.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT 20", (match,)).fetchall()  # noqa: S608  # a constant


SIGNS = (
    *string.printable, *"“”§¶é́²①½ﬁßİก中\x00\ud800\u202e\u200b", " OR ", " AND ", " NOT ", "NEAR(", " NEAR/3 ", "text:", '"', "*", "-(", "w/5 ",
    "204 F.3d 955", " at ", ", 955 n.3", " v. ", "See ", "42 USC 1983", "Rule 12(b)(6)", "16-cv-6262", "immun", "a" * 200,
)  # fmt: skip


def fuzz(queries: int = 200_000) -> dict[str, Any]:
    """Type nonsense into the search of a real library: how many searches fail. It must be none."""
    dice = random.Random(3)  # noqa: S311  # as above
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "made.sqlite"
        make_library(path, 400)
        with open_library(str(path)) as library:
            for number in range(queries):
                # The signs by which queries are read, any letters there are, and very much of something.
                typed = (
                    "".join(map(chr, dice.choices(range(sys.maxunicode + 1), k=40)))
                    if number % 20 == 0
                    else "".join(dice.choices(SIGNS, k=dice.randint(0, 25))) * (1000 if number % 500 == 0 else 1)
                )
                try:
                    library.search(SearchQuery(words=typed, limit=3))
                except Exception as error:  # noqa: BLE001  # whatever it is, it is told
                    failed.append(f"{ascii(typed)[:200]}: {error}")
    return {"queries": queries, "failed": len(failed), "first": failed[:5]}


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the processor and of the clock."""
    busy, start = time.process_time(), time.perf_counter()
    work()
    return (time.process_time() - busy) * 1000, (time.perf_counter() - start) * 1000


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="where the made library is kept, and found the next time")
    parser.add_argument("--fuzz", type=int, default=0, metavar="N", help="type N nonsense queries instead")
    options = parser.parse_args()
    figures = fuzz(options.fuzz) if options.fuzz else bench_search(options.passages, options.keep)
    json.dump(figures, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
