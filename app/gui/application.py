"""The Qt application: dressed, with one window until it is closed. The library is opened while the window is there."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox

from app import __version__
from app.bootstrap import prepare_workspace
from app.errors import AppError, use_words
from app.gui.frame.actions import FILE
from app.gui.frame.key_dialog import TypedKey
from app.gui.frame.memory import WindowMemory
from app.gui.frame.notices import ReportDialog
from app.gui.frame.refusal import Refusal
from app.gui.frame.window import MainWindow, remembered_appearance
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
    typed = TypedKey()
    try:
        with prepare_workspace(ask=typed.give) as workspace:
            return _show(application, workspace, typed)
    except AppError as error:
        QMessageBox.critical(None, APP_NAME, str(error))
        return BAD_INPUT


def _show(application: QApplication, workspace: Workspace, typed: TypedKey) -> int:
    window = MainWindow(workspace)
    sys.excepthook = _reporter(window)
    window.show()
    begin = partial(_open, window, application.arguments()[1:2])
    if workspace.settings.is_encrypted:
        window.warming.opened.connect(begin)  # nothing can be drafted before its key is given
    window.warming.open_library(Refusal(window, lambda: _end(window), typed).ask)
    if not workspace.settings.is_encrypted:
        begin()
    try:
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        window.deleteLater()


def _open(window: MainWindow, names: Sequence[str]) -> None:
    """Open the matter that the program was started with."""
    for name in names:
        window.open_path(Path(name))


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
