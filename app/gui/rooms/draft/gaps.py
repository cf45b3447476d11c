"""The placeholders of a draft: what is missing, where it stands, and a button to the room in which it is filled."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.advice import Advice, advise_gap
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.open_gaps import OpenGap
from app.gui.places import Place
from app.gui.rooms.draft.draft_document import Places
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.wrapped_items import WrappedItems


class Gaps(QWidget):
    """A line for each; under them what mends the one at the cursor."""

    went = Signal(int)
    """A position of the text is to be shown."""
    filled = Signal(object)
    """The `Place` where a placeholder is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.remedy, self.fill = QListWidget(), Wrapped("", "muted"), QPushButton()
        self._place: Place | None = None
        self._lines: list[tuple[int, Advice]] = []
        self.list.setObjectName("plain")
        self.list.setAccessibleName(tr("Placeholders"))
        self.fill.setAccessibleName(tr("Go to where it is filled"))
        WrappedItems(self.list)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        foot = QFrame()
        foot.setObjectName("foot")
        below = QVBoxLayout(foot)
        below.setContentsMargins(3 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        below.addWidget(self.remedy)
        below.addWidget(self.fill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(foot)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.list.currentRowChanged.connect(self._show_advice)
        self.fill.clicked.connect(lambda: self.filled.emit(self._place))
        self._show_advice(-1)

    def show_gaps(self, places: Places, text: str, known: Sequence[OpenGap]) -> int:
        """Show the placeholders of another draft; how many lines they are."""
        row = self.list.currentRow()
        self.list.blockSignals(True)  # Qt's signature
        self.list.clear()
        self._lines = []
        told: set[str] = set()
        within = iter(known)
        for gap in places.gaps:
            words = text[gap.position : gap.position + gap.length]
            about = next((one for one in within if one.text == words), None) if gap.heading else None
            if not gap.heading and words in told:
                continue  # the first page and the signature say the same of counsel
            told.add(words)
            advice = advise_gap(words.rstrip(".;"), about)
            missing = (advice.missing or gap.reason) if gap.heading else ""
            lines = (words.rstrip(".;"), missing, gap.heading or tr("First page or signature"))
            self._add("\n".join(tr(line) for line in lines if line), gap.position, advice)
        self.list.blockSignals(False)  # Qt's signature
        row = min(row, len(self._lines) - 1)
        self.list.setCurrentRow(row)
        self._show_advice(row)
        return len(self._lines)

    def place_at(self, position: int) -> Place | None:
        """Where the placeholder at a position of the text is filled, if in another room."""
        return next((advice.place for at, advice in self._lines if at == position), None)

    def _add(self, words: str, position: int, advice: Advice) -> None:
        item = QListWidgetItem(words)
        item.setToolTip(words)
        self.list.addItem(item)
        self._lines.append((position, advice))

    def _go(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        if 0 <= row < len(self._lines):
            self.went.emit(self._lines[row][0])

    def _show_advice(self, row: int) -> None:
        advice = self._lines[row][1] if 0 <= row < len(self._lines) else Advice()
        self._place = advice.place
        teach = tr("Choose a placeholder to go to it; what you type after Enter takes its place.")
        self.remedy.setText(tr(advice.remedy) or (teach if self._lines else tr("Nothing is left open.")))
        self.fill.setText(f"{tr(advice.act)} (F4)")
        self.fill.setAccessibleName(tr(advice.act) or tr("Go to where it is filled"))
        self.fill.setVisible(advice.place is not None)
