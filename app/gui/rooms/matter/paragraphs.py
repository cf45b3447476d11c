"""The numbered paragraphs of a complaint, to make facts of: ticked one by one, by ranges, by their headings, or all that tell facts."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget

from app.drafting.opponent.pleading import PleadedAs, iter_pleaded
from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look.palette import UNIT
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tick_tree import TickTree, can_tick, is_ticked
from app.law.matters import Matter
from app.law.opposing import NumberedParagraph, PaperReading
from app.matters import editing

_KEY = Qt.ItemDataRole.UserRole
_PLEADED = Qt.ItemDataRole.UserRole + 1
_TEXT, _PAGE, _NOTE = 1, 2, 3
_COLUMNS = (72, 0, 60, 130)
_NOTES = {
    PleadedAs.FACT: "",
    PleadedAs.REALLEGES: "realleges",
    PleadedAs.JURISDICTION: "jurisdiction, venue",
    PleadedAs.CONCLUSION: "concludes",
    PleadedAs.COUNT: "pleads a count",
}
_LEFT_OUT = {
    PleadedAs.REALLEGES: "{count} only realleging",
    PleadedAs.JURISDICTION: "{count} on jurisdiction or venue",
    PleadedAs.CONCLUSION: "{count} stating conclusions of law",
    PleadedAs.COUNT: "{count} under the counts",
}
_HOW = "Tick a heading for all under it; Shift and a click, or Shift, the arrows and Space, tick a range."


@guarded
class ParagraphTree(TickTree):
    """A row for each paragraph; over those of a section its heading, whose box is that of them all."""

    def __init__(self) -> None:
        super().__init__(
            tr("Paragraphs of the complaint"), ["¶", tr("Text"), tr("Page"), tr("What it is")], stretch=_TEXT
        )
        self._sections: list[list[QTreeWidgetItem]] = []
        """The paragraphs under each heading."""
        self.setRootIsDecorated(False)
        self.fit_columns(_COLUMNS)
        self.setToolTip(tr("Space ticks what is selected. {how}").format(how=tr(_HOW)))
        self.ticked.connect(self._show_sections)

    def show_paragraphs(self, paragraphs: Sequence[NumberedParagraph]) -> None:
        """List these, none ticked, with the headings between them."""
        self.clear()
        rows: list[QTreeWidgetItem] = []
        for paragraph, pleaded in zip(paragraphs, iter_pleaded(paragraphs), strict=True):
            if paragraph.heading:
                rows.append(_head(paragraph.heading, len(self._sections), self.font()))
                self._sections.append([])
            rows.append(_row(paragraph, pleaded))
            for section in self._sections[-1:]:
                section.append(rows[-1])
        self.addTopLevelItems(rows)
        self.setColumnHidden(_PAGE, not any(paragraph.page for paragraph in paragraphs))

    def paragraphs(self) -> list[QTreeWidgetItem]:
        """The rows that are paragraphs."""
        return [row for row in self.rows() if _is_paragraph(row)]

    def show_taken(self, numbers: frozenset[str]) -> None:
        """Grey the paragraphs that are facts of the matter."""
        with self._quietly():
            for row in self.paragraphs():
                taken = row.data(0, _KEY) in numbers
                if taken != row.isDisabled():
                    row.setDisabled(taken)
                    row.setText(_NOTE, tr("is a fact") if taken else tr(_NOTES[row.data(0, _PLEADED)]))
                    row.setData(0, Qt.ItemDataRole.CheckStateRole, None if taken else Qt.CheckState.Unchecked)
        self._show_sections()

    def narrow(self, words: str) -> None:
        """Show the paragraphs that have all of some words, and the headings over them."""
        wanted = words.casefold().split()
        for row in self.paragraphs():
            row.setHidden(not all(word in row.text(_TEXT).casefold() for word in wanted))
        for head, under in self._headed():
            head.setHidden(all(one.isHidden() for one in under))
        self._show_sections()

    def clear(self) -> None:
        """Show no row any more."""
        self._sections = []
        super().clear()

    def tick(self, rows: Sequence[QTreeWidgetItem], *, on: bool) -> None:
        """Tick rows; a heading is ticked with all that stands under it."""
        under = [one for row in rows if not _is_paragraph(row) for one in self._sections[row.data(0, _KEY)]]
        super().tick([*rows, *(one for one in under if can_tick(one))], on=on)

    def _headed(self) -> list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]]:
        """Each heading with its paragraphs."""
        heads = (row for row in self.rows() if not _is_paragraph(row))
        return list(zip(heads, self._sections, strict=True))

    def _tickable(self, rows: Sequence[QTreeWidgetItem]) -> list[QTreeWidgetItem]:
        """A range ticks its paragraphs; a heading in it would tick those beyond."""
        tickable = super()._tickable(rows)
        return [row for row in tickable if _is_paragraph(row)] or tickable

    def _on_changed(self, item: QTreeWidgetItem) -> None:
        """A heading that is clicked ticks what stands under it."""
        if self._is_ticking or _is_paragraph(item):
            super()._on_changed(item)
        else:
            self.tick([item], on=is_ticked(item))

    def _show_sections(self) -> None:
        """Show of each heading whether all under it are ticked, or some."""
        with self._quietly():
            for head, under in self._headed():
                free = [one for one in under if can_tick(one)]
                ticked = sum(is_ticked(one) for one in free)
                partly = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
                head.setDisabled(all(one.isDisabled() for one in under))
                head.setCheckState(0, Qt.CheckState.Checked if free and ticked == len(free) else partly)


class ParagraphPage(QWidget):
    """Filters, ticks, and makes facts of what is ticked."""

    changed = Signal(object, str)
    """The matter after a change, and what it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter: Matter | None = None
        self._reading: PaperReading | None = None
        self.tree, self.said, self.filter = ParagraphTree(), Wrapped("", "muted"), QLineEdit()
        self.take, self.tick_all = (
            QPushButton(tr("Make facts of the ticked")),
            QPushButton(tr("Tick all that tell facts")),
        )
        self._build()

    def show_reading(self, matter: Matter, reading: PaperReading) -> None:
        """Show the paragraphs of a complaint; what is ticked stays ticked while it is the same."""
        fresh = reading != self._reading
        self._matter, self._reading = matter, reading
        if fresh:
            self.tree.show_paragraphs(reading.paragraphs)
            self.tree.narrow(self.filter.text())
            self.said.setText(_summary(reading))
        taken = {str(fact.id) for fact in matter.facts}
        self.tree.show_taken(frozenset(p.number for p in reading.paragraphs if f"{reading.paper}_{p.number}" in taken))
        self._show_ticked()

    def begin(self) -> None:
        """Forget what is ticked: another matter is to be shown."""
        self._reading = None
        self.tree.clear()

    def _build(self) -> None:
        self.filter.setPlaceholderText(tr("Filter the paragraphs by words"))
        self.filter.setAccessibleName(tr("Filter the paragraphs by words"))
        self.filter.setClearButtonEnabled(True)
        self.tick_all.setToolTip(
            tr(
                "What realleges, concludes, pleads a count, or speaks of jurisdiction and venue is left out: tick it by itself."
            )
        )
        buttons = QHBoxLayout()
        for button in (self.take, self.tick_all):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * UNIT, 0, 0)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.said)
        layout.addWidget(self.filter)
        layout.addWidget(self.tree, 1)
        layout.addLayout(buttons)
        self.filter.textChanged.connect(self._on_filter)
        self.tree.ticked.connect(self._show_ticked)
        self.take.clicked.connect(self._on_take)
        self.tick_all.clicked.connect(self._on_tick_all)

    def _show_ticked(self) -> None:
        count = len(self._ticked())
        self.take.setText(f"{tr('Make')} {trn('%n fact(s)', count)}" if count else tr("Make facts of the ticked"))
        self.take.setEnabled(bool(count))
        self.tick_all.setEnabled(bool(self._telling()))

    def _on_filter(self, words: str) -> None:
        self.tree.narrow(words)
        self._show_ticked()

    def _ticked(self) -> list[str]:
        return [str(row.data(0, _KEY)) for row in self.tree.paragraphs() if is_ticked(row) and not row.isDisabled()]

    def _telling(self) -> list[QTreeWidgetItem]:
        """The paragraphs that are shown, tell facts, and are none of the matter yet."""
        return [row for row in self.tree.paragraphs() if can_tick(row) and row.data(0, _PLEADED) == PleadedAs.FACT]

    def _on_tick_all(self) -> None:
        """Tick them; untick them when all are ticked."""
        rows = self._telling()
        self.tree.tick(rows, on=not all(is_ticked(row) for row in rows))

    def _on_take(self) -> None:
        if self._matter is not None and self._reading is not None:
            self.tree.setFocus()  # the button that was pressed has nothing more to take
            after = editing.take_paragraphs(self._matter, self._reading.paper, self._ticked())
            self.changed.emit(after, tr("making facts of paragraphs"))


def _is_paragraph(row: QTreeWidgetItem) -> bool:
    """Whether a row is a paragraph, which is known by its printed number; a heading is by its place."""
    return isinstance(row.data(0, _KEY), str)


def _head(words: str, place: int, font: QFont) -> QTreeWidgetItem:
    row = QTreeWidgetItem(["", words, "", ""])
    bold = QFont(font)
    bold.setBold(True)
    row.setFont(_TEXT, bold)
    row.setToolTip(_TEXT, words)
    row.setData(0, _KEY, place)
    row.setCheckState(0, Qt.CheckState.Unchecked)
    return row


def _row(paragraph: NumberedParagraph, pleaded: PleadedAs) -> QTreeWidgetItem:
    row = QTreeWidgetItem([paragraph.number, paragraph.text, paragraph.page or "", tr(_NOTES[pleaded])])
    row.setToolTip(_TEXT, paragraph.text)
    row.setCheckState(0, Qt.CheckState.Unchecked)
    row.setData(0, _KEY, paragraph.number)
    row.setData(0, _PLEADED, pleaded)
    return row


def _summary(reading: PaperReading) -> str:
    """How many paragraphs there are, and which of them "all" leaves out."""
    tally = Counter(iter_pleaded(reading.paragraphs))
    left = [tr(words).format(count=tally[kind]) for kind, words in _LEFT_OUT.items() if tally[kind]]
    out = f" {tr('“All” leaves out')} {', '.join(left)}." if left else ""
    return f"{trn('%n paragraph(s)', len(reading.paragraphs))}.{out} {tr(_HOW)}"
