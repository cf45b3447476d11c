"""The chips over the list: each opens its values with their counts; what is chosen stands on the chip."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.catalog import BROWSED
from app.gui.rooms.authorities.filters import (
    TITLES,
    Chosen,
    Counts,
    Facet,
    possible_values,
    read_day,
    value_words,
)
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.small_parts import WordButton
from app.gui.widgets.wrapped_items import WrappedItems
from app.law.claims import Practice

_NEEDS_WORDS = "Type words to search for: this looks into the texts."
_LONGEST = 26
_FIRST = (Facet.CLAIM, Facet.DEFENSE, Facet.KIND, Facet.COURT, Facet.WEIGHT, Facet.PART)
"""The chips that are always there; the others come when more are asked for, or are chosen."""


class FilterBar(FlowRow):
    """Holds what is chosen, and reports it."""

    changed = Signal()

    def __init__(self, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._practice = practice
        self._counts: Counts = {}
        self._extra: dict[Facet, tuple[str, ...]] = {}
        self._with_words = False
        self.chosen = Chosen()
        self.chips = {facet: self._chip(tr(TITLES[facet]), partial(self._open, facet)) for facet in Facet}
        self.decided = self._chip(tr("Decided"), self._open_days)
        self.more = WordButton()
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _on: self._show())
        self.add(self.more)
        self.nothing = QPushButton(tr("Clear"))
        self.nothing.setProperty("role", "link")
        self.nothing.setAccessibleName(tr("Clear all filters"))
        self.nothing.clicked.connect(lambda: self.choose(Chosen()))
        self.values = ValuesPanel(self)
        self.values.toggled.connect(self._on_toggled)
        self.days = DaysPanel(self)
        self.days.given.connect(self._on_days)
        self.add(self.nothing)
        self._show()

    def choose(self, chosen: Chosen) -> None:
        """Let other things through."""
        if chosen == self.chosen:
            return
        self.chosen = chosen
        self._show()
        self.changed.emit()

    def reach(self, *, texts: bool) -> None:
        """Offer what looks into texts too, or only what entries say."""
        if texts != self._with_words:
            self._with_words = texts
            self._show()

    def show_counts(self, counts: Counts, *, with_words: bool, extra: dict[Facet, tuple[str, ...]]) -> None:
        """Show other counts; `extra` are values that are known without being counted."""
        self._counts, self._extra = counts, extra
        self._with_words = with_words
        self._show()
        if self.values.isVisible():
            self.values.show_values(self._lines(self.values.facet), self.chosen.of(self.values.facet))

    def _chip(self, title: str, do: object) -> WordButton:
        chip = WordButton(title)
        chip.setCheckable(True)
        chip.clicked.connect(do)
        self.add(chip)
        return chip

    def _show(self) -> None:
        for facet, chip in self.chips.items():
            self._show_chip(
                chip, tr(TITLES[facet]), [value_words(facet, v, self._practice) for v in self.chosen.of(facet)]
            )
            needs_words = not self._with_words and facet not in BROWSED
            seen = facet in _FIRST or self.more.isChecked()
            chip.setVisible(bool(self.chosen.of(facet)) or (seen and not needs_words))
            chip.setToolTip(tr(_NEEDS_WORDS) if needs_words else self._tip(facet))
        self.more.setText(tr("Fewer ▴") if self.more.isChecked() else tr("More ▾"))
        self.more.setAccessibleName(tr("Fewer filters") if self.more.isChecked() else tr("More filters"))
        self._show_chip(self.decided, tr("Decided"), self._days())
        self.nothing.setVisible(not self.chosen.empty)
        self.fit()

    def _show_chip(self, chip: WordButton, title: str, words: list[str]) -> None:
        said = words[0] if len(words) == 1 else f"{len(words)}"
        short = f"{said[: _LONGEST - 1]}…" if len(said) > _LONGEST else said
        chip.setText(f"{title}: {short}" if words else f"{title} ▾")
        chip.setChecked(bool(words))
        chip.setAccessibleName(f"{title}: {', '.join(words)}" if words else f"{tr('Filter by')} {title}")

    def _tip(self, facet: Facet) -> str:
        words = [value_words(facet, value, self._practice) for value in self.chosen.of(facet)]
        return "\n".join(words) or tr("Show only some of what is found")

    def _days(self) -> list[str]:
        after, before = self.chosen.after, self.chosen.before
        said = [f"{tr('after')} {after}"] if after else []
        said += [f"{tr('before')} {before}"] if before else []
        return [" ".join(said)] if said else []

    def _lines(self, facet: Facet) -> list[tuple[str, str, int | None]]:
        values = list(possible_values(facet, self._practice, self._counts))
        values += [(v, None) for v in self._extra.get(facet, ()) if v not in dict(values)]
        values += [(v, None) for v in self.chosen.of(facet) if v not in dict(values)]
        return [(value, value_words(facet, value, self._practice), count) for value, count in values]

    def _open(self, facet: Facet) -> None:
        chip = self.chips[facet]
        chip.setChecked(bool(self.chosen.of(facet)))
        self.values.open_at(chip, facet, self._lines(facet), self.chosen.of(facet))

    def _open_days(self) -> None:
        self.decided.setChecked(bool(self._days()))
        self.days.open_at(self.decided, self.chosen)

    def _on_toggled(self, value: str) -> None:
        self.choose(self.chosen.toggled(self.values.facet, value))

    def _on_days(self, after: object, before: object) -> None:
        self.choose(Chosen(values=self.chosen.values, after=after, before=before))  # type: ignore[arg-type]  # days or None


class _Panel(QFrame):
    """Opens under a chip, and closes with Esc or a click elsewhere; the focus goes back to the chip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")

    def open_under(self, chip: QWidget, broad: int, high: int) -> None:
        """Show it under a chip, within the screen."""
        self.resize(scale.px(broad), scale.px(high))
        place = chip.mapToGlobal(QPoint(0, chip.height() + 2))
        screen = chip.screen().availableGeometry()
        x = min(place.x(), screen.right() - self.width())
        y = min(place.y(), screen.bottom() - self.height())
        self.move(max(x, screen.left()), max(y, screen.top()))
        self.show()


class ValuesPanel(_Panel):
    """The values of one chip, to tick; with many of them a field to find one."""

    toggled = Signal(str)
    MANY = 12

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.facet = Facet.CLAIM
        self.field, self.list = QLineEdit(), QListWidget()
        self.field.setPlaceholderText(tr("Find a value"))
        self.field.setAccessibleName(tr("Find a value"))
        self.field.textChanged.connect(self._narrow)
        WrappedItems(self.list)
        self.list.itemChanged.connect(self._on_item)
        self.list.itemActivated.connect(self._flip)
        self.list.itemPressed.connect(lambda _item: self._forget())
        self.list.itemClicked.connect(self._on_clicked)
        self._ticked: QListWidgetItem | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.field)
        layout.addWidget(self.list)

    def open_at(
        self, chip: QWidget, facet: Facet, lines: list[tuple[str, str, int | None]], chosen: Iterable[str]
    ) -> None:
        """Show the values of a chip: value, words, count."""
        self.facet = facet
        self.setAccessibleName(tr(TITLES[facet]))
        self.list.setAccessibleName(tr(TITLES[facet]))
        self.field.setVisible(len(lines) > self.MANY)
        self.field.clear()
        self.show_values(lines, chosen)
        high = min(max(len(lines), 1), 14) * 27 + (44 if len(lines) > self.MANY else 4)
        self.open_under(chip, 340, high)
        (self.field if self.field.isVisible() else self.list).setFocus()

    def show_values(self, lines: list[tuple[str, str, int | None]], chosen: Iterable[str]) -> None:
        """Show other counts; the cursor keeps its place."""
        row, ticked = max(self.list.currentRow(), 0), set(chosen)
        self.list.blockSignals(True)
        self.list.clear()
        for value, words, count in lines:
            item = QListWidgetItem(words if count is None else f"{words}   {count}")
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setToolTip(item.text())
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if not lines:
            item = QListWidgetItem(tr("Nothing to choose from yet"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)
        self._narrow(self.field.text())

    def _narrow(self, typed: str) -> None:
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setHidden(typed.casefold() not in item.text().casefold())

    def _forget(self) -> None:
        self._ticked = None

    def _on_item(self, item: QListWidgetItem) -> None:
        self._ticked = item
        self.toggled.emit(item.data(Qt.ItemDataRole.UserRole))

    def _on_clicked(self, item: QListWidgetItem | None) -> None:
        """A click on the words ticks as well; one on the box has done so already. None: the list was filled meanwhile."""
        if item is not None and self._ticked is not item:
            self._flip(item)

    def _flip(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


class DaysPanel(_Panel):
    """From when and until when: a year, a month or a day."""

    given = Signal(object, object)
    """The days after which and before which; None for no bound."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Decided"))
        self.after, self.before, self.said = QLineEdit(), QLineEdit(), QLabel()
        self.said.setProperty("role", "small")
        self.use, self.clear = QPushButton(tr("Show these")), QPushButton(tr("Any date"))
        self.use.setProperty("role", "first")
        grid, row = QGridLayout(), QHBoxLayout()
        for line, (words, field, hint) in enumerate(
            ((tr("After"), self.after, "2004"), (tr("Before"), self.before, "2016-02-04"))
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(f"{tr('Decided')} {words.lower()}")
            field.setPlaceholderText(hint)
            field.returnPressed.connect(self._give)
            field.textChanged.connect(self._judge)
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1)
        row.addWidget(self.use)
        row.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        layout.addLayout(grid)
        layout.addWidget(self.said)
        layout.addLayout(row)
        self.use.clicked.connect(self._give)
        self.clear.clicked.connect(self._give_none)

    def open_at(self, chip: QWidget, chosen: Chosen) -> None:
        """Show the days that are chosen."""
        self.after.setText(str(chosen.after or ""))
        self.before.setText(str(chosen.before or ""))
        self._judge()
        self.open_under(chip, 280, 150)
        self.after.setFocus()

    def _judge(self) -> None:
        sound = all(not f.text().strip() or read_day(f.text(), last=True) for f in (self.after, self.before))
        self.use.setEnabled(sound)
        self.said.setText(tr("A year, a month or a day") if sound else tr("Write 2016, 2016-02 or 2016-02-04"))

    def _give(self) -> None:
        if self.use.isEnabled():
            self.given.emit(read_day(self.after.text(), last=True), read_day(self.before.text(), last=False))
            self.close()

    def _give_none(self) -> None:
        self.given.emit(None, None)
        self.close()
