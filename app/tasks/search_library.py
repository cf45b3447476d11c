"""Searching the library with the filters of the practice: claims, defenses, courts, weights, dates, parts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.citations.courts import find_court
from app.errors import UsageError
from app.law.authorities import AuthorityKey, PartKind
from app.law.claims import ClaimId, DefenseId
from app.law.courts import CourtId
from app.law.weight import Weight
from app.library.results import SearchQuery, SearchResults
from app.tasks.weighing import Weigher
from app.tasks.workspace import Workspace

_E = TypeVar("_E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilters:
    """What the user asked for besides words; empty lets everything through."""

    claims: tuple[str, ...] = ()
    defenses: tuple[str, ...] = ()
    courts: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    before: dt.date | None = None
    parts: tuple[str, ...] = ()
    limit: int = 20


def search_library(words: str, workspace: Workspace, filters: SearchFilters) -> tuple[SearchResults, Weigher]:
    """Search; an unknown claim, defense, court, weight or part is a wrong usage, never silently ignored."""
    weigher = Weigher()
    practice = workspace.practice
    _known("claim", filters.claims, practice.claims)
    _known("defense", filters.defenses, practice.defenses)
    for court in filters.courts:
        if find_court(CourtId(court)) is None:
            raise UsageError(f"“{court}” is no court id.", hint="Use the ids of courts-db, such as scotus, ca9, cand.")
    cues = [cue for claim in filters.claims for cue in practice.claims[ClaimId(claim)].cues]
    cues += [cue for defense in filters.defenses for cue in practice.defenses[DefenseId(defense)].cues]
    query = SearchQuery(
        words=words,
        claims=filters.claims,
        defenses=filters.defenses,
        cues=tuple(cues),
        courts=tuple(CourtId(court) for court in filters.courts),
        authorities=_of_weight(workspace, weigher, _members(Weight, "weight", filters.weights)),
        before=filters.before,
        parts=frozenset(_members(PartKind, "part", filters.parts)),
        limit=filters.limit,
    )
    return workspace.library.search(query), weigher


def _known(what: str, wanted: Iterable[str], known: Iterable[str]) -> None:
    ids = set(known)
    for item in wanted:
        if item not in ids:
            raise UsageError(f"“{item}” is no {what} of this practice.", hint=f"Known: {', '.join(sorted(ids))}.")


def _members(kind: type[_E], what: str, wanted: Iterable[str]) -> list[_E]:
    try:
        return [kind(item) for item in wanted]
    except ValueError as error:
        known = ", ".join(member.value for member in kind)
        raise UsageError(f"{error.args[0].split()[0]} is no {what}.", hint=f"Known: {known}.") from error


def _of_weight(workspace: Workspace, weigher: Weigher, weights: list[Weight]) -> frozenset[AuthorityKey] | None:
    if not weights:
        return None
    everything = workspace.library.iter_authorities()
    return frozenset(authority.key for authority in everything if weigher.weigh(authority).weight in weights)
