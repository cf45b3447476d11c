"""The open matter in the window: what it is, what each room changed, and whether it is saved."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, ParamSpec

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from app.gui.guard import guarded
from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.law.matters import Issue, Matter, Selection, Snapshot

P = ParamSpec("P")

_LONGEST = 500
"""Steps that a room can take back."""


class MatterSession(QObject):
    """Holds one immutable matter at a time; every change replaces it.

    Each room that edits has its own undo: a step keeps the fields of the matter that it changed, so that taking it
    back in one room leaves alone what was done in another since.
    """

    taken_up = Signal()
    """Another matter is there, of which nothing is shown yet: the paper that fits it is to be set."""
    opened = Signal()
    """Another matter, or none, is open."""
    matter_changed = Signal()
    """The open matter's content changed: something was picked, edited, or undone."""
    paper_changed = Signal()
    """The work is now on another paper."""
    saved_state_changed = Signal()
    """The path changed, or whether there is something to save."""
    refused = Signal(str)
    """A step that cannot be taken back any more, by its name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undoing = QUndoGroup(self)
        self.matter: Matter | None = None
        self.path: Path | None = None
        self.kind = BriefKind.OPPOSITION
        self.opening = 0
        """How often a matter was opened or closed: what was begun at another count is of another matter."""
        self.snapshot = Snapshot()
        """What was drafted last."""
        self._taking_up = False
        self.room = ""
        """The room whose steps are undone and redone now."""
        self._saved: Matter | None = None
        self._stacks: dict[str, QUndoStack] = {}
        self._lent: dict[str, QUndoStack] = {}

    @property
    def side(self) -> Side:
        """The side for which the present paper is written."""
        return self.kind.side

    @property
    def dirty(self) -> bool:
        """Whether closing would lose something."""
        return self.matter is not None and self.matter != self._saved

    def enter_room(self, room: str) -> None:
        """Undo and redo what is changed in that room from now on."""
        self.room = room
        if room not in self._stacks:
            stack = QUndoStack(self.undoing)
            stack.setUndoLimit(_LONGEST)
            self._stacks[room] = stack
        self.undoing.setActiveStack(self._lent.get(room, self._stacks[room]))

    def lend(self, room: str, stack: QUndoStack) -> None:
        """Undo and redo in that room what is no part of a matter, and what no other matter therefore ends."""
        self._lent[room] = stack
        self.undoing.addStack(stack)
        if self.undoing.activeStack() is self._stacks.get(room):
            self.undoing.setActiveStack(stack)

    def steps_elsewhere(self, *, redo: bool) -> Mapping[str, str]:
        """What the other rooms could undo, or redo, by their names."""
        others = {room: stack for room, stack in (self._stacks | self._lent).items() if room != self.room}
        if redo:
            return {room: stack.redoText() for room, stack in others.items() if stack.canRedo()}
        return {room: stack.undoText() for room, stack in others.items() if stack.canUndo()}

    def open(self, matter: Matter, path: Path | None, *, unsaved: bool = False) -> None:
        """Take up another matter.

        Args:
            path: where it is saved; None for a new one and for the copy of a sample.
            unsaved: whether it is lost unless saved, even without a change.
        """
        self.matter, self.path, self._saved = matter, path, None if unsaved else matter
        self.snapshot = matter.snapshot
        self._begin()

    def close(self) -> None:
        """Have no matter open."""
        self.matter, self.path, self._saved = None, None, None
        self._begin()

    def while_open(self, then: Callable[P, object]) -> Callable[P, None]:
        """What a job for the open matter calls in the end; it does nothing once another matter is open."""
        opening = self.opening

        def call(*args: P.args, **kwargs: P.kwargs) -> None:
            if self.opening == opening:
                then(*args, **kwargs)

        return call

    def change(self, matter: Matter, what: str, *, merge: str = "") -> None:
        """Replace the matter; `what` names the change in the Edit menu. The same matter changes nothing.

        Args:
            merge: changes of the same name right after each other are one step, as typing is; empty for none.
        """
        stack = self.undoing.activeStack()
        if self.matter is not None and matter != self.matter and stack is not None:
            stack.push(_Change(self, self.matter, matter, what, merge))

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep what was drafted last with the matter, for its file."""
        self.snapshot = snapshot

    def to_save(self) -> Matter | None:
        """The matter as its file should say: with the snapshot of what was drafted last."""
        return replace(self.matter, snapshot=self.snapshot) if self.matter else None

    def mark_saved(self, path: Path) -> None:
        """Note that the matter now is as the file says."""
        self.path, self._saved = path, self.matter
        self.saved_state_changed.emit()

    def set_kind(self, kind: BriefKind) -> None:
        """Work on that paper from now on."""
        if kind != self.kind:
            self.kind = kind
            if not self._taking_up:  # else `opened` follows, which says that everything is another
                self.paper_changed.emit()

    def find_selection(self, issue: Issue) -> Selection | None:
        """What is picked for an issue in the present paper."""
        return self.matter.find_selection(self.side, issue) if self.matter else None

    def put(self, matter: Matter) -> None:
        """Show another state of the matter."""
        self.matter = matter
        self.matter_changed.emit()
        self.saved_state_changed.emit()

    def _begin(self) -> None:
        self.opening += 1
        for stack in self._stacks.values():
            stack.clear()
        self._taking_up = True
        self.taken_up.emit()
        self._taking_up = False
        self.opened.emit()
        self.saved_state_changed.emit()


@guarded
class _Change(QUndoCommand):
    """The fields of the matter that one change replaced, before and after it."""

    def __init__(self, session: MatterSession, before: Matter, after: Matter, what: str, merge: str) -> None:
        super().__init__(what)
        self._session, self._merge = session, merge
        self._fields = _differing(before, after)

    def id(self) -> int:
        """Says which changes may be one step."""
        return hash(self._merge) & 0x7FFFFFFF if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Be one step with the change after it, when both say so."""
        if not isinstance(other, _Change) or other._merge != self._merge:  # noqa: SLF001  # of the same class
            return False
        for name, (before, after) in other._fields.items():  # of the same class
            self._fields[name] = (self._fields.get(name, (before, after))[0], after)
        self._fields = {name: states for name, states in self._fields.items() if states[0] != states[1]}
        self.setObsolete(not self._fields)  # typed and taken back: there is nothing to undo
        return True

    def undo(self) -> None:
        """Put back what was."""
        self._put(now=1, then=0)

    def redo(self) -> None:
        """Put what was changed to; also done by the first push."""
        self._put(now=0, then=1)

    def _put(self, *, now: int, then: int) -> None:
        matter = self._session.matter
        if matter is None:
            return
        if any(getattr(matter, name) != states[now] for name, states in self._fields.items()):
            self.setObsolete(True)  # another room has built on it since
            self._session.refused.emit(self.text())
            return
        self._session.put(replace(matter, **{name: states[then] for name, states in self._fields.items()}))


def _differing(before: Matter, after: Matter) -> dict[str, tuple[Any, Any]]:
    pairs = {f.name: (getattr(before, f.name), getattr(after, f.name)) for f in fields(Matter)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
