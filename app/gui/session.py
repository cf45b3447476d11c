"""The open matter: its content, where it is saved, its history, and for which paper the picks are."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.law.matters import Issue, Matter, Selection, Snapshot


class MatterSession(QObject):
    """Holds one immutable matter at a time; every change replaces it and can be undone."""

    opened = Signal()
    """Another matter, or none, is open."""
    matter_changed = Signal()
    """The open matter's content changed: something was picked, answered, or undone."""
    paper_changed = Signal()
    """The picks are now for another paper."""
    saved_state_changed = Signal()
    """The path changed, or whether there is something to save."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = QUndoStack(self)
        self.matter: Matter | None = None
        self.snapshot = Snapshot()
        self.path: Path | None = None
        self.kind = BriefKind.OPPOSITION
        self._never_saved = False
        self.history.cleanChanged.connect(self.saved_state_changed)

    @property
    def side(self) -> Side:
        """The side for which the present paper is written."""
        return self.kind.side

    @property
    def dirty(self) -> bool:
        """Whether closing would lose something."""
        return self.matter is not None and (self._never_saved or not self.history.isClean())

    def open(self, matter: Matter, path: Path | None, *, never_saved: bool = False) -> None:
        """Take up another matter.

        Args:
            path: where it is saved; None for a new one and for the copy of a sample.
            never_saved: whether it is lost unless saved, even without a change.
        """
        self.matter, self.path, self._never_saved = matter, path, never_saved
        self.snapshot = matter.snapshot
        self.history.clear()
        self.opened.emit()
        self.saved_state_changed.emit()

    def close(self) -> None:
        """Have no matter open."""
        self.matter, self.path, self._never_saved = None, None, False
        self.history.clear()
        self.opened.emit()
        self.saved_state_changed.emit()

    def change(self, matter: Matter, what: str) -> None:
        """Replace the matter; `what` names the change in the Edit menu. The same matter changes nothing."""
        if self.matter is not None and matter != self.matter:
            self.history.push(_Change(self, self.matter, matter, what))

    def to_save(self) -> Matter | None:
        """The matter as its file should say: with the snapshot of what was drafted last."""
        return replace(self.matter, snapshot=self.snapshot) if self.matter else None

    def mark_saved(self, path: Path) -> None:
        """Note that the matter now is as the file says."""
        self.path, self._never_saved = path, False
        self.history.setClean()
        self.saved_state_changed.emit()

    def set_kind(self, kind: BriefKind) -> None:
        """Pick for that paper from now on."""
        if kind is not self.kind:
            self.kind = kind
            self.paper_changed.emit()

    def find_selection(self, issue: Issue) -> Selection | None:
        """What is picked for an issue in the present paper."""
        return self.matter.find_selection(self.side, issue) if self.matter else None

    def put(self, matter: Matter) -> None:
        """Show a state of the history."""
        self.matter = matter
        self.matter_changed.emit()


class _Change(QUndoCommand):
    """One replacement of the matter by another."""

    def __init__(self, session: MatterSession, before: Matter, after: Matter, what: str) -> None:
        super().__init__(what)
        self._session, self._before, self._after = session, before, after

    def undo(self) -> None:
        """Put back what was."""
        self._session.put(self._before)

    def redo(self) -> None:
        """Put what was changed to; also done by the first push."""
        self._session.put(self._after)
