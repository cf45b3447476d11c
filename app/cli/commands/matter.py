"""matter new, show, check, log, set-aside, override."""

import datetime as dt
import json
from argparse import Namespace
from dataclasses import replace

from app.cli.main import BLOCKED, DONE
from app.cli.printing import print_json, report_findings, say
from app.errors import MatterError, UnwritableFolder, UsageError
from app.filing.papers import load_paper
from app.filing.practice import load_practice
from app.law.findings import Override, counted
from app.law.matters import Matter, SetAside
from app.matters import editing
from app.matters.activity import check_activity, read_activity
from app.matters.checks import check_matter
from app.matters.schema import matter_to_json
from app.matters.skeleton import new_matter
from app.matters.store import load_matter, save_matter
from app.settings import load_settings
from app.tasks.activity import log_override
from app.tasks.filing_rules import court_profiles


def new(options: Namespace) -> int:
    """Write a matter file to fill in; an existing file is never overwritten."""
    if options.file.exists():
        raise MatterError(options.file, "there is such a file already.", hint="Choose another name.")
    matter = new_matter(
        title=f"{options.plaintiff} v. {options.defendant}",
        plaintiff=options.plaintiff,
        defendant=options.defendant,
        case_number=options.case_number,
        incident=options.incident,
    )
    matter = _before_usual_court(matter, load_settings().profile)
    save_matter(matter, options.file)
    print(options.file)
    say(f"Incident date: {options.incident}. Every date gate rests on it: set it in the file if it is another day.")
    return DONE


def _before_usual_court(matter: Matter, profile: str) -> Matter:
    """The matter before the court of the settings, with its rules; the rules of any court leave the court unnamed."""
    if not profile:
        return matter
    known = court_profiles()
    if profile not in known:
        raise UsageError(
            f"The settings name the court profile “{profile}”, which there is not.",
            hint=f"Choose another in the window's settings: {', '.join(known)}.",
        )
    return replace(matter, profile=profile, caption=replace(matter.caption, court=known[profile].court))


def show(options: Namespace) -> int:
    """Show a matter: its issues, and what was picked."""
    matter = load_matter(options.file, load_practice())
    if options.json:
        print(matter_to_json(matter), end="")
        return DONE
    print(f"{matter.title}: {matter.caption.case_number}, incident of {matter.incident}")
    for issue in matter.issues:
        picked = "picked" if any(s.key == issue.key and s.supports for s in matter.selections) else "nothing picked"
        print(f"  Count {issue.count} × {issue.defense}: {picked}")
    print(f"{len(matter.facts)} facts, {len(matter.papers)} papers")
    return DONE


def check(options: Namespace) -> int:
    """Check a matter file."""
    practice = load_practice()
    findings = check_matter(load_matter(options.file, practice), practice)
    return report_findings(findings, f"{counted(len(findings), 'finding')}.", as_json=options.json)


def log(options: Namespace) -> int:
    """Show the log of a matter and whether it is as it was written; copy it elsewhere."""
    entries = read_activity(options.file)
    problems = check_activity(entries)
    if options.output is not None:
        lines = (json.dumps(entry.as_dict(), ensure_ascii=False) + "\n" for entry in entries)
        try:
            options.output.write_text("".join(lines), encoding="utf-8")
        except OSError as error:
            raise UnwritableFolder(options.output.parent, f"{options.output.name}: {error.strerror}.") from error
    if options.json:
        print_json({"entries": [entry.as_dict() for entry in entries], "problems": list(problems)})
    else:
        for entry in entries:
            print(f"{entry.number:>4}  {entry.at}  {entry.what:12}  {entry.by}  {json.dumps(dict(entry.details))}")
    for problem in problems:
        say(problem)
    say(f"{len(entries)} in the log.")
    return BLOCKED if problems else DONE


def set_aside(options: Namespace) -> int:
    """Concede an adverse authority, or set it aside."""
    matter = load_matter(options.file, load_practice())
    if matter.find_issue(options.issue) is None:
        known = ", ".join(issue.key for issue in matter.issues)
        raise UsageError(f"There is no issue “{options.issue}”.", hint=f"Its issues: {known}.")
    aside = SetAside(authority=options.authority, reason=options.reason, conceded=options.concede)
    changed = editing.set_aside(matter, load_paper(options.brief).side, options.issue, aside)
    save_matter(changed, options.file)
    return DONE


def override(options: Namespace) -> int:
    """Let a finding pass, or no more."""
    matter = load_matter(options.file, load_practice())
    by = options.by or load_settings().attorney
    if not options.reason:
        save_matter(editing.drop_override(matter, options.brief, options.finding), options.file)
        return DONE
    if not by:
        raise UsageError("Who lets it pass?", hint="Give --by NAME, or set your name in the settings.")
    today = dt.datetime.now().astimezone().date()
    made = Override(finding=options.finding, paper=options.brief, reason=options.reason, by=by, on=today)
    save_matter(editing.put_override(matter, made), options.file)
    log_override(options.file, made)
    return DONE
