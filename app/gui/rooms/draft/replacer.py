"""Replacing words of the draft from its find bar: each leaves as one change of the matter, and the search goes on."""

from PySide6.QtCore import QObject

from app.gui.desk import Desk
from app.gui.language import tr, trn
from app.gui.look.palette import Tone
from app.gui.rooms.draft import replacing
from app.gui.rooms.draft.draft_view import DraftView
from app.gui.rooms.draft.writing import Writer


class Replacer(QObject):
    """Does what the find bar asks for."""

    def __init__(self, desk: Desk, view: DraftView, writer: Writer) -> None:
        super().__init__(view)
        self._desk, self._view, self._writer = desk, view, writer
        self._next: int | None = None
        view.search.replaced.connect(self._replace)
        view.search.replaced_all.connect(self._replace_all)

    def open(self) -> None:
        """Show the bar with both fields."""
        self._view.search.open(replacing=True)

    def _replace(self, at: int, sought: str, new: str) -> None:
        block = self._view.text.document().findBlock(at)
        if (shown := self._writer.fresh_draft()) is None:
            return
        number = block.userState()
        after = replacing.replace_at(shown.draft, number, at - block.position(), sought, new) if number >= 0 else None
        if after is None:
            self._desk.tell(tr("That is no part of your words: it stands in a citation, a table or on the first page."))
            self._view.search.go_on(at + len(sought))
            return
        self._next = at + len(new)
        self._desk.session.change(after, tr("replacing words"))
        self._desk.drafting.follow()

    def _replace_all(self, sought: str, new: str) -> None:
        if (shown := self._writer.fresh_draft()) is None:
            return
        all_of_it = len(replacing.find_places(self._view.text.document().toRawText(), sought))
        done = replacing.replace_all(shown.draft, sought, new)
        if done.places:
            self._desk.session.change(done.matter, tr("replacing words"))
            self._desk.drafting.follow()
        said = tr("Replaced in {places} of {paragraphs}.").format(
            places=trn("%n place(s)", done.places), paragraphs=trn("%n paragraph(s)", done.paragraphs)
        )
        left = trn("%n place(s)", all_of_it - done.places)
        stay = tr("{left} in citations, tables or on the first page stayed.").format(left=left)
        self._desk.tell(said if all_of_it <= done.places else f"{said} {stay}", Tone.OK if done.places else Tone.PLAIN)

    def follow_draft(self) -> None:
        """The draft that is shown is another one: go on with the search behind what was put in."""
        if self._next is not None and not self._desk.drafting.stale:
            position, self._next = self._next, None
            self._view.search.go_on(position)
