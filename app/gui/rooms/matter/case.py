"""The caption, the court, the hearing and counsel as a form. It shows a matter and reports another."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.gui.days import write_day
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.operations import Court, court_words, find_told_days, put_before, read_court
from app.gui.records import with_fields
from app.gui.rooms.matter.edits import day
from app.gui.rooms.matter.field import Field
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import Wrapped, field_label
from app.gui.widgets.scaled import hold
from app.gui.widgets.told_days import ToldDays
from app.law.authorities import Side
from app.law.hours import write_telephone, write_time
from app.law.matters import Matter, PaperKind
from app.law.opposing import PaperReading

Read = Callable[[Matter], str]
Write = Callable[[Matter, str], Matter]


def _caption(name: str) -> tuple[Read, Write]:
    def write(matter: Matter, words: str) -> Matter:
        value = (_division(words) if name == "division" else words) or (None if name in {"division", "judge"} else "")
        return replace(matter, caption=with_fields(matter.caption, {name: value}))

    return (lambda matter: getattr(matter.caption, name) or ""), write


def _division(words: str) -> str:
    """A division by its whole name: "Oakland" is the Oakland Division."""
    return words if not words or "division" in words.casefold() else f"{words} Division"


def _hearing(name: str) -> tuple[Read, Write]:
    def write(matter: Matter, words: str) -> Matter:
        value = day(words) if name == "date" else (write_time(words) if name == "time" else words) or None
        return replace(
            matter, caption=replace(matter.caption, hearing=with_fields(matter.caption.hearing, {name: value}))
        )

    def read(matter: Matter) -> str:
        value = getattr(matter.caption.hearing, name)
        return write_day(value) if name == "date" else value or ""

    return read, write


def _counsel(side: Side, name: str) -> tuple[Read, Write]:
    def write(matter: Matter, words: str) -> Matter:
        value = (
            tuple(part.strip() for part in words.split(";") if part.strip())
            if name == "address"
            else (write_telephone(words) if name == "phone" else words) or None
        )
        mine = with_fields(matter.counsel_of(side), {name: value})
        others = tuple(counsel for counsel in matter.counsel if counsel.side is not side)
        return replace(matter, counsel=(*others, mine) if side is Side.DEFENDANT else (mine, *others))

    def read(matter: Matter) -> str:
        value = getattr(matter.counsel_of(side), name)
        return "; ".join(value) if isinstance(value, tuple) else (value or "")

    return read, write


def _court(matter: Matter, words: str) -> Matter:
    """Raise ValueError for what is no court; no words leave a visible placeholder."""
    return replace(matter, caption=replace(matter.caption, court=read_court(words)))


def _incident(matter: Matter, words: str) -> Matter:
    found = day(words)
    if found is None:
        message = "The day of the incident cannot be empty: the law must have been clear on it."
        raise ValueError(message)
    return replace(matter, incident=found)


_LABEL = 94
"""The breadth of the words before the fields, at the usual size."""

_BESIDE = 640
"""The breadth, at the usual size, from which the form has two columns."""

_CASE: tuple[tuple[str, str, str, tuple[Read, Write]], ...] = (
    ("title", "Title", "", (lambda m: m.title, lambda m, words: replace(m, title=words or m.title))),
    ("plaintiff", "Plaintiff", "as in the caption", _caption("title_plaintiff")),
    ("defendant", "Defendant", "as in the caption", _caption("title_defendant")),
    ("case_number", "Case number", "26-cv-01234-ABC", _caption("case_number")),
    ("incident", "Incident", "March 9, 2023", (lambda m: write_day(m.incident), _incident)),
    ("hearing", "Hearing", "April 16, 2026", _hearing("date")),
    ("time", "Time", "9:00 a.m.", _hearing("time")),
    ("courtroom", "Courtroom", "", _hearing("courtroom")),
    ("court", "Its name", "M.D. Fla., or in full", (lambda m: court_words(m.caption.court), _court)),
    ("division", "Division", "", _caption("division")),
    ("judge", "Judge", "as in the caption", _caption("judge")),
)
_WHOLE, _LEFT = 3, 5
"""So many of these go over the whole breadth, which names may need, and so many then stand on the left."""

_BEGINS_A_LINE = "“;” begins a new line."
_COUNSEL = (
    ("name", "Name", ""),
    ("bar_number", "Bar number", "as the State Bar lists it"),
    ("firm", "Firm", ""),
    ("address", "Address", "12 Elm St.; Modesto, CA"),
    ("phone", "Telephone", ""),
    ("email", "E-mail", ""),
)


@guarded
class CaseForm(QScrollArea):
    """Every field is taken when it is left or Enter is pressed; what cannot be meant stays until it is mended."""

    changed = Signal(object, str)
    """The matter after a change, and what it was."""
    refused = Signal(str)
    """Why a change cannot be meant."""
    mended = Signal()
    """What could not be meant was put right or given up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter: Matter | None = None
        self.fields: dict[str, QLineEdit] = {}
        self._reads: dict[str, Read] = {}
        self._writes: dict[str, Write] = {}
        self._refused: dict[str, str] = {}
        """Words that could not be taken, by their field."""
        self._halves: list[tuple[QGridLayout, QFormLayout]] = []
        self._courts: dict[str, Court] = {}
        self._told_of: PaperReading | None = None
        self._court_form, self._case_form, self.told = _form(), _form(), ToldDays()
        self.court = Choice()
        self.court.setAccessibleName(tr("Court"))
        self.court.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.court.setMinimumContentsLength(12)
        self.court.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.court.activated.connect(self._on_court)
        self.told.chosen.connect(self._on_day)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Caption and counsel"))
        inside = QWidget()
        hold(inside, most=1080)
        column = QVBoxLayout(inside)
        column.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        column.addLayout(self._case())
        column.addSpacing(3 * UNIT)
        column.addLayout(self._both_counsel())
        column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1000)
        row.addStretch(1)
        self.setWidget(holder)

    def offer_courts(self, courts: Sequence[Court], names: Sequence[str]) -> None:
        """Offer these courts with rules of their own, and the names of all that can be written."""
        self._courts = {court.profile: court for court in courts}
        self.court.clear()
        for court in courts:
            self.court.addItem(court.name, court.profile)
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.fields["court"].setCompleter(completer)
        if self._matter is not None:
            self.show_matter(self._matter)

    def show_matter(self, matter: Matter) -> None:
        """Show the matter as it is now; words that are being typed or could not be taken stay."""
        self._matter = matter
        is_named = (chosen := self._courts.get(matter.profile)) is None or not chosen.court
        self._court_form.setRowVisible(self.fields["court"], is_named and bool(self._courts))
        for name, field in self.fields.items():
            if name == "court" and not is_named:
                continue
            words = self._reads[name](matter)
            if field.text() != words and not self._is_typed(name):
                field.setText(words)
                field.setCursorPosition(0)
            if name not in self._refused:
                field.setToolTip(words or (tr(_BEGINS_A_LINE) if name.endswith(".address") else ""))
        self._offer_days(matter)
        self.court.setCurrentIndex(self.court.findData(matter.profile))
        self.court.setToolTip(self.court.currentText())

    def let_go(self) -> None:
        """Forget what was typed: another matter is to be shown."""
        self._refused.clear()
        for field in self.fields.values():
            field.setModified(False)

    @property
    def has_words(self) -> bool:
        """Whether a field has words that the matter has not."""
        return self._matter is not None and any(self._has_words(name) for name in self.fields)

    def keep_words(self) -> bool:
        """Take the words of every field; whether that could be done, and if not, the first such field has the cursor."""
        for name in self.fields:
            self._take(name)
        wrong = next(iter(self._refused), None)
        if wrong is not None:
            self.focus_field(wrong)
        return wrong is None

    def with_words(self, matter: Matter) -> Matter:
        """The matter with the words of every field that can be taken."""
        for name in (name for name in self.fields if self._has_words(name)):
            try:
                matter = self._writes[name](matter, self.fields[name].text().strip())
            except ValueError:
                continue
        return matter

    def focus_field(self, name: str) -> None:
        """Go to a field."""
        field = self.fields.get(name)
        if field is not None:
            goal = self.court if field.isHidden() else field
            goal.setFocus()
            self.ensureWidgetVisible(goal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves beside each other where there is room, else under each other."""
        super().resizeEvent(event)
        beside = self.viewport().width() >= scale.px(_BESIDE)
        for grid, right in self._halves:
            grid.removeItem(right)
            grid.addLayout(right, 0 if beside else 1, 1 if beside else 0)
            grid.setColumnStretch(1, int(beside))

    def _case(self) -> QVBoxLayout:
        whole, grid = _form(), QGridLayout()
        grid.setHorizontalSpacing(6 * UNIT)
        left, right = self._case_form, self._court_form
        for number, (name, words, hint, (read, write)) in enumerate(_CASE):
            form = whole if number < _WHOLE else (left if number < _WHOLE + _LEFT else right)
            if number == _WHOLE + _LEFT:
                right.addRow(_label(tr("Court")), self.court)
            form.addRow(_label(tr(words)), self._field(name, tr(words), tr(hint), read, write))
            if name == "incident":
                form.addRow("", self.told)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        self._halves.append((grid, right))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout()
        column.setSpacing(2 * UNIT)
        column.addLayout(whole)
        column.addLayout(grid)
        return column

    def _both_counsel(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6 * UNIT)
        for column, side in enumerate((Side.PLAINTIFF, Side.DEFENDANT)):
            form = _form()
            title = tr("Counsel for the plaintiff") if side is Side.PLAINTIFF else tr("Counsel for the defense")
            form.addRow(Wrapped(title, "heading"))
            for name, words, hint in _COUNSEL:
                read, write = _counsel(side, name)
                said = f"{title}: {tr(words)}"
                form.addRow(_label(tr(words)), self._field(f"{side.value}.{name}", said, tr(hint), read, write))
            grid.addLayout(form, 0, column)
            grid.setColumnStretch(column, 1)
            if column:
                self._halves.append((grid, form))
        return grid

    def _field(self, name: str, said: str, hint: str, read: Read, write: Write) -> QLineEdit:
        field = Field()
        field.setPlaceholderText(hint)
        field.setAccessibleName(said)
        hold(field, least=110)
        field.editingFinished.connect(lambda: self._take(name))
        field.given_up.connect(lambda: self._give_up(name))
        self.fields[name], self._reads[name], self._writes[name] = field, read, write
        return field

    def _is_typed(self, name: str) -> bool:
        """Whether a field's words are still the user's own: being typed, or such as could not be taken."""
        field = self.fields[name]
        return name in self._refused or (field.hasFocus() and field.isModified())

    def _has_words(self, name: str) -> bool:
        return self._matter is not None and self._is_typed(name) and not self._is_known(name)

    def _is_known(self, name: str) -> bool:
        """Whether the matter says what a field says."""
        return self._matter is None or self.fields[name].text().strip() == self._reads[name](self._matter)

    def _take(self, name: str) -> None:
        field, words = self.fields[name], self.fields[name].text().strip()
        if self._matter is None or self._refused.get(name) == words:
            return
        was_wrong = self._refused.pop(name, None) is not None
        self._mark(field, "")
        if field.isHidden() or self._is_known(name):
            self._tell_mended(was_wrong=was_wrong)
            return
        try:
            after = self._writes[name](self._matter, words)
        except ValueError as error:
            self._refused[name] = words
            self._mark(field, str(error))
            self.refused.emit(f"{error} {tr('Escape puts back what was there.')}")
            return
        field.setModified(False)
        field.setCursorPosition(0)
        self.changed.emit(after, field.accessibleName().lower())
        self._tell_mended(was_wrong=was_wrong)

    def _tell_mended(self, *, was_wrong: bool) -> None:
        if was_wrong:
            self.mended.emit()

    def _give_up(self, name: str) -> None:
        self._tell_mended(was_wrong=self._refused.pop(name, None) is not None)
        field = self.fields[name]
        self._mark(field, "")
        field.setText(self._reads[name](self._matter) if self._matter else "")

    @staticmethod
    def _mark(field: QLineEdit, why: str) -> None:
        """Say in a field why its words cannot be taken."""
        field.setToolTip(why)
        field.setAccessibleDescription(why)

    def _offer_days(self, matter: Matter) -> None:
        """Offer the days that the complaint tells, where it was read."""
        complaint = matter.find_operative(PaperKind.COMPLAINT)
        reading = matter.find_reading(complaint.id) if complaint else None
        if reading is not self._told_of:
            self._told_of = reading
            days = find_told_days(reading)[0] if reading is not None else ()
            self.told.show_days(days)
            self._case_form.setRowVisible(self.told, bool(days))

    def _on_day(self, day: dt.date) -> None:
        """Take a day that the complaint tells, as if it had been typed."""
        self.fields["incident"].setText(write_day(day))
        self._take("incident")

    def _on_court(self) -> None:
        court = self._courts.get(self.court.currentData())
        if self._matter is not None and court is not None and court.profile != self._matter.profile:
            self.changed.emit(put_before(self._matter, court), tr("the court and its rules"))


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(3 * UNIT)
    form.setVerticalSpacing(2 * UNIT)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return form


def _label(words: str) -> QLabel:
    """The words before a field, as broad as those of every other form of the page: fields stand under each other."""
    label = field_label(words)
    hold(label, least=_LABEL)
    return label
