"""What must be shown: the elements of each count, the facts that show them, and where the record says so."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look.palette import UNIT
from app.gui.rooms.matter.cites import cites_to_words
from app.gui.rooms.matter.leading import complaint_read, waits_in_reading
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tick_tree import TickTree, children_of, is_ticked
from app.gui.words import count_name, sentence_case
from app.law.claims import Practice
from app.law.matters import Fact, Matter, PaperKind, RecordCite
from app.matters.editing import take_paragraphs
from app.matters.elements import Showing, mark_shown, showings

_KEY = Qt.ItemDataRole.UserRole
_ELEMENTS, _FACTS = (0, 200), (0, 150)
_NUMBERS = re.compile(r"[\d\s,;¶–-]*\d[\d\s,;¶–-]*")
"""What names paragraphs and nothing else: "7, 9, 21-23"."""
_LONGEST_RANGE = 2000
_TEACH = (
    "Each claim has elements, and the brief says of each where the record shows it. Choose an element, then tick the "
    "facts that show it: the draft asks for what is missing here by a placeholder."
)
_WAITING = "The matter has no count yet: %n count(s) of the complaint (waits/wait) on “Reading” to be ticked."
_NO_COUNTS = "There is no count yet whose claim has elements: add the counts, or read the complaint."


@guarded
class ShownPage(QWidget):
    """The elements above, the facts below: what is ticked there shows the element at the cursor."""

    changed = Signal(object, str)
    """The matter after a change, and what it was."""
    led = Signal()
    """Where there is no element yet, the complaint is to be read."""

    def __init__(self, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice = practice
        self._matter: Matter | None = None
        self._rows: tuple[Showing, ...] = ()
        self._is_filling = False
        self.said = Wrapped(tr(_TEACH), "muted")
        self.elements = TickTree(tr("Elements of the counts"), [tr("What must be shown"), tr("Shown at")], stretch=0)
        self.facts = TickTree(tr("Facts that show it"), [tr("Fact"), tr("In the record")], stretch=0)
        self.chosen, self.filter, self.split = Wrapped(""), QLineEdit(), QSplitter(Qt.Orientation.Vertical)
        self.none, self.take, self._lacking = Wrapped("", "muted"), QPushButton(), tuple[str, ...]()
        self._named, self.lead = QWidget(), QPushButton(tr("Read the complaint…"))
        self._build()

    def show_matter(self, matter: Matter) -> None:
        """Show the matter as it is now; the cursor stays on its element."""
        fresh = self._matter is None or matter.facts is not self._matter.facts
        self._matter, before = matter, self._rows
        self._rows = tuple(showings(matter, self._practice))
        if self._rows != before:
            self._fill_elements()
        if fresh:
            self._fill_facts()
        self._show_element()
        self.split.setVisible(bool(self._rows))
        self.lead.setVisible(not self._rows)
        waits = waits_in_reading(matter, "counts")
        none = trn(_WAITING, waits) if waits else tr(_NO_COUNTS)
        self.lead.setText(tr("Show them") if waits else tr("Read the complaint…"))
        self.said.setText(f"{tr(_TEACH)} {_summary(self._rows)}" if self._rows else none)

    def begin(self) -> None:
        """Forget where the cursor was: another matter is to be shown."""
        self._matter, self._rows = None, ()
        self.elements.clear()
        self.facts.clear()
        self.filter.clear()

    def go_to_missing(self) -> None:
        """Put the cursor on the first element after it that no fact shows."""
        items = [item for item in self._element_items() if not self._rows[item.data(0, _KEY)].facts]
        if items:
            self.elements.setCurrentItem(items[0])
        self.elements.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter leads from the elements to their facts, Escape back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if watched is self.elements and is_enter and self._showing() is not None:
                self.facts.setFocus()
                return True
            if watched is self.facts and event.key() == Qt.Key.Key_Escape:
                self.elements.setFocus()
                return True
        return super().eventFilter(watched, event)

    # Building

    def _build(self) -> None:
        self.elements.fit_columns(_ELEMENTS)
        self.elements.single = frozenset((1,))
        self.elements.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.facts.fit_columns(_FACTS)
        self.facts.setRootIsDecorated(False)
        self.elements.setToolTip(tr("Enter leads to the facts below, Escape back."))
        self.facts.setToolTip(tr("Space ticks what is selected: it shows the element chosen above."))
        self.filter.setPlaceholderText(tr("Filter the facts by words, or by ¶: 7, 9, 21-23"))
        self.filter.setAccessibleName(tr("Filter the facts by words, or by paragraph"))
        self.filter.setToolTip(tr("Enter selects what is shown; Space then ticks it."))
        self.filter.setClearButtonEnabled(True)
        named = QVBoxLayout(self._named)
        named.setContentsMargins(0, 0, 0, 0)
        named.addWidget(self.chosen)
        named.addStretch(1)
        below = QWidget()
        beneath = QVBoxLayout(below)
        beneath.setContentsMargins(0, 2 * UNIT, 0, 0)
        beneath.setSpacing(UNIT)
        for widget, share in ((self._named, 0), (self.filter, 0), (self.none, 0)):
            beneath.addWidget(widget, share)
        beneath.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        beneath.addWidget(self.facts, 1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.elements)
        self.split.addWidget(below)
        self.split.setSizes([260, 300])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.said)
        layout.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.split, 1)
        layout.addStretch(0)
        self.elements.currentItemChanged.connect(lambda _now, _before: self._on_element())
        self.facts.ticked.connect(self._on_ticked)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.returnPressed.connect(self._select_shown)
        self.lead.clicked.connect(self.led)
        self.take.clicked.connect(self._on_take)
        for tree in (self.elements, self.facts):
            tree.installEventFilter(self)

    # Filling

    def _element_items(self) -> list[QTreeWidgetItem]:
        return [item for head in self.elements.rows() for item in children_of(head)]

    def _fill_elements(self) -> None:
        """Fill the tree anew; the cursor keeps its element, and what was folded stays folded."""
        kept, at = self._cursor(), self.elements.verticalScrollBar().value()
        folded = {str(head.data(0, _KEY)) for head in self.elements.rows() if not head.isExpanded()}
        self.elements.blockSignals(True)  # Qt's signature
        self.elements.clear()
        for label in dict.fromkeys(row.count.label for row in self._rows):
            of_count = [n for n, row in enumerate(self._rows) if row.count.label == label]
            head = self._head([self._rows[n] for n in of_count])
            head.addChildren([_line(self._rows[n], n, self._matter) for n in of_count])
            self.elements.addTopLevelItem(head)
            head.setExpanded(label not in folded)
        self.elements.blockSignals(False)  # Qt's signature
        items = {self._name(item): item for item in self._element_items()}
        first = next(iter(items.values()), None)
        if (item := items.get(kept, first)) is not None:
            self.elements.setCurrentItem(item)
        self.elements.verticalScrollBar().setValue(at)

    @staticmethod
    def _head(rows: Sequence[Showing]) -> QTreeWidgetItem:
        missing = sum(not row.facts for row in rows)
        said = f"{missing} {tr('of')} {len(rows)} {tr('not shown yet')}" if missing else tr("all shown")
        head = QTreeWidgetItem([f"{tr('Count')} {count_name(rows[0].count)}", said])
        head.setData(0, _KEY, rows[0].count.label)
        head.setFlags(head.flags() & ~Qt.ItemFlag.ItemIsSelectable)
        return head

    def _name(self, item: QTreeWidgetItem) -> tuple[str, str]:
        row = self._rows[item.data(0, _KEY)]
        return row.count.label, row.tag

    def _cursor(self) -> tuple[str, str]:
        item = self.elements.currentItem()
        parent = item.parent() if item is not None else None
        return ("", "") if item is None or parent is None else (str(parent.data(0, _KEY)), str(item.data(1, _KEY)))

    def _fill_facts(self) -> None:
        """Show the facts; the same ones keep their rows, and with them the cursor and the place to which one scrolled."""
        facts = self._matter.facts if self._matter is not None else ()
        self._is_filling = True
        if [item.data(0, _KEY) for item in self.facts.rows()] != [fact.id for fact in facts]:
            self.facts.clear()
            self.facts.addTopLevelItems([_row(fact) for fact in facts])
        for item, fact in zip(self.facts.rows(), facts, strict=True):
            item.setText(0, fact.text)
            item.setToolTip(0, fact.text)
            item.setText(1, _places(fact, self._matter))
        self._is_filling = False
        self._on_filter(self.filter.text())

    def _showing(self) -> Showing | None:
        """The element at the cursor."""
        item = self.elements.currentItem()
        if item is None or item.parent() is None:
            return None
        number = item.data(0, _KEY)
        return self._rows[number] if isinstance(number, int) and number < len(self._rows) else None

    def _show_element(self) -> None:
        """Tick the facts that show the element at the cursor."""
        row = self._showing()
        shown = {fact.id for fact in row.facts} if row is not None else set()
        self._is_filling = True
        for item in self.facts.rows():
            item.setCheckState(0, Qt.CheckState.Checked if item.data(0, _KEY) in shown else Qt.CheckState.Unchecked)
        self._is_filling = False
        self.facts.setEnabled(row is not None)
        named = f"{sentence_case(row.element.text)}." if row is not None else tr("Choose an element above.")
        facts = trn("%n fact(s)", len(shown)) if shown else tr("no fact shows it yet")
        self.chosen.setText(f"{named} {facts[:1].upper()}{facts[1:]}." if row is not None else named)
        self._named.setMinimumHeight(2 * self.chosen.fontMetrics().lineSpacing() + UNIT)  # what is below stands still

    def _on_element(self) -> None:
        self._show_element()
        ticked = next((item for item in self.facts.rows() if is_ticked(item) and not item.isHidden()), None)
        if ticked is not None:
            self.facts.scrollToItem(ticked)

    # Changing

    def _on_filter(self, words: str) -> None:
        facts = self._matter.facts if self._matter is not None else ()
        for item, fact in zip(self.facts.rows(), facts, strict=False):
            item.setHidden(not _matches(fact, words))
        shown = [item for item in self.facts.rows() if not item.isHidden()]
        current = self.facts.currentItem()
        if words and shown and (current is None or current.isHidden()):
            self.facts.setCurrentItem(shown[0])  # Tab and Space tick it
        self._show_none(words, any_shown=bool(shown))

    def _show_none(self, words: str, *, any_shown: bool) -> None:
        """Where no fact fits, say so; paragraphs that are no facts yet can be taken from here."""
        self._lacking = _not_taken(self._matter, words) if self._matter is not None else ()
        said = tr("No fact has these words, or stands at these paragraphs.")
        self.none.setText(said if words.strip() and not any_shown else "")
        self.none.setVisible(bool(self.none.text()))
        self.take.setVisible(bool(self._lacking))
        marks = "¶" if len(self._lacking) == 1 else "¶¶"
        self.take.setText(f"{tr('Take from the complaint')} {marks} {', '.join(self._lacking)}")

    def _on_take(self) -> None:
        """Make facts of the paragraphs that the filter names."""
        complaint = self._matter.find_operative(PaperKind.COMPLAINT) if self._matter else None
        if self._matter is not None and complaint is not None:
            self.facts.setFocus()  # the button goes with what it takes
            after = take_paragraphs(self._matter, complaint.id, self._lacking)
            self.changed.emit(after, tr("making facts of paragraphs"))

    def _select_shown(self) -> None:
        """Select the facts that the filter shows, for Space to tick."""
        shown = [item for item in self.facts.rows() if not item.isHidden()]
        self.facts.setFocus()
        self.facts.clearSelection()
        if shown:
            self.facts.setCurrentItem(shown[0])
        for item in shown:
            item.setSelected(True)

    def _on_ticked(self) -> None:
        """Take in every tick that differs from the matter, as one step: Space may have changed many."""
        row, matter = self._showing(), self._matter
        if self._is_filling or row is None or matter is None:
            return
        for item in self.facts.rows():
            matter = mark_shown(matter, str(item.data(0, _KEY)), row.tag, on=is_ticked(item))
        if matter is not self._matter:
            self.changed.emit(matter, tr("what shows an element"))


def lacking(matter: Matter, practice: Practice) -> int:
    """How many elements no fact shows yet."""
    return sum(not row.facts for row in showings(matter, practice))


def _matches(fact: Fact, words: str) -> bool:
    """Whether a fact has all of some words, or stands in one of some paragraphs."""
    if _NUMBERS.fullmatch(words):
        wanted = _paragraphs(re.sub(r"[\s,;¶]+", " ", words).split())
        return bool(wanted & _paragraphs(one for cite in fact.cites for one in cite.paragraphs))
    return all(word in fact.text.casefold() for word in words.casefold().split())


def _not_taken(matter: Matter, words: str) -> tuple[str, ...]:
    """The paragraphs of the complaint that words name and no fact of the matter cites."""
    reading = complaint_read(matter)
    if reading is None or not _NUMBERS.fullmatch(words):
        return ()
    wanted = _paragraphs(re.sub(r"[\s,;¶]+", " ", words).split())
    cited = _paragraphs(one for fact in matter.facts for cite in fact.cites for one in cite.paragraphs)
    return tuple(one.number for one in reading.paragraphs if _paragraphs([one.number]) & wanted - cited)


def _paragraphs(printed: Iterable[str]) -> set[int]:
    """The numbers of paragraphs and of their ranges."""
    found: set[int] = set()
    for one in printed:
        numbers = [int(number) for number in re.findall(r"\d+", one)]
        if numbers:
            found.update(range(numbers[0], min(numbers[-1], numbers[0] + _LONGEST_RANGE) + 1))
    return found


def _summary(rows: Sequence[Showing]) -> str:
    bare = sum(not row.facts for row in rows)
    placeless = sum(bool(row.facts) and not row.has_place for row in rows)
    told = [f"{bare} {tr('of')} {len(rows)} {tr('are not shown yet')}" if bare else tr("Every element is shown")]
    told += [f"{placeless} {tr('have no place in the record')}"] if placeless else []
    return f"{'; '.join(told)}."


def _line(row: Showing, number: int, matter: Matter | None) -> QTreeWidgetItem:
    item = QTreeWidgetItem([sentence_case(row.element.text), _where(row, matter)])
    item.setData(0, _KEY, number)
    item.setData(1, _KEY, row.tag)
    item.setToolTip(1, "\n".join([item.text(1), *(fact.text for fact in row.facts)]))
    return item


def _row(fact: Fact) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    item.setData(0, _KEY, fact.id)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    return item


def _where(row: Showing, matter: Matter | None) -> str:
    """Where the record shows an element, or what is missing for that."""
    if not row.facts:
        return f"✗ {tr('no fact yet')}"
    if not row.has_place or matter is None:
        return f"✗ {trn('%n fact(s)', len(row.facts))}, {tr('none with a place in the record')}"
    return f"✓ {cites_to_words(matter, _joined([cite for fact in row.facts for cite in fact.cites]))}"


def _joined(cites: Sequence[RecordCite]) -> tuple[RecordCite, ...]:
    """The places of several facts, those of one paper as one."""
    papers = dict.fromkeys(cite.paper for cite in cites)
    return tuple(
        RecordCite(paper=paper, **{name: _each(cites, paper, name)})
        for paper in papers
        for name in ("paragraphs", "pages")
        if _each(cites, paper, name)
    )


def _each(cites: Sequence[RecordCite], paper: str, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for cite in cites if cite.paper == paper for one in getattr(cite, name)))


def _places(fact: Fact, matter: Matter | None) -> str:
    return cites_to_words(matter, fact.cites) if matter is not None and fact.cites else tr("no place noted")
