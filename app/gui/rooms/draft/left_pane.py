"""Left of the text: the outline, whose points are moved by drag and keys, the placeholders, and the conflicts."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QTabWidget, QWidget

from app.gui.citing import short_name
from app.gui.language import tr
from app.gui.look import scale
from app.gui.operations import ShownDraft
from app.gui.rooms.draft.conflicts import ConflictList
from app.gui.rooms.draft.draft_document import Places
from app.gui.rooms.draft.outline import POSITION, Outline

OUTLINE, GAPS, CONFLICTS = range(3)
NARROWEST = 170


class LeftPane(QTabWidget):
    """Outline, gaps, conflicts; what has nothing to show is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline, self.gaps, self.conflicts = Outline(), QListWidget(), ConflictList()
        self.gaps.setObjectName("plain")
        self.gaps.setAccessibleName(tr("Placeholders"))
        self.gaps.setWordWrap(True)
        self.gaps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.gaps.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.addTab(self.outline, tr("Outline"))
        self.addTab(self.gaps, tr("Gaps"))
        self.addTab(self.conflicts, tr("Conflicts"))
        self._fit()
        self.gaps.itemActivated.connect(lambda item: self.outline.went.emit(item.data(POSITION)))
        self.gaps.itemClicked.connect(lambda item: self.outline.went.emit(item.data(POSITION)))

    def changeEvent(self, event: QEvent) -> None:
        """Be broad enough for the tabs at another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(max(scale.px(NARROWEST), self.tabBar().sizeHint().width()))

    def show_draft(self, shown: ShownDraft | None, places: Places, text: str) -> None:
        """Show what another draft has; `text` is that of its document, in which the places count."""
        self.outline.show_headings(places, shown)
        self._show_gaps(places, text)
        conflicts = shown.draft.conflicts if shown else ()
        source = shown.draft.source if shown else None
        self.conflicts.show_conflicts(conflicts, partial(short_name, source))
        self.setTabText(CONFLICTS, f"{tr('Conflicts')} {len(conflicts)}")
        self.setTabVisible(CONFLICTS, bool(conflicts))
        self._fit()

    def _show_gaps(self, places: Places, text: str) -> None:
        self.gaps.clear()
        told: set[tuple[str, str]] = set()
        for gap in places.gaps:
            words = text[gap.position : gap.position + gap.length]
            if not gap.heading and (words, gap.heading) in told:
                continue  # the first page and the signature say the same of counsel
            told.add((words, gap.heading))
            lines = (words, gap.reason, gap.heading or tr("First page or signature"))
            item = QListWidgetItem("\n".join(line for line in lines if line))
            item.setToolTip(item.text())
            item.setData(POSITION, gap.position)
            self.gaps.addItem(item)
        count = self.gaps.count()
        self.setTabText(GAPS, f"{tr('Gaps')} {count}" if count else tr("Gaps"))
