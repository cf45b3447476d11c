"""The order in which offers stand while one issue is looked at: what is ranked anew stays under the hand. No Qt."""

from collections.abc import Sequence

from app.drafting.match import Offer
from app.law.matters import Selection

Name = tuple[object, ...]


def name_of(offer: Offer) -> Name:
    """What tells an offer from the others of its list, whatever is said of it."""
    passage = offer.passage.id if offer.passage else None
    return offer.authority.key, offer.proposition.id, passage, offer.start, offer.end


def keep_standing(before: Sequence[Name], offers: Sequence[Offer]) -> list[Name]:
    """The names in the order of before; a new one stands behind the one that it is ranked behind."""
    names = list(before)
    behind = 0
    for offer in offers:
        name = name_of(offer)
        if name not in names:
            names.insert(behind, name)
        behind = names.index(name) + 1
    return names


def picked_of(selection: Selection | None) -> set[Name]:
    """What is picked, whatever is said of it."""
    supports = selection.supports if selection else ()
    return {(one.authority, one.proposition, one.quote) for one in supports}
