"""The attorney's edits of a drafted paper, kept beside what they change.

An edit names the block that it changes, not a place in the text: when the paper is drafted again,
everything else is built anew and the edit is put where its block now stands. What it replaced is
kept with it, so that a draft that has changed underneath shows as a conflict and is never overwritten.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from app.law.briefs import BlockKind

OWN = "own:"
"""How the id of a block begins that the attorney put in: it is the edit's own id."""


class EditKind(StrEnum):
    """What an edit does to a block."""

    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
    MOVE = "move"

    @property
    def has_text(self) -> bool:
        """Whether it brings words of the attorney's."""
        return self in {EditKind.REPLACE, EditKind.INSERT}

    @property
    def has_place(self) -> bool:
        """Whether it says after which block something stands."""
        return self in {EditKind.INSERT, EditKind.MOVE}


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockEdit:
    """One edit of one block.

    Attributes:
        id: its id within the matter ("e1").
        paper: the paper it belongs to ("opposition").
        block: the id of the block that it changes; of an inserted one, "own:" and the edit's id.
        text: the new words, in the markup of editable text; of a replacement or insertion.
        base: the editable text of the generated block as it was when it was replaced or deleted.
        after: the id of the block after which an inserted or moved one stands; a section's id puts it first there.
        set_as, level: how an inserted block is set; the level is a heading's.
    """

    id: str
    paper: str
    kind: EditKind
    block: str
    text: str = ""
    base: str = ""
    after: str = ""
    set_as: BlockKind = BlockKind.PARAGRAPH
    level: int = 0

    @property
    def base_hash(self) -> str:
        """The fingerprint of the generated text that it took the place of; empty when it took none's."""
        return text_hash(self.base) if self.base else ""


class ConflictKind(StrEnum):
    """How a paper that was drafted again has run against an edit."""

    CHANGED = "changed"
    GONE = "gone"
    PLACE_GONE = "place_gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditConflict:
    """A three-way choice that only the attorney can make.

    Attributes:
        base: the generated words as they were when the edit was made.
        mine: the attorney's words; empty when the edit deletes.
        new: the generated words as they are now; None when the block is not generated any more.
        block: the id of the block as it is now.
        after: the id of the block after which the attorney's words stand until it is resolved; empty when in place.
    """

    edit: BlockEdit
    kind: ConflictKind
    base: str
    mine: str
    new: str | None
    block: str
    after: str = ""

    @property
    def message(self) -> str:
        """What happened, in a sentence."""
        match self.kind:
            case ConflictKind.CHANGED:
                return (
                    "The text that you edited is drafted differently now: keep yours, take the new, or write a third."
                )
            case ConflictKind.GONE:
                return "The text that you edited is not drafted any more: yours stands at the end of its section."
            case ConflictKind.PLACE_GONE:
                return "The place to which you put this text is not drafted any more."


class Choice(StrEnum):
    """How the attorney resolves a conflict."""

    MINE = "mine"
    NEW = "new"
    THIRD = "third"


def text_hash(text: str) -> str:
    """The fingerprint of editable text, whatever its spacing."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
