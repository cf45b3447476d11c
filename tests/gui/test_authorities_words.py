"""Words typed beside an authority and not kept: never lost unasked, and kept by the keys that keep everywhere."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app import paths
from app.gui.frame.window import MainWindow
from app.gui.rooms.authorities.opening import Goal
from app.gui.rooms.authorities.proposition_form import _items
from app.gui.rooms.authorities.reading import Spot
from app.gui.rooms.authorities.room import AuthoritiesRoom
from app.gui.rooms.authorities.side import ABOUT, LAW, REVIEW
from app.gui.rooms.authorities.unfinished import Unfinished
from app.law.annotations import Standing
from app.law.authorities import Outcome
from app.law.claims import ELEMENTS_TOPIC
from app.tasks.workspace import Workspace
from tests.gui.test_authorities import click, select, stocked
from tests.helpers.library import OAK


@pytest.fixture
def oak(window: MainWindow, workspace: Workspace, settle: Callable[[], None]) -> AuthoritiesRoom:
    """The room with one opinion open; the attorney's name is known."""
    room = stocked(window, workspace, settle)
    room.open("oak", Goal())
    settle()
    return room


def begin(qtbot, room: AuthoritiesRoom, sentence: str) -> None:
    select(room, 2, "reached across the sill")
    room.reader.act("quotation")
    qtbot.keyClicks(room.sheet.law.form.text, sentence)


def it_keeps_a_half_written_proposition_with_its_authority(qtbot, oak, settle):
    begin(qtbot, oak, "A reach is an entry.")
    oak.open("lalonde", Goal())
    settle()
    assert oak.sheet.law.form.isHidden()
    oak.open("oak", Goal())
    settle()
    form = oak.sheet.law.form
    assert form.isVisible()
    assert form.text.toPlainText() == "A reach is an entry."
    assert form.quotation.toPlainText() == "reached across the sill"
    assert form.pin.text() == "205"
    assert "✎" in oak.sheet.head.tabText(LAW)


def it_keeps_it_on_the_disk_until_it_is_kept_in_the_library(qtbot, oak, workspace, settle):
    begin(qtbot, oak, "A reach is an entry.")
    oak.sheet.save()
    written = Unfinished(paths.unfinished_path())
    assert written.find("oak", "proposition")["text"] == "A reach is an entry."
    click(qtbot, oak.sheet.law.form.keep)
    settle()
    assert [one.text for one in workspace.library.propositions_of("oak")] == ["A reach is an entry."]
    oak.sheet.save()
    assert not Unfinished(paths.unfinished_path()).keys
    assert oak.window().focusWidget() is oak.reader.text


def it_offers_what_is_half_written_in_the_next_window(qtbot, window, oak, workspace, settle):
    begin(qtbot, oak, "A reach is an entry.")
    window.close()
    again = MainWindow(workspace, window.desk.questions)
    qtbot.addWidget(again)
    again.show()
    room = again.enter("authorities")
    qtbot.waitUntil(lambda: not again.runner.jobs, timeout=90_000)
    start = room.reader.start
    assert start.isVisible()
    assert start.item(0).text() == "Half written"
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not again.runner.jobs and room.opener.key == "oak", timeout=90_000)
    room.sheet.turn_to(LAW)
    assert room.sheet.law.form.text.toPlainText() == "A reach is an entry."
    again.close()


def it_asks_before_it_begins_another_proposition(qtbot, oak):
    begin(qtbot, oak, "A reach is an entry.")
    select(oak, 3, "A warrant was needed")
    oak.reader.act("proposition")
    law = oak.sheet.law
    assert law.question.isVisible()
    assert law.form.text.toPlainText() == "A reach is an entry."
    click(qtbot, law.put_in)
    assert law.form.quotation.toPlainText() == "A warrant was needed"
    assert law.form.text.toPlainText() == "A reach is an entry."
    oak.reader.act("proposition")
    click(qtbot, law.go_on)
    assert law.form.text.toPlainText() == "A reach is an entry."
    oak.reader.act("proposition")
    click(qtbot, law.anew)
    assert law.form.text.toPlainText() == "A warrant was needed"
    assert law.form.quotation.toPlainText() == ""


def it_forgets_what_is_given_up(qtbot, oak):
    begin(qtbot, oak, "A reach is an entry.")
    click(qtbot, oak.sheet.law.form.leave)
    assert oak.unfinished.keys == ()
    select(oak, 2, "reached across")
    oak.reader.act("proposition")
    assert not oak.sheet.law.question.isVisible()
    assert oak.unfinished.keys == ()  # nothing was written in it yet


def it_keeps_a_half_written_note_and_where_it_belongs(qtbot, oak, workspace, settle):
    select(oak, 2, "reached across")
    oak.reader.act("note")
    notes = oak.sheet.about.notes
    assert notes.target.text() == "New note on the passage at 205"
    qtbot.keyClicks(notes.field, "Look at the photographs.")
    oak.open("lalonde", Goal())
    settle()
    assert notes.field.toPlainText() == ""
    oak.open("oak", Goal())
    settle()
    assert notes.field.toPlainText() == "Look at the photographs."
    qtbot.keyClick(notes.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    kept = workspace.library.marks.notes_of("oak")
    assert [(one.text, one.subject) for one in kept] == [("Look at the photographs.", "oak/3")]
    assert notes.field.toPlainText() == ""


def it_keeps_a_form_with_ctrl_enter_and_marks_nothing_as_read(qtbot, oak, workspace, settle):
    begin(qtbot, oak, "A reach is an entry.")
    form = oak.sheet.law.form
    form.pin.setFocus()
    qtbot.keyClick(form.pin, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(workspace.library.propositions_of("oak")) == 1
    assert workspace.library.get_authority("oak").verification is None
    keys = [keys.toString() for keys in oak.window().deeds["read_it"].shortcuts()]
    assert keys == ["Ctrl+Alt+R"]


def it_takes_whole_words_where_a_selection_ends_within_one(qtbot, oak):
    text = oak.reader.text.reading.stretches[2].text
    at = text.index("reached")
    oak.reader.text.select(Spot(2, at + 2), Spot(2, text.index("across") + 3))
    oak.reader.act("quotation")
    assert oak.sheet.law.form.quotation.toPlainText() == "reached across"
    assert oak.sheet.law.form.verdict.isHidden()


def it_says_at_what_stage_and_of_which_elements(qtbot, oak, workspace, settle):
    begin(qtbot, oak, "A reach is an entry.")
    form = oak.sheet.law.form
    assert form.elements.isHidden()
    claim = next(n for n in range(form.claims.count()) if form.claims.item(n).data(Qt.ItemDataRole.UserRole) == "entry")
    form.claims.item(claim).setCheckState(Qt.CheckState.Checked)
    assert form.elements.isVisible()
    form.elements.item(0).setCheckState(Qt.CheckState.Checked)
    topic = next(one for one in _items(form.topics) if one.data(Qt.ItemDataRole.UserRole) == ELEMENTS_TOPIC)
    topic.setCheckState(Qt.CheckState.Checked)
    assert form.words()["topics"] == "elements"
    form.posture.setCurrentIndex(form.posture.findData("summary_judgment"))
    click(qtbot, form.keep)
    settle()
    made = workspace.library.propositions_of("oak")[0]
    assert made.posture == "summary_judgment"
    assert made.elements
    assert made.elements[0].startswith("entry.")
    assert made.topics == ("elements",)
    oak.sheet.law._edit(made)
    assert topic.checkState() == Qt.CheckState.Checked
    assert not form.touched


# The entry, outcomes, treatments


def it_corrects_the_entry_and_shows_who_changed_what(qtbot, oak, workspace, settle):
    box = oak.sheet.about.entry
    click(qtbot, box.change)
    box.lines["court"].setText("the court at the corner")
    click(qtbot, box.keep)
    assert "is not known" in box.verdict.text()
    box.lines["court"].setText("N.D. Cal.")
    box.lines["docket"].setText("4:17-cv-00001")
    click(qtbot, box.keep)
    settle()
    authority = workspace.library.get_authority("oak")
    assert (authority.court, authority.docket) == ("cand", "4:17-cv-00001")
    assert authority.name == OAK.name
    click(qtbot, box.changes)
    assert "A. Attorney: Docket number: 98-1234 → 4:17-cv-00001" in box.history.text()
    assert box.form.isHidden()


def it_keeps_a_half_corrected_entry(qtbot, oak, settle):
    box = oak.sheet.about.entry
    click(qtbot, box.change)
    box.lines["name"].setText("Oak v. The County of Elm")
    oak.open("lalonde", Goal())
    settle()
    assert box.form.isHidden()
    oak.open("oak", Goal())
    settle()
    assert box.form.isVisible()
    assert box.lines["name"].text() == "Oak v. The County of Elm"
    assert box.lines["docket"].text() == OAK.docket


def it_takes_an_outcome_in_the_attorneys_words(qtbot, oak, workspace, settle):
    oak.sheet.turn_to(REVIEW)
    review = oak.sheet.review
    click(qtbot, review.enter)
    assert not review.form.keep.isEnabled()
    review.form.claim.setCurrentIndex(review.form.claim.findData("entry"))
    review.form.result.setCurrentIndex(review.form.result.findData("immunity_denied"))
    qtbot.keyClicks(review.form.pin, "206")
    click(qtbot, review.form.keep)
    settle()
    outcome = workspace.library.suggestions.outcomes_of("oak")[0]
    assert (outcome.claim, outcome.result, outcome.pin) == ("entry", Outcome.IMMUNITY_DENIED, "206")
    assert outcome.decision.standing is Standing.CONFIRMED
    assert review.form.isHidden()
    assert oak.unfinished.keys == ()


def it_records_where_a_treatment_was_looked_up_and_until_when(qtbot, oak, workspace, settle):
    oak.sheet.turn_to(ABOUT)
    box = oak.sheet.about.treatments
    click(qtbot, box.more)
    box.kind.setCurrentIndex(box.kind.findData("limited"))
    qtbot.keyClicks(box.service, "the citator")
    qtbot.keyClicks(box.until, "one day")
    click(qtbot, box.keep)
    assert "2027-05" in box.verdict.text()
    box.until.setText("2020-01")
    click(qtbot, box.keep)
    settle()
    kept = workspace.library.get_authority("oak").treatments[0]
    assert (kept.service, str(kept.expires_on)) == ("the citator", "2020-01-31")
    watch = oak.upkeep.watch
    click(qtbot, watch.due)
    settle()
    due = [watch.list.item(row).text() for row in range(watch.list.count())]
    assert any("Oak" in line and "good until January 31, 2020" in line for line in due)


# Without a window


def it_reads_no_file_that_is_damaged_and_writes_only_what_changed(tmp_path, caplog):
    path = tmp_path / "unfinished.json"
    path.write_text("[1, 2", encoding="utf-8")
    words = Unfinished(path)
    assert [record.getMessage() for record in caplog.records] == ["unfinished words could not be read"]
    caplog.clear()
    assert words.keys == ()
    words.put("oak", "note", {})
    words.save()
    assert path.read_text(encoding="utf-8") == "[1, 2"
    words.put("oak", "note", {"text": "one"})
    words.put("elm", "note", {"text": "two"})
    words.put("oak", "proposition", {"text": "three"})
    words.save()
    assert list(json.loads(path.read_text(encoding="utf-8"))) == ["elm", "oak"]
    again = Unfinished(path)
    assert again.forms_of("oak") == ("note", "proposition")
    again.put("oak", "note", {})
    again.put("oak", "proposition", {})
    assert again.keys == ("elm",)


def it_keeps_words_of_an_encrypted_library_in_memory_only():
    words = Unfinished(None)
    words.put("oak", "note", {"text": "secret"})
    words.save()
    assert not words.kept
    assert words.find("oak", "note") == {"text": "secret"}


def it_takes_plain_words_off_the_disk_once_the_library_is_encrypted(tmp_path, caplog):
    path = tmp_path / "unfinished.json"
    before = Unfinished(path)
    before.put("oak", "note", {"text": "secret"})
    before.save()
    path.with_suffix(".new").write_text("secret", encoding="utf-8")
    words = Unfinished(path, secret=True)
    assert list(tmp_path.iterdir()) == []
    assert words.find("oak", "note") == {"text": "secret"}
    words.put("elm", "note", {"text": "more"})
    words.save()
    assert not words.kept
    assert list(tmp_path.iterdir()) == []
    assert Unfinished(path, secret=True).keys == ()
    assert not caplog.records
    path.mkdir()
    assert Unfinished(path, secret=True).keys == ()
    assert [record.getMessage() for record in caplog.records] == [
        "unfinished words could not be read",
        "unfinished words could not be taken off the disk",
    ]
    caplog.clear()
