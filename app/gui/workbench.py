"""The panes of an open matter, and how they follow it: board, supports, draft, and what was found.

It knows the session and what was matched and drafted; files and jobs are the window's.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.drafting.match import IssueMatch, Offer
from app.gui import picks
from app.gui.board import Board, Cell, CellState
from app.gui.board_view import BoardView
from app.gui.draft_view import DraftView
from app.gui.lists import FindingsList, ImportList
from app.gui.operations import ShownDraft
from app.gui.palette import UNIT
from app.gui.picks import OfferList
from app.gui.session import MatterSession
from app.gui.supports import SupportsPane
from app.gui.words import PAPER_NAMES
from app.law.claims import Practice
from app.law.findings import Finding, count_blocking
from app.law.matters import Issue, Matter

_NO_ISSUES = (
    "This matter names no issue yet. Write its counts and the defenses that the motion raises into the matter file "
    "(the sample shows how), then open it again."
)
_STARTING = (460, 390, 430)


class Workbench(QWidget):
    """The panes of one matter."""

    paper_chosen = Signal(object)
    """The `BriefKind` that was switched to."""
    asked_to_draft = Signal()

    def __init__(
        self, session: MatterSession, practice: Practice, deeds: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._practice = session, practice
        self._matches: dict[str, IssueMatch] = {}
        self._cell: Cell | None = None
        self.board, self.supports, self.draft = BoardView(), SupportsPane(), DraftView()
        self.findings, self.imports = FindingsList(), ImportList()
        self.below = QTabWidget()
        self.title, self.subtitle = QLabel(), QLabel()
        self.papers = {kind: QPushButton(name) for kind, name in PAPER_NAMES.items()}
        self.left, self.columns = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Horizontal)
        self._build(deeds)
        self._connect()

    @property
    def issue(self) -> Issue | None:
        """The issue at the cursor of the board."""
        return self._cell.issue if self._cell else None

    def show_matter(self) -> None:
        """Show another matter, from its first issue that is still open."""
        self._matches, self._cell = {}, None
        self.show_draft(None)
        self.refresh()
        self._go_to_first_open()

    def refresh(self) -> None:
        """Show the matter as it is now: board, checks and heading."""
        matter = self._session.matter
        if matter is None:
            return
        self.title.setText(matter.title)
        self.subtitle.setText(
            f"{matter.caption.case_number} · incident {matter.incident:%B} {matter.incident.day}, {matter.incident.year}"
        )
        for kind, button in self.papers.items():
            button.setChecked(kind is self._session.kind)
        self.board.show_board(Board(matter, self._practice, self._session.side))
        self._cell = self.board.boards.cell(self.board.currentIndex())
        self._show_supports()
        shown = self.draft.shown
        self.draft.mark_stale(stale=shown is not None and shown.matter != matter)

    def show_matches(self, matches: Sequence[IssueMatch]) -> None:
        """Take what the library offers."""
        self._matches = {match.issue.key: match for match in matches}
        self._show_supports()

    def forget_matches(self) -> None:
        """Offer nothing until the library has answered for another paper."""
        self._matches = {}
        self._show_supports()

    def show_draft(self, shown: ShownDraft | None) -> None:
        """Show a draft and what its check found."""
        self.draft.show_draft(shown)
        findings = shown.draft.findings if shown else ()
        self.findings.show_findings(findings)
        self.below.setTabText(0, f"Findings {len(findings)}" if findings else "Findings")
        self.below.setTabToolTip(0, f"{count_blocking(findings)} of them block a final export")

    def show_finding(self, finding: Finding, nth: int) -> None:
        """Show the place of a finding: a cell of the board, or a place of the draft."""
        if finding.issue:
            self.board.go_to(finding.issue)
        else:
            self.draft.go_to(finding, nth)

    def focus_next_pane(self) -> None:
        """Go from the board to the supports, to the draft, to the list, and around."""
        panes: list[QWidget] = [self.board, self.supports, self.draft.text, self.below]
        shown = [pane for pane in panes if pane.isVisible()]
        now = next((n for n, pane in enumerate(shown) if self._has_focus(pane)), -1)
        following = shown[(now + 1) % len(shown)] if shown else None
        if following is self.supports:
            self.supports.focus_first()
        elif following is self.below:
            (self.below.currentWidget() or self.below).setFocus()
        elif following is not None:
            following.setFocus()

    def _has_focus(self, pane: QWidget) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and (focus is pane or pane.isAncestorOf(focus))

    def _build(self, deeds: Sequence[QAction]) -> None:
        self.below.setDocumentMode(True)
        self.below.addTab(self.findings, "Findings")
        self.below.addTab(self.imports, "Imported")
        self.left.addWidget(self.board)
        self.left.addWidget(self.below)
        for pane in (self.left, self.supports, self.draft):
            self.columns.addWidget(pane)
            pane.setMinimumWidth(240)
        self.left.setStretchFactor(0, 1)
        self.left.setSizes([536, 160])
        self.columns.setSizes(list(_STARTING))
        for splitter in (self.left, self.columns):
            splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head(deeds))
        layout.addWidget(self.columns, 1)

    def _head(self, deeds: Sequence[QAction]) -> QFrame:
        head = QFrame()
        head.setObjectName("bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        row.setSpacing(2 * UNIT)
        self.title.setProperty("role", "title")
        self.subtitle.setProperty("role", "muted")
        row.addWidget(self.title)
        row.addWidget(self.subtitle, 1)
        for kind, button in self.papers.items():
            button.setCheckable(True)
            button.setAccessibleName(f"Work on the {PAPER_NAMES[kind].lower()}")
            row.addWidget(button)
        row.addSpacing(4 * UNIT)
        for number, action in enumerate(deeds):
            row.addWidget(_button(action, first=number == 0))
        return head

    def _connect(self) -> None:
        self._session.matter_changed.connect(self.refresh)
        self.board.moved.connect(self._on_moved)
        self.board.entered_cell.connect(self.supports.focus_first)
        self.supports.toggled.connect(self._on_toggled)
        self.supports.answered.connect(self._on_answered)
        self.supports.moved.connect(self._on_reordered)
        self.supports.cleared.connect(self._on_cleared)
        self.findings.chosen.connect(self.show_finding)
        self.draft.asked_to_draft.connect(self.asked_to_draft)
        for kind, button in self.papers.items():
            button.clicked.connect(lambda _=False, kind=kind: self.paper_chosen.emit(kind))

    def _go_to_first_open(self) -> None:
        matter, board = self._session.matter, self.board.boards.board
        if matter is None or board is None:
            return
        waiting = {CellState.RAISED, CellState.PICKED}
        cells = [cell for row in board.cells for cell in row if cell.issue is not None]
        first = next((cell for cell in cells if cell.state in waiting), cells[0] if cells else None)
        if first is not None and first.issue is not None:
            self.board.go_to(first.issue.key)

    def _on_moved(self, cell: Cell | None) -> None:
        self._cell = cell
        self._show_supports()

    def _show_supports(self) -> None:
        matter, cell = self._session.matter, self._cell
        if matter is None:
            return
        if not matter.issues:
            self.supports.show_text("No issues", _NO_ISSUES)
        elif cell is None:
            self.supports.show_text("", "")
        elif cell.issue is None:
            self.supports.show_text(cell.state.value.capitalize(), cell.reason)
        elif cell.issue.key not in self._matches:
            self.supports.show_text("Looking for authorities…", "They appear here in a moment.")
        else:
            match = self._matches[cell.issue.key]
            self.supports.show_match(match, matter, self._session.find_selection(cell.issue))

    def _on_toggled(self, offer: Offer, on: bool, place: OfferList) -> None:  # a signal's argument
        if (found := self._now()) is None:
            return
        matter, issue = found
        side, name = self._session.side, offer.authority.name
        if on:
            self._session.change(picks.pick(matter, side, issue, offer, place), f"picking {name}")
        else:
            self._session.change(picks.drop(matter, side, issue, offer), f"dropping {name}")

    def _on_answered(self, offer: Offer, sentence: str) -> None:
        if (found := self._now()) is not None:
            changed = picks.answer(found[0], self._session.side, found[1], offer, sentence)
            self._session.change(changed, f"answering {offer.authority.name}")

    def _on_reordered(self, offer: Offer, step: int) -> None:
        if (found := self._now()) is not None:
            changed = picks.move(found[0], self._session.side, found[1], offer, step)
            self._session.change(changed, f"moving {offer.authority.name}")

    def _on_cleared(self) -> None:
        if (found := self._now()) is not None:
            match = self._matches[found[1].key]
            offers = (*match.offered, *match.adverse, *match.excluded)
            changed = picks.keep_only(found[0], self._session.side, found[1], offers)
            self._session.change(changed, "dropping what is not in the library")

    def _now(self) -> tuple[Matter, Issue] | None:
        matter, issue = self._session.matter, self.issue
        return (matter, issue) if matter is not None and issue is not None else None


def _button(action: QAction, *, first: bool) -> QPushButton:
    button = QPushButton(action.iconText())
    button.setProperty("role", "first" if first else "")
    button.setToolTip(f"{action.iconText()} ({action.shortcut().toString()})")
    button.clicked.connect(action.trigger)
    return button
