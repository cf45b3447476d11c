"""What the window asks of the tasks: plain functions for the job runner, one for each thing the attorney does.

The machinery of drafting and of Word is imported by the first call, on its thread, so that the window is
there at once.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.drafting.match import IssueMatch, match_matter
from app.jobs import CancelToken, ProgressCallback
from app.law.briefs import BriefKind, Origin, OriginKind
from app.law.matters import Matter, Snapshot
from app.matters import load_matter

if TYPE_CHECKING:
    from app.drafting.provenance import Sentence
    from app.tasks.draft_brief import Draft
    from app.tasks.import_opinions import ImportReport, Turn
    from app.tasks.workspace import Workspace
    from app.word.export import ExportReport


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft with what the window shows of it: its sentences, the words for each source, and what to keep of it."""

    draft: "Draft"
    matter: Matter
    kind: BriefKind
    sentences: tuple["Sentence", ...]
    sources: dict[Origin, str]
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, and the draft that was written."""

    report: "ExportReport"
    shown: ShownDraft


@dataclass(frozen=True, slots=True)
class Due:
    """When the present paper is due; `date` is None when it cannot be told. `detail` has the working."""

    date: dt.date | None
    rule: str
    detail: str


def open_file(path: Path, workspace: "Workspace") -> Matter:
    """Read a matter file."""
    return load_matter(path, workspace.practice)


def find_matches(matter: Matter, workspace: "Workspace", kind: BriefKind) -> tuple[IssueMatch, ...]:
    """What the library offers for every issue."""
    return match_matter(matter, workspace.practice, workspace.source_for(matter), kind.side, kind.posture)


def make_shown_draft(matter: Matter, workspace: "Workspace", kind: BriefKind) -> ShownDraft:
    """Draft a paper and find the words for its sources."""
    from app.drafting.provenance import trace_sentences  # noqa: PLC0415  # see the module's docstring
    from app.tasks.draft_brief import make_draft, make_snapshot  # noqa: PLC0415

    draft = make_draft(matter, workspace, kind)
    sentences = tuple(trace_sentences(draft.written))
    origins = {origin for sentence in sentences for origin in sentence.sources}
    sources = {origin: _source_words(origin, draft, matter) for origin in origins}
    return ShownDraft(draft, matter, kind, sentences, sources, make_snapshot(matter.snapshot, [draft]))


def export(
    matter: Matter,
    workspace: "Workspace",
    kind: BriefKind,
    docx: Path,
    *,
    pdf: bool,
    final: bool,
    report: ProgressCallback,
    cancel: CancelToken,
) -> Exported:
    """Draft a paper and write it as a Word document, and as a PDF beside it if asked for."""
    from app.tasks.draft_brief import export_draft  # noqa: PLC0415

    shown = make_shown_draft(matter, workspace, kind)
    target = docx.with_suffix(".pdf") if pdf else None
    return Exported(export_draft(shown.draft, docx, pdf=target, final=final, progress=report, cancel=cancel), shown)


def import_files(
    paths: Sequence[Path], workspace: "Workspace", turn: "Turn", report: ProgressCallback, cancel: CancelToken
) -> "ImportReport":
    """Import opinions, taking the library's turn for each file apart, so that drafting need not wait for all."""
    from app.tasks.import_opinions import import_opinions  # noqa: PLC0415

    return import_opinions(paths, workspace.library, turn=turn, progress=report, cancel=cancel)


def find_due(matter: Matter, kind: BriefKind) -> Due | None:
    """When the paper is due; None when the court's profile has no rule for it."""
    from app.filing.deadlines import compute_deadlines  # noqa: PLC0415
    from app.filing.profiles import load_profile  # noqa: PLC0415

    found = compute_deadlines(matter, load_profile(matter.profile))
    deadline = next((d for d in found if d.paper == kind.limit_key), None)
    if deadline is None:
        return None
    return Due(deadline.date, deadline.rule, "\n".join((*deadline.working, *deadline.warnings)))


def _source_words(origin: Origin, draft: "Draft", matter: Matter) -> str:
    """What stands behind a sentence, in words that can be looked up."""
    match origin.kind:
        case OriginKind.PROPOSITION:
            return _proposition_words(origin.ref, draft)
        case OriginKind.PASSAGE:
            return f"Verbatim from {origin.ref}"
        case OriginKind.FACT:
            fact = matter.find_fact(origin.ref)
            return f"Fact “{origin.ref}”: {fact.text}" if fact else f"Fact “{origin.ref}”"
        case OriginKind.RECORD:
            paper = matter.find_paper(origin.ref)
            return f"Record: {paper.title}" if paper else f"Record: {origin.ref}"
        case OriginKind.TEMPLATE:
            return f"Template {origin.ref}"
        case OriginKind.ATTORNEY:
            return f"Your own words ({origin.ref})"
        case OriginKind.COMPUTED:
            return f"Computed ({origin.ref})"


def _proposition_words(ref: str, draft: "Draft") -> str:
    proposition = draft.source.find_proposition(ref)
    authority = draft.source.find_authority(proposition.authority) if proposition else None
    if proposition is None or authority is None:
        return f"Proposition {ref}"
    pin = f" at {proposition.pin}" if proposition.pin else ""
    read = "read" if proposition.verification or authority.verification else "not read yet"
    return f"{authority.name}, {authority.citation}{pin} ({ref}; {read}): {proposition.text}"
