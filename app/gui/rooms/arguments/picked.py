"""What is said of the picked offers of an issue: their names, and the precedents among them. No Qt."""

from collections.abc import Sequence

from app.drafting.match import Offer
from app.law.authorities import Proposition, Side
from app.law.matters import Issue, Matter


def names_of(offers: Sequence[Offer]) -> dict[str, str]:
    """The words for a picked support: name, page, and what it is for."""
    names: dict[str, str] = {}
    for offer in offers:
        at = f" at {offer.proposition.pin}" if offer.proposition.pin else ""
        names.setdefault(offer.proposition.id, f"{offer.authority.name}{at}: {offer.proposition.text}")
        names.setdefault(offer.authority.key, offer.authority.name)
    return names


def precedents_of(offers: Sequence[Offer], matter: Matter, side: Side, issue: Issue) -> list[tuple[Proposition, str]]:
    """The picked precedents, in the order of the picks: holdings, and whatever has its facts recorded."""
    selection = matter.find_selection(side, issue)
    picked = [support.proposition for support in (selection.supports if selection else ())]
    found = {str(o.proposition.id): (o.proposition, o.authority.short_name or o.authority.name) for o in offers}
    named = [found[name] for name in picked if name in found]
    return [(one, name) for one, name in named if one.facts or one.outcome is not None]
