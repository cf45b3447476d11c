"""What the room shows of the issue at the cursor: its supports, the answer to it, its analogues, modules and order."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from app.drafting.match import IssueMatch
from app.drafting.opponent.held import look_up_again
from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.rooms.arguments.analogues import AnaloguesSheet
from app.gui.rooms.arguments.answer import AnswerPane
from app.gui.rooms.arguments.board import Board, Cell, CellState
from app.gui.rooms.arguments.modules_pane import ModulesPane
from app.gui.rooms.arguments.opponent import Opponent
from app.gui.rooms.arguments.order import OrderPane
from app.gui.rooms.arguments.picked import names_of, precedents_of
from app.gui.rooms.arguments.supports import SupportsPane
from app.law.matters import Issue, Matter


class IssuePanes:
    """The panes of one issue; `name_of` gives the short name of an authority for the citations in own words."""

    def __init__(self, desk: Desk, name_of: Callable[[str], str]) -> None:
        self._desk, self._name_of = desk, name_of

    def build(self) -> Iterator[None]:
        """Make the panes one after the other, so that none of them holds the window up."""
        self.supports = SupportsPane(self._name_of)
        yield
        self.answer, self.order = AnswerPane(), OrderPane()
        yield
        self.analogues, self.modules = AnaloguesSheet(), ModulesPane(self._desk)

    def show_cell(self, cell: Cell | None) -> None:
        """Show what stands at a cell of the board: an issue, or why there is none."""
        matter = self._desk.session.matter
        if cell is None or matter is None:
            self.supports.show_text("", "")
        elif cell.issue is None:
            how = tr("Press Enter on the cell if a paper raises it.") if cell.state is CellState.NOT_RAISED else ""
            self.supports.show_text(cell.state.value.capitalize(), f"{cell.reason} {how}".strip())
        else:
            self._show_issue(matter, cell.issue)

    def show_tab(self, tab: QWidget | None, matter: Matter, issue: Issue, board: Board) -> None:
        """Show what only the tab that is open needs."""
        if tab is self.modules:
            self.modules.show_issue(matter, issue)
        elif tab is self.order:
            self.order.show_matter(matter, board, self._desk.drafting.shown)

    def _show_issue(self, matter: Matter, issue: Issue) -> None:
        side, match = self._desk.session.side, self._match_of(issue)
        opponent = Opponent(self._known(matter), side)
        offers = (*match.offered, *match.adverse, *match.excluded) if match else ()
        self.answer.show_issue(matter, side, issue, names_of(offers), self._name_of)
        self.analogues.show_issue(matter, side, issue, precedents_of(offers, matter, side, issue))
        if match is None:
            self.supports.show_text(tr("Looking for authorities…"), tr("They appear here in a moment."))
        else:
            self.supports.show_match(match, matter, opponent)

    def _known(self, matter: Matter) -> Matter:
        """The matter whose readings know what the library holds now."""
        shown = self._desk.drafting.shown
        return look_up_again(matter, shown.draft.source.held) if shown else matter

    def _match_of(self, issue: Issue) -> IssueMatch | None:
        matches = self._desk.drafting.matches
        return matches.get(issue.key) if matches is not None else None
