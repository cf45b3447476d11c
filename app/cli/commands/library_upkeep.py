"""library backup, restore, check, due, affected."""

from argparse import Namespace

from app.cli.commands.library_common import answer, get
from app.cli.main import BLOCKED, DONE
from app.cli.opening import ask_for_key, open_workspace
from app.cli.printing import report_findings, say
from app.law.findings import counted
from app.library.store import restore_library
from app.settings import load_settings
from app.tasks.affected import AffectedMatter, find_affected
from app.tasks.edit_library import now
from app.tasks.upkeep import back_up_beside


def backup(options: Namespace) -> int:
    """Copy the library to a file."""
    with open_workspace(options.library) as workspace:
        library = workspace.library
        written = library.backup(options.to) if options.to else back_up_beside(library, now())
    return answer(options, "backups", [written], [str(written)])


def restore(options: Namespace) -> int:
    """Put a backup in the library's place; what it replaces is kept."""
    kept = restore_library(options.library or load_settings().library, options.from_, ask=ask_for_key)
    say(f"Restored from {options.from_}." + (f" The replaced library is kept at {kept}." if kept else ""))
    return DONE


def check(options: Namespace) -> int:
    """Check the library's soundness, after making the search index anew when that is asked for."""
    with open_workspace(options.library) as workspace:
        if options.repair:
            workspace.library.rebuild_index()
        findings = workspace.library.check()
    summary = f"{counted(len(findings), 'finding')}." if findings else "The library is sound."
    return report_findings(findings, summary, as_json=options.json)


def due(options: Namespace) -> int:
    """Treatments that must be looked up again."""
    with open_workspace(options.library) as workspace:
        found = workspace.library.relations.due_treatments(now().date())
    lines = [
        f"{t.authority.key}\t{t.phrase or t.kind.value}\t{t.service}\t{t.checked_on or 'never'}\t{t.expires_on or ''}"
        for t in found
    ]
    return answer(options, "treatments", found, lines)


def affected(options: Namespace) -> int:
    """Which matters use an authority that has gone bad since."""
    with open_workspace(options.library) as workspace:
        keys = [get(workspace.library, key).key for key in options.key] or None
        found = find_affected(workspace.library, options.paths, keys=keys)
    answer(options, "matters", found, [_line(matter) for matter in found])
    return BLOCKED if any(matter.authority for matter in found) else DONE


def _line(matter: AffectedMatter) -> str:
    if matter.authority is None:
        return f"{matter.path}\tcannot be read: {matter.problem}"
    bad = "; ".join(t.phrase or t.kind.value for t in matter.treatments)
    return f"{matter.path}\t{matter.title}\t{matter.authority.key}\t{bad}\t{', '.join(matter.propositions)}"
