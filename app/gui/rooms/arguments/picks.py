"""What ticking does to a matter: pure functions from an offer to another matter. No Qt."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum

from app.drafting.match import Offer
from app.drafting.passages import quote_hash
from app.law.authorities import PropositionKind, Side
from app.law.matters import Issue, Matter, PassageQuote, Selection, SetAside, Support, SupportRole
from app.matters import editing


class OfferList(StrEnum):
    """The list in which an offer stands."""

    OFFERED = "offered"
    ADVERSE = "adverse"
    EXCLUDED = "excluded"


def support_of(offer: Offer, place: OfferList) -> Support:
    """The support that ticking an offer makes: a proposition, or verbatim words with their fingerprint."""
    role = _role(offer, place)
    if offer.passage is None:
        return Support(authority=offer.authority.key, proposition=offer.proposition.id, role=role)
    words = offer.passage.text[offer.start : offer.end]
    quote = PassageQuote(passage=offer.passage.id, start=offer.start, end=offer.end, sha256=quote_hash(words))
    return Support(authority=offer.authority.key, quote=quote, role=role)


def _role(offer: Offer, place: OfferList) -> SupportRole:
    if place is OfferList.ADVERSE:
        return SupportRole.ADVERSE
    return SupportRole.STANDARD if offer.proposition.kind is PropositionKind.STANDARD else SupportRole.SUPPORT


def is_for(support: Support, offer: Offer) -> bool:
    """Whether a picked support is that offer."""
    if offer.passage is None:
        return support.proposition == offer.proposition.id
    words = offer.passage.text[offer.start : offer.end]
    return support.quote is not None and support.quote.sha256 == quote_hash(words)


def find_pick(selection: Selection | None, offer: Offer) -> tuple[int, Support] | None:
    """The place in the selection (from 1) and the support of an offer; None when it is not picked."""
    supports = selection.supports if selection else ()
    return next(((n, s) for n, s in enumerate(supports, start=1) if is_for(s, offer)), None)


def not_offered(selection: Selection | None, offers: Iterable[Offer]) -> tuple[Support, ...]:
    """Picked supports that no list holds: the library lacks them, or they do not bear on the issue any more."""
    standing = tuple(offers)
    supports = selection.supports if selection else ()
    return tuple(support for support in supports if not any(is_for(support, offer) for offer in standing))


def keep_only(matter: Matter, side: Side, issue: Issue, offers: Iterable[Offer]) -> Matter:
    """The matter without the picks for an issue that no list holds."""
    gone = not_offered(matter.find_selection(side, issue), offers)
    return _change_supports(matter, side, issue, lambda supports: tuple(s for s in supports if s not in gone))


def pick(matter: Matter, side: Side, issue: Issue, offer: Offer, place: OfferList) -> Matter:
    """The matter with an offer picked for an issue, last; one that is picked already stays where it is."""
    made = take_up(matter, side, issue, offer)
    return editing.add_support(made, side, issue.key, support_of(offer, place))


def drop(matter: Matter, side: Side, issue: Issue, offer: Offer) -> Matter:
    """The matter without that pick."""
    found = find_pick(matter.find_selection(side, issue), offer)
    return editing.remove_support(matter, side, issue.key, found[0] - 1) if found else matter


def answer(matter: Matter, side: Side, issue: Issue, offer: Offer, sentence: str) -> Matter:
    """The matter with the attorney's sentence of answer to an adverse authority, which it picks if need be."""
    picked = pick(matter, side, issue, offer, OfferList.ADVERSE)
    found = find_pick(picked.find_selection(side, issue), offer)
    if found is None:
        return picked
    told = replace(found[1], distinction=sentence.strip())
    return editing.replace_support(picked, side, issue.key, found[0] - 1, told)


def put_aside(matter: Matter, side: Side, issue: Issue, offer: Offer, reason: str, *, conceded: bool) -> Matter:
    """The matter with an adverse authority conceded or set aside in place of being answered."""
    aside = SetAside(authority=offer.authority.key, reason=reason.strip(), conceded=conceded)
    return editing.set_aside(drop(matter, side, issue, offer), side, issue.key, aside)


def take_up(matter: Matter, side: Side, issue: Issue, offer: Offer) -> Matter:
    """The matter in which an authority is not conceded or set aside any more."""
    return editing.set_aside(matter, side, issue.key, SetAside(authority=offer.authority.key, reason=""))


def find_aside(selection: Selection | None, offer: Offer) -> SetAside | None:
    """How the authority of an offer is conceded or set aside; None when it is not."""
    asides = selection.set_aside if selection else ()
    return next((one for one in asides if one.authority == offer.authority.key), None)


def move(matter: Matter, side: Side, issue: Issue, offer: Offer, step: int) -> Matter:
    """The matter with a pick one place earlier (-1) or later (+1) in the answer."""
    selection = matter.find_selection(side, issue)
    found = find_pick(selection, offer)
    if selection is None or found is None or not 0 <= found[0] - 1 + step < len(selection.supports):
        return matter
    return editing.move_support(matter, side, issue.key, found[0] - 1, found[0] - 1 + step)


def put_at(matter: Matter, side: Side, issue: Issue, offer: Offer, place: OfferList, *, at: int) -> Matter:
    """The matter with an offer as the pick before which `at` others stand; one that is not picked yet is."""
    picked = pick(matter, side, issue, offer, place)
    selection = picked.find_selection(side, issue)
    found = find_pick(selection, offer)
    if selection is None or found is None:
        return picked
    return editing.move_support(picked, side, issue.key, found[0] - 1, min(at, len(selection.supports) - 1))


def _change_supports(
    matter: Matter,
    side: Side,
    issue: Issue,
    change: Callable[[tuple[Support, ...]], tuple[Support, ...]],
) -> Matter:
    return editing.change_selection(matter, side, issue.key, lambda s: replace(s, supports=change(s.supports)))
