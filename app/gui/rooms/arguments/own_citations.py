"""Citations in the attorney's own words, of the answer or on a card: picked by part of a name, or typed and then looked up."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from app.gui.citing import find_citations, short_name
from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.rooms.arguments.answer import AnswerPane
from app.gui.rooms.arguments.supports import SupportsPane
from app.gui.typed_citations import TypedCitations
from app.gui.widgets.chip_edit import ChipEdit
from app.gui.widgets.quick_pick import Choice, QuickPick
from app.law.briefs import CitationNode
from app.tasks.workspace import MatterSource


class OwnCitations:
    """Takes what the fields ask for to the list of choices, and to the library."""

    def __init__(self, desk: Desk, owner: QWidget, turn_to: Callable[[QWidget, QWidget], None]) -> None:
        self._desk, self._turn_to = desk, turn_to
        self._typed = TypedCitations(desk)
        self._field: ChipEdit | None = None
        self.picker = QuickPick(tr("Part of a name or of what it stands for"), owner)
        self.picker.picked.connect(self._insert)

    def follow(self, answer: AnswerPane, supports: SupportsPane) -> None:
        """Serve the fields of these."""
        self._answer = answer
        answer.text.wanted_citation.connect(lambda: self.pick(answer.text))
        for field in (answer.text, answer.contention, answer.heading, answer.conceded):
            field.citation_typed.connect(lambda field=field: self._typed.look(field))
        supports.citing.connect(lambda field, picks: self.pick(field) if picks else self._typed.look(field))

    def short_name(self, key: str) -> str:
        """The short name of an authority of the draft's source."""
        return short_name(self._source(), key)

    def pick(self, field: ChipEdit | None = None) -> None:
        """Have a citation picked for a field; for the one that has the keyboard, else for the answer's own words."""
        if self._source() is None:
            self._desk.tell(tr("Citations can be picked once there is a draft: Ctrl+D makes one."))
            return
        written = QApplication.focusWidget()
        here = written if isinstance(written, ChipEdit) and written.takes_citations else None
        self._field = field or here or self._answer.text
        if self._field is self._answer.text:
            self._turn_to(self._answer, self._field)
        self.picker.open_with(
            lambda typed: [Choice(one.words, one.detail, one.node) for one in find_citations(self._source(), typed)]
        )

    def _insert(self, node: CitationNode) -> None:
        if self._field is not None and Shiboken.isValid(self._field):
            self._field.insert(node)
            self._field.setFocus()

    def _source(self) -> MatterSource | None:
        shown = self._desk.drafting.shown
        return shown.draft.source if shown else None
