"""Nothing is lost: unsaved work is kept and offered again, and other windows and programs are noticed."""

import dataclasses
import datetime as dt

from app.gui.frame.questions import Unsaved
from app.gui.frame.window import MainWindow
from app.matters import autosave_path, find_autosave, find_unsaved, load_matter, new_matter, save_matter
from tests.gui.test_arguments import card_of, click, picked


def it_offers_after_a_kill_exactly_what_was_there(qtbot, opened, settle, matter_file, answers):
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    settle()
    opened.files.keep()
    settle()
    there = opened.session.matter
    opened.files._lock.release()  # as the system does when a program is killed
    again = MainWindow(opened.desk.workspace, answers)
    qtbot.addWidget(again)
    again.open_path(matter_file)
    qtbot.waitUntil(lambda: again.session.matter is not None and not again.runner.jobs, timeout=90_000)
    assert again.session.matter.selections == ()
    assert "was not saved was found" in again.notice.label.text()
    again.notice.buttons[0].click()
    assert again.session.dirty
    assert dataclasses.replace(again.session.matter, snapshot=there.snapshot) == there
    qtbot.waitUntil(lambda: not again.runner.jobs and not again.drafting.busy, timeout=90_000)
    answers.leave = Unsaved.DISCARD
    again.close()
    assert find_autosave(matter_file) is None


def it_keeps_a_matter_that_was_never_saved(qtbot, window, answers, settle, workspace):
    answers.made = new_matter(
        title="Doe v. Roe", plaintiff="Doe", defendant="Roe", case_number="1", incident=dt.date(2020, 1, 2)
    )
    window.deeds["new"].trigger()
    window.files.keep()
    settle()
    (left,) = find_unsaved()
    assert left.matter == window.session.to_save()
    again = MainWindow(workspace, answers)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: not again.welcome.unsaved.isHidden(), timeout=90_000)
    again.welcome.chose_unsaved.emit(left)
    assert again.session.matter == left.matter
    qtbot.waitUntil(lambda: not again.runner.jobs and not again.drafting.busy, timeout=90_000)
    answers.leave = Unsaved.DISCARD
    again.close()


def it_forgets_what_was_kept_once_it_is_saved(qtbot, opened, settle, matter_file):
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    opened.files.keep()
    settle()
    assert autosave_path(matter_file).exists()
    opened.deeds["save"].trigger()
    assert not autosave_path(matter_file).exists()
    assert load_matter(matter_file).selections


def it_forgets_what_was_kept_once_it_is_taken_back(qtbot, opened, settle, matter_file):
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    opened.files.keep()
    settle()
    assert autosave_path(matter_file).exists()
    opened.session.undoing.undo()
    settle()
    assert not opened.session.dirty
    opened.files.keep()
    assert not autosave_path(matter_file).exists()


def it_notices_a_second_window_on_one_matter(qtbot, opened, settle, matter_file, answers):
    other = MainWindow(opened.desk.workspace, answers)
    qtbot.addWidget(other)
    other.open_path(matter_file)
    qtbot.waitUntil(lambda: not other.notice.isHidden(), timeout=90_000)
    assert "open already" in other.notice.label.text()
    assert other.session.matter is None
    other.notice.buttons[0].click()
    assert (other.session.path, other.session.dirty) == (None, True)
    qtbot.waitUntil(lambda: not other.runner.jobs and not other.drafting.busy, timeout=90_000)
    answers.leave = Unsaved.DISCARD
    other.close()


def it_notices_that_somebody_else_has_saved(qtbot, opened, settle, matter_file):
    theirs = dataclasses.replace(load_matter(matter_file), title="Theirs v. Marsh")
    save_matter(theirs, matter_file)
    opened.files.look_outside()
    assert "changed by another program" in opened.notice.label.text()
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    opened.deeds["save"].trigger()
    assert load_matter(matter_file).title == "Theirs v. Marsh"
    assert "somebody else" in opened.notice.label.text()
    opened.notice.buttons[-1].click()
    assert load_matter(matter_file).title == "Doyle v. Marsh"
    settle()


def it_loads_the_version_of_somebody_else(opened, settle, matter_file):
    save_matter(dataclasses.replace(load_matter(matter_file), title="Theirs v. Marsh"), matter_file)
    opened.files.look_outside()
    opened.notice.buttons[0].click()
    settle()
    assert opened.session.matter.title == "Theirs v. Marsh"
    assert picked(opened) == []


def it_saves_beside_an_outside_change_and_opens_a_copy_of_it(opened, settle, matter_file, answers):
    save_matter(dataclasses.replace(load_matter(matter_file), title="Theirs v. Marsh"), matter_file)
    opened.session.change(dataclasses.replace(opened.session.matter, title="Mine v. Marsh"), "title")
    answers.save = matter_file.with_name("mine.matter.json")
    opened.deeds["save"].trigger()
    assert [one.text() for one in opened.notice.buttons] == [
        "Save mine under another name…",
        "Open a copy of that version",
        "Save over it",
    ]
    opened.notice.buttons[0].click()
    assert answers.asked[-1] == f"{matter_file.name.removesuffix('.matter.json')}-mine.matter.json"
    assert load_matter(answers.save).title == "Mine v. Marsh"
    assert load_matter(matter_file).title == "Theirs v. Marsh"
    settle()


def it_asks_about_ones_own_work_before_a_copy_of_the_other_version(opened, settle, matter_file, answers):
    save_matter(dataclasses.replace(load_matter(matter_file), title="Theirs v. Marsh"), matter_file)
    opened.session.change(dataclasses.replace(opened.session.matter, title="Mine v. Marsh"), "title")
    opened.deeds["save"].trigger()
    opened.notice.buttons[1].click()
    assert opened.session.matter.title == "Mine v. Marsh"
    answers.leave, answers.save = Unsaved.SAVE, matter_file.with_name("mine.matter.json")
    opened.deeds["save"].trigger()
    opened.notice.buttons[1].click()
    settle()
    assert (opened.session.matter.title, opened.session.path) == ("Theirs v. Marsh", None)
    assert load_matter(answers.save).title == "Mine v. Marsh"
    assert load_matter(matter_file).title == "Theirs v. Marsh"
    answers.leave = Unsaved.DISCARD
