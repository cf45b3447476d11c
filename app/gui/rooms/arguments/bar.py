"""Over the board: which paper is written, how much of it is open, a defense to add, and what to do while nothing is there."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.papers import Papers
from app.gui.rooms.arguments.adder import DefenseAdder
from app.gui.rooms.arguments.board import OPEN, Board
from app.gui.rooms.arguments.opponent import Heard
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.paper_button import PaperButton
from app.law.authorities import Side

_NO_COUNTS = (
    "The board has a row for each count of the complaint. Add the counts in the Matter room (Ctrl+1); then add "
    "the defenses that the motion raises here."
)
_NO_ISSUES = "No defense is raised yet: choose one above the board, and mark the counts that it is raised against."


class BoardBar(QWidget):
    """Shows what it is told; the list of defenses reports what is chosen."""

    def __init__(self, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper, self.heading, self.adder = PaperButton(papers), Wrapped(role="title"), DefenseAdder()
        self.empty = Wrapped("", "muted", room=(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT))
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        row.setSpacing(2 * UNIT)
        row.addWidget(self.paper)
        row.addWidget(self.heading, 1)
        row.addWidget(self.adder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.empty)

    def show_board(self, board: Board) -> None:
        """Say how much of a board is open, or what to begin with."""
        cells = [cell for row in board.cells for cell in row]
        raised = [cell for cell in cells if cell.issue is not None]
        open_ones = sum(cell.state in OPEN for cell in raised)
        said = [f"{len(raised)} {tr('raised')}", f"{open_ones} {tr('open')}", *_passed_over(board)]
        self.heading.setText(" · ".join(said) if raised else board.matter.title)
        self.empty.setText(tr(_NO_COUNTS) if not board.counts else tr(_NO_ISSUES) if not cells else "")
        self.empty.setVisible(bool(self.empty.text()))
        self.adder.show_defenses(board.matter, board.practice, [one.id for one in board.defenses])


def _passed_over(board: Board) -> list[str]:
    """For a reply: how many issues the opposition leaves without an answer, or that it is not read yet."""
    if board.side is not Side.DEFENDANT or not board.matter.issues:
        return []
    heard = [board.opponent.says(issue).heard for issue in board.matter.issues]
    silent = heard.count(Heard.SILENT)
    if all(one is Heard.UNREAD for one in heard):
        return [tr("opposition not read")]
    return [f"{silent} {tr('passed over')}"] if silent else []
