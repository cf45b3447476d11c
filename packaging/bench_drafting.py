"""Measures drafting: match and draft of the sample opposition from a library of 20 000 passages, and again after a change.

Times are medians; what does not depend on the machine is the ratio of a redraft to a first draft, and the work that a
redraft spares: how many issues were matched again.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from make_library import make_library

from app import paths
from app.bootstrap import open_workspace
from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.matters.block_edits import replace_block
from app.matters.editing import remove_support
from app.matters.store import load_matter
from app.tasks.draft_brief import make_draft
from app.tasks.redraft import Redrafter

PASSAGES = 20_000
RUNS = 5


def bench_drafting(folder: Path, passages: int = PASSAGES) -> dict[str, object]:
    """The figures, with a library made in `folder`."""
    library = folder / "drafting.sqlite"
    make_library(library, passages)
    matter = load_matter(paths.resources_dir() / "samples" / "malek.matter.json")
    kind = BriefKind.OPPOSITION
    with open_workspace(str(library)) as workspace:
        first = _median(lambda _: make_draft(matter, workspace, kind))
        redrafter = Redrafter(workspace)
        draft = redrafter.draft(matter, kind)
        picked = [remove_support(matter, Side.PLAINTIFF, "1:doorway", number % 4) for number in range(RUNS)]
        block = next(block for block in draft.block_ids if "/blocks/facts" in block)
        base = draft.base_text(block) or ""
        typed = [replace_block(matter, kind.value, block, base=base, text=f"{base} Word {n}.") for n in range(RUNS)]
        changed = _median(lambda run: redrafter.draft(picked[run], kind))
        edited = _median(lambda run: redrafter.draft(typed[run], kind))
    words = sum(len(block.text.split()) for block in draft.written.blocks if hasattr(block, "text"))
    return {
        "library_passages": passages,
        "words": words,
        "match_and_draft_s": first.wall,
        "match_and_draft_cpu_s": first.cpu,
        "redraft_after_a_changed_pick_s": changed.wall,
        "redraft_after_a_changed_pick_cpu_s": changed.cpu,
        "redraft_after_an_edit_s": edited.wall,
        "redraft_to_first": round(changed.cpu / first.cpu, 3),
    }


class Times(NamedTuple):
    """The medians of some runs: on the clock, and of this process's own work, which other programs do not disturb."""

    wall: float
    cpu: float


def _median(work: Callable[[int], object]) -> Times:
    walls, cpus = [], []
    for run in range(RUNS):
        wall, cpu = time.perf_counter(), time.process_time()
        work(run)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return Times(round(statistics.median(walls), 3), round(statistics.median(cpus), 3))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        json.dump(bench_drafting(Path(name)), sys.stdout, indent=1)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
