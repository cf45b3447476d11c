"""What nobody looks at is done later, once, and in order; what is entered is up to date."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.turns import Turns
from tests.gui.conftest import PATIENCE


def it_does_what_was_asked_for_twice_once_and_in_order(qtbot: QtBot) -> None:
    turns, done = Turns(), []
    first, second = (lambda: done.append("first")), (lambda: done.append("second"))
    for deed in (first, second, first):
        turns.later(deed)
    assert not done
    qtbot.waitUntil(lambda: not turns.busy, timeout=PATIENCE)
    assert done == ["first", "second"]


def it_does_at_once_what_waits_and_forgets_what_is_not_wanted(qtbot: QtBot) -> None:
    turns, done = Turns(), []
    first, second = (lambda: done.append("first")), (lambda: done.append("second"))
    turns.later(first)
    turns.later(second)
    turns.now(second)
    turns.now(second)
    assert turns.forget(first)
    assert not turns.forget(first)
    qtbot.waitUntil(lambda: not turns.busy, timeout=PATIENCE)
    assert done == ["second"]


def it_shows_a_draft_in_a_room_that_is_entered_before_its_turn(opened, settle) -> None:
    for room in ("check", "arguments"):
        opened.enter(room)
        settle()
    check = opened.rooms["check"]
    before = check._all
    opened.drafting._long = (*opened.drafting._long, *before[:1])
    opened.drafting.drafted.emit()
    assert check._all == before
    opened.enter("check")
    assert check._all == opened.drafting.findings != before
    settle()


def it_wears_another_size_in_two_turns(opened, settle, qapp: QApplication) -> None:
    sheet = qapp.styleSheet()
    opened.deeds["larger"].trigger()
    settle()
    QApplication.processEvents()
    settle()
    assert qapp.styleSheet() not in {"", sheet}
    assert opened.updatesEnabled()
    opened.deeds["usual"].trigger()
    QApplication.processEvents()
    settle()
    assert qapp.styleSheet() == sheet
