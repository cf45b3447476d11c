"""Makes pictures of every room, to be looked at: `picture_window.py FOLDER [--only ROOM] [--all]`.

Without `--all` only those that the documents show are made (1280×800, light, 100 %); with it, every room at 1280×800
and 1920×1080, light and dark, at 100 % and 150 %. The matter is the sample, opened as a copy.
"""

import argparse
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # the platform is chosen first

from app.bootstrap import open_workspace
from app.gui.frame.questions import Dialogs, Unsaved
from app.gui.frame.window import MainWindow
from app.gui.look import scale
from app.gui.look.dress import Appearance, dress, dress_first
from app.gui.places import ARGUMENTS, DRAFT
from app.gui.rooms import ROOMS

SIZES = ((1280, 800), (1920, 1080))
PATIENCE = 180
WELCOME = "welcome"


class NoQuestions(Dialogs):
    """Leaves without saving."""

    def unsaved(self, title: str) -> Unsaved:  # noqa: ARG002  # the same answer whatever it is
        """Discard."""
        return Unsaved.DISCARD


def wait(application: QApplication, done: Callable[[], bool]) -> None:
    """Handle events until something is done."""
    end = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)
    for _ in range(20):
        application.processEvents()
        time.sleep(0.005)


def idle(window: MainWindow) -> bool:
    """Whether nothing is under way."""
    return not window.runner.jobs and not window.drafting.busy


def prepare(application: QApplication, window: MainWindow, room: str) -> None:
    """Go to a room, and to something in it that is worth a look."""
    entered = window.enter(room)
    if room == ARGUMENTS:
        entered.board.go_to("1:qi_prong2")  # type: ignore[attr-defined]  # the Arguments room
    wait(application, lambda: idle(window))
    if room == DRAFT:
        wait(application, lambda: window.drafting.preview is not None)
        found = next((at for level, _, at, _ in entered.view.places.outline if level == 3), 0)  # type: ignore[attr-defined]
        entered.view.show_position(found + 120)  # type: ignore[attr-defined]  # the Draft room
        wait(application, lambda: idle(window))
    time.sleep(0.1)
    wait(application, lambda: idle(window))


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--all", action="store_true")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["REJOINDER_HOME"] = home
        application = QApplication(sys.argv[:1])
        dress_first(application, Appearance.LIGHT)
        with open_workspace() as workspace:
            window = MainWindow(workspace)
            window.desk.questions = NoQuestions(window)
            window.show()
            wait(application, lambda: idle(window))
            window.resize(*SIZES[0])
            wait(application, lambda: True)
            window.grab().save(str(chosen.folder / "window_welcome.png"))
            window.files.open_sample()
            wait(application, lambda: window.session.matter is not None and idle(window))
            looks = (Appearance.LIGHT, Appearance.DARK) if chosen.all else (Appearance.LIGHT,)
            for size, look, percent in itertools.product(
                SIZES if chosen.all else SIZES[:1], looks, (100, 150) if chosen.all else (100,)
            ):
                scale.set_percent(percent)
                dress(application, look)
                window.resize(*size)
                for room in (room.name for room in ROOMS if room.name.startswith(chosen.only)):
                    prepare(application, window, room)
                    details = f"_{size[0]}_{look.value}_{percent}" if chosen.all else ""
                    window.grab().save(str(chosen.folder / f"window_{room}{details}.png"))
            window.close()


if __name__ == "__main__":
    main()
