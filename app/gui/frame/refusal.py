"""What can be done when the library cannot be opened: its key, a backup of it, another library, or the end of the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from app.errors import AppError, DatabaseDamaged, MigrationFailed
from app.gui import file_dialogs, operations
from app.gui.days import write_day
from app.gui.frame.key_dialog import KeyDialog, TypedKey
from app.gui.frame.message import Message, Role
from app.gui.frame.window import MainWindow
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.paths import APP_NAME
from app.settings import settings_path

ENCRYPTED = "sqlcipher:///"
LIBRARIES = "Libraries (*.sqlite);;All files (*)"


class Refusal(QObject):
    """Asks until the library is open, or the program is to end; each backup is offered once, the newest first.

    Args:
        end: ends the program.
        typed: where the library's key is put.
    """

    def __init__(self, window: MainWindow, end: Callable[[], None], typed: TypedKey) -> None:
        super().__init__(window)
        self._window, self._end, self._typed = window, end, typed
        self._tried: set[Path] = set()
        self.keys: KeyDialog | None = None
        """What asks for the key at present."""
        self.box: Message | None = None
        """What asks at present."""

    def ask(self, error: Exception) -> None:
        """Say why, and offer what can be done."""
        wrong = operations.has_wrong_key(error)
        if wrong or operations.asks_for_key(error):
            self._ask_for_key(error, wrong=wrong)
            return
        backup = next((one for one in self._backups(error) if one[1] not in self._tried), None)
        box = self.box = Message(APP_NAME, _words(error, has_backup=backup is not None), self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if backup is not None:
            day, path = backup
            words = tr("Restore the backup of {day}").format(day=write_day(day))
            box.offer(words, Role.AcceptRole, lambda: self._restore(path))
        box.offer(tr("Another library…"), Role.ActionRole, lambda: self._choose(error))
        box.offer(tr("&Quit"), Role.RejectRole, self._end)
        box.open()

    def _ask_for_key(self, error: Exception, *, wrong: bool) -> None:
        place = self._window.desk.workspace.settings.library.removeprefix(ENCRYPTED)
        dialog = self.keys = KeyDialog(Path(place).name, self._window, wrong=wrong)
        dialog.said.setToolTip(place)
        dialog.given.connect(self._try)
        dialog.other.connect(lambda: self._choose(error))
        dialog.rejected.connect(self._end)
        dialog.open()

    def _try(self, key: str) -> None:
        self._typed.words = key
        self._window.warming.open_library(self.ask)

    def _backups(self, error: Exception) -> operations.Backups:
        return operations.find_backups(self._window.desk.workspace, error)

    def _restore(self, backup: Path) -> None:
        self._tried.add(backup)
        workspace = self._window.desk.workspace
        self._window.runner.run(
            "Restoring",
            lambda _progress, _cancel: operations.restore_backup(workspace, backup, self._typed.give),
            on_success=lambda kept: self._on_restored(backup, kept),
            on_failure=self.ask,
        )

    def _on_restored(self, backup: Path, kept: Path | None) -> None:
        said = tr("The library was restored from {name}.").format(name=backup.name)
        rest = tr(" What it replaced is kept in {name}.").format(name=kept.name) if kept else ""
        self._window.desk.tell(said + rest, Tone.CAUTION)
        self._window.warming.open_library(self.ask)

    def _choose(self, error: Exception) -> None:
        """Take another library from the next start on: this program's is already decided."""
        chosen = file_dialogs.find_file(self._window, tr("Another library"), kinds=tr(LIBRARIES))
        if not chosen:
            self.ask(error)
            return
        try:
            operations.use_library(Path(chosen))
        except AppError as failed:
            self.ask(failed)
            return
        said = tr("{name} is used when Rejoinder is started again.").format(name=Path(chosen).name)
        box = self.box = Message(APP_NAME, said, self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.offer(tr("&Quit"), Role.RejectRole, self._end)
        box.open()


def _words(error: Exception, *, has_backup: bool) -> str:
    """What happened, and what can be done here; the menus that an error names elsewhere are not there yet."""
    if isinstance(error, DatabaseDamaged | MigrationFailed):
        rest = "" if has_backup else tr("There is no backup beside it that was not tried.")
        named = tr("Which library is opened is written in {path}.").format(path=settings_path())
        why = f"{error.message}\n\n{f'{rest} {named}'.strip()}"
    else:
        why = str(error)
    return f"{tr('The library cannot be opened.')}\n\n{why}"
