"""What an export left half done says, typing taken back, a form that was not touched, and a library that is only read."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QWidget

from app.errors import ExportError
from app.gui.frame.message import Message, Role
from app.gui.operations import Due
from app.gui.rooms.authorities.proposition_form import PropositionForm
from app.gui.rooms.authorities.room import AuthoritiesRoom
from app.jobs import Cancelled
from app.law.authorities import AuthorityKey, PrecedentFact, Proposition, PropositionId
from app.library.store import Library
from app.tasks import papers


@pytest.mark.parametrize(
    ("end", "told"),
    [(Cancelled(), "stopped after that"), (ExportError("order.docx", "the disk is full."), "were not written")],
)
def it_lists_the_brief_that_was_written_before_the_end(opened, answers, settle, tmp_path, monkeypatch, end, told):
    def fail(*_args, **_kwargs):
        raise end

    monkeypatch.setattr(papers, "make_companion", fail)
    answers.export = tmp_path / "brief.docx"
    room = opened.enter("export")
    settle()
    room.choices.pdf.setChecked(False)
    for box in room.choices.companions.values():
        box.setChecked(True)
    opened.deeds["export"].trigger()
    settle()
    assert answers.export.exists()
    assert room.writer.written.list.item(0).text() == "brief.docx"
    assert told in room.writer.told.text()
    assert "nothing was written" not in room.writer.told.text()


def it_leaves_no_step_for_words_that_were_taken_back(opened):
    opened.enter("matter")
    before = opened.session.matter
    opened.session.change(replace(before, title="Other"), "typing", merge="title")
    opened.session.change(before, "typing", merge="title")
    assert not opened.session.undoing.canUndo()
    opened.session.change(replace(before, title="Other"), "typing", merge="title")
    opened.session.undoing.undo()
    assert opened.session.matter == before


def it_sends_only_what_was_changed_of_a_proposition(qtbot, workspace):
    form = PropositionForm(workspace.practice)
    qtbot.addWidget(form)
    odd = PrecedentFact(aspect="time: night", text="dark\nand late", pin=None)
    one = Proposition(
        id=PropositionId("oak.x"), authority=AuthorityKey("oak"), text="A rule.", facts=(odd,), provenance="by hand"
    )
    form.edit(one, ())
    assert form.fields() == {}
    form.pin.setText("206")
    assert form.fields() == {"pin": "206"}


def it_has_room_for_the_name_of_the_order(opened, settle):
    room = opened.enter("authorities")
    assert isinstance(room, AuthoritiesRoom)
    opened.resize(1280, 800)
    settle()
    box, option = room.search.order, QStyleOptionComboBox()
    assert box.width() >= box.sizeHint().width()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    assert field.width() >= box.fontMetrics().horizontalAdvance("best first")


@pytest.mark.parametrize("read_only", [True, False])
def it_says_that_a_library_can_only_be_read(opened, settle, monkeypatch, read_only):
    monkeypatch.setattr(Library, "read_only", property(lambda _self: read_only))
    room = opened.enter("authorities")
    settle()
    room._load()
    settle()
    assert room.read_only.isVisible() is read_only
    assert "can be read, not changed" in room.read_only.text()


def it_cuts_no_button_of_a_message(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    message = Message("Rejoinder", "The library is damaged.", parent)
    for words in ("Restore the backup of September 28, 2026", "Look for another library in a folder…", "Quit"):
        message.offer(words, Role.ActionRole, bool)
    message.show()
    QApplication.processEvents()
    assert all(button.width() >= button.sizeHint().width() for button in message.buttons)
    message.close()


def it_says_the_day_in_fewer_words_where_the_last_line_has_no_room_for_all(window):
    status, day = window.status, dt.date(2026, 9, 30)
    status.show_due(Due(day, "Civ. L.R. 7-3(a)", "14 days after the motion."), "Opposition to summary judgment")
    status.show_saved("saved in a-matter-with-a-very-long-name-of-its-own.matter.json")
    status.show_gaps(110)
    window.resize(window.minimumSize())
    QApplication.processEvents()
    assert status.saved.geometry().right() < window.width()
    assert "Opposition to summary judgment due" in status.due.toolTip()
