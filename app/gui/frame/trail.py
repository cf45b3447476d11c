"""The way through the rooms: where one was, so that Back leads there again, and Forward returns. No Qt."""

from typing import Generic, TypeVar

P = TypeVar("P")
"""What a place is: one of a room, or one of the guide."""

_LONGEST = 100
"""Places that are kept."""


class Trail(Generic[P]):
    """Places that were left, in order; a new way takes the place of those that Forward would lead to."""

    def __init__(self) -> None:
        self._behind: list[P] = []
        self._ahead: list[P] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place behind."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place ahead."""
        return bool(self._ahead)

    def leave(self, place: P) -> None:
        """Note that a place is left on a new way; leaving it twice is leaving it once."""
        self._ahead.clear()
        if self._behind[-1:] != [place]:
            self._behind = [*self._behind, place][-_LONGEST:]

    def back(self, here: P | None) -> P | None:
        """The place that was left last; None when there is none."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: P | None) -> P | None:
        """The place from which one went back; None when there is none."""
        return _step(self._ahead, self._behind, here)

    def forget(self) -> None:
        """Begin anew: the places were another matter's."""
        self._behind.clear()
        self._ahead.clear()


def _step(taken: list[P], kept: list[P], here: P | None) -> P | None:
    if not taken:
        return None
    if here is not None:
        kept.append(here)
    return taken.pop()
