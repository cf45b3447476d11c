"""What the supports report becomes another matter: ticks, order, and how what is adverse is met, with its place in the log."""

from collections.abc import Callable
from functools import partial

from app.drafting.match import Offer
from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.places import AUTHORITIES, Place
from app.gui.rooms.arguments import picks
from app.gui.rooms.arguments.adverse import Fate
from app.gui.rooms.arguments.picks import OfferList
from app.gui.rooms.arguments.supports import SupportsPane
from app.gui.setting_aside import log_aside
from app.law.authorities import Side
from app.law.matters import Issue, Matter, SetAside

Now = Callable[[], tuple[Matter, Issue] | None]
"""The matter and the issue at the cursor; None without one."""


class Picking:
    """Takes what a `SupportsPane` reports of the issue at the cursor to the session."""

    def __init__(self, desk: Desk, supports: SupportsPane, now: Now) -> None:
        self._desk, self._now = desk, now
        supports.toggled.connect(self._on_toggled)
        supports.settled.connect(self._on_settled)
        supports.decided.connect(self._on_decided)
        supports.placed.connect(self._on_placed)
        supports.moved.connect(self._on_moved)
        supports.cleared.connect(self._on_cleared)
        supports.opened.connect(self._on_read)
        supports.sought.connect(lambda words: desk.go_to(Place(room=AUTHORITIES, words=words)))

    @property
    def _side(self) -> Side:
        return self._desk.session.side

    def _change(self, what: str, change: Callable[[Matter, Issue], Matter], merge: str = "") -> None:
        if (found := self._now()) is not None:
            self._desk.session.change(change(*found), what, merge=merge)

    def _on_toggled(self, offer: Offer, on: bool, place: OfferList) -> None:  # a signal's argument
        side, name = self._side, offer.authority.name

        def drop(matter: Matter, issue: Issue) -> Matter:
            return picks.take_up(picks.drop(matter, side, issue, offer), side, issue, offer)

        if on:
            self._change(f"picking {name}", lambda matter, issue: picks.pick(matter, side, issue, offer, place))
        else:
            self._change(f"dropping {name}", drop)

    def _on_settled(self, offer: Offer, fate: Fate, words: str) -> None:
        if (found := self._now()) is None:
            return
        key, name, side = offer.authority.key, offer.authority.name, self._side
        meet = picks.answer
        if fate is not Fate.DISTINGUISHED:
            meet = partial(picks.put_aside, conceded=fate is Fate.CONCEDED)
        merge = f"{found[1].key}.{side.value}.{key}.{fate.value}"
        self._change(f"answering {name}", lambda matter, issue: meet(matter, side, issue, offer, words), merge)

    def _on_decided(self, offer: Offer, fate: Fate, words: str) -> None:
        """The reason is typed to its end: the log of the matter's file keeps it, and that it was taken back."""
        if (found := self._now()) is not None:
            aside = SetAside(authority=offer.authority.key, reason=words.strip(), conceded=fate is Fate.CONCEDED)
            log_aside(self._desk, found[1].key, aside)

    def _on_placed(self, offer: Offer, place: OfferList, at: int) -> None:
        moved = f"moving {offer.authority.name}"
        self._change(moved, lambda matter, issue: picks.put_at(matter, self._side, issue, offer, place, at=at))

    def _on_moved(self, offer: Offer, step: int) -> None:
        moved = f"moving {offer.authority.name}"
        self._change(moved, lambda matter, issue: picks.move(matter, self._side, issue, offer, step))

    def _on_cleared(self) -> None:
        matches, found = self._desk.drafting.matches, self._now()
        if found is not None and matches is not None:
            match = matches[found[1].key]
            offers = (*match.offered, *match.adverse, *match.excluded)
            dropping = tr("dropping what is not in the library")
            self._change(dropping, lambda matter, issue: picks.keep_only(matter, self._side, issue, offers))

    def _on_read(self, offer: Offer) -> None:
        self._desk.go_to(Place(room=AUTHORITIES, authority=offer.authority.key, pin=offer.proposition.pin or ""))
