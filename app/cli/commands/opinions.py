"""import, read, cites."""

from argparse import Namespace

from app.citations.checks import check_citations
from app.citations.report import find_citations
from app.cli.main import BAD_INPUT, DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_finding, print_json, print_progress, say
from app.law.authorities import Authority
from app.reading.worker import read_guarded
from app.tasks.import_opinions import import_opinions
from app.tasks.import_rows import ImportRow
from app.tasks.shapes import citations_shape, opinion_shape


def import_(options: Namespace) -> int:
    """Import files and folders; a row per file."""
    with open_workspace(options.library) as workspace:
        report = import_opinions(options.paths, workspace.library, progress=print_progress)
    if options.json:
        print_json({"files": [_row_shape(row) for row in report.rows]})
    else:
        for row in report.rows:
            print("\t".join([row.fate.value, str(row.path), row.key or "", row.reason]))
    return BAD_INPUT if report.refused else DONE


def _row_shape(row: ImportRow) -> dict[str, object]:
    return {
        "path": str(row.path),
        "result": row.fate.value,
        "reason": row.reason,
        "authority": row.key,
        "name": row.name,
        "passages": row.passages,
        "quotable": row.quotable,
    }


def read(options: Namespace) -> int:
    """What the reader makes of one file."""
    opinion = read_guarded(options.file)
    if options.json:
        print_json(opinion_shape(opinion))
        return DONE
    say(f"{opinion.name or 'name unknown'} · {opinion.court or 'court unknown'} · {opinion.decided or 'date unknown'}")
    say(
        ": ".join(
            [
                "quotable" if opinion.quality.quotable else "not quotable",
                *filter(None, ["; ".join(opinion.quality.reasons)]),
            ]
        )
    )
    for part in opinion.parts:
        print(f"== {part.kind.value}{f' ({part.author})' if part.author else ''}")
        for paragraph in part.paragraphs:
            print(f"[{paragraph.page or '?'}] {paragraph.text}\n")
    return DONE


def _library_names() -> list[Authority]:
    with open_workspace() as workspace:
        return list(workspace.library.iter_authorities())


def cites(options: Namespace) -> int:
    """The citations and quotations found in one file; the cases of a damaged text by the library's names."""
    opinion = read_guarded(options.file)
    report = find_citations(opinion, () if opinion.quality.quotable else _library_names())
    findings = check_citations(report)
    if options.json:
        print_json(citations_shape(report, findings))
        return DONE
    for citation in report.citations:
        sure = "" if citation.certain else f"  ? {'; '.join(citation.reasons)}"
        print(f"{citation.index:4} {citation.form.value:5} {citation.text}  → {citation.refers_to or '?'}{sure}")
    for finding in findings:
        print_finding(finding)
    return DONE
