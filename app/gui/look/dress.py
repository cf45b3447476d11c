"""Light or dark, the size, the program's font, and the style sheet: put on the application, never on single widgets."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.gui.look import scale
from app.gui.look.focus_ring import FocusRings
from app.gui.look.icons import app_icon
from app.gui.look.palette import DARK, LIGHT, Palette, active, qt_palette, style_sheet

FRAME_PIXELS = 13


_telling = 0
"""How many calls are under way in which Qt tells every widget of another dress."""


@contextmanager
def putting_on() -> Iterator[None]:
    """While Qt tells every widget of another dress, from a list that it made before."""
    global _telling  # noqa: PLW0603  # there is one application
    _telling += 1
    try:
        yield
    finally:
        _telling -= 1


def is_being_put_on() -> bool:
    """Whether a widget that is deleted now would be told nevertheless, which ends the program."""
    return _telling > 0


class Appearance(StrEnum):
    """What the attorney chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def dress(application: QApplication, appearance: Appearance) -> None:
    """Put on the palette of an appearance, at the present size."""
    for _ in dress_in_parts(application, appearance):
        pass


def dress_in_parts(application: QApplication, appearance: Appearance) -> Iterator[None]:
    """The same in two parts, for two turns of the event loop; what is seen stays as it was until both are done.

    Each is a single call in which Qt polishes every widget of the program (docs/stalls.md).
    """
    shown = _palette(application, appearance)
    sheet = style_sheet(shown)
    if application.styleSheet() == sheet:  # putting on the same one again takes as long as another
        return
    still = [window for window in application.topLevelWidgets() if window.isVisible()]
    for window in still:
        window.setUpdatesEnabled(False)
    with putting_on():
        font = application.font()
        font.setPixelSize(scale.px(FRAME_PIXELS))
        application.setFont(font)
        application.setPalette(qt_palette(shown))
        application.setStyleSheet("")  # one put on over another takes five times as long, for a thousand widgets
    yield
    with putting_on():
        application.setStyleSheet(sheet)
    for window in filter(isValid, still):
        window.setUpdatesEnabled(True)


def dress_first(application: QApplication, appearance: Appearance, percent: int = scale.USUAL) -> None:
    """Set what does not change while the program runs, then the palette."""
    application.setStyle("Fusion")
    application.setWindowIcon(app_icon())
    if application.findChild(FocusRings) is None:
        FocusRings(application)
    scale.set_percent(percent)
    dress(application, appearance)


def worn() -> tuple[Palette, int]:
    """The colors and the size that are put on, for what is drawn in them and must be drawn anew in others."""
    return active(), scale.percent()


def _palette(application: QApplication, appearance: Appearance) -> Palette:
    dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    match appearance:
        case Appearance.SYSTEM:
            return DARK if dark else LIGHT
        case Appearance.LIGHT:
            return LIGHT
        case Appearance.DARK:
            return DARK
