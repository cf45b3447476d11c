"""Court profiles: form, length and deadline rules as data, each with its rule, its source and when it was checked.

A profile is `resources/courts/<id>.toml`; `base` names another file whose deadlines and blocks come first.
A copy in the user's folder takes the shipped file's place.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app import paths
from app.errors import ResourceError
from app.filing.practice import read_toml
from app.filing.records import RecordProblem, from_table
from app.law.courts import CourtId


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Why a value stands in a profile.

    Attributes:
        rule: as cited ("Civ. L.R. 7-3(a)").
        source: where the value was found.
        verified: whether it was found in a text of the rules; False means general knowledge.
        checked_on: when somebody last compared it with the official text; None means never.
    """

    rule: str
    source: str
    verified: bool
    checked_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a page looks."""

    font: str
    size_pt: int
    lines_per_page: int
    line_numbers: bool
    double_spaced: bool
    footnote_size_pt: int
    footer: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """When tables of contents and authorities are required: in papers longer than `above_pages`."""

    above_pages: int
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How long a paper may be, in pages, not counting what is excluded."""

    paper: str
    pages: int
    basis: Basis
    excludes: tuple[str, ...] = ()


class Direction(StrEnum):
    """How a period is counted."""

    AFTER = "after"
    BEFORE = "before"
    NOT_BEFORE = "not_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """One formula: so many days after or before an anchor.

    Attributes:
        paper: the id of what is due ("opposition").
        anchor: "motion_filed", "hearing", or the `paper` of an earlier rule, meaning its due day.
        note: what the formula cannot know.
    """

    paper: str
    title: str
    anchor: str
    days: int
    direction: Direction
    basis: Basis
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredBlock:
    """Something that a paper must hold, or may not."""

    id: str
    text: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtProfile:
    """The filing rules of one court.

    Attributes:
        state: the state whose holidays count for periods after an event (Fed. R. Civ. P. 6(a)(6)(C)).
        edition: which set of rules was looked at.
        shell: the name of the Word shell.
        passim_at: from how many pages on a table says *passim*.
        judge_note: said with every deadline: a judge's own order goes first.
    """

    id: str
    court: CourtId
    name: str
    state: str
    edition: str
    shell: str
    passim_at: int
    form: Form
    tables: Tables
    limit: tuple[Limit, ...]
    deadline: tuple[DeadlineRule, ...]
    block: tuple[RequiredBlock, ...]
    judge_note: str = ""

    def find_limit(self, paper: str) -> Limit | None:
        """The length limit of a kind of paper."""
        return next((limit for limit in self.limit if limit.paper == paper), None)


MOTION_FILED = "motion_filed"
HEARING = "hearing"


def load_profile(profile_id: str) -> CourtProfile:
    """The profile of that id, checked. Raises `ResourceError` naming file and key."""
    file = _find_file(profile_id)
    table = read_toml(file)
    base = table.pop("base", None)
    if base is not None:
        table = _joined(read_toml(_find_file(str(base))), table)
    try:
        profile = from_table(CourtProfile, table)
    except RecordProblem as problem:
        raise ResourceError(file, problem.place, f"{problem.reason}.") from problem
    _check(file, profile, profile_id)
    return profile


def _find_file(profile_id: str) -> Path:
    files = {file.stem: file for file in paths.layered_files("resources", "courts", pattern="*.toml")}
    if profile_id not in files:
        known = ", ".join(name for name in files if not name.startswith("_"))
        raise ResourceError(
            paths.resources_dir() / "courts", profile_id, f"there is no such court profile; known: {known}."
        )
    return files[profile_id]


def _joined(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    lists = {key: [*value, *table.get(key, [])] for key, value in base.items() if isinstance(value, list)}
    return {**base, **table, **lists}


def _check(file: Path, profile: CourtProfile, profile_id: str) -> None:
    if profile.id != profile_id:
        raise ResourceError(file, "id", f"should be {profile_id!r}, as the file is named.")
    known = {MOTION_FILED, HEARING}
    for number, rule in enumerate(profile.deadline):
        if rule.anchor not in known:
            raise ResourceError(
                file, f"deadline[{number}].anchor", f"unknown value {rule.anchor!r}; known: {', '.join(sorted(known))}."
            )
        if rule.days < 1:
            raise ResourceError(file, f"deadline[{number}].days", "should be at least 1.")
        known.add(rule.paper)
