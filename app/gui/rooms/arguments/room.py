"""The Arguments room: the board of counts and defenses, the answer to one issue, and the supports beside it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from app.gui.desk import Desk
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.open_gaps import open_gaps
from app.gui.operations import ShownDraft
from app.gui.places import Place
from app.gui.room import Room
from app.gui.rooms.arguments import PLAN
from app.gui.rooms.arguments.bar import BoardBar
from app.gui.rooms.arguments.board import OPEN, Board, Cell, CellState
from app.gui.rooms.arguments.board_view import BoardView
from app.gui.rooms.arguments.issue_panes import IssuePanes
from app.gui.rooms.arguments.leading import Leading
from app.gui.rooms.arguments.lower import LowerTabs
from app.gui.rooms.arguments.own_citations import OwnCitations
from app.gui.rooms.arguments.picking import Picking
from app.law.claims import DefenseId
from app.law.matters import Issue, Matter, PaperKind, RecordCite
from app.matters import editing

_UNMET = "adverse_unanswered"
"""The code of a finding that an adverse authority is not met at an issue."""

_BESIDE = 1000
"""The least breadth of the window, at the usual size, in which the supports have place beside the board."""

_OVER_ANSWER, _OVER_CARDS = (420, 300), (330, 390)
"""How the board shares the height with an answer, and with the cards of the supports."""

_NO_LIMIT = (1 << 24) - 1
"""Qt's own highest size (QWIDGETSIZE_MAX)."""


@guarded
class ArgumentsRoom(Room):
    """Shows who says what against which count, and what answers it."""

    plan = PLAN
    side_share = 0.4

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._cell: Cell | None = None
        self._columns: tuple[str, ...] = ()
        self._counted: tuple[ShownDraft | None, Mapping[str, int]] = (None, {})
        self._opening = 0
        """The session's count when the matter that is shown was opened."""
        self.citing = OwnCitations(desk, self, self._turn_to)
        self.panes_of_issue = IssuePanes(desk, self.citing.short_name)
        self._is_narrow = False
        self._heights: dict[bool, list[int]] | None = None
        """How board and tabs shared the height, with the supports beside the room and below; None before the first change."""

    def build(self) -> Iterator[None]:
        """Make the board, then the panes of an issue; then show the matter in them."""
        self.bar, self.board = BoardBar(self.desk.papers), BoardView()
        yield
        yield from self.panes_of_issue.build()
        self.supports, self.answer = self.panes_of_issue.supports, self.panes_of_issue.answer
        self.analogues = self.panes_of_issue.analogues
        self.modules, self.order = self.panes_of_issue.modules, self.panes_of_issue.order
        yield
        self.below, self.split = LowerTabs(self.supports), QSplitter(Qt.Orientation.Vertical)
        self._picking = Picking(self.desk, self.supports, self._now)
        self._leading = Leading(self.desk, self.board, self.below, self.supports, self.answer)
        self._top = QWidget()
        self.side = self.below.holder
        self._build()
        yield
        self._connect()
        self._begin()

    @property
    def issue(self) -> Issue | None:
        """The issue at the cursor of the board."""
        return self._cell.issue if self._cell else None

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        return {
            "first_open": self._go_to_first_open,
            "raise": self._raise,
            "unraise": self._unraise,
            "search_supports": self.find_here,
            "module": partial(self._turn_to, self.modules, self.modules.search),
            "order": partial(self._turn_to, self.order, self.order.list),
            "cite_own": self._cite_own,
        }

    def splitters(self) -> Mapping[str, QSplitter]:
        """The board over the answer."""
        return {"rows": self.split}

    def panes(self) -> tuple[QWidget, ...]:
        """Board, then answer; without a board, the list from which it begins."""
        return (self.bar.adder if self.board.isHidden() else self.board, self.below)

    def here(self) -> Place:
        """The issue of the cell at the cursor."""
        return Place(room=self.plan.name, issue=self.issue.key if self.issue else "")

    def show_place(self, place: Place) -> None:
        """Go to the cell of an issue, and to what the place names there."""
        self._leading.show(place)

    @property
    def has_words(self) -> bool:
        """Whether a cell of the fact analogues is being typed in; every other word is taken with its last letter."""
        return self.analogues.has_words

    def keep_words(self) -> bool:
        """Take what is being typed there."""
        self.analogues.finish_typing()
        return True

    def with_words(self, matter: Matter) -> Matter:
        """The matter with what is being typed there."""
        return self.analogues.with_words(matter)

    def find_here(self) -> None:
        """Search the supports."""
        self._turn_to(self.supports, self.supports.search)

    def take_side(self, *, shown: bool) -> None:
        """The supports are beside the room, or a tab under the board."""
        if shown == self.below.has_supports:
            was_arranged = self.split.saveState() != self._as_built
            before = self.split.sizes()
            if shown:
                self.below.give_supports()
            else:
                self.below.take_supports()
            if self._heights is None and was_arranged:
                self._heights = {}  # the window came back as it was left
            else:
                self._heights = {**(self._heights or {}), not shown: before}
                self.split.setSizes(self._heights.get(shown, _OVER_ANSWER if shown else _OVER_CARDS))
            self._show_cell()

    def arrive(self) -> None:
        """Begin at the board; the supports stand beside it if there is place for them."""
        self._is_narrow = False
        self._fold_side()
        super().arrive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the supports away, or show them again, with the breadth of the window."""
        super().resizeEvent(event)
        self._fold_side()

    def changeEvent(self, event: QEvent) -> None:
        """The same when everything is drawn larger or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fold_side()

    def _fold_side(self) -> None:
        is_narrow = self.window().width() < scale.px(_BESIDE)
        if self.isVisible() and is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.side_asked.emit(not is_narrow and self.desk.memory.flag("show_side", default=True))

    def refresh(self) -> None:
        """Show the matter as it is now."""
        had_issues = bool(self._cells())
        if self._show_board():
            self._show_cell()
            if not had_issues:
                self._go_to_first_open()

    def _show_board(self) -> bool:
        """Show the counts and defenses; whether the matter is one that is shown."""
        matter = self.desk.session.matter
        if matter is None or self._opening != self.desk.session.opening:
            return False
        at, side = self.issue.key if self.issue else "", self.desk.session.side
        findings = self.desk.drafting.findings
        unmet = Counter(one.issue for one in findings if one.code == _UNMET)
        board = Board(matter, self.desk.workspace.practice, side, self._columns, unmet, self._gaps())
        shown = self.board.boards.board
        if shown is not None and shown.matter is matter and _is_same(board, shown):
            return True  # as after most drafts
        self._columns = tuple(defense.id for defense in board.defenses)
        self.board.show_board(board)
        if at and not self.board.currentIndex().isValid():  # the board has other rows or columns
            self.board.go_to(at)
        self._cell = self.board.boards.cell(self.board.currentIndex())
        self.bar.show_board(board)
        self.board.setVisible(bool(board.counts and board.defenses))
        return True

    def _gaps(self) -> Mapping[str, int]:
        """How many placeholders the draft has in the answer to each issue."""
        shown = self.desk.drafting.shown
        if shown is not self._counted[0]:
            gaps = open_gaps(shown) if shown else []
            self._counted = shown, Counter(gap.issue for gap in gaps if gap.issue)
        return self._counted[1]

    # Building

    def _build(self) -> None:
        self.below.addTab(self.answer, tr("Answer"))
        self.below.addTab(self.analogues, tr("Fact analogues"))
        self.below.addTab(self.modules, tr("Modules"))
        self.below.addTab(self.order, tr("Order"))
        above = QVBoxLayout(self._top)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.bar)
        above.addWidget(self.board, 1)
        above.addStretch(0)
        self.split.addWidget(self._top)
        self.split.addWidget(self.below)
        self.split.setSizes(_OVER_ANSWER)
        self.split.setChildrenCollapsible(False)
        self._as_built = self.split.saveState()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)

    def _connect(self) -> None:
        session, drafting = self.desk.session, self.desk.drafting
        session.opened.connect(self._let_go)
        session.paper_changed.connect(self.analogues.finish_typing)
        self.follow(self._begin, session.opened)
        self.follow(self.refresh, session.matter_changed, session.paper_changed, drafting.drafted)
        self.follow(self._show_cell, drafting.matched)
        self.board.moved.connect(self._on_moved)
        self.board.entered_cell.connect(self._on_entered)
        self.answer.changed.connect(self._change)
        self.answer.removed.connect(self._unraise)
        self.analogues.changed.connect(self._change)
        self.bar.adder.activated.connect(self._on_added)
        for pane in (self.modules, self.order):
            pane.changed.connect(self._change)
        self.modules.raised.connect(self._on_module_raised)
        self.order.chosen.connect(self.board.go_to)
        self.citing.follow(self.answer, self.supports)
        self.below.currentChanged.connect(lambda _n: self._on_tab())

    # Following

    def _let_go(self) -> None:
        self._cell, self._columns = None, ()
        self.answer.let_go()
        self.analogues.let_go()

    def _begin(self) -> None:
        """Show another matter at its first open issue."""
        self._opening = self.desk.session.opening
        for refresh in (self.refresh, self._show_cell):
            self.desk.turns.forget(refresh)
        if self._show_board():
            self.board.blockSignals(True)  # the cell is shown once, when the cursor is where it is to be
            self._go_to_first_open()
            self.board.blockSignals(False)
            self._cell = self.board.boards.cell(self.board.currentIndex())
            self._show_cell()

    def _on_moved(self, cell: Cell | None) -> None:
        self.analogues.finish_typing()
        self._cell = cell
        self._show_cell()

    def _on_module_raised(self, issue: str) -> None:
        """Go on at the cell of what was raised."""
        self.board.go_to(issue)
        self.board.setFocus()

    def _on_entered(self) -> None:
        if self.issue is None:
            self._raise()
        else:
            self.below.turn_to(self.supports)
            self.supports.focus_first()

    def _fit_board(self) -> None:
        """Let a small board leave its room to the answer under it, while there is one."""
        others = self._top.sizeHint().height() - self.board.sizeHint().height()
        limited = not self.board.isHidden() and not self.below.isHidden()
        self._top.setMaximumHeight(others + self.board.whole_height() if limited else _NO_LIMIT)

    def _on_added(self) -> None:
        name = self.bar.adder.currentData()
        if name:
            self._columns = (*self._columns, name)
            self.refresh()
            column = self.board.boards.columnCount() - 1
            self.board.setCurrentIndex(self.board.boards.index(self._first_row(column), column))
            self.board.setFocus()

    def _first_row(self, column: int) -> int:
        """The first count that a defense can be raised against."""
        cells = self.board.boards.board.cells if self.board.boards.board else ()
        return next((row for row, one in enumerate(cells) if one[column].state is not CellState.CANNOT), 0)

    def _show_cell(self) -> None:
        if self.desk.session.matter is None or self._opening != self.desk.session.opening:
            return
        typing = self.below.isAncestorOf(QApplication.focusWidget() or self)
        self.below.show_tabs(of_issue=self.issue is not None)
        if typing and self.below.isHidden():
            self.board.setFocus()  # an issue was taken back: the keyboard stays at its cell
        self._fit_board()
        self.panes_of_issue.show_cell(self._cell)
        self._show_below()

    def _show_below(self) -> None:
        """Show what only the tab that is open needs."""
        if (found := self._now()) is not None and (board := self.board.boards.board) is not None:
            self.panes_of_issue.show_tab(self.below.currentWidget(), *found, board)

    def _on_tab(self) -> None:
        if self.below.currentWidget() is self.modules:
            self.modules.look()
        self._show_below()

    def _turn_to(self, pane: QWidget, focus: QWidget) -> None:
        self.below.turn_to(pane)
        focus.setFocus()

    def _go_to_first_open(self) -> None:
        cells = self._cells()
        first = next((cell for cell in cells if cell.state in OPEN), cells[0] if cells else None)
        if first is not None and first.issue is not None:
            self.board.go_to(first.issue.key)

    def _cells(self) -> list[Cell]:
        """The cells of what is raised."""
        board = self.board.boards.board
        return [cell for row in (board.cells if board else ()) for cell in row if cell.issue is not None]

    # Changing

    def _change(self, matter: Matter, what: str, merge: str = "") -> None:
        self.desk.session.change(matter, what, merge=merge)

    def _raise(self) -> None:
        matter, cell = self.desk.session.matter, self._cell
        if matter is None or cell is None or cell.issue is not None or cell.state is CellState.CANNOT:
            return
        motion = matter.find_operative(PaperKind.MOTION)
        raised_at = RecordCite(paper=motion.id) if motion else None
        issue = Issue(count=cell.count, defense=DefenseId(cell.defense), raised_at=raised_at)
        self._change(editing.put_issue(matter, issue), tr("raising an issue"))
        self.board.go_to(issue.key)
        self.below.setCurrentWidget(self.answer)
        self.answer.pages.setFocus()

    def _cite_own(self) -> None:
        if self.issue is not None:
            self.citing.pick()

    def _unraise(self) -> None:
        if (found := self._now()) is not None:
            self._change(editing.remove_issue(found[0], found[1].key), tr("removing an issue"))

    def _now(self) -> tuple[Matter, Issue] | None:
        matter, issue = self.desk.session.matter, self.issue
        return (matter, issue) if matter is not None and issue is not None else None


def _is_same(board: Board, shown: Board) -> bool:
    """Whether a board of the same matter says nothing else than the one that is shown."""
    return board.side is shown.side and all(
        getattr(board, name) == getattr(shown, name) for name in ("unmet", "gaps", "defenses")
    )
