"""matter new, show, check."""

from argparse import Namespace

from app.cli.main import DONE
from app.cli.printing import report_findings, say
from app.errors import MatterError
from app.filing.practice import load_practice
from app.law.findings import counted
from app.matters.checks import check_matter
from app.matters.schema import matter_to_json
from app.matters.skeleton import new_matter
from app.matters.store import load_matter, save_matter


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
    save_matter(matter, options.file)
    print(options.file)
    say(f"Incident date: {options.incident}. Every date gate rests on it: set it in the file if it is another day.")
    return DONE


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
