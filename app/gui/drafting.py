"""What follows from the open matter, kept up in the background: matches, the draft, its pages, and the due day.

After a change it waits for a pause, then works on the newest state; older results are thrown away. What is shown
stays until its successor is there.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.drafting.match import IssueMatch
from app.gui import operations
from app.gui.jobs import JobRunner
from app.gui.operations import Due, ShownDraft
from app.gui.places import place_words
from app.gui.session import MatterSession
from app.jobs import CancelToken
from app.law.briefs import BriefKind
from app.law.findings import Finding, gravest_first
from app.law.matters import Matter
from app.tasks.workspace import Workspace

if TYPE_CHECKING:
    from app.tasks.preview import Preview, PreviewMaker
    from app.tasks.redraft import Redrafter

SETTLE = 300
"""Milliseconds after the last change before the library is asked and the paper is drafted again."""

PAUSE = 400
"""Milliseconds without a change before pages are made of a draft."""


class Drafting(QObject):
    """The matches, the draft, the pages and the due day of the present paper."""

    matched = Signal()
    """`matches` are those of another state of the matter."""
    drafted = Signal()
    """`shown` is another draft, or None."""
    previewed = Signal()
    """`preview` has other pages, or is None."""
    counted = Signal()
    """`due` was counted anew."""

    def __init__(
        self,
        session: MatterSession,
        workspace: Workspace,
        runner: JobRunner,
        on_failure: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._workspace, self._runner, self._on_failure = session, workspace, runner, on_failure
        self.matches: dict[str, IssueMatch] | None = None
        self.shown: ShownDraft | None = None
        self.preview: Preview | None = None
        self._long: tuple[Finding, ...] = ()
        self._placed: tuple[ShownDraft | None, dict[tuple[str, str], str]] = (None, {})
        """The places in words that were asked for, of the draft that is shown: lists of several rooms say the same ones."""
        self.due: Due | None = None
        self.wants_pages = False
        """Whether anybody looks at pages; they are made only then."""
        self._maker: PreviewMaker | None = None
        self._redrafter: Redrafter | None = None
        self._other_library = False
        self._matching: CancelToken | None = None
        self._drafting: CancelToken | None = None
        self._paging: CancelToken | None = None
        self._closed = False
        self._settling = QTimer(self, singleShot=True, interval=SETTLE)
        self._pausing = QTimer(self, singleShot=True, interval=PAUSE)
        self._beginning = QTimer(self, singleShot=True, interval=0)
        """Another matter is shown before work on it begins, which would share the processor with what shows it."""
        self._beginning.timeout.connect(self.follow)
        self._settling.timeout.connect(self.follow)
        self._pausing.timeout.connect(self._make_pages)
        session.opened.connect(self._begin)
        session.paper_changed.connect(self._begin)
        session.matter_changed.connect(lambda: self._wait(self._settling))

    @property
    def busy(self) -> bool:
        """Whether it waits for its turn or for a pause."""
        return any(timer.isActive() for timer in (self._beginning, self._settling, self._pausing))

    @property
    def stale(self) -> bool:
        """Whether the draft is older than the matter."""
        return self.shown is not None and self.shown.matter != self._session.matter

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What stands against the paper, the gravest first: what drafting found, and the pages that are too many."""
        return gravest_first((*self.shown.draft.findings, *self._long)) if self.shown is not None else ()

    def where(self, finding: Finding) -> str:
        """The place of a finding in words: a heading, an issue, or the name of an authority."""
        if self._placed[0] is not self.shown:
            self._placed = self.shown, {}
        words = self._placed[1]
        about = finding.place, finding.issue
        if about not in words:
            words[about] = self._where(finding)
        return words[about]

    def _where(self, finding: Finding) -> str:
        place = finding.place
        if self.shown is None:
            return place
        draft = self.shown.draft
        if not place:
            about = next((one for one in draft.matches if one.issue.key == finding.issue), None)
            return f"Count {about.count.label}, {about.defense.title}" if about is not None else ""
        if (authority := draft.source.find_authority(place)) is not None:
            return authority.name
        if (section := next((one for one in draft.brief.sections if one.id == place), None)) is not None:
            return section.title
        return draft.heading_of(place) or place_words(place)

    def follow(self) -> None:
        """Match, draft and count for the matter as it is now."""
        self._beginning.stop()
        self._settling.stop()
        self.match()
        self._count_days()
        matter = self._session.matter
        if matter is not None and (self.shown is not None or matter.selections_for(self._session.side)):
            self.draft()

    def match(self) -> None:
        """Ask the library what it offers."""
        matter, kind = self._session.matter, self._session.kind
        _stop(self._matching)
        if matter is None:
            return
        self._matching = self._runner.run(
            "Looking for authorities",
            lambda _progress, _cancel: self._redrafting().match(matter, kind),
            on_success=self._session.while_open(partial(self._on_matched, matter, kind)),
            on_failure=self._on_failure,
        )

    def draft(self) -> None:
        """Draft the present paper."""
        matter, kind = self._session.matter, self._session.kind
        _stop(self._drafting)
        if matter is None:
            return
        self._drafting = self._runner.run(
            "Drafting",
            lambda _progress, _cancel: operations.make_shown_draft(matter, self._workspace, kind, self._redrafting()),
            on_success=self._session.while_open(self._on_drafted),
            on_failure=self._on_failure,
        )

    def follow_library(self) -> None:
        """The library holds something else now: ask anew what it offers, and draft and check again."""
        self._other_library = True
        self._wait(self._settling)

    def _redrafting(self) -> "Redrafter":
        """What remembers the matches of issues that have not changed; to be asked on the library's thread."""
        from app.tasks.redraft import Redrafter  # noqa: PLC0415  # drafting is not needed for the first window

        if self._redrafter is None:
            self._redrafter = Redrafter(self._workspace)
        if self._other_library:
            self._other_library = False
            self._redrafter.forget()
        return self._redrafter

    def take(self, shown: ShownDraft, opening: int) -> None:
        """Show a draft that was made elsewhere, as an export makes one.

        Args:
            opening: the session's count when it was begun; the draft of another matter is not shown.
        """
        if opening == self._session.opening:
            self._on_drafted(shown)

    def show_pages(self, *, wanted: bool) -> None:
        """Make pages from now on, or no more."""
        self.wants_pages = wanted
        if (
            wanted
            and self.shown is not None
            and (self.preview is None or self.preview.made_for is not self.shown.draft)
        ):
            self._wait(self._pausing)

    def close(self) -> None:
        """Wait for nothing any more, and remove what was made for the pages."""
        self._closed = True
        for timer in (self._beginning, self._settling, self._pausing):
            timer.stop()
        if self._maker is not None:
            self._maker.close()

    def _wait(self, timer: QTimer) -> None:
        """A cell that is being written is kept while the window closes: that changes the matter, and nobody looks."""
        if not self._closed:
            timer.start()

    def _begin(self) -> None:
        self._settling.stop()
        self._pausing.stop()
        for token in (self._matching, self._drafting, self._paging):
            _stop(token)
        shown = (
            (self.matches, self.matched),
            (self.shown, self.drafted),
            (self.preview, self.previewed),
            (self.due, self.counted),
        )
        self.matches, self.shown, self.preview, self.due = None, None, None, None
        self._long = ()
        for before, signal in shown:
            if before is not None:
                signal.emit()
        self._wait(self._beginning)

    def _count_days(self) -> None:
        matter, kind = self._session.matter, self._session.kind
        if matter is None:
            return
        self._runner.run(
            "Counting days",
            lambda _progress, _cancel: operations.find_due(matter, kind),
            on_success=self._session.while_open(partial(self._on_counted, matter, kind)),
            on_failure=self._on_failure,
            on_store=False,
        )

    def _on_counted(self, matter: Matter, kind: BriefKind, due: Due | None) -> None:
        if matter is self._session.matter and kind == self._session.kind:
            self.due = due
            self.counted.emit()

    def _on_matched(self, matter: Matter, kind: BriefKind, matches: Sequence[IssueMatch]) -> None:
        if matter is self._session.matter and kind == self._session.kind:
            self.matches = {match.issue.key: match for match in matches}
            self.matched.emit()

    def _on_drafted(self, shown: ShownDraft) -> None:
        if self._session.matter is None or shown.kind != self._session.kind:
            return
        self.shown = shown
        self._long = _find_length(shown, self.preview.body_pages if self.preview else 0)
        self._session.keep_snapshot(shown.snapshot)
        self.drafted.emit()
        if self.wants_pages:
            self._wait(self._pausing)

    def _make_pages(self) -> None:
        shown = self.shown
        _stop(self._paging)
        if shown is None or not self.wants_pages:
            return
        self._paging = self._runner.run(
            "Making pages",
            lambda _progress, cancel: self._pages_of(shown, cancel),
            on_success=self._session.while_open(partial(self._on_previewed, shown.kind)),
            on_failure=self._on_failure,
            on_store=False,
        )

    def _pages_of(self, shown: ShownDraft, cancel: CancelToken) -> "tuple[Preview, tuple[Finding, ...]]":
        from app.tasks.preview import PreviewMaker  # noqa: PLC0415  # Word's machinery is not needed for the first window

        if self._maker is None:
            self._maker = PreviewMaker()
        preview = self._maker.make(shown.draft, cancel)
        return preview, _find_length(shown, preview.body_pages)

    def _on_previewed(self, kind: BriefKind, made: "tuple[Preview, tuple[Finding, ...]]") -> None:
        if self.shown is not None and kind == self._session.kind:
            self.preview, self._long = made
            self.previewed.emit()
            if not self.preview.settled and self.preview.made_for is self.shown.draft:
                self._make_pages()  # what is shown comes nearer to an export, pass by pass


def _find_length(shown: ShownDraft, pages: int) -> tuple[Finding, ...]:
    """Whether a draft is too long, by its pages or, where none are counted, by its words."""
    from app.tasks.draft_brief import find_length  # noqa: PLC0415  # drafting is not needed for the first window

    return find_length(shown.draft, pages or None)


def _stop(token: CancelToken | None) -> None:
    if token is not None:
        token.cancel()
