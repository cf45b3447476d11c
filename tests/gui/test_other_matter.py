"""What one matter's rooms hold while another is opened, another draft comes, or a job ends late: nothing goes astray."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from app.gui import exporting, operations
from app.gui.rooms.matter import edits
from app.gui.rooms.matter.room import FACTS, READING
from app.law.matters import PaperKind
from tests.gui.conftest import PATIENCE
from tests.gui.test_arguments import click
from tests.gui.test_matter_room import COMPLAINT, MOTION, edit, read
from tests.helpers.matters import make_matter

OTHER = make_matter(title="Orr v. Marsh")


@pytest.fixture
def held(qtbot, monkeypatch):
    """Holds a function back in its thread: gives what waits until it has begun, and what lets it go on."""
    gates = []

    def hold(module, name):
        begun, gate, real = threading.Event(), threading.Event(), getattr(module, name)
        gates.append(gate)

        def slow(*args, **kwargs):
            begun.set()
            gate.wait()
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, slow)
        return (lambda: qtbot.waitUntil(begun.is_set, timeout=PATIENCE)), gate.set

    yield hold
    for gate in gates:
        gate.set()


def it_takes_no_cell_into_another_matter(qtbot, opened, settle):
    room = opened.enter("matter")
    table = room.tabs.turn_to(FACTS)
    edit(qtbot, table, 0, 0, "Words of the first matter")
    opened.session.open(OTHER, None)
    settle()
    assert table.typed() is None
    assert opened.session.matter == OTHER
    assert not room.has_words


def it_keeps_no_tick_for_another_matter(opened, answers, settle, tmp_path):
    room = opened.enter("matter")
    complaint = COMPLAINT.replace("FIRST CLAIM", "THIRD CLAIM")  # the matter has the first already
    for deed, text in (("read_motion", MOTION), ("read_complaint", complaint)):
        read(opened, answers, settle, tmp_path, deed, text)
    page, matter = room.reading, opened.session.matter
    page.choose(PaperKind.MOTION)
    page.points.tree.setCurrentItem(next(item for item in page.points.tree.rows() if "doorway" in item.text(0)))
    page.points.add.click()
    page.choose(PaperKind.COMPLAINT)
    page.counts.tree.rows()[0].setCheckState(0, Qt.CheckState.Checked)
    page.paragraphs.tree.paragraphs()[0].setCheckState(0, Qt.CheckState.Checked)
    assert page.points.confirm.isEnabled()
    assert page.counts.take.isEnabled()
    assert page.paragraphs.take.isEnabled()
    opened.session.open(matter, None)  # a copy, in which the same papers were read
    settle()
    assert not page.counts.take.isEnabled()
    assert not page.paragraphs.take.isEnabled()
    page.choose(PaperKind.MOTION)
    assert page.points.tree.topLevelItemCount()
    assert not page.points.confirm.isEnabled()


def it_raises_nothing_against_a_count_that_was_taken_out(opened, answers, settle, tmp_path):
    room = opened.enter("matter")
    read(opened, answers, settle, tmp_path, "read_motion", MOTION)
    points, counts = room.reading.points, opened.session.matter.counts
    points.tree.setCurrentItem(next(item for item in points.tree.rows() if "doorway" in item.text(0)))
    points.count.setCurrentIndex(points.count.findData(counts[-1].label))
    points.add.click()
    ticked = points._ticks()
    gone = {tick for tick in ticked if tick[1].startswith(f"{counts[-1].label}:")}
    assert gone
    opened.session.change(edits.remove_count(opened.session.matter, len(counts) - 1), "a count")
    settle()
    assert points._ticks() == ticked - gone
    opened.session.undoing.undo()
    settle()


def it_keeps_what_is_pasted_while_another_text_is_read(qtbot, opened, held, settle):
    room = opened.enter("matter")
    page = room.tabs.turn_to(READING)
    has_begun, let_go = held(operations, "read_filed")
    click(qtbot, page.paste)
    page.text.setPlainText(COMPLAINT)
    click(qtbot, page.take_text)
    has_begun()
    page.text.setPlainText("1. Another text, which nobody has read yet.")
    let_go()
    settle()
    assert page.text.toPlainText().startswith("1. Another text")
    assert room.has_words


def it_keeps_a_reason_that_is_typed_while_the_findings_change(qtbot, opened, settle):
    check = opened.enter("check")
    settle()
    found = next(one for one in check._all if one.can_override)
    while check._finding is None or check._finding.key != found.key:
        check.findings.step(1)
    qtbot.keyClicks(check.detail.reason, "Agreed with")
    opened.drafting.draft()
    settle()
    assert check.detail.reason.toPlainText() == "Agreed with"
    check.findings.step(1)
    while check._finding.key == found.key:
        check.findings.step(1)
    assert check.detail.reason.toPlainText() == ""


def it_filters_the_sentences_of_the_next_draft_too(opened, settle):
    check = opened.enter("check")
    settle()
    check.tabs.setCurrentWidget(check.tracing)
    check.sought.setText("no sentence says this")
    opened.drafting.draft()
    settle()
    assert check.sources._filled is opened.drafting.shown
    headings = [check.sources.topLevelItem(n) for n in range(check.sources.topLevelItemCount())]
    assert headings
    assert all(heading.isHidden() for heading in headings)


def it_keeps_the_ticks_of_a_matter_that_is_saved_for_the_first_time(opened, answers, settle, tmp_path):
    opened.session.open(OTHER, None, unsaved=True)
    check = opened.enter("check")
    check.tabs.setCurrentWidget(check.filing)
    settle()
    assert "The matter is not saved" in _lines(check)
    check.filing.boxes[0].click()
    name = check.filing.boxes[0].accessibleName()
    answers.save = tmp_path / "orr.matter.json"
    opened.deeds["save"].trigger()
    settle()
    assert "The matter is saved" in _shown(check)
    assert _ticked(check) == [name]
    opened.open_path(answers.save)
    settle()
    opened.enter("check")
    settle()
    assert _ticked(check) == [name]


def it_lists_no_export_beside_another_matter(qtbot, opened, answers, held, settle, tmp_path):
    room = opened.enter("export")
    settle()
    room.choices.pdf.setChecked(False)
    answers.export = tmp_path / "out" / "brief.docx"
    has_begun, let_go = held(exporting, "export")
    click(qtbot, room.draft)
    has_begun()
    opened.session.open(OTHER, None)
    assert not room.refresh_edited.isEnabled()
    let_go()
    settle()
    assert answers.export.is_file()
    assert "brief.docx" in opened.notice.label.text()
    assert room.writer.written.list.count() == 0
    assert room.draft.isEnabled()
    assert room.refresh_edited.isEnabled()


def _lines(check) -> list[str]:
    return [words for _, words, _ in check.filing.lines()]


def _shown(check) -> list[str]:
    return [words for _, words, _ in check.filing._shown[0]]


def _ticked(check) -> list[str]:
    assert all(isinstance(box, QCheckBox) for box in check.filing.boxes)
    return [box.accessibleName() for box in check.filing.boxes if box.isChecked()]


def it_offers_no_argument_for_an_issue_of_the_matter_before(opened, settle):
    modules = opened.enter("arguments").modules
    matter = opened.session.matter
    modules.show_issue(matter, matter.issues[0])
    settle()
    assert modules.list.count()
    modules.show_issue(replace(matter, counts=(), issues=(), selections=()), matter.issues[0])
    settle()
    assert modules.list.count() == 0
    assert modules.entry is None
