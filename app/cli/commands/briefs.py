"""match, draft, check."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from app.cli.main import DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_finding, print_json, print_progress, report_findings, say
from app.drafting.match import IssueMatch, Offer, match_matter
from app.errors import AppError, UsageError
from app.filing.papers import load_paper
from app.law.findings import Finding, Severity, count_blocking, counted
from app.matters.store import load_matter, save_matter
from app.tasks.activity import log_export
from app.tasks.annexes import find_coverage
from app.tasks.check_text import check_text
from app.tasks.draft_brief import Draft, export_draft, make_draft, make_snapshot
from app.tasks.ledger import write_provenance
from app.tasks.shapes import finding_shape, matches_shape
from app.word.export import ExportReport, Finish


def match(options: Namespace) -> int:
    """What the library offers for each issue."""
    with open_workspace(options.library) as workspace:
        matter = load_matter(options.matter, workspace.practice)
        paper = load_paper(options.brief)
        found = match_matter(matter, workspace.practice, workspace.source_for(matter), paper.side, paper.posture)
    wanted = [m for m in found if _is_wanted(m, options)]
    if not wanted:
        raise UsageError("No issue of the matter fits.", hint="See its issues with “rejoinder matter show”.")
    if options.json:
        print_json(matches_shape(wanted))
        return DONE
    for issue in wanted:
        _print_match(issue)
    return DONE


def _is_wanted(found: IssueMatch, options: Namespace) -> bool:
    count = options.count is None or options.count in {found.count.label, str(found.count.number)}
    return count and options.defense in {None, found.defense.id}


def _print_match(found: IssueMatch) -> None:
    print(f"Count {found.count.label} ({found.claim.title}) × {found.defense.title}")
    if found.refusal:
        print(f"  {found.refusal}")
    for title, offers in (("offered", found.offered), ("adverse", found.adverse), ("excluded", found.excluded)):
        for offer in offers:
            _print_offer(title, offer)
    print()


def _print_offer(title: str, offer: Offer) -> None:
    pin = offer.proposition.pin or "?"
    print(f"  {title:8} {offer.authority.name}, {offer.authority.citation}, at {pin} · {offer.weighing.weight.value}")
    print(f"           {offer.proposition.text}")
    for gate in offer.gates:
        if gate.result != "pass":
            print(f"           {gate.gate}: {gate.result.value}: {gate.reason}")


def draft(options: Namespace) -> int:
    """Draft a brief and write it."""
    if options.output.suffix.lower() != ".docx":
        raise UsageError(f"{options.output}: the output must be a .docx file.", hint="Name it OUT.docx.")
    with open_workspace(options.library) as workspace:
        matter = load_matter(options.matter, workspace.practice)
        made = make_draft(matter, workspace, load_paper(options.brief).kind)
        if options.final and count_blocking(made.findings):
            _print_blocking(made.findings, as_json=options.json)
        pdf = options.output.with_suffix(".pdf") if options.pdf or options.pdfa else None
        finish = Finish(pdf_a=options.pdfa, stars=frozenset(options.star))
        report = export_draft(
            made, options.output, pdf=pdf, final=options.final, finish=finish, progress=print_progress
        )
        if options.provenance:
            write_provenance(made, options.provenance)
        _log(made, report, options, workspace.settings.attorney)
        if options.snapshot:
            save_matter(replace(matter, snapshot=make_snapshot(matter.snapshot, [made])), options.matter)
    written = [
        report.docx,
        *([report.pdf] if report.pdf else []),
        *([options.provenance] if options.provenance else []),
    ]
    _print_draft(made, written, options)
    for message in report.notes:
        say(message)
    return DONE


def _log(made: Draft, report: ExportReport, options: Namespace, by: str) -> None:
    """Keep the export in the matter's log; a log that cannot be written is said, and the brief stays."""
    try:
        log_export(options.matter, made, report, final=options.final, by=by)
    except AppError as error:
        say(str(error))


def _print_draft(made: Draft, written: list[Path], options: Namespace) -> None:
    blocking = count_blocking(made.findings)
    if options.json:
        print_json(
            {
                "files": [str(path) for path in written],
                "blocking": blocking,
                "findings": [finding_shape(finding) for finding in made.findings],
            }
        )
        return
    for path in written:
        print(path)
    coverage = find_coverage(made)
    for row in coverage.silent:
        say(f"Not met: {row.argument}{f' ({row.raised_at})' if row.raised_at else ''}")
    say(f"A draft: {counted(blocking, 'point')} open before it can be filed (see them with --json, or in the window).")


def _print_blocking(findings: tuple[Finding, ...], *, as_json: bool) -> None:
    if as_json:
        print_json({"files": [], "findings": [finding_shape(finding) for finding in findings]})
        return
    for finding in findings:
        if finding.severity is Severity.BLOCK:
            print_finding(finding)


def check(options: Namespace) -> int:
    """Findings on the citations and quotations of a text: by itself, against the library, and against a matter's papers."""
    with open_workspace(options.library) as workspace:
        matter = load_matter(options.matter, workspace.practice) if options.matter else None
        findings = check_text(options.file, workspace, matter)
    summary = f"{counted(len(findings), 'finding')}. Not checked: later history, and whether a case supports what it is cited for."
    return report_findings(findings, summary, as_json=options.json)
