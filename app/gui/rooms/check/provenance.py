"""Every sentence of the draft with what stands behind it, under its heading. Filled when it is looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.operations import ShownDraft
from app.gui.places import DRAFT, Place
from app.gui.widgets.lasting import LastingTree
from app.gui.widgets.wrapping import WrappedRows
from app.law.briefs import BlockKind, WrittenBlock

if TYPE_CHECKING:
    from app.drafting.provenance import Sentence

_BLOCK = Qt.ItemDataRole.UserRole


@guarded
class Provenance(LastingTree):
    """A line for each sentence; Enter goes to it in the draft."""

    chosen = Signal(object)
    """The `Place` of a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownDraft | None = None
        self._filled: ShownDraft | None = None
        self._sought: list[str] = []
        self.setHeaderLabels([tr("Sentence"), tr("Where it comes from")])
        self.setAccessibleName(tr("Sentences and their sources"))
        self.rows = WrappedRows(self, (0, 1), most=3)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.itemActivated.connect(self._on_activated)

    def show_draft(self, shown: ShownDraft | None) -> None:
        """Show the sentences of another draft, at once or when it is looked at."""
        self._shown = shown
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what the draft has now."""
        super().showEvent(event)
        self._fill()

    def told(self, item: QTreeWidgetItem | None) -> tuple[str, str]:
        """A sentence whole, and its sources line by line; nothing for a heading."""
        if item is None or item.parent() is None:
            return "", ""
        return item.text(0), item.toolTip(1)

    def narrow(self, words: str) -> None:
        """Show only sentences that hold these words, or whose sources do."""
        self._sought = words.casefold().split()
        self._narrow_all()

    def _narrow_all(self) -> None:
        for number in range(self.topLevelItemCount()):
            heading = self.topLevelItem(number)
            if heading is None:
                continue
            under = (heading.child(row) for row in range(heading.childCount()))
            kept = [_narrow(item, self._sought) for item in under if item is not None]
            heading.setHidden(not any(kept))

    def _fill(self) -> None:
        shown = self._shown
        if shown is self._filled:
            return
        self._filled = shown
        self.clear()
        headings: dict[str, QTreeWidgetItem] = {}
        for sentence in _said(shown):
            if sentence.heading not in headings:
                headings[sentence.heading] = QTreeWidgetItem([sentence.heading or tr("Before the first heading"), ""])
            sources = [shown.sources[origin] for origin in sentence.sources] if shown else []
            item = QTreeWidgetItem([sentence.text, "; ".join(sources) or tr("none")])
            item.setToolTip(0, sentence.text)
            item.setToolTip(1, "\n".join(sources))
            item.setData(0, _BLOCK, shown.draft.block_ids[sentence.block] if shown else "")
            headings[sentence.heading].addChild(item)
        self.addTopLevelItems(list(headings.values()))
        self.expandAll()
        self._narrow_all()

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        if item.parent() is None:
            self.chosen.emit(Place(room=DRAFT, heading=item.text(0)))
        else:
            self.chosen.emit(Place(room=DRAFT, block=item.data(0, _BLOCK), words=item.text(0)))


def _said(shown: ShownDraft | None) -> "list[Sentence]":
    """The sentences; headings stand over them and are none."""
    if shown is None:
        return []
    blocks = shown.draft.written.blocks
    headings = {n for n, one in enumerate(blocks) if isinstance(one, WrittenBlock) and one.kind is BlockKind.HEADING}
    return [one for one in shown.sentences if one.block not in headings]


def _narrow(item: QTreeWidgetItem, sought: list[str]) -> bool:
    said = f"{item.text(0)} {item.text(1)}".casefold()
    item.setHidden(not all(word in said for word in sought))
    return not item.isHidden()
