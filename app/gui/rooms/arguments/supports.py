"""The supports of the picked issue: offered, adverse and excluded authorities, each a card to tick."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.drafting.match import IssueMatch, Offer
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.rooms.arguments.offers import OfferListView
from app.gui.rooms.arguments.opponent import Opponent
from app.gui.rooms.arguments.picks import OfferList, not_offered
from app.gui.widgets.citation_chips import NameOf
from app.gui.widgets.labels import Wrapped
from app.gui.words import chips_of, issue_name, offer_place, offer_words, place_of
from app.law.matters import Matter, Selection, Support

SEEK_PAUSE = 150
"""Milliseconds without a key before the cards are made anew for what is looked for."""

_SEARCH = 260
"""The breadth of the search field beside the tabs, at the usual size."""


class SupportsPane(QWidget):
    """The picked issue's heading, what the other side says of it, and its three lists."""

    toggled = Signal(object, bool, object)
    """The offer, whether it is to be picked, and the list it stands in."""
    settled = Signal(object, object, str)
    """The offer, how an adverse one is met, and the sentence or reason."""
    decided = Signal(object, object, str)
    """The offer, and what is to stand in the matter's log of it: how an adverse one is met, and the reason."""
    moved = Signal(object, int)
    placed = Signal(object, object, int)
    """The offer that was dropped, its list, and its place in the answer, from 0."""
    opened = Signal(object)
    citing = Signal(object, bool)
    """As `AdverseBox.citing`."""
    sought = Signal(str)
    """Words that none of the offers has are to be looked for in the library."""
    cleared = Signal()
    """The picks that no list holds are to be dropped."""

    def __init__(self, name_of: NameOf = str, parent: QWidget | None = None) -> None:
        """Make it; `name_of` gives the short name of an authority for the citations in what is typed on cards."""
        super().__init__(parent)
        self.stray, self._stray_words = QFrame(), Wrapped()
        self.title = Wrapped(role="title")
        self.contention = Wrapped(role="muted")
        self.tabs = QTabWidget()
        self.search, self._seeking = QLineEdit(), QTimer(self, singleShot=True, interval=SEEK_PAUSE)
        self._seeking.timeout.connect(self._fill)
        self._around, self._column = QFrame(), QVBoxLayout(self)
        self._beside = QVBoxLayout(self._around)
        self._match: IssueMatch | None = None
        self._selection: Selection | None = None
        self._about = ""
        self._cited: Mapping[str, str] = {}
        self._missing = 0
        """How many cases the other side's paper cites for the issue that the library does not hold."""
        self._filled: tuple[object, ...] = ()
        """All that the cards show as they stand now."""
        self.said = Wrapped(role="muted")
        self.lists = {place: OfferListView(place, name_of) for place in OfferList}
        self._build()
        self.show_text("", "")

    def show_match(self, match: IssueMatch, matter: Matter, opponent: Opponent) -> None:
        """Show what the library holds on an issue, what is picked of it, and what the other side's paper says."""
        side = opponent.side
        self.title.setText(issue_name(match))
        said = f": {match.issue.contention}" if match.issue.contention else ""  # the attorney's words, not the paper's
        self.contention.setText(f"{place_of(matter, match.issue.raised_at)}{said}")
        self.contention.setVisible(True)
        self.said.setText(opponent.says(match.issue).words)
        self.said.setVisible(bool(self.said.text()))
        self._cited = opponent.cited(match.issue)
        missing = opponent.missing(match.issue)
        self._missing = len(missing)
        self.lists[OfferList.ADVERSE].show_note(opponent.say_missing(missing))
        if match.refusal:
            self._show_refusal(match.refusal)
            return
        self.tabs.show()
        self.search.show()
        selection = matter.find_selection(side, match.issue)
        about = f"{side.value} {match.issue.key}"
        if about != self._about:
            self._match = None
            self.search.clear()  # what hides cards was typed for another issue
        self._match, self._selection, self._about = match, selection, about
        self._fill()
        self._show_stray(not_offered(selection, (*match.offered, *match.adverse, *match.excluded)))

    def show_text(self, title: str, text: str) -> None:
        """Show why there is nothing to pick."""
        self.title.setText(title or "Supports")
        self.contention.setText(text or "Pick a cell of the board to see what answers it.")
        self.contention.setVisible(True)
        self.tabs.hide()
        self.search.hide()
        self.stray.hide()
        self.said.hide()
        self._match = None

    def _fill(self) -> None:
        """Show the offers that hold the words of the search field."""
        self._seeking.stop()
        match = self._match
        if match is None:
            return
        words, picked = self.search.text(), self._selection
        filled = (
            match,
            words,
            self._about,
            self._cited,
            self._missing,
            picked and picked.supports,
            picked and picked.set_aside,
        )
        if filled == self._filled:
            return  # as at every key that is typed into the own words
        self._filled = filled
        offers = {
            OfferList.OFFERED: match.offered,
            OfferList.ADVERSE: sorted(match.adverse, key=lambda offer: offer.authority.key not in self._cited),
            OfferList.EXCLUDED: match.excluded,
        }
        for number, (place, view) in enumerate(self.lists.items()):
            shown = tuple(offer for offer in offers[place] if holds(offer, words))
            view.show_offers(shown, self._selection, tuple(words.casefold().split()), self._about, self._cited)
            missing = f" · {self._missing} missing" if place is OfferList.ADVERSE and self._missing else ""
            self.tabs.setTabText(number, f"{place.value.capitalize()} {len(shown)}{missing}")

    def spread(self, *, wide: bool) -> None:
        """Have the search field beside the tabs where there is more breadth than height, else above them."""
        self.search.setMinimumWidth(scale.px(_SEARCH) if wide else 0)
        self._beside.setContentsMargins(3 * UNIT, 0 if wide else 2 * UNIT, 3 * UNIT, 0)
        if wide:
            self.tabs.setCornerWidget(self._around)
        else:
            self.tabs.setCornerWidget(None)  # type: ignore[arg-type]  # Qt's way to have none
            self._column.insertWidget(self._column.indexOf(self.tabs), self._around)
        self._around.show()

    def show_authority(self, key: str) -> None:
        """Go to the card of an authority, in the list that has it; what is adverse first."""
        self.search.clear()
        self._fill()
        for place in (OfferList.ADVERSE, OfferList.OFFERED, OfferList.EXCLUDED):
            if self.lists[place].has_authority(key):
                self.tabs.setCurrentWidget(self.lists[place])
                self.lists[place].show_authority(key)
                return

    def focus_offered(self) -> None:
        """Go to the first of what is offered."""
        self.tabs.setCurrentIndex(0)
        self.focus_first()

    def focus_first(self) -> None:
        """Go to the first card of the list that is shown."""
        view = self.tabs.currentWidget()
        if isinstance(view, OfferListView):
            view.focus_first()

    def _build(self) -> None:
        head = QFrame()
        head.setObjectName("bar")
        inside = QVBoxLayout(head)
        inside.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        inside.setSpacing(UNIT // 2)
        inside.addWidget(self.title)
        inside.addWidget(self.contention)
        inside.addWidget(self.said)
        layout = self._column
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.search.setPlaceholderText(tr("Search these by name or words"))
        self.search.setAccessibleName(tr("Search the supports"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _words: self._seeking.start())
        self._beside.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 0)
        self._beside.addWidget(self.search)
        for widget in (head, self.stray, self._around, self.tabs):
            layout.addWidget(widget, 1 if widget is self.tabs else 0)
        layout.addStretch(0)
        self._build_tabs()
        self._build_stray()

    def _build_tabs(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Authorities on the issue"))
        for place, view in self.lists.items():
            self.tabs.addTab(view, place.value.capitalize())
            view.toggled.connect(self.toggled)
            view.settled.connect(self.settled)
            view.decided.connect(self.decided)
            view.placed.connect(self.placed)
            view.moved.connect(self.moved)
            view.opened.connect(self.opened)
            view.citing.connect(self.citing)
            view.sought.connect(self.sought)

    def _build_stray(self) -> None:
        self.stray.setObjectName("notice")
        self.stray.setProperty("tone", "caution")
        row = QHBoxLayout(self.stray)
        row.setContentsMargins(3 * UNIT, UNIT, 2 * UNIT, UNIT)
        drop = QPushButton(tr("Drop"))
        drop.setProperty("role", "link")
        drop.setAccessibleName(tr("Drop the picks that are not in the library"))
        drop.clicked.connect(self.cleared)
        row.addWidget(self._stray_words, 1)
        row.addWidget(drop)

    def _show_stray(self, supports: Sequence[Support]) -> None:
        names = ", ".join(s.proposition or f"a quotation of {s.authority}" for s in supports)
        self._stray_words.setText(f"Picked, but not offered by the library now: {names}.")
        self.stray.setVisible(bool(supports))

    def _show_refusal(self, refusal: str) -> None:
        self.contention.setText(f"Wrong pairing. {refusal}")
        self._match = None
        self.tabs.hide()
        self.search.hide()
        self.stray.hide()


def holds(offer: Offer, words: str) -> bool:
    """Whether an offer's name, citation, words or chips hold every one of the words."""
    said = " ".join((offer.authority.name, offer_place(offer), offer_words(offer), *(c.words for c in chips_of(offer))))
    return all(word in said.casefold() for word in words.casefold().split())
