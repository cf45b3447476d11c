"""Court profiles: form, length and deadline rules as data, each with its rule, its source and when it was checked.

A profile is laid in layers, each over the one before:

1. the file that `base` names (the federal rules);
2. the court's own, `resources/courts/<id>.toml`; a copy in the user's folder takes the shipped file's place;
3. the assigned judge's, a file of `resources/courts/judges/` that names the court and the judge;
4. the user's, `<id>.user.toml` in the user folder's `resources/courts/`, over all.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app import paths
from app.errors import ResourceError
from app.filing.judges import find_judge_layer
from app.filing.layers import Layer, Stack, entry_name
from app.filing.practice import read_toml
from app.filing.records import RecordProblem, from_table, to_table
from app.law.courts import CourtId


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Why a value stands in a profile.

    Attributes:
        rule: as cited ("Civ. L.R. 7-3(a)").
        source: where the value was found.
        verified: whether it was found in a text of the rules; False means general knowledge.
        checked_on: when somebody last compared it with the official text; None means never.
        effective: since when the rule reads so, as its source says; empty when not known.
    """

    rule: str
    source: str
    verified: bool
    checked_on: dt.date | None = None
    effective: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a page looks.

    Attributes:
        font: the typeface, or the one usually taken where the rule names none.
        size_pt: the smallest size of the text.
        lines_per_page: at most; None where the rule counts no lines.
        margins_in: top, right, bottom, left, in inches; empty where the rule names none.
        monospaced_cpi: at most so many characters to the inch when a monospaced face is used; None when not said.
    """

    font: str
    size_pt: int
    lines_per_page: int | None = None
    line_numbers: bool = False
    double_spaced: bool = True
    footnote_size_pt: int
    footer: str = ""
    margins_in: tuple[float, ...] = ()
    monospaced_cpi: float | None = None
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """When tables of contents and authorities are required: in papers longer than `above_pages`."""

    above_pages: int
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How long a paper may be, not counting what is excluded.

    Attributes:
        pages, words: the most there may be; None where the rule does not count them.
        either: whether keeping one of the two is enough.
        counts_footnotes: whether the words of footnotes count.
        excludes: what does not count ("caption", "tables", "signature").
    """

    paper: str
    pages: int | None = None
    words: int | None = None
    either: bool = False
    counts_footnotes: bool = True
    excludes: tuple[str, ...] = ()
    basis: Basis

    def __post_init__(self) -> None:
        """Refuse a limit that limits nothing."""
        if self.pages is None and self.words is None:
            raise ValueError("should say pages or words")

    @property
    def text(self) -> str:
        """The limit in words ("25 pages", "30 pages or 14,000 words")."""
        said = [f"{number:,} {thing}" for number, thing in ((self.pages, "pages"), (self.words, "words")) if number]
        return (" or " if self.either else " and ").join(said)


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
        anchor: "motion_filed", "opposition_filed", "hearing", or the `paper` of an earlier rule, meaning its due day.
        note: what the formula cannot know.
        for_motions: words of a motion's title by one of which the formula holds for it; empty means for every motion.
        not_for_motions: those by which it does not, where none of the former stands beside them.
        while_unamended: whether it holds only while the complaint is the first one.
        since, until: between which days (both counted) the motion must have been filed for this formula to hold.
    """

    paper: str
    title: str
    anchor: str
    days: int
    direction: Direction
    basis: Basis
    note: str = ""
    for_motions: tuple[str, ...] = ()
    not_for_motions: tuple[str, ...] = ()
    while_unamended: bool = False
    since: dt.date | None = None
    until: dt.date | None = None

    def holds_for(self, title: str) -> bool | None:
        """Whether it is a formula for a motion of that title; None when the title does not tell."""
        low = title.lower()
        if not self.for_motions or any(word in low for word in self.for_motions):
            return True
        return False if any(word in low for word in self.not_for_motions) else None

    def holds_on(self, filed: dt.date | None) -> bool:
        """Whether it is the formula for a motion filed that day; without a day, whether it holds today's motions."""
        if filed is None:
            return self.until is None
        return (self.since is None or self.since <= filed) and (self.until is None or filed <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredBlock:
    """Something that a paper must hold, or may not.

    Attributes:
        papers: the papers that it is asked of; empty means all.
        section: the section of a brief that fills it ("issues"); empty when the program cannot tell.
        certificate: the words of a certificate that the paper must carry. [PARTY], [NUMBER] (of words) and [RULE] (that
            limits them) are filled in; nothing else is, and nothing is ticked or signed by the program.
    """

    id: str
    text: str
    basis: Basis
    papers: tuple[str, ...] = ()
    section: str = ""
    certificate: str = ""

    def is_asked_of(self, paper: str) -> bool:
        """Whether a paper must hold it."""
        return not self.papers or paper in self.papers


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtProfile:
    """The filing rules of one court.

    Attributes:
        court: the court; empty when the rules are those of any.
        state: the state whose holidays count for periods after an event (Fed. R. Civ. P. 6(a)(6)(C)); None for none.
        edition: which set of rules was looked at.
        shell: the name of the Word shell.
        passim_at: from how many pages on a table says *passim*.
        judge_note: said with every deadline: a judge's own order goes first.
        counting: the rule by which days are counted.
        citation_style: the name of the style in which citations are written (`resources/citation_styles`).
        pdf_megabytes: the largest file that the court's electronic system takes; None when not known.
        redact: what must be redacted beyond Fed. R. Civ. P. 5.2(a) ("home_address").
    """

    id: str
    court: CourtId
    name: str
    state: str | None = None
    edition: str
    shell: str
    passim_at: int
    form: Form
    tables: Tables
    limit: tuple[Limit, ...]
    deadline: tuple[DeadlineRule, ...]
    block: tuple[RequiredBlock, ...]
    judge_note: str = ""
    counting: str = "Fed. R. Civ. P. 6(a)"
    citation_style: str = "bluebook-22"
    pdf_megabytes: float | None = None
    redact: tuple[str, ...] = ()

    def find_limit(self, paper: str) -> Limit | None:
        """The length limit of a kind of paper."""
        return next((limit for limit in self.limit if limit.paper == paper), None)

    def sections_for(self, paper: str) -> frozenset[str]:
        """The sections that a paper must have."""
        return frozenset(block.section for block in self.block if block.section and block.is_asked_of(paper))

    def certificates_for(self, paper: str) -> tuple[RequiredBlock, ...]:
        """The certificates that a paper must carry, in the order of the profile."""
        return tuple(block for block in self.block if block.certificate and block.is_asked_of(paper))


MOTION_FILED = "motion_filed"
OPPOSITION_FILED = "opposition_filed"
HEARING = "hearing"
UNSAID = "not said"
"""What is shown of a field that no layer fills: the court's limit, say, on the size of a file."""
NO_LAYER = "no layer"


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveProfile:
    """A profile as it holds in one matter, and where each value came from.

    Attributes:
        layers: the names of the layers, the first laid first.
        origins: by place ("limit.opposition.pages"), the layer's name.
        doubts: what must be asked before it is relied on ("the judge may be …").
    """

    profile: CourtProfile
    layers: tuple[str, ...]
    origins: dict[str, str]
    doubts: tuple[str, ...] = ()

    def iter_values(self) -> Iterator[tuple[str, object, str]]:
        """Every value with its place and the layer that said so; entries of a list go by their paper or id.

        What no layer says is there too, as `UNSAID` unless the program has a value of its own for it.
        """
        for place, value in _flat(self.as_table(), ""):
            said = value not in (None, "", [])
            yield place, value if said else UNSAID, self._origin(place) if said else NO_LAYER

    def as_table(self) -> dict[str, Any]:
        """The profile with every field, None where nothing is known."""
        return to_table(self.profile, whole=True)

    def _origin(self, place: str) -> str:
        while place and place not in self.origins:
            place = place.rpartition(".")[0]
        return self.origins.get(place, NO_LAYER)


def _flat(value: object, place: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for entry in value:
            yield from _flat(entry, f"{place}.{entry_name(entry)}")
    else:
        yield place, value


def profile_ids() -> tuple[str, ...]:
    """The ids of all court profiles."""
    return tuple(sorted(name for name in _files() if not name.startswith("_")))


def load_profile(profile_id: str, judge: str | None = None) -> CourtProfile:
    """The profile of that id as it holds before a judge, checked. Raises `ResourceError` naming file and key."""
    return load_effective(profile_id, judge).profile


def load_effective(profile_id: str, judge: str | None = None) -> EffectiveProfile:
    """The profile with where each value came from.

    Args:
        profile_id: the court's.
        judge: the assigned judge's name as the caption has it; None when not known.

    Raises:
        ResourceError: a file is wrong; the message names it and the key.
    """
    stack = Stack()
    layers = list(_court_layers(profile_id))
    found = find_judge_layer(profile_id, judge)
    layers += [found.layer] if found.layer else []
    layers += _user_layers(profile_id)
    for layer in layers:
        stack.lay(layer)
    return EffectiveProfile(
        profile=_read(stack, layers[-1].file, profile_id),
        layers=tuple(layer.name for layer in layers),
        origins={place: layer.name for place, layer in stack.origins.items()},
        doubts=found.doubts,
    )


def _read(stack: Stack, last: Path, profile_id: str) -> CourtProfile:
    try:
        profile = from_table(CourtProfile, stack.table)
    except RecordProblem as problem:
        origin = stack.find_origin(_named(problem.place, stack.table))
        raise ResourceError(origin.file if origin else last, problem.place, f"{problem.reason}.") from problem
    _check(last, profile, profile_id)
    return profile


def _named(place: str, table: dict[str, Any]) -> str:
    """A place with the names of entries instead of their numbers: "limit[0].pages" is "limit.motion.pages"."""
    words = []
    for word in place.split("."):
        key, _, number = word.rstrip("]").partition("[")
        words.append(f"{key}.{entry_name(table[key][int(number)])}" if number and key in table else key)
    return ".".join(words)


def _court_layers(profile_id: str) -> Iterator[Layer]:
    file = _find_file(profile_id)
    table = read_toml(file)
    base = table.pop("base", None)
    if base is not None:
        below = _find_file(str(base))
        yield Layer(name="federal rules", file=below, table=read_toml(below))
    yield Layer(name="court rules", file=file, table=table)


def _user_layers(profile_id: str) -> list[Layer]:
    file = paths.user_dir() / "resources" / "courts" / f"{profile_id}{_USER}"
    return [Layer(name="your rules", file=file, table=read_toml(file))] if file.is_file() else []


_USER = ".user.toml"


def _files() -> dict[str, Path]:
    files = paths.layered_files("resources", "courts", pattern="*.toml")
    return {file.stem: file for file in files if not file.name.endswith(_USER)}


def _find_file(profile_id: str) -> Path:
    files = _files()
    if profile_id not in files:
        raise ResourceError(
            paths.resources_dir() / "courts",
            profile_id,
            f"there is no such court profile; known: {', '.join(profile_ids())}.",
        )
    return files[profile_id]


def _check(file: Path, profile: CourtProfile, profile_id: str) -> None:
    if profile.id != profile_id:
        raise ResourceError(file, "id", f"should be {profile_id!r}, as the file is named.")
    known = {MOTION_FILED, OPPOSITION_FILED, HEARING}
    for number, rule in enumerate(profile.deadline):
        if rule.anchor not in known:
            raise ResourceError(
                file, f"deadline[{number}].anchor", f"unknown value {rule.anchor!r}; known: {', '.join(sorted(known))}."
            )
        if rule.days < 1:
            raise ResourceError(file, f"deadline[{number}].days", "should be at least 1.")
        known.add(rule.paper)
