"""Starts the window on the user's library. Qt and everything else are imported here, in one stretch."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

BAD_INPUT = 2


def run_window(arguments: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; the exit code.

    Args:
        arguments: the program's name, Qt's own options, and at most one matter to open; `sys.argv` when None.
    """
    if not _has_screen():
        sys.stderr.write("rejoinder: there is no screen for the window. The commands need none: rejoinder --help\n")
        return BAD_INPUT
    with _importing():
        from app.gui.application import run_application  # noqa: PLC0415  # not without a screen
    return run_application(sys.argv if arguments is None else arguments)


@contextmanager
def _importing() -> Iterator[None]:
    """No garbage is looked for while modules are imported: there is none, and looking takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _has_screen() -> bool:
    """Whether Qt has a display to connect to; on Linux it would abort the program without one."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
