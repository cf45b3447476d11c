"""Left of the text: the outline, whose points are moved by drag and keys, the placeholders, and the conflicts."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from app.gui.citing import short_name
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.open_gaps import open_gaps
from app.gui.operations import ShownDraft
from app.gui.rooms.draft.conflicts import ConflictList
from app.gui.rooms.draft.draft_document import Places
from app.gui.rooms.draft.gaps import Gaps
from app.gui.rooms.draft.outline import Outline

OUTLINE, GAPS, CONFLICTS = range(3)
NARROWEST = 170


@guarded
class LeftPane(QTabWidget):
    """Outline, gaps, conflicts; what has nothing to show is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline, self.gaps, self.conflicts = Outline(), Gaps(), ConflictList()
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.addTab(self.outline, tr("Outline"))
        self.addTab(self.gaps, tr("Gaps"))
        self.addTab(self.conflicts, tr("Conflicts"))
        self._fit()
        self.gaps.went.connect(self.outline.went)

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
        count = self.gaps.show_gaps(places, text, [gap for gap in open_gaps(shown) if gap.heading] if shown else ())
        self.setTabText(GAPS, f"{tr('Gaps')} {count}" if count else tr("Gaps"))
        conflicts = shown.draft.conflicts if shown else ()
        source = shown.draft.source if shown else None
        self.conflicts.show_conflicts(conflicts, partial(short_name, source))
        self.setTabText(CONFLICTS, f"{tr('Conflicts')} {len(conflicts)}")
        self.setTabVisible(CONFLICTS, bool(conflicts))
        self._fit()
