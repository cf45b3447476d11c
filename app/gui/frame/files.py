"""Opening, saving and closing matters: what may be lost is asked about, and samples are only ever copied."""

from collections.abc import Callable
from pathlib import Path

from app import paths
from app.gui.jobs import JobRunner
from app.gui.memory import WindowMemory
from app.gui.operations import open_file
from app.gui.questions import Questions, Unsaved
from app.gui.session import MatterSession
from app.law.matters import Matter
from app.matters import save_matter
from app.tasks.workspace import Workspace

SAMPLE = "malek.matter.json"
ENDING = ".matter.json"


class MatterFiles:
    """Moves matters between the session and the disk."""

    def __init__(
        self,
        session: MatterSession,
        workspace: Workspace,
        runner: JobRunner,
        memory: WindowMemory,
        on_failure: Callable[[Exception], None],
    ) -> None:
        self._session, self._workspace, self._runner = session, workspace, runner
        self._memory, self._on_failure = memory, on_failure
        self._name = ""

    def open(self, path: Path) -> None:
        """Read a matter file in the background and take it up. A sample is opened as a copy without a place."""
        self._runner.run(
            "Opening the matter",
            lambda _progress, _cancel: open_file(path, self._workspace),
            on_success=lambda matter: self._take_up(matter, path),
            on_failure=self._on_failure,
            on_store=False,
        )

    def open_sample(self) -> None:
        """Open a copy of the sample."""
        self.open(paths.resources_dir() / "samples" / SAMPLE)

    def begin(self, matter: Matter) -> None:
        """Take up a new matter, which is lost unless saved."""
        self._name = f"{'-'.join(matter.title.lower().split()[:3])}{ENDING}"
        self._session.open(matter, None, never_saved=True)

    def save(self, questions: Questions) -> bool:
        """Save where the matter was, or ask for a place; whether it is saved."""
        path = self._session.path or questions.place_to_save(self._suggestion())
        return path is not None and self._write(path)

    def save_as(self, questions: Questions) -> bool:
        """Ask for a place and save there."""
        path = questions.place_to_save(self._session.path or self._suggestion())
        return path is not None and self._write(path)

    def may_leave(self, questions: Questions) -> bool:
        """Whether the present matter may go away, after asking about unsaved changes."""
        matter = self._session.matter
        if matter is None or not self._session.dirty:
            return True
        match questions.unsaved(matter.title):
            case Unsaved.SAVE:
                return self.save(questions)
            case Unsaved.DISCARD:
                return True
            case Unsaved.STAY:
                return False

    def _take_up(self, matter: Matter, path: Path) -> None:
        self._name = path.name
        if path.resolve().is_relative_to(paths.resources_dir().resolve()):
            self._session.open(matter, None)
            return
        self._memory.add_recent(path)
        self._session.open(matter, path)

    def suggested_export(self) -> Path:
        """Where a Word document of the present paper would go."""
        place = self._session.path or self._suggestion()
        return place.with_name(f"{place.name.removesuffix(ENDING)}-{self._session.kind.value}.docx")

    def _suggestion(self) -> Path:
        return Path.home() / (self._name or f"matter{ENDING}")

    def _write(self, path: Path) -> bool:
        """Write at once, on this thread: the file is small, and a window that closes must know the outcome."""
        matter = self._session.to_save()
        if matter is None:
            return False
        try:
            save_matter(matter, path)
        except Exception as error:  # noqa: BLE001  # told to the attorney, who keeps the open matter
            self._on_failure(error)
            return False
        self._session.mark_saved(path)
        self._memory.add_recent(path)
        return True
