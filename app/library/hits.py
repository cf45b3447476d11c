"""One match of a search before its text is fetched, and the index that it was found in."""

from typing import NamedTuple

from app.library.fulltext import ENTRIES, PASSAGES, PROPOSITIONS
from app.library.ranking import Scored
from app.library.results import ResultKind, ScorePart

INDEX_OF = {ResultKind.PASSAGE: PASSAGES, ResultKind.PROPOSITION: PROPOSITIONS, ResultKind.NOTE: ENTRIES}


class Hit(NamedTuple):
    """One match, ranked. A tuple, because a search makes a hundred of them.

    Attributes:
        row: the number of its row in the table of its kind.
        tier: 1 when it lies deeper than what is ranked with all factors, else 0.
        place: where it stands among its kind before it is ranked.
        text: its text score, as long as it is not told in `parts`.
        share: what its opinion adds.
    """

    kind: ResultKind
    row: int
    score: float
    reasons: tuple[str, ...]
    parts: tuple[ScorePart, ...] = ()
    tier: int = 0
    place: int = 0
    text: Scored | None = None
    share: float = 0.0

    @property
    def order(self) -> tuple[int, float, int, ResultKind, int]:
        """What it is sorted by; kind and row keep equal scores in a fixed order."""
        return (self.tier, -self.score, self.place if self.tier else 0, self.kind, self.row)


def rows_of(hits: tuple[Hit, ...] | list[Hit], kind: ResultKind) -> list[int]:
    """The rows of one kind among hits."""
    return [hit.row for hit in hits if hit.kind is kind]
