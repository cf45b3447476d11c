"""How the work stands: title, status line and the numbers in the rail follow the matter and its draft."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from app.gui.desk import Desk
from app.gui.frame.rail import Rail
from app.gui.frame.status import StatusBar
from app.gui.language import tr
from app.gui.places import CHECK
from app.law.findings import count_blocking


class Standing(QObject):
    """Listens to session and drafting, and tells in the frame what has become of them."""

    def __init__(self, window: QMainWindow, desk: Desk, rail: Rail, status: StatusBar) -> None:
        super().__init__(window)
        self._window, self._session, self._drafting = window, desk.session, desk.drafting
        self._rail, self._status = rail, status
        self._session.opened.connect(self.begin)
        self._session.paper_changed.connect(self.begin)
        self._session.saved_state_changed.connect(self._show_title)
        self._drafting.drafted.connect(self._show_draft)
        self._drafting.previewed.connect(self._show_pages)
        self._drafting.counted.connect(lambda: status.show_due(self._drafting.due, self._session.kind.title))

    def begin(self) -> None:
        """Say nothing yet of another matter or paper."""
        self._status.show_gaps(None)
        self._status.show_pages(None)
        self._status.show_due(None, "")
        self._rail.mark(CHECK, "")
        self._show_title()

    def _show_draft(self) -> None:
        shown, findings = self._drafting.shown, self._drafting.findings
        gaps = sum(finding.code == "placeholder" for finding in findings)
        self._status.show_gaps(gaps if shown else None)
        blocking = count_blocking(findings)
        self._rail.mark(CHECK, str(blocking) if blocking else "")

    def _show_pages(self) -> None:
        self._status.show_pages(self._drafting.preview)
        self._show_draft()

    def _show_title(self) -> None:
        matter = self._session.matter
        paper = self._session.kind.title
        self._window.setWindowTitle(f"{matter.title} · {paper}[*] — Rejoinder" if matter else "Rejoinder")
        self._window.setWindowModified(self._session.dirty)
        self._status.show_saved(*self._saved_words())

    def _saved_words(self) -> tuple[str, str]:
        path = self._session.path
        if self._session.matter is None:
            return tr("No matter is open"), ""
        if self._session.dirty:
            return tr("not saved (Ctrl+S)"), tr("Your work is kept every few seconds all the same.")
        return (f"{tr('saved in')} {path.name}", str(path)) if path else (tr("a copy of the sample"), "")
