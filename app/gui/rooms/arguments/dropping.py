"""Where a card that is dragged comes to stand among the picked ones."""

from collections.abc import Sequence

from app.gui.look.palette import UNIT
from app.gui.rooms.arguments.card import OfferCard


def middle(card: OfferCard) -> int:
    """The height of a card's middle."""
    return card.geometry().center().y()


def gap_below(after: Sequence[OfferCard], standing: Sequence[OfferCard]) -> int:
    """Where the line is drawn: under the last card before it, over the first one, or at the top."""
    if after:
        return after[-1].geometry().bottom() + UNIT
    return standing[0].geometry().top() - UNIT if standing else UNIT


def place_after(before: Sequence[OfferCard], standing: Sequence[OfferCard], card: OfferCard, last: int) -> int:
    """The place in the answer behind the last of the cards before it; picks of other lists keep theirs."""
    if not before:
        first = [one.number for one in standing if one is not card and one.number is not None]
        return first[0] - 1 - _passed(card, first[0]) if first else last
    number = before[-1].number or 0
    return min(number - _passed(card, number), last)


def _passed(card: OfferCard, number: int) -> int:
    """Whether a place counts the card itself, which is taken out of its old place first."""
    return int(card.number is not None and card.number < number)
