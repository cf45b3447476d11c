"""What becomes of imported files: a row for each, and the report of a run."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.law.authorities import Authority
from app.library.importing import NAME_REQUIRED

if TYPE_CHECKING:
    from app.library.twins import Twins


class Fate(StrEnum):
    """What became of one file."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One file's fate.

    Attributes:
        reason: why it was refused, or what it was taken for.
        key: the authority that the text now belongs to; None when refused.
        entry: the entry that the text now belongs to, as a list names it ("Oak v. Elm, 100 F.3d 200"); empty when refused.
        nameless: whether the text told no name, so that it may be no opinion at all.
        suggested: how many suggestions about it wait for the attorney.
    """

    path: Path
    fate: Fate
    reason: str = ""
    key: str | None = None
    name: str | None = None
    passages: int = 0
    quotable: bool | None = None
    entry: str = ""
    nameless: bool = False
    suggested: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The rows of one run, in the order of the files.

    Attributes:
        twins: what of the run may be the same as something that the library holds.
        remaining: the files that were not reached, because the disk was full before; the last row says so.
    """

    rows: tuple[ImportRow, ...]
    twins: "tuple[Twins, ...]" = ()
    remaining: tuple[Path, ...] = ()

    @property
    def refused(self) -> int:
        """How many files were refused."""
        return sum(row.fate is Fate.REFUSED for row in self.rows)


def entry_words(owner: Authority) -> str:
    """An entry as a list names it; one without a name by its first citation or docket number, if it has one."""
    name = "" if owner.name == NAME_REQUIRED else owner.name
    place = str(owner.citations[0]) if owner.citations else (owner.docket or "")
    return ", ".join(word for word in (name, place) if word)
