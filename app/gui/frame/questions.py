"""The questions the window asks, answered by dialogs; a test answers them in its own way."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import (
    QDialog,
    QWidget,
)

from app.gui import file_dialogs
from app.gui.counsel_block import read_block
from app.gui.frame.memory import WindowMemory
from app.gui.frame.message import Message, Role
from app.gui.frame.new_matter import NewMatterDialog
from app.gui.language import tr
from app.gui.operations import find_courts
from app.law.authorities import Side
from app.law.matters import Matter
from app.settings import load_settings

MATTERS = "Matters (*.matter.json)"
OPINIONS = "Opinions (*.txt *.md *.html *.htm *.docx *.pdf *.rtf);;All files (*)"
PAPERS = "Papers (*.pdf *.docx *.txt *.md *.html *.htm *.rtf);;All files (*)"
WORD = "Word documents (*.docx)"
ALL = "All files (*)"
CALENDAR = "Calendars (*.ics)"


class Unsaved(StrEnum):
    """What to do with changes before the matter goes away."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


class Questions(Protocol):
    """Each returns the answer, or None when the attorney thought better of it."""

    def matter_to_open(self) -> Path | None:
        """Which matter file to open."""

    def place_to_save(self, suggested: Path) -> Path | None:
        """Where to save the matter."""

    def place_to_export(self, suggested: Path) -> Path | None:
        """Where to write the Word document."""

    def paper_to_read(self) -> Path | None:
        """Which file holds the text of a filed paper."""

    def brief_to_refresh(self) -> Path | None:
        """Which Word document to bring up to date."""

    def place_for_calendar(self, suggested: Path) -> Path | None:
        """Where to write the deadlines for a calendar."""

    def opinions(self) -> list[Path]:
        """Which files to import; none for none."""

    def new_matter(self) -> Matter | None:
        """The frame of a new matter."""

    def unsaved(self, title: str) -> Unsaved:
        """What to do with unsaved changes."""


@dataclass(slots=True)
class Dialogs:
    """Asks by the system's dialogs, which begin where a file was last taken from or put."""

    parent: QWidget
    memory: WindowMemory = field(default_factory=WindowMemory)

    def matter_to_open(self) -> Path | None:
        """Ask by the system's dialog."""
        return self._take(tr("Open a matter"), f"{tr(MATTERS)};;{tr(ALL)}")

    def place_to_save(self, suggested: Path) -> Path | None:
        """Ask by the system's dialog."""
        return self._put(tr("Save the matter"), suggested, tr(MATTERS), ".matter.json")

    def place_to_export(self, suggested: Path) -> Path | None:
        """Ask by the system's dialog."""
        return self._put(tr("Export the brief"), suggested, tr(WORD), ".docx")

    def paper_to_read(self) -> Path | None:
        """Ask by the system's dialog."""
        return self._take(tr("Read a paper"), tr(PAPERS))

    def brief_to_refresh(self) -> Path | None:
        """Ask by the system's dialog."""
        return self._take(tr("Bring an edited brief up to date"), tr(WORD))

    def place_for_calendar(self, suggested: Path) -> Path | None:
        """Ask by the system's dialog."""
        return self._put(tr("Save the deadlines"), suggested, tr(CALENDAR), ".ics")

    def opinions(self) -> list[Path]:
        """Ask by the system's dialog."""
        folder = str(self.memory.folder)
        names = file_dialogs.find_files(self.parent, tr("Import opinions"), folder, tr(OPINIONS))
        found = [Path(name) for name in names]
        for path in found[:1]:
            self.memory.remember_folder(path.parent)
        return found

    def new_matter(self) -> Matter | None:
        """Ask by a form."""
        kept = load_settings()
        own = read_block(kept.counsel, Side.PLAINTIFF)
        dialog = NewMatterDialog(find_courts(), self.parent, usual=kept.profile, ask=self.paper_to_read, counsel=own)
        return dialog.matter() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def unsaved(self, title: str) -> Unsaved:
        """Ask by a message box."""
        message = UnsavedMessage(title, self.parent)
        message.exec()
        message.deleteLater()
        return message.answer

    def _take(self, title: str, kinds: str) -> Path | None:
        return self._remembered(file_dialogs.find_file(self.parent, title, str(self.memory.folder), kinds))

    def _put(self, title: str, suggested: Path, kinds: str, ending: str) -> Path | None:
        """Ask where to write; what has no folder of its own yet begins where the last one went."""
        begin = self.memory.folder / suggested.name if suggested.parent == Path.home() else suggested
        name = file_dialogs.find_place(self.parent, title, str(begin), kinds)
        return self._remembered(name if not name or name.lower().endswith(ending) else f"{name}{ending}")

    def _remembered(self, name: str) -> Path | None:
        if not name:
            return None
        self.memory.remember_folder(Path(name).parent)
        return Path(name)


class UnsavedMessage(Message):
    """Asks what is to become of changes; to save them is the default, and Escape stays."""

    def __init__(self, title: str, parent: QWidget) -> None:
        said = tr("“{title}” has changes that are not saved.").format(title=title)
        super().__init__(tr("Save the changes?"), said, parent)
        self.answer = Unsaved.STAY
        self.offer(tr("&Save"), Role.AcceptRole, lambda: self._take(Unsaved.SAVE))
        self.offer(tr("&Discard"), Role.DestructiveRole, lambda: self._take(Unsaved.DISCARD))
        self.offer(tr("&Cancel"), Role.RejectRole, lambda: self._take(Unsaved.STAY))

    def _take(self, answer: Unsaved) -> None:
        self.answer = answer
