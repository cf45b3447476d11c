"""refresh: an edited brief's tables and short forms brought up to date."""

from argparse import Namespace

from app.cli.main import DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_json, print_progress, say
from app.errors import UsageError
from app.law.findings import counted
from app.matters.store import load_matter
from app.tasks.refresh_brief import refresh_document
from app.word.refresh import RefreshReport


def refresh(options: Namespace) -> int:
    """Bring an edited brief up to date and say what was changed."""
    if options.output.suffix.lower() != ".docx":
        raise UsageError(f"{options.output}: the output must be a .docx file.", hint="Name it OUT.docx.")
    with open_workspace(options.library) as workspace:
        snapshot = load_matter(options.matter, workspace.practice).snapshot if options.matter else None
        pdf = options.output.with_suffix(".pdf") if options.pdf else None
        report = refresh_document(
            options.file, options.output, workspace, pdf=pdf, snapshot=snapshot, progress=print_progress
        )
    if options.json:
        print_json(_shape(report))
    else:
        _print(report)
    return DONE


def _shape(report: RefreshReport) -> dict[str, object]:
    return {
        "files": [str(path) for path in (report.docx, report.pdf) if path],
        "changed": [{"before": before, "after": after} for before, after in report.changed],
        "kept": list(report.kept),
        "unknown": list(report.strangers),
        "tables_stale": report.tables_stale,
        "notes": list(report.notes),
    }


def _print(report: RefreshReport) -> None:
    for path in (report.docx, report.pdf):
        if path:
            print(path)
    for before, after in report.changed:
        print(f"  {before}  →  {after}")
    for words in report.kept:
        print(f"  left as you wrote it: {words}")
    for words in report.strangers:
        print(f"  not in the library: {words}")
    for note in report.notes:
        say(note)
    say(f"{counted(len(report.changed), 'citation')} brought into the form that its place asks for.")
