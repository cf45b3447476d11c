"""The facts that apply to an issue: ticked ones first, in the order in which the answer tells them."""

import re
from collections.abc import Collection, Sequence
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.widgets.fitting import Fitting
from app.gui.widgets.ordered import OrderedList
from app.law.authorities import Side
from app.law.matters import Fact, FactId, Issue, Matter
from app.matters import editing

_FACT = Qt.ItemDataRole.UserRole
_TO_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
"""Keys that lead to the first and the last row."""

_HIGH = 300
"""How high the list grows with its rows, at the usual size; beyond that it scrolls."""


@guarded
class FactsList(OrderedList):
    """A row for each fact of the matter, to tick and to put in order; it changes nothing by itself."""

    ticked = Signal(str, bool)
    narrowed = Signal(int, int)
    """How many rows are shown, and how many that are ticked are not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Facts that apply"), parent)
        self._about = ""
        self._looked_for = ""
        self._is_moving = False
        self.moved.connect(self._on_moved)
        self._fitting = Fitting(self, self.fit)
        self.setWordWrap(True)
        self.setResizeMode(self.ResizeMode.Adjust)
        self.setToolTip(tr("Space applies a fact; drag a row, or press Alt+↑ and Alt+↓, to put the ticked in order."))
        self.itemChanged.connect(self._on_item)

    def show_facts(
        self, facts: Sequence[Fact], picked: Sequence[FactId], tags: Collection[str] = (), about: str = ""
    ) -> None:
        """Show all facts: the picked in their order, then those that bear a tag of the issue, then the others.

        A fact that is ticked stays where it stands until another issue is shown, or a row is moved.

        Args:
            about: the issue and the paper.
        """
        order = self._order_of(facts, picked, tags, about)
        stays, self._about = about == self._about, about
        self.blockSignals(True)  # Qt's signature
        self.show_rows([_words(fact) for fact in order])
        for row, fact in enumerate(order):
            item = self.item(row)
            item.setToolTip(_words(fact))
            item.setData(_FACT, fact.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if fact.id in picked else Qt.CheckState.Unchecked)
        self.blockSignals(False)  # Qt's signature
        self.narrow(self._looked_for)
        if not stays:
            self.setCurrentRow(next(iter(self._shown_rows()), -1))
            self.scrollToTop()

    def fact(self, row: int) -> str:
        """The id of the fact of a row."""
        item = self.item(row)
        return str(item.data(_FACT)) if item else ""

    def place_at(self, number: int, row: int) -> int:
        """How many ticked rows are told before a row that is moved to another place."""
        rows = [n for n in range(self.count()) if n != number]
        return sum(self.item(n).checkState() is Qt.CheckState.Checked for n in rows[:row])

    def narrow(self, typed: str) -> None:
        """Show the facts that have every word typed, or of the paragraph that is typed as "¶ 19"; the cursor is at one of them."""
        self._looked_for = typed.strip()
        unseen = 0
        for row in range(self.count()):
            item = self.item(row)
            hidden = not _fits(item.text(), self._looked_for)
            item.setHidden(hidden)
            unseen += hidden and item.checkState() is Qt.CheckState.Checked
        rows = self._shown_rows()
        if self.currentRow() not in rows:
            self.setCurrentRow(next(iter(rows), -1))
        self.narrowed.emit(len(rows), unseen)
        if self.isVisible():
            self._fitting.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Of the rows that are shown only: the first and the last of them, and no tick on one that nobody sees."""
        rows, key = self._shown_rows(), Qt.Key(event.key())
        if rows and key in _TO_ENDS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.setCurrentRow(rows[_TO_ENDS[key]])
            return
        if self.currentRow() not in rows:
            self.setCurrentRow(rows[0] if rows else -1)
        super().keyPressEvent(event)

    def go_to_open(self) -> None:
        """Put the keyboard at the first row that is not ticked."""
        rows = self._shown_rows()
        loose = (row for row in rows if self.item(row).checkState() is Qt.CheckState.Unchecked)
        self.setCurrentRow(next(loose, next(iter(rows), -1)))
        self.setFocus()

    def _shown_rows(self) -> list[int]:
        return [row for row in range(self.count()) if not self.item(row).isHidden()]

    def fit(self) -> None:
        """As high as its rows, as far as there is reason, and no row cut where they fit.

        It stays as high as it is while words are looked for: nothing moves under the hand that types them.
        """
        if self._looked_for:
            return
        self.doItemsLayout()  # else the rows are as high as they were at another breadth
        shown = [self.visualItemRect(self.item(n)).height() for n in range(self.count()) if not self.item(n).isHidden()]
        least = 2 * max(scale.px(24), self.sizeHintForRow(0))
        self.setFixedHeight(min(max(sum(shown), least), scale.px(_HIGH)) + 2 * self.frameWidth() + 2)

    def _order_of(
        self, facts: Sequence[Fact], picked: Sequence[FactId], tags: Collection[str], about: str
    ) -> list[Fact]:
        known = {fact.id: fact for fact in facts}
        standing = [FactId(self.fact(row)) for row in range(self.count())]
        stays = about == self._about and set(standing) == set(known) and not self._is_moving
        self._is_moving = False
        if stays:
            return [known[one] for one in standing]
        near = [fact for fact in facts if fact.id not in picked and _bears(fact, tags)]
        others = [fact for fact in facts if fact.id not in picked and not _bears(fact, tags)]
        return list(chain((known[one] for one in picked if one in known), near, others))

    def _on_moved(self) -> None:
        self._is_moving = True

    def _on_item(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(_FACT), item.checkState() is Qt.CheckState.Checked)


def _bears(fact: Fact, tags: Collection[str]) -> bool:
    """Whether a fact bears one of the tags, or names an element of one."""
    return any(tag.partition(".")[0] in tags for tag in fact.tags)


def _words(fact: Fact) -> str:
    """Where the record says it, and the sentence."""
    paragraphs = [one for cite in fact.cites for one in cite.paragraphs]
    pages = [one for cite in fact.cites for one in cite.pages]
    sign = "¶¶" if len(paragraphs) > 1 or any("-" in one for one in paragraphs) else "¶"
    place = f"{sign} {', '.join(paragraphs)}" if paragraphs else ", ".join(pages)
    return f"{place.replace('-', '–')}  {fact.text}" if place else fact.text


def _fits(words: str, looked_for: str) -> bool:
    """Whether a row has what is looked for: every word of it, or one of the paragraphs that it names ("¶ 19", "7, 21-23")."""
    if _PARAGRAPHS.fullmatch(looked_for):
        wanted = [_bounds(place) for place in _PLACE.findall(looked_for)]
        places = [_bounds(place) for place in _PLACE.findall(words.partition("  ")[0])]
        return any(low <= last and first <= high for low, high in wanted for first, last in places)
    return all(word in words.casefold() for word in looked_for.casefold().split())


def _bounds(place: tuple[str, str]) -> tuple[int, int]:
    return int(place[0]), int(place[1] or place[0])


_PARAGRAPHS = re.compile(r"(?:¶{1,2}\s*)?\d+(?:\s*[-–]\s*\d+)?(?:\s*,\s*\d+(?:\s*[-–]\s*\d+)?)*,?")
_PLACE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def put_fact_at(matter: Matter, side: Side, issue: Issue, fact: str, at: int) -> Matter:
    """The matter in which a fact applies to an issue, as the one before which `at` others are told."""
    picked = editing.pick_fact(matter, side, issue.key, fact)
    selection = picked.find_selection(side, issue)
    facts = selection.facts if selection else ()
    number = facts.index(FactId(fact))
    return editing.move_picked_fact(picked, side, issue.key, number, min(at, len(facts) - 1))
