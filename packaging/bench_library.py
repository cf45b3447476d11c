"""Measures the library: imports of real opinions with one and two workers, memory over ten rounds, the exchange.

`make bench` runs it when the folder of real opinions lies beside the project. Prints one JSON document.
"""

import functools
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.library.store import open_library
from app.tasks.exchange import export_library, import_library
from app.tasks.import_opinions import import_opinions
from app.tasks.preparing import prepare

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
FOLDERS = (DATA / "cl_api_1st_cir" / "json", DATA / "cl_opinions" / "txt")
ROUNDS = 10


def busy(work: Callable[[], object]) -> float:
    """Seconds of the processors, those of the readers' processes too: what a busy machine does not change much."""
    before = os.times()
    work()
    return sum(os.times()[:4]) - sum(before[:4])


def bench_folder(folder: Path) -> dict[str, object]:
    """Opinions a second into a new library, reading, citations and suggestions included."""
    files = sorted(file for file in folder.iterdir() if file.is_file())
    rates: dict[str, object] = {"files": len(files)}
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as name, open_library(f"{name}/library.sqlite") as library:
            start = time.perf_counter()
            cpu = busy(lambda library=library, workers=workers: import_opinions(files, library, workers=workers))  # type: ignore[misc]
            rates[f"opinions_per_s_{workers}"] = round(len(files) / (time.perf_counter() - start), 2)
            rates[f"cpu_s_per_opinion_{workers}"] = round(cpu / len(files), 3)
            counts = library.counts()
            rates |= {"opinions": counts.opinions, "passages": counts.passages}
            rates["bytes_per_passage"] = round(_size(Path(name)) / max(counts.passages, 1))
            rates["check_findings"] = len(library.check())
    return rates


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())


def bench_memory(folder: Path) -> dict[str, object]:
    """Memory at its highest after each of ten rounds of importing the same opinions into an empty library, and its readers'."""
    files = sorted(file for file in folder.iterdir() if file.is_file())[:12]
    peaks: list[float] = []
    readers: list[float] = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "library.sqlite"
            path.write_bytes(_empty())
            with open_library(str(path)) as library:
                import_opinions(files, library)
        for whose, told in ((resource.RUSAGE_SELF, peaks), (resource.RUSAGE_CHILDREN, readers)):
            told.append(round(resource.getrusage(whose).ru_maxrss / 1024, 1))
    return {
        "peak_mb": peaks,
        "readers_peak_mb": readers,
        "last_to_second": round(peaks[-1] / peaks[1], 3),
        "readers_last_to_second": round(readers[-1] / readers[1], 3),
    }


@functools.cache
def _empty() -> bytes:
    """A new library's file. Made once: the migrations are loaded anew each time, and that memory is not the imports'."""
    with tempfile.TemporaryDirectory() as name:
        open_library(f"{name}/library.sqlite").close()
        return Path(f"{name}/library.sqlite").read_bytes()


def bench_exchange(folder: Path) -> dict[str, object]:
    """Export and import of a library, each as a ratio to storing the same opinions."""
    made = [prepare(file) for file in sorted(folder.iterdir())[:12]]
    with tempfile.TemporaryDirectory() as name:
        with open_library(f"{name}/one.sqlite") as one, open_library(f"{name}/two.sqlite") as two:
            stored = busy(lambda: [one.import_opinion(m.opinion, m.report, m.suggestions) for m in made])
            out = busy(lambda: export_library(one, Path(name) / "x.json"))
            back = busy(lambda: import_library(two, Path(name) / "x.json", by="bench"))
        return {"export_to_store": round(out / stored, 2), "import_to_store": round(back / stored, 2)}


def bench_library() -> dict[str, object]:
    """All figures; none where there is nothing to measure with."""
    folders = [folder for folder in FOLDERS if folder.is_dir()]
    if not folders:
        return {}
    return {
        **{folder.parent.name: bench_folder(folder) for folder in folders},
        "memory": bench_memory(folders[0]),
        "exchange": bench_exchange(folders[0]),
    }


if __name__ == "__main__":
    json.dump(bench_library(), sys.stdout, indent=1)
