"""What a paper's first page says, beside what the matter has: a list to tick; nothing is overwritten without a tick."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget

from app.gui.language import tr, trn
from app.gui.look.palette import UNIT
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tick_tree import TickTree, is_ticked, put_ticks
from app.law.matters import Matter
from app.law.opposing import PaperReading
from app.tasks.take_front import FrontOffer, Standing, offers_of, take_offers

_KEY = Qt.ItemDataRole.UserRole
_COLUMNS = (150, 0, 170, 200)
_SAID = {Standing.NEW: "nothing yet", Standing.SAME: "the same"}


class FoundPage(QWidget):
    """Lists what was found; what is ticked stays ticked until it is taken or another paper is read."""

    changed = Signal(object, str)
    """The matter after a change, and what it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter: Matter | None = None
        self._reading: PaperReading | None = None
        self._offers: tuple[FrontOffer, ...] = ()
        headings = [tr("What"), tr("Found"), tr("The matter has"), tr("Printed at")]
        self.tree = TickTree(tr("Found on the first page"), headings, stretch=1)
        self.said = Wrapped("")
        self.take, self.tick_new = QPushButton(tr("Take what is ticked")), QPushButton(tr("Tick what the matter lacks"))
        self._build()

    def show_reading(self, matter: Matter, reading: PaperReading) -> None:
        """Show what a reading offers to the matter as it is now."""
        kept = set(self._ticked()) if self._is_same(reading) else set()
        before = self._offers
        self._matter, self._reading, self._offers = matter, reading, offers_of(matter, reading)
        if self._offers != before:
            current = self.tree.currentItem()
            cursor = self.tree.indexOfTopLevelItem(current) if current is not None else -1
            self.tree.clear()
            for offer in self._offers:
                self.tree.addTopLevelItem(_line(offer, on=offer.key in kept))
            if (item := self.tree.topLevelItem(max(cursor, 0))) is not None:
                self.tree.setCurrentItem(item)
        self._show_state()

    def begin(self) -> None:
        """Forget what is ticked: another matter is to be shown."""
        self._matter, self._reading, self._offers = None, None, ()
        self.tree.clear()

    def tick(self, *keys: str) -> None:
        """Tick the offers of these keys."""
        put_ticks([item for item in self.tree.rows() if item.data(0, _KEY) in keys and not item.isDisabled()], on=True)

    def _is_same(self, reading: PaperReading) -> bool:
        known = self._reading
        return known is not None and (known.paper, known.sha256) == (reading.paper, reading.sha256)

    def _build(self) -> None:
        self.tree.setRootIsDecorated(False)
        self.tree.fit_columns(_COLUMNS)
        self.tree.setToolTip(
            tr("Space ticks what is selected; what differs is put in the place of what the matter has.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.said)
        layout.addWidget(self.tree, 1)
        layout.addWidget(FlowRow([self.take, self.tick_new], gap=2 * UNIT))
        self.tree.itemChanged.connect(lambda _item: self._show_state())
        self.take.clicked.connect(self._on_take)
        self.tick_new.clicked.connect(self._on_tick_new)

    def _ticked(self) -> list[str]:
        return [str(item.data(0, _KEY)) for item in self.tree.rows() if is_ticked(item) and not item.isDisabled()]

    def _lacking(self) -> list[str]:
        """What the matter does not have and the page says plainly."""
        return [offer.key for offer in self._offers if offer.standing is Standing.NEW and not offer.doubt]

    def _show_state(self) -> None:
        ticked = len(self._ticked())
        self.take.setText(f"{tr('Take')} {trn('%n thing(s)', ticked)}" if ticked else tr("Take what is ticked"))
        self.take.setEnabled(bool(ticked))
        self.tick_new.setEnabled(bool(self._lacking()))
        self.said.setText(self._summary())

    def _summary(self) -> str:
        filed = self._matter.find_paper(self._reading.paper) if self._matter and self._reading else None
        if filed is None:
            return ""
        named = f"{filed.title} (ECF No. {filed.ecf})" if filed.ecf else filed.title
        if not self._offers:
            return tr("Nothing was found on the first page of {paper}.").format(paper=named)
        tally = [
            (Standing.NEW, tr("new")),
            (Standing.DIFFERS, tr("other than in the matter")),
            (Standing.SAME, tr("the same")),
        ]
        counts = [(sum(offer.standing is standing for offer in self._offers), words) for standing, words in tally]
        told = ", ".join(f"{count} {words}" for count, words in counts if count)
        return (
            f"{tr('Found on the first page of {paper}').format(paper=named)}: {told}. {tr('Tick what is to be taken.')}"
        )

    def _on_tick_new(self) -> None:
        self.tick(*self._lacking())

    def _on_take(self) -> None:
        if self._matter is not None and self._reading is not None:
            after = take_offers(self._matter, self._reading, self._ticked())
            self.changed.emit(after, tr("what the first page says"))


def waiting(matter: Matter, reading: PaperReading | None) -> int:
    """How many things of a first page the matter has not, or has otherwise."""
    offers = offers_of(matter, reading) if reading is not None else ()
    return sum(offer.standing is not Standing.SAME for offer in offers)


def _line(offer: FrontOffer, *, on: bool) -> QTreeWidgetItem:
    differs = (
        f"{tr('differs')}: {offer.now}" if offer.standing is Standing.DIFFERS else tr(_SAID.get(offer.standing, ""))
    )
    place = f"{offer.place}. {tr('Unsure')}: {offer.doubt}" if offer.doubt else offer.place
    item = QTreeWidgetItem([tr(offer.label), offer.found, differs, place])
    for column, words in ((1, offer.found), (2, offer.now), (3, place)):
        item.setToolTip(column, words)
    item.setData(0, _KEY, offer.key)
    if offer.standing is Standing.SAME:
        item.setDisabled(True)
    else:
        item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    return item
