"""Where the window's words go through, so that they can be translated.

`lupdate` reads the calls (`-tr-function-alias tr+=trn`); a translator gives each form of plural that the language has.
"""

import re

from PySide6.QtCore import QCoreApplication, QLocale


def tr(text: str) -> str:
    """The words in the language of the program."""
    return QCoreApplication.translate("Rejoinder", text)


def trn(text: str, number: int) -> str:
    """A number of things in the language of the program.

    Where nobody translates, `trn("%n finding(s)", 1)` is "1 finding", and `trn("%n authorit(y/ies)", 2)` "2 authorities".
    """
    said = QCoreApplication.translate("Rejoinder", text, None, number)
    return _ENDING.sub(r"\2" if number == 1 else r"\1\3", said)


_ENDING = re.compile(r"\((?:(s|es)|([^()/]*)/([^()/]+))\)")
"""The ending of a plural, or of one thing and of several, as the words have it before they are translated."""


def languages() -> tuple[str, ...]:
    """The languages in which the user likes to read, the best first: "de-AT", "de"."""
    return tuple(dict.fromkeys(name for one in QLocale().uiLanguages() for name in (one, one.split("-")[0])))
