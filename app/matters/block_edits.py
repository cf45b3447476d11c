"""The attorney's edits of drafted papers as pure functions over the matter.

An edit is refused only for what cannot be meant; whether its markup is sound is `drafting.markup`'s.
"""

import re
from dataclasses import replace

from app.law.briefs import BlockKind
from app.law.edits import OWN, BlockEdit, Choice, ConflictKind, EditConflict, EditKind, text_hash
from app.law.matters import Matter


def replace_block(matter: Matter, paper: str, block: str, *, base: str, text: str) -> Matter:
    """Put the attorney's text in the place of a block's; the generated text again takes the edit back.

    Args:
        base: the editable text as generated; what an earlier edit of the block kept goes before it.
    """
    if block.startswith(OWN):
        return _change(matter, paper, block, EditKind.INSERT, text=text)
    before = _find(matter, paper, block, EditKind.REPLACE) or _find(matter, paper, block, EditKind.DELETE)
    base = before.base if before else base
    if text_hash(text) == text_hash(base):
        return _drop(matter, before)
    made = BlockEdit(id=_id(matter, before), paper=paper, kind=EditKind.REPLACE, block=block, text=text, base=base)
    return _store(matter, made)


def delete_block(matter: Matter, paper: str, block: str, *, base: str) -> Matter:
    """Leave a block out; one that the attorney put in is removed, and what stood after it moves up."""
    if block.startswith(OWN):
        return _remove_own(matter, paper, block)
    before = _find(matter, paper, block, EditKind.REPLACE) or _find(matter, paper, block, EditKind.DELETE)
    base = before.base if before else base
    return _store(matter, BlockEdit(id=_id(matter, before), paper=paper, kind=EditKind.DELETE, block=block, base=base))


def insert_block(
    matter: Matter, paper: str, *, after: str, text: str, set_as: BlockKind = BlockKind.PARAGRAPH, level: int = 0
) -> Matter:
    """Put a block of the attorney's after another; after those that were put there before."""
    name = _id(matter, None)
    made = BlockEdit(
        id=name,
        paper=paper,
        kind=EditKind.INSERT,
        block=f"{OWN}{name}",
        text=text,
        after=after,
        set_as=set_as,
        level=level,
    )
    return _store(matter, made)


def move_block(matter: Matter, paper: str, block: str, *, after: str) -> Matter:
    """Have a block stand after another one (or first in a section, by the section's id)."""
    if block == after:
        return matter
    if block.startswith(OWN):
        return _change(matter, paper, block, EditKind.INSERT, after=after)
    before = _find(matter, paper, block, EditKind.MOVE)
    return _store(matter, BlockEdit(id=_id(matter, before), paper=paper, kind=EditKind.MOVE, block=block, after=after))


def restore_block(matter: Matter, paper: str, block: str) -> Matter:
    """Take back every edit of a generated block: it is drafted and placed as it would be."""
    kept = (e for e in matter.edits if (e.paper, e.block) != (paper, block) or e.kind is EditKind.INSERT)
    return replace(matter, edits=tuple(kept))


def resolve_conflict(matter: Matter, conflict: EditConflict, choice: Choice, text: str = "") -> Matter:
    """Settle a conflict as the attorney chose.

    Args:
        text: the third wording, for `Choice.THIRD`.
    """
    edit = conflict.edit
    if choice is Choice.NEW:
        return _drop(matter, edit)
    words = text if choice is Choice.THIRD else edit.text
    return _store(matter, _settled(conflict, words, third=choice is Choice.THIRD))


def _settled(conflict: EditConflict, words: str, *, third: bool) -> BlockEdit:
    edit = conflict.edit
    match conflict.kind:
        case ConflictKind.CHANGED:
            kind = EditKind.REPLACE if third else edit.kind
            return replace(edit, kind=kind, block=conflict.block, text=words, base=conflict.new or "")
        case ConflictKind.GONE:
            own = f"{OWN}{edit.id}"
            return replace(edit, kind=EditKind.INSERT, block=own, text=words, base="", after=conflict.after)
        case ConflictKind.PLACE_GONE:
            return replace(edit, text=words, after=conflict.after)


def _find(matter: Matter, paper: str, block: str, kind: EditKind) -> BlockEdit | None:
    return next((e for e in matter.edits if (e.paper, e.block, e.kind) == (paper, block, kind)), None)


def _change(
    matter: Matter, paper: str, block: str, kind: EditKind, *, text: str | None = None, after: str | None = None
) -> Matter:
    edit = _find(matter, paper, block, kind)
    if edit is None:
        return matter
    changed = replace(edit, text=edit.text if text is None else text, after=edit.after if after is None else after)
    return _store(matter, changed)


def _store(matter: Matter, edit: BlockEdit) -> Matter:
    if any(e.id == edit.id for e in matter.edits):
        return replace(matter, edits=tuple(edit if e.id == edit.id else e for e in matter.edits))
    return replace(matter, edits=(*matter.edits, edit))


def _drop(matter: Matter, edit: BlockEdit | None) -> Matter:
    return replace(matter, edits=tuple(e for e in matter.edits if e != edit)) if edit else matter


def _remove_own(matter: Matter, paper: str, block: str) -> Matter:
    gone = _find(matter, paper, block, EditKind.INSERT)
    if gone is None:
        return matter
    kept = (e for e in matter.edits if e is not gone)
    moved_up = (replace(e, after=gone.after) if (e.paper, e.after) == (paper, block) else e for e in kept)
    return replace(matter, edits=tuple(moved_up))


def _id(matter: Matter, before: BlockEdit | None) -> str:
    if before is not None:
        return before.id
    numbers = [int(found[1]) for e in matter.edits if (found := re.fullmatch(r"e(\d+)", e.id))]
    return f"e{max(numbers, default=0) + 1}"
