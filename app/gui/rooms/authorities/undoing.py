"""Undo and redo of what is done to the library: each step knows what takes it back, which is done in the background."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtGui import QUndoCommand

from app.gui.guard import guarded
from app.law.authorities import Authority, Proposition
from app.library.store import Library
from app.tasks.edit_library import now
from app.tasks.taking_back import restore

T = TypeVar("T")
Work = Callable[[Library, str], T]
"""What is done to the library in somebody's name, and what it gives."""

Run = Callable[[Work[Any], Callable[[Any], None]], None]
"""Does such work in the background, and calls with what it gave; says by itself why it could not."""


@dataclass(frozen=True, slots=True)
class Undo(Generic[T]):
    """How a deed is called in the Edit menu, and what takes it back, made of what the deed gave."""

    words: str
    back: Callable[[T], Work[object]]


def as_before(forms: tuple[Authority | Proposition, Authority | Proposition]) -> Work[object]:
    """What gives an entry the first of two forms again, the second of which it was given."""
    before, after = forms
    return lambda library, by: restore(library, before, after, by=by, at=now())


@guarded
class LibraryStep(QUndoCommand):
    """One deed that was done already."""

    def __init__(self, run: Run, work: Work[Any], answer: object, undo: Undo[Any]) -> None:
        super().__init__(undo.words)
        self._run, self._work, self._answer, self._undo = run, work, answer, undo
        self._pushed = False

    def undo(self) -> None:
        """Take it back."""
        self._run(self._undo.back(self._answer), lambda _nothing: None)

    def redo(self) -> None:
        """Do it again; the push itself does nothing, for the deed is done."""
        if self._pushed:
            self._run(self._work, self._keep)
        self._pushed = True

    def _keep(self, answer: object) -> None:
        self._answer = answer
