"""The form of a new matter, filled in by hand or from the complaint's first page."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.errors import AppError
from app.gui import operations
from app.gui.counsel_block import block_words, write_block
from app.gui.days import read_day, write_day
from app.gui.frame.also_found import AlsoFound
from app.gui.guard import guarded
from app.gui.jobs import JobRunner
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.operations import Court, put_before
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tab_order import OrderedDialog
from app.gui.widgets.told_days import ToldDays
from app.law.fronts import FrontMatter
from app.law.matters import Matter
from app.law.opposing import PaperReading
from app.law.parties import Counsel

_EDGE = 24
"""What stays free around the form, for the frame that the screen gives it."""
_USUAL = "cand"
"""The court that is offered first, unless the settings name one."""


@guarded
class NewMatterDialog(OrderedDialog):
    """The few things a matter cannot be without; everything else is filled in later, or ticked from the complaint.

    Args:
        ask: asks for the complaint's file; without it a matter is not begun from one.
        counsel: one's own block, which a tick puts into the matter; None when the settings have none.
    """

    def __init__(
        self,
        courts: Sequence[Court],
        parent: QWidget | None = None,
        *,
        usual: str = "",
        ask: Callable[[], Path | None] | None = None,
        counsel: Counsel | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask, self._runner = ask, JobRunner(self)
        self._reading: PaperReading | None = None
        self._failed, self._doubts, self._plain = "", list[str](), ""
        self._proposed: dt.date | None = None
        self.from_complaint, self.also = QPushButton(tr("Begin &from a complaint…")), AlsoFound()
        self._counsel, self.own = counsel, QCheckBox()
        self.setWindowTitle(tr("New matter"))
        self.setMinimumWidth(scale.px(440))
        self.court = Choice()
        self.court.setAccessibleName(tr("Court"))
        for court in courts:
            self.court.addItem(court.name, court)
        self.plaintiff, self.defendant, self.case_number = QLineEdit(), QLineEdit(), QLineEdit()
        places = {one.profile: place for place, one in enumerate(courts)}
        self.court.setCurrentIndex(places.get(usual, places.get(_USUAL, 0)))
        self.plaintiff.setPlaceholderText(tr("Ada Doyle, as in the caption"))
        self.defendant.setPlaceholderText(tr("Neil Marsh, et al., as in the caption"))
        self.case_number.setPlaceholderText(tr("26-cv-01234-ABC"))
        self.incident, self.told, self.said = QLineEdit(), ToldDays(), Wrapped("", "muted")
        self.incident.setPlaceholderText(tr("March 9, 2023"))
        self.incident.setAccessibleName(tr("Day of the incident"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._build()

    def matter(self) -> Matter:
        """The matter that was described."""
        plaintiff, defendant = self.plaintiff.text().strip(), self.defendant.text().strip()
        made = operations.begin_matter(
            plaintiff=plaintiff,
            defendant=defendant,
            case_number=self.case_number.text().strip(),
            incident=read_day(self.incident.text()),
            reading=self._reading,
            keys=self.also.ticked(),
        )
        return self._before_court(self._with_counsel(made))

    def done(self, result: int) -> None:
        """Wait for what is being read, and close."""
        self._runner.close()
        super().done(result)

    def read(self, path: Path) -> None:
        """Read a complaint in the background, and fill the form from its first page."""
        self.from_complaint.setEnabled(False)
        self._failed = ""
        self.said.setText(tr("Reading {name}…").format(name=path.name))
        self._runner.run(
            "Reading the complaint",
            lambda _progress, _cancel: operations.read_first_complaint(path),
            on_success=self._take,
            on_failure=self._on_failure,
        )

    def _take(self, reading: PaperReading) -> None:
        """Fill in what the first page says; what else it says is listed, to be ticked."""
        self._reading, front = reading, reading.front or FrontMatter()
        self.from_complaint.setEnabled(True)
        stated = (front.plaintiff, front.defendant, front.case_number)
        for line, one in zip(self._texts(), stated, strict=True):
            line.setText(one.words if one is not None else line.text())
            line.setCursorPosition(0)
            line.setToolTip(operations.place_words(one) if one is not None else "")
        self._choose_court(front)
        self._offer_days(reading)
        self.also.show_reading(reading)
        self._failed = (
            ""
            if any(stated)
            else tr("No caption was found on the first page of {name}: type it.").format(name=reading.filename)
        )
        self._doubts = [one.doubt for one in stated if one is not None and one.doubt]
        self.incident.setFocus()
        self._on_text()
        self._fit()

    def _fit(self) -> None:
        """Grow to all that was found, as far as the screen has room, and stand in the middle of it."""
        self.adjustSize()
        around = self.screen().availableGeometry().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        wanted = self.size().expandedTo(self.minimumSizeHint())
        self.resize(wanted.boundedTo(around.size()))
        self.resize(self.width(), min(self.height() + self.also.lacking(), around.height()))
        self.move(around.center() - self.rect().center())

    def _offer_days(self, reading: PaperReading) -> None:
        """List the days that the complaint tells; one that is plainly the incident's is put in, to be looked at."""
        days, plain = operations.find_told_days(reading)
        self.told.show_days(days)
        if plain is not None and not self.incident.text().strip():
            self.incident.setText(write_day(plain.day))
            self._proposed = plain.day
            words = tr("{day} is told in ¶ {paragraph} as the day of what happened: see that it is the incident's.")
            self._plain = words.format(day=write_day(plain.day), paragraph=plain.paragraphs[0])

    def _choose_court(self, front: FrontMatter) -> None:
        """Choose the court of the complaint; one without rules of its own is "another federal court"."""
        courts = [self.court.itemData(row) for row in range(self.court.count())]
        own = next((row for row, one in enumerate(courts) if one.court and one.court == front.court_id), None)
        other = next((row for row, one in enumerate(courts) if not one.court), None)
        if other is not None:
            named = operations.court_words(front.court_id) if front.court_id and own is None else ""
            self.court.setItemText(other, f"{courts[other].name}: {named}" if named else courts[other].name)
        if front.court_id and (row := own if own is not None else other) is not None:
            self.court.setCurrentIndex(row)

    def _before_court(self, made: Matter) -> Matter:
        """The matter before the chosen court; "another" one is the one that the complaint names."""
        court: Court = self.court.currentData()
        found = self._reading.front.court_id if self._reading and self._reading.front else None
        if not court.court and found:
            return operations.put_in_court(made, found)
        return put_before(made, court)

    def _with_counsel(self, made: Matter) -> Matter:
        """The matter with one's own block in place of what the complaint says of that side, if it was ticked."""
        if self._counsel is None or not self.own.isChecked():
            return made
        others = tuple(one for one in made.counsel if one.side is not self._counsel.side)
        return replace(made, counsel=(self._counsel, *others))

    def _on_failure(self, error: Exception) -> None:
        self.from_complaint.setEnabled(True)
        self._failed = str(error) if isinstance(error, AppError) else tr("The file could not be read.")
        self._on_text()

    def _on_begin_from(self) -> None:
        path = self._ask() if self._ask is not None else None
        if path is not None:
            self.read(path)

    def _build(self) -> None:
        form = QFormLayout(self)
        top, said = (
            QHBoxLayout(),
            Wrapped(tr("Its first page fills this form; its paragraphs and counts are read."), "muted"),
        )
        top.addWidget(self.from_complaint)
        top.addWidget(said, 1)
        form.addRow(top)
        for widget in (self.from_complaint, said):
            widget.setVisible(self._ask is not None)
        self.from_complaint.setAutoDefault(False)
        self.from_complaint.clicked.connect(self._on_begin_from)
        form.addRow(tr("&Plaintiff"), self.plaintiff)
        form.addRow(tr("&Defendant"), self.defendant)
        form.addRow(tr("&Case number"), self.case_number)
        form.addRow(tr("Day of the &incident"), self._day())
        form.addRow(tr("C&ourt"), self.court)
        form.addRow(tr("Counsel"), self.own)
        form.setRowVisible(self.own, self._counsel is not None)
        if self._counsel is not None:
            self.own.setText(tr("I sign for the plaintiff: {who}").format(who=block_words(self._counsel)))
            self.own.setToolTip(write_block(self._counsel))
        form.addRow(self.also)
        form.addRow(self._foot())
        form.addRow(self.buttons)
        begin = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        begin.setText(tr("Begin the matter"))
        begin.setProperty("role", "first")
        begin.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for line in (*self._texts(), self.incident):
            line.textChanged.connect(self._on_text)
        self._on_text()

    def _day(self) -> QWidget:
        """The day as it is typed, and beside it the days that the complaint tells."""
        day = QWidget()
        row = QHBoxLayout(day)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.incident, 1)
        row.addWidget(self.told)
        day.setFocusProxy(self.incident)
        self.told.chosen.connect(lambda chosen: self.incident.setText(write_day(chosen)))
        return day

    def _foot(self) -> QWidget:
        """The hint, with room for two lines: the buttons below stay where they are."""
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said, 0, Qt.AlignmentFlag.AlignTop)
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        foot.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + UNIT)
        return foot

    def _texts(self) -> tuple[QLineEdit, ...]:
        return self.plaintiff, self.defendant, self.case_number

    def _on_text(self) -> None:
        missing = self._missing()
        self.said.setText(" ".join([*filter(None, [self._failed]), *self._doubts, missing or self._usual()]))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not missing)

    def _usual(self) -> str:
        """What there is to know when nothing is missing."""
        is_proposed = self._proposed is not None and self.incident.text() == write_day(self._proposed)
        return (
            self._plain
            if is_proposed
            else tr("What was done is judged by the law as it was on the day of the incident.")
        )

    def _missing(self) -> str:
        """What the form still needs, in words; empty when it has everything."""
        labels = (tr("the plaintiff"), tr("the defendant"), tr("the case number"), tr("the day of the incident"))
        lines = (*self._texts(), self.incident)
        lacking = [label for label, line in zip(labels, lines, strict=True) if not line.text().strip()]
        if lacking:
            pick = tr("Pick the day from those that the complaint tells, or type it.") if self.told.days else ""
            return f"{tr('Still missing')}: {', '.join(lacking)}. {pick if lacking == [labels[-1]] else ''}".strip()
        try:
            read_day(self.incident.text())
        except ValueError as error:
            return str(error)
        return ""
