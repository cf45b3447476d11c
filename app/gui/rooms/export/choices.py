"""What is to be written: the form of the brief, the papers that go with it, and working papers."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from app.gui.exporting import ANNEXES, ExportOrder, cited_authorities
from app.gui.frame.memory import WindowMemory
from app.gui.language import tr, trn
from app.gui.look.palette import UNIT
from app.gui.operations import ShownDraft
from app.gui.rooms.export.stars import StarsDialog
from app.gui.widgets.flow import FlowRow

_REMEMBERED = ("pdf", "pdf_a", "ledger")


class Choices(QWidget):
    """Boxes to tick; `order` says what they mean."""

    def __init__(self, memory: WindowMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._shown: ShownDraft | None = None
        self._starred: frozenset[str] = frozenset()
        self._file: Path | None = None
        self.pdf, self.pdf_a = (
            QCheckBox(tr("A PDF beside it")),
            QCheckBox(tr("The PDF as PDF/A-2b (some courts ask for it)")),
        )
        self.ledger = QCheckBox(tr("Sources, for programs (.json)"))
        self.annexes = {name: QCheckBox(tr(words)) for name, words in ANNEXES.items()}
        self.companions: dict[str, QCheckBox] = {}
        self.stars = QPushButton()
        self._beside = QVBoxLayout()
        self._build()
        self._show_stars()

    def show_companions(self, titles: Mapping[str, str]) -> None:
        """Offer the companion papers of another side; what is ticked stays so."""
        ticked = {kind for kind, box in self.companions.items() if box.isChecked()}
        while (item := self._beside.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.companions = {kind: QCheckBox(title) for kind, title in titles.items()}
        for kind, box in self.companions.items():
            box.setChecked(kind in ticked or self._memory.flag(f"with_{kind}", default=False))
            box.toggled.connect(lambda on, kind=kind: self._memory.remember(f"with_{kind}", on))
            self._beside.addWidget(box)

    def show_draft(self, shown: ShownDraft | None) -> None:
        """Offer the authorities of another draft to be starred."""
        self._shown = shown
        self.stars.setEnabled(shown is not None)
        self._show_stars()

    def begin(self, matter_file: Path | None) -> None:
        """Begin with another matter, and with what was starred in it before."""
        self._file = matter_file
        self._starred = self._memory.stars(matter_file) if matter_file else frozenset()
        self._show_stars()

    def move_to(self, matter_file: Path | None) -> None:
        """Remember what is starred with the file in which the matter is saved now."""
        if matter_file is not None and matter_file != self._file:
            self._file = matter_file
            self._memory.remember_stars(matter_file, self._starred)

    def order(self, docx: Path, *, final: bool, matter_file: Path | None) -> ExportOrder:
        """What is to be written to that place."""
        return ExportOrder(
            docx=docx,
            pdf=self.pdf.isChecked(),
            final=final,
            pdf_a=self.pdf_a.isChecked(),
            stars=self._starred,
            ledger=self.ledger.isChecked(),
            annexes=tuple(name for name, box in self.annexes.items() if box.isChecked()),
            companions=tuple(kind for kind, box in self.companions.items() if box.isChecked()),
            matter_file=matter_file,
        )

    def _build(self) -> None:
        for name in _REMEMBERED:
            box: QCheckBox = getattr(self, name)
            box.setChecked(self._memory.flag(f"with_{name}", default=name == "pdf"))
            box.toggled.connect(lambda on, name=name: self._memory.remember(f"with_{name}", on))
        for name, box in self.annexes.items():
            box.setChecked(self._memory.flag(f"with_{name}", default=False))
            box.toggled.connect(lambda on, name=name: self._memory.remember(f"with_{name}", on))
        self.pdf.toggled.connect(self.pdf_a.setEnabled)
        self.pdf_a.setEnabled(self.pdf.isChecked())
        self.stars.setProperty("role", "line")
        self.stars.setToolTip(tr("The table of authorities marks them by a star, as some courts ask"))
        self.stars.clicked.connect(self._ask_for_stars)
        brief = _group(tr("The brief, as a Word document"), (self.pdf, self.pdf_a, self.stars))
        beside = _group(tr("Papers that go with it"), ())
        beside.addLayout(self._beside)
        beside.addWidget(_hint(tr("What they lack is filled in Word.")))
        working = _group(tr("Working papers"), (*self.annexes.values(), self.ledger))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(FlowRow([_holder(one) for one in (brief, beside, working)], gap=6 * UNIT))

    def _ask_for_stars(self) -> None:
        if self._shown is not None:
            dialog = StarsDialog(cited_authorities(self._shown), self._starred, self)
            dialog.chose.connect(self._on_stars)
            dialog.open()

    def _on_stars(self, keys: frozenset[str]) -> None:
        self._starred = keys
        if self._file is not None:
            self._memory.remember_stars(self._file, keys)
        self._show_stars()

    def _show_stars(self) -> None:
        said = trn("%n principal authorit(y/ies) starred…", len(self._starred))
        self.stars.setText(said if self._starred else tr("Star the principal authorities…"))


def _hint(words: str) -> QLabel:
    hint = QLabel(words)
    hint.setProperty("role", "small")
    return hint


def _group(title: str, widgets: tuple[QWidget, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * UNIT)
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    column.addWidget(heading)
    for widget in widgets:
        column.addWidget(widget)
    return column


def _holder(column: QVBoxLayout) -> QWidget:
    holder = QWidget()
    column.addStretch(1)
    holder.setLayout(column)
    return holder
