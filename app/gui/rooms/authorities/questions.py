"""The places that this room asks for, answered by the system's dialogs; a test answers them in its own way."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.gui import file_dialogs
from app.gui.frame.memory import WindowMemory
from app.gui.language import tr

LIBRARIES = "Libraries (*.sqlite)"
EXCHANGE = "Exported libraries (*.json *.csv);;All files (*)"
_EXPORTS = {"json": "Rejoinder library (*.json)", "csv": "Table (*.csv)", "csl": "CSL-JSON for Zotero (*.json)"}


class LibraryQuestions(Protocol):
    """Each returns the answer, or None when the attorney thought better of it."""

    def folder_to_import(self) -> Path | None:
        """Which folder of opinions to import."""

    def place_to_back_up(self) -> Path | None:
        """Where to write a copy of the library."""

    def backup_to_restore(self, folder: Path | None) -> Path | None:
        """Which copy to put in the library's place."""

    def place_to_export(self, form: str) -> Path | None:
        """Where to write the exported library, in one of its forms (json, csv, csl)."""

    def library_to_take_in(self) -> Path | None:
        """Which exported library to take in."""


@dataclass(slots=True)
class LibraryDialogs:
    """Asks by the system's dialogs, which begin where a file was last taken from or put."""

    parent: QWidget
    memory: WindowMemory

    def folder_to_import(self) -> Path | None:
        """Ask by the system's dialog."""
        return self._kept(
            file_dialogs.find_folder(self.parent, tr("Import a folder of opinions"), str(self.memory.folder))
        )

    def place_to_back_up(self) -> Path | None:
        """Ask by the system's dialog."""
        begin = str(self.memory.folder / "library-backup.sqlite")
        return self._kept(file_dialogs.find_place(self.parent, tr("Back up the library"), begin, LIBRARIES))

    def backup_to_restore(self, folder: Path | None) -> Path | None:
        """Ask by the system's dialog."""
        name = file_dialogs.find_file(self.parent, tr("Restore a backup"), str(folder or ""), LIBRARIES)
        return _path(name)

    def place_to_export(self, form: str) -> Path | None:
        """Ask by the system's dialog."""
        ending = "csv" if form == "csv" else "json"
        begin = str(self.memory.folder / f"library.{ending}")
        name = file_dialogs.find_place(self.parent, tr("Export the library"), begin, _EXPORTS[form])
        return self._kept(name if not name or Path(name).suffix else f"{name}.{ending}")

    def library_to_take_in(self) -> Path | None:
        """Ask by the system's dialog."""
        title, begin = tr("Take in an exported library"), str(self.memory.folder)
        return self._kept(file_dialogs.find_file(self.parent, title, begin, EXCHANGE))

    def _kept(self, name: str) -> Path | None:
        """The path of what was chosen; its folder is remembered."""
        if name:
            self.memory.remember_folder(Path(name).parent)
        return _path(name)


def _path(name: str) -> Path | None:
    return Path(name) if name else None
