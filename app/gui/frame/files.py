"""Opening, saving and closing matters: what may be lost is kept or asked about, and samples are only ever copied."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app import paths
from app.errors import AppError
from app.gui.days import write_moment
from app.gui.desk import Desk
from app.gui.frame.questions import Unsaved
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.gui.places import Place
from app.gui.room import Room
from app.law.claims import Practice
from app.law.matters import Matter, PaperKind
from app.matters import (
    Autosave,
    FileStamp,
    MatterChanged,
    MatterInUse,
    MatterLock,
    autosave_path,
    discard_autosave,
    find_autosave,
    find_unsaved,
    has_changed,
    load_matter,
    read_stamp,
    save_autosave,
    save_matter,
    take_lock,
)

SAMPLE = "malek.matter.json"
ENDING = ".matter.json"


@dataclass(frozen=True, slots=True)
class _Read:
    """What opening a file found."""

    matter: Matter
    stamp: FileStamp | None
    autosave: Autosave | None


class MatterFiles:
    """Moves matters between the session and the disk, and keeps unsaved work beside them."""

    def __init__(self, desk: Desk, rooms: Mapping[str, Room]) -> None:
        self._rooms = rooms
        self._desk, self._session, self._runner = desk, desk.session, desk.runner
        self._name = ""
        self._lock: MatterLock | None = None
        self._stamp: FileStamp | None = None
        self._kept: Matter | None = None
        self._kept_in: Path | None = None
        self._warned = False

    # Opening

    def open(self, path: Path) -> None:
        """Read a matter file in the background and take it up. A sample is opened as a copy without a place."""
        practice = self._desk.workspace.practice
        self._runner.run(
            "Opening the matter",
            lambda _progress, _cancel: _read(path, practice),
            on_success=lambda read: self._take_up(read, path),
            on_failure=self._desk.show_failure,
            on_store=False,
        )

    def open_sample(self) -> None:
        """Open a copy of the sample."""
        self.open(paths.resources_dir() / "samples" / SAMPLE)

    def look_for_samples(self, then: Callable[[tuple[tuple[str, str, Path], ...]], None]) -> None:
        """Find the samples with their titles and what each is about, in the background."""
        practice = self._desk.workspace.practice
        self._runner.run(
            "Looking for samples",
            lambda _progress, _cancel: _samples(practice),
            on_success=then,
            on_failure=self._desk.show_failure,
            on_store=False,
        )

    def look_for_titles(self, files: Sequence[Path], then: Callable[[Mapping[Path, str]], None]) -> None:
        """Find the titles of matters by their files, in the background; what cannot be read is left out."""
        if not files:
            return
        self._runner.run(
            "Looking for titles",
            lambda _progress, _cancel: {file: title for file in files if (title := _title(file))},
            on_success=then,
            on_failure=self._desk.show_failure,
            on_store=False,
        )

    def begin(self, matter: Matter) -> None:
        """Take up a new matter, which is lost unless saved."""
        self._let_go()
        self._name = f"{file_name(matter.title)}{ENDING}"
        self._session.open(matter, None, unsaved=True)

    def take_up(self, found: Autosave) -> None:
        """Go on with work that was not saved."""
        if found.of is not None and not self._hold(found.of):
            return
        self._kept, self._kept_in = found.matter, found.path
        self._stamp = read_stamp(found.of) if found.of else None
        self._name = found.of.name if found.of else ""
        self._session.open(found.matter, found.of, unsaved=True)

    def close(self) -> None:
        """Let the open matter go; what was kept beside it is not needed any more."""
        self._let_go()
        self._session.close()

    def look_for_unsaved(self, then: Callable[[tuple[Autosave, ...]], None]) -> None:
        """Look for work that a crash left, of matters never saved and of the recent ones."""
        practice, recent = self._desk.workspace.practice, self._desk.memory.recent
        self._runner.run(
            "Looking for unsaved work",
            lambda _progress, _cancel: _unsaved(practice, recent),
            on_success=then,
            on_failure=self._desk.show_failure,
            on_store=False,
        )

    # Saving

    def save(self) -> bool:
        """Save where the matter was, or ask for a place; whether it is saved."""
        path = self._session.path or self._desk.questions.place_to_save(self._suggestion())
        return path is not None and self._write(path)

    def save_as(self) -> bool:
        """Ask for a place and save there."""
        path = self._desk.questions.place_to_save(self._session.path or self._suggestion())
        return path is not None and self._write(path)

    def may_leave(self, save: Callable[[], bool] | None = None) -> bool:
        """Whether the present matter may go away, after asking about unsaved changes.

        Args:
            save: how they are saved; without it where the matter was.
        """
        matter = self._session.matter
        if matter is None or not (self._session.dirty or self._rooms_with_words()):
            return True
        match self._desk.questions.unsaved(matter.title):
            case Unsaved.SAVE:
                return self._keep_words() and (save or self.save)()
            case Unsaved.DISCARD:
                return True
            case Unsaved.STAY:
                return False

    # Every few seconds

    def keep(self) -> None:
        """Keep unsaved work beside the matter's file, if it is not kept yet; what was taken back is kept no longer."""
        matter = self._session.matter
        typing = self._rooms_with_words()
        if matter is None:
            return
        if not (self._session.dirty or typing):
            self._discard_kept()
            return
        for room in typing:
            matter = room.with_words(matter)
        if matter == self._kept:
            return
        self._kept, path = matter, self._session.path
        whole = replace(matter, snapshot=self._session.snapshot)
        opening = self._session.opening
        self._runner.run(
            "Keeping your work",
            lambda _progress, _cancel: save_autosave(whole, path),
            on_success=lambda kept: self._on_kept(kept, whole, opening),
            on_failure=self._session.while_open(self._on_not_kept),
            on_store=False,
        )

    def look_outside(self) -> None:
        """Notice when somebody else has saved the open matter."""
        path = self._session.path
        if path is None or self._warned or not has_changed(path, self._stamp):
            return
        self._warned = True
        said = tr("{name} was changed by another program since you opened it. Your own work is untouched.")
        self._desk.tell(
            said.format(name=path.name), Tone.CAUTION, act=tr("Load that version"), action=lambda: self._reload(path)
        )

    def let_go(self) -> None:
        """Give the file free and forget what was kept: the window closes, and everything was answered for."""
        self._let_go()

    def _rooms_with_words(self) -> list[Room]:
        return [room for room in self._rooms.values() if room.has_words]

    def _keep_words(self) -> bool:
        """Take what is typed in the rooms into the matter; a room that cannot is shown."""
        for room in self._rooms_with_words():
            if not room.keep_words():
                self._desk.go_to(Place(room=room.plan.name))
                return False
        return True

    def _reload(self, path: Path) -> None:
        if self.may_leave():
            self.open(path)

    def _on_kept(self, kept: Path, matter: Matter, opening: int) -> None:
        if opening != self._session.opening:
            if kept != self._kept_in:
                discard_autosave(kept)  # that matter was saved or given up before another was opened
            return
        if self._kept_in is not None and self._kept_in != kept:
            discard_autosave(self._kept_in)
        self._kept_in = kept
        if self._session.to_save() == matter and not self._session.dirty:
            discard_autosave(kept)

    def _on_not_kept(self, error: Exception) -> None:
        self._kept = None
        if not self._warned:
            self._warned = True
            self._desk.show_failure(error)

    def _take_up(self, read: _Read, path: Path) -> None:
        if path.resolve().is_relative_to(paths.resources_dir().resolve()):
            self._let_go()
            self._name = path.name
            self._session.open(read.matter, None)
            return
        if not self._hold(path, read.matter):
            return
        self._name, self._stamp = path.name, read.stamp
        self._desk.memory.add_recent(path)
        self._session.open(read.matter, path)
        if read.autosave is not None:
            self._offer(read.autosave)

    def _offer(self, found: Autosave) -> None:
        when = write_moment(found.saved)
        later = tr(" The file was saved again after that.") if found.file_changed_since else ""
        said = tr("Work of {when} that was not saved was found.").format(when=when) + later
        self._kept_in = None
        self._desk.tell(said, Tone.CAUTION, act=tr("Go on with it"), action=lambda: self.take_up(found))

    def _hold(self, path: Path, matter: Matter | None = None) -> bool:
        """Lock the file in place of the one before; a file that another window has is offered as a copy."""
        if self._lock is not None and self._session.path == path:
            self._forget()
            return True
        try:
            lock = take_lock(path)
        except MatterInUse as error:
            copy = (lambda: self.begin_copy(matter, path)) if matter is not None else None
            self._desk.tell(str(error), Tone.CAUTION, act=tr("Open a copy") if copy else "", action=copy)
            return False
        self._let_go()
        self._lock = lock
        return True

    def begin_copy(self, matter: Matter, path: Path) -> None:
        """Take up a copy of a matter that is open elsewhere; saving it asks for another name."""
        self._let_go()
        self._name = f"{path.name.removesuffix(ENDING)}-copy{ENDING}"
        self._session.open(matter, None, unsaved=True)

    def _forget(self) -> None:
        self._discard_kept()
        self._stamp, self._warned = None, False

    def _discard_kept(self) -> None:
        if self._kept_in is not None:
            discard_autosave(self._kept_in)
        self._kept, self._kept_in = None, None

    def _let_go(self) -> None:
        self._forget()
        if self._lock is not None:
            self._lock.release()
        self._lock = None

    def _suggestion(self) -> Path:
        return self._desk.memory.folder / (self._name or f"matter{ENDING}")

    def _write(self, path: Path) -> bool:
        """Write at once, on this thread: the file is small, and a window that closes must know the outcome."""
        matter = self._session.to_save()
        if matter is None:
            return False
        try:
            self._write_to(path, matter)
        except MatterChanged as error:
            self._desk.offer(str(error), Tone.STOP, self._ways_beside(path))
            return False
        except Exception as error:  # noqa: BLE001  # told to the attorney, who keeps the open matter
            self._desk.show_failure(error)
            return False
        return True

    def _ways_beside(self, path: Path) -> dict[str, Callable[[], object]]:
        """What can be done when somebody else has saved the file."""
        return {
            tr("Save mine under another name…"): lambda: self._save_beside(path),
            tr("Open a copy of that version"): lambda: self._open_copy(path),
            tr("Save over it"): lambda: self._write_over(path),
        }

    def _save_beside(self, path: Path) -> bool:
        """Save under a name that is not that of the other version."""
        stem = path.name.removesuffix(ENDING)
        names = (f"{stem}-mine{number}{ENDING}" for number in ("", *range(2, 1000)))
        free = next(place for name in names if not (place := path.with_name(name)).exists())
        chosen = self._desk.questions.place_to_save(free)
        return chosen is not None and self._write(chosen)

    def _open_copy(self, path: Path) -> None:
        """Take up a copy of what somebody else has saved; one's own work is asked about, and never goes over theirs."""
        if not self.may_leave(lambda: self._save_beside(path)):
            return
        practice = self._desk.workspace.practice
        self._runner.run(
            "Opening the matter",
            lambda _progress, _cancel: load_matter(path, practice),
            on_success=lambda matter: self.begin_copy(matter, path),
            on_failure=self._desk.show_failure,
            on_store=False,
        )

    def _write_over(self, path: Path) -> None:
        self._stamp = None
        self._write(path)

    def _write_to(self, path: Path, matter: Matter) -> None:
        moved = path != self._session.path
        lock = take_lock(path) if moved else None
        try:
            stamp = save_matter(matter, path, known=None if moved else self._stamp)
        except AppError:
            if lock is not None:
                lock.release()
            raise
        if lock is not None:
            self._let_go()
            self._lock = lock
        else:
            self._forget()
            discard_autosave(autosave_path(path))
        self._stamp = stamp
        self._name = path.name
        self._session.mark_saved(path)
        self._desk.memory.add_recent(path)


def file_name(title: str) -> str:
    """A title as a file can be named: "ada-doyle-v-county-of-pine"."""
    return paths.file_stem(title, otherwise="matter")


def _read(path: Path, practice: Practice) -> _Read:
    stamp = read_stamp(path)
    matter = load_matter(path, practice)
    shipped = path.resolve().is_relative_to(paths.resources_dir().resolve())
    return _Read(matter, stamp, None if shipped else find_autosave(path, practice))


def _unsaved(practice: Practice, recent: tuple[Path, ...]) -> tuple[Autosave, ...]:
    found = list(find_unsaved(practice))
    return (*found, *(left for path in recent if (left := find_autosave(path, practice)) is not None))


def _samples(practice: Practice) -> tuple[tuple[str, str, Path], ...]:
    """The samples by title, with the motion that each is about."""
    files = sorted((paths.resources_dir() / "samples").glob(f"*{ENDING}"))
    found = ((load_matter(file, practice), file) for file in files)
    return tuple((matter.title, _motion(matter), file) for matter, file in found)


def _motion(matter: Matter) -> str:
    return next((paper.title for paper in matter.papers if paper.kind is PaperKind.MOTION), "")


def _title(file: Path) -> str:
    """The title in a matter's file, without reading it as a matter."""
    try:
        title = json.loads(file.read_bytes())["title"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return title if isinstance(title, str) else ""
