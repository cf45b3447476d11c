"""Searching while one types: in the background, the newer question in place of the older one, page by page."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.gui.jobs import JobRunner
from app.gui.rooms.authorities.catalog import Catalog, shelf_keys
from app.gui.rooms.authorities.filters import Chosen, Counts, make_filters
from app.jobs import CancelToken
from app.law.authorities import AuthorityKey
from app.library.results import SearchQuery, SearchResults
from app.tasks.search_library import make_query
from app.tasks.weighing import Weigher
from app.tasks.workspace import Workspace

PAUSE = 20
"""Milliseconds after the last key before the library is asked: shorter than a fast typist's next key takes."""

COUNT_AFTER = 120
"""Milliseconds after a first page is shown before the counts of the chips are asked for."""

PAGE = 40


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: the words, what is let through, and the only authorities that may be found (None for all)."""

    words: str
    chosen: Chosen
    shelf: frozenset[AuthorityKey] | None = None


class Finder(QObject):
    """Asks the library, and holds the pages of results of the present question."""

    found = Signal()
    """The first page, or one more, is there."""
    counted = Signal(object)
    """`Counts` of the present question."""

    def __init__(
        self, workspace: Workspace, runner: JobRunner, fail: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._runner, self._fail = workspace, runner, fail
        self._asking: list[CancelToken] = []
        self._turn = 0
        self._resting = False
        self._catalog = Catalog()
        self.question: Question | None = None
        self.pages: tuple[SearchResults, ...] = ()
        self.outdated = False
        """Whether the pages answer an older question than the present one."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self._ask(0))
        self._counting = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._counting.timeout.connect(self._count)

    @property
    def total(self) -> int:
        """How many there are in all."""
        return self.pages[0].total if self.pages else 0

    @property
    def more(self) -> bool:
        """Whether there is a further page."""
        return (
            bool(self.pages)
            and sum(len(page.results) for page in self.pages) < self.total
            and self.pages[-1].results != ()
        )

    @property
    def busy(self) -> bool:
        """Whether an answer is under way."""
        return self._pause.isActive() or bool(self._asking)

    def ask(self, words: str, chosen: Chosen, catalog: Catalog) -> None:
        """Ask in place of what was asked before, after a short pause."""
        self._stop()
        self._catalog = catalog
        self.question, self.outdated = Question(words, chosen, shelf_keys(catalog, chosen)), True
        self._pause.start()

    def forget(self) -> None:
        """Ask nothing any more."""
        self._stop()
        self._pause.stop()
        self.question, self.pages, self.outdated = None, (), False

    def rest(self) -> None:
        """Count nothing while nobody looks: the room is left, or the window closes."""
        self._resting = self._counting.isActive()
        self._counting.stop()

    def go_on(self) -> None:
        """Count what was not counted because nobody looked."""
        if self._resting:
            self._counting.start()
        self._resting = False

    def ask_more(self) -> None:
        """Ask for the next page, unless it is under way."""
        if self.more and not self.busy:
            self._ask(len(self.pages) * PAGE)

    def _stop(self) -> None:
        self._turn += 1
        self._resting = False
        self._counting.stop()
        for token in self._asking:
            token.cancel()
        self._asking.clear()

    def _ask(self, offset: int) -> None:
        if self.question is None:
            return
        turn, query = self._turn, self._query
        question = self.question
        self._run(
            lambda cancel: self._workspace.library.search(query(question, offset), cancel),
            lambda page: self._on_page(turn, offset, page),
        )

    def _run(self, work: Callable[[CancelToken], object], then: Callable[..., None]) -> None:
        tokens: list[CancelToken] = []

        def done() -> None:
            if tokens[0] in self._asking:
                self._asking.remove(tokens[0])

        def answered(answer: object) -> None:
            done()
            then(answer)

        def failed(error: Exception) -> None:
            done()
            self._fail(error)

        tokens.append(
            self._runner.run(
                "Searching",
                lambda _progress, cancel: work(cancel),
                on_success=answered,
                on_failure=failed,
                on_cancel=done,
            )
        )
        self._asking.append(tokens[0])

    def _query(self, question: Question, offset: int) -> SearchQuery:
        filters = make_filters(question.chosen, self._catalog.forum, limit=PAGE, offset=offset)
        made = make_query(question.words, self._workspace.practice, filters, Weigher(self._catalog.forum))
        return replace(made, authorities=question.shelf)

    def _on_page(self, turn: int, offset: int, page: SearchResults) -> None:
        if turn != self._turn:
            return
        self.pages, self.outdated = ((*self.pages, page) if offset else (page,)), False
        self.found.emit()
        if not offset:
            self._counting.start()

    def _count(self) -> None:
        turn, question = self._turn, self.question
        if question is None:
            return
        self._run(
            lambda cancel: self._workspace.library.count_facets(self._query(question, 0), cancel).counts,
            lambda counts: self._on_counts(turn, counts),
        )

    def _on_counts(self, turn: int, counts: Counts) -> None:
        if turn == self._turn:
            merged = dict(counts)
            merged["kind"] = (*merged.pop("found", ()), *merged.get("kind", ()))
            self.counted.emit(merged)
