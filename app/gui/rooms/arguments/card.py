"""One offered authority as a card: whether it is picked, what it is, what the gates say, its words, and why."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.drafting.match import Offer
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.palette import UNIT, Tone
from app.gui.rooms.arguments.adverse import AdverseBox, Fate
from app.gui.rooms.arguments.picks import OfferList, find_aside, find_pick
from app.gui.widgets.chips import ChipRow
from app.gui.widgets.citation_chips import NameOf
from app.gui.widgets.labels import Wrapped
from app.gui.words import Chip, chips_of, first_obstacle, offer_place, offer_words
from app.law.matters import Selection

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ORDER = "Its place in the answer. Drag the card, or press Alt+↑ and Alt+↓ on the check box, to move it."
_CITED = "The paper that you answer relies on it; what helps the other side must be met."
_TICK = "Space picks it; drag the card, or press Alt+↑ and Alt+↓, to move it in the answer."
_TICK_ADVERSE = (
    "Space takes it into the answer, which states it and prints your sentence on why it does not decide this case."
)
MIME = "application/x-rejoinder-offer"
"""What a dragged card carries: the number of its place in its list."""

_ORDINAL = 32
"""The breadth of a place in the answer, at the usual size."""

NARROW = 300
"""A card less broad than this has its links under the name."""

_AROUND = 160
"""How many letters of a passage are shown before and after the words that are offered."""


_SPOKEN = 12
"""So many words of a proposition tell it from others for a screen reader."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What is under way on a card: which of its stops has the keyboard, the cursor, and an answer not taken yet."""

    stop: int | None
    cursor: int
    answer: tuple[Fate, str] | None

    def __bool__(self) -> bool:
        """Whether there is anything to go on with."""
        return self.stop is not None or self.answer is not None


@guarded
class OfferCard(QFrame):
    """Shows one offer and reports what the attorney does with it. It changes nothing by itself."""

    toggled = Signal(object, bool)
    """The offer, and whether it is to be picked."""
    settled = Signal(object, object, str)
    """The offer, how it is met (`adverse.Fate`), and the attorney's sentence or reason."""
    decided = Signal(object, object, str)
    """The offer, and what is to stand in the matter's log of it: its fate, and the reason."""
    moved = Signal(object, int)
    """The offer, and by how many places."""
    citing = Signal(object, bool)
    """As `AdverseBox.citing`."""
    opened = Signal(object)
    """The offer, whose authority is to be read at its page."""

    def __init__(self, offer: Offer, place: OfferList, name_of: NameOf = str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.offer, self.place = offer, place
        self.number: int | None = None
        """Its place in the answer, from 1; None when it is not picked."""
        self.pointed = False
        """Whether the mouse was last at its box or name, and not the keyboard."""
        self._pressed: QPoint | None = None
        self._looked_for: tuple[str, ...] = ()
        self.box = QCheckBox()
        self.name, self.words = (
            Wrapped(f"<b>{escape(offer.authority.name)}</b>", rich=True),
            Wrapped(words_html(offer), rich=True),
        )
        self.cite, self.ordinal = Wrapped(offer_place(offer)), QLabel()
        self.chips = ChipRow(chips_of(offer))
        self.adverse = AdverseBox(_spoken(offer), name_of) if place is OfferList.ADVERSE else None
        self.why, self.read = QToolButton(), QToolButton()
        self.reasons = Wrapped(_reasons(offer), "muted", rich=True)
        self._top, self._links = QGridLayout(), QWidget()
        self._is_narrow: bool | None = None
        self._build()
        self.box.clicked.connect(self._on_click)
        self.why.toggled.connect(self.reasons.setVisible)
        self.box.installEventFilter(self)

    def sync(self, selection: Selection | None, cited: str = "") -> None:
        """Show whether it is picked, as the how-manieth, how it is met, and where the other side cites it."""
        found, aside = find_pick(selection, self.offer), find_aside(selection, self.offer)
        self.number = found[0] if found else None
        self.box.setChecked(found is not None)
        self.ordinal.setText(_ordinal(found[0]) if found else "")
        said = []
        if aside is not None and self.adverse is not None:
            said.append(Chip("conceded" if aside.conceded else "set aside", Tone.OK, aside.reason))
        if cited:
            tone = Tone.PLAIN if self.adverse is None or found or aside else Tone.CAUTION
            said.append(Chip(cited, tone, _CITED))
        self.chips.show_chips([*said, *chips_of(self.offer)])
        self._mark(picked=found is not None)
        if self.adverse is not None:
            self.adverse.show_state(found[1] if found else None, aside)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        answering = (*self.adverse.buttons.values(), self.adverse.words) if self.adverse else ()
        return (self.box, self.read, self.why, *answering)

    @property
    def is_typed_in(self) -> bool:
        """Whether an answer is being typed on it."""
        return self.adverse is not None and self.adverse.words.hasFocus()

    def begun(self) -> Begun:
        """What is under way on it: the stop that has the keyboard, and an answer that was not taken yet."""
        at = next((n for n, stop in enumerate(self.stops()) if stop.hasFocus()), None)
        cursor = self.adverse.words.cursorPosition() if self.adverse else 0
        return Begun(at, cursor, self.adverse.begun() if self.adverse else None)

    def go_on(self, begun: Begun) -> None:
        """Go on with what was under way on another card of the same offer."""
        if self.adverse is not None and begun.answer is not None:
            self.adverse.go_on(*begun.answer)
        if begun.stop is not None:
            self.stops()[begun.stop].setFocus()
        if self.adverse is not None:
            self.adverse.words.setCursorPosition(begun.cursor)

    def mark(self, looked_for: tuple[str, ...]) -> None:
        """Highlight the words that are looked for."""
        if looked_for != self._looked_for:
            self._looked_for = looked_for
            self.words.setText(words_html(self.offer, looked_for))

    def changeEvent(self, event: QEvent) -> None:
        """Highlight in the colors of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.words.setText(words_html(self.offer, self._looked_for))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+↑ and Alt+↓ on the check box move the pick; a click on the name is one on the box."""
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}:
            self.pointed = event.type() == QEvent.Type.MouseButtonPress
        if watched is self.name and event.type() == QEvent.Type.MouseButtonRelease:
            self.box.click()
            return True
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & _CONTROL:
                self.box.click()
                return True
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit(self.offer, step)
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin here."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the card once the mouse has moved far enough."""
        far = QApplication.startDragDistance()
        if self._pressed is not None and (event.position().toPoint() - self._pressed).manhattanLength() >= far:
            self._drag(self._pressed)
            self._pressed = None

    def _drag(self, at: QPoint) -> None:
        mime, drag = QMimeData(), QDrag(self)
        mime.setData(MIME, str(id(self)).encode())
        drag.setMimeData(mime)
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.render(picture)
        drag.setPixmap(picture)
        drag.setHotSpot(at)
        drag.exec(Qt.DropAction.MoveAction)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT + 1)
        layout.addLayout(self._top)  # while it is empty, see `app.gui`: the links change their place in it
        self._fill_head()
        if self.place is OfferList.EXCLUDED:
            layout.addWidget(Wrapped(first_obstacle(self.offer), "stop"))
        layout.addWidget(self.words)
        layout.addWidget(self.chips)
        if self.adverse is not None:
            layout.addWidget(self.adverse)
            self.adverse.citing.connect(self.citing)
            self.adverse.settled.connect(lambda fate, said: self.settled.emit(self.offer, fate, said))
            self.adverse.decided.connect(lambda fate, said: self.decided.emit(self.offer, fate, said))
            self.adverse.taken_back.connect(lambda: self.toggled.emit(self.offer, False))  # a signal's
        self.reasons.hide()
        layout.addWidget(self.reasons)

    def _fill_head(self) -> None:
        self.box.setAccessibleName(f"{self.offer.authority.name}, {offer_place(self.offer)}: {_begins(self.offer)}")
        self.box.setAccessibleDescription(offer_words(self.offer))
        self.box.setToolTip(tr(_TICK_ADVERSE if self.adverse else _TICK))
        self.why.setText(tr("Why"))
        self.why.setCheckable(True)
        self.why.setProperty("role", "link")
        self.why.setAccessibleName(f"Why {self.offer.authority.name} stands here: {_begins(self.offer)}")
        self.read.setText(tr("Open"))
        self.read.setProperty("role", "link")
        pin = self.offer.proposition.pin
        self.read.setToolTip(f"{tr('Open in the reader')}{f' at {pin}' if pin else ''}")
        place = f"{self.offer.authority.name}{f' at {pin}' if pin else ''}"
        self.read.setAccessibleName(f"Open {place}: {_begins(self.offer)}")
        self.read.clicked.connect(lambda: self.opened.emit(self.offer))
        self.name.installEventFilter(self)
        self.ordinal.setObjectName("ordinal")
        self.ordinal.setProperty("role", "muted")
        self.ordinal.setToolTip(tr(_ORDER))
        links = QHBoxLayout(self._links)
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(2 * UNIT)
        links.addWidget(self.read)
        links.addWidget(self.why)
        links.addStretch(1)
        self._top.setHorizontalSpacing(2 * UNIT)
        self._top.setVerticalSpacing(0)
        self._top.setColumnStretch(1, 1)
        self._top.addWidget(self.box, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self.name, 0, 1)
        # The place stands where it takes no room: a tick moves nothing.
        self._top.addWidget(self.ordinal, 1, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self.cite, 1, 1, 1, 2)
        if not self.cite.text():
            self.cite.hide()
        self._place_links()

    def _place_links(self) -> None:
        """Beside the name, or under it where they would leave it too little room; places in the answer are one broad."""
        self.ordinal.setMinimumWidth(scale.px(_ORDINAL))
        narrow = self.width() < scale.px(NARROW)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._top.removeWidget(self._links)
            self._top.addWidget(self._links, *((2, 1) if narrow else (0, 2)), Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the links their place."""
        super().resizeEvent(event)
        self._place_links()

    def _mark(self, *, picked: bool) -> None:
        if self.property("picked") != picked:
            self.setProperty("picked", picked)
            self.style().unpolish(self)
            self.style().polish(self)

    def _on_click(self, checked: bool) -> None:  # Qt's signature
        self.toggled.emit(self.offer, checked)
        if checked and self.adverse is not None:
            self.adverse.words.setFocus()


def words_html(offer: Offer, looked_for: tuple[str, ...] = ()) -> str:
    """The sentence, or the passage around the words that are offered; these, and what is looked for, stand out."""
    ground = f'<span style="background-color: {colors.active().found_ground}; color: {colors.active().ink}">'
    if offer.passage is None:
        return _marked(offer_words(offer), looked_for, ground)
    text, start, end = offer.passage.text, offer.start, offer.end
    first = 0 if start <= _AROUND else text.find(" ", start - _AROUND) + 1
    last = len(text) if end + _AROUND >= len(text) else text.rfind(" ", end, end + _AROUND)
    last = max(last, end)
    before, after = ("… " if first else "") + text[first:start], text[end:last] + (" …" if last < len(text) else "")
    muted = colors.active().muted
    around = [f'<span style="color: {muted}">{_marked(one, looked_for, ground)}</span>' for one in (before, after)]
    return f"{around[0]}{ground}“{escape(text[start:end])}”</span>{around[1]}"


def _marked(text: str, looked_for: tuple[str, ...], ground: str) -> str:
    """The text as HTML, with every place of the words on a ground of its own."""
    folded, at = text.casefold(), 0
    made: list[str] = []
    if len(folded) != len(text):  # a letter that folds into two: places would not fit
        return escape(text)
    while True:
        found = [(place, len(word)) for word in looked_for if word and (place := folded.find(word, at)) >= 0]
        if not found:
            return "".join((*made, escape(text[at:])))
        place, length = min(found, key=lambda one: (one[0], -one[1]))
        made += [escape(text[at:place]), ground, escape(text[place : place + length]), "</span>"]
        at = place + length


def _reasons(offer: Offer) -> str:
    """What each gate says, a caution, where it comes from, and last how it was ranked."""
    told = [(gate.gate.capitalize(), gate.reason) for gate in offer.gates]
    told += [("Caution", offer.weighing.caution)] if offer.weighing.caution else []
    told += [("Source", f"{offer.proposition.provenance}.")] if offer.proposition.provenance else []
    told += [(f"Ranked {offer.score}", f"{'; '.join(offer.reasons)}.")] if offer.reasons else []
    return "<br>".join(f"<b>{escape(name)}</b>: {escape(words)}" for name, words in told)


_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def _ordinal(number: int) -> str:
    return _ORDINALS.get(number, f"{number}th")


def _spoken(offer: Offer) -> str:
    """The authority with the first words of what it is offered for: two cards may have the same name and page."""
    return f"{offer.authority.name}: {_begins(offer)}"


def _begins(offer: Offer) -> str:
    return " ".join(offer.proposition.text.split()[:_SPOKEN])
