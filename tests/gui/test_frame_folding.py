"""The rail folds to its pictures where the window is narrow for its type; files are asked for where the last one was; and
what the palette finds beside deeds."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.gui import file_dialogs
from app.gui.frame import memory
from app.gui.frame.files import file_name
from app.gui.frame.memory import WindowMemory
from app.gui.frame.questions import Dialogs
from app.gui.frame.window import MainWindow
from app.gui.rooms import ROOMS
from tests.gui.conftest import PATIENCE


def it_folds_the_rail_in_a_window_that_is_narrow_for_its_type(qtbot, opened):
    opened.resize(1280, 800)
    assert not opened.rail.folded
    broad = opened.rail.width()
    opened._resize_to(150)
    qtbot.waitUntil(lambda: opened.rail.folded, timeout=PATIENCE)
    assert opened.deeds["fold_rail"].isChecked()
    assert opened.rail.width() < broad
    opened._resize_to(100)
    qtbot.waitUntil(lambda: not opened.rail.folded, timeout=PATIENCE)


def it_says_in_a_folded_rail_what_the_unfolded_one_says(opened, settle):
    opened.resize(1280, 800)
    opened.rail.mark("check", "7")
    opened.deeds["fold_rail"].trigger()
    button = opened.rail.buttons["check"]
    assert button.accessibleName() == "Check  (7)"
    assert "Check" in button.toolTip()
    assert "Ctrl+5" in button.toolTip()
    assert (button.text(), button.toolButtonStyle()) == ("7", Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    assert opened.rail.buttons["matter"].toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    settle()


def it_remembers_what_is_wanted_in_broad_windows_and_in_narrow_ones(qtbot, window, workspace, answers):
    window.resize(1280, 800)
    window.deeds["fold_rail"].trigger()
    window.resize(800, 600)
    window.deeds["fold_rail"].trigger()
    assert not window.rail.folded
    window.close()
    again = MainWindow(workspace, answers)
    qtbot.addWidget(again)
    again.resize(800, 600)
    again.show()
    assert not again.rail.folded
    again.resize(1280, 800)
    assert again.rail.folded
    assert again.deeds["fold_rail"].isChecked()
    again.close()


def it_asks_for_files_where_the_last_one_was(qtbot, monkeypatch, tmp_path):
    asked: list[str] = []
    taken = tmp_path / "case" / "complaint.pdf"
    taken.parent.mkdir()

    def answer(_parent: object, _title: str, begin: str, _kinds: str) -> str:
        asked.append(begin)
        return str(taken)

    monkeypatch.setattr(file_dialogs, "find_file", answer)
    monkeypatch.setattr(file_dialogs, "find_place", answer)
    dialogs = Dialogs(None)
    before = WindowMemory().folder
    assert dialogs.paper_to_read() == taken
    assert dialogs.matter_to_open() == taken
    assert dialogs.place_to_export(Path.home() / "brief.docx") == taken.with_name("complaint.pdf.docx")
    assert dialogs.place_to_save(tmp_path / "mine.matter.json") == taken.with_name("complaint.pdf.matter.json")
    assert asked == [
        str(before),
        str(taken.parent),
        str(taken.parent / "brief.docx"),
        str(tmp_path / "mine.matter.json"),
    ]
    taken.parent.rmdir()
    assert WindowMemory().folder == before


def it_begins_in_a_folder_that_is_there(monkeypatch, tmp_path):
    monkeypatch.setattr(memory.QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "Documents"))
    assert WindowMemory().folder == Path.home()
    (tmp_path / "Documents").mkdir()
    assert WindowMemory().folder == tmp_path / "Documents"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Teresa Villanueva-Ortiz v. County of Stanislaus", "teresa-villanueva-ortiz-v-county-of-stanislaus"),
        ("Doe v. Roe, et al.", "doe-v-roe-et-al"),
        ("…", "matter"),
    ],
)
def test_a_new_matter_is_saved_by_its_title(title, name):
    assert file_name(title) == name


def it_looks_in_the_library_for_what_is_no_deed(qtbot, opened, settle):
    opened.activateWindow()
    opened.deeds["commands"].trigger()
    panel = opened.palette_panel
    qtbot.keyClicks(panel.field, "lalonde")
    assert panel.list.count() == 1
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    settle()
    assert opened.room == "authorities"
    assert opened.rooms["authorities"].search.field.text() == "lalonde"


def it_opens_a_recent_matter_from_the_palette(qtbot, opened, matter_file, settle):
    opened.deeds["close"].trigger()
    opened.activateWindow()
    opened.deeds["commands"].trigger()
    qtbot.keyClicks(opened.palette_panel.field, matter_file.name.removesuffix(".matter.json"))
    qtbot.keyClick(opened.palette_panel.field, Qt.Key.Key_Return)
    settle()
    assert opened.session.path == matter_file


def it_tells_that_a_recent_matter_is_gone_or_broken_and_lives(opened, matter_file, settle):
    opened.deeds["close"].trigger()
    matter_file.write_text("{")
    opened.welcome.chose_recent.emit(matter_file)
    settle()
    assert opened.notice.isVisible()
    assert opened.session.matter is None
    matter_file.unlink()
    opened.welcome.chose_recent.emit(matter_file)
    settle()
    assert "no such matter file" in opened.notice.label.text()
    opened._fill_recent()
    assert [action.text() for action in opened.deeds.recent.actions()] == ["None yet"]


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("name", ["arguments", "authorities", "matter"])
def it_enters_a_room_of_which_a_part_is_built(window, name, turns):
    parts = window.way.build(name)
    for _ in range(turns):
        next(parts, None)
    room = window.way.find(name)
    assert window.rooms[name] is room
    assert list(parts) == []
    assert window.way.find(name) is room


def it_builds_the_rooms_behind_the_window(qtbot, window):
    window.warming.open_library(pytest.fail)
    qtbot.waitUntil(lambda: set(window.rooms) == {plan.name for plan in ROOMS}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.warming.busy and not window.runner.jobs, timeout=PATIENCE)
    assert window.room == ""
