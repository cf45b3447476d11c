"""How large everything is drawn: one factor for the whole program, set by Ctrl++ and Ctrl+−.

It is kept on the application, because painted widgets need it as well as the style sheet.
"""

from PySide6.QtCore import QCoreApplication

STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
"""The sizes that can be chosen, in per cent."""

USUAL = 100
_PROPERTY = "rejoinder_scale"


def percent() -> int:
    """The present size in per cent."""
    application = QCoreApplication.instance()
    value = application.property(_PROPERTY) if application else None
    return value if isinstance(value, int) else USUAL


def set_percent(value: int) -> None:
    """Draw at that size from the next dressing on."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, value)


def px(pixels: float) -> int:
    """So many pixels at the usual size, at the present one."""
    return round(pixels * percent() / USUAL)


def next_step(by: int) -> int:
    """The size one step larger (1) or smaller (-1), as far as there is one."""
    place = min(range(len(STEPS)), key=lambda n: abs(STEPS[n] - percent()))
    return STEPS[min(max(place + by, 0), len(STEPS) - 1)]
