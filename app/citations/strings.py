"""String citations: the order and kinds of signals, and the marks between citations (rules 1.2 to 1.4)."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Protocol, TypeVar


class SignalKind(IntEnum):
    """What a signal says of the authority, in the order in which kinds stand (rule 1.3)."""

    SUPPORT = 0
    COMPARISON = 1
    CONTRADICTION = 2
    BACKGROUND = 3


_KINDS = {
    SignalKind.SUPPORT: ("", "e.g.", "accord", "see", "see, e.g.", "see also", "see also, e.g.", "cf."),
    SignalKind.COMPARISON: ("compare", "with", "and", "contrast"),
    SignalKind.CONTRADICTION: ("contra", "but see", "but see, e.g.", "but cf."),
    SignalKind.BACKGROUND: ("see generally",),
}
_ORDER = {signal: (kind, place) for kind, signals in _KINDS.items() for place, signal in enumerate(signals)}
_LAST = (SignalKind.BACKGROUND, 9)


class Signalled(Protocol):
    """A citation with its signal: a node of a brief, or one found in a text."""

    @property
    def signal(self) -> str | None:
        """The signal in lower case; None or nothing where there is none."""


_Signalled = TypeVar("_Signalled", bound=Signalled)


def kind_of(signal: str) -> SignalKind:
    """What kind of signal it is; an unknown one stands with those that support."""
    return _ORDER.get(signal.rstrip(","), (SignalKind.SUPPORT, 0))[0]


def in_signal_order(cited: Sequence[_Signalled]) -> list[_Signalled]:
    """The citations of a string by their signals; those with the same one keep their order, which is the author's (1.4)."""
    return sorted(cited, key=lambda one: _ORDER.get((one.signal or "").rstrip(","), _LAST))


def mark_between(signal: str, following: str) -> str:
    """What parts a citation from the next: ";" within a sentence, "," inside a comparison, "." where another kind begins."""
    if following in {"with", "and"}:
        return ","
    return ";" if not following or kind_of(signal) is kind_of(following) else "."


def shortened(signal: str, before: str) -> str:
    """The signal without "but" after another one that contradicts: "But see …; cf. …"."""
    negative = kind_of(before) is SignalKind.CONTRADICTION
    return signal.removeprefix("but ") if negative else signal
