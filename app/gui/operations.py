"""What the window asks of the tasks: plain functions for the job runner, one for each thing the attorney does.

The machinery of drafting and of Word is imported by the first call, on its thread, so that the window is
there at once.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import DatabaseDamaged, MigrationFailed
from app.gui.source_words import source_words
from app.law.briefs import BriefKind, Origin
from app.law.courts import CourtId
from app.law.findings import Override
from app.law.matters import Matter, SetAside, Snapshot
from app.settings import load_settings, save_settings

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.drafting.opponent.told_days import ToldDay
    from app.drafting.provenance import Sentence
    from app.filing.profiles import RequiredBlock
    from app.law.fronts import Stated
    from app.law.opposing import PaperReading
    from app.library.driver import AskForKey
    from app.tasks.draft_brief import Draft
    from app.tasks.redraft import Redrafter
    from app.tasks.take_front import FrontOffer
    from app.tasks.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft with what the window shows of it: its sentences, the words for each source, and what to keep of it.

    Attributes:
        by_hand: what the court's rules ask for that only the attorney can see to.
        unread: how many sources nobody answers for yet.
    """

    draft: "Draft"
    matter: Matter
    kind: BriefKind
    sentences: tuple["Sentence", ...]
    sources: dict[Origin, str]
    snapshot: Snapshot
    by_hand: "tuple[RequiredBlock, ...]"
    unread: int


@dataclass(frozen=True, slots=True)
class Due:
    """When the present paper is due; `date` is None when it cannot be told. `detail` has the working."""

    date: dt.date | None
    rule: str
    detail: str


def back_up(workspace: "Workspace") -> None:
    """Copy the library, once a day."""
    from app.tasks.edit_library import now  # noqa: PLC0415  # see the module's docstring
    from app.tasks.upkeep import back_up_daily  # noqa: PLC0415

    back_up_daily(workspace.library, now())


Backups = tuple[tuple[dt.date, Path], ...]


def find_backups(workspace: "Workspace", error: Exception) -> Backups:
    """The backups that help against an error of opening the library, with their days, the newest first."""
    from app.library.engine import library_path  # noqa: PLC0415  # see the module's docstring
    from app.tasks import upkeep  # noqa: PLC0415

    if not isinstance(error, DatabaseDamaged | MigrationFailed):
        return ()
    path = library_path(workspace.settings.library)
    return upkeep.find_backups(path) if path is not None else ()


def restore_backup(workspace: "Workspace", backup: Path, ask: "AskForKey") -> Path | None:
    """Put a backup in the place of the library that the settings name; where what it replaced is kept."""
    from app.library.store import restore_library  # noqa: PLC0415  # see the module's docstring

    return restore_library(workspace.settings.library, backup, ask=ask)


def asks_for_key(error: Exception) -> bool:
    """Whether a library was not opened for want of its key."""
    from app.library.driver import KeyRequired  # noqa: PLC0415  # see the module's docstring

    return isinstance(error, KeyRequired)


def has_wrong_key(error: Exception) -> bool:
    """Whether a library was not opened because the key did not fit."""
    from app.library.driver import WrongKey  # noqa: PLC0415  # see the module's docstring

    return isinstance(error, WrongKey)


def use_library(path: Path) -> None:
    """Name another library in the settings, for the next start."""
    save_settings(replace(load_settings(), library=f"sqlite:///{path}"))


def find_papers() -> tuple[BriefKind, ...]:
    """The papers that can be drafted by themselves."""
    from app.tasks.papers import find_briefs  # noqa: PLC0415  # see the module's docstring

    return tuple(outline.kind for outline in find_briefs())


def make_shown_draft(
    matter: Matter, workspace: "Workspace", kind: BriefKind, redrafter: "Redrafter | None" = None
) -> ShownDraft:
    """Draft a paper and find the words for its sources; with a redrafter, only what has changed is matched anew."""
    from app.tasks.check_draft import steps_by_hand  # noqa: PLC0415  # see the module's docstring
    from app.tasks.draft_brief import make_draft, make_snapshot  # noqa: PLC0415
    from app.tasks.ledger import iter_unapproved, sentences_of  # noqa: PLC0415

    draft = redrafter.draft(matter, kind) if redrafter else make_draft(matter, workspace, kind)
    sentences = sentences_of(draft)
    origins = {origin for sentence in sentences for origin in sentence.sources}
    sources = {origin: source_words(origin, draft, matter) for origin in origins}
    snapshot = make_snapshot(matter.snapshot, [draft])
    unread = len({line.ref for line in iter_unapproved(draft)})
    return ShownDraft(draft, matter, kind, sentences, sources, snapshot, steps_by_hand(draft.profile, kind), unread)


def read_filed(
    path: Path, matter: Matter, paper: str, workspace: "Workspace", matter_file: Path | None
) -> "PaperReading":
    """What a filed paper's file says; the log of the matter's file notes that it was read."""
    from app.tasks.activity import log_reading  # noqa: PLC0415  # see the module's docstring
    from app.tasks.read_paper import read_paper  # noqa: PLC0415

    reading = read_paper(path, matter, paper, workspace)
    if matter_file is not None:
        log_reading(matter_file, reading, workspace.settings.attorney)
    return reading


def log_passing(matter_file: Path, override: Override) -> None:
    """Note in the log of a matter's file that a finding is let pass."""
    from app.tasks.activity import log_override  # noqa: PLC0415  # see the module's docstring

    log_override(matter_file, override)


def log_adverse(matter_file: Path, issue: str, aside: SetAside, kind: BriefKind, by: str) -> None:
    """Note in the log of a matter's file that an adverse authority is conceded, set aside, or taken up again."""
    from app.tasks.activity import log_set_aside  # noqa: PLC0415  # see the module's docstring

    log_set_aside(matter_file, issue, aside, paper=kind.value, by=by)


@dataclass(frozen=True, slots=True)
class Court:
    """A court in whose rules the program knows its way; `court` is empty when the rules are those of any."""

    profile: str
    name: str
    court: CourtId


@cache
def find_courts() -> tuple[Court, ...]:
    """The courts that can be chosen, by what lawyers call them; read once."""
    from app.tasks.filing_rules import court_profiles  # noqa: PLC0415  # see the module's docstring

    known = court_profiles().items()
    return tuple(
        Court(name, _court_name(profile.name) if profile.court else "Another federal court", profile.court)
        for name, profile in known
    )


@cache
def find_district_courts() -> tuple[str, ...]:
    """The names of all federal district courts, without what every one begins with; read once."""
    from app.citations.courts import district_courts  # noqa: PLC0415  # see the module's docstring

    return tuple(_court_name(court.name) for court in district_courts())


def court_words(court: CourtId) -> str:
    """What lawyers call a court; its id when the program does not know it."""
    from app.citations.courts import find_court  # noqa: PLC0415  # see the module's docstring

    found = find_court(court) if court else None
    return _court_name(found.name) if found else court


def read_court(words: str) -> CourtId:
    """The court that is written: "Middle District of Florida", "M.D. Fla.", or its id in courts-db; none for no words.

    Raises:
        ValueError: no court is called so, or several are; the message says how courts are written.
    """
    from app.citations.courts import (  # noqa: PLC0415  # see the module's docstring
        find_court,
        find_court_by_citation,
        find_court_by_heading,
    )

    said = words.strip()
    found = (
        find_court(said.casefold())
        or find_court_by_citation(said)
        or find_court_by_heading(said)
        or find_court_by_heading(f"{_DISTRICT_COURT}{said}")
    )
    if said and found is None:
        message = f"“{said}” is no court that is known: write it as Middle District of Florida or M.D. Fla."
        raise ValueError(message)
    return found.id if found else CourtId("")


@cache
def find_styles() -> dict[str, str]:
    """The styles in which citations can be written: what each is called, by its id; read once."""
    from app.tasks.filing_rules import citation_styles  # noqa: PLC0415  # see the module's docstring

    return citation_styles()


_DISTRICT_COURT = "United States District Court for the "


def _court_name(name: str) -> str:
    return name.removeprefix(_DISTRICT_COURT).removeprefix("United States ")


def put_before(matter: Matter, court: Court) -> Matter:
    """The matter before another court, with that court's rules.

    Under the rules of any court, the court is unknown until it is named: it is none of those with rules of their own.
    """
    has_rules = matter.caption.court in {known.court for known in find_courts()}
    named = matter.caption.court if not has_rules else CourtId("")
    return replace(matter, profile=court.profile, caption=replace(matter.caption, court=court.court or named))


def begin_matter(  # the fields of a caption
    *,
    plaintiff: str,
    defendant: str,
    case_number: str,
    incident: dt.date,
    reading: "PaperReading | None" = None,
    keys: "Collection[str]" = (),
) -> Matter:
    """The matter that a caption describes, with what is taken of the complaint's first page."""
    from app.tasks import begin_matter as task  # noqa: PLC0415  # see the module's docstring

    return task.begin_matter(
        plaintiff=plaintiff,
        defendant=defendant,
        case_number=case_number,
        incident=incident,
        reading=reading,
        keys=keys,
    )


def read_first_complaint(path: Path) -> "PaperReading":
    """The complaint with which a matter begins."""
    from app.tasks import begin_matter as task  # noqa: PLC0415  # see the module's docstring

    return task.read_first_complaint(path)


def offers_of_complaint(reading: "PaperReading") -> "tuple[FrontOffer, ...]":
    """What the first page of a complaint says beyond the fields of a new matter's form."""
    from app.tasks.begin_matter import bare_matter  # noqa: PLC0415  # see the module's docstring
    from app.tasks.take_front import offers_of  # noqa: PLC0415

    in_form = {"court", "case_number", "plaintiff", "defendant"}
    return tuple(offer for offer in offers_of(bare_matter(), reading) if offer.key not in in_form)


def find_told_days(reading: "PaperReading") -> "tuple[tuple[ToldDay, ...], ToldDay | None]":
    """The days that a complaint tells, and the one that is plainly that of the incident, if any is."""
    from app.drafting.opponent import told_days  # noqa: PLC0415  # see the module's docstring

    days = told_days.find_told_days(reading.paragraphs)
    return days, told_days.find_plain_day(days)


def put_in_court(matter: Matter, court: CourtId) -> Matter:
    """The matter before a court, with its rules, or those of any where it has none of its own."""
    from app.tasks import take_front  # noqa: PLC0415  # see the module's docstring

    return take_front.put_in_court(matter, court=court)


def place_words(stated: "Stated") -> str:
    """Where something is printed, in words."""
    from app.tasks import take_front  # noqa: PLC0415  # see the module's docstring

    return take_front.place_words(stated)


def save_calendar(matter: Matter, target: Path) -> int:
    """Write the deadlines that are known for a calendar; how many they are."""
    from app.tasks.filing_rules import write_calendar  # noqa: PLC0415  # see the module's docstring

    return write_calendar(matter, target)


def find_due(matter: Matter, kind: BriefKind) -> Due | None:
    """When the paper is due; None when the court's profile has no rule for it."""
    from app.tasks.filing_rules import deadlines_of  # noqa: PLC0415

    deadline = next((d for d in deadlines_of(matter) if d.paper == kind.limit_key), None)
    if deadline is None:
        return None
    return Due(deadline.date, deadline.rule, "\n".join((*deadline.working, *deadline.warnings)))
