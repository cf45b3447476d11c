"""Where the window's words go through, so that they can be translated (`lupdate` reads `tr` calls)."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """The words in the language of the program."""
    return QCoreApplication.translate("Rejoinder", text)
