"""The whole job in one go, by mouse and keyboard: from a new matter to an exported opposition, and back again."""

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.gui.frame.questions import NewMatterDialog
from app.gui.frame.window import MainWindow
from app.gui.operations import find_courts
from tests.gui.conftest import Answers
from tests.gui.test_arguments import card_of, cards, click, picked, room_of
from tests.gui.test_frame import OPINION
from tests.gui.test_rooms import COMPLAINT

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def described(qtbot: QtBot) -> NewMatterDialog:
    """The form of a new matter, filled in by keys."""
    dialog = NewMatterDialog(find_courts())
    qtbot.addWidget(dialog)
    for field, words in (
        (dialog.plaintiff, "Ada Doyle"),
        (dialog.defendant, "Ned Marsh"),
        (dialog.case_number, "4:20-cv-01234-XYZ"),
        (dialog.incident, "2019-05-06"),
    ):
        qtbot.keyClicks(field, words)
    return dialog


def choose(box: QComboBox, data: object) -> None:
    place = box.findData(data)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def it_walks_the_whole_job(qtbot: QtBot, window: MainWindow, answers: Answers, described, settle, tmp_path) -> None:
    window.activateWindow()
    begin(qtbot, window, answers, described)
    import_an_opinion(qtbot, window, answers, settle, tmp_path)
    make_facts(qtbot, window, answers, settle, tmp_path)
    raise_and_answer(qtbot, window, settle)
    edit_the_draft(qtbot, window, settle)
    check_and_export(qtbot, window, answers, settle, tmp_path)
    save_and_reopen(qtbot, window, answers, settle, tmp_path)


def begin(qtbot, window, answers, described):
    answers.made = described.matter()
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert window.room == "matter"
    window.deeds["add_count"].trigger()
    table = window.rooms["matter"].tables.counts.table
    box = table.findChild(QComboBox)
    box.setCurrentText(window.desk.workspace.practice.claims["entry"].title)
    box.activated.emit(box.currentIndex())
    assert window.session.matter.counts[0].claim == "entry"


def import_an_opinion(qtbot, window, answers, settle, tmp_path):
    opinion = tmp_path / "order.txt"
    opinion.write_text(OPINION)
    answers.files = [opinion]
    qtbot.keyClick(window, Qt.Key.Key_I, CONTROL)
    settle()
    assert window.desk.workspace.library.counts().opinions == 1


def make_facts(qtbot, window, answers, settle, tmp_path):
    answers.paper = tmp_path / "complaint.txt"
    answers.paper.write_text(COMPLAINT)
    window.deeds["read_complaint"].trigger()
    settle()
    page = window.rooms["matter"].reading
    page.paragraphs.tree.paragraphs()[2].setCheckState(0, Qt.CheckState.Checked)
    click(qtbot, page.paragraphs.take)
    assert window.session.matter.facts[0].cites[0].paragraphs == ("3",)


def raise_and_answer(qtbot, window, settle):
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    room = room_of(window)
    choose(room.bar.adder, "doorway")
    qtbot.keyClick(room.board, Qt.Key.Key_Return)
    qtbot.keyClicks(room.answer.pages, "4-5")
    qtbot.keyClick(room.answer.pages, Qt.Key.Key_Return)
    settle()
    qtbot.keyClick(room.board, Qt.Key.Key_Return)
    first = cards(window)[0]
    assert window.focusWidget() is first.box
    qtbot.keyClick(first.box, Qt.Key.Key_Space)
    if "lalonde.doorway" not in picked(window):
        click(qtbot, card_of(window, "lalonde.doorway").box)
    room.answer.facts.item(0).setCheckState(Qt.CheckState.Checked)
    settle()
    assert "lalonde.doorway" in picked(window)


def edit_the_draft(qtbot, window, settle):
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    settle()
    room = window.rooms["draft"]
    found = room.view.text.document().find("LaLonde")
    room.view.text.setTextCursor(QTextCursor(found))
    qtbot.keyClick(room.view.text, Qt.Key.Key_Return)
    room.editor.field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(room.editor.field, "To begin with. ")
    qtbot.keyClick(room.editor.field, Qt.Key.Key_Return, CONTROL)
    settle()
    assert "To begin with." in room.view.text.toPlainText()


def check_and_export(qtbot, window, answers, settle, tmp_path):
    qtbot.keyClick(window, Qt.Key.Key_5, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.rooms["check"]._finding is not None
    answers.export = tmp_path / "doyle.docx"
    qtbot.keyClick(window, Qt.Key.Key_6, CONTROL)
    window.rooms["export"].choices.pdf.setChecked(False)
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    settle()
    body = zipfile.ZipFile(answers.export).read("word/document.xml").decode()
    assert "To begin with." in body


def save_and_reopen(qtbot, window, answers, settle, tmp_path):
    answers.save = tmp_path / "doyle.matter.json"
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert not window.session.dirty
    before = window.session.to_save()
    window.deeds["close"].trigger()
    assert window.session.matter is None
    window.open_path(answers.save)
    settle()
    assert window.session.matter == before
    assert "To begin with." in window.enter("draft").view.text.toPlainText()
    settle()
