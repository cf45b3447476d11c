"""What the window remembers between runs: the one door to QSettings, a file in the user folder."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from app import paths

FILE_NAME = "window.ini"
RECENT = 8


class WindowMemory:
    """Sizes, panes and recent matters. Never anything of a matter's content."""

    def __init__(self) -> None:
        self._settings = QSettings(str(paths.user_dir() / FILE_NAME), QSettings.Format.IniFormat)

    def find_bytes(self, name: str) -> QByteArray | None:
        """A remembered geometry or splitter state."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else None

    def remember_bytes(self, name: str, state: QByteArray) -> None:
        """Remember a geometry or splitter state."""
        self._settings.setValue(name, state)

    def text(self, name: str, default: str) -> str:
        """A remembered word."""
        return str(self._settings.value(name, default))

    def flag(self, name: str, *, default: bool) -> bool:
        """A remembered yes or no."""
        return self.text(name, str(default)).lower() == "true"

    def number(self, name: str, default: int) -> int:
        """A remembered number; the default when what is written is none."""
        text = self.text(name, str(default))
        return int(text) if text.lstrip("-").isdigit() else default

    def remember(self, name: str, value: str | bool | int) -> None:  # a value of a setting
        """Remember a word, a yes or no, or a number."""
        self._settings.setValue(name, str(value))

    @property
    def recent(self) -> tuple[Path, ...]:
        """Matters opened lately, the latest first, as far as they are still there."""
        value = self._settings.value("recent", [])
        names: Iterable[object] = [value] if isinstance(value, str) else (value or [])  # type: ignore[assignment]
        return tuple(path for name in names if (path := Path(str(name))).is_file())

    def add_recent(self, path: Path) -> None:
        """Put a matter first among the recent ones."""
        others = [known for known in self.recent if known != path]
        self._settings.setValue("recent", [str(p) for p in (path, *others)][:RECENT])

    @property
    def folder(self) -> Path:
        """Where a file was last taken from or put, or else the user's documents; always a folder that is there."""
        last = self.text("folder", "")
        if last and Path(last).is_dir():
            return Path(last)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    def remember_folder(self, folder: Path) -> None:
        """Begin there the next time that a file is asked for."""
        self.remember("folder", str(folder))

    def stars(self, matter_file: Path) -> frozenset[str]:
        """The keys of the authorities that were starred in a matter of that file."""
        return frozenset(self.text(_name_of("stars", matter_file), "").splitlines())

    def remember_stars(self, matter_file: Path, keys: frozenset[str]) -> None:
        """Remember what is starred in a matter of that file; the keys are the library's and say nothing of the client."""
        self.remember(_name_of("stars", matter_file), "\n".join(sorted(keys)))

    def paper(self, matter_file: Path) -> str:
        """The id of the paper on which the work was in a matter of that file; empty when none is known."""
        return self.text(_name_of("paper", matter_file), "")

    def remember_paper(self, matter_file: Path, paper: str) -> None:
        """Remember which paper of that matter the work is on."""
        self.remember(_name_of("paper", matter_file), paper)

    def room(self, matter_file: Path | None) -> str:
        """The id of the room in which that matter was left; empty when none is known."""
        return self.text(_name_of("room", matter_file), "") if matter_file is not None else ""

    def remember_room(self, matter_file: Path, room: str) -> None:
        """Remember in which room one leaves that matter."""
        self.remember(_name_of("room", matter_file), room)

    def save(self) -> None:
        """Write it to the disk."""
        self._settings.sync()


def _name_of(what: str, matter_file: Path) -> str:
    """A name that says nothing of the client: the file's name may."""
    return f"{what}/{hashlib.sha256(str(matter_file.resolve()).encode()).hexdigest()[:24]}"
