"""Words that are being typed in the Arguments room stay with the issue for which they are typed, whatever happens."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.gui.frame.questions import Unsaved
from app.gui.rooms.arguments.adverse import Fate
from app.gui.rooms.arguments.card import OfferCard
from app.gui.rooms.arguments.picks import OfferList
from app.gui.rooms.arguments.room import ArgumentsRoom
from app.gui.rooms.arguments.sentence_field import SentenceField
from app.law.briefs import BriefKind
from app.law.matters import Issue, Matter
from app.matters import load_matter
from tests.gui.conftest import PATIENCE

CONTROL = Qt.KeyboardModifier.ControlModifier
FIELDS = ("pages", "contention", "heading", "conceded")
TYPED = "21-23"


def issue_of(matter: Matter | None, key: str) -> Issue:
    found = matter.find_issue(key) if matter else None
    assert found is not None
    return found


def said(matter: Matter | None, issue: Issue, name: str) -> str:
    """What the matter has of a field."""
    found = issue_of(matter, issue.key)
    if name == "pages":
        return ", ".join(found.raised_at.pages) if found.raised_at else ""
    if name == "contention":
        return found.contention
    assert matter is not None
    selection = matter.find_selection(BriefKind.OPPOSITION.side, found)
    return str(getattr(selection, name)) if selection else ""


def type_into(qtbot, room: ArgumentsRoom, field: QLineEdit, words: str) -> None:
    room.window().activateWindow()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    assert QApplication.focusWidget() is field


def an_adverse_card(room: ArgumentsRoom) -> OfferCard:
    room.supports.tabs.setCurrentIndex(1)
    view = room.supports.lists[OfferList.ADVERSE]
    while view._waiting:
        view._add_next()
    QApplication.processEvents()
    return view.ordered()[0]


def look_anew(room: ArgumentsRoom) -> None:
    """The library offers the same with other scores, as after an import."""
    view = room.supports.lists[OfferList.ADVERSE]
    again = tuple(dataclasses.replace(one, score=one.score + 1) for one in view._offers or ())
    view.show_offers(again, view._selection, (), view._about, {})
    QApplication.processEvents()


@pytest.mark.parametrize("name", FIELDS)
def it_leaves_typed_words_with_their_issue_when_keys_lead_to_another(qtbot, arguments, opened, name):
    arguments.board.go_to("1:doorway")
    there = arguments.issue
    before = {key: said(opened.session.matter, there, key) for key in FIELDS}
    first = next(one for one in opened.session.matter.issues if one.key == "1:qi_prong2")
    field = getattr(arguments.answer, name)
    arguments.board.go_to(first.key)
    type_into(qtbot, arguments, field, TYPED)
    qtbot.keyClick(field, Qt.Key.Key_U, CONTROL)
    assert arguments.issue.key == there.key
    assert field.text() == said(opened.session.matter, arguments.issue, name) != TYPED
    field.clearFocus()
    assert said(opened.session.matter, first, name) == TYPED
    assert {key: said(opened.session.matter, there, key) for key in FIELDS} == before


def it_shows_what_the_other_paper_says_of_an_issue(qtbot, arguments, opened, settle):
    type_into(qtbot, arguments, arguments.answer.conceded, "It is not contested.")
    opened.session.set_kind(BriefKind.REPLY)
    assert arguments.answer.conceded.text() == ""
    arguments.answer.conceded.clearFocus()
    settle()
    matter, issue = opened.session.matter, arguments.issue
    assert said(matter, issue, "conceded") == "It is not contested."
    assert matter.find_selection(BriefKind.REPLY.side, issue) is None


@pytest.mark.parametrize("name", FIELDS)
def it_saves_what_is_being_typed(qtbot, arguments, opened, matter_file, name):
    issue, field = arguments.issue, getattr(arguments.answer, name)
    type_into(qtbot, arguments, field, TYPED)
    opened.deeds["save"].trigger()
    qtbot.waitUntil(lambda: said(load_matter(matter_file), issue, name) == TYPED, timeout=PATIENCE)
    assert QApplication.focusWidget() is field
    assert field.text() == TYPED


def it_asks_before_it_closes_on_typed_words_and_keeps_them(qtbot, arguments, opened, answers, matter_file):
    issue = arguments.issue
    type_into(qtbot, arguments, arguments.answer.contention, "Defendants argue it.")
    answers.leave = Unsaved.SAVE
    assert opened.close()
    assert answers.asked
    assert said(load_matter(matter_file), issue, "contention") == "Defendants argue it."


def it_leaves_the_letters_as_they_are_typed(qtbot, arguments, opened):
    pages, contention = arguments.answer.pages, arguments.answer.contention
    type_into(qtbot, arguments, pages, "4,  9 ,")
    assert pages.text() == "4,  9 ,"
    assert issue_of(opened.session.matter, arguments.issue.key).raised_at.pages == ("4", "9")
    type_into(qtbot, arguments, contention, "They say ")
    assert contention.text() == "They say "
    opened.session.undoing.undo()
    assert contention.text() == ""  # one step for all the letters


def it_forgets_the_words_for_a_matter_that_was_let_go(qtbot, arguments, opened, answers, matter_file, settle):
    key = arguments.issue.key
    type_into(qtbot, arguments, arguments.answer.contention, "Defendants argue it.")
    answers.leave = Unsaved.DISCARD
    opened.open_path(matter_file)
    settle()
    arguments.answer.contention.clearFocus()
    assert issue_of(opened.session.matter, key).contention == ""
    assert arguments.answer.contention.text() == ""


@pytest.mark.parametrize("fate", list(Fate))
def it_takes_the_answer_to_adverse_authority_as_it_is_typed(qtbot, arguments, opened, fate):
    card, issue = an_adverse_card(arguments), arguments.issue
    card.adverse.buttons[fate].click()
    type_into(qtbot, arguments, card.adverse.words, "It is about cars.")
    selection = opened.session.find_selection(issue)
    words = selection.supports[0].distinction if fate is Fate.DISTINGUISHED else selection.set_aside[0].reason
    assert words == "It is about cars."
    assert card.adverse.words.hasFocus()
    opened.session.undoing.undo()
    assert opened.session.find_selection(issue) is None  # the way and its words are one step


def it_lets_a_reason_be_emptied_and_typed_anew(qtbot, arguments, opened):
    card, issue = an_adverse_card(arguments), arguments.issue
    card.adverse.buttons[Fate.CONCEDED].click()
    type_into(qtbot, arguments, card.adverse.words, "No.")
    for _ in range(3):
        qtbot.keyClick(card.adverse.words, Qt.Key.Key_Backspace)
    assert not opened.session.find_selection(issue)
    assert card.adverse.words.isVisible()
    qtbot.keyClicks(card.adverse.words, "Yes.")
    assert opened.session.find_selection(issue).set_aside[0].reason == "Yes."


def it_keeps_cursor_and_words_of_an_answer_when_the_library_offers_anew(qtbot, arguments, opened):
    card = an_adverse_card(arguments)
    card.adverse.buttons[Fate.DISTINGUISHED].click()
    type_into(qtbot, arguments, card.adverse.words, "She stood inside.")
    card.adverse.words.setCursorPosition(4)
    look_anew(arguments)
    field = QApplication.focusWidget()
    assert isinstance(field, SentenceField)
    assert field is not card.adverse.words
    assert (field.text(), field.cursorPosition()) == ("She stood inside.", 4)


def it_keeps_a_way_that_was_chosen_without_words_when_the_library_offers_anew(qtbot, arguments):
    name = an_adverse_card(arguments).offer.proposition.id
    an_adverse_card(arguments).adverse.buttons[Fate.ASIDE].click()
    look_anew(arguments)
    card = an_adverse_card(arguments)
    assert card.offer.proposition.id == name
    assert card.adverse.buttons[Fate.ASIDE].isChecked()
    assert card.adverse.words.isVisible()


def it_carries_no_answer_to_another_issue(qtbot, arguments, opened):
    view = arguments.supports.lists[OfferList.ADVERSE]
    an_adverse_card(arguments).adverse.buttons[Fate.ASIDE].click()
    view.show_offers(view._offers or (), None, (), "another issue", {})
    assert not any(button.isChecked() for card in view.cards for button in card.adverse.buttons.values())


@pytest.fixture
def sheet(qtbot, arguments, opened, settle):
    """The fact analogues of an issue with a picked holding, a cell of this case's open and typed in."""
    view = arguments.supports.lists[OfferList.OFFERED]
    while view._waiting:
        view._add_next()
    QApplication.processEvents()
    next(card for card in view.cards if card.offer.proposition.facts).box.click()
    arguments.below.setCurrentWidget(arguments.analogues)
    settle()
    table = arguments.analogues.table
    opened.activateWindow()
    table.setFocus()
    table.setCurrentCell(0, 3)
    table.edit(table.currentIndex())
    qtbot.keyClicks(table.indexWidget(table.currentIndex()), "a few feet inside")
    return arguments.analogues


def ours(matter: Matter | None, key: str) -> list[str]:
    assert matter is not None
    selection = matter.find_selection(BriefKind.OPPOSITION.side, issue_of(matter, key))
    return [mark.ours for mark in selection.likenesses] if selection else []


def it_saves_a_cell_of_the_sheet_that_is_typed_in(qtbot, sheet, arguments, opened, answers, matter_file):
    key = arguments.issue.key
    assert arguments.has_words
    assert ours(arguments.with_words(opened.session.matter), key) == ["a few feet inside"]
    answers.leave = Unsaved.SAVE
    assert opened.close()
    assert ours(load_matter(matter_file), key) == ["a few feet inside"]


def it_leaves_a_cell_that_is_typed_in_with_its_issue(sheet, arguments, opened):
    key = arguments.issue.key
    arguments.board.go_to("1:qi_prong2" if key != "1:qi_prong2" else "1:doorway")
    assert ours(opened.session.matter, key) == ["a few feet inside"]
    assert ours(opened.session.matter, arguments.issue.key) == []
    assert not arguments.has_words


def it_keeps_a_cell_open_when_matches_arrive(sheet, arguments, opened):
    opened.drafting.matched.emit()
    editor = sheet.table.indexWidget(sheet.table.currentIndex())
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "a few feet inside"


def it_goes_on_in_the_row_of_the_same_fact_when_rows_change(sheet, arguments, opened):
    proposition, aspect = sheet._rows[0]
    other = dataclasses.replace(proposition.facts[0], aspect="the hour")
    later = dataclasses.replace(proposition, facts=(other, *proposition.facts))
    sheet.show_issue(opened.session.matter, opened.session.side, arguments.issue, [(later, "A case")])
    editor = sheet.table.indexWidget(sheet.table.currentIndex())
    assert isinstance(editor, QLineEdit)
    assert (sheet._rows[sheet.table.currentRow()][1], editor.text()) == (aspect, "a few feet inside")
