"""The caption, the court, the hearing and counsel as a form. It shows a matter and reports another."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
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

from app.citations.courts import find_court
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.operations import Court, put_before
from app.gui.records import with_fields
from app.gui.rooms.matter.edits import day
from app.gui.widgets.labels import Wrapped, field_label
from app.gui.widgets.scaled import hold
from app.law.authorities import Side
from app.law.courts import CourtId
from app.law.matters import Matter

Read = Callable[[Matter], str]
Write = Callable[[Matter, str], Matter]


def _caption(name: str) -> tuple[Read, Write]:
    def write(matter: Matter, words: str) -> Matter:
        value = words or (None if name in {"division", "judge"} else "")
        return replace(matter, caption=with_fields(matter.caption, {name: value}))

    return (lambda matter: getattr(matter.caption, name) or ""), write


def _hearing(name: str) -> tuple[Read, Write]:
    def write(matter: Matter, words: str) -> Matter:
        value = day(words) if name == "date" else (words or None)
        return replace(
            matter, caption=replace(matter.caption, hearing=with_fields(matter.caption.hearing, {name: value}))
        )

    return (lambda matter: str(getattr(matter.caption.hearing, name) or "")), write


def _counsel(side: Side, name: str) -> tuple[Read, Write]:
    def write(matter: Matter, words: str) -> Matter:
        value = (
            tuple(part.strip() for part in words.split(";") if part.strip()) if name == "address" else (words or None)
        )
        mine = with_fields(matter.counsel_of(side), {name: value})
        others = tuple(counsel for counsel in matter.counsel if counsel.side is not side)
        return replace(matter, counsel=(*others, mine) if side is Side.DEFENDANT else (mine, *others))

    def read(matter: Matter) -> str:
        value = getattr(matter.counsel_of(side), name)
        return "; ".join(value) if isinstance(value, tuple) else (value or "")

    return read, write


def _court(matter: Matter, words: str) -> Matter:
    """Raise ValueError for what is no court's id; nothing leaves a visible placeholder."""
    if words and find_court(words) is None:
        message = f"“{words}” is no court's id of courts-db: write such as flmd (M.D. Fla.), nysd or txwd."
        raise ValueError(message)
    return replace(matter, caption=replace(matter.caption, court=CourtId(words)))


def _incident(matter: Matter, words: str) -> Matter:
    found = day(words)
    if found is None:
        message = "The day of the incident cannot be empty: the law must have been clear on it."
        raise ValueError(message)
    return replace(matter, incident=found)


_LABEL = 88
"""The breadth of the words before the fields, at the usual size."""

_BESIDE = 560
"""The breadth, at the usual size, from which the form has two columns."""

_CASE: tuple[tuple[str, str, str, tuple[Read, Write]], ...] = (
    ("title", "Title", "", (lambda m: m.title, lambda m, words: replace(m, title=words or m.title))),
    ("plaintiff", "Plaintiff", "as in the caption", _caption("title_plaintiff")),
    ("defendant", "Defendant", "as in the caption", _caption("title_defendant")),
    ("case_number", "Case number", "26-cv-01234-ABC", _caption("case_number")),
    ("incident", "Incident", "2016-02-04", (lambda m: str(m.incident), _incident)),
    ("court", "Court's id", "courts-db: flmd, nysd, …", (lambda m: m.caption.court, _court)),
    ("division", "Division", "", _caption("division")),
    ("judge", "Judge", "as in the caption", _caption("judge")),
    ("hearing", "Hearing", "2026-04-16", _hearing("date")),
    ("time", "Time", "9:00 a.m.", _hearing("time")),
    ("courtroom", "Courtroom", "", _hearing("courtroom")),
)
_COUNSEL = (
    ("name", "Name", ""),
    ("bar_number", "Bar number", "never made up"),
    ("firm", "Firm", ""),
    ("address", "Address", "lines apart by “;”"),
    ("phone", "Telephone", ""),
    ("email", "E-mail", ""),
)


class CaseForm(QScrollArea):
    """Every field is taken when it is left or Enter is pressed."""

    changed = Signal(object, str)
    """The matter after a change, and what it was."""
    refused = Signal(str)
    """Why a change cannot be meant."""

    def __init__(self, courts: Sequence[Court], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter: Matter | None = None
        self.fields: dict[str, QLineEdit] = {}
        self._reads: dict[str, Read] = {}
        self._halves: list[tuple[QGridLayout, QFormLayout]] = []
        self.court = QComboBox()
        self._courts = {court.profile: court for court in courts}
        for court in courts:
            self.court.addItem(court.name, court.profile)
        self.court.setAccessibleName(tr("Court"))
        self.court.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.court.setMinimumContentsLength(12)
        self.court.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.court.activated.connect(self._on_court)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Caption and counsel"))
        inside = QWidget()
        hold(inside, most=860)
        column = QVBoxLayout(inside)
        column.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        column.addLayout(self._case())
        column.addSpacing(3 * UNIT)
        column.addLayout(self._both_counsel())
        column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 10)
        row.addStretch(1)
        self.setWidget(holder)

    def show_matter(self, matter: Matter) -> None:
        """Show the matter as it is now."""
        self._matter = matter
        for name, field in self.fields.items():
            words = self._reads[name](matter)
            if field.text() != words and not (field.hasFocus() and field.isModified()):
                field.setText(words)
                field.setCursorPosition(0)
        self.court.setCurrentIndex(self.court.findData(matter.profile))
        self.court.setToolTip(self.court.currentText())

    def focus_field(self, name: str) -> None:
        """Go to a field."""
        if name in self.fields:
            self.fields[name].setFocus()
            self.ensureWidgetVisible(self.fields[name])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves beside each other where there is room, else under each other."""
        super().resizeEvent(event)
        beside = self.viewport().width() >= scale.px(_BESIDE)
        for grid, right in self._halves:
            grid.removeItem(right)
            grid.addLayout(right, 0 if beside else 1, 1 if beside else 0)
            grid.setColumnStretch(1, int(beside))

    def _case(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6 * UNIT)
        left, right = _form(), _form()
        half = 5
        for number, (name, words, hint, (read, write)) in enumerate(_CASE):
            form = left if number < half else right
            if number == half:
                right.addRow(_label(tr("Court")), self.court)
            form.addRow(_label(tr(words)), self._field(name, tr(words), tr(hint), read, write))
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        self._halves.append((grid, right))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

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
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.setAccessibleName(said)
        hold(field, least=110)
        field.editingFinished.connect(lambda: self._on_field(field, said, read, write))
        self.fields[name], self._reads[name] = field, read
        return field

    def _on_field(self, field: QLineEdit, said: str, read: Read, write: Write) -> None:
        words = field.text().strip()
        if self._matter is None or words == read(self._matter):
            return
        field.setModified(False)
        try:
            after = write(self._matter, words)
        except ValueError as error:
            field.setText(read(self._matter))
            self.refused.emit(str(error))
            return
        self.changed.emit(after, said.lower())

    def _on_court(self) -> None:
        if self._matter is not None and self.court.currentData() != self._matter.profile:
            court = self._courts[self.court.currentData()]
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
