"""Beside the text: what texts suggest of the authority, to confirm or to dismiss. Nothing counts before that."""

from dataclasses import dataclass
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui.desk import Changes
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.filters import Facet, value_words
from app.gui.rooms.authorities.outcome_form import OutcomeForm
from app.gui.rooms.authorities.panes import said
from app.gui.rooms.authorities.sheet import Sheet, shortened
from app.gui.rooms.authorities.undoing import Undo, Work, as_before
from app.gui.rooms.authorities.unfinished import Words
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.wrapped_items import WrappedItems
from app.law.annotations import CaseOutcome, PassageTag, SeenTreatment, Standing
from app.law.authorities import Authority
from app.law.claims import Practice
from app.library.store import Library
from app.tasks.decide_suggestions import as_treatment, enter_outcome
from app.tasks.edit_library import now

Suggestion = CaseOutcome | PassageTag | SeenTreatment
_TEACH = "Nothing waits for your word. Texts suggest outcomes, tags and treatments when they are imported."
_SIGNS = {Standing.SUGGESTED: "?", Standing.CONFIRMED: "✓", Standing.REJECTED: "✕"}


@dataclass(frozen=True, slots=True)
class Line:
    """One suggestion in words, with where it stands: a passage's id, or a page, or neither."""

    words: str
    detail: str
    what: Suggestion
    passage: str = ""
    page: str = ""


def lines_of(sheet: Sheet, practice: Practice, *, decided: bool) -> tuple[Line, ...]:
    """The suggestions that wait, or all of them: outcomes, treatments, tags in the order of the text."""
    lines = (
        *(_outcome(one, practice) for one in sheet.outcomes),
        *(_treatment(one, sheet.seen_in[one.seen_in]) for one in sheet.seen),
        *(_tag(one, practice) for one in sheet.passage_tags),
    )
    return tuple(line for line in lines if decided or line.what.decision.standing is Standing.SUGGESTED)


def _outcome(one: CaseOutcome, practice: Practice) -> Line:
    about = value_words(Facet.CLAIM, one.claim, practice) if one.claim else ""
    about = about or (value_words(Facet.DEFENSE, one.defense, practice) if one.defense else tr("claim not known"))
    done = [kind.value.replace("_", " ") for kind in (one.result, one.ruling) if kind]
    pieces = [f"{tr('count')} {one.count}" if one.count else "", about, one.party]
    words = f"{tr('Outcome')}: {', '.join(done) or '?'} — {', '.join(p for p in pieces if p)}"
    return Line(words, one.text or "; ".join(one.reasons), one, page=one.pin or "")


def _tag(one: PassageTag, practice: Practice) -> Line:
    words = value_words(Facet(one.kind.value), one.value, practice)
    because = f"{tr('because of')} “{'”, “'.join(one.words)}”" if one.words else tr("entered by you")
    return Line(
        f"{one.kind.value}: {words}", f"¶ {one.passage.partition('/')[2]} · {because}", one, passage=one.passage
    )


def _treatment(one: SeenTreatment, seen_in: str) -> Line:
    later = ", ".join(w for w in (one.later_name, one.later) if w)
    return Line(f"{tr('Treatment')}: {one.phrase} {later}".strip(), f"{tr('seen in')} {seen_in}", one)


class ReviewPane(QWidget):
    """Lists suggestions; the buttons, or Enter and Delete, decide on the one at the cursor."""

    opened = Signal(object)
    """A `Line` whose place is to be shown."""
    typed = Signal()
    """Something in the form of an outcome changed."""

    def __init__(self, acts: Acts, practice: Practice) -> None:
        super().__init__()
        self.setAccessibleName(tr("Suggestions"))
        self._acts, self._practice = acts, practice
        self._sheet: Sheet | None = None
        self.lines: tuple[Line, ...] = ()
        self.list, self.teach = _Lines(), said(tr(_TEACH), "muted")
        self.yes, self.no, self.go = QPushButton(tr("Confirm")), QPushButton(tr("Dismiss")), QPushButton(tr("Go to"))
        self.decided = QCheckBox(tr("Show those decided on, too"))
        self.enter, self._form_room, self._over = QPushButton(tr("Enter an outcome…")), _Column(), QScrollArea()
        self.decided.toggled.connect(lambda _on: self._refresh())
        self.yes.setToolTip(tr("Enter"))
        self.no.setToolTip(tr("Delete"))
        self.yes.clicked.connect(partial(self.decide, Standing.CONFIRMED))
        self.no.clicked.connect(partial(self.decide, Standing.REJECTED))
        self.go.clicked.connect(self._open)
        self.list.confirmed.connect(partial(self.decide, Standing.CONFIRMED))
        self.list.dismissed.connect(partial(self.decide, Standing.REJECTED))
        self.list.currentRowChanged.connect(lambda _row: self._open())
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(FlowRow([self.yes, self.no, self.go]))
        column.addWidget(self.teach)
        column.addWidget(self.list, 1)
        column.addWidget(self.decided)
        column.addWidget(FlowRow([self.enter]))
        column.addWidget(self._over, 2)
        column.addStretch(0)
        self._build_over()

    @cached_property
    def form(self) -> OutcomeForm:
        """The form of an outcome, made when it is first needed."""
        made = OutcomeForm(self._practice)
        made.kept.connect(self._enter)
        made.left.connect(partial(self.restore, {}))
        made.left.connect(self.typed)
        made.typed.connect(self.typed)
        self._form_room.column.insertWidget(0, made)
        return made

    def words(self) -> Words:
        """What is entered in the form and not kept."""
        return self.form.words() if "form" in vars(self) else {}

    def restore(self, words: Words) -> None:
        """Show the form as it was left; without words it is closed."""
        if words or "form" in vars(self):
            self.form.restore(words)
        self._over.setVisible(bool(words))
        self.enter.setVisible(not words)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the suggestions of an authority."""
        self._sheet = sheet
        self._refresh()

    def decide(self, standing: Standing) -> None:
        """Confirm or dismiss the suggestion at the cursor."""
        row, sheet = self.list.currentRow(), self._sheet
        if sheet is None or not 0 <= row < len(self.lines):
            return
        what, key = self.lines[row].what, str(sheet.authority.key)

        def work(library: Library, by: str) -> tuple[Authority, Authority]:
            before = library.get_authority(key)
            decide(library, what, standing, by)
            return before, library.get_authority(key)

        self._acts.do(
            "Recording",
            work,
            Changes.AUTHORITIES if isinstance(what, SeenTreatment) else Changes.NOTES,
            undo=Undo(tr("confirming" if standing is Standing.CONFIRMED else "dismissing"), partial(_undecided, what)),
        )

    def _begin(self) -> None:
        self._over.show()
        self.enter.hide()
        self.form.begin()

    def _enter(self, fields: dict[str, str]) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        key = sheet.authority.key
        self._acts.do(
            "Recording",
            lambda library, by: enter_outcome(library, self._practice, key, fields, by=by),
            Changes.NOTES,
            undo=Undo(tr("outcome"), _rejected),
            then=lambda _outcome: self._on_entered(str(key)),
            failed=lambda error: self.form.refuse(str(error)),
        )

    def _on_entered(self, key: str) -> None:
        if self._sheet is not None and str(self._sheet.authority.key) == key:
            self.restore({})
            self.typed.emit()

    def _build_over(self) -> None:
        self._over.setWidgetResizable(True)
        self._over.setFrameShape(QFrame.Shape.NoFrame)
        self._over.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._over.setAccessibleName(tr("Enter an outcome"))
        self._over.setWidget(self._form_room)
        self._over.hide()
        self.enter.clicked.connect(self._begin)

    def _refresh(self) -> None:
        row = max(self.list.currentRow(), 0)
        self.lines = lines_of(self._sheet, self._practice, decided=self.decided.isChecked()) if self._sheet else ()
        self.list.blockSignals(True)
        self.list.clear()
        for line in self.lines:
            item = QListWidgetItem(f"{_SIGNS[line.what.decision.standing]} {line.words}\n{shortened(line.detail, 140)}")
            item.setToolTip(line.detail)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(self.lines) - 1))
        self.list.blockSignals(False)
        self.teach.setVisible(not self.lines)
        self.list.setVisible(bool(self.lines))
        for button in (self.yes, self.no, self.go):
            button.setEnabled(bool(self.lines))

    def _open(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.lines):
            self.opened.emit(self.lines[row])


def decide(library: Library, what: Suggestion, standing: Standing, by: str) -> None:
    """Store the attorney's word on a suggestion."""
    match what:
        case CaseOutcome():
            library.suggestions.decide_outcome(what.id, standing, by=by, at=now())
        case PassageTag():
            library.suggestions.decide_tag(what.id, standing, by=by, at=now())
        case SeenTreatment() if standing is Standing.CONFIRMED:
            library.suggestions.confirm_treatment(what.id, as_treatment(library, what), by=by, at=now())
        case SeenTreatment():
            library.suggestions.decide_treatment(what.id, standing, by=by, at=now())


def _undecided(what: Suggestion, forms: tuple[Authority, Authority]) -> Work[None]:
    """What leaves a suggestion as it was decided before, and the entry as it was."""

    def back(library: Library, by: str) -> None:
        decide(library, what, what.decision.standing, by)
        if forms[0] != forms[1]:
            as_before(forms)(library, by)

    return back


def _rejected(outcome: CaseOutcome) -> Work[None]:
    """What takes back an outcome that was entered."""
    return lambda library, by: decide(library, outcome, Standing.REJECTED, by)


class _Column(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cards")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addStretch(1)


@guarded
class _Lines(QListWidget):
    confirmed = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Suggestions"))
        WrappedItems(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms, Delete dismisses."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.confirmed.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.dismissed.emit()
            case _:
                super().keyPressEvent(event)
