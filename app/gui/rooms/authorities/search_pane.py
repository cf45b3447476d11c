"""The left of the room: the field, the chips, the order, and the list of what was found or of all there is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.gui.desk import Desk
from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.catalog import (
    Catalog,
    Order,
    Row,
    browse,
    count_entries,
    rows_of_entries,
    rows_of_results,
)
from app.gui.rooms.authorities.entry_list import EntryList
from app.gui.rooms.authorities.field import SearchField
from app.gui.rooms.authorities.filter_bar import FilterBar
from app.gui.rooms.authorities.filters import Chosen, Counts, Facet
from app.gui.rooms.authorities.finder import Finder
from app.gui.rooms.authorities.panes import said
from app.gui.rooms.authorities.row_words import explain
from app.gui.rooms.authorities.what_to_try import what_to_try
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.scaled import hold
from app.gui.widgets.small_parts import WordButton
from app.library.results import SearchResult

_EMPTY = (
    "Your library is empty. Import opinions (Ctrl+I, or drop files here): they can be searched, read and quoted as "
    "soon as they are in."
)

FOLDED = 125
"""The size in percent from which on the filters are folded away at first."""

NARROWEST = 230

ROOMY = 1500
"""The breadth of the window, at the usual size, from which on the filters have place beside text and side pane."""

_ORDER = 112
"""The breadth, at the usual size, in which the longest of the orders can be read."""


@guarded
class SearchPane(QWidget):
    """Shows what the words and the chips let through; without words everything that the chips let through."""

    opened = Signal(object)
    """A `Row` is to be read."""
    entered = Signal()
    import_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.field, self.order, self.fetch = SearchField(), Choice(), QPushButton(tr("Import…"))
        self.filters = FilterBar(desk.workspace.practice)
        self.list, self.teach, self.summary, self.lesson = EntryList(), said("", "muted"), QLabel(), QWidget()
        self.fold, self.why = WordButton(), said("", "small")
        self.grouped = WordButton(tr("By authority"))
        self.why_foot = QFrame()
        self.line, self.unfilter = FlowRow(), QPushButton(tr("Take off all filters"))
        self._percent = 0
        self.finder = Finder(desk.workspace, desk.runner, desk.show_failure, self)
        self.catalog = Catalog()
        self._key = ""
        self._loaded, self._going_down = False, False
        self._build()
        self._fit()  # shown only now that all have their places: a widget without a parent would be a window
        self._show_fold()
        self.summary.setText(tr("Opening the library…"))

    @property
    def words(self) -> str:
        """What is looked for; empty for nothing."""
        return self.field.text().strip()

    def show_catalog(self, catalog: Catalog) -> None:
        """Show another state of the library."""
        self.catalog, self._loaded = catalog, True
        self._ask()

    def best_hit(self, row: Row) -> SearchResult | None:
        """The best of what was found of an authority; None when only its entry was."""
        rows = self.list.rows.rows
        place = next((n for n, one in enumerate(rows) if one is row), len(rows))
        return rows[place + 1].hit if place + 1 < len(rows) else None

    def follow(self, key: str) -> None:
        """Let the cursor of the list stand on the authority that is read now, if it is there."""
        if key != self._key:
            self._key = key
            self.list.stand_quietly(key)

    def make_room(self) -> None:
        """Something is read beside the list: filters that nobody chose by give their place to it where it is narrow."""
        if self.window().width() < scale.px(ROOMY) and self.filters.chosen.empty:
            self.fold.setChecked(False)

    def explain(self) -> None:
        """Say, or say no more, why what is at the cursor was found and stands where it stands."""
        self.why_foot.setVisible(self.why_foot.isHidden())
        self._show_why()

    def _show_why(self) -> None:
        row = self.list.row()
        hit = (row.hit or self.best_hit(row)) if row else None
        self.why.setText(
            "\n".join(explain(hit))
            if hit
            else tr("Choose what was found." if self.words else "Search for words, and choose what was found.")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Fold the filters away at a large size, where they would take half of the list."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._percent != scale.percent():
            self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is counted meanwhile."""
        super().hideEvent(event)
        self.finder.rest()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what was left."""
        super().showEvent(event)
        self.finder.go_on()

    def _fit(self) -> None:
        self._percent = scale.percent()
        self.fold.setChecked(self._percent < FOLDED)
        self.setMinimumWidth(scale.px(NARROWEST))
        self.summary.setMinimumHeight(self.order.sizeHint().height())  # in the middle of its line

    def _show_fold(self) -> None:
        chosen = sum(map(len, self.filters.chosen.values.values()))
        words = f"{tr('Filters')} {chosen}" if chosen else tr("Filters")
        self.fold.setText(f"{words} {'▴' if self.fold.isChecked() else '▾'}")
        self.fold.setAccessibleName(words)
        self.filters.setVisible(self.fold.isChecked())

    def _ask(self) -> None:
        self._going_down = False
        self.grouped.setVisible(bool(self.words))
        self.order.setItemText(0, tr(Order.BEST.value) if self.words else tr("A to Z"))
        self.filters.reach(texts=bool(self.words))
        self.line.fit()
        if self.words:
            self.finder.ask(self.words, self.filters.chosen, self.catalog)
            return
        self.finder.forget()
        self.why_foot.hide()
        entries = browse(self.catalog, self.filters.chosen)
        self._show_rows(rows_of_entries(entries, self._order()))
        self.summary.setText(_of(len(entries), len(self.catalog.entries)))
        self._show_counts(count_entries(entries))

    def _order(self) -> Order:
        return Order(self.order.currentData())

    def _on_found(self) -> None:
        rows = rows_of_results(self.finder.pages, self.catalog, self._order(), grouped=self.grouped.isChecked())
        self._show_rows(rows)
        page = self.finder.pages[0]
        some = "" if page.exact else tr("at least") + " "
        loose = f" · {tr('with some of the words')}" if page.loosened else ""
        cut = f" · {tr('only of the first words')}" if page.cut else ""
        owners = len({row.entry.authority.key for row in rows})
        within = (
            f" {tr('in')} {owners} {tr('authorities') if owners > 1 else tr('authority')}" if page.total > 1 else ""
        )
        self.summary.setText(f"{some}{page.total} {tr('found')}{'' if self.finder.more else within}{loose}{cut}")
        if self._going_down and self.field.hasFocus() and rows:
            self._go_down()

    def _show_rows(self, rows: tuple[Row, ...]) -> None:
        self.list.show_rows(rows, self._key)
        self.list.setVisible(bool(rows))
        empty = self._loaded and not self.catalog.entries
        cut = bool(self.finder.pages) and self.finder.pages[0].cut
        advice = what_to_try(self.words, self.filters.chosen, cut=cut)
        self.teach.setText(tr(_EMPTY) if empty else "\n\n".join(advice))
        self.unfilter.setVisible(not self.filters.chosen.empty and not empty)
        self.lesson.setVisible(not rows and self._loaded)

    def _show_counts(self, counts: Counts) -> None:
        shelves = tuple(collection.name for collection in self.catalog.collections)
        extra = {Facet.SHELF: shelves, Facet.TAG: self.catalog.tags}
        self.filters.show_counts(counts, with_words=bool(self.words), extra=extra)

    def _on_opened(self, row: Row) -> None:
        self._key = str(row.entry.authority.key)
        self.opened.emit(row)

    def _on_order(self) -> None:
        """List in another order what is there; what is still being looked for comes in it."""
        if not self.words:
            self._ask()
        elif self.finder.pages:
            self._on_found()

    def _build(self) -> None:
        self.field.textChanged.connect(lambda _words: self._ask())
        self.field.went_down.connect(self._go_down)
        self.fetch.setToolTip(tr("Import opinions (Ctrl+I)"))
        self.fetch.clicked.connect(self.import_wanted)
        for order in Order:
            self.order.addItem(tr(order.value), order.value)
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.order.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        hold(self.order, least=_ORDER)
        self.order.setAccessibleName(tr("Order"))
        self.order.currentIndexChanged.connect(lambda _row: self._on_order())
        self.filters.changed.connect(self._ask)
        self.unfilter.clicked.connect(lambda: self.filters.choose(Chosen()))
        self.filters.changed.connect(self._show_fold)
        self.fold.setCheckable(True)
        self.fold.setToolTip(tr("Show or hide the filters"))
        self.fold.toggled.connect(lambda _on: self._show_fold())
        self.grouped.setCheckable(True)
        self.grouped.setChecked(True)
        self.grouped.setToolTip(tr("What is found stands under its authority; otherwise each where it ranks"))
        self.grouped.toggled.connect(lambda _on: self._on_order())
        self.finder.found.connect(self._on_found)
        self.finder.counted.connect(self._show_counts)
        self.list.opened.connect(self._on_opened)
        self.list.entered.connect(self.entered)
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._show_why())
        self.list.wanted_more.connect(self.finder.ask_more)
        self.summary.setProperty("role", "small")
        self._lay_out()

    def _lay_out(self) -> None:
        bar, first = QFrame(), QHBoxLayout()
        bar.setObjectName("bar")
        first.addWidget(self.field, 1)
        first.addWidget(self.fetch)
        for widget in (self.fold, self.order, self.grouped, self.summary):
            self.line.add(widget)
        head = QVBoxLayout(bar)
        head.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        head.setSpacing(2 * UNIT)
        head.addLayout(first)
        head.addWidget(self.filters)
        head.addWidget(self.line)
        self.why_foot.setObjectName("foot")
        self.why.setAccessibleName(tr("Why it was found"))
        under = QVBoxLayout(self.why_foot)
        under.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        under.addWidget(self.why)
        self.why_foot.hide()
        teaching = QVBoxLayout(self.lesson)
        teaching.setContentsMargins(4 * UNIT, 4 * UNIT, 4 * UNIT, 4 * UNIT)
        teaching.addWidget(self.teach)
        teaching.addWidget(self.unfilter, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.lesson)
        column.addWidget(self.list, 1)
        column.addWidget(self.why_foot)
        column.addStretch(0)
        self.lesson.hide()
        self.grouped.hide()

    def _go_down(self) -> None:
        self._going_down = self.finder.outdated
        if self._going_down:
            return  # the rows that are shown answer another question
        if not self.list.currentIndex().isValid():
            self.list.stand_on(0)  # before it has the focus, with which Qt would stand there and select nothing
        self.list.setFocus()


def _of(count: int, total: int) -> str:
    known = trn("%n authorit(y/ies)", total)
    return known if count == total else f"{count} {tr('of')} {known}"
