"""An argument before it is added: how it would be drafted, what a saved module says, and adding either. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.drafting.identity import section_of, subject_of
from app.drafting.markup import from_text, split_paragraphs
from app.drafting.match import Offer
from app.gui.operations import ShownDraft
from app.gui.records import with_fields
from app.gui.rooms.arguments import picks
from app.gui.widgets.citation_chips import chip_label
from app.law.authorities import Side
from app.law.briefs import BlockKind, BriefKind, WrittenBlock
from app.law.claims import Practice
from app.law.matters import Issue, Matter, Selection
from app.law.pairing import refuse_pairing
from app.matters import editing

if TYPE_CHECKING:
    from app.drafting.modules import BriefModule
    from app.tasks.workspace import Workspace

PREVIEWED = 4
"""How many offers an argument is previewed with while nothing is picked."""

ARGUMENT = "argument"


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading or a paragraph of a preview."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """How an argument reads, and the offers that it would pick; none when picks stand already."""

    pieces: tuple[Piece, ...]
    offers: tuple[Offer, ...] = ()


def preview_issue(matter: Matter, workspace: "Workspace", kind: BriefKind, issue: Issue) -> Preview:
    """Draft the answer to one issue alone, raised or not: with what is picked, or else with what ranks first."""
    from app.tasks.draft_brief import make_draft, match_one  # noqa: PLC0415  # drafting is not needed for the first window

    alone = replace(matter, issues=(issue,), edits=(), selections=(), reply_selections=())
    selection = matter.find_selection(kind.side, issue)
    used: tuple[Offer, ...] = ()
    if selection is not None:
        mine = "reply_selections" if kind.side is Side.DEFENDANT else "selections"
        alone = with_fields(alone, {mine: (selection,)})
    else:
        used = _likeliest(match_one(issue, alone, workspace, kind).offered)
        for offer in used:
            alone = picks.pick(alone, kind.side, issue, offer, picks.OfferList.OFFERED)
    draft = make_draft(alone, workspace, kind)
    ids = {block.id for section in draft.brief.sections if section.id == ARGUMENT for block in section.blocks}
    blocks = [b for name, b in zip(draft.block_ids, draft.written.blocks, strict=True) if name in ids]
    pieces = (
        Piece(f"{b.label} {b.text}".strip(), b.kind is BlockKind.HEADING) for b in blocks if isinstance(b, WrittenBlock)
    )
    return Preview(tuple(piece for piece in pieces if piece.text), used)


def _likeliest(offered: Sequence[Offer]) -> tuple[Offer, ...]:
    """What ranks first on the point itself, but for what is about other facts or stated as the other side would."""
    fit = [offer for offer in offered if offer.on_point and not offer.is_theirs and not offer.of_other_facts]
    return tuple(fit[:PREVIEWED])


def preview_module(module: "BriefModule", name_of: Callable[[str], str]) -> Preview:
    """What a saved module says, its citations by their short names."""
    return Preview(
        tuple(
            Piece("".join(chip_label(node, name_of) for node in from_text(part)), block.set_as is BlockKind.HEADING)
            for block in module.block
            for part in split_paragraphs(block.text)
        )
    )


def add_module(matter: Matter, side: Side, issue: Issue, module: "BriefModule") -> Matter:
    """The matter with a module as own words of an answer; its first heading becomes the answer's, unless it has one."""
    headings = [block.text for block in module.block if block.set_as is BlockKind.HEADING]
    words = "\n\n".join(block.text for block in module.block if block.set_as is not BlockKind.HEADING)

    def add(selection: Selection) -> Selection:
        text = "\n\n".join(one for one in (selection.text, words) if one.strip())
        return replace(selection, text=text, heading=selection.heading or next(iter(headings), ""))

    return editing.change_selection(matter, side, issue.key, add)


def add_offers(matter: Matter, side: Side, issue: Issue, offers: Sequence[Offer]) -> Matter:
    """The matter with an issue raised, if it is not yet, and offers picked for it."""
    if matter.find_issue(issue.key) is None:
        matter = editing.put_issue(matter, issue)
    for offer in offers:
        matter = picks.pick(matter, side, issue, offer, picks.OfferList.OFFERED)
    return matter


def not_raised(matter: Matter, practice: Practice, issue: Issue) -> tuple[Issue, ...]:
    """What else could be raised against the count of an issue, and is not."""
    count = matter.find_count(issue.count)
    if count is None:
        return ()
    others = (d for d in practice.defenses.values() if not refuse_pairing(matter, practice, count, d))
    made = (Issue(count=issue.count, defense=defense.id) for defense in others)
    return tuple(one for one in made if matter.find_issue(one.key) is None)


def blocks_of(shown: ShownDraft | None, issue: Issue) -> tuple[str, ...]:
    """The ids of the blocks of a draft that answer an issue."""
    ids = shown.draft.block_ids if shown else ()
    return tuple(block for block in ids if section_of(block) == ARGUMENT and subject_of(block) == issue.key)
