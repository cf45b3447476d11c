"""The Qt application: dressed, with one window until it is closed. The library is opened while the window is there."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMainWindow, QMessageBox

from app import __version__
from app.bootstrap import prepare_workspace
from app.errors import AppError, use_words
from app.gui.frame.actions import FILE
from app.gui.frame.memory import WindowMemory
from app.gui.frame.notices import ReportDialog
from app.gui.frame.refusal import Refusal
from app.gui.frame.window import MainWindow, remembered_appearance
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.dress import dress_first
from app.gui.main import BAD_INPUT
from app.gui.remedies import window_words
from app.gui.rooms import ROOMS
from app.paths import APP_NAME
from app.tasks.workspace import Workspace

ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run_application(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; the exit code.

    Args:
        arguments: the program's name, Qt's own options, and at most one matter to open.
    """
    application = QApplication(list(arguments))
    application.setApplicationName(APP_NAME)
    application.setApplicationDisplayName(APP_NAME)
    application.setApplicationVersion(__version__)
    use_words(window_words(ROOMS, FILE))
    dress_first(application, remembered_appearance(), WindowMemory().number("percent", scale.USUAL))
    try:
        with prepare_workspace(ask=_ask_for_key) as workspace:
            if workspace.settings.is_encrypted:
                workspace.ask_library()  # its key is asked for by a dialog, which needs this thread
            return _show(application, workspace)
    except AppError as error:
        QMessageBox.critical(None, APP_NAME, str(error))
        return BAD_INPUT


def _ask_for_key(path: Path) -> str | None:
    """The key of an encrypted library, typed unseen; None when it was not given."""
    label = tr("Key of the library {name}:").format(name=path.name)
    key, given = QInputDialog.getText(None, APP_NAME, label, QLineEdit.EchoMode.Password)
    return key if given and key else None


def _show(application: QApplication, workspace: Workspace) -> int:
    window = MainWindow(workspace)
    sys.excepthook = _reporter(window)
    window.show()
    window.warming.open_library(Refusal(window, lambda: _end(window)).ask)
    for name in application.arguments()[1:2]:
        window.open_path(Path(name))
    try:
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        window.deleteLater()


def _end(window: MainWindow) -> None:
    """End the program when its library cannot be opened."""
    window.close()
    QApplication.exit(BAD_INPUT)


def _reporter(window: QMainWindow) -> ExceptHook:
    """What becomes of an unexpected error in the window: a report, one at a time, and the work stays.

    It is opened in a turn of its own: the error may be one of a method in which Qt paints or lays out.
    """

    def show(error: BaseException) -> None:
        if not any(dialog.isVisible() for dialog in window.findChildren(ReportDialog)):
            ReportDialog(error, window).open()

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        QTimer.singleShot(0, window, lambda: show(error))

    return report
