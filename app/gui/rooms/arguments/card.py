"""One offered authority as a card: whether it is picked, what it is, what the gates say, its words, and why."""

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.drafting.match import Offer
from app.gui.language import tr
from app.gui.look.palette import UNIT, Tone
from app.gui.rooms.arguments.picks import OfferList, find_pick
from app.gui.widgets.chips import ChipRow
from app.gui.widgets.labels import Wrapped
from app.gui.words import Chip, chips_of, first_obstacle, offer_place, offer_words
from app.law.matters import Selection

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ORDER = "Its place in the answer. Alt+↑ and Alt+↓ on the check box move it."


class OfferCard(QFrame):
    """Shows one offer and reports what the attorney does with it. It changes nothing by itself."""

    toggled = Signal(object, bool)
    """The offer, and whether it is to be picked."""
    answered = Signal(object, str)
    """The offer, and the attorney's sentence of answer."""
    moved = Signal(object, int)
    """The offer, and by how many places."""
    opened = Signal(object)
    """The offer, whose authority is to be read at its page."""

    def __init__(self, offer: Offer, place: OfferList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.offer, self.place = offer, place
        self.box = QCheckBox()
        self.name = Wrapped(_title(offer), rich=True)
        self.chips = ChipRow(chips_of(offer))
        self.answer = QLineEdit()
        self.why, self.read = QToolButton(), QToolButton()
        self.reasons = Wrapped(_reasons(offer), "muted")
        self._build()
        self.box.clicked.connect(self._on_click)
        self.answer.editingFinished.connect(self._on_answer)
        self.why.toggled.connect(self.reasons.setVisible)
        self.box.installEventFilter(self)

    def sync(self, selection: Selection | None) -> None:
        """Show whether it is picked, as the how-manieth, and what was answered."""
        found = find_pick(selection, self.offer)
        self.box.setChecked(found is not None)
        number = [Chip(f"picked, {_ordinal(found[0])}", Tone.PLAIN, _ORDER)] if found else []
        self.chips.show_chips([*number, *chips_of(self.offer)])
        self._mark(picked=found is not None)
        asks = found is not None and found[1].role.asks_answer
        self.answer.setVisible(asks)
        if found is not None and self.answer.text() != found[1].distinction and not self.answer.hasFocus():
            self.answer.setText(found[1].distinction)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+↑ and Alt+↓ on the check box move the pick; a click on the name is one on the box."""
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

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT + 1)
        layout.addLayout(self._head())
        if self.place is OfferList.EXCLUDED:
            layout.addWidget(Wrapped(first_obstacle(self.offer), "stop"))
        layout.addWidget(Wrapped(offer_words(self.offer)))
        layout.addWidget(self.chips)
        self._build_answer()
        layout.addWidget(self.answer)
        self.reasons.hide()
        layout.addWidget(self.reasons)

    def _head(self) -> QHBoxLayout:
        self.box.setAccessibleName(f"{self.offer.authority.name}, {offer_place(self.offer)}")
        self.box.setAccessibleDescription(offer_words(self.offer))
        self.box.setToolTip("Space picks it; Alt+↑ and Alt+↓ move it in the answer.")
        self.why.setText("Why")
        self.why.setCheckable(True)
        self.why.setProperty("role", "link")
        self.why.setAccessibleName(f"Why {self.offer.authority.name} stands here")
        self.read.setText(tr("Open"))
        self.read.setProperty("role", "link")
        pin = self.offer.proposition.pin
        self.read.setToolTip(f"{tr('Open in the reader')}{f' at {pin}' if pin else ''}")
        self.read.setAccessibleName(f"Open {self.offer.authority.name}{f' at {pin}' if pin else ''}")
        self.read.clicked.connect(lambda: self.opened.emit(self.offer))
        self.name.installEventFilter(self)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.box, 0, top)
        row.addWidget(self.name, 1)
        row.addWidget(self.read, 0, top)
        row.addWidget(self.why, 0, top)
        return row

    def _build_answer(self) -> None:
        self.answer.setPlaceholderText("Your answer to it, as a whole sentence")
        self.answer.setAccessibleName(f"Your answer to {self.offer.authority.name}")
        self.answer.hide()

    def _mark(self, *, picked: bool) -> None:
        if self.property("picked") != picked:
            self.setProperty("picked", picked)
            self.style().unpolish(self)
            self.style().polish(self)

    def _on_click(self, checked: bool) -> None:  # Qt's signature
        self.toggled.emit(self.offer, checked)
        if checked and self.answer.isVisible():
            self.answer.setFocus()

    def _on_answer(self) -> None:
        self.answered.emit(self.offer, self.answer.text())


def _title(offer: Offer) -> str:
    place = offer_place(offer)
    return f"<b>{escape(offer.authority.name)}</b>" + (f"<br>{escape(place)}" if place else "")


def _reasons(offer: Offer) -> str:
    gates = [f"{gate.gate.capitalize()}: {gate.reason}" for gate in offer.gates]
    caution = [offer.weighing.caution] if offer.weighing.caution else []
    ranked = [f"Ranked {offer.score}: {'; '.join(offer.reasons)}."] if offer.reasons else []
    source = [f"Source: {offer.proposition.provenance}."] if offer.proposition.provenance else []
    return "\n".join([*gates, *caution, *ranked, *source])


_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def _ordinal(number: int) -> str:
    return _ORDINALS.get(number, f"{number}th")
