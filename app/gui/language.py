"""Where the window's words go through, so that they can be translated (`lupdate` reads `tr` calls)."""

from PySide6.QtCore import QCoreApplication, QLocale


def tr(text: str) -> str:
    """The words in the language of the program."""
    return QCoreApplication.translate("Rejoinder", text)


def languages() -> tuple[str, ...]:
    """The languages in which the user likes to read, the best first: "de-AT", "de"."""
    return tuple(dict.fromkeys(name for one in QLocale().uiLanguages() for name in (one, one.split("-")[0])))
