"""Nothing moves away under a button of the mouse that is held: what was pressed is what is let go of, and so is clicked.

A press takes the focus from a field, the field keeps its words, and a head above what was pressed may need another line.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_LOOK = 20
"""Milliseconds between two looks whether the button is still held."""


class Stillness:
    """Puts off what moves things, once, until no button is held."""

    def __init__(self, owner: QWidget, move: Callable[[], None]) -> None:
        self._owner, self._move, self._waits = owner, move, False

    def move(self) -> None:
        """Move things now, or as soon as the mouse is let go."""
        if not _is_held():
            self._move()
        elif not self._waits:
            self._waits = True
            self._wait()

    def _wait(self) -> None:
        QTimer.singleShot(_LOOK, self._owner, self._look)

    def _look(self) -> None:
        if _is_held():
            self._wait()
        else:
            self._waits = False
            self._move()


def _is_held() -> bool:
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
