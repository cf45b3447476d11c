"""A new matter that begins from its complaint: the form filled, the rest ticked, everything confirmed by the attorney."""

import pytest
from PySide6.QtCore import Qt

from app.gui.frame.questions import NewMatterDialog
from app.gui.operations import find_courts
from app.law.authorities import Side
from tests.gui.conftest import PATIENCE
from tests.gui.test_arguments import click
from tests.gui.test_matter_front import PAPER


@pytest.fixture
def dialog(qtbot, tmp_path):
    complaint = tmp_path / "complaint.txt"
    made = NewMatterDialog(find_courts(), usual="caed", ask=lambda: complaint)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def begin_from(qtbot, dialog, tmp_path, text: str) -> None:
    (tmp_path / "complaint.txt").write_text(text)
    click(qtbot, dialog.from_complaint)
    assert not dialog.from_complaint.isEnabled()
    qtbot.waitUntil(dialog.from_complaint.isEnabled, timeout=PATIENCE)


def it_fills_the_form_and_takes_what_is_ticked(qtbot, dialog, tmp_path):
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    begin_from(qtbot, dialog, tmp_path, PAPER)
    assert [line.text() for line in dialog._texts()] == ["Ada Doyle", "Officer Ned Marsh, et al.", "4:20-cv-09999-ABC"]
    assert dialog.court.currentData().court == "cand"
    assert dialog.plaintiff.toolTip() == "page 1, line 11"
    assert dialog.incident.hasFocus()
    assert not ok.isEnabled()
    dialog.incident.setText("May 6, 2019")
    assert ok.isEnabled()

    bare = dialog.matter()
    assert [party.name for party in bare.parties] == ["Ada Doyle", "Ned Marsh"]
    assert bare.caption.judge is None
    assert [p.number for p in bare.readings[0].paragraphs] == ["1", "2"]

    click(qtbot, dialog.also.all)
    made = dialog.matter()
    assert [(party.short_name, party.pronouns[0]) for party in made.parties] == [
        ("Ms. Doyle", "she"), ("Officer Marsh", "they"), ("Sergeant Orr", "she"), ("County of Pine", "it"),
    ]  # fmt: skip
    assert made.caption.judge == "Hon. Lucia Ferrante"
    assert made.counsel_of(Side.PLAINTIFF).bar_number == "298811"
    assert made.papers[0].title == "Complaint for Damages"


def it_names_the_court_that_has_no_rules_of_its_own(qtbot, dialog, tmp_path):
    begin_from(qtbot, dialog, tmp_path, PAPER.replace("NORTHERN DISTRICT OF CALIFORNIA", "DISTRICT OF OREGON"))
    dialog.incident.setText("May 6, 2019")
    made = dialog.matter()
    assert (made.profile, made.caption.court) == ("federal", "ord")


def it_says_that_a_paper_has_no_caption_and_keeps_what_was_typed(qtbot, dialog, tmp_path):
    dialog.plaintiff.setText("Rosa Ibarra")
    begin_from(qtbot, dialog, tmp_path, "1. She lives here.\n\n2. He does not.\n")
    assert "No caption" in dialog.said.text()
    assert dialog.plaintiff.text() == "Rosa Ibarra"
    assert not dialog.also.isVisible()


def it_names_each_party_that_is_typed_as_in_a_caption(qtbot):
    form = NewMatterDialog(find_courts())
    qtbot.addWidget(form)
    assert form.from_complaint.isHidden()
    for line, words in (
        (form.plaintiff, "Rosa Ibarra"),
        (form.defendant, "County of Linnet; Deputy Garrett Soames"),
        (form.case_number, "1"),
        (form.incident, "2019-05-06"),
    ):
        qtbot.keyClicks(line, words)
    made = form.matter()
    assert [(p.name, p.short_name, p.side) for p in made.parties] == [
        ("Rosa Ibarra", "Rosa Ibarra", Side.PLAINTIFF),
        ("County of Linnet", "County of Linnet", Side.DEFENDANT),
        ("Garrett Soames", "Deputy Soames", Side.DEFENDANT),
    ]
    assert made.caption.title_defendant == "County of Linnet; Deputy Garrett Soames"
    qtbot.keyClick(form, Qt.Key.Key_Escape)
