"""The counts that a complaint heads, to be ticked: nothing becomes a count of the matter by itself."""

from collections.abc import Sequence
from string import ascii_lowercase

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget

from app.drafting.opponent.counts import find_named
from app.drafting.opponent.parties import propose_parties
from app.errors import AppError
from app.gui.language import tr, trn
from app.gui.look.palette import UNIT
from app.gui.records import with_fields
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tick_tree import TickTree, can_tick, children_of, is_ticked, put_ticks
from app.gui.words import sentence_case
from app.law.authorities import Side
from app.law.claims import ClaimId, Practice
from app.law.matters import Count, Matter
from app.law.opposing import PaperReading, ProposedCount
from app.law.parties import Party
from app.matters import editing

_KEY = Qt.ItemDataRole.UserRole
_COLUMNS = (72, 0, 150, 156, 66)
_AGAINST = 3


class ProposedCounts(QWidget):
    """A line for each heading of a claim; under one whose kind is not plain, the kinds to choose from."""

    changed = Signal(object, str)
    """The matter after a change, and what it was."""
    refused = Signal(str)
    """Why a change cannot be meant."""
    folded = Signal()
    """The list was put away, or is wanted again: the height is to be shared anew."""

    def __init__(self, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice = practice
        self._matter: Matter | None = None
        self._reading: PaperReading | None = None
        self._missing: tuple[Party, ...] = ()
        headings = [tr("Count"), tr("Title"), tr("Claim"), tr("Against"), "¶"]
        self.tree = TickTree(tr("Counts that the complaint heads"), headings, stretch=1)
        self.take, self.add = QPushButton(tr("Make counts of the ticked")), QPushButton(tr("Add"))
        self.tick_all, self.fold = QPushButton(tr("Tick all that are plain")), QPushButton()
        self.said = Wrapped("", "muted")
        self._build()

    def show_reading(self, matter: Matter, reading: PaperReading) -> None:
        """Show what a reading proposes; what the matter has already is greyed, and whom it lacks can be added."""
        fresh = reading != self._reading
        self._matter, self._reading = matter, reading
        self.setVisible(bool(reading.counts))
        if fresh:
            self.tree.clear()
            for count in reading.counts:
                self.tree.addTopLevelItem(self._line(count))
            for item, count in zip(self.tree.rows(), reading.counts, strict=True):
                item.setExpanded(bool(count.may_be))  # of a kind that is not known all can be chosen: a long list
        for item in self.tree.rows():
            self._show_taken(item, taken=bool(_made_of(matter, str(item.data(0, _KEY)))))
        self._show_missing(matter, reading)
        self._show_ticked()

    def begin(self) -> None:
        """Forget what is ticked: another matter is to be shown."""
        self._reading = None
        self.tree.clear()

    def _build(self) -> None:
        self.tree.fit_columns(_COLUMNS)
        self.tree.setMinimumHeight(90)
        self.tree.itemChanged.connect(self._on_ticked)
        self.take.clicked.connect(self._on_take)
        self.add.clicked.connect(self._on_add)
        self.tick_all.clicked.connect(self._on_tick_all)
        self.fold.setCheckable(True)
        self.fold.setToolTip(tr("Leave the height to the paragraphs below, or take it back"))
        self.fold.toggled.connect(self._on_folded)
        self.tick_all.setToolTip(tr("Every count whose kind of claim is plain; of the others tick the kind."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.said)
        layout.addWidget(self.tree, 1)
        layout.addWidget(FlowRow([self.take, self.tick_all, self.fold, self.add], gap=2 * UNIT))

    def _line(self, count: ProposedCount) -> QTreeWidgetItem:
        claim = self._asked(count)
        paragraphs = f"{count.paragraphs[0]}-{count.paragraphs[-1]}" if len(count.paragraphs) > 1 else ""
        against = count.against or tr("all")
        item = QTreeWidgetItem([count.label, count.title, claim, against, paragraphs or "".join(count.paragraphs)])
        item.setData(0, _KEY, count.label)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setToolTip(1, count.words)
        item.setToolTip(_AGAINST, against)
        if count.claim is None:
            item.addChildren([self._kind(claim) for claim in count.may_be or tuple(self._practice.claims)])
        return item

    def _kind(self, claim: ClaimId) -> QTreeWidgetItem:
        item = QTreeWidgetItem(["", self._title(claim)])
        item.setData(0, _KEY, claim)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        return item

    def _asked(self, count: ProposedCount) -> str:
        """The kind of claim, or how it is to be said."""
        if count.claim:
            return self._title(count.claim)
        return tr("tick which, below") if count.may_be else tr("not known: open, and choose")

    def _title(self, claim: ClaimId) -> str:
        known = self._practice.claims.get(claim)
        return known.title if known else str(claim)

    # Following

    def _show_taken(self, item: QTreeWidgetItem, *, taken: bool) -> None:
        if taken == item.isDisabled():
            return
        item.setDisabled(taken)
        label = str(item.data(0, _KEY))
        count = self._reading.find_count(label) if self._reading else None
        made = _made_of(self._matter, label) if self._matter and taken else []
        if made:
            item.setText(2, f"✓ {', '.join(self._said_of(one, label) for one in made)}")
        elif count is not None:
            item.setText(2, self._asked(count))
        item.setToolTip(2, tr("is a count of the matter") if taken else "")
        if taken:
            put_ticks(list(children_of(item)), on=False)
        item.setData(0, Qt.ItemDataRole.CheckStateRole, None if taken else Qt.CheckState.Unchecked)
        item.setExpanded(not taken and bool(count and count.may_be))

    def _said_of(self, count: Count, label: str) -> str:
        """The kind of a count that was made, with its own label where the heading joined several."""
        title = self._title(count.claim)
        return title if count.label == label else f"{count.label} {title}"

    def _show_missing(self, matter: Matter, reading: PaperReading) -> None:
        """Offer to add whom the counts are against and the matter does not have."""
        parties = matter.parties_of(Side.DEFENDANT)
        waiting = [count for count in reading.counts if not _made_of(matter, count.label)]
        names = [name for count in waiting for name in find_named(count.against, parties)[1]]
        self._missing = propose_parties(reading, names, [party.id for party in matter.parties])
        self.add.setVisible(bool(self._missing))
        names = [party.short_name for party in self._missing]
        self.add.setText(f"{tr('Add')} {', '.join(names)}")
        self.add.setToolTip(tr("Add to the parties: {names}").format(names=", ".join(p.name for p in self._missing)))

    def _ticked(self) -> list[tuple[str, Sequence[ClaimId]]]:
        """The label of each ticked count, and the kinds that were ticked under it."""
        lines = [item for item in self.tree.rows() if is_ticked(item) and not item.isDisabled()]
        return [(str(item.data(0, _KEY)), _kinds(item)) for item in lines]

    def _show_ticked(self) -> None:
        ticked, proposed = sum(max(1, len(kinds)) for _, kinds in self._ticked()), len(self.tree.rows())
        self.take.setEnabled(bool(ticked))
        self.tick_all.setEnabled(any(can_tick(row) and not row.childCount() for row in self.tree.rows()))
        told = tr("Tick those that are to be counts of the matter; two kinds under one make counts 1a and 1b.")
        self.said.setText(f"{tr('It heads')} {trn('%n count(s)', proposed)}. {told}")
        self._show_fold()
        made = f"{tr('Make')} {trn('%n count(s)', ticked)}"
        self.take.setText(made if ticked else tr("Make counts of the ticked"))

    def _on_ticked(self, item: QTreeWidgetItem, _column: int) -> None:
        """A kind that is ticked ticks its count; a count that is unticked leaves its kinds."""
        parent = item.parent()
        if parent is not None and is_ticked(item):
            put_ticks([parent], on=True)
        elif parent is None and not is_ticked(item):
            put_ticks(list(children_of(item)), on=False)
        self._show_ticked()

    def needed_height(self) -> int:
        """How high it would be with every line of it in sight; its buttons alone, when the list is put away."""
        if self.fold.isChecked():
            return self.minimumSizeHint().height()
        self.tree.doItemsLayout()  # rows take their height at another breadth only later
        lines = sum(self.tree.visualItemRect(row).height() for row in self._all_rows())
        return lines + self.height() - self.tree.viewport().height()

    def _all_rows(self) -> list[QTreeWidgetItem]:
        return [one for row in self.tree.rows() for one in (row, *children_of(row))]

    def _on_folded(self, on: bool) -> None:  # Qt's signal
        for widget in (self.said, self.tree, self.take, self.tick_all):
            widget.setVisible(not on)
        self._show_fold()
        self.folded.emit()

    def _show_fold(self) -> None:
        proposed = trn("%n count(s)", len(self.tree.rows()))
        self.fold.setText(f"{tr('Show')} {proposed}" if self.fold.isChecked() else tr("Hide the counts"))

    # Changing

    def _on_tick_all(self) -> None:
        """Tick the counts whose kind is plain; untick them when all are ticked."""
        plain = [row for row in self.tree.rows() if can_tick(row) and not row.childCount()]
        put_ticks(plain, on=not all(is_ticked(row) for row in plain))

    def _on_take(self) -> None:
        """Make counts of those that can be; of the others say why not."""
        if self._matter is None or self._reading is None:
            return
        after, refused = self._matter, []
        for label, kinds in self._ticked():
            try:
                after = self._take(after, self._reading.paper, label, kinds)
            except AppError as error:
                refused.append(str(error))
        made = len(after.counts) - len(self._matter.counts)
        if made:
            self.tree.setFocus()  # the button that was pressed has nothing more to make
            self.changed.emit(after, tr("making counts of headings"))
        if refused:
            said = f"{trn('%n count(s)', made)} {tr('made')}, {len(refused)} {tr('not')}. " if made else ""
            self.refused.emit(f"{said}{' '.join(refused)}")

    def _take(self, matter: Matter, paper: str, label: str, kinds: Sequence[ClaimId]) -> Matter:
        """The matter with a count of this label, or with one for each kind that its heading joins."""
        if len(kinds) < 2:  # the heading's own title fits
            return editing.take_count(matter, paper, label, claim=next(iter(kinds), None))
        for letter, kind in zip(ascii_lowercase, kinds, strict=False):
            title = sentence_case(self._title(kind))
            matter = editing.take_count(matter, paper, label, claim=kind, theory=letter, title=title)
        return matter

    def _on_add(self) -> None:
        if self._matter is not None:
            parties = (*self._matter.parties, *self._missing)
            self.changed.emit(with_fields(self._matter, {"parties": parties}), tr("adding parties"))


def _kinds(item: QTreeWidgetItem) -> list[ClaimId]:
    return [ClaimId(str(one.data(0, _KEY))) for one in children_of(item) if is_ticked(one)]


def _made_of(matter: Matter, label: str) -> list[Count]:
    """The counts of a matter that were made of one heading: of its label, or of that and a letter."""
    return [one for one in matter.counts if one.label == label or (one.label[:-1] == label and one.label[-1].isalpha())]
