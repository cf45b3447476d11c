"""Printing: documents on standard output, messages on standard error."""

import json
import sys
from collections.abc import Sequence

from app.cli.main import BLOCKED, DONE
from app.jobs import Progress
from app.law.findings import Finding, Severity, count_blocking
from app.tasks.shapes import finding_shape


def print_json(document: object) -> None:
    """One JSON document."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def say(message: str) -> None:
    """A message to the person, out of the way of the document."""
    print(message, file=sys.stderr)


def print_progress(progress: Progress) -> None:
    """A progress line, when somebody is watching."""
    if not sys.stderr.isatty():
        return
    done = f"{progress.done}/{progress.total} " if progress.total else ""
    end = "\n" if progress.total and progress.done == progress.total else ""
    print(f"\r\x1b[K{done}{progress.what}", end=end, file=sys.stderr, flush=True)


_MARKS = {Severity.BLOCK: "stop", Severity.WARN: "look", Severity.NOTE: "note"}


def print_finding(finding: Finding) -> None:
    """One finding on one line."""
    place = f" ({finding.place})" if finding.place else ""
    print(f"{_MARKS[finding.severity]:4}  {finding.message}{place}")


def report_findings(findings: Sequence[Finding], summary: str, *, as_json: bool) -> int:
    """What a check found, one JSON document or a line each with a summary; the exit code of the check."""
    if as_json:
        print_json({"findings": [finding_shape(finding) for finding in findings]})
    else:
        for finding in findings:
            print_finding(finding)
        say(summary)
    return BLOCKED if count_blocking(findings) else DONE
