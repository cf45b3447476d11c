"""The points that a motion argues, and what each may raise: proposed by its words, or chosen; ticked, then confirmed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget

from app.errors import UsageError
from app.gui.language import tr, trn
from app.gui.look.palette import UNIT
from app.gui.rooms.matter.paging import pages_words
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import Wrapped, field_label
from app.gui.widgets.scaled import hold
from app.gui.widgets.small_parts import narrow
from app.gui.widgets.tick_tree import TickTree, children_of, is_ticked, put_ticks
from app.gui.words import count_name, sentence_case
from app.law.authorities import Side
from app.law.claims import Practice
from app.law.matters import Matter, PaperKind
from app.law.opposing import PaperPoint, PaperReading, PointStatus
from app.law.pairing import refuse_pairing
from app.matters import editing

_KEY = Qt.ItemDataRole.UserRole
_SAID = {PointStatus.OPEN: "", PointStatus.CONFIRMED: "confirmed", PointStatus.NO_ISSUE: "raises no issue"}
_COLUMNS = (0, 56, 190)
_NO_PAGES = "The file counts no pages: type those of each point into “Its pages”."
_NOTHING = "Nothing is proposed: choose it below."
_NO_COUNTS = "The matter has no count yet: what a point may raise is proposed once it has."
_RAISES = (
    "Point, and what it may raise",
    "Also raises",
    "Raises no issue",
    "Why it raises no issue",
    "Tick what each raises, then confirm it.",
)
_ANSWERS = (
    "Point, and what it may answer",
    "Also answers",
    "Answers nothing",
    "Why it answers nothing",
    "Tick what each answers, then confirm it.",
)
"""An opposition answers what a motion raises: the heading, the words of two buttons and a field, and what to do."""


class PointsPage(QWidget):
    """Lists the points; what is ticked stays ticked until it is confirmed or another paper is read."""

    changed = Signal(object, str)
    """The matter after a change, and what it was."""
    led = Signal()
    """There is no count yet that a point could be against: they are to be made of the complaint's headings."""

    def __init__(self, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice = practice
        self._matter: Matter | None = None
        self._reading: PaperReading | None = None
        self._offered: dict[tuple[str, str], PaperReading] = {}
        """What papers were proposed to raise since the matter was opened, by paper and file."""
        headings = [tr("Point, and what it may raise"), tr("Pages"), tr("Its words")]
        self.tree = TickTree(tr("Points of the paper"), headings, stretch=0)
        self.said = Wrapped("", "muted")
        self.confirm, self.dismiss = QPushButton(tr("Confirm what is ticked")), QPushButton(tr("Raises no issue"))
        self.pages = QLineEdit()
        self.reason, self.add = QLineEdit(), QPushButton(tr("Add to the point"))
        self.count, self.defense = narrow(Choice()), narrow(Choice())
        self.lead = QPushButton(tr("Show the complaint's counts"))
        self.tick_all, self._also, self._told = QPushButton(tr("Tick all that is proposed")), field_label(""), ""
        self._build()

    def show_reading(self, matter: Matter, reading: PaperReading) -> None:
        """Show the points of a paper; ticks that are not confirmed yet stay."""
        same = self._reading is not None and (self._reading.paper, self._reading.sha256) == (
            reading.paper,
            reading.sha256,
        )
        kept, cursor = (self._ticks(), self._cursor()) if same else (set(), "")
        if (offered := self._offered.get((reading.paper, reading.sha256))) is not None:
            reading = _with_proposals(reading, offered)
        fresh = reading != self._reading or self._matter is None or matter.counts != self._matter.counts
        self._matter, self._reading = matter, reading
        filed = matter.find_paper(reading.paper)
        self._speak_of(_ANSWERS if filed is not None and filed.kind is PaperKind.OPPOSITION else _RAISES)
        self._fill_counts(matter)
        if fresh:
            self.tree.clear()
            for point in reading.points:
                self.tree.addTopLevelItem(self._line(point, matter, {key for of, key in kept if of == point.id}))
            self.tree.expandAll()
            self._go_to(cursor)
        self._show_state()

    def offer(self, reading: PaperReading) -> None:
        """Propose anew what a paper may raise: the counts are others now. Nothing of the matter changes by it."""
        self._offered[reading.paper, reading.sha256] = reading
        shown = self._matter.find_reading(reading.paper) if self._matter and self._reading else None
        if shown is not None and self._matter and self._reading and self._reading.paper == reading.paper:
            self.show_reading(self._matter, shown)

    def begin(self) -> None:
        """Forget what is ticked: another matter is to be shown."""
        self._reading, self._offered = None, {}
        self.tree.clear()

    def go_to_open(self) -> None:
        """Put the cursor on the first point that is neither confirmed nor said to raise nothing."""
        points = self._reading.points if self._reading else ()
        first = next((point.id for point in points if point.is_leaf and point.status is PointStatus.OPEN), "")
        self._go_to(first)
        self.tree.setFocus()

    # Building

    def _speak_of(self, words: tuple[str, ...]) -> None:
        """Say what a point of this kind of paper does."""
        heading, also, nothing, why, self._told = (tr(one) for one in words)
        self.tree.headerItem().setText(0, heading)
        self._also.setText(also)
        self.dismiss.setText(nothing)
        self.reason.setPlaceholderText(why)
        self.reason.setAccessibleName(why)

    def _build(self) -> None:
        self.count.setAccessibleName(tr("Count that the point is against"))
        self.defense.setAccessibleName(tr("What the point raises"))
        self.tree.fit_columns(_COLUMNS)
        adding, placing, saying = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._also.setBuddy(self.count)
        self.pages.setAccessibleName(tr("Pages of the point"))
        self.pages.setToolTip(tr("The pages of the point at the cursor, as 4 or 4-6; Enter takes them."))
        hold(self.pages, least=64, most=64)
        adding.addWidget(self._also)
        adding.addWidget(self.count, 2)
        adding.addWidget(self.defense, 3)
        adding.addWidget(self.add)
        placing.addWidget(field_label(tr("Its pages")))
        placing.addWidget(self.pages)
        placing.addSpacing(3 * UNIT)
        placing.addWidget(self.dismiss)
        placing.addWidget(self.reason, 1)
        for widget in (self.confirm, self.tick_all):
            saying.addWidget(widget)
        saying.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.said)
        layout.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.tree, 1)
        for row in (adding, placing, saying):
            layout.addLayout(row)
        self.tree.itemChanged.connect(lambda _item: self._show_state())
        self.tree.currentItemChanged.connect(lambda _now, _before: self._on_moved())
        self.count.currentIndexChanged.connect(lambda _row: self._fill_defenses())
        self.defense.currentTextChanged.connect(self.defense.setToolTip)
        self.pages.editingFinished.connect(self._on_pages)
        self.add.clicked.connect(self._on_add)
        self.lead.clicked.connect(self.led)
        self.tick_all.clicked.connect(self._on_tick_all)
        self._speak_of(_RAISES)
        self.confirm.clicked.connect(self._on_confirm)
        self.dismiss.clicked.connect(self._on_dismiss)

    def _line(self, point: PaperPoint, matter: Matter, kept: set[str]) -> QTreeWidgetItem:
        status = tr(_SAID[point.status])
        words = {suggestion.key: ", ".join(suggestion.words) for suggestion in point.suggestions}
        raised = [key for key in (*words, *sorted(kept)) if matter.find_count(key.rpartition(":")[0]) is not None]
        keys = list(dict.fromkeys([*point.issues, *raised])) if point.is_leaf else []
        if point.is_leaf and not keys and point.status is PointStatus.OPEN and matter.counts:
            status = tr(_NOTHING)
        said = f"{status}: {point.reason}" if point.reason else status
        item = QTreeWidgetItem([f"{point.label} {point.heading}".strip(), ", ".join(point.pages), said])
        item.setToolTip(0, point.heading)
        item.setData(0, _KEY, point.id)
        for key in keys:
            item.addChild(self._issue(key, words.get(key, ""), matter, on=key in point.issues or key in kept))
        return item

    def _issue(self, key: str, words: str, matter: Matter, *, on: bool) -> QTreeWidgetItem:
        label, _, defense = key.rpartition(":")
        known, count = self._practice.defenses.get(defense), matter.find_count(label)  # type: ignore[call-overload]  # ids are text
        named = count_name(count) if count else f"{tr('Count')} {label}"
        item = QTreeWidgetItem([f"{named} × {known.title if known else defense}", "", words])
        if words:
            item.setToolTip(2, f"{tr('The paper says')}: {words}")
        item.setData(0, _KEY, key)
        item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        return item

    def _fill_counts(self, matter: Matter) -> None:
        rows = [(f"{tr('Count')} {count_name(count)}", count.label) for count in matter.counts if count.is_pending]
        if rows != [(self.count.itemText(n), self.count.itemData(n)) for n in range(self.count.count())]:
            self.count.clear()
            for words, label in rows:
                self.count.addItem(words, label)
        self._fill_defenses()

    def _fill_defenses(self) -> None:
        """Offer what may be raised against the chosen count."""
        matter, chosen, raised_by = self._matter, self.defense.currentData(), self._raised_by()
        count = matter.find_count(str(self.count.currentData())) if matter else None
        self.defense.clear()
        known = [one for one in self._practice.defenses.values() if raised_by in {None, one.raised_by}]
        for defense in sorted(known, key=lambda one: one.title):
            if matter is not None and count is not None and not refuse_pairing(matter, self._practice, count, defense):
                self.defense.addItem(sentence_case(defense.title), defense.id)
        self.defense.setCurrentIndex(max(0, self.defense.findData(chosen)))
        for box in (self.count, self.defense):
            box.setToolTip(box.currentText())
        self._show_state()

    def _raised_by(self) -> Side | None:
        """Whose paper it is, which raises nothing that only the other side can; an opposition speaks of both."""
        filed = self._matter.find_paper(self._reading.paper) if self._matter and self._reading else None
        return Side.DEFENDANT if filed is not None and filed.kind in {PaperKind.MOTION, PaperKind.REPLY} else None

    # Following

    def _show_state(self) -> None:
        points = self._reading.points if self._reading else ()
        leaves = [point for point in points if point.is_leaf]
        waiting = sum(point.status is PointStatus.OPEN for point in leaves)
        paged = pages_words(self._reading) if self._reading else ""
        untold = paged if all(point.pages for point in leaves) else tr(_NO_PAGES)
        told = self._told if waiting else tr("All are confirmed, or raise no issue.")
        tally = f"{trn('%n point(s)', len(leaves))}, {waiting} {tr('open')}."
        has_counts = self.count.count() > 0
        lacks = "" if has_counts else tr(_NO_COUNTS)
        self.said.setText(" ".join(filter(None, (tally, (told if leaves else "") if has_counts else lacks, untold))))
        self.lead.setVisible(not has_counts)
        for box in (self.count, self.defense):
            box.setEnabled(has_counts)
        leaf = self._leaf()
        self.pages.setEnabled(leaf is not None)
        self.confirm.setEnabled(bool(self._ticks()))
        self.dismiss.setEnabled(self._point() is not None)
        self.add.setEnabled(leaf is not None and self.defense.count() > 0)

    def _on_moved(self) -> None:
        """Show the pages of the point that the cursor is at now."""
        found = self._reading.find_point(self._cursor()) if self._reading else None
        self.pages.setText(", ".join(found.pages) if found is not None else "")
        self._show_state()

    def _ticks(self) -> set[tuple[str, str]]:
        """The point and the issue of each tick."""
        return {
            (str(item.data(0, _KEY)), str(child.data(0, _KEY)))
            for item in self.tree.rows()
            for child in children_of(item)
            if is_ticked(child)
        }

    def _point(self) -> QTreeWidgetItem | None:
        item = self.tree.currentItem()
        return (item.parent() or item) if item is not None else None

    def _leaf(self) -> QTreeWidgetItem | None:
        """The point at the cursor, if it has none under it."""
        item = self._point()
        name = str(item.data(0, _KEY)) if item is not None else ""
        found = self._reading.find_point(name) if self._reading else None
        return item if found is not None and found.is_leaf else None

    def _cursor(self) -> str:
        item = self._point()
        return str(item.data(0, _KEY)) if item is not None else ""

    def _go_to(self, point: str) -> None:
        item = next((item for item in self.tree.rows() if item.data(0, _KEY) == point), None)
        if item is not None:
            self.tree.setCurrentItem(item)

    # Changing

    def _on_tick_all(self) -> None:
        """Tick what is proposed of every point that is still open; untick it when all of it is ticked."""
        points = {point.id: point for point in self._reading.points} if self._reading else {}
        lines = [item for item in self.tree.rows() if points[str(item.data(0, _KEY))].status is PointStatus.OPEN]
        proposed = [child for item in lines for child in children_of(item)]
        put_ticks(proposed, on=not all(is_ticked(child) for child in proposed))

    def _on_pages(self) -> None:
        """Take the pages typed for the point at the cursor; such as are none stay to be mended."""
        if not self.pages.isModified() or self._leaf() is None or self._matter is None or self._reading is None:
            return
        self.pages.setModified(False)
        try:
            after = editing.put_point_pages(self._matter, self._reading.paper, self._cursor(), self.pages.text())
        except UsageError as error:
            self.said.setText(str(error))
            return
        self.changed.emit(after, tr("the pages of a point"))

    def _on_add(self) -> None:
        """Put what was chosen under the point at the cursor, ticked: it is confirmed with the others."""
        item, matter = self._leaf(), self._matter
        if item is None or matter is None:
            return
        key = f"{self.count.currentData()}:{self.defense.currentData()}"
        there = next((child for child in children_of(item) if child.data(0, _KEY) == key), None)
        if there is None:
            there = self._issue(key, tr("added by you"), matter, on=True)
            item.addChild(there)
        there.setCheckState(0, Qt.CheckState.Checked)
        item.setExpanded(True)
        self.tree.scrollToItem(there)
        self._show_state()

    def _on_confirm(self) -> None:
        """Confirm the ticked of every point that has any; what was proposed is kept with them."""
        before, reading = self._matter, self._reading
        if before is None or reading is None:
            return
        after = editing.put_reading(before, reading)
        self.tree.setFocus()  # the button that was pressed has nothing more to confirm
        for item in self.tree.rows():
            keys = [str(one.data(0, _KEY)) for one in children_of(item) if is_ticked(one)]
            if keys:
                after = editing.confirm_point(after, reading.paper, str(item.data(0, _KEY)), keys)
        self.changed.emit(after, tr("confirming what is raised"))

    def _on_dismiss(self) -> None:
        item = self._point()
        if item is not None and self._matter is not None and self._reading is not None:
            why = self.reason.text().strip()
            after = editing.dismiss_point(self._matter, self._reading.paper, str(item.data(0, _KEY)), why)
            self.reason.clear()
            self.changed.emit(after, tr("a point that raises no issue"))


def _with_proposals(reading: PaperReading, offered: PaperReading) -> PaperReading:
    """A reading with what another one of the same file proposes."""
    proposed = {point.id: point.suggestions for point in offered.points}
    points = (replace(point, suggestions=proposed.get(point.id, point.suggestions)) for point in reading.points)
    return replace(reading, points=tuple(points))
