"""Under the fact-analogue sheet: how a precedent differs, and what the other side will say of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import field_label
from app.gui.widgets.small_parts import TextArea, narrow
from app.law.authorities import Proposition
from app.law.matters import AnalogueNote, Selection


class NotesForm(QWidget):
    """The notes on one of the picked precedents; it changes nothing by itself."""

    noted = Signal(object)
    """The `AnalogueNote` as it is typed now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection: Selection | None = None
        self._filling = False
        self.box, self.differences, self.likely = Choice(), TextArea(2), QLineEdit()
        self.differences.setPlaceholderText(tr("How the cases differ, a sentence on each line"))
        self.likely.setPlaceholderText(tr("What the other side will say of it"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, UNIT, 0, 0)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT)
        rows = ((tr("Precedent"), narrow(self.box)), (tr("Differences"), self.differences))
        for row, (words, field) in enumerate((*rows, (tr("Likely answer"), self.likely))):
            label = field_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if row == 1 else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
        self.box.currentIndexChanged.connect(lambda _row: self._show())
        self.box.currentTextChanged.connect(self.box.setToolTip)
        self.differences.textChanged.connect(self._on_words)
        self.likely.textEdited.connect(lambda _words: self._on_words())

    def show_precedents(self, precedents: Sequence[tuple[Proposition, str]], selection: Selection | None) -> None:
        """Show the notes on these precedents, each with its name; the one at hand stays."""
        self._selection = selection
        rows = [(f"{name}{f' at {one.pin}' if one.pin else ''}: {one.text}", str(one.id)) for one, name in precedents]
        if rows != [(self.box.itemText(n), self.box.itemData(n)) for n in range(self.box.count())]:
            at = self.box.currentData()
            self.box.blockSignals(True)  # Qt's signature
            self.box.clear()
            for words, key in rows:
                self.box.addItem(words, key)
            self.box.setCurrentIndex(max(0, self.box.findData(at)) if rows else -1)
            self.box.blockSignals(False)  # Qt's signature
        self.setVisible(bool(rows))
        self._show()

    def turn_to(self, proposition: str) -> None:
        """Show the notes on that precedent."""
        self.box.setCurrentIndex(max(0, self.box.findData(proposition)))

    def _show(self) -> None:
        notes = self._selection.analogues if self._selection else ()
        key = self.box.currentData()
        note = next((one for one in notes if one.proposition == key), AnalogueNote(proposition=key or ""))
        self._filling = True
        if self._lines() != note.differences:
            self.differences.setPlainText("\n".join(note.differences))
        if self.likely.text().strip() != note.likely_answer:
            self.likely.setText(note.likely_answer)
        self._filling = False

    def _lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.differences.toPlainText().splitlines() if line.strip())

    def _on_words(self) -> None:
        key = self.box.currentData()
        if not self._filling and key:
            likely = self.likely.text().strip()
            self.noted.emit(AnalogueNote(proposition=key, differences=self._lines(), likely_answer=likely))
