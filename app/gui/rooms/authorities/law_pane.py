"""Beside the text: the propositions of the authority, and the form for one more."""

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.gui.days import write_day
from app.gui.desk import Changes
from app.gui.language import tr
from app.gui.look.palette import UNIT, Tone
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.panes import Pane, empty, link_button, said
from app.gui.rooms.authorities.proposition_form import PropositionForm
from app.gui.rooms.authorities.reading import Reading, Taken
from app.gui.rooms.authorities.sheet import Sheet, proposition_id
from app.gui.rooms.authorities.undoing import Undo, as_before
from app.gui.rooms.authorities.unfinished import Words
from app.gui.widgets.chips import ChipRow
from app.gui.widgets.flow import FlowRow
from app.gui.words import Chip
from app.law.authorities import Proposition, Verification
from app.law.claims import Practice
from app.library.store import Library
from app.tasks.edit_library import add_proposition, edit_entry, now
from app.tasks.taking_back import restore_readings

_TEACH = "None yet. Select words in the text and choose Proposition (Ctrl+Shift+P): the pin is filled in."


class LawPane(Pane):
    """Shows what the authority is held to support."""

    opened = Signal(object)
    """A `Proposition` whose page is to be shown."""
    done = Signal()
    """The form was kept or given up."""
    typed = Signal()
    """Something in the form changed."""

    def __init__(self, acts: Acts, practice: Practice) -> None:
        super().__init__(tr("Propositions"))
        self._acts, self._practice = acts, practice
        self._sheet: Sheet | None = None
        self._passages: tuple[str, ...] = ()
        self._changing: Proposition | None = None
        self.rows = QVBoxLayout()
        self.teach = said(tr(_TEACH), "muted")
        self.rows.setSpacing(2 * UNIT)
        self._going: Callable[[], None] = _nothing
        self._picked: Taken | None = None
        self.question, self.go_on = QFrame(), QPushButton(tr("Go on with that one"))
        self.put_in, self.anew = QPushButton(tr("Use the words as its quotation")), QPushButton(tr("Begin anew"))
        self._build_question()
        self.column.addWidget(self.question)
        self.column.addWidget(self.teach)
        self.column.addLayout(self.rows)
        self.end()

    @cached_property
    def form(self) -> PropositionForm:
        """The form, made when it is first needed: it has many parts, and the room is to be there at once."""
        made = PropositionForm(self._practice)
        made.kept.connect(self._keep)
        made.left.connect(self._leave)
        made.typed.connect(self.typed)
        made.hide()
        made.weigh = self._sheet.weigh if self._sheet else None
        self.column.insertWidget(1, made)
        return made

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the propositions of an authority; what is being written stays while it is the same."""
        self._sheet = sheet
        if "form" in vars(self):
            self.form.weigh = sheet.weigh
        empty(self.rows)
        self.teach.setVisible(not sheet.propositions)
        for one in sheet.propositions:
            self.rows.addWidget(self._card(one))

    def show_reading(self, reading: Reading) -> None:
        """Quotations are looked for in this text from now on."""
        self._passages = tuple(stretch.text for stretch in reading.stretches) if reading.quotable else ()

    def begin(self, taken: Taken, *, as_quotation: bool) -> None:
        """Begin a proposition with words that were selected; one that is half written is asked about first."""

        def go() -> None:
            self._changing = None
            self.form.begin(taken, self._passages, as_quotation=as_quotation)
            self.verticalScrollBar().setValue(0)

        self._ask(go, taken)

    def enter_pin(self) -> None:
        """Begin to type the page of the first proposition that has none."""
        propositions = self._sheet.propositions if self._sheet else ()
        one = next((one for one in propositions if not one.pin), None)
        if one is not None:
            self._edit(one)
            self.form.pin.setFocus()

    def words(self) -> Words:
        """What is written in the form and not kept."""
        if "form" not in vars(self) or not self.form.touched:
            return {}
        return {**self.form.words(), "changing": str(self._changing.id) if self._changing else ""}

    def restore(self, words: Words) -> None:
        """Show the form as it was left; without words it is closed."""
        self.question.hide()
        if "form" in vars(self):
            self.form.hide()
        if not words:
            return
        propositions = self._sheet.propositions if self._sheet else ()
        self._changing = next((one for one in propositions if str(one.id) == words.get("changing")), None)
        if self._changing is not None:
            self.form.edit(self._changing, self._passages)
        self.form.restore(words, self._passages)

    def _ask(self, go: Callable[[], None], taken: Taken | None) -> None:
        if "form" not in vars(self) or not self.form.touched:
            self.question.hide()
            go()
            return
        self._going, self._picked = go, taken
        self.put_in.setVisible(taken is not None)
        self.question.show()
        self.verticalScrollBar().setValue(0)
        self.go_on.setFocus()

    def _on_go_on(self) -> None:
        self.question.hide()
        self.form.text.setFocus()

    def _on_put_in(self) -> None:
        self.question.hide()
        if self._picked is not None:
            self.form.quote(self._picked)
            self.form.text.setFocus()

    def _on_anew(self) -> None:
        self.question.hide()
        self._going()

    def _build_question(self) -> None:
        self.question.setObjectName("card")
        column = QVBoxLayout(self.question)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.addWidget(said(tr("A proposition is half written below. Nothing of it is kept yet."), "caution"))
        column.addWidget(FlowRow([self.go_on, self.put_in, self.anew]))
        for button, do in ((self.go_on, self._on_go_on), (self.put_in, self._on_put_in), (self.anew, self._on_anew)):
            button.clicked.connect(lambda _checked=False, act=do: act())
        self.question.hide()

    def _card(self, one: Proposition) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT)
        pin = (
            f"{tr('at')} {one.pin}{f' ({one.pin_reporter})' if one.pin_reporter else ''}"
            if one.pin
            else tr("no pin yet")
        )
        column.addWidget(said(one.text))
        if one.quotation:
            column.addWidget(said(f"“{one.quotation}”", "muted"))
        column.addWidget(ChipRow(_chips(one, pin, self._sheet)))
        buttons = [link_button(tr("Go to the page"), lambda: self.opened.emit(one))] if one.pin else []
        buttons.append(link_button(tr("Change"), partial(self._edit, one), f"{tr('Change')}: {one.text}"))
        if one.verification is None:
            buttons.append(link_button(tr("I read it"), partial(self._verify, one), f"{tr('I read it')}: {one.text}"))
        buttons.append(link_button(tr("Take out"), partial(self._take_out, one), f"{tr('Take out')}: {one.text}"))
        column.addWidget(FlowRow(buttons))
        return card

    def _edit(self, one: Proposition) -> None:
        def go() -> None:
            self._changing = one
            self.form.edit(one, self._passages)
            self.verticalScrollBar().setValue(0)

        self._ask(go, None)

    def _verify(self, one: Proposition) -> None:
        self._acts.do(
            "Recording",
            lambda library, by: library.verify_proposition(one.id, by=by, on=now().date(), at=now(), seen=one),
            Changes.PROPOSITIONS | Changes.NOTES,
            undo=Undo(
                tr("“I read it”"), lambda _none: lambda library, by: restore_readings(library, [one], by=by, at=now())
            ),
        )

    def _take_out(self, one: Proposition) -> None:
        self._acts.do(
            "Recording",
            lambda library, by: library.removal.take_out_proposition(one.id, by=by, at=now()),
            Changes.PROPOSITIONS | Changes.NOTES,
            told=tr("The proposition was taken out."),
            undo=Undo(
                tr("taking out a proposition"),
                lambda removed: lambda library, by: library.removal.put_back_proposition(removed, by=by, at=now()),
            ),
        )

    def _keep(self, fields: dict[str, str]) -> None:
        if self._sheet is None:
            return
        authority, changing = self._sheet.authority, self._changing
        taken = frozenset(str(one.id) for one in self._sheet.propositions)

        def work(library: Library, by: str) -> Proposition:
            if changing is not None:
                edit_entry(library, str(changing.id), fields, by=by, seen=changing)
                return library.get_proposition(str(changing.id))
            made = {"provenance": f"entered by {by}"} | fields
            chosen = proposition_id(authority, fields["text"], taken)
            return add_proposition(library, self._practice, authority.key, chosen, made)

        def back(kept: Proposition) -> Callable[[Library, str], object]:
            if changing is not None:
                return as_before((changing, kept))
            return lambda library, by: library.removal.take_out_proposition(kept.id, by=by, at=now())

        self._acts.do(
            "Recording",
            work,
            Changes.PROPOSITIONS | Changes.NOTES,
            then=lambda _kept: self._kept(str(authority.key)),
            failed=lambda error: self.form.refuse(str(error)),
            undo=Undo(tr("proposition"), back),
        )

    def _kept(self, key: str) -> None:
        if self._sheet is not None and str(self._sheet.authority.key) == key:
            self._leave()

    def _leave(self) -> None:
        self.form.close_form()
        self.done.emit()


def _nothing() -> None:
    pass


def _chips(one: Proposition, pin: str, sheet: Sheet | None) -> tuple[Chip, ...]:
    seen = one.verification
    chips = [
        Chip(pin, Tone.PLAIN if one.pin else Tone.CAUTION, one.provenance),
        Chip(one.kind.value, Tone.PLAIN, tr("What it does in an argument")),
        Chip(tr("read") if seen else tr("unread"), Tone.OK if seen else Tone.CAUTION, _read_words(seen)),
    ]
    if not one.part.speaks_for_court:
        reason = sheet.weigh(one.part).reason if sheet else tr("Not the court's own words")
        chips.append(Chip(one.part.value.replace("_", " "), Tone.CAUTION, reason))
    return tuple(chips)


def _read_words(seen: Verification | None) -> str:
    return (
        f"{tr('Read by')} {seen.by}, {write_day(seen.on)}"
        if seen
        else tr("Nobody has said that it was read against its page.")
    )
