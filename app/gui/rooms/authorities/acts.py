"""What the attorney does to the library from this room: in the background, in his name, and then told to all who show it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.errors import UsageError
from app.gui.desk import Changes, Desk
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.gui.places import AUTHORITIES
from app.gui.rooms.authorities.undoing import LibraryStep, Undo, Work
from app.library.removing import Removed
from app.library.store import Library
from app.settings import load_settings, save_settings
from app.tasks.affected import AffectedMatter, find_affected
from app.tasks.edit_library import now

T = TypeVar("T")
_LONGEST = 200
"""Steps that can be taken back."""

NAMELESS = "Nothing is recorded yet: give your name, then Enter; it stands beside whatever you change."

PROPOSED = "Nothing is recorded yet: press Enter if you are {name}, or type your own name, then Enter."


class Acts(QObject):
    """Does things to the library, one after the other."""

    nameless = Signal()
    """Something needs the attorney's name, and there is none yet."""
    named = Signal()
    """There is a name now."""

    gone = Signal(str)
    """The authority of that key is not in the library any more."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.proposed = ""
        """The name that the fields for it propose: who signs for the side in the open matter."""
        self._refused: Callable[[], object] | None = None
        """What was asked for last and waits for a name."""
        self.stack = QUndoStack(self)
        """What can be taken back in this room."""
        self.stack.setUndoLimit(_LONGEST)
        desk.session.lend(AUTHORITIES, self.stack)

    @property
    def name(self) -> str:
        """Whose name is recorded."""
        return load_settings().attorney.strip()

    def set_name(self, name: str) -> None:
        """Record this name from now on."""
        try:
            save_settings(replace(load_settings(), attorney=name.strip()))
        except Exception as error:  # noqa: BLE001  # told to the attorney
            self._desk.show_failure(error)
            return
        if not self.name:
            return
        self.named.emit()
        refused, self._refused = self._refused, None
        if refused is not None:
            self._desk.tell(tr("Your name is kept, and what you asked for is done under it."), Tone.OK)
            refused()

    def let_go(self) -> None:
        """What waits for a name is not wanted any more: one has gone on to something else."""
        self._refused = None

    def show_failure(self, error: Exception) -> None:
        """Tell why something was not recorded."""
        self._desk.show_failure(error)

    def warn_of(self, key: str) -> None:
        """Tell which of the matters opened lately rely on an authority that has just gone bad."""
        library, paths = self._desk.workspace.library, self._desk.memory.recent

        def tell(found: tuple[AffectedMatter, ...]) -> None:
            titles = ", ".join(dict.fromkeys(one.title for one in found if one.authority is not None))
            if titles:
                self._desk.tell(f"{tr('These matters were drafted on it before it went bad')}: {titles}.", Tone.CAUTION)

        self._desk.runner.run(
            "Looking for authorities",
            lambda _progress, _cancel: find_affected(library, paths, keys=[key]),
            on_success=tell,
            on_failure=self._desk.show_failure,
        )

    def do(
        self,
        title: str,
        work: Callable[[Library, str], T],
        changes: Changes,
        *,
        then: Callable[[T], object] | None = None,
        failed: Callable[[Exception], None] | None = None,
        told: str = "",
        signed: bool = True,
        undo: Undo[T] | None = None,
    ) -> bool:
        """Do it in the attorney's name; whether it was begun.

        Args:
            undo: how it is taken back; None for what cannot be.
            signed: whether it is recorded under a name, and so needs one.
            told: what is said when it is done; empty for nothing.
            failed: what to do when it was refused, in place of a notice.
        """
        by, library = self.name, self._desk.workspace.library
        if signed and not by:
            self._refused = partial(
                self.do, title, work, changes, then=then, failed=failed, told=told, signed=signed, undo=undo
            )
            self.nameless.emit()
            self._desk.show_failure(UsageError(PROPOSED.format(name=self.proposed) if self.proposed else NAMELESS))
            return False

        def finished(answer: T) -> None:
            if undo is not None:
                self.stack.push(LibraryStep(partial(self._again, changes), work, answer, undo))
            if told:
                act, action = (tr("Undo"), self.stack.undo) if undo is not None else ("", None)
                self._desk.tell(told, Tone.OK, act=act, action=action)
            if then is not None:
                then(answer)
            self._desk.announce(changes)

        self._desk.runner.run(
            title,
            lambda _progress, _cancel: work(library, by),
            on_success=finished,
            on_failure=failed or self._desk.show_failure,
        )
        return True

    def take_out(self, key: str) -> None:
        """Take an authority out of the library, with all that belongs to it."""

        def back(removed: Removed) -> Work[object]:
            return lambda library, by: library.removal.put_back(removed, by=by, at=now())

        self.do(
            "Recording",
            lambda library, by: library.removal.take_out(key, by=by, at=now()),
            Changes.AUTHORITIES | Changes.PROPOSITIONS | Changes.NOTES,
            then=lambda _removed: self.gone.emit(key),
            told=tr("It was taken out of the library, with its text, notes and propositions."),
            undo=Undo(tr("taking out an authority"), back),
        )

    def _again(self, changes: Changes, work: Work[Any], then: Callable[[Any], None]) -> None:
        """Undo or redo a step; when that cannot be done any more, the steps before it cannot either."""
        by, library = self.name, self._desk.workspace.library

        def finished(answer: object) -> None:
            then(answer)
            self._desk.announce(changes)

        def failed(error: Exception) -> None:
            self.stack.clear()
            self._desk.show_failure(error)

        self._desk.runner.run(
            "Recording", lambda _progress, _cancel: work(library, by), on_success=finished, on_failure=failed
        )
