"""The order of the argument: of the counts, of the motion, of strength, or the attorney's own, by drag and keys."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.drafting.identity import section_of, subject_of
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.operations import ShownDraft
from app.gui.rooms.arguments.board import Board
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import Wrapped, field_label
from app.gui.widgets.ordered import OrderedList
from app.gui.words import count_name, place_of, sentence_case
from app.law.matters import ArgumentOrder, Matter
from app.matters import editing

_WORDS = {
    ArgumentOrder.COUNTS: "as the complaint counts",
    ArgumentOrder.MOTION: "as the motion raises them",
    ArgumentOrder.STRENGTH: "the strongest count first",
    ArgumentOrder.OWN: "my own",
}
_TEACH = (
    "Drag an answer, or press Alt+↑ and Alt+↓: within its count it is argued earlier or later; past another count its "
    "whole count moves."
)


class OrderPane(QWidget):
    """Lists the issues in the order in which they are argued; it changes nothing by itself."""

    changed = Signal(object, str, str)
    """The matter after a change, what it was, and the name under which it merges."""
    chosen = Signal(str)
    """The key of an issue that is to be shown on the board."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter: Matter | None = None
        self._keys: list[str] = []
        self.box, self.list = Choice(), OrderedList(tr("Order of the argument"))
        for order, words in _WORDS.items():
            self.box.addItem(tr(words), order.value)
        self.box.setAccessibleName(tr("The counts are argued"))
        self.list.setToolTip(tr(_TEACH))
        self.list.setObjectName("boxed")
        self.list.setWordWrap(True)
        label = field_label(tr("The counts are argued"))
        label.setBuddy(self.box)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(label)
        row.addWidget(self.box)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(row)
        column.addWidget(Wrapped(tr(_TEACH), "muted"))
        column.addWidget(self.list, 1)
        self.box.activated.connect(lambda _row: self._on_order())
        self.list.moved.connect(self._on_moved)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(self._keys[self.list.row(item)]))

    def show_matter(self, matter: Matter, board: Board, shown: ShownDraft | None) -> None:
        """Show the order of a matter; of the draft as far as it is of the same order."""
        self._matter = matter
        self.box.setCurrentIndex(self.box.findData(matter.argument_order.value))
        self._keys = printed_order(matter, shown)
        self.list.show_rows([_words(matter, board, key) for key in self._keys])

    def _on_order(self) -> None:
        if self._matter is not None:
            order = ArgumentOrder(self.box.currentData())
            self.changed.emit(replace(self._matter, argument_order=order), tr("the order of the argument"), "")

    def _on_moved(self, number: int, to: int) -> None:
        if self._matter is not None:
            self.changed.emit(move(self._matter, self._keys, number, to), tr("the order of the argument"), "")


def printed_order(matter: Matter, shown: ShownDraft | None) -> list[str]:
    """The keys of the issues as they are argued: by the draft where it has them, else by their counts."""
    counts = [count.label for count in matter.counts]
    if matter.argument_order is ArgumentOrder.OWN:
        counts = list(dict.fromkeys(issue.count for issue in matter.issues))
    elif shown is not None and shown.matter.argument_order is matter.argument_order:
        argued = [key for key in _argued(shown) if key in counts]
        counts = [*argued, *(count for count in counts if count not in argued)]
    known = [issue for issue in matter.issues if issue.count in counts]
    return [issue.key for issue in sorted(known, key=lambda issue: counts.index(issue.count))]


def _argued(shown: ShownDraft) -> list[str]:
    """The labels of the counts, in the order in which the draft argues them."""
    subjects = (subject_of(block) for block in shown.draft.block_ids if section_of(block) == "argument")
    return list(dict.fromkeys(subject.partition(":")[0] for subject in subjects if subject))


def move(matter: Matter, keys: list[str], number: int, to: int) -> Matter:
    """The matter in which an issue of that order stands elsewhere: within its count, or with its whole count."""
    moving, displaced = keys[number].rpartition(":")[0], keys[to].rpartition(":")[0]
    if moving == displaced:
        order = [key for key in keys if key != keys[number]]
        order.insert(to, keys[number])
        return _in_order(matter, order)
    counts = [count for count in dict.fromkeys(key.rpartition(":")[0] for key in keys) if count != moving]
    counts.insert(counts.index(displaced) + (to > number), moving)
    order = sorted(keys, key=lambda key: counts.index(key.rpartition(":")[0]))
    return replace(_in_order(matter, order), argument_order=ArgumentOrder.OWN)


def _in_order(matter: Matter, keys: list[str]) -> Matter:
    for to, key in enumerate(keys):
        number = next(n for n, issue in enumerate(matter.issues) if issue.key == key)
        matter = editing.move_issue(matter, number, to)
    return matter


def _words(matter: Matter, board: Board, key: str) -> str:
    issue = matter.find_issue(key)
    count = matter.find_count(issue.count) if issue else None
    if issue is None or count is None:
        return key
    defense = sentence_case(board.practice.defenses[issue.defense].title)
    return f"{count_name(count)} — {defense} ({place_of(matter, issue.raised_at)})"
