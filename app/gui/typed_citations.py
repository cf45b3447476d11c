"""Citations that are typed as words into a field: looked up in the library, and offered as citations. Nothing is made one unasked."""

from collections.abc import Callable, Mapping
from functools import partial
from weakref import WeakSet

from shiboken6 import Shiboken

from app.gui.citing import CitedWords, LeftWords, find_cited
from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.gui.widgets.chip_edit import ChipEdit
from app.gui.widgets.typed_words import TypedCitation

_MAKE = "Make it a citation (Alt+Enter)"
_MAKE_ALL = "Make them citations (Alt+Enter)"
_HELD = "typed as words; the library has it."
_HOW = "The library has it. Alt+Enter, or a click with Ctrl, makes it a citation."
_ELSEWHERE = "here it prints as words: cite it in your own words or on its card, where it becomes a citation."
_MADE = "It is a citation now: the table of authorities lists it, and Ctrl+Z makes it words again."
_MOST = 5000
"""Letters of the longest words that are looked through while one types."""


class TypedCitations:
    """Looks up what is typed into fields of one room, and tells of each citation once while its words stand."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told: set[str] = set()
        self._followed: WeakSet[ChipEdit] = WeakSet()

    def look(self, field: ChipEdit) -> None:
        """Look for citations in a field's words, in the background."""
        matter, words = self._desk.session.matter, field.raw_words()
        if matter is None or len(words) > _MOST:
            return
        if field not in self._followed:
            self._followed.add(field)
            field.citations_made.connect(lambda: self._desk.tell(tr(_MADE), Tone.OK))
        shown, workspace = self._desk.drafting.shown, self._desk.workspace
        self._desk.runner.run(
            "Searching",
            lambda _progress, _cancel: find_cited(shown.draft.source if shown else workspace.source_for(matter), words),
            on_success=self._desk.session.while_open(partial(self._on_found, field, words)),
            on_failure=self._desk.show_failure,
        )

    def _on_found(
        self, field: ChipEdit, words: str, found: tuple[tuple[CitedWords, ...], tuple[LeftWords, ...]]
    ) -> None:
        if not Shiboken.isValid(field) or field.raw_words() != words:
            return  # it is gone, or more was typed: another look follows
        cited, left = found
        known, how = [words[one.start : one.end] for one in cited], tr(_HOW)
        if not field.takes_citations:
            self._tell([(one, tr(_ELSEWHERE)) for one in known], Tone.PLAIN)
            return
        ready = [TypedCitation(c.start, c.end, words[c.start : c.end], c.node, how) for c in cited]
        field.typed.show([*ready, *(TypedCitation(c.start, c.end, words[c.start : c.end], None, c.why) for c in left)])
        said = [*((one, tr(_HELD)) for one in known), *((one.words, one.why) for one in left)]
        ways = {tr(_MAKE if len(ready) == 1 else _MAKE_ALL): field.take_typed} if ready else {}
        self._tell(said, Tone.PLAIN if ready else Tone.CAUTION, ways)

    def _tell(
        self, said: list[tuple[str, str]], tone: Tone, ways: Mapping[str, Callable[[], object]] | None = None
    ) -> None:
        """Say of each what there is to be said, unless it was."""
        if new := [(words, why) for words, why in said if words not in self._told]:
            self._told.update(words for words, _ in new)
            told = " ".join(f"“{words}”: {why}" for words, why in new)
            self._desk.offer(told, tone, ways or {})
