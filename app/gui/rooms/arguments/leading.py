"""Where a place leads within the room: to an issue's cell, to a card of it, or to a field of the answer."""

from app.gui.desk import Desk
from app.gui.places import Place
from app.gui.rooms.arguments.answer import AnswerPane
from app.gui.rooms.arguments.board_view import BoardView
from app.gui.rooms.arguments.lower import LowerTabs
from app.gui.rooms.arguments.supports import SupportsPane


class Leading:
    """Shows a place in the parts of the room."""

    def __init__(
        self, desk: Desk, board: BoardView, below: LowerTabs, supports: SupportsPane, answer: AnswerPane
    ) -> None:
        self._desk, self._board, self._below = desk, board, below
        self._supports, self._answer = supports, answer

    def show(self, place: Place) -> None:
        """Go to the cell of an issue, and to the card or the field that the place names."""
        if issue := place.issue or self._adverse_at(place):
            self._board.go_to(issue)
        if place.authority:
            self._below.turn_to(self._supports)
            self._supports.show_authority(place.authority)
        match place.field:
            case "facts":
                self._below.turn_to(self._answer)
                self._answer.filter.clear()
                self._answer.facts.go_to_open()
            case "raised":
                self._below.turn_to(self._answer)
                self._answer.pages.setFocus()
            case "supports":
                self._below.turn_to(self._supports)
                self._supports.focus_offered()
            case _:
                pass

    def _adverse_at(self, place: Place) -> str:
        """The first issue of a count at which an authority is adverse; empty for none."""
        matches = (self._desk.drafting.matches or {}).values()
        on_count = (match for match in matches if match.issue.count == place.count)
        fits = (m.issue.key for m in on_count if any(o.authority.key == place.authority for o in m.adverse))
        return next(fits, "")
