"""How an exchange file is taken in, and what is told of it: shapes only."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.law.authorities import AuthorityKey


class Fate(StrEnum):
    """What becomes of an entry of an exchange file."""

    NEW = "new"
    SAME = "same"
    COMPLETED = "completed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field of which the library and the file say different things, each as JSON has it."""

    subject: str
    field: str
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """What an entry of the file changes.

    Attributes:
        key: the authority's key in the library; `name` as the library, or else the file, has it.
        propositions, texts, notes, outcomes: how many are added.
        differences: what both say differently: the library's stands, unless theirs is taken.
        refused: ids of propositions that were not taken, each with the reason.
    """

    key: AuthorityKey
    name: str
    fate: Fate
    propositions: int = 0
    texts: int = 0
    notes: int = 0
    outcomes: int = 0
    differences: tuple[Difference, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def added(self) -> tuple[str, ...]:
        """What is added, in words: "2 propositions"."""
        counts = {
            "propositions": self.propositions,
            "texts": self.texts,
            "notes": self.notes,
            "outcomes": self.outcomes,
        }
        return tuple(f"{count} {what}" for what, count in counts.items() if count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How to take records in: whose word counts where both say something, who does it, and when."""

    by: str
    at: dt.datetime
    theirs: bool = False
