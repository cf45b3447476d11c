"""Names for blocks that stay the same when a paper is drafted again, so that an edit finds its block.

A name says where a block comes from and not where it stands: section, the count or issue it is about, the
template that wrote it, and the first proposition, passage or fact in it:
"argument/1:doorway/blocks/facts#fact:stepped_back". What has the same origins is counted ("~2").
"""

from collections.abc import Sequence
from dataclasses import replace

from app.law.briefs import AnyBlock, Block, BlockKind, BriefSection, Inline, Origin, OriginKind

_TELLING = {OriginKind.PROPOSITION, OriginKind.PASSAGE, OriginKind.FACT, OriginKind.ATTORNEY}
_ENDING = ".md.j2"


def block_name(subject: str, line: Origin | None, inlines: Sequence[Inline]) -> str:
    """The name of a block within its section.

    Args:
        line: the template line that began it.
    """
    template = line.ref.rpartition(":")[0].removesuffix(_ENDING) if line else ""
    origins = (inline.origin for inline in inlines if inline.origin is not None)
    telling = next((f"#{o.kind.value}:{o.ref}" for o in origins if o.kind in _TELLING), "")
    return f"{subject}/{template}{telling}"


def slot_of(block: str) -> str:
    """A block's name without what is first in it: the place in the paper that a template fills."""
    return block.split("#", 1)[0].split("~", 1)[0]


def section_of(block: str) -> str:
    """The id of the section that a block belongs to."""
    return block.split("/", 1)[0]


def subject_of(block: str) -> str:
    """The count or issue that a block is about; empty for neither."""
    return block.split("/", 2)[1] if block.count("/") else ""


def name_blocks(section: BriefSection) -> BriefSection:
    """The section with every block named, each name once. Its own heading has the section's id."""
    seen: dict[str, int] = {}
    named = []
    for place, block in enumerate(section.blocks):
        name = _whole_name(section, place, block)
        seen[name] = seen.get(name, 0) + 1
        named.append(replace(block, id=name if seen[name] == 1 else f"{name}~{seen[name]}"))
    return replace(section, blocks=tuple(named))


def _whole_name(section: BriefSection, place: int, block: AnyBlock) -> str:
    if isinstance(block, Block) and block.kind is BlockKind.HEADING:
        return section.id if block.level == 1 else f"{section.id}/{_subject_below(section, place)}/heading{block.level}"
    return f"{section.id}/{block.id}"


def _subject_below(section: BriefSection, place: int) -> str:
    """What a heading is about: what the first block under it is about."""
    below = (block.id for block in section.blocks[place + 1 :] if block.id)
    return next(below, "/").split("/", 1)[0]
