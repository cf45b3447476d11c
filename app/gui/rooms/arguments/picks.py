"""What ticking does to a matter: pure functions from an offer to another matter. No Qt."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum

from app.drafting.match import Offer
from app.drafting.passages import quote_hash
from app.law.authorities import PropositionKind, Side
from app.law.matters import Issue, Matter, PassageQuote, Selection, Support, SupportRole


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
    """The matter with an offer picked for an issue, after what was picked before."""
    made = support_of(offer, place)
    return _change_supports(matter, side, issue, lambda supports: (*_without(supports, offer), made))


def drop(matter: Matter, side: Side, issue: Issue, offer: Offer) -> Matter:
    """The matter without that pick."""
    return _change_supports(matter, side, issue, lambda supports: _without(supports, offer))


def answer(matter: Matter, side: Side, issue: Issue, offer: Offer, sentence: str) -> Matter:
    """The matter with the attorney's sentence of answer to a picked adverse authority."""

    def told(support: Support) -> Support:
        return replace(support, distinction=sentence.strip()) if is_for(support, offer) else support

    return _change_supports(matter, side, issue, lambda supports: tuple(told(s) for s in supports))


def move(matter: Matter, side: Side, issue: Issue, offer: Offer, step: int) -> Matter:
    """The matter with a pick one place earlier (-1) or later (+1) in the answer."""

    def moved(supports: tuple[Support, ...]) -> tuple[Support, ...]:
        order = list(supports)
        place = next((n for n, support in enumerate(order) if is_for(support, offer)), None)
        if place is None or not 0 <= place + step < len(order):
            return supports
        order.insert(place + step, order.pop(place))
        return tuple(order)

    return _change_supports(matter, side, issue, moved)


def _without(supports: tuple[Support, ...], offer: Offer) -> tuple[Support, ...]:
    return tuple(support for support in supports if not is_for(support, offer))


def _change_supports(
    matter: Matter,
    side: Side,
    issue: Issue,
    change: Callable[[tuple[Support, ...]], tuple[Support, ...]],
) -> Matter:
    old = matter.find_selection(side, issue) or Selection(count=issue.count, defense=issue.defense)
    return _with_selection(matter, side, replace(old, supports=change(old.supports)))


def _with_selection(matter: Matter, side: Side, selection: Selection) -> Matter:
    """The matter with a selection in its old place, or last; an empty one is left out."""
    kept = matter.selections_for(side)
    known = any(s.key == selection.key for s in kept)
    changed = [selection if s.key == selection.key else s for s in kept] + ([] if known else [selection])
    blank = Selection(count=selection.count, defense=selection.defense)
    selections = tuple(s for s in changed if s != blank)
    if side is Side.DEFENDANT:
        return replace(matter, reply_selections=selections)
    return replace(matter, selections=selections)
