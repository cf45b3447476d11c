"""The round of reading: what the present draft cites, in the order in which it does, and what of it nobody has read. No Qt."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from app.gui.operations import ShownDraft
from app.gui.rooms.authorities.catalog import Catalog
from app.law.authorities import AuthorityKey


@dataclass(frozen=True, slots=True)
class Round:
    """The keys of what a draft cites that the library holds, by first appearance, and those of them that are unread."""

    cited: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """How many somebody has read."""
        return len(self.cited) - len(self.unread)

    def after(self, here: str) -> tuple[str, ...]:
        """What is still to be read, without what is open: what is cited after it first, then from the top."""
        at = self.cited.index(here) + 1 if here in self.cited else 0
        return tuple(key for key in (*self.cited[at:], *self.cited[:at]) if key in self.unread and key != here)


def round_of(cited: Iterable[str], catalog: Catalog, done: Container[str] = ()) -> Round:
    """The round for what is cited.

    Args:
        done: what was said to be read since the catalog was made.
    """
    held = tuple(key for key in cited if AuthorityKey(key) in catalog.entries)
    unread = (key for key in held if key not in done)
    return Round(held, tuple(k for k in unread if catalog.entries[AuthorityKey(k)].authority.verification is None))


def cited_in(shown: ShownDraft | None) -> tuple[str, ...]:
    """The keys of what a draft cites, in order of first appearance."""
    from app.citations.placement import cited_keys  # noqa: PLC0415  # drafting is not needed for the first window

    return cited_keys(shown.draft.brief) if shown is not None else ()
