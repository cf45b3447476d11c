"""Whether our own texts repeat a run of words of the real opinions."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

RUN = 8


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9§]+", text.lower().replace("’", "").replace("'", ""))


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    words = _words(text)
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


@cache
def _seed_runs(folder: Path) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for file in sorted(folder.glob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        found.update(_runs("\n".join(re.sub(r"^\s*\d{1,2}\s+", "", line) for line in lines)))
    return frozenset(found)


def runs_shared_with_seeds(shared: Path, texts: Mapping[str, Iterable[str]]) -> list[str]:
    """ "id: eight words" for every run of eight words that a text shares with a seed."""
    seeds = _seed_runs(shared / "seeds")
    assert seeds, "the seeds hold no text"
    return [
        f"{name}: {' '.join(run)}"
        for name, parts in texts.items()
        for part in parts
        for run in _runs(part)
        if run in seeds
    ]
