"""The board: counts down, defenses across, a sign in each cell. What a cell says is worked out here, without Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from app.gui.rooms.arguments.opponent import Heard, Opponent, Said
from app.gui.words import place_of
from app.law.authorities import Side
from app.law.claims import Defense, DefenseId, Practice, Prong
from app.law.matters import Count, Issue, Matter, Selection, SupportRole
from app.law.pairing import refuse_pairing


class CellState(StrEnum):
    """How far the answer to one issue is."""

    NOT_RAISED = "not raised"
    CANNOT = "cannot be raised"
    RAISED = "raised, unanswered"
    PICKED = "picked, not finished"
    ANSWERED = "answered"
    CONCEDED = "conceded"
    WRONG = "wrong pairing"
    CLOSED = "count closed"


SIGNS = {
    CellState.NOT_RAISED: "·",
    CellState.CANNOT: "",
    CellState.RAISED: "○",
    CellState.PICKED: "◐",
    CellState.ANSWERED: "●",
    CellState.CONCEDED: "–",
    CellState.WRONG: "⊘",
    CellState.CLOSED: "·",
}


OPEN = frozenset({CellState.RAISED, CellState.PICKED})
"""The states in which an answer is still to be given."""

LEGEND = (
    (CellState.ANSWERED, "answered"),
    (CellState.PICKED, "picked, not finished"),
    (CellState.RAISED, "raised, unanswered"),
    (CellState.CONCEDED, "conceded"),
    (CellState.NOT_RAISED, "not raised"),
    (CellState.CANNOT, "cannot be raised"),
    (CellState.WRONG, "wrong pairing"),
)
"""The states whose signs are explained in the corner of the board."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its state, why, and the issue when a paper raises it.

    Attributes:
        place: what stands small in it: the page that raises it; in the board of a reply, the page that answers it.
    """

    state: CellState
    reason: str
    issue: Issue | None = None
    count: str = ""
    defense: str = ""
    place: str = ""


@dataclass(frozen=True)
class Board:
    """The whole grid for one paper of one matter.

    Attributes:
        columns: ids of defenses that have a column already, in that order, whether or not a paper raises them: a column
            stays where it is when an issue is raised or taken back.
        unmet: by issue, how many adverse authorities the last check still asks to be met there.
        gaps: by issue, how many placeholders the last draft has in its answer.
    """

    matter: Matter
    practice: Practice
    side: Side
    columns: tuple[str, ...] = ()
    unmet: Mapping[str, int] = field(default_factory=dict)
    gaps: Mapping[str, int] = field(default_factory=dict)

    @property
    def counts(self) -> tuple[Count, ...]:
        """The rows, in the order of the complaint."""
        return self.matter.counts

    @cached_property
    def defenses(self) -> tuple[Defense, ...]:
        """The columns: those that stand already, then every other defense that is raised, in the order of the matter."""
        names = dict.fromkeys((*self.columns, *(issue.defense for issue in self.matter.issues)))
        found = [self.practice.defenses[DefenseId(name)] for name in names]
        standing = len(self.columns)
        return (*found[:standing], *_violation_first(found[standing:]))

    @cached_property
    def opponent(self) -> Opponent:
        """The paper that is answered."""
        return Opponent(self.matter, self.side)

    @cached_property
    def cells(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells, row by row."""
        return tuple(
            tuple(
                replace(self._cell(count, defense), count=count.label, defense=defense.id) for defense in self.defenses
            )
            for count in self.counts
        )

    def find_place(self, issue_key: str) -> tuple[int, int] | None:
        """The row and column of an issue."""
        for row, cells in enumerate(self.cells):
            for column, cell in enumerate(cells):
                if cell.issue is not None and cell.issue.key == issue_key:
                    return row, column
        return None

    def _cell(self, count: Count, defense: Defense) -> Cell:
        issue = next((i for i in self.matter.issues if i.count == count.label and i.defense == defense.id), None)
        refusal = refuse_pairing(self.matter, self.practice, count, defense)
        if issue is None:
            return Cell(CellState.CANNOT, refusal) if refusal else Cell(CellState.NOT_RAISED, "No paper raises it.")
        if refusal:
            refused = f"{place_of(self.matter, issue.raised_at)}. {refusal}"
            return Cell(CellState.WRONG, refused, issue, place=self._place(issue, Said(Heard.UNREAD)))
        if not count.is_pending:
            closed = f"Count {count.label} is {count.status}."
            return Cell(CellState.CLOSED, closed, issue, place=self._place(issue, Said(Heard.UNREAD)))
        state, reason = _progress(self.matter.find_selection(self.side, issue))
        if state is CellState.ANSWERED and (missing := self._missing(issue.key)):
            state, reason = CellState.PICKED, missing
        said = self.opponent.says(issue)
        told = [f"{place_of(self.matter, issue.raised_at)}.", said.words, reason]
        return Cell(state, " ".join(filter(None, told)), issue, place=self._place(issue, said))

    def _missing(self, issue: str) -> str:
        """What check and draft still ask for in an answer."""
        unmet, gaps = self.unmet.get(issue, 0), self.gaps.get(issue, 0)
        if unmet:
            return f"{_number(unmet, 'adverse authority', 'adverse authorities')} to be met."
        return f"{_number(gaps, 'placeholder', 'placeholders')} in the draft." if gaps else ""

    def _place(self, issue: Issue, said: Said) -> str:
        if self.side is Side.DEFENDANT and said.heard is not Heard.UNREAD:
            return said.short
        pages = issue.raised_at.pages if issue.raised_at else ()
        return ", ".join(pages).replace("-", "–")


def _violation_first(defenses: Sequence[Defense]) -> list[Defense]:
    """The same, but that the whole question of a violation stands before what was clearly established, as it is argued."""
    first = [one for one in defenses if one.prong is Prong.VIOLATION and one.whole_claim]
    rest = [one for one in defenses if one not in first]
    at = next((n for n, one in enumerate(rest) if one.prong is Prong.CLEARLY_ESTABLISHED), None)
    return list(defenses) if at is None else [*rest[:at], *first, *rest[at:]]


def _progress(selection: Selection | None) -> tuple[CellState, str]:
    if selection is None or selection.is_empty:
        return CellState.RAISED, "Nothing is picked yet."
    if selection.conceded:
        return CellState.CONCEDED, "Not contested."
    open_answers = sum(1 for s in selection.supports if s.role.asks_answer and not s.distinction.strip())
    if open_answers:
        return CellState.PICKED, f"{_number(open_answers, 'adverse authority', 'adverse authorities')} to be answered."
    if not selection.text and all(s.role is not SupportRole.SUPPORT for s in selection.supports):
        return CellState.PICKED, "Only standards or adverse authority are picked; nothing answers the defense."
    return CellState.ANSWERED, f"{_number(len(selection.supports), 'support', 'supports')} picked."


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
