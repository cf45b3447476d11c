"""Editing a drafted paper: the attorney's text into a block, conflicts settled, modules saved and put in."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from app import paths
from app.drafting.markup import from_text, split_paragraphs
from app.drafting.modules import BriefModule, ModuleKind, make_module
from app.drafting.modules import save_module as write_module
from app.errors import Remedy, UsageError, how
from app.law.briefs import Block
from app.law.edits import OWN, Choice, EditConflict
from app.law.matters import Matter
from app.matters.block_edits import insert_block, move_block, replace_block, resolve_conflict
from app.tasks.draft_brief import Draft


def put_text(draft: Draft, block: str, text: str) -> Matter:
    """The matter with the attorney's text in a block.

    Raises:
        UsageError: the paper has no such block.
        MarkupProblem: the text cannot be read; nothing is changed.
    """
    if draft.base_text(block) is None:
        _check_block(draft, block)
    check_text(text)
    base = "" if block.startswith(OWN) else draft.base_text(block) or ""
    return replace_block(draft.matter, draft.brief.kind.value, block, base=base, text=text)


def put_after(draft: Draft, block: str, text: str) -> Matter:
    """The matter with a paragraph of the attorney's after a block. Raises as `put_text` does."""
    _check_block(draft, block)
    check_text(text)
    return insert_block(draft.matter, draft.brief.kind.value, after=block, text=text)


def base_name(draft: Draft, block: str) -> str:
    """The block that an edit made several paragraphs of, for each of them; any other block's own name."""
    first, plus, number = block.rpartition("+")
    return first if plus and number.isdigit() and first in draft.block_ids else block


def put_order(draft: Draft, section: str, order: Sequence[str]) -> Matter:
    """The matter whose paper has the blocks of a section in this order, given by their `base_name`s.

    What stands in the order in which it is drafted needs no edit; all else is placed after what comes before it.
    """
    paper, matter = draft.brief.kind.value, draft.matter
    drafted = [block.id for one in draft.generated.sections if one.id == section for block in one.blocks]
    kept = _longest_rise([name for name in order if name in drafted], drafted)
    moved = [name for name in order if name not in kept]
    placed = {edit.block: edit for edit in matter.edits_of(paper) if edit.kind.has_place and edit.block in order}
    matter = replace(matter, edits=tuple(edit for edit in matter.edits if edit not in placed.values()))
    for before, name in pairwise((section, *order)):
        if name in moved and name in placed:
            matter = replace(matter, edits=(*matter.edits, replace(placed[name], after=before)))
        elif name in moved:
            matter = move_block(matter, paper, name, after=before)
    return matter


def _longest_rise(names: Sequence[str], drafted: Sequence[str]) -> set[str]:
    """As many of the names as possible that stand in the order in which they are drafted."""
    best: list[tuple[int, list[str]]] = []
    for name in names:
        at = drafted.index(name)
        below = [(length, rise) for length, rise in best if drafted.index(rise[-1]) < at]
        length, rise = max(below, default=(0, []))
        best.append((length + 1, [*rise, name]))
    return set(max(best, default=(0, []))[1])


_OWN_SECTION = re.compile(r"own_section\(\"([a-z_.]+)\"\)")


@cache
def own_sections(paper: str) -> tuple[str, ...]:
    """The sections of a paper that print words of the attorney's own ("opposition.introduction"), as its templates ask."""
    sources: dict[str, str] = {}
    for folder in paths.layered("templates"):
        for file in sorted((folder / "briefs" / paper).glob("*.md.j2")):
            sources.setdefault(file.name, file.read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(key for source in sources.values() for key in _OWN_SECTION.findall(source)))


def put_choice(draft: Draft, edit: str, choice: Choice, text: str = "") -> Matter:
    """The matter with a conflict settled as the attorney chose. Raises as `put_text` does."""
    check_text(text)
    return resolve_conflict(draft.matter, get_conflict(draft, edit), choice, text)


def check_text(text: str) -> None:
    """Raise `MarkupProblem` unless a text can be read, each of its paragraphs."""
    for part in split_paragraphs(text):
        from_text(part)


def _check_block(draft: Draft, block: str) -> None:
    if block not in draft.block_ids:
        raise UsageError(f"The paper has no block “{block}”.", hint=how(Remedy.SEE_BLOCKS))


def get_conflict(draft: Draft, edit: str) -> EditConflict:
    """The conflict of an edit. Raises `UsageError` when there is none."""
    found = next((conflict for conflict in draft.conflicts if conflict.edit.id == edit), None)
    if found is None:
        known = ", ".join(conflict.edit.id for conflict in draft.conflicts) or "none"
        raise UsageError(f"There is no conflict on “{edit}”.", hint=f"In conflict: {known}.")
    return found


def save_blocks(draft: Draft, name: str, kind: ModuleKind, blocks: Sequence[str], *, title: str = "") -> Path:
    """Save blocks of the paper, in its order, as a module in the user's folder."""
    unknown = [block for block in blocks if block not in draft.block_ids]
    if unknown:
        raise UsageError(f"The paper has no block “{unknown[0]}”.", hint=how(Remedy.SEE_BLOCKS))
    all_blocks = (block for section in draft.brief.sections for block in section.blocks)
    kept = [block for block in all_blocks if isinstance(block, Block) and block.id in blocks]
    return write_module(make_module(name, kind, kept, title=title))


def put_module(draft: Draft, module: BriefModule, *, after: str) -> tuple[Matter, tuple[str, ...]]:
    """The matter with a module's blocks after a block, and the authorities that the library does not hold.

    Raises:
        UsageError: the paper has no such block.
    """
    _check_block(draft, after)
    matter = draft.matter
    for block in module.block:
        matter = insert_block(
            matter, draft.brief.kind.value, after=after, text=block.text, set_as=block.set_as, level=block.level
        )
        after = matter.edits[-1].block
    unknown = tuple(key for key in module.authorities if draft.source.find_authority(key) is None)
    return matter, unknown
