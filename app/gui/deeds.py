"""One thing that can be done: its words, its shortcut, and when it is possible."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

Key = QKeySequence.StandardKey | str


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of a menu, and of the command palette.

    Attributes:
        id: its name, unique in the program.
        words: as the menu says it, with its mnemonic.
        keys: its shortcuts, the first of which is shown.
        needs_matter: whether it can be done only with a matter open.
        checkable: whether it is switched on and off.
        here_only: whether its shortcut counts only while its room is shown.
    """

    id: str
    words: str
    keys: tuple[Key, ...] = ()
    needs_matter: bool = False
    checkable: bool = False
    here_only: bool = False
