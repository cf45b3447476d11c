"""What the window asks of the tasks: plain functions for the job runner, one for each thing the attorney does.

The machinery of drafting and of Word is imported by the first call, on its thread, so that the window is
there at once.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.drafting.match import IssueMatch, Offer, match_matter
from app.gui.records import with_fields
from app.jobs import CancelToken, ProgressCallback
from app.law.authorities import Side
from app.law.briefs import BriefKind, Origin, OriginKind, WrittenBlock
from app.law.matters import Issue, Matter, Snapshot

if TYPE_CHECKING:
    from app.drafting.provenance import Sentence
    from app.law.opposing import PaperReading
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
    files: tuple[Path, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """What is to be written.

    Attributes:
        pdf: whether a PDF is made of every paper.
        final: whether it is to be filed; refused while anything blocks it.
        sources: whether the ledger of sources is written beside it.
        companions: the papers that go with it, by kind.
    """

    docx: Path
    pdf: bool
    final: bool
    sources: bool = False
    companions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerPreview:
    """How the argument on one issue would read, and the offers that it would pick; none when picks stand already."""

    text: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """When the present paper is due; `date` is None when it cannot be told. `detail` has the working."""

    date: dt.date | None
    rule: str
    detail: str


def back_up(workspace: "Workspace") -> None:
    """Copy the library, once a day."""
    from app.tasks.edit_library import now  # noqa: PLC0415  # see the module's docstring
    from app.tasks.upkeep import back_up_daily  # noqa: PLC0415

    back_up_daily(workspace.library, now())


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


PREVIEWED = 4
"""How many offers an argument is previewed with while nothing is picked."""


def preview_answer(
    matter: Matter, workspace: "Workspace", kind: BriefKind, issue: Issue, offered: Sequence[Offer]
) -> AnswerPreview:
    """Draft the answer to one issue alone: with what is picked, or else with the offers that rank first."""
    from app.gui.rooms.arguments import picks  # noqa: PLC0415  # only this function needs it
    from app.tasks.draft_brief import make_draft  # noqa: PLC0415  # see the module's docstring

    alone = replace(matter, issues=(issue,), edits=(), selections=(), reply_selections=())
    selection = matter.find_selection(kind.side, issue)
    used: tuple[Offer, ...] = ()
    if selection is not None:
        mine = "reply_selections" if kind.side is Side.DEFENDANT else "selections"
        alone = with_fields(alone, {mine: (selection,)})
    else:
        used = tuple(offered[:PREVIEWED])
        for offer in used:
            alone = picks.pick(alone, kind.side, issue, offer, picks.OfferList.OFFERED)
    draft = make_draft(alone, workspace, kind)
    ids = {block.id for section in draft.brief.sections if section.id == "argument" for block in section.blocks}
    blocks = [b for name, b in zip(draft.block_ids, draft.written.blocks, strict=True) if name in ids]
    texts = [f"{b.label} {b.text}".strip() if isinstance(b, WrittenBlock) else "" for b in blocks]
    return AnswerPreview("\n\n".join(text for text in texts if text), used)


def export(
    matter: Matter,
    workspace: "Workspace",
    kind: BriefKind,
    order: ExportOrder,
    *,
    report: ProgressCallback,
    cancel: CancelToken,
) -> Exported:
    """Draft a paper and write it as a Word document, with what was asked for beside it."""
    from app.tasks.draft_brief import export_draft  # noqa: PLC0415  # see the module's docstring
    from app.tasks.ledger import write_provenance  # noqa: PLC0415  # see the module's docstring
    from app.tasks.papers import export_companion, make_companion  # noqa: PLC0415  # see the module's docstring

    shown = make_shown_draft(matter, workspace, kind)
    target = order.docx.with_suffix(".pdf") if order.pdf else None
    made = export_draft(shown.draft, order.docx, pdf=target, final=order.final, progress=report, cancel=cancel)
    files, notes = [made.docx, *([made.pdf] if made.pdf else [])], list(made.notes)
    if order.sources:
        files.append(order.docx.with_suffix(".sources.json"))
        write_provenance(shown.draft, files[-1])
    for companion in order.companions:
        cancel.check()
        draft = make_companion(matter, workspace, companion, kind.side)
        docx = order.docx.with_name(f"{order.docx.stem}-{companion.replace('_', '-')}.docx")
        pdf = docx.with_suffix(".pdf") if order.pdf else None
        beside = export_companion(draft, docx, pdf=pdf, progress=report, cancel=cancel)
        files += [beside.docx, *([beside.pdf] if beside.pdf else [])]
        notes += [f"{docx.name}: {note}" for note in beside.notes]
    return Exported(made, shown, tuple(files), tuple(notes))


def read_filed(path: Path, matter: Matter, paper: str, workspace: "Workspace") -> "PaperReading":
    """What a filed paper's file says."""
    from app.tasks.read_paper import read_paper  # noqa: PLC0415  # see the module's docstring

    return read_paper(path, matter, paper, workspace)


def import_files(
    paths: Sequence[Path], workspace: "Workspace", turn: "Turn", report: ProgressCallback, cancel: CancelToken
) -> "ImportReport":
    """Import opinions, taking the library's turn for each file apart, so that drafting need not wait for all."""
    from app.tasks.import_opinions import import_opinions  # noqa: PLC0415

    return import_opinions(paths, workspace.library, turn=turn, progress=report, cancel=cancel)


def find_due(matter: Matter, kind: BriefKind) -> Due | None:
    """When the paper is due; None when the court's profile has no rule for it."""
    from app.tasks.filing_rules import deadlines_of  # noqa: PLC0415

    deadline = next((d for d in deadlines_of(matter) if d.paper == kind.limit_key), None)
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
