"""Makes pictures of every room, to be looked at: `picture_window.py FOLDER [--only NAME] [--all]`.

Without `--all` only those that the documents show are made (1280×800, light, 100 %); with it, every room, a reader with an
opinion open, every dialog, menu and page of the guide, the palette, the running jobs, and a notice of each tone, at
1280×800 and 1920×1080, light and dark, at 100 % and 150 %. `QT_SCALE_FACTOR=1.5` or `2` in the environment draws for a
screen of high density; its pictures have `@1.5` in their names. The matter is the sample, opened as a copy; the opinion is
made up. NAME is the beginning of a picture's name: a room's, "reader", "menu_file", "guide_start", a dialog's.
"""

import argparse
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QMenu, QWidget  # the platform is chosen first

from app import paths
from app.bootstrap import open_workspace
from app.drafting.modules import ModuleKind
from app.gui.frame.about import about
from app.gui.frame.key_dialog import KeyDialog
from app.gui.frame.new_matter import NewMatterDialog
from app.gui.frame.notices import ReportDialog
from app.gui.frame.questions import Dialogs, Unsaved, UnsavedMessage
from app.gui.frame.settings import SettingsDialog
from app.gui.frame.window import MainWindow
from app.gui.look import scale
from app.gui.look.dress import Appearance, dress, dress_first
from app.gui.look.palette import Tone
from app.gui.operations import find_courts
from app.gui.places import ARGUMENTS, AUTHORITIES, DRAFT, Place
from app.gui.rooms import ROOMS
from app.gui.rooms.arguments.fact_picker import FactPicker
from app.gui.rooms.export.stars import StarsDialog
from app.gui.widgets.module_form import ModuleForm

SIZES = ((1280, 800), (1920, 1080))
PATIENCE = 180
NAME = "Alder v. County of Pine"
READER, GUIDE, OPINION = "reader", "guide", Path(__file__).parent / "picture_opinion.txt"
DOCUMENTED = ("settings",)
"""The dialogs of which the documents show a picture."""

DIALOGS: Mapping[str, Callable[[MainWindow], QWidget]] = {
    "settings": lambda window: SettingsDialog(window.desk, window),
    "new_matter": lambda window: NewMatterDialog(find_courts(), window, ask=lambda: None),
    "about": about,
    "key": lambda window: KeyDialog("library.sqlite", window),
    "key_wrong": lambda window: KeyDialog("library.sqlite", window, wrong=True),
    "unsaved": lambda window: UnsavedMessage("Doyle v. Marsh", window),
    "stars": lambda window: StarsDialog({"a": "Alder v. County of Pine", "b": "Beech v. Oak"}, frozenset("a"), window),
    "facts": lambda window: FactPicker(
        "Which facts?", window.session.matter.facts if window.session.matter else (), (), window
    ),
    "module": lambda window: ModuleForm(ModuleKind.ARGUMENT, "The doorway", (), window),
    "report": lambda window: ReportDialog(ValueError(), window),
}


OVER: Mapping[str, Callable[[MainWindow], object]] = {
    "palette": lambda window: window.deeds["commands"].trigger(),
    "jobs": lambda window: window.deeds["jobs"].trigger(),
    "notice_plain": lambda window: window.desk.tell("Drafted anew."),
    "notice_stop": lambda window: window.desk.tell(
        "brief.docx: it cannot be written here (permission denied). Choose another folder.",
        Tone.STOP,
        act="Choose another folder",
        action=lambda: None,
    ),
}
"""What the frame lays over the rooms or tells under them."""


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


def keep(widget: QWidget, chosen: argparse.Namespace, name: str, details: str) -> None:
    """Take a picture."""
    ratio = widget.devicePixelRatio()
    dense = f"@{ratio:g}" if ratio != 1 else ""
    widget.grab().save(str(chosen.folder / f"window_{name}{details}{dense}.png"))


def _name(title: str) -> str:
    return title.replace("&", "").lower()


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


def open_opinion(application: QApplication, window: MainWindow) -> None:
    """Go to the reader, with an opinion open at a page."""
    library = window.desk.workspace.library
    if not (found := [one for one in library.iter_authorities() if one.name == NAME]):
        window.import_opinions([OPINION])
        wait(application, lambda: idle(window))
        found = [one for one in library.iter_authorities() if one.name == NAME]
    window.way.go_to(Place(room=AUTHORITIES, authority=found[0].key, pin="102"))
    wait(application, lambda: idle(window))
    window.notice.hide()
    wait(application, lambda: True)


def picture_rooms(application: QApplication, window: MainWindow, chosen: argparse.Namespace, details: str) -> None:
    """Rooms and reader."""
    for room in (room.name for room in ROOMS if room.name.startswith(chosen.only)):
        prepare(application, window, room)
        keep(window, chosen, room, details)
    if READER.startswith(chosen.only):
        open_opinion(application, window)
        keep(window, chosen, READER, details)


def picture_menus(application: QApplication, window: MainWindow, chosen: argparse.Namespace, details: str) -> None:
    """Every menu, as it opens."""
    window.enter(ARGUMENTS)
    for action in window.menuBar().actions():
        menu = action.menu()
        if not isinstance(menu, QMenu) or not (name := f"menu_{_name(menu.title())}").startswith(chosen.only):
            continue
        menu.popup(window.mapToGlobal(window.rect().topLeft()))
        wait(application, menu.isVisible)
        keep(menu, chosen, name, details)
        menu.close()


def picture_guide(application: QApplication, window: MainWindow, chosen: argparse.Namespace, details: str) -> None:
    """Every page of the guide, and a search in it."""
    if not GUIDE.startswith(chosen.only[: len(GUIDE)]):
        return
    window.deeds["guide"].trigger()
    guide = window.helping.window
    if guide is None:
        sys.exit("the guide did not open")
    for name in (path.stem for path in sorted((paths.resources_dir() / "help" / "en").glob("*.md"))):
        if f"{GUIDE}_{name}".startswith(chosen.only):
            guide.open_page(name)
            wait(application, guide.isVisible)
            keep(guide, chosen, f"{GUIDE}_{name}", details)
    for name, words in (("found", "placeholder"), ("none", "zzzz")):
        if f"{GUIDE}_{name}".startswith(chosen.only):
            guide.search.setText(words)
            wait(application, guide.isVisible)
            keep(guide, chosen, f"{GUIDE}_{name}", details)
    guide.search.clear()
    guide.close()


def picture_frame(application: QApplication, window: MainWindow, chosen: argparse.Namespace, details: str) -> None:
    """What the frame lays over the rooms or tells under them."""
    for name in (name for name in OVER if name.startswith(chosen.only)):
        OVER[name](window)
        wait(application, lambda: True)
        keep(window, chosen, name, details)
        window.palette_panel.hide()
        window.jobs.hide()
        window.notice.hide()


def picture_dialogs(application: QApplication, window: MainWindow, chosen: argparse.Namespace, details: str) -> None:
    """Every dialog by itself."""
    for name in (name for name in DIALOGS if name.startswith(chosen.only) and (chosen.all or name in DOCUMENTED)):
        dialog = DIALOGS[name](window)
        dialog.show()
        wait(application, dialog.isVisible)
        keep(dialog, chosen, name, details)
        dialog.close()
        dialog.deleteLater()


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
            picture_all(application, window, chosen)
            window.close()


def picture_all(application: QApplication, window: MainWindow, chosen: argparse.Namespace) -> None:
    """The first page, and then the rest in every size and look that is asked for."""
    window.resize(*SIZES[0])
    wait(application, lambda: True)
    keep(window, chosen, "welcome", "")
    window.files.open_sample()
    wait(application, lambda: window.session.matter is not None and idle(window))
    looks = (Appearance.LIGHT, Appearance.DARK) if chosen.all else (Appearance.LIGHT,)
    for size, look, percent in itertools.product(
        SIZES if chosen.all else SIZES[:1], looks, (100, 150) if chosen.all else (100,)
    ):
        scale.set_percent(percent)
        dress(application, look)
        window.resize(*size)
        details = f"_{size[0]}_{look.value}_{percent}" if chosen.all else ""
        picture_rooms(application, window, chosen, details)
        picture_dialogs(application, window, chosen, details)
        if chosen.all:
            for picture in (picture_menus, picture_guide, picture_frame):
                picture(application, window, chosen, details)


if __name__ == "__main__":
    main()
