"""What the attorney does to the library from this room: in the background, in his name, and then told to all who show it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import UsageError
from app.gui.desk import Changes, Desk
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.library.store import Library
from app.settings import load_settings, save_settings
from app.tasks.affected import AffectedMatter, find_affected

T = TypeVar("T")
NAMELESS = "Nothing was recorded: give your name first; it stands beside whatever you change."


class Acts(QObject):
    """Does things to the library, one after the other."""

    nameless = Signal()
    """Something needs the attorney's name, and there is none yet."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

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
        then: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        told: str = "",
        signed: bool = True,
    ) -> bool:
        """Do it in the attorney's name; whether it was begun.

        Args:
            signed: whether it is recorded under a name, and so needs one.
            told: what is said when it is done; empty for nothing.
            failed: what to do when it was refused, in place of a notice.
        """
        by, library = self.name, self._desk.workspace.library
        if signed and not by:
            self.nameless.emit()
            self._desk.show_failure(UsageError(NAMELESS))
            return False

        def finished(answer: T) -> None:
            if told:
                self._desk.tell(told, Tone.OK)
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
