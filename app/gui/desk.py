"""What the rooms share: the open matter, the library, background work, and ways to tell and to go.

Rooms know the desk and not each other. What changes in the background arrives as `Changes`, once, after it is
stored; each view asks whether it concerns it.
"""

from collections.abc import Callable, Mapping
from enum import Flag, auto

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.gui.drafting import Drafting
from app.gui.frame.memory import WindowMemory
from app.gui.frame.questions import Questions
from app.gui.jobs import JobRunner
from app.gui.look.palette import Tone
from app.gui.papers import Papers
from app.gui.places import Place
from app.gui.session import MatterSession
from app.gui.turns import Turns
from app.tasks.workspace import Workspace


class Changes(Flag):
    """What a finished piece of work changed."""

    AUTHORITIES = auto()
    """The library holds other authorities or texts: after an import, a merge, a restore."""
    PROPOSITIONS = auto()
    """A proposition was made, edited or verified."""
    NOTES = auto()
    """Notes, tags, collections."""
    SETTINGS = auto()
    """The user's settings."""


class Desk(QObject):
    """Given to every room. `session` holds the matter, `papers` knows which is written, `drafting` its draft.

    `turns` do later what nobody looks at.
    """

    changed = Signal(object)
    """`Changes` that are stored now."""
    went = Signal(object)
    """The `Place` that is to be shown."""
    told = Signal(str, object, object)
    """A sentence for the notice bar, its tone, and what can be done about it: deeds by the words of their buttons."""
    faulted = Signal(object)
    """An unexpected error: its report is to be shown."""

    def __init__(
        self, workspace: Workspace, memory: WindowMemory, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace, self.memory, self.questions = workspace, memory, questions
        self.runner = JobRunner(self)
        self.turns = Turns(self)
        self.session = MatterSession(self)
        self.papers = Papers(self.session, memory, self)
        self.drafting = Drafting(self.session, workspace, self.runner, self.show_failure, self)
        self.changed.connect(self._on_changed)

    def tell(
        self, text: str, tone: Tone = Tone.PLAIN, *, act: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Say one sentence in the notice bar; `act` names what its button does."""
        self.offer(text, tone, {act: action} if action is not None else {})

    def offer(self, text: str, tone: Tone, ways: Mapping[str, Callable[[], object]]) -> None:
        """Say one sentence in the notice bar with what can be done about it, the least dangerous first."""
        self.told.emit(text, tone, ways)

    def show_failure(self, error: Exception) -> None:
        """Tell an explained failure in one sentence; show the report of any other."""
        if isinstance(error, AppError):
            self.tell(str(error), Tone.STOP)
        else:
            self.faulted.emit(error)

    def go_to(self, place: Place) -> None:
        """Go to a room, and show a place in it."""
        self.went.emit(place)

    def announce(self, changes: Changes) -> None:
        """Say, on the main thread, what a finished piece of work has changed."""
        self.changed.emit(changes)

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.AUTHORITIES | Changes.PROPOSITIONS):
            self.drafting.follow_library()
