"""The filing rules that hold in a matter: the effective profile, the deadlines, a file for the calendar."""

import datetime as dt
from pathlib import Path

from app.citations.styles import style_names
from app.errors import ExportError
from app.filing.deadlines import Deadline, compute_deadlines
from app.filing.ics import deadlines_to_ics
from app.filing.profiles import CourtProfile, EffectiveProfile, load_effective, load_profile, profile_ids
from app.law.matters import Matter


def court_profiles() -> dict[str, CourtProfile]:
    """The rules of every court that has a profile, by its id, as they hold before no judge in particular."""
    return {name: load_profile(name) for name in profile_ids()}


def citation_styles() -> dict[str, str]:
    """The styles in which citations can be written: what each is called, by its id."""
    return style_names()


def effective_profile(matter: Matter) -> EffectiveProfile:
    """The court's rules as they hold before the matter's judge, with where each value came from."""
    return load_effective(matter.profile, matter.caption.judge)


def profile_of(matter: Matter) -> CourtProfile:
    """The court's rules as they hold before the matter's judge."""
    return effective_profile(matter).profile


def deadlines_of(matter: Matter) -> tuple[Deadline, ...]:
    """When the papers of a matter are due."""
    return compute_deadlines(matter, profile_of(matter))


def write_calendar(matter: Matter, path: Path) -> int:
    """Write the known deadlines as an .ics file. Returns how many there are.

    Raises:
        ExportError: no day is known, or the file cannot be written.
    """
    found = [deadline for deadline in deadlines_of(matter) if deadline.date]
    if not found:
        raise ExportError(
            path, "no deadline is known.", hint="Enter the day the motion was filed, or the hearing, in the matter."
        )
    made = deadlines_to_ics(
        found, matter=matter.title, case_number=matter.caption.case_number, stamp=dt.datetime.now(dt.UTC)
    )
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(made)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ExportError(path, f"it could not be written ({error.strerror}).", hint="Choose another file.") from error
    return len(found)
