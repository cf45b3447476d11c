"""The frame of the window: opening, importing, failing, leaving, remembering, and the keys."""

import datetime as dt
import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPushButton,
    QWidget,
)

from app import paths
from app.errors import StoreError, UnwritableFolder
from app.gui.deeds import Deed
from app.gui.frame.actions import EDIT, FILE, GO, HELP, VIEW
from app.gui.frame.command_palette import commands_of, rank
from app.gui.frame.memory import WindowMemory
from app.gui.frame.notices import ReportDialog
from app.gui.frame.questions import NewMatterDialog, Unsaved
from app.gui.frame.settings import SettingsDialog
from app.gui.frame.window import MainWindow
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.dress import Appearance
from app.gui.look.palette import Tone
from app.gui.operations import find_courts
from app.gui.rooms import ROOMS
from app.law.authorities import Posture
from app.matters import load_matter, new_matter
from app.settings import load_settings
from tests.gui.conftest import PATIENCE
from tests.gui.test_arguments import card_of, cards, click, room_of

OPINION = """Filed May 2, 2011

UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA

ALPHA v. BETA
No. 10-cv-00001-ABC

ORDER DENYING MOTION TO DISMISS

The officers came to the door at night. They had no warrant, and nobody had asked them in.

The motion is denied.
"""


# Opening


def it_greets_with_the_ways_to_begin(window):
    words = {b.text() for b in window.welcome.findChildren(QPushButton)}
    assert {"New matter", "Open a matter", "Open the sample", "Import opinions"} <= words
    assert window.windowTitle() == "Rejoinder"
    assert not window.deeds["save"].isEnabled()
    assert not window.deeds["draft"].isEnabled()


def it_opens_a_matter_at_its_first_open_issue(opened, matter_file):
    assert "Doyle v. Marsh" in opened.windowTitle()
    assert room_of(opened).issue.key == "1:doorway"
    assert card_of(opened, "lalonde.doorway")
    assert opened.memory.recent == (matter_file,)
    assert not opened.session.dirty
    assert "Opposition due" in opened.status.due.text()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{not json", "cut off, or changed by hand"),
        ("[]", "matter"),
        (None, "no such matter file"),
    ],
)
def it_tells_a_broken_file_in_one_sentence_and_lives(window, settle, content, words, matter_file):
    path = matter_file.with_name("broken.matter.json")
    if content is not None:
        path.write_text(content)
    window.open_path(path)
    settle()
    assert window.notice.isVisible()
    assert words in window.notice.label.text()
    assert window.session.matter is None
    window.open_path(matter_file)
    settle()
    assert window.session.matter is not None
    assert not window.notice.isVisible()


def it_keeps_the_open_matter_when_another_is_broken(opened, tmp_path, settle):
    path = tmp_path / "broken.matter.json"
    path.write_text("{")
    opened.open_path(path)
    settle()
    assert opened.notice.isVisible()
    assert opened.session.matter.title == "Doyle v. Marsh"
    assert room_of(opened).isVisible()


def it_opens_the_sample_as_a_copy(window, answers, settle, tmp_path):
    window.deeds["sample"].trigger()
    settle()
    assert window.session.path is None
    assert not window.session.dirty
    assert window.memory.recent == ()
    answers.save = tmp_path / "mine.matter.json"
    window.deeds["save"].trigger()
    assert answers.asked == ["malek.matter.json"]
    saved = load_matter(answers.save)
    assert saved == window.session.to_save()
    assert {authority.key for authority in saved.snapshot.authorities} >= {"lalonde", "quaempts"}


def it_begins_a_new_matter_unsaved(window, answers, settle):
    answers.made = new_matter(
        title="Doe v. Roe", plaintiff="Doe", defendant="Roe", case_number="1", incident=dt.date(2020, 1, 2)
    )
    window.deeds["new"].trigger()
    settle()
    assert window.session.dirty
    assert window.room == "matter"


# Importing


@pytest.fixture
def opinions(tmp_path) -> list[Path]:
    folder = tmp_path / "opinions"
    folder.mkdir()
    for number in range(3):
        (folder / f"order{number}.txt").write_text(OPINION.replace("00001", f"0000{number}"))
    (folder / "picture.xyz").write_bytes(b"\x00\x01\x02\x03")
    return sorted(folder.iterdir())


def it_imports_in_the_background_and_tells_each_files_fate(window, answers, opinions, settle):
    answers.files = opinions
    window.deeds["import"].trigger()
    assert "Importing" in [job.title for job in window.runner.jobs]
    room = window.rooms["authorities"]
    assert room.imports.progress.isVisible()
    assert not window.status.jobs.isVisible()  # it is told in the room
    room.tabs.setCurrentIndex(0)
    assert window.status.jobs.isVisible()
    settle()
    assert "In the library: 3 of 4 files" in window.notice.label.text()
    assert "picture.xyz" in window.notice.label.text()
    assert not window.status.jobs.isVisible()


def it_stops_an_import_and_keeps_what_was_stored(qtbot, window, tmp_path, settle, workspace):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        (folder / f"order{number:03}.txt").write_text(OPINION.replace("00001", f"{number:05}"))
    window.import_opinions([folder])
    window.rooms["authorities"].tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: window.status.jobs.bar.value() > 0, timeout=PATIENCE)
    click(qtbot, window.status.jobs.stop)
    settle()
    assert "stopped" in window.notice.label.text()
    assert 0 < workspace.library.counts().opinions < 200


def it_takes_dropped_files(window, matter_file, opinions, settle, workspace):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (matter_file, opinions[0])])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    settle()
    assert window.session.matter.title == "Doyle v. Marsh"
    assert workspace.library.counts().opinions == 1


# Failing, leaving, remembering


def it_tells_a_save_that_failed_and_keeps_the_changes(qtbot, opened, answers):
    click(qtbot, cards(opened)[0].box)
    answers.save = Path("/proc/nowhere/doyle.matter.json")
    opened.deeds["save_as"].trigger()
    assert "could not be saved" in opened.notice.label.text()
    assert opened.session.dirty


def it_shows_a_report_of_a_fault_without_the_matters_words(qtbot, opened):
    opened.desk.show_failure(ValueError("Ms. Doyle's secret"))
    (dialog,) = opened.findChildren(ReportDialog)
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
    assert "ValueError" in dialog.report.toPlainText()
    assert "secret" not in dialog.report.toPlainText()
    dialog.reject()
    qtbot.waitUntil(lambda: not opened.findChildren(ReportDialog), timeout=PATIENCE)


def it_explains_known_failures_in_the_bar(opened):
    opened.desk.show_failure(
        UnwritableFolder(Path("/x"), "the folder cannot be written to.", hint="Choose another folder.")
    )
    assert opened.notice.label.text() == "✕ /x: the folder cannot be written to. Choose another folder."
    opened.notice.dismiss.click()
    assert not opened.notice.isVisible()


@pytest.mark.parametrize(
    ("answer", "closes", "kept"),
    [(Unsaved.STAY, False, False), (Unsaved.DISCARD, True, False), (Unsaved.SAVE, True, True)],
)
def it_asks_before_changes_are_lost(opened, answers, answer, closes, kept):
    card_of(opened, "lalonde.doorway").box.click()
    answers.leave = answer
    assert opened.close() is closes
    assert answers.asked == ["Doyle v. Marsh"]
    assert bool(load_matter(opened.session.path).selections) is kept


def it_closes_while_a_job_runs(qtbot, window):
    started, ended = threading.Event(), threading.Event()

    def work(progress, cancel):
        started.set()
        try:
            while True:
                cancel.check()
        finally:
            ended.set()

    window.runner.run("Waiting", work, on_success=lambda _: None, on_failure=window.desk.show_failure)
    assert started.wait(60)
    assert window.close()
    assert ended.is_set()
    assert window.runner.jobs == ()


def it_remembers_size_panes_and_choices(qtbot, opened, workspace, answers):
    opened.resize(799, 650)
    size = opened.size()
    opened.deeds["side"].trigger()  # shown, though the room folds it in a window of this breadth
    opened.deeds["side"].trigger()
    opened.deeds["larger"].trigger()
    opened.close()
    again = MainWindow(workspace, answers)
    qtbot.addWidget(again)
    assert again.size() == size
    assert not again.deeds["side"].isChecked()
    assert again.memory.number("percent", 100) == 110
    again.close()


def it_changes_its_dress_and_its_size(qtbot, opened, settle):
    opened._wear(Appearance.DARK)
    qtbot.waitUntil(lambda: colors.active() is colors.DARK, timeout=PATIENCE)
    assert WindowMemory().text("appearance", "") == "dark"
    before = opened.fontMetrics().height()
    opened.deeds["larger"].trigger()
    opened.deeds["larger"].trigger()
    assert scale.percent() == 125
    qtbot.waitUntil(lambda: opened.rail.fontMetrics().height() > before, timeout=PATIENCE)
    opened.deeds["usual"].trigger()
    opened._wear(Appearance.LIGHT)
    qtbot.waitUntil(lambda: colors.active() is colors.LIGHT, timeout=PATIENCE)
    settle()


@pytest.mark.parametrize("room", ["matter", "arguments", "authorities", "draft", "check", "export"])
def it_does_one_thing_by_each_shortcut_of_a_room(opened, room):
    opened.enter(room)
    keys = Counter(key.toString() for action in opened.deeds if action.isEnabled() for key in action.shortcuts())
    assert [key for key, deeds in keys.items() if deeds > 1] == []
    assert keys.total() > 20


def it_says_what_it_is(qtbot, window):
    window.deeds["about"].trigger()
    (dialog,) = window.findChildren(QDialog)
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
    assert any("every sentence sourced" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QDialog), timeout=PATIENCE)


def it_says_a_cell_of_the_board_in_words(opened):
    board = room_of(opened).board
    said = board.boards.data(board.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Count 1 × the doorway exception: raised, unanswered.")


def it_enters_the_rooms_by_their_numbers(qtbot, opened, settle):
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow, timeout=PATIENCE)
    for number, name in enumerate(opened.rail.buttons, start=1):
        qtbot.keyClick(opened, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert opened.room == name
        assert opened.rail.buttons[name].isChecked()
    settle()


def it_walks_through_the_panes(opened, settle):
    opened.resize(1280, 800)  # the supports stand beside the board
    opened.activateWindow()
    room_of(opened).board.setFocus()
    seen = []
    for _ in range(4):
        opened.deeds["next_pane"].trigger()
        seen.append(opened.focusWidget())
    assert len(set(map(id, seen))) == 4
    assert seen[-1] is room_of(opened).board


def it_hides_the_side_pane(opened):
    opened.resize(1280, 800)
    opened.deeds["side"].trigger()
    assert not opened.columns.frame.isVisible()
    opened.deeds["side"].trigger()
    assert opened.columns.frame.isVisible()


def it_does_what_is_typed_in_the_command_palette(qtbot, opened, settle):
    opened.activateWindow()
    opened.deeds["commands"].trigger()
    panel = opened.palette_panel
    assert panel.isVisible()
    qtbot.keyClicks(panel.field, "che")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert opened.room == "check"
    assert not panel.isVisible()
    settle()


def it_closes_the_command_palette_by_escape(qtbot, opened):
    opened.activateWindow()
    opened.deeds["commands"].trigger()
    qtbot.keyClick(opened.palette_panel.field, Qt.Key.Key_Escape)
    assert not opened.palette_panel.isVisible()


def it_ranks_commands_that_begin_with_what_is_typed(opened):
    commands = commands_of(opened.deeds.items(), lambda _action: "")
    assert rank("export a", commands)[0].words == "Export a draft"
    assert rank("zzz", commands) == []
    assert len(rank("", commands)) == len(commands)


def it_says_in_the_palette_why_something_cannot_be_done_now(qtbot, opened, settle):
    opened.activateWindow()
    opened.enter("check")
    opened.enter("authorities")
    settle()
    opened.deeds["commands"].trigger()
    panel = opened.palette_panel
    said = {one.action.objectName(): one.obstacle for one in panel._commands}
    assert "words" in said["take_note"] or "authority" in said["take_note"]
    assert "Draft" in said["edit"]
    assert not said["save"]
    qtbot.keyClicks(panel.field, "edit the para")
    assert not panel.list.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert opened.room == "authorities"


def it_asks_for_a_matter_in_the_palette_of_an_empty_window(window):
    said = {a.objectName(): window._find_obstacle(a) for _, a in window.deeds.items()}
    assert said["save"] == said["draft"] == "open a matter first"
    assert not said["new"]


def it_gives_every_deed_a_name_of_its_own():
    names = [deed.id for plan in ROOMS for deed in plan.deeds if deed is not None]
    frame = [deed.id for menu in (FILE, EDIT, GO, VIEW, HELP) for deed in menu if isinstance(deed, Deed)]
    assert len({*names, *frame}) == len(names) + len(frame)


def it_shows_all_running_jobs(qtbot, opened):
    hold, started = threading.Event(), threading.Event()

    def work(progress, cancel):
        started.set()
        hold.wait(60)

    for _ in range(2):
        opened.runner.run("Waiting", work, on_success=lambda _: None, on_failure=opened.desk.show_failure)
    assert started.wait(60)
    opened.deeds["jobs"].trigger()
    assert opened.jobs.isVisible()
    assert len(opened.jobs._rows) == 2
    assert "1 more" in opened.status.jobs.words.text()
    hold.set()
    qtbot.waitUntil(lambda: not opened.jobs._rows, timeout=PATIENCE)
    opened.deeds["jobs"].trigger()


def it_saves_the_settings(qtbot, opened):
    opened.deeds["settings"].trigger()
    (dialog,) = opened.findChildren(SettingsDialog)
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
    dialog.attorney.setText("Rosa Lane")
    dialog.court.setCurrentIndex(dialog.court.findData("caed"))
    dialog.style_box.setCurrentIndex(dialog.style_box.findData("bluebook-21"))
    dialog.accept()
    kept = load_settings()
    assert (kept.attorney, kept.profile, kept.citation_style) == ("Rosa Lane", "caed", "bluebook-21")
    assert "next start" in opened.notice.label.text()
    qtbot.waitUntil(lambda: not opened.findChildren(SettingsDialog), timeout=PATIENCE)


@pytest.mark.parametrize(("usual", "court"), [("", "cand"), ("caed", "caed"), ("no such court", "cand")])
def test_new_matter_dialog_begins_with_the_court_of_the_settings(qtbot, usual, court):
    dialog = NewMatterDialog(find_courts(), usual=usual)
    qtbot.addWidget(dialog)
    assert dialog.court.currentData().profile == court


def test_new_matter_dialog_wants_the_caption(qtbot):
    dialog = NewMatterDialog(find_courts())
    qtbot.addWidget(dialog)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    for field, text in ((dialog.plaintiff, "Ada Doe"), (dialog.defendant, "Neil Roe"), (dialog.case_number, "26-cv-1")):
        qtbot.keyClicks(field, text)
    qtbot.keyClicks(dialog.incident, "2016-02-30")
    assert not ok.isEnabled()
    dialog.incident.setText("2016-02-04")
    assert ok.isEnabled()
    made = dialog.matter()
    assert made.title == "Ada Doe v. Neil Roe"
    assert (made.caption.case_number, str(made.incident)) == ("26-cv-1", "2016-02-04")


def it_opens_the_library_in_the_background_and_copies_it_once_a_day(window, settle, tmp_path):
    for _ in range(2):
        window.warming.open_library(pytest.fail)
        settle()
    assert len(list((tmp_path / "backups").glob("library.*.sqlite"))) == 1


def it_tells_its_owner_that_the_library_cannot_be_opened(window, settle, monkeypatch):
    def refuse():
        message = "The library is damaged."
        raise StoreError(message)

    told = []
    monkeypatch.setattr(window.desk, "workspace", replace(window.desk.workspace, ask_library=refuse))
    window.warming.open_library(told.append)
    settle()
    assert [str(error) for error in told] == ["The library is damaged."]


def it_offers_every_sample(qtbot, window, settle):
    settle()
    links = [button for button in window.welcome.findChildren(QPushButton) if button.toolTip().endswith(".matter.json")]
    assert len(links) == len(list((paths.resources_dir() / "samples").glob("*.matter.json"))) > 1
    click(qtbot, links[-1])
    settle()
    assert window.session.matter.title == links[-1].text()
    assert window.session.path is None


def it_offers_every_paper_that_stands_by_itself(opened, settle):
    settle()
    opened.deeds["opposition_summary_judgment"].trigger()
    settle()
    assert opened.session.kind.posture is Posture.SUMMARY_JUDGMENT
    assert opened.deeds["opposition_summary_judgment"].isChecked()
    assert "summary judgment" in opened.windowTitle()
    assert any(
        command.words.startswith("Reply on summary judgment")
        for command in commands_of(opened.deeds.items(), lambda _: "")
    )


def it_lets_go_of_what_was_only_to_be_known(opened):
    opened.desk.tell("Read.", Tone.OK)
    opened.enter("check")
    assert not opened.notice.isVisible()
    opened.desk.tell("Read: 6 points.", Tone.OK, act="Show them", action=lambda: None)
    opened.notice.let_go()
    assert opened.notice.isVisible()  # time alone takes no offer away
    opened.enter("draft")
    assert not opened.notice.isVisible()
    opened.desk.tell("It could not be read.", Tone.STOP)
    opened.enter("matter")
    assert opened.notice.isVisible()
    opened.desk.tell("Some of it was not taken.", Tone.CAUTION, act="Show it", action=lambda: None)
    opened.enter("arguments")
    assert opened.notice.isVisible()  # nobody had the time to read it
    opened.notice.let_go()
    assert opened.notice.isVisible()
    opened.enter("draft")
    assert not opened.notice.isVisible()


def it_says_what_the_form_of_a_new_matter_lacks(qtbot):
    dialog = NewMatterDialog(find_courts())
    qtbot.addWidget(dialog)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    for field, words in ((dialog.plaintiff, "A"), (dialog.defendant, "B"), (dialog.case_number, "1")):
        assert "Still missing" in dialog.said.text()
        field.setText(words)
    dialog.incident.setText("the ides of March")
    assert "is no day" in dialog.said.text()
    assert not ok.isEnabled()
    dialog.incident.setText("March 15, 2022")
    assert ok.isEnabled()
    dialog.court.setCurrentIndex(dialog.court.findText("Eastern District of California"))
    assert dialog.matter().caption.court == "caed"


def it_opens_no_window_by_building_a_room(qapp, window):
    opened = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(watched.metaObject().className())
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    for name in window.rail.buttons:
        window.way.find(name)
    qapp.removeEventFilter(watch)
    assert opened == []


def it_comes_back_to_the_room_in_which_a_matter_was_left(opened, matter_file, settle):
    opened.enter("check")
    opened.deeds["close"].trigger()
    opened.open_path(matter_file)
    settle()
    assert opened.room == "check"
    assert opened.memory.room(matter_file.with_name("other.matter.json")) == ""
