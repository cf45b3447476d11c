"""What becomes of selected words: a proposition, a quotation, a note, a tag, a copy with the citation, or related passages."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.look.palette import Tone
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
            case "copy":
                self._copy(taken)
            case _:
                self._find_related(taken.passage.id)

    def _copy(self, taken: Taken) -> None:
        """Put the words and their citation on the clipboard, for a word processor and plain."""
        from app.gui.rooms.authorities.copying import as_html, as_text, cited  # noqa: PLC0415  # not needed to read

        runs, data = cited(taken, self._desk.workspace.settings.citation_style), QMimeData()
        data.setText(as_text(taken, runs))
        data.setHtml(as_html(taken, runs))
        QGuiApplication.clipboard().setMimeData(data)
        doubts = [taken.caution, taken.pin_obstacle]
        said = " ".join(one for one in (tr("Copied with its citation."), *doubts) if one)
        self._desk.tell(said, Tone.CAUTION if any(doubts) else Tone.OK)

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
