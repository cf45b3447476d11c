"""The fact-analogue sheet of one issue: each precedent's facts beside this case's, marked alike by the attorney."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.rooms.arguments.analogue_notes import NotesForm
from app.gui.rooms.arguments.fact_picker import FactPicker
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.wrapped_cells import WrappedCells
from app.law.authorities import Proposition, Side
from app.law.matters import AnalogueNote, FactId, Issue, Likeness, Matter
from app.matters import editing

_EMPTY = (
    "No facts are recorded of a picked precedent yet. Pick a holding on the right; its facts are recorded with its "
    "proposition in Authorities (Open on its card, then Change)."
)
_ASPECT, _THEIRS, _LIKE, _OURS, _FACTS = range(5)
_IDS = Qt.ItemDataRole.UserRole


@guarded
class AnaloguesSheet(QScrollArea):
    """A row for each recorded aspect of each picked precedent; a likeness is asserted only where it is marked."""

    changed = Signal(object, str, str)
    """The matter after a change, what it was, and the name under which it merges."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter: Matter | None = None
        self._issue: Issue | None = None
        self._side = Side.PLAINTIFF
        self._filling = False
        self._rows: list[tuple[Proposition, str]] = []
        self.table = QTableWidget(0, 5)
        self.empty = Wrapped(tr(_EMPTY), "muted")
        self.notes = NotesForm()
        self.notes.noted.connect(self._on_noted)
        self.table.currentCellChanged.connect(lambda row, *_rest: self._on_row(row))
        self.table.setAccessibleName(tr("Fact-analogue sheet"))
        self.table.setHorizontalHeaderLabels(
            [tr("Compared"), tr("Precedent"), tr("Alike"), tr("This case"), tr("Facts")]
        )
        self.table.verticalHeader().hide()
        self.table.setWordWrap(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        for column in (_THEIRS, _OURS, _FACTS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_LIKE, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        WrappedCells(self.table, self.table.columnWidth, 5)
        self._fit()
        header.sectionResized.connect(lambda *_sizes: self._fit())
        self.table.itemChanged.connect(self._on_item)
        self.table.itemActivated.connect(self._on_activated)
        inside = QWidget()
        inside.setObjectName("cards")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its breadth moves no line
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inside)
        layout.addWidget(self.empty)
        layout.addWidget(self.table)
        layout.addWidget(self.notes)
        layout.addStretch(1)

    def show_issue(
        self, matter: Matter, side: Side, issue: Issue, precedents: Sequence[tuple[Proposition, str]]
    ) -> None:
        """Show the precedents picked for an issue, each with its name."""
        self._matter, self._side, self._issue = matter, side, issue
        selection = matter.find_selection(side, issue)
        marks = {(m.proposition, m.aspect): m for m in (selection.likenesses if selection else ())}
        rows = [(p, fact.aspect) for p, _ in precedents for fact in p.facts]
        typed = self._typed() if list(map(_name, rows)) != list(map(_name, self._rows)) else None
        goal = _name(self._rows[typed[0]]) if typed else None
        if typed is not None:
            self._close_editor()
        self._filling = True
        self._rows = rows
        self.table.setRowCount(len(self._rows))
        lines = [(p, name, fact) for p, name in precedents for fact in p.facts]
        for row, (proposition, name, fact) in enumerate(lines):
            mark = marks.get((proposition.id, fact.aspect))
            at = f" (at {fact.pin})" if fact.pin else ""
            self._put(row, _ASPECT, fact.aspect)
            self._put(row, _THEIRS, f"{name}: {fact.text}{at}")
            self._put_like(row, on=mark is not None)
            self._put(row, _OURS, mark.ours if mark else "", editable=True)
            self._put_facts(row, mark.facts if mark else ())
        self._fit()
        self.empty.setVisible(not self._rows)
        self.table.setVisible(bool(self._rows))
        self._filling = False
        self.notes.show_precedents(precedents, selection)
        if typed is not None and goal in (names := list(map(_name, rows))):
            self._type_again(names.index(goal), typed[1])

    @property
    def has_words(self) -> bool:
        """Whether a cell is being typed in that says something else than the matter."""
        return self._typed() is not None

    def finish_typing(self) -> None:
        """Take what is being typed in a cell, for the issue for which it was typed."""
        if (editor := self._editor()) is not None:
            self.table.itemDelegate().commitData.emit(editor)
            self._close_editor()

    def with_words(self, matter: Matter) -> Matter:
        """The matter with what is being typed in a cell."""
        typed = self._typed()
        if typed is None or self._issue is None or matter.find_issue(self._issue.key) is None:
            return matter
        return self._with_row(matter, self._issue, *typed)

    def let_go(self) -> None:
        """Forget the issue and what is typed: another matter is to be shown."""
        self._matter, self._issue = None, None
        self._close_editor()

    def _close_editor(self) -> None:
        if (editor := self._editor()) is not None:
            self.table.itemDelegate().closeEditor.emit(editor)

    def _editor(self) -> QLineEdit | None:
        editor = self.table.indexWidget(self.table.currentIndex())
        return editor if isinstance(editor, QLineEdit) else None

    def _typed(self) -> tuple[int, str] | None:
        """Row and words of the cell that is being typed in; None when there is none, or it says nothing new."""
        editor, index = self._editor(), self.table.currentIndex()
        if editor is None or editor.text().strip() == str(index.data() or ""):
            return None
        return index.row(), editor.text().strip()

    def _type_again(self, row: int, words: str) -> None:
        self.table.setCurrentCell(row, _OURS)
        self.table.edit(self.table.currentIndex())
        if (editor := self._editor()) is not None:
            editor.setText(words)

    def _on_row(self, row: int) -> None:
        if not self._filling and 0 <= row < len(self._rows):
            self.notes.turn_to(str(self._rows[row][0].id))

    def _on_noted(self, note: AnalogueNote) -> None:
        if self._matter is not None and self._issue is not None:
            after = editing.note_analogue(self._matter, self._side, self._issue.key, note)
            self.changed.emit(after, tr("notes on a precedent"), f"{self._issue.key}.{note.proposition}.notes")

    def changeEvent(self, event: QEvent) -> None:
        """Take the sizes of another scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Have the table as high as its rows: the sheet scrolls, and not the table within it."""
        self.table.horizontalHeader().resizeSection(_ASPECT, scale.px(96))
        self.table.resizeRowsToContents()
        heads = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(heads + self.table.verticalHeader().length() + 2 * self.table.frameWidth() + UNIT)

    def _put(self, row: int, column: int, words: str, *, editable: bool = False) -> None:
        if self._cell(row, column).text() == words and self.table.item(row, column) is not None:
            return  # a cell that is being typed in keeps its words
        item = QTableWidgetItem(words)
        item.setToolTip(words)
        if not editable:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.table.setItem(row, column, item)

    def _put_facts(self, row: int, ids: Sequence[FactId]) -> None:
        """The sentences of the facts; Enter or a double click picks among all of them."""
        said = [fact.text for fact in self._matter.facts if fact.id in ids] if self._matter else []
        item = QTableWidgetItem("\n".join(said) or tr("Pick facts…"))
        item.setToolTip(tr("Enter or a double click picks among the facts of this case."))
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        item.setData(_IDS, tuple(ids))
        self.table.setItem(row, _FACTS, item)

    def _on_activated(self, item: QTableWidgetItem) -> None:
        if item.column() != _FACTS or self._matter is None:
            return
        about = f"{self._cell(item.row(), _ASPECT).text()}. {self._cell(item.row(), _THEIRS).text()}"
        picker = FactPicker(about, self._matter.facts, item.data(_IDS), self)
        picker.picked.connect(lambda ids: item.setData(_IDS, ids))
        picker.open()

    def _put_like(self, row: int, *, on: bool) -> None:
        item = QTableWidgetItem()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("alike") if on else tr("not marked as alike"))
        item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.table.setItem(row, _LIKE, item)

    def _on_item(self, item: QTableWidgetItem) -> None:
        if self._filling or self._matter is None or self._issue is None:
            return
        ours = self._cell(item.row(), _OURS).text().strip()
        after = self._with_row(self._matter, self._issue, item.row(), ours, column=item.column())
        self.changed.emit(after, tr("a likeness"), "")

    def _with_row(self, matter: Matter, issue: Issue, row: int, ours: str, *, column: int = _OURS) -> Matter:
        """The matter with what a row says now that one of its columns has changed; words and facts mark it by themselves."""
        proposition, aspect = self._rows[row]
        on = self._cell(row, _LIKE).checkState() is Qt.CheckState.Checked
        facts = self._cell(row, _FACTS).data(_IDS)
        if not (on or (column == _OURS and ours) or (column == _FACTS and facts)):
            return editing.unmark_likeness(matter, self._side, issue.key, proposition.id, aspect)
        mark = Likeness(aspect=aspect, proposition=proposition.id, facts=facts, ours=ours)
        return editing.mark_likeness(matter, self._side, issue.key, mark)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        return self.table.item(row, column) or QTableWidgetItem()


def _name(row: tuple[Proposition, str]) -> tuple[str, str]:
    """What tells a row from the others, whatever is recorded in it."""
    return str(row[0].id), row[1]
