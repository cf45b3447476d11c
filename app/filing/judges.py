"""Finds a judge's own rules: a layer over the court's, in `resources/courts/judges/*.toml`.

A file says the court, and the names under which captions have the judge. A name that could be another judge's
(a surname alone) is never taken: it is asked.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import paths
from app.errors import ResourceError
from app.filing.layers import Layer
from app.filing.practice import read_toml

_TITLES = re.compile(
    r"^(?:the\s+)?(?:hon(?:orable|\.)?|(?:chief\s+|senior\s+|district\s+|magistrate\s+|u\.?s\.?\s+)*judge)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeLayer:
    """What is stored of the assigned judge: the layer, or None, and what must be asked."""

    layer: Layer | None = None
    doubts: tuple[str, ...] = ()


def find_judge_layer(court: str, judge: str | None) -> JudgeLayer:
    """The layer of the judge of that name in that court.

    Raises:
        ResourceError: a judge's file does not say court, judge and names.
    """
    if not judge:
        return JudgeLayer()
    wanted = _plain(judge)
    doubts = []
    for file in paths.layered_files("resources", "courts", "judges", pattern="*.toml"):
        table = read_toml(file)
        of_court, name, names = (_taken(file, table, key) for key in ("court", "judge", "names"))
        if of_court != court:
            continue
        known = {_plain(each) for each in (name, *names)}
        if wanted in known:
            return JudgeLayer(layer=Layer(name=f"Judge {name}", file=file, table=table))
        if any(wanted == each.split()[-1] for each in known):
            doubts.append(f"Rules of Judge {name} are stored. Are they the assigned judge's? Write the whole name.")
    return JudgeLayer(doubts=tuple(doubts))


def _taken(file: Path, table: dict[str, Any], key: str) -> Any:  # noqa: ANN401  # as TOML has it
    if key not in table:
        raise ResourceError(file, key, "is missing.")
    return table.pop(key)


def _plain(name: str) -> str:
    """A name without title, accents and case, for comparing."""
    while (cut := _TITLES.sub("", name.strip())) != name:
        name = cut
    bare = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).casefold().split())
