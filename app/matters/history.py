"""Undo and redo over a matter: every state is a whole matter, and going back loses nothing."""

from dataclasses import dataclass, replace

from app.law.matters import Matter

LONGEST = 500
"""Steps that are kept; matters share what they have in common, so that a step costs little."""


@dataclass(frozen=True, slots=True)
class Step:
    """A state before or after a change, and what the change was ("replace a paragraph").

    Attributes:
        merge: changes of the same name right after each other are one step, as typing is; empty for none.
    """

    matter: Matter
    what: str
    merge: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """A matter with the states before and after it.

    Attributes:
        saved: the state that the file holds; None when it was never saved.
    """

    matter: Matter
    undone: tuple[Step, ...] = ()
    done: tuple[Step, ...] = ()
    saved: Matter | None = None

    @classmethod
    def of(cls, matter: Matter, *, saved: bool = True) -> "History":
        """A history that begins here."""
        return cls(matter, saved=matter if saved else None)

    @property
    def dirty(self) -> bool:
        """Whether the file says something else."""
        return self.saved != self.matter

    @property
    def undo_text(self) -> str:
        """What undoing would take back; empty when there is nothing."""
        return self.done[-1].what if self.done else ""

    @property
    def redo_text(self) -> str:
        """What redoing would do again; empty when there is nothing."""
        return self.undone[-1].what if self.undone else ""

    def change(self, matter: Matter, what: str, *, merge: str = "") -> "History":
        """The history with one more change; the same matter changes nothing."""
        if matter == self.matter:
            return self
        if merge and self.done and self.done[-1].merge == merge and not self.undone:
            return replace(self, matter=matter)
        return replace(self, matter=matter, done=(*self.done, Step(self.matter, what, merge))[-LONGEST:], undone=())

    def undo(self) -> "History":
        """One step back; the same history when there is none."""
        if not self.done:
            return self
        step = self.done[-1]
        again = replace(step, matter=self.matter, merge="")
        return replace(self, matter=step.matter, done=self.done[:-1], undone=(*self.undone, again))

    def redo(self) -> "History":
        """One step forward; the same history when there is none."""
        if not self.undone:
            return self
        step = self.undone[-1]
        before = replace(step, matter=self.matter)
        return replace(self, matter=step.matter, undone=self.undone[:-1], done=(*self.done, before))

    def mark_saved(self) -> "History":
        """The history whose present state the file holds."""
        return replace(self, saved=self.matter)
