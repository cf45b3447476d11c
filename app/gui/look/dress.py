"""Light or dark, the size, the program's font, and the style sheet: put on the application, never on single widgets."""

from collections.abc import Iterator
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.gui.look import scale
from app.gui.look.focus_ring import FocusRings
from app.gui.look.icons import app_icon
from app.gui.look.palette import DARK, LIGHT, Palette, active, qt_palette, style_sheet

FRAME_PIXELS = 13


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
    font = application.font()
    font.setPixelSize(scale.px(FRAME_PIXELS))
    application.setFont(font)
    application.setPalette(qt_palette(shown))
    still = [window for window in application.topLevelWidgets() if window.isVisible()]
    for window in still:
        window.setUpdatesEnabled(False)
    _put_on(application, "")  # one sheet put on over another takes five times as long, for a thousand widgets
    yield
    _put_on(application, sheet)
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


_being_put_on: list[str] = []


def _put_on(application: QApplication, sheet: str) -> None:
    _being_put_on.append(sheet)
    try:
        application.setStyleSheet(sheet)
    finally:
        _being_put_on.pop()


def is_being_put_on() -> bool:
    """Whether Qt is about to tell every widget of another dress: one that is deleted now is told nevertheless, and crashes."""
    return bool(_being_put_on)


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
