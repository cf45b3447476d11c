"""deadlines, profile."""

from argparse import Namespace
from pathlib import Path

from app.cli.main import DONE
from app.cli.printing import print_json, say
from app.filing.practice import load_practice
from app.filing.profiles import EffectiveProfile, load_effective
from app.law.findings import counted
from app.matters.store import load_matter
from app.tasks.filing_rules import deadlines_of, effective_profile, write_calendar


def deadlines(options: Namespace) -> int:
    """When the papers are due."""
    matter = load_matter(options.matter, load_practice())
    found = deadlines_of(matter)
    if options.ics:
        written = write_calendar(matter, options.ics)
        say(f"{counted(written, 'deadline')} written to {options.ics}. Confirm each before you rely on it.")
    if options.json:
        print_json({"deadlines": [deadline.as_dict() for deadline in found]})
        return DONE
    for deadline in found:
        print(f"{deadline.date or 'no day yet'}  {deadline.paper}  ({deadline.rule})")
        days = (day.text for day in deadline.days) if options.days else ()
        for line in (*days, *deadline.working, *deadline.warnings):
            print(f"            {line}")
    return DONE


def profile(options: Namespace) -> int:
    """The filing rules of a court, or of a matter before its judge, and where each comes from."""
    effective = _effective(options)
    if options.json:
        rules = effective.as_table()
        print_json(
            {"profile": rules, "layers": effective.layers, "origins": effective.origins, "doubts": effective.doubts}
        )
        return DONE
    print(f"{effective.profile.name} ({effective.profile.edition})")
    print(f"Layers: {', then '.join(effective.layers)}.")
    for line in (*effective.doubts, effective.profile.judge_note):
        print(line)
    for place, value, layer in effective.iter_values():
        print(f"{place} = {value}   [{layer}]")
    return DONE


def _effective(options: Namespace) -> EffectiveProfile:
    if Path(options.of).suffix == ".json":
        return effective_profile(load_matter(Path(options.of), load_practice()))
    return load_effective(options.of, options.judge)
