"""Measures of the window, for `bench.py`: what an attorney waits for, and the longest time in which nothing moves.

Every figure is taken offscreen in this process, with the window's own jobs; the opinions are made here. A stall is the
time between two turns of the event loop; on a machine that does other things as well, what the window itself computed in
a turn is the figure that counts. One deed is a single call of Qt's and cannot be parted: another palette or size, for
which Qt polishes every widget of the program (docs/stalls.md).
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer  # the platform is chosen first
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import open_workspace
from app.gui.frame.questions import Dialogs, Unsaved
from app.gui.frame.window import SIZE, MainWindow
from app.gui.look.dress import Appearance, dress_first
from app.gui.places import ARGUMENTS, AUTHORITIES, CHECK, DRAFT, EXPORT, MATTER, Place
from app.gui.rooms import ROOMS
from app.gui.rooms.arguments.picks import OfferList
from app.law.matters import FactId
from app.library.results import SearchQuery

PATIENCE = 600
_CONTROL = Qt.KeyboardModifier.ControlModifier
OPINIONS, PARAGRAPHS = 100, 200
"""Together 20 000 passages."""
FACTS = 200


ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "resources" / "samples"
FIRST_WINDOW = """
import sys, time
start = time.perf_counter()
from PySide6 import QtCore, QtTest, QtWidgets

class Application(QtWidgets.QApplication):
    def exec(self):
        self.processEvents()
        painted = time.perf_counter() - start
        window = next(w for w in self.topLevelWidgets() if w.windowHandle() and w.windowHandle().isExposed())
        QtTest.QTest.keyClick(window, QtCore.Qt.Key.Key_K, QtCore.Qt.KeyboardModifier.ControlModifier)
        self.processEvents()
        answered = time.perf_counter() - start
        assert window.palette_panel.isVisible()
        while window.runner.jobs:
            self.processEvents()
        print(painted, answered, time.perf_counter() - start)
        window.close()
        return 0

QtWidgets.QApplication = Application
from app.gui.main import run_window
sys.exit(run_window(["rejoinder"]))
"""
"""As `rejoinder` starts; what is watched is when the window is painted, when it answers a key, and when the library is open."""


class NoQuestions(Dialogs):
    """Leaves without saving, and knows where everything is."""

    folder = Path()

    def unsaved(self, title: str) -> Unsaved:  # noqa: ARG002  # the same answer whatever it is
        """Discard."""
        return Unsaved.DISCARD

    def paper_to_read(self) -> Path:
        """A complaint of many paragraphs, made here."""
        path = self.folder / "complaint.txt"
        told = (f"{n}. On day {n} the officers stood before the house and had no warrant." for n in range(1, FACTS + 1))
        path.write_text("COMPLAINT\n\n" + "\n\n".join(told), encoding="utf-8")
        return path

    def place_to_export(self, suggested: Path) -> Path:
        """Beside it."""
        return self.folder / suggested.name


class Stalls:
    """The longest time between two turns of the event loop, and how much of the longest the window itself computed."""

    def __init__(self) -> None:
        self.longest = self.computed = 0.0
        self._last, self._used = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)

    def _turn(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        self.longest, self.computed = max(self.longest, now - self._last), max(self.computed, used - self._used)
        self._last, self._used = now, used

    def start(self) -> None:
        """Begin to watch."""
        self.longest = self.computed = 0.0
        self._last, self._used = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> float:
        """The longest stall in seconds."""
        self._turn()
        self._timer.stop()
        return round(self.longest, 3)


def run_until(done: Callable[[], bool]) -> float:
    """Run the event loop until something is done; the seconds."""
    application = QApplication.instance()
    begin = time.perf_counter()
    while application is not None and not done() and time.perf_counter() - begin < PATIENCE:
        application.processEvents()
    return round(time.perf_counter() - begin, 3)


def make_opinions(folder: Path) -> Path:
    """Opinions of many paragraphs with citations, each with words of its own."""
    sentence = "Officers need a warrant to enter a home. Doe v. Roe, 400 F.3d 100, 105 (9th Cir. 2005)."
    for number in range(OPINIONS):
        head = (
            f"Filed May 2, 2011\n\nUNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF CALIFORNIA\n\n"
            f"ALPHA{number} v. BETA\nNo. 10-cv-{number:05}-ABC\n\nORDER DENYING MOTION TO DISMISS\n\n"
        )
        body = "\n\n".join(f"Paragraph {n} speaks of point{number}x{n}. {sentence}" for n in range(PARAGRAPHS))
        (folder / f"order{number:03}.txt").write_text(head + body, encoding="utf-8")
    return folder


def first_window(home: Path) -> dict[str, object]:
    """From a fresh interpreter's first import to the first window on a library; the third of three starts."""
    environment = {**os.environ, "REJOINDER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    said = ""
    for _ in range(3):
        run = [sys.executable, "-c", FIRST_WINDOW]
        said = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT, env=environment).stdout
    names = ("first_window_s", "first_window_answers_s", "library_open_s")
    return dict(zip(names, (round(float(word), 3) for word in said.split()[-3:]), strict=True))


def measure_window(folder: Path) -> dict[str, object]:
    """Start, first entries, import, search, opening, draft, typing, pages and a day's deeds in a real window."""
    os.environ["REJOINDER_HOME"] = str(folder / "home")
    dress_first(QApplication([]), Appearance.LIGHT)
    (folder / "opinions").mkdir()
    opinions = make_opinions(folder / "opinions")
    with open_workspace(str(folder / "window.sqlite")) as workspace:
        window = MainWindow(workspace)
        window.desk.questions = NoQuestions(window)
        window.desk.questions.folder = folder
        window.show()
        window.resize(*SIZE)
        figures = {**_start(window), **_import(window, opinions), **_draft(window), **_deeds(window)}
        window.close()
        return figures


def _is_idle(window: MainWindow) -> bool:
    return not (window.runner.jobs or window.drafting.busy or window.warming.busy or window.desk.turns.busy)


def _start(window: MainWindow) -> dict[str, object]:
    """What holds the window up until everything is ready, and in the first entry of each room."""
    stalls, entries = Stalls(), {}
    stalls.start()
    window.warming.open_library(print)
    run_until(lambda: _is_idle(window))
    ready = stalls.stop()
    stalls.start()
    window.files.open_sample()
    run_until(lambda: window.session.matter is not None and _is_idle(window))
    opened = stalls.stop()
    for room in ROOMS:
        stalls.start()
        window.enter(room.name)
        QApplication.processEvents()
        run_until(lambda: _is_idle(window))
        entries[room.name] = stalls.stop()
    return {
        "longest_stall_while_getting_ready_s": ready,
        "longest_stall_on_opening_a_matter_s": opened,
        "longest_stall_at_first_entries_s": entries,
    }


def _import(window: MainWindow, opinions: Path) -> dict[str, object]:
    """The import, what it leaves to search, and one of its opinions in the reader."""
    stalls, library = Stalls(), window.desk.workspace.library
    stalls.start()
    window.import_opinions([opinions])
    figures: dict[str, object] = {"import_100_opinions_s": run_until(lambda: _is_idle(window))}
    figures["longest_stall_during_import_s"] = stalls.stop()
    figures["passages"] = library.counts().passages
    figures["search_from_last_key_s"] = _search(window)
    key = next(one.key for one in library.iter_authorities(has_text=True))
    stalls.start()
    window.way.go_to(Place(room=AUTHORITIES, authority=key))
    figures["opinion_open_s"] = run_until(lambda: _is_idle(window))
    figures["longest_stall_on_opening_an_opinion_s"] = stalls.stop()
    return figures


def _draft(window: MainWindow) -> dict[str, object]:
    """The pages, a change, and sixty keys in the editor, the pages following behind."""
    stalls, room = Stalls(), window.enter(DRAFT)
    run_until(lambda: window.drafting.preview is not None and _is_idle(window))
    stalls.start()
    before = window.drafting.preview
    window.drafting.draft()
    figures: dict[str, object] = {"pages_after_a_change_s": run_until(lambda: window.drafting.preview is not before)}
    figures["longest_stall_while_drafting_s"] = stalls.stop()
    run_until(lambda: _is_idle(window))
    window.deeds["edit"].trigger()
    stalls.start()
    for letter in "The officers came at night and had no warrant for the house.":
        QTest.keyClicks(room.editor.field, letter)  # type: ignore[attr-defined]  # the Draft room
        QApplication.processEvents()
    figures["longest_stall_while_typing_s"] = stalls.stop()
    run_until(lambda: _is_idle(window))
    return figures


def _deeds(window: MainWindow) -> dict[str, object]:
    """What is done all day: the longest stall of each, and the most that the window itself computed in one turn.

    The second figure does not depend on what else the machine does.
    """
    stalls, longest, computed = Stalls(), {}, {}
    for name, do in _days_work(window):
        stalls.start()
        do()
        QApplication.processEvents()
        run_until(lambda: _is_idle(window))
        longest[name] = stalls.stop()
        computed[name] = round(stalls.computed, 3)
    return {"longest_stall_of_deeds_s": longest, "most_computed_in_one_turn_s": computed}


def _days_work(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Deeds by name, in an order in which each can be done."""
    for room in ROOMS:
        yield f"enter {room.name} again", partial(window.enter, room.name)
    arguments: Any = window.enter(ARGUMENTS)
    yield "pick a cell", partial(arguments.board.go_to, "1:qi_prong2")
    yield "tick a support", arguments.supports.lists[OfferList.OFFERED].cards[0].box.click
    yield "undo", window.session.undoing.undo
    yield "redo", window.session.undoing.redo
    yield "write a letter of an answer", lambda: QTest.keyClicks(arguments.answer.text, "a")
    authorities: Any = window.enter(AUTHORITIES)
    reader = authorities.reader
    yield "seek in the library", lambda: QTest.keyClicks(authorities.search.field, "w")
    yield "all of the library again", authorities.search.field.clear
    yield "find a word in an opinion", lambda: QTest.keyClicks(reader.seek, "w")
    yield "to the end of an opinion", lambda: QTest.keyClick(reader.text, Qt.Key.Key_End, _CONTROL)
    yield "a broader window", partial(window.resize, SIZE[0] + 220, SIZE[1])
    yield "the window as it was", partial(window.resize, *SIZE)
    for room in ROOMS:
        window.enter(room.name)
        yield f"the edge of the window in {room.name}", partial(_draw_the_edge, window)
    yield from _other_work(window)
    yield f"{FACTS} facts", partial(_add_facts, window)
    for room in ROOMS:
        yield f"enter {room.name} with them", partial(window.enter, room.name)
    dark = next(one for one in window.deeds.appearance.actions() if one.text() == Appearance.DARK.value.capitalize())
    yield "dark", dark.trigger
    yield "larger", window.deeds["larger"].trigger
    yield "close the matter", window.deeds["close"].trigger


def _other_work(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done now and then: the palette, the guide, the settings, findings, a complaint, an export, another matter."""
    palette = window.palette_panel
    yield "open the palette", window.deeds["commands"].trigger
    yield "through the palette", partial(_press, palette.field, Qt.Key.Key_Down, 15)
    yield "seek in the palette", lambda: QTest.keyClicks(palette.field, "o")
    yield "close the palette", palette.hide
    yield "the guide's page of keys", window.deeds["shortcuts"].trigger
    yield "close the guide", window.helping.close
    yield "the settings", window.deeds["settings"].trigger
    yield "close the settings", _close_dialog
    check: Any = window.enter(CHECK)
    yield "through the findings", partial(_press, check.findings, Qt.Key.Key_Down, 10)
    matter: Any = window.enter(MATTER)
    yield "read a complaint", matter.table()["read_complaint"]
    export: Any = window.enter(EXPORT)
    export.choices.pdf.setChecked(False)
    yield "export a draft", partial(export.writer.export, final=False)
    window.enter(ARGUMENTS)
    yield "another matter over it", partial(window.open_path, SAMPLES / "okafor.matter.json")
    yield "the first one again", window.files.open_sample
    window.enter(ARGUMENTS)


def _press(widget: QWidget, key: Qt.Key, times: int) -> None:
    """Press a key again and again; each press is a turn."""
    for _ in range(times):
        QTest.keyClick(widget, key)
        QApplication.processEvents()


def _draw_the_edge(window: MainWindow) -> None:
    """Draw the edge of the window out, and let it spring back."""
    for step in range(10):
        window.resize(SIZE[0] + 10 * step, SIZE[1] + 4 * step)
        QApplication.processEvents()
    window.resize(*SIZE)


def _close_dialog() -> None:
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()


def _add_facts(window: MainWindow) -> None:
    """Take in the paragraphs of a complaint."""
    matter = window.session.matter
    if matter is not None:
        first = matter.facts[0]
        added = (replace(first, id=FactId(f"paragraph{n}"), text=f"{first.text} {n}") for n in range(FACTS))
        window.session.change(replace(matter, facts=(*matter.facts, *added)), "facts")


def _search(window: MainWindow) -> float:
    """From the last key to the results, by the window's own jobs: the median of several searches."""
    times, library = [], window.desk.workspace.library
    for words in ("warrant home", "point7x19", "officers enter", '"need a warrant"', "speaks of point1*"):
        found: list[object] = []
        query = SearchQuery(words=words)
        window.runner.run(
            "Searching",
            lambda _progress, _cancel, query=query: library.search(query),  # type: ignore[misc]
            on_success=found.append,
            on_failure=found.append,
        )
        times.append(run_until(lambda found=found: bool(found)))  # type: ignore[misc]
    return sorted(times)[len(times) // 2]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps({**first_window(Path(name) / "first"), **measure_window(Path(name))}, indent=1))
