"""Work that ends after another matter was opened, or while words are still in the editor."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.gui import operations
from app.gui.frame.questions import Unsaved
from app.law.briefs import BriefKind
from app.law.matters import Snapshot
from app.matters import find_autosave, load_matter, save_matter
from tests.gui.conftest import PATIENCE
from tests.gui.test_draft import drafted as drafted  # noqa: PLC0414  # a fixture
from tests.gui.test_draft import go_to
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


def type_into_paragraph(qtbot, room, words):
    go_to(room, "204 F.3d 947")
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    qtbot.keyClicks(room.editor.field, words)


def it_keeps_a_paragraph_in_the_paper_that_it_is_of(qtbot, opened, drafted, settle):
    type_into_paragraph(qtbot, drafted, "Of the opposition. ")
    opened.deeds["reply"].trigger()
    settle()
    assert "Opposition" in drafted.editor.about.text()
    opened.drafting.draft()
    settle()
    drafted.editor.keep.click()
    settle()
    (edit,) = opened.session.matter.edits
    assert edit.paper == BriefKind.OPPOSITION.value
    assert "Of the opposition." in edit.text
    assert edit.base.startswith("Count 1 sets out")


def it_closes_an_untouched_paragraph_with_its_paper(qtbot, opened, drafted, settle):
    type_into_paragraph(qtbot, drafted, "")
    assert drafted.editor.isVisible()
    opened.deeds["reply"].trigger()
    settle()
    assert not drafted.editor.isVisible()


@pytest.fixture
def saved(opened, drafted, settle):
    """The matter is saved; nothing but the editor's words may be lost."""
    assert opened.files.save()
    settle()
    assert not opened.session.dirty
    return drafted


def it_asks_before_typed_words_are_lost(qtbot, opened, saved, answers, other):
    type_into_paragraph(qtbot, saved, "Typed and not kept. ")
    answers.asked.clear()
    answers.leave = Unsaved.STAY
    opened.open_path(other)
    assert answers.asked == [opened.session.matter.title]
    assert not opened.close()
    assert saved.editor.changed


def it_saves_typed_words_when_asked_to(qtbot, opened, saved, answers, other, settle):
    path = opened.session.path
    type_into_paragraph(qtbot, saved, "Typed and then kept. ")
    answers.leave = Unsaved.SAVE
    opened.open_path(other)
    settle()
    assert opened.session.matter.title == OTHER
    assert "Typed and then kept." in load_matter(path, opened.desk.workspace.practice).edits[0].text


def it_stays_with_words_that_cannot_be_kept(qtbot, opened, saved, answers, monkeypatch):
    type_into_paragraph(qtbot, saved, "See ")
    monkeypatch.setattr(saved.editor.field, "text", lambda: "an *emphasis that does not end")
    answers.leave = Unsaved.SAVE
    assert not opened.files.may_leave()
    assert saved.editor.told.text()
    assert saved.editor.changed


def it_keeps_typed_words_against_a_crash(qtbot, opened, saved, settle):
    type_into_paragraph(qtbot, saved, "Typed before the crash. ")
    opened.files.keep()
    settle()
    found = find_autosave(opened.session.path, opened.desk.workspace.practice)
    assert "Typed before the crash." in found.matter.edits[0].text
