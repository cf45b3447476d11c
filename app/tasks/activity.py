"""What goes into the log of a matter, in words that can be read years later. Shipped samples keep no log."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from app import __version__, paths
from app.law.annexes import Annex, AnnexTable
from app.law.findings import Override, Severity, count_blocking
from app.law.matters import SetAside
from app.law.opposing import PaperReading
from app.matters.activity import Entry, check_activity, log_activity, read_activity
from app.tasks.draft_brief import Draft
from app.word.export import ExportReport


def log_export(matter_file: Path, draft: Draft, report: ExportReport, *, final: bool, by: str = "") -> Entry | None:
    """Note an export: its files with their fingerprints, what was open, and what was let pass."""
    files = [path for path in (report.docx, report.pdf) if path is not None]
    passed = [f for f in draft.findings if f.overridden]
    details: dict[str, object] = {
        "paper": draft.brief.kind.value,
        "program": f"Rejoinder {__version__}",
        "files": [{"name": path.name, "sha256": _hash(path)} for path in files],
        "open": count_blocking(draft.findings),
        "warnings": sum(f.severity is Severity.WARN for f in draft.findings),
        "let_pass": [{"finding": f.key, "reason": f.overridden} for f in passed],
    }
    return _log(matter_file, "final_export" if final else "export", by, details)


def log_override(matter_file: Path, override: Override) -> Entry | None:
    """Note that a finding is let pass, by whom and why."""
    details = {"paper": override.paper, "finding": override.finding, "reason": override.reason}
    return _log(matter_file, "override", override.by, details)


def log_set_aside(matter_file: Path, issue: str, aside: SetAside, *, paper: str, by: str = "") -> Entry | None:
    """Note that an adverse authority is conceded or set aside in a paper, at which issue and why; or taken up again."""
    details = {"paper": paper, "issue": issue, "authority": aside.authority, "reason": aside.reason}
    what = "concede_adverse" if aside.conceded else "set_aside_adverse"
    return _log(matter_file, what if aside.reason else "take_up_adverse", by, details)


def log_reading(matter_file: Path, reading: PaperReading, by: str = "") -> Entry | None:
    """Note that a paper's file was read in."""
    details = {"paper": reading.paper, "file": reading.filename, "sha256": reading.sha256}
    return _log(matter_file, "read_paper", by, details)


def activity_annex(matter_file: Path, title: str) -> Annex:
    """The log of a matter as a working paper: a row for each entry, and first whether all seals hold."""
    entries = read_activity(matter_file)
    problems = check_activity(entries) or ("Every entry is as it was written.",)
    rows = tuple(
        (str(entry.number), entry.at, entry.by, entry.what.replace("_", " "), _detail(entry), entry.sha256[:12])
        for entry in entries
    )
    table = AnnexTable(caption="What was done", header=("no.", "when", "by", "what", "details", "seal"), rows=rows)
    return Annex(title=f"Activity: {title}", notes=problems, tables=(table,))


def _detail(entry: Entry) -> str:
    return "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in entry.details.items())


def _log(matter_file: Path, what: str, by: str, details: Mapping[str, object]) -> Entry | None:
    if matter_file.resolve().is_relative_to(paths.resources_dir().resolve()):
        return None
    return log_activity(matter_file, what, by=by, details=details)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
