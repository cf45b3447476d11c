"""Drafting a matter again after a change, doing anew only what the change can have touched.

What matching says of an issue rests on the library, the practice, and the matter but for the picks of other issues,
the attorney's words, and edits. As long as those are the same, it is not asked again. The draft is the same as
`make_draft` would give: that is tested.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from app.drafting.match import IssueMatch, match_issue
from app.drafting.persons import said_of
from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.law.matters import Issue, Matter, Selection, Snapshot
from app.library.store import Library
from app.tasks.draft_brief import Draft, draft_from
from app.tasks.workspace import MatterSource, Workspace

Stamp = tuple[tuple[int, int, int], ...]

_Asked = tuple[Issue, Selection | None, Selection | None, tuple[str, ...]]
"""What of a matter a match of one issue rests on, besides its ground: the picks of either side, and what the motion says."""


@dataclass(slots=True)
class _Ground:
    """What all matches of one paper rest on, and the matches found on it."""

    matter: Matter
    matches: dict[str, tuple[_Asked, IssueMatch]] = field(default_factory=dict)


class Redrafter:
    """Drafts the papers of one session. Not for two threads at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._source: MatterSource | None = None
        self._snapshot = Snapshot()
        self._stamp: Stamp = ()
        self._grounds: dict[str, _Ground] = {}

    def forget(self) -> None:
        """Take nothing as known: for a library in memory that has changed, or changed practice files."""
        self._source = None
        self._grounds.clear()

    def draft(self, matter: Matter, kind: BriefKind) -> Draft:
        """The draft of a paper, as `make_draft` makes it."""
        source = self._source_for(matter)
        matches = self._match(matter, kind, source)
        return draft_from(matter, self._workspace, kind, source, matches)

    def match(self, matter: Matter, kind: BriefKind) -> tuple[IssueMatch, ...]:
        """What the library offers for every issue of a paper."""
        return self._match(matter, kind, self._source_for(matter))

    def _source_for(self, matter: Matter) -> MatterSource:
        """The authorities, read anew when the library's file or the matter's snapshot has changed."""
        stamp = _stamp(self._workspace.library)
        if self._source is None or stamp != self._stamp or matter.snapshot != self._snapshot:
            self.forget()
            self._source = self._workspace.source_for(matter)
            self._stamp, self._snapshot = stamp, matter.snapshot
        return self._source

    def _match(self, matter: Matter, kind: BriefKind, source: MatterSource) -> tuple[IssueMatch, ...]:
        bare = _bare(matter)
        ground = self._grounds.get(kind.value)
        if ground is None or ground.matter != bare:
            ground = self._grounds[kind.value] = _Ground(bare)
        return tuple(self._match_issue(issue, matter, kind, source, ground) for issue in matter.issues)

    def _match_issue(
        self, issue: Issue, matter: Matter, kind: BriefKind, source: MatterSource, ground: _Ground
    ) -> IssueMatch:
        own, plaintiffs = matter.find_selection(kind.side, issue), matter.find_selection(Side.PLAINTIFF, issue)
        asked = (issue, own, plaintiffs, said_of(matter, issue))
        known = ground.matches.get(issue.key)
        if known is not None and known[0] == asked:
            return known[1]
        found = match_issue(issue, matter, self._workspace.practice, source, kind.side, posture=kind.posture)
        ground.matches[issue.key] = asked, found
        return found


def _bare(matter: Matter) -> Matter:
    """The matter without what no match rests on: picks (those of its own issue are looked at apart), words, edits."""
    return replace(
        matter,
        issues=(),
        selections=(),
        reply_selections=(),
        own_words={},
        snapshot=Snapshot(),
        edits=(),
        readings=(),
        overrides=(),
    )


def _stamp(library: Library) -> Stamp:
    """The state of the library's file and of its journal; empty for a library in memory."""
    if library.path is None:
        return ()
    files = (library.path, library.path.with_name(f"{library.path.name}-wal"))
    return tuple(_state(file) for file in files)


def _state(file: Path) -> tuple[int, int, int]:
    try:
        status = Path(file).stat()
    except OSError:
        return (0, 0, 0)
    return (status.st_ino, status.st_size, status.st_mtime_ns)
