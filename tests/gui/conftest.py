"""The window in tests: real back end, own library, dialogs answered by the test, silence a promise."""

import gc
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QtMsgType
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import make_workspace
from app.gui import drafting
from app.gui.frame import notices
from app.gui.frame.questions import Unsaved
from app.gui.frame.window import MainWindow
from app.gui.garbage import MainThreadGarbage
from app.gui.look.dress import Appearance, dress_first
from app.gui.rooms.arguments.room import ArgumentsRoom
from app.law.claims import DefenseId
from app.law.matters import Issue, Matter, PaperId, RecordCite
from app.library.store import open_library
from app.matters import save_matter
from app.settings import load_settings
from app.tasks.workspace import Workspace
from tests.helpers.library import starter_library
from tests.helpers.matters import make_matter

PATIENCE = 90_000
"""Milliseconds to wait for work in the background, on a busy machine."""

KNOWN = ("propagateSizeHints", "This plugin does not support")
"""What the offscreen platform says of itself."""


@dataclass
class Answers:
    """Answers the window's questions, in place of the dialogs."""

    matter: Path | None = None
    save: Path | None = None
    export: Path | None = None
    files: list[Path] = field(default_factory=list)
    paper: Path | None = None
    edited: Path | None = None
    calendar: Path | None = None
    made: Matter | None = None
    leave: Unsaved = Unsaved.STAY
    asked: list[str] = field(default_factory=list)

    def matter_to_open(self) -> Path | None:
        return self.matter

    def place_to_save(self, suggested: Path) -> Path | None:
        self.asked.append(suggested.name)
        return self.save

    def place_to_export(self, suggested: Path) -> Path | None:
        self.asked.append(suggested.name)
        return self.export

    def paper_to_read(self) -> Path | None:
        return self.paper

    def brief_to_refresh(self) -> Path | None:
        return self.edited

    def place_for_calendar(self, suggested: Path) -> Path | None:
        self.asked.append(suggested.name)
        return self.calendar

    def opinions(self) -> list[Path]:
        return self.files

    def new_matter(self) -> Matter | None:
        return self.made

    def unsaved(self, title: str) -> Unsaved:
        self.asked.append(title)
        return self.leave


@pytest.fixture(autouse=True)
def silent_qt(qtlog) -> Iterator[None]:
    """A warning of Qt's fails the test."""
    yield
    bad = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}
    said = [r.message for r in qtlog.records if r.type in bad and not any(known in r.message for known in KNOWN)]
    assert not said


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """No thread, window or running timer outlives its test."""
    before = set(threading.enumerate())
    yield
    qapp.processEvents()
    assert set(threading.enumerate()) <= before
    windows = [w for w in qapp.topLevelWidgets() if w.isVisible()]
    assert not windows
    timers = [t for w in qapp.topLevelWidgets() for t in w.findChildren(QTimer) if t.isActive()]
    assert not timers


@pytest.fixture(autouse=True, scope="module")
def no_collecting_by_itself() -> Iterator[None]:
    """Garbage is looked for between tests, on this thread, and never while a worker of the next one runs."""
    was_on = gc.isenabled()
    gc.disable()
    yield
    _collect()
    if was_on:
        gc.enable()


@pytest.fixture(autouse=True)
def collected_now_and_then(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, no_collecting_by_itself: None
) -> Iterator[None]:
    """Looking through everything takes a third of a short test: once for several windows is enough."""
    monkeypatch.setattr(MainThreadGarbage, "stop", lambda self: self._timer.stop())
    yield
    _windows.append(request.node.name)
    if len(_windows) >= TOGETHER:
        _collect()


STOP_COLLECTING = MainThreadGarbage.stop
TOGETHER = 8
_windows: list[str] = []


def _collect() -> None:
    _windows.clear()
    gc.unfreeze()
    gc.collect()


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for a pause in the attorney's work does so only for a moment."""
    monkeypatch.setattr(drafting, "SETTLE", 5)
    monkeypatch.setattr(drafting, "PAUSE", 5)


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes by itself in time stays, so that no test depends on how fast it is."""
    monkeypatch.setattr(notices, "LINGER", 2**30)


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the starter authorities, made once."""
    path = tmp_path_factory.mktemp("starter") / "library.sqlite"
    path.write_bytes(starter_library())
    return path


@pytest.fixture
def workspace(tmp_path: Path, starter: Path) -> Iterator[Workspace]:
    """A workspace on a copy of it that is the test's own."""
    shutil.copy(starter, tmp_path / "library.sqlite")
    with open_library(str(tmp_path / "library.sqlite")) as library:
        yield make_workspace(library, load_settings())


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, workspace: Workspace, answers: Answers) -> Iterator[MainWindow]:
    """The shown window, without a matter; in front, which it is in a later turn of the loop only: keys go to no other."""
    dress_first(qapp, Appearance.LIGHT)
    made = MainWindow(workspace, answers)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=PATIENCE)
    yield made
    answers.leave = Unsaved.DISCARD
    made.close()


@pytest.fixture
def matter_file(tmp_path: Path) -> Path:
    """A made-up matter with nothing picked: the doorway exception and both prongs on an entry claim."""
    motion = RecordCite(paper=PaperId("mot"), pages=("4-5",))
    issues = tuple(Issue(count="1", defense=DefenseId(d), raised_at=motion) for d in ("doorway", "qi_prong2"))
    wrong = Issue(count="2", defense=DefenseId("qi_prong2"), raised_at=motion)
    path = tmp_path / "doyle.matter.json"
    save_matter(make_matter(issues=(*issues, wrong), selections=(), reply_selections=(), own_words={}), path)
    return path


@pytest.fixture
def settle(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Wait until the window has nothing under way."""

    def is_idle() -> bool:
        return not (window.runner.jobs or window.drafting.busy or window.desk.turns.busy)

    def wait() -> None:
        qtbot.waitUntil(is_idle, timeout=PATIENCE)
        QApplication.processEvents()  # what the last job brought is shown by the loop's next turn only
        if not is_idle():
            wait()

    return wait


@pytest.fixture
def opened(window: MainWindow, matter_file: Path, settle: Callable[[], None]) -> MainWindow:
    """The window with the made-up matter open."""
    window.open_path(matter_file)
    settle()
    assert window.session.matter is not None
    return window


@pytest.fixture
def arguments(opened: MainWindow) -> ArgumentsRoom:
    """The Arguments room of the made-up matter."""
    room = opened.enter("arguments")
    assert isinstance(room, ArgumentsRoom)
    return room
