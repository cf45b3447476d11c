"""The way back: from what was opened to the sentence, the issue or the room from which it was."""

from PySide6.QtCore import Qt

from app.gui.frame.trail import Trail
from app.gui.places import Place
from tests.gui.conftest import PATIENCE

A, B, C = (Place(room=room) for room in ("matter", "draft", "authorities"))


def test_back_and_forward_lead_over_the_same_places():
    trail = Trail()
    trail.leave(A)
    trail.leave(B)
    assert (trail.back(C), trail.back(B), trail.back(A)) == (B, A, None)
    assert (trail.forward(A), trail.forward(B), trail.forward(C)) == (B, C, None)


def test_a_new_way_takes_the_place_of_those_ahead():
    trail = Trail()
    trail.leave(A)
    assert trail.back(B) == A
    trail.leave(C)
    assert not trail.can_go_forward
    assert trail.back(B) == C


def test_a_place_left_twice_is_kept_once():
    trail = Trail()
    trail.leave(A)
    trail.leave(A)
    assert (trail.back(B), trail.can_go_back) == (A, False)


def it_returns_to_the_sentence_from_which_a_citation_was_opened(opened, qtbot, settle):
    room = opened.enter("draft")
    settle()
    text, view = room.view.text, room.view
    position = next(iter(view.places.citations.values()))
    view.show_position(position)
    sentence = view.sentence_at(text.textCursor())
    view.show_position(position + 3)
    assert view.cited_at(text.textCursor()) is not None
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert opened.room == "authorities"
    authority = opened.rooms["authorities"].opener.key
    assert authority

    view.show_position(0)
    qtbot.keyClick(opened.rooms["authorities"].reader.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert opened.room == "draft"
    assert text.textCursor().position() == position + 3
    assert view.sentence_at(text.textCursor()) == sentence
    assert opened.deeds["forward"].isEnabled()

    qtbot.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: opened.room == "authorities", timeout=PATIENCE)
    settle()
    assert opened.rooms["authorities"].opener.key == authority


def it_returns_to_the_issue_on_the_board(opened, settle):
    board = opened.enter("arguments")
    issue = board.issue.key
    opened.enter("check")
    opened.enter("matter")
    settle()
    opened.deeds["back"].trigger()
    assert opened.room == "check"
    opened.deeds["back"].trigger()
    assert (opened.room, board.issue.key) == ("arguments", issue)


def it_knows_no_way_back_into_another_matter(opened, settle, matter_file):
    opened.enter("check")
    assert opened.deeds["back"].isEnabled()
    opened.open_path(matter_file)
    settle()
    assert not opened.deeds["back"].isEnabled()
    assert not opened.deeds["forward"].isEnabled()
