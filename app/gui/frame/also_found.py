"""What a complaint's first page says beyond the form of a new matter: parties, counsel, judge; each to be ticked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QTreeWidgetItem, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.operations import offers_of_complaint
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tick_tree import TickTree, is_ticked, put_ticks
from app.law.opposing import PaperReading

_KEY = Qt.ItemDataRole.UserRole
_PLAIN = Qt.ItemDataRole.UserRole + 1
_COLUMNS = (140, 0, 150)
_HEIGHT, _BREADTH = 220, 620


class AlsoFound(QWidget):
    """Hidden until a complaint was read; nothing is ticked by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = TickTree(tr("Also on the first page"), [tr("What"), tr("Found"), tr("Printed at")], stretch=1)
        self.tree.setRootIsDecorated(False)
        self.tree.fit_columns(_COLUMNS)
        self.said, self.all = Wrapped(""), QPushButton(tr("Tick all that is plain"))
        self.all.setAutoDefault(False)
        self.all.clicked.connect(self._on_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        for widget in (self.said, self.tree):
            layout.addWidget(widget)
        layout.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.hide()

    def show_reading(self, reading: PaperReading) -> None:
        """List what the first page of a read complaint says."""
        self.tree.clear()
        for offer in offers_of_complaint(reading):
            place = f"{offer.place}. {tr('Unsure')}: {offer.doubt}" if offer.doubt else offer.place
            item = QTreeWidgetItem([tr(offer.label), offer.found, place])
            item.setToolTip(1, offer.found)
            item.setToolTip(2, place)
            item.setData(0, _KEY, offer.key)
            item.setData(0, _PLAIN, not offer.doubt)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            self.tree.addTopLevelItem(item)
        read = tr("Also on the first page of {name}: tick what is to be taken.")
        self.said.setText(read.format(name=reading.filename))
        self.tree.setMinimumHeight(scale.px(_HEIGHT))
        self.tree.setMinimumWidth(scale.px(_BREADTH))
        self.setVisible(bool(self.tree.rows()))

    def lacking(self) -> int:
        """How much higher the list would have to be to show every line of it."""
        high = sum(self.tree.visualItemRect(row).height() for row in self.tree.rows())
        return max(0, high - self.tree.viewport().height())

    def ticked(self) -> tuple[str, ...]:
        """The keys of what is ticked."""
        return tuple(str(item.data(0, _KEY)) for item in self.tree.rows() if is_ticked(item))

    def _on_all(self) -> None:
        put_ticks([item for item in self.tree.rows() if item.data(0, _PLAIN)], on=True)
