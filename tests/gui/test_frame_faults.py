"""What nobody expected: the report says where, holds nothing of the client's, and the work stays. And what goes by itself."""

import gc
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from app.gui.application import _reporter
from app.gui.frame import notices
from app.gui.frame.notices import NoticeBar, ReportDialog
from app.gui.garbage import MainThreadGarbage
from app.gui.look import dress
from app.gui.look import palette as colors
from app.gui.look.dress import Appearance
from app.gui.look.palette import Tone
from tests.gui.conftest import PATIENCE, STOP_COLLECTING
from tests.gui.test_arguments import cards

FACTS = "Ada Doyle was struck twice on May 6"


class Broken(RuntimeError):
    """A fault with words of the client's in it."""


def fail(*_anything: object) -> None:
    facts = FACTS  # a local of the frame that fails, and in its message and its cause
    raise Broken(facts) from KeyError(facts)


@pytest.fixture
def reported(qtbot, opened, monkeypatch, capsys):
    """Waits for the report of a fault, and returns its words."""
    monkeypatch.setattr(sys, "excepthook", _reporter(opened))

    def wait() -> str:
        qtbot.waitUntil(lambda: any(d.isVisible() for d in opened.findChildren(ReportDialog)), timeout=PATIENCE)
        (dialog,) = opened.findChildren(ReportDialog)
        copy = next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text())
        copy.click()
        words = QGuiApplication.clipboard().text()
        assert words == dialog.report.toPlainText()
        dialog.findChild(QDialogButtonBox).rejected.emit()
        qtbot.waitUntil(lambda: not opened.findChildren(ReportDialog), timeout=PATIENCE)
        return words

    return wait


def assert_harmless(words: str) -> None:
    assert "Broken" in words
    assert "test_frame_faults.py" in words
    assert not any(word in words for word in (FACTS, "Ada", "struck", "Doyle"))


def it_reports_a_fault_of_a_slot_and_the_work_stays(qtbot, opened, reported, caplog):
    opened.resize(1280, 800)
    cards(opened)[0].box.click()
    before = opened.session.matter
    sys.excepthook(*_caught())
    assert_harmless(reported())
    assert FACTS not in caplog.text
    assert opened.session.matter is before
    assert opened.session.dirty
    opened.deeds["side"].trigger()
    assert not opened.columns.frame.isVisible()


def _caught():
    try:
        fail()
    except Broken as error:
        return type(error), error, error.__traceback__


@pytest.mark.parametrize("on_store", [True, False])
def it_reports_a_fault_of_a_job_and_goes_on(qtbot, opened, reported, caplog, on_store):
    opened.runner.run(
        "Breaking", fail, on_success=lambda _: None, on_failure=opened.desk.show_failure, on_store=on_store
    )
    assert_harmless(reported())
    assert FACTS not in caplog.text
    done = threading.Event()
    opened.runner.run(
        "Going on",
        lambda _progress, _cancel: done.set(),
        on_success=lambda _: None,
        on_failure=opened.desk.show_failure,
        on_store=on_store,
    )
    assert done.wait(60)


def it_hides_what_was_only_to_be_known_after_a_while(qtbot, monkeypatch):
    monkeypatch.setattr(notices, "LINGER", 1)
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell("Read.", Tone.OK)
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=PATIENCE)


@pytest.mark.parametrize(("tone", "act"), [(Tone.STOP, ""), (Tone.CAUTION, ""), (Tone.PLAIN, "Go on with it")])
def it_keeps_what_asks_for_something(qtbot, tone, act):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell("It could not be read.", tone, {act: lambda: None} if act else {})
    bar._lingering.timeout.emit()
    assert bar.isVisible()
    bar.hide()


def it_goes_when_its_deed_is_done_unless_there_is_news(qtbot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell("Saved elsewhere.", Tone.CAUTION, {"Load it": lambda: None})
    bar.buttons[0].click()
    assert not bar.isVisible()
    bar.tell("Saved elsewhere.", Tone.CAUTION, {"Load it": lambda: bar.tell("Gone.", Tone.STOP)})
    bar.buttons[0].click()
    assert bar.isVisible()
    assert "Gone" in bar.label.text()
    bar.hide()


def it_follows_the_system_while_it_runs(qtbot, window, monkeypatch):
    """The signal is Qt's own; what the system is asked for is put in its place, for a test has no desktop."""
    window._wear(Appearance.SYSTEM)
    qtbot.waitUntil(lambda: colors.active() is colors.LIGHT, timeout=PATIENCE)
    for scheme, shown in ((Qt.ColorScheme.Dark, colors.DARK), (Qt.ColorScheme.Light, colors.LIGHT)):
        monkeypatch.setattr(dress, "_palette", lambda _application, _appearance, shown=shown: shown)
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)
        qtbot.waitUntil(lambda shown=shown: colors.active() is shown, timeout=PATIENCE)


def it_gives_pythons_collector_back(qtbot):
    was_on = gc.isenabled()
    gc.enable()
    garbage = MainThreadGarbage()
    assert not gc.isenabled()
    STOP_COLLECTING(garbage)
    assert gc.isenabled()
    if not was_on:
        gc.disable()
