"""What importing makes of one file before the library is asked: a function that worker processes find by name."""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.citations.report import find_citations, needs_names
from app.filing.practice import load_practice
from app.law.authorities import Authority
from app.law.citations import CitationReport
from app.law.opinions import Opinion
from app.library.cues import Cues, load_cues
from app.library.suggesting import Suggestions, suggest
from app.reading.pipeline import read_opinion


@dataclass(frozen=True, slots=True)
class Prepared:
    """An opinion, what it cites, and what its words suggest."""

    opinion: Opinion
    report: CitationReport
    suggestions: Suggestions


def prepare(path: Path) -> Prepared:
    """All that is stored of a file. Raises `AppError` when it cannot be read."""
    return prepared(read_opinion(path))


def prepared(opinion: Opinion, authorities: Iterable[Authority] = ()) -> Prepared:
    """What an opinion cites and suggests.

    Args:
        authorities: those of the library, by whose names the cases of a damaged text are known.
    """
    report = find_citations(opinion, authorities)
    return Prepared(opinion, report, suggest(opinion, report, _cues()))


def with_names(made: Prepared, ask: Callable[[], Iterable[Authority]]) -> Prepared:
    """The same, with the cases that a damaged text only names: the library is asked for its names when they are needed."""
    return prepared(made.opinion, ask()) if needs_names(made.opinion) else made


@functools.cache
def _cues() -> Cues:
    """The cues are read once a process."""
    return load_cues(load_practice())
