"""One's own block of counsel is kept in the settings when it is asked for, and offered to a new matter by a tick."""

import datetime as dt
from dataclasses import replace

import pytest

from app.gui.counsel_block import read_block, write_block
from app.gui.days import write_moment, write_weekday
from app.gui.frame.new_matter import NewMatterDialog
from app.gui.frame.settings import SettingsDialog
from app.gui.operations import find_courts
from app.law.authorities import Side
from app.law.parties import Counsel
from app.settings import load_settings

ROSA = Counsel(
    side=Side.PLAINTIFF,
    name="Rosa Lane",
    bar_number="123456",
    firm="Lane & Pike",
    address=("12 Elm St.", "Modesto, CA 95354"),
    email="rosa@example.org",
)


@pytest.mark.parametrize("counsel", [ROSA, Counsel(side=Side.PLAINTIFF, name="Al Moss"), replace(ROSA, firm=None)])
def it_reads_back_what_it_wrote(counsel):
    assert read_block(write_block(counsel), Side.PLAINTIFF) == counsel


@pytest.mark.parametrize("words", ["", "\n123456", " \n "])
def it_finds_nobody_in_lines_without_a_name(words):
    assert read_block(words, Side.PLAINTIFF) is None


def it_keeps_no_block_without_a_name():
    assert write_block(Counsel(side=Side.PLAINTIFF, firm="Lane & Pike")) == ""


def it_takes_the_block_of_the_open_matter_and_forgets_it(opened):
    opened.session.change(replace(opened.session.matter, counsel=(ROSA,)), "counsel")
    dialog = SettingsDialog(opened.desk, opened)
    assert dialog.block.text() == "none yet"
    dialog.take_block.click()
    assert dialog.block.text() == "Rosa Lane, Lane & Pike"
    assert load_settings().counsel == ""
    dialog.accept()
    assert read_block(load_settings().counsel, Side.PLAINTIFF) == ROSA
    again = SettingsDialog(opened.desk, opened)
    again.drop_block.click()
    again.accept()
    assert load_settings().counsel == ""


def it_takes_nothing_where_nobody_signs(window):
    dialog = SettingsDialog(window.desk, window)
    assert not dialog.take_block.isEnabled()
    assert dialog.drop_block.isHidden()
    dialog.reject()


@pytest.mark.parametrize("ticked", [True, False])
def it_signs_a_new_matter_when_it_is_ticked(qtbot, ticked):
    dialog = NewMatterDialog(find_courts(), counsel=ROSA)
    qtbot.addWidget(dialog)
    for line, words in (
        (dialog.plaintiff, "Doe"),
        (dialog.defendant, "Roe"),
        (dialog.case_number, "1"),
        (dialog.incident, "March 9, 2023"),
    ):
        line.setText(words)
    assert not dialog.own.isChecked()
    dialog.own.setChecked(ticked)
    assert (dialog.matter().counsel_of(Side.PLAINTIFF) == ROSA) is ticked


def it_names_the_library_by_its_file(window):
    dialog = SettingsDialog(window.desk, window)
    before = load_settings().library
    assert before == f"sqlite:///{dialog.library.text()}"
    dialog.accept()
    assert load_settings().library == before


@pytest.mark.parametrize(
    ("hour", "words"), [(0, "12:07 a.m."), (9, "9:07 a.m."), (12, "12:07 p.m."), (16, "4:07 p.m.")]
)
def it_writes_days_and_hours_in_one_way(hour, words):
    assert write_moment(dt.datetime(2026, 6, 18, hour, 7)) == f"{words}, June 18, 2026"  # noqa: DTZ001  # the hour of the wall
    assert write_weekday(dt.date(2026, 6, 18)) == "Thursday, June 18, 2026"
