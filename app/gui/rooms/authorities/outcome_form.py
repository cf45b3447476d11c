"""The form of an outcome: what a decision did with one claim or defense, entered by the attorney."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.panes import KeepingForm, said
from app.gui.rooms.authorities.unfinished import Words
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import field_label
from app.gui.widgets.small_parts import narrow
from app.law.authorities import Outcome, Posture
from app.law.claims import Practice, Prong
from app.law.opinions import RulingOutcome


class OutcomeForm(KeepingForm):
    """Fields of one outcome."""

    kept = Signal(object)
    """The fields as they are typed, by name, are to be stored."""
    left = Signal()
    typed = Signal()
    """Something in it changed."""

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.setObjectName("card")
        self.claim, self.defense, self.result, self.ruling = Choice(), Choice(), Choice(), Choice()
        self.prong, self.posture, self.party, self.pin = Choice(), Choice(), QLineEdit(), QLineEdit()
        self.verdict = said("", "stop")
        self.keep, self.leave = QPushButton(tr("Enter the outcome")), QPushButton(tr("Cancel"))
        self._boxes = {
            "claim": self.claim,
            "defense": self.defense,
            "result": self.result,
            "ruling": self.ruling,
            "prong": self.prong,
            "posture": self.posture,
        }
        self._lines = {"party": self.party, "pin": self.pin}
        self._fill(practice)
        self._build()

    def fields(self) -> dict[str, str]:
        """The fields by name, as `enter_outcome` reads them; empty ones are left out."""
        typed = {name: str(box.currentData() or "") for name, box in self._boxes.items()}
        typed |= {name: line.text().strip() for name, line in self._lines.items()}
        return {name: value for name, value in typed.items() if value}

    def words(self) -> Words:
        """What is entered and not kept."""
        return {} if self.isHidden() else self.fields()

    def restore(self, words: Mapping[str, str]) -> None:
        """Show it as it was left."""
        for name, box in self._boxes.items():
            box.setCurrentIndex(max(box.findData(words.get(name, "")), 0))
        for name, line in self._lines.items():
            line.setText(words.get(name, ""))
        self.verdict.hide()
        self.setVisible(bool(words))

    def begin(self) -> None:
        """Open it."""
        self.verdict.hide()
        self.show()
        self.claim.setFocus()

    def refuse(self, reason: str) -> None:
        """Say why it was not kept."""
        self.verdict.setText(reason)
        self.verdict.show()

    def _fill(self, practice: Practice) -> None:
        for box, none, titles in (
            (self.claim, tr("no claim"), {str(key): claim.title for key, claim in practice.claims.items()}),
            (self.defense, tr("no defense"), {str(key): one.title for key, one in practice.defenses.items()}),
            (self.result, tr("nothing decided on it"), _titles(Outcome)),
            (self.ruling, tr("no ruling on the motion"), _titles(RulingOutcome)),
            (self.prong, tr("no prong"), _titles(Prong)),
            (self.posture, tr("stage not known"), _titles(Posture)),
        ):
            narrow(box)
            box.addItem(none, "")
            for value, title in titles.items():
                box.addItem(title, value)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(said(tr("What the decision did"), "title"))
        self.party.setPlaceholderText(tr("For or against whom: Officer Reyes"))
        self.pin.setPlaceholderText(tr("The page that says so: 955"))
        for words, field in (
            (tr("Claim"), self.claim),
            (tr("Defense"), self.defense),
            (tr("Decided"), self.result),
            (tr("The motion was"), self.ruling),
            (tr("Prong of immunity"), self.prong),
            (tr("At the stage of"), self.posture),
            (tr("Party"), self.party),
            (tr("Pin"), self.pin),
        ):
            label = field_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.verdict)
        self.keep.setProperty("role", "first")
        column.addWidget(FlowRow([self.keep, self.leave]))
        self.keep.clicked.connect(lambda: self.kept.emit(self.fields()))
        self.keep_asked.connect(self.keep.click)
        self.leave.clicked.connect(self.left)
        for box in self._boxes.values():
            box.currentIndexChanged.connect(lambda _row: self.typed.emit())
        for line in self._lines.values():
            line.textChanged.connect(self.typed)
        for box in (self.result, self.ruling):
            box.currentIndexChanged.connect(lambda _row: self._judge())
        self._judge()

    def _judge(self) -> None:
        """An outcome says what was decided, or what became of the motion."""
        able = bool(self.result.currentData() or self.ruling.currentData())
        self.keep.setEnabled(able)
        self.keep.setToolTip("" if able else tr("Choose what was decided, or what became of the motion."))


def _titles(kind: type[Outcome] | type[RulingOutcome] | type[Prong] | type[Posture]) -> dict[str, str]:
    return {one.value: one.value.replace("_", " ") for one in kind}
