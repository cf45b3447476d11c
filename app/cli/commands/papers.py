"""papers: the companions of a brief, from the same matter."""

from argparse import Namespace

from app.cli.main import DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_json, print_progress, say
from app.errors import UsageError
from app.law.authorities import Side
from app.law.findings import count_blocking, counted
from app.matters.store import load_matter
from app.tasks.papers import export_companion, make_companion
from app.tasks.shapes import finding_shape


def papers(options: Namespace) -> int:
    """Draft one companion paper and write it."""
    if options.output.suffix.lower() != ".docx":
        raise UsageError(f"{options.output}: the output must be a .docx file.", hint="Name it OUT.docx.")
    with open_workspace(options.library) as workspace:
        matter = load_matter(options.matter, workspace.practice)
        draft = make_companion(matter, workspace, options.kind, Side(options.side))
        pdf = options.output.with_suffix(".pdf") if options.pdf else None
        report = export_companion(draft, options.output, pdf=pdf, progress=print_progress)
    files = [report.docx, *([report.pdf] if report.pdf else [])]
    if options.json:
        findings = [finding_shape(finding) for finding in draft.findings]
        print_json({"files": [str(path) for path in files], "findings": findings})
        return DONE
    for path in files:
        print(path)
    for note in report.notes:
        say(note)
    say(f"{counted(count_blocking(draft.findings), 'point')} open before it can be filed.")
    return DONE
