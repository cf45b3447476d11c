"""The pages follow the sentence at the cursor, and a click on a page leads to its words in the draft."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.desk import Desk
from app.gui.rooms.draft.draft_view import DraftView
from app.gui.rooms.draft.page_strip import Mark, PageStrip
from app.jobs import CancelToken, ProgressCallback

if TYPE_CHECKING:
    from app.tasks.page_lines import PageLines
    from app.tasks.preview import Preview


class Follower(QObject):
    """Reads in the background where the words of a preview stand, and keeps text and pages together."""

    went = Signal(int)
    """A position of the text is to be shown, whose words were clicked on a page."""

    def __init__(self, desk: Desk, view: DraftView, strip: PageStrip) -> None:
        super().__init__(strip)
        self._desk, self._view, self._strip = desk, view, strip
        self._lines: PageLines | None = None
        self._reading: CancelToken | None = None
        desk.drafting.previewed.connect(self._read)
        view.moved.connect(self.follow)
        strip.clicked.connect(self._on_clicked)
        self._read()

    def follow(self) -> None:
        """Bring the words at the cursor into view on their page, and mark them; until they are known, the page."""
        preview = self._desk.drafting.preview
        position = self._view.text.textCursor().position()
        page = self._page_before(position)
        if preview is None or page is None:
            self._strip.mark(None)
        elif (mark := self._mark_of(page)) is not None:
            self._strip.mark(mark)
        else:
            self._strip.mark(None)
            self._strip.go_to(page)

    def _page_before(self, position: int) -> int | None:
        """The page of the last heading or citation before a position, which has a bookmark; None for the first page."""
        preview = self._desk.drafting.preview
        anchor = self._view.places.anchor_before(position)
        return preview.places.get(anchor) if preview is not None else None

    def _mark_of(self, page: int) -> Mark | None:
        """Where the sentence at the cursor begins."""
        cursor = self._view.text.textCursor()
        sentence = self._view.sentence_at(cursor)
        found = self._lines.find(sentence.text if sentence else cursor.block().text(), page) if self._lines else None
        return Mark(found.page, found.top, found.bottom) if found else None

    def _read(self) -> None:
        preview = self._desk.drafting.preview
        self._lines = None
        if self._reading is not None:
            self._reading.cancel()
        if preview is None or preview.pdf is None:
            self._strip.mark(None)
            return
        self._reading = self._desk.runner.run(
            "Making pages",
            partial(_read_lines, preview.pdf),
            on_success=partial(self._on_read, preview),
            on_failure=self._desk.show_failure,
            on_store=False,
        )

    def _on_read(self, preview: "Preview", lines: "PageLines") -> None:
        if preview is self._desk.drafting.preview:
            self._lines = lines
            self.follow()

    def _on_clicked(self, page: int, height: float) -> None:
        """Lead to the words; a line that is not of the text, as of a table of contents, leads nowhere."""
        from app.tasks.page_lines import find_line_in  # noqa: PLC0415  # PDF's machinery is not needed for the window

        line = self._lines.line_at(page, height) if self._lines else None
        if line is None:
            return
        near = self._first_on(page)
        found = find_line_in(self._view.text.document().toRawText(), line.words, near)
        if found is not None:
            self.went.emit(found)

    def _first_on(self, page: int) -> int:
        """The position of the text that stands first on a page, as far as a bookmark tells."""
        preview = self._desk.drafting.preview
        places = preview.places if preview is not None else {}
        return next((at for at, name in self._view.places.anchors if places.get(name, -1) >= page), 0)


def _read_lines(pdf: Path, _progress: ProgressCallback, cancel: CancelToken) -> "PageLines":
    from app.tasks.page_lines import read_lines  # noqa: PLC0415  # PDF's machinery is not needed for the window

    return read_lines(pdf, cancel)
