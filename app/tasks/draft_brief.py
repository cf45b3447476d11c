"""Drafting and exporting: a matter and the library in; a Word brief, a PDF and a ledger of sources out."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app import __version__
from app.checking.guards import apply_overrides, check_length, count_for, state_number
from app.citations.placement import cited_keys, place_citations
from app.citations.styles import load_style
from app.drafting.draft import draft_brief, note_unverified
from app.drafting.edits import apply_edits
from app.drafting.markup import to_text
from app.drafting.match import IssueMatch, match_issue, match_matter
from app.drafting.opponent.held import look_up_again
from app.drafting.provenance import trace_sentences
from app.errors import ExportBlocked, ExportError, UnwritableFolder, explain_unwritten
from app.filing.profiles import CourtProfile
from app.jobs import CancelToken, Progress, ProgressCallback, no_progress
from app.law.authorities import Authority
from app.law.briefs import BlockKind, Brief, BriefKind, OriginKind, WrittenBlock, WrittenBrief
from app.law.edits import EditConflict
from app.law.findings import Finding, Severity, counted
from app.law.matters import Issue, Matter, Snapshot
from app.tasks.check_draft import check_draft
from app.tasks.filing_rules import effective_profile
from app.tasks.workspace import MatterSource, Workspace
from app.word.export import PLAIN_FINISH, ExportReport, Finish, export_brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A drafted brief with its citations written out, and what still stands against filing it.

    Attributes:
        brief: the paper as the attorney edited it.
        generated: the paper as drafted, whose blocks are the base of new edits.
        conflicts: edits under which the drafted text has changed, for the attorney to resolve.
    """

    matter: Matter
    brief: Brief
    generated: Brief
    written: WrittenBrief
    findings: tuple[Finding, ...]
    matches: tuple[IssueMatch, ...]
    profile: CourtProfile
    source: MatterSource
    conflicts: tuple[EditConflict, ...] = ()
    soffice: str = ""

    @property
    def block_ids(self) -> tuple[str, ...]:
        """The id of each block of `written`, in order."""
        return tuple(block.id for section in self.brief.sections for block in section.blocks)

    def heading_of(self, block: str) -> str:
        """The heading under which a block stands; empty when the paper has no block of that name, or none before it."""
        heading = ""
        for name, written in zip(self.block_ids, self.written.blocks, strict=True):
            if isinstance(written, WrittenBlock) and written.kind is BlockKind.HEADING:
                heading = f"{written.label} {written.text}".strip()
            if name == block:
                return heading
        return ""

    def base_text(self, block: str) -> str | None:
        """The editable text of a block as drafted, without edits; None when it is not a drafted one."""
        return find_text(self.generated, block)

    def edited_text(self, block: str) -> str | None:
        """The editable text of a block as it stands in the paper; None when there is none of that id."""
        return find_text(self.brief, block)


def find_text(brief: Brief, block: str) -> str | None:
    """The editable text of one block of a paper."""
    blocks = (one for section in brief.sections for one in section.blocks)
    return next((to_text(one) for one in blocks if one.id == block), None)


def make_draft(matter: Matter, workspace: Workspace, kind: BriefKind) -> Draft:
    """Match and draft, without writing any file."""
    source = workspace.source_for(matter)
    matches = match_matter(matter, workspace.practice, source, kind.side, kind.posture)
    return draft_from(matter, workspace, kind, source, matches)


def match_one(issue: Issue, matter: Matter, workspace: Workspace, kind: BriefKind) -> IssueMatch:
    """What the library offers for one issue, raised or not."""
    source = workspace.source_for(matter)
    return match_issue(issue, matter, workspace.practice, source, kind.side, posture=kind.posture)


def draft_from(
    matter: Matter, workspace: Workspace, kind: BriefKind, source: MatterSource, matches: tuple[IssueMatch, ...]
) -> Draft:
    """Draft from what matching found, and check the draft."""
    effective = effective_profile(matter)
    profile = effective.profile
    known = look_up_again(matter, source.held)
    generated = draft_brief(known, matches, source, kind, profile=profile)
    edited, conflicts = apply_edits(generated, matter)
    brief = note_unverified(edited, source)
    style = load_style(workspace.settings.citation_style or profile.citation_style)
    placed = place_citations(brief, source.find_authority, style=style, as_of=matter.heard)
    written = state_number(brief, placed, profile.find_limit(kind.limit_key))
    findings = check_draft(
        brief, written, known, matches=matches, source=source, effective=effective, conflicts=conflicts
    )
    return Draft(
        matter=matter,
        brief=brief,
        generated=generated,
        conflicts=conflicts,
        written=written,
        findings=findings,
        matches=matches,
        profile=profile,
        source=source,
        soffice=workspace.settings.soffice,
    )


def export_draft(
    draft: Draft,
    docx: Path,
    *,
    pdf: Path | None = None,
    final: bool = False,
    finish: Finish = PLAIN_FINISH,
    progress: ProgressCallback = no_progress,
    cancel: CancelToken | None = None,
) -> ExportReport:
    """Write the brief. A final export is refused while anything blocks it, and then nothing is written."""
    if final:
        _refuse((*draft.findings, *find_length(draft)))
    check_writable(docx.parent)
    for path in (docx, pdf):
        if path is not None and path.is_dir():
            raise ExportError(path, "this is a folder.", hint="Choose another name for the file.")
    progress(Progress(0, 0, "writing the brief"))
    if not final:
        return _with_length(draft, _export(draft, docx, pdf, finish=finish, progress=progress, cancel=cancel))
    with tempfile.TemporaryDirectory(dir=docx.parent, prefix=".rejoinder-") as folder:
        aside = Path(folder)
        report = _export(
            replace(draft, brief=replace(draft.brief, front=draft.brief.front.to_be_signed())),
            aside / docx.name,
            aside / pdf.name if pdf else None,
            finish=finish,
            progress=progress,
            cancel=cancel,
        )
        _refuse((*draft.findings, *find_length(draft, report.body_pages), *_find_size(draft, report)))
        return _with_length(draft, _delivered(report, docx, pdf))


def _refuse(findings: Iterable[Finding]) -> None:
    blocking = [finding for finding in findings if finding.severity is Severity.BLOCK]
    if blocking:
        long = next((f" {f.message}" for f in blocking if f.code == "length"), "")
        raise ExportBlocked(
            f"The final export was refused: {counted(len(blocking), 'point')} still open before this brief can be filed.{long}",
            hint="Fill or verify them, or export a draft.",
        )


def _export(
    draft: Draft,
    docx: Path,
    pdf: Path | None,
    *,
    finish: Finish,
    progress: ProgressCallback,
    cancel: CancelToken | None,
) -> ExportReport:
    return export_brief(
        draft.brief,
        draft.written,
        docx,
        pdf,
        tables_over=draft.profile.tables.above_pages,
        passim_at=draft.profile.passim_at,
        finish=finish,
        soffice=Path(draft.soffice) if draft.soffice else None,
        progress=progress,
        cancel=cancel,
    )


def _delivered(report: ExportReport, docx: Path, pdf: Path | None) -> ExportReport:
    """The files of a final export put in place, once they are known to be fit."""
    try:
        report.docx.replace(docx)
        if pdf is not None and report.pdf is not None:
            report.pdf.replace(pdf)
    except OSError as error:
        raise ExportError(docx, f"it could not be put in place ({error.strerror}).") from error
    return replace(report, docx=docx, pdf=pdf if report.pdf else None)


def find_length(draft: Draft, pages: int | None = None) -> tuple[Finding, ...]:
    """Whether the paper is longer than its court allows.

    Args:
        pages: as the export counted them; None when it did not, and then only words are.
    """
    limit = draft.profile.find_limit(draft.brief.kind.limit_key)
    if limit is None:
        return ()
    words = count_for(draft.brief, draft.written, limit)
    paper = draft.brief.kind.value
    found = check_length(paper, limit, pages=pages, words=words)
    return apply_overrides([found] if found else [], draft.matter.overrides, paper)


def _find_size(draft: Draft, report: ExportReport) -> Iterator[Finding]:
    """Whether the PDF is larger than the court's electronic system takes, where the profile says how large that is."""
    most = draft.profile.pdf_megabytes
    if report.pdf is None or most is None:
        return
    size = report.pdf.stat().st_size / 1_000_000
    if size > most:
        yield Finding(
            code="pdf_size",
            severity=Severity.BLOCK,
            message=f"The PDF has {size:.1f} MB; the court takes {most:g} MB at most.",
            can_override=True,
        )


def _with_length(draft: Draft, report: ExportReport) -> ExportReport:
    """The report with a word on how the brief stands to its limit, when there is one."""
    limit = draft.profile.find_limit(draft.brief.kind.limit_key)
    report = replace(report, notes=(*report.notes, *(finding.message for finding in _find_size(draft, report))))
    if limit is None:
        return report
    words = f"{count_for(draft.brief, draft.written, limit):,} words" if limit.words else ""
    pages = f"{report.body_pages} pages" if report.body_pages is not None else "pages not counted" * bool(limit.pages)
    said = ", ".join(part for part in (pages, words) if part)
    over = "".join(f" {finding.message}" for finding in find_length(draft, report.body_pages))
    return replace(report, notes=(*report.notes, f"{said}; the limit is {limit.text} ({limit.basis.rule}).{over}"))


def check_writable(folder: Path) -> None:
    """Refuse a folder that cannot be written to, before any work is done for it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".rejoinder-{__version__}.probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason, hint = explain_unwritten(error)
        raise UnwritableFolder(folder, reason, hint=hint) from error


def make_snapshot(before: Snapshot, drafts: Sequence[Draft]) -> Snapshot:
    """A copy of everything that the drafts use, so that they can be rebuilt years later, over what was kept before."""
    source = drafts[0].source
    refs = {kind: sorted(_refs(drafts, kind)) for kind in (OriginKind.PROPOSITION, OriginKind.PASSAGE)}
    passages = {ref.split("[")[0]: ref.split("/")[0] for ref in refs[OriginKind.PASSAGE]}
    authorities = {a.key: a for a in (*before.authorities, *_with_history(drafts, source))}
    used = [p for ref in refs[OriginKind.PROPOSITION] if (p := source.find_proposition(ref))]
    quoted = [p for ref, key in passages.items() for p in source.passages_of(key) if p.id == ref]
    return Snapshot(
        authorities=tuple(authorities[key] for key in sorted(authorities)),
        propositions=tuple({p.id: p for p in (*before.propositions, *used)}.values()),
        passages=tuple({p.id: p for p in (*before.passages, *quoted)}.values()),
    )


def _refs(drafts: Sequence[Draft], kind: OriginKind) -> set[str]:
    sentences = (sentence for draft in drafts for sentence in trace_sentences(draft.written))
    return {origin.ref for sentence in sentences for origin in sentence.sources if origin.kind is kind}


def _with_history(drafts: Sequence[Draft], source: MatterSource) -> Iterator[Authority]:
    """The cited authorities, and those that their printed history cites."""
    cited = [a for draft in drafts for key in cited_keys(draft.brief) if (a := source.find_authority(key))]
    later = [b for a in cited for t in a.treatments if t.phrase and t.by and (b := source.find_authority(t.by))]
    yield from {authority.key: authority for authority in sorted([*cited, *later], key=lambda a: a.key)}.values()
