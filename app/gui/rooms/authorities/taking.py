"""What becomes of words that were selected in the text: a proposition, a quotation, a note, a tag, or related passages."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.gui.desk import Desk
from app.gui.rooms.authorities.reading import Taken
from app.gui.rooms.authorities.sheet import Link, find_related
from app.gui.rooms.authorities.side import ABOUT, LAW, LINKS, Side


class Taking:
    """Leads selected words to the leaf beside the text where they are written on.

    Args:
        turn_to: shows a leaf of the side pane, which may be folded away.
    """

    def __init__(self, desk: Desk, side: Side, turn_to: Callable[[int], None]) -> None:
        self._desk, self._side, self._turn_to = desk, side, turn_to

    def take(self, act: str, taken: Taken) -> None:
        """Do what was asked for with the words."""
        match act:
            case "proposition" | "quotation":
                self._turn_to(LAW)
                self._side.law.begin(taken, as_quotation=act == "quotation")
            case "note":
                self._turn_to(ABOUT)
                self._side.about.notes.write_on(taken.passage.id)
                self._show_field(self._side.about.notes.field)
            case "tag":
                self._turn_to(ABOUT)
                self._side.about.tag_on(taken.passage.id)
                self._show_field(self._side.about.tag)
            case _:
                self._find_related(taken.passage.id)

    def _show_field(self, field: QWidget) -> None:
        self._side.about.ensureWidgetVisible(field)
        field.setFocus()

    def _find_related(self, passage: str) -> None:
        library = self._desk.workspace.library

        def show(links: tuple[Link, ...]) -> None:
            self._turn_to(LINKS)
            self._side.links.show_related(links)

        self._desk.runner.run(
            "Searching",
            lambda _progress, _cancel: find_related(library, passage),
            on_success=show,
            on_failure=self._desk.show_failure,
        )
