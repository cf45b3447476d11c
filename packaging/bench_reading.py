"""Speed of reading: pages of PDFs in a second on one core, and what a second worker brings (`make bench`).

Both are measured on what lies beside the project, the second as a ratio of two runs side by side.
"""

import statistics
import time
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from app.errors import AppError
from app.reading.pipeline import read_opinion
from app.reading.worker import WorkerPool

FEWEST_PAGES = 20
COPIES = 12
ROUNDS = 3


def bench_reading(shared: Path) -> dict[str, Any]:
    """The figures that the texts at hand allow; empty without them."""
    pdfs = sorted((shared / "data" / "court_pdfs").glob("*.pdf"))
    slips = sorted((shared / "data" / "scotus_cl_2016term" / "txt").glob("*.txt"))
    return {
        **({"pdf_pages_per_second": pages_per_second(pdfs)} if pdfs else {}),
        **({"two_workers_to_one": two_workers_to_one(slips)} if slips else {}),
    }


def pages_per_second(files: list[Path]) -> dict[str, float]:
    """Pages read in a second of processor time, for each long PDF."""
    speeds = {}
    for path in files:
        with pdfium.PdfDocument(path) as document:
            pages = len(document)
        start = time.process_time()
        try:
            read_opinion(path)
        except AppError:
            continue
        if pages >= FEWEST_PAGES:
            speeds[path.name] = round(pages / (time.process_time() - start), 1)
    return speeds


def two_workers_to_one(files: list[Path]) -> float:
    """How many times faster two workers are than one, processes already started; the median of some rounds."""
    batch = files * COPIES
    with WorkerPool(read_opinion, workers=1) as one, WorkerPool(read_opinion, workers=2) as two:
        for pool in (one, two):
            seconds(pool, files)
        return round(statistics.median(seconds(one, batch) / seconds(two, batch) for _ in range(ROUNDS)), 2)


def seconds(pool: WorkerPool[Any], files: list[Path]) -> float:
    """How long a pool takes for these files."""
    start = time.perf_counter()
    for future in [pool.submit(path) for path in files]:
        future.result()
    return time.perf_counter() - start
