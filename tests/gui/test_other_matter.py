"""Work that ends after another matter was opened, or while words are still in the editor."""

import threading
from dataclasses import replace

import pytest

from app.gui import operations
from app.gui.frame.questions import Unsaved
from app.law.matters import Snapshot
from app.matters import save_matter
from tests.gui.conftest import PATIENCE
from tests.gui.test_draft import drafted as drafted  # noqa: PLC0414  # a fixture
from tests.helpers.matters import make_matter

OTHER = "LARCH v. ELDER"


@pytest.fixture
def other(tmp_path):
    """The file of another matter, with papers of the same ids."""
    made = replace(make_matter(issues=(), selections=(), reply_selections=(), own_words={}), title=OTHER)
    path = tmp_path / "larch.matter.json"
    save_matter(made, path)
    return path


@pytest.fixture
def held(monkeypatch):
    """Holds a function of `operations` back until it is told to go on; returns both events."""

    def hold(name):
        begun, go, real = threading.Event(), threading.Event(), getattr(operations, name)

        def slow(*args):
            result = real(*args)
            begun.set()
            go.wait(PATIENCE / 1000)
            return result

        monkeypatch.setattr(operations, name, slow)
        return begun, go

    return hold


def open_other(qtbot, opened, answers, other):
    answers.leave = Unsaved.DISCARD
    opened.open_path(other)
    qtbot.waitUntil(lambda: opened.session.matter.title == OTHER, timeout=PATIENCE)


def it_drops_a_draft_that_was_made_elsewhere_for_another_matter(qtbot, opened, drafted, settle, answers, other):
    shown, opening = opened.drafting.shown, opened.session.opening
    open_other(qtbot, opened, answers, other)
    settle()
    opened.drafting.take(shown, opening)
    assert opened.drafting.shown is not shown
    assert opened.session.to_save().snapshot == Snapshot()


def it_drops_a_draft_that_ends_when_another_matter_is_open(qtbot, opened, drafted, settle, answers, other, held):
    begun, go = held("make_shown_draft")
    opened.drafting.draft()
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    open_other(qtbot, opened, answers, other)
    go.set()
    settle()
    assert opened.drafting.shown is None or opened.drafting.shown.matter.title == OTHER
    assert opened.session.to_save().snapshot == Snapshot()


def it_does_not_read_a_paper_of_one_matter_into_another(qtbot, opened, settle, answers, other, held):
    room = opened.enter("matter")
    settle()
    begun, go = held("read_filed")
    room._read_text("mot", "I. THE MOTION SHOULD BE GRANTED\n\nNobody was hurt at the door, it is said here.")
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    open_other(qtbot, opened, answers, other)
    go.set()
    settle()
    assert not opened.session.matter.readings
    assert not opened.session.dirty
