"""Measures the program and prints the figures as one JSON document (`make bench`).

Every figure is a median of several runs in this process; ratios are measured side by side in the
same run. The opinion is the Malek order when it lies beside the project, else a text made here.
"""

import json
import logging
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_drafting import bench_drafting
from bench_library import bench_library
from bench_reading import bench_reading
from bench_search import bench_search
from bench_window import first_window, measure_window
from bench_word import bench_word
from eyecite import get_citations
from score_citations import score_citations
from score_reading import score_reading
from score_search import score_search

from app import paths
from app.bootstrap import open_workspace
from app.citations.report import find_citations
from app.law.briefs import BriefKind
from app.library.results import SearchQuery
from app.library.store import open_library
from app.matters.store import load_matter
from app.reading.pipeline import read_opinion
from app.reading.soffice import find_soffice
from app.tasks.draft_brief import export_draft, make_draft

ROOT = Path(__file__).resolve().parents[1]
ORDER = ROOT.parent / "shared" / "seeds" / "003_33c18267f0b562da.txt"
QUERIES = ("doorway", '"qualified immunity"', "handcuffs OR force", "warrant entry home", "immun*", "204 F.3d 955")


def median_seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The median time of one call, after one call that is not counted."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return round(statistics.median(times), 4)


def made_opinion(folder: Path) -> Path:
    """A text with citations, for machines without the order."""
    sentence = "Officers need a warrant to enter a home. Doe v. Roe, 400 F.3d 100, 105 (9th Cir. 2005). Id. at 106. "
    path = folder / "made.txt"
    path.write_text("\n\n".join(f"{n}. {sentence * 5}" for n in range(100)), encoding="utf-8")
    return path


def bench_import(opinion_file: Path) -> dict[str, object]:
    """Reading, finding citations and storing, each and together, and against bare eyecite per paragraph."""
    opinion = read_opinion(opinion_file)
    texts = [p.text for part in opinion.parts for p in part.paragraphs] + [note.text for note in opinion.footnotes]

    def bare() -> None:
        for text in texts:
            get_citations(text)

    def whole() -> None:
        with open_library(":memory:") as library:
            read = read_opinion(opinion_file)
            library.import_opinion(read, find_citations(read))

    eyecite = median_seconds(bare)
    citations = median_seconds(lambda: find_citations(opinion))
    total = median_seconds(whole)
    return {
        "file": opinion_file.name,
        "read_s": median_seconds(lambda: read_opinion(opinion_file)),
        "citations_s": citations,
        "import_total_s": total,
        "bare_eyecite_s": eyecite,
        "citations_to_eyecite": round(citations / eyecite, 2),
        "import_to_eyecite": round(total / eyecite, 2),
    }


def bench_work(folder: Path, opinion_file: Path) -> dict[str, object]:
    """Search, match + draft, .docx, PDF, on a library of the starter and the order."""
    with open_workspace(str(folder / "library.sqlite")) as workspace:
        opinion = read_opinion(opinion_file)
        workspace.library.import_opinion(opinion, find_citations(opinion))
        matter = load_matter(paths.resources_dir() / "samples" / "malek.matter.json", workspace.practice)
        found = {
            words: median_seconds(lambda words=words: workspace.library.search(SearchQuery(words=words)))  # type: ignore[misc]
            for words in QUERIES
        }
        draft = make_draft(matter, workspace, BriefKind.OPPOSITION)
        docx = folder / "brief.docx"
        pdf = (
            median_seconds(lambda: export_draft(draft, docx, pdf=folder / "brief.pdf"), runs=1)
            if find_soffice()
            else None
        )
        return {
            "search_s": found,
            "match_and_draft_s": median_seconds(lambda: make_draft(matter, workspace, BriefKind.OPPOSITION), runs=3),
            "docx_and_pdf_s": pdf,
        }


def bench_help() -> float:
    """`rejoinder --help` as a whole process."""
    return median_seconds(
        lambda: subprocess.run([sys.executable, "-m", "app", "--help"], capture_output=True, check=True, cwd=ROOT)
    )


def main() -> None:
    """Print all figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.getLogger("eyecite").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        opinion_file = ORDER if ORDER.is_file() else made_opinion(folder)
        figures = {
            "machine": f"{platform.machine()}, Python {platform.python_version()}",
            "import": bench_import(opinion_file),
            "reading": {**score_reading(), **bench_reading(ROOT.parent / "shared")},
            "citations": score_citations(ROOT.parent / "shared" / "data"),
            **bench_work(folder, opinion_file),
            "drafting": bench_drafting(folder),
            "word": bench_word(),
            "library": bench_library(),
            "search": {"retrieval": score_search(), **bench_search()},
            **first_window(folder / "first"),
            "window": measure_window(folder),
            "help_s": bench_help(),
        }
    print(json.dumps(figures, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
