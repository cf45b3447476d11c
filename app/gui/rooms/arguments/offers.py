"""One list of cards: the picked ones first, in the order of the answer, which dragging and keys change; then the rest."""

from collections.abc import Mapping
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.drafting.match import Offer
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look.dress import is_being_put_on
from app.gui.look.palette import UNIT
from app.gui.rooms.arguments.card import MIME, OfferCard
from app.gui.rooms.arguments.dropping import gap_below, middle, place_after
from app.gui.rooms.arguments.picks import OfferList, find_pick
from app.gui.rooms.arguments.standing import Name, keep_standing, name_of, picked_of
from app.gui.widgets.citation_chips import NameOf
from app.gui.widgets.labels import Wrapped
from app.law.authorities import PropositionKind
from app.law.matters import Selection

_PASSES = 4
"""How often cards are laid out at most until their heights are known."""

AT_ONCE = 2
"""How many cards are made before the window draws; the others follow while it is idle."""

BELOW = 4
"""How many cards are made below the one that is to be seen, so that it can stand at the top."""

_EMPTY = {
    OfferList.OFFERED: "The library offers nothing on this issue: no sentence in it is tagged with this claim and this defense.\nImport opinions (Ctrl+I), tag a sentence of one with both in the Authorities room, or answer in your own words.",
    OfferList.ADVERSE: "The library holds nothing that helps the other side on this issue.",
    OfferList.EXCLUDED: "Nothing is excluded.",
}
_NONE_FOUND = "None of these has the words that you look for. What the library holds beside them can be cited in your own words: type [[ there."
_SEEK = "Look in the whole library"
_PICKED, _REST, _TESTS = range(3)
_HEADINGS = ("In the answer, in this order", "Others", "Statements of the test")


@guarded
class OfferListView(QScrollArea):
    """One of the three lists. Cards that stand already are kept, with what is typed in them and the focus."""

    toggled = Signal(object, bool, object)
    settled = Signal(object, object, str)
    decided = Signal(object, object, str)
    moved = Signal(object, int)
    placed = Signal(object, object, int)
    """The offer that was dropped, its list, and its place in the answer, from 0."""
    opened = Signal(object)
    """The offer whose authority is to be read."""
    citing = Signal(object, bool)
    """As `AdverseBox.citing`."""
    sought = Signal(str)
    """Words that none of the offers has are to be looked for in the library."""

    def __init__(self, place: OfferList, name_of: NameOf = str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self._name_of = place, name_of
        self.cards: list[OfferCard] = []
        self._waiting: list[Offer] = []
        self._shown: list[QWidget] = []
        self._offers: tuple[Offer, ...] | None = None
        self._names: list[Name] = []  # the order until another issue is shown, of what is not looked for, too
        self._note = ""
        self._about = ""
        self._looked_for: tuple[str, ...] = ()
        self._selection: Selection | None = None
        self._ordered_by: Selection | None = None
        """The picks by which the cards stand; a tick since then is shown on its card, and leaves it in its place."""
        self._is_moving = False
        self._cited: Mapping[str, str] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._add_next)
        self._held: tuple[QWidget, int] | None = None
        self._is_short = False
        """Whether there are too few cards yet to scroll to where the held one stood."""
        self._settling = QTimer(self, interval=0, singleShot=True)
        self._settling.timeout.connect(self._scroll)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(f"{place.value.capitalize()} authorities")
        self.viewport().setAcceptDrops(place is not OfferList.EXCLUDED)
        self._clear()

    def show_offers(
        self,
        offers: tuple[Offer, ...],
        selection: Selection | None,
        looked_for: tuple[str, ...],
        about: str,
        cited: Mapping[str, str],
    ) -> None:
        """Show these offers, with the words highlighted that are looked for.

        Args:
            about: the issue and the paper; what is under way on a card stays while these do.
            cited: where the other side's paper cites them, by the authorities' keys.
        """
        stays = about == self._about
        self._place_anew(selection, stays=stays and not self._is_moving)
        self._selection, self._looked_for, self._about, self._cited = selection, looked_for, about, cited
        if not stays:
            self._names = []
            self._renew(offers)
            self.verticalScrollBar().setValue(0)
        elif offers != self._offers:
            self._renew_as_they_stand(offers)
        elif self.isVisible():
            self._make([offer for offer in self._waiting if find_pick(selection, offer)])
        for card in self.cards:
            card.sync(selection, cited.get(card.offer.authority.key, ""))
            card.mark(looked_for)
        self._arrange()

    def _place_anew(self, selection: Selection | None, *, stays: bool) -> None:
        """Let the cards stand as they do while one is ticked, unticked or answered: what follows stays under the hand.

        They are put in their order when another issue is shown, and when one is moved or several are picked at once.
        """
        if not stays or len(picked_of(self._selection) ^ picked_of(selection)) > 1:
            self._ordered_by = selection
        self._is_moving = False

    def _renew(self, offers: tuple[Offer, ...]) -> None:
        self._offers, self._names = offers, keep_standing(self._names, offers)
        self._clear()
        self._waiting = sorted(offers, key=self._standing_of)
        if not offers:
            said = tr(_NONE_FOUND if self._looked_for else _EMPTY[self.place])
            self._layout.insertWidget(1, Wrapped(said, "muted"))
        if not offers and self._looked_for:
            self._layout.insertWidget(2, self._seek_button(), 0, Qt.AlignmentFlag.AlignLeft)
        self._add(AT_ONCE if self.isVisible() else 0)

    def _seek_button(self) -> QPushButton:
        button, words = QPushButton(tr(_SEEK)), " ".join(self._looked_for)
        button.clicked.connect(lambda: self.sought.emit(words))
        return button

    def _renew_as_they_stand(self, offers: tuple[Offer, ...]) -> None:
        """Make the cards anew, and leave sight, keyboard and words where they are."""
        seen, below_top = self._first_seen(self._shown)
        under_way = {name_of(card.offer): begun for card in self.cards if (begun := card.begun())}
        self._renew(offers)
        self._make([offer for offer in self._waiting if name_of(offer) in under_way])
        self._arrange()
        for card in self.cards:
            if (name := name_of(card.offer)) in under_way:
                card.go_on(under_way[name])
        if isinstance(seen, OfferCard):
            self._return_to(seen.offer, below_top)

    def show_note(self, words: str) -> None:
        """Tell something over the cards."""
        if words != self._note:
            self._note = words
            self._told.setText(words)
            self._told.setVisible(bool(words))

    def ordered(self) -> list[OfferCard]:
        """The cards as they stand from above."""
        return sorted(self.cards, key=lambda card: self._standing_of(card.offer))

    def has_authority(self, key: str) -> bool:
        """Whether an offer of an authority is in the list."""
        return any(offer.authority.key == key for offer in self._offers or ())

    def show_authority(self, key: str) -> None:
        """Go to the first card of an authority."""
        waiting = [str(offer.authority.key) for offer in self._waiting]
        if key in waiting:
            self._add(waiting.index(key) + BELOW)
        card = next((card for card in self.ordered() if card.offer.authority.key == key), None)
        if card is not None:
            self._hold(card, 2 * UNIT)
            card.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Go to the first card's check box."""
        if self.cards:
            self.ordered()[0].box.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the cards that waited for being looked at."""
        super().showEvent(event)
        self._add(max(0, AT_ONCE - len(self.cards)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no cards that nobody sees, and scroll to none."""
        self._timer.stop()
        self._settling.stop()
        super().hideEvent(event)

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A card of this list may be dropped."""
        if self._dragged(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would come to stand."""
        if self._dragged(event) is not None:
            after = [card for card in self._standing() if middle(card) < self._within(event.position().toPoint()).y()]
            self._line.setGeometry(3 * UNIT, gap_below(after, self._standing()), self.viewport().width() - 6 * UNIT, 3)
            self._line.raise_()
            self._line.show()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._line.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Report the place in the answer; beyond what is picked is the end of it."""
        self._line.hide()
        card = self._dragged(event)
        if card is None:
            return
        event.acceptProposedAction()
        y = self._within(event.position().toPoint()).y()
        before = [one for one in self._standing() if one is not card and middle(one) < y]
        count = len(self._selection.supports) if self._selection else 0
        last = count - (card.number is not None)
        self._is_moving = True
        self.placed.emit(card.offer, self.place, place_after(before, self._standing(), card, last))

    def _standing(self) -> list[OfferCard]:
        return [card for card in self.ordered() if card.number is not None]

    def _dragged(self, event: QDropEvent | QDragEnterEvent | QDragMoveEvent) -> OfferCard | None:
        carried = bytes(event.mimeData().data(MIME).data()).decode()
        return next((card for card in self.cards if str(id(card)) == carried), None)

    def _within(self, point: QPoint) -> QPoint:
        return self._inside.mapFrom(self.viewport(), point)

    # Cards

    def _group_of(self, offer: Offer) -> int:
        if find_pick(self._ordered_by, offer):
            return _PICKED
        return _TESTS if _is_test(self.place, offer) else _REST

    def _standing_of(self, offer: Offer) -> tuple[int, int, int]:
        """Its group, within the answer its place, and where it stood when the issue was shown."""
        found = find_pick(self._ordered_by, offer)
        return self._group_of(offer), found[0] if found else 0, self._names.index(name_of(offer))

    def _clear(self) -> None:
        self._timer.stop()
        self._held, self._is_short = None, False
        self.cards, self._waiting, self._shown = [], [], []
        self._inside = QWidget()
        self._inside.setObjectName("cards")
        self._layout = QVBoxLayout(self._inside)
        self._layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        self._layout.setSpacing(2 * UNIT)
        self._told = Wrapped(self._note, "caution")
        self._layout.addWidget(self._told)
        self._told.setVisible(bool(self._note))
        self._headings = [Wrapped(tr(words), "heading") for words in _HEADINGS]
        for heading in self._headings:
            heading.hide()
            self._layout.addWidget(heading)
        self._layout.addStretch(1)
        self._line = QFrame(self._inside)
        self._line.setObjectName("dropline")
        self._line.hide()
        if is_being_put_on():
            self._let_go()
        self.setWidget(self._inside)

    def _let_go(self) -> None:
        """Take the cards away that are shown, to be deleted when the event is over.

        `setWidget` deletes them at once, and so in the middle of Qt's call that tells every widget of another dress.
        """
        focus, before = QApplication.focusWidget(), cast("QWidget | None", self.takeWidget())
        if before is None:
            return
        if focus is not None and before.isAncestorOf(focus):
            focus.clearFocus()  # else it would go to another widget, and scroll there
        before.setParent(self)
        before.deleteLater()

    def _add_next(self) -> None:
        self._add(AT_ONCE // 2)

    def _add(self, number: int) -> None:
        self._make(self._waiting[:number])
        self._arrange()
        if number and self.isVisible():
            self._lay_out()  # else those that stand are squeezed until the list has grown
            if self._is_short:
                self._scroll()
        if self._waiting and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def _make(self, offers: list[Offer]) -> None:
        for offer in offers:
            self._waiting.remove(offer)
            self._add_card(offer)

    def _add_card(self, offer: Offer) -> None:
        card = OfferCard(offer, self.place, self._name_of)
        card.toggled.connect(lambda what, on: self.toggled.emit(what, on, self.place))
        card.settled.connect(self.settled)
        card.decided.connect(self.decided)
        card.moved.connect(self._on_moved)
        card.opened.connect(self.opened)
        card.citing.connect(self.citing)
        card.sync(self._selection, self._cited.get(offer.authority.key, ""))
        card.mark(self._looked_for)
        self.cards.append(card)
        self._layout.insertWidget(self._layout.count() - 1, card)
        card.show()  # the layout would show it later, and leave it out of its measure until then

    def _on_moved(self, offer: Offer, step: int) -> None:
        self._is_moving = True
        self.moved.emit(offer, step)

    def _arrange(self) -> None:
        """Put the cards in their order under their headings; Tab goes through them as they stand."""
        groups: list[list[OfferCard]] = [[], [], []]
        for card in self.ordered():
            groups[self._group_of(card.offer)].append(card)
        wanted: list[QWidget] = []
        for heading, group in zip(self._headings, groups, strict=True):
            heading.setVisible(bool(group) and (bool(groups[_PICKED]) or heading is self._headings[_TESTS]))
            wanted += [heading, *group]
        if wanted == self._shown:
            return
        held = self._first_seen(wanted) if set(wanted) == set(self._shown) else (None, 0)  # more cards come below
        self._shown = wanted
        first = self._layout.count() - 1 - len(wanted)
        for number, widget in enumerate(wanted):
            self._layout.insertWidget(first + number, widget)
        self._hold(*held)
        stops = [stop for group in groups for card in group for stop in card.stops()]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _first_seen(self, wanted: list[QWidget]) -> tuple[QWidget | None, int]:
        """A card that is in sight and keeps its place among the others, and how far below the top it stands.

        What is ticked goes up to the picked ones: the next card must not go away from under the hand. The keyboard
        stays with the card that it ticked.
        """
        if any(card.box.hasFocus() and not card.pointed for card in self.cards):
            return None, 0
        top = self.verticalScrollBar().value()
        typed_in = next((card for card in self.cards if card.is_typed_in), None)
        if typed_in is not None:
            return typed_in, typed_in.geometry().top() - top
        bottom = top + self.viewport().height()
        loose = [card for card in self.cards if card in wanted and self._group_of(card.offer) != _PICKED]
        seen = (card for card in self._shown if card in loose and top <= card.geometry().top() < bottom)
        found = next(seen, None)
        return found, found.geometry().top() - top if found else 0

    def _return_to(self, offer: Offer, below_top: int) -> None:
        """Scroll to where an offer stood, when the same offers are shown anew."""
        name = name_of(offer)
        names = [name_of(one) for one in self._waiting]
        if name in names:
            self._add(names.index(name) + BELOW)
        card = next((one for one in self.cards if name_of(one.offer) == name), None)
        self._hold(card, below_top)

    def _hold(self, card: QWidget | None, below_top: int) -> None:
        """Scroll so that a card stands where it stood, now and once the lines are broken for the width there is."""
        if card is not None:
            self._held = card, below_top
            self._lay_out()
            self._scroll()
            self._settling.start()

    def _lay_out(self) -> None:
        """Lay the cards out until nothing moves: words know their height only once they were given their breadth."""
        width = self.viewport().width()
        for _ in range(_PASSES):
            height = self._layout.sizeHint().height()
            self._inside.resize(width, height)
            for card in self.cards:
                if (inside := card.layout()) is not None:
                    inside.activate()
            self._layout.activate()
            if self._layout.sizeHint().height() == height:
                return

    def _scroll(self) -> None:
        if self._held is not None:
            card, below_top = self._held
            goal, bar = card.geometry().top() - below_top, self.verticalScrollBar()
            bar.setValue(goal)
            self._is_short = goal > bar.maximum()


def _is_test(place: OfferList, offer: Offer) -> bool:
    return place is OfferList.OFFERED and offer.proposition.kind is PropositionKind.STANDARD
