"""Companion papers: what goes with a brief from the same matter, each an outline of its own in `templates/briefs`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.errors import UsageError
from app.filing.papers import PaperOutline, load_paper, paper_ids
from app.jobs import CancelToken, ProgressCallback, no_progress
from app.law.authorities import Side
from app.law.briefs import (
    SIGNED_BY_HAND,
    BlockKind,
    FrontPage,
    TextRun,
    WrittenBlock,
    WrittenBrief,
    WrittenTable,
)
from app.law.matters import Matter
from app.tasks.draft_brief import Draft, check_writable, make_draft
from app.tasks.workspace import Workspace
from app.word.export import ExportReport, export_brief

COMPANIONS = ("proposed_order", "declaration", "certificate_of_service", "judicial_notice")
"""The kinds of companion papers. One that differs for the defense is the outline "…_defendant"."""
_PAPER_CODES = frozenset({"placeholder", "unverified", "unsourced"})


def find_briefs() -> tuple[PaperOutline, ...]:
    """The papers that stand by themselves. Raises `ResourceError`."""
    companions = {name for kind in COMPANIONS for name in (kind, *(f"{kind}_{side.value}" for side in Side))}
    return tuple(load_paper(name) for name in paper_ids() if name not in companions)


def find_companions(side: Side) -> dict[str, str]:
    """The titles of the papers that may go with one side's brief, by their kinds. Raises `ResourceError`."""
    return {kind: _find_outline(kind, side).title for kind in COMPANIONS}


def make_companion(
    matter: Matter, workspace: Workspace, kind: str, side: Side, *, served: Sequence[str] = (), final: bool = False
) -> Draft:
    """Draft a companion paper of one side, with what is still open in it.

    Args:
        served: the titles of the papers that it goes with, which a certificate of service names.
        final: whether it goes with a final paper: what is signed and dated by hand is a line then.

    Raises:
        UsageError: there is no such paper.
    """
    outline = _find_outline(kind, side)
    draft = make_draft(matter, workspace, replace(outline.kind, side=_side_named(kind) or side))
    done = {SERVED if served else "", *(SIGNED_BY_HAND if final else ())}
    findings = (one for one in draft.findings if one.code in _PAPER_CODES and one.subject not in done)
    front = _signed(draft.brief.front, kind, outline, matter)
    written = _with_lines(_naming(draft.written, served), final=final)
    brief = replace(draft.brief, front=front.to_be_signed() if final else front)
    return replace(draft, brief=brief, written=written, findings=tuple(findings))


SERVED = "[TITLE OF THE PAPER]"
"""Where a certificate of service names what is served."""


def _naming(written: WrittenBrief, served: Sequence[str]) -> WrittenBrief:
    """The paper with an item of its list for each paper served, in place of the one that asks for them."""
    blocks: list[WrittenBlock | WrittenTable] = []
    for block in written.blocks:
        asks = isinstance(block, WrittenBlock) and any(piece.text == SERVED for piece in block.pieces)
        blocks += [_item(number, title) for number, title in enumerate(served, 1)] if asks and served else [block]
    return replace(written, blocks=tuple(blocks))


def _item(number: int, title: str) -> WrittenBlock:
    return WrittenBlock(kind=BlockKind.LIST_ITEM, label=f"{number}.", pieces=(TextRun(text=title),))


def _with_lines(written: WrittenBrief, *, final: bool) -> WrittenBrief:
    """The paper with lines for what is written by hand, where it is final."""
    if not final:
        return written
    return replace(written, blocks=tuple(_with_line(block) for block in written.blocks))


def _with_line(block: WrittenBlock | WrittenTable) -> WrittenBlock | WrittenTable:
    if isinstance(block, WrittenTable):
        return block
    lines = (TextRun(text=SIGNED_BY_HAND[p.text]) if p.text in SIGNED_BY_HAND else p for p in block.pieces)
    return replace(block, pieces=tuple(lines))


def export_companion(
    draft: Draft,
    docx: Path,
    *,
    pdf: Path | None = None,
    progress: ProgressCallback = no_progress,
    cancel: CancelToken | None = None,
) -> ExportReport:
    """Write a companion paper: no tables, numbered from its first page."""
    check_writable(docx.parent)
    soffice = Path(draft.soffice) if draft.soffice else None
    return export_brief(
        draft.brief, draft.written, docx, pdf, tables_over=None, soffice=soffice, progress=progress, cancel=cancel
    )


def _find_outline(kind: str, side: Side) -> PaperOutline:
    known = paper_ids()
    wanted = [f"{kind}_{side.value}", kind]
    found = next((name for name in wanted if name in known), None)
    if found is None:
        raise UsageError(f"There is no paper “{kind}”.", hint=f"Known: {', '.join(known)}.")
    return load_paper(found)


def _side_named(kind: str) -> Side | None:
    """The side that a paper is for by its name, as "proposed_order_defendant" is: nobody else signs it."""
    return next((side for side in Side if kind.endswith(f"_{side.value}")), None)


def _signed(front: FrontPage, kind: str, outline: PaperOutline, matter: Matter) -> FrontPage:
    """The first page with the signature block of this kind of paper; nothing is ever signed."""
    name = matter.counsel_of(outline.side).name
    match kind:
        case "declaration":
            # dated in its last sentence, as 28 U.S.C. § 1746 words it
            return replace(front, signature=("", "", "[SIGNATURE]", "", name or "[DECLARANT]"), dated="")
        case "certificate_of_service":
            return replace(front, signature=("", "", "[SIGNATURE]", "", name or "[ATTORNEY NAME]"), dated="")
        case _:
            return front
