"""The Matter, Check and Export rooms, by their fields, tables and buttons."""

import json
import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from app.filing.practice import load_practice
from app.gui.frame.window import MainWindow
from app.gui.places import Place
from app.gui.rooms.export.stars import StarsDialog
from app.gui.rooms.matter import edits
from app.gui.rooms.matter.cites import cites_to_words, words_to_cites
from app.gui.rooms.matter.room import MatterRoom
from app.law.matters import PaperKind
from app.matters.activity import read_activity
from app.tasks.filing_rules import deadlines_of
from tests.gui.test_arguments import card_of, click
from tests.helpers.matters import make_matter

COMPLAINT = """UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA

FACTS

1. Ada Doyle lives at the end of a short lane.

2. On May 6, 2019, Officer Marsh came to her door without a warrant.

3. He stepped inside before she had said a word.
"""


@pytest.fixture
def matter_room(opened: MainWindow) -> MatterRoom:
    room = opened.enter("matter")
    assert isinstance(room, MatterRoom)
    return room


def it_takes_a_field_when_it_is_left(qtbot, opened, matter_room, settle):
    field = matter_room.case.fields["judge"]
    field.setText("Hon. Another Judge")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened.session.matter.caption.judge == "Hon. Another Judge"
    opened.session.undoing.undo()
    assert field.text() == "Hon. Test Judge"
    settle()


@pytest.mark.parametrize("words", ["2019-13-01", "May 6", ""])
def it_refuses_what_is_no_day(qtbot, opened, matter_room, settle, words):
    field = matter_room.case.fields["incident"]
    before, said = opened.session.matter, field.text()
    field.setText(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (opened.session.matter, field.text()) == (before, words)
    assert opened.notice.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == said
    settle()


def it_counts_the_days_to_the_papers(qtbot, opened, matter_room, settle):
    settle()
    assert "Opposition" in matter_room.rules.page.toPlainText()
    assert "Civ. L.R. 7-3(a)" in matter_room.rules.page.toPlainText()


def it_edits_tables_in_their_cells(opened, matter_room, settle):
    table = matter_room.tables.counts
    table.table.item(0, 2).setText("A better title")
    assert opened.session.matter.counts[0].title == "A better title"
    table.added.emit()
    assert opened.session.matter.counts[-1].title == "New count"
    table.removed.emit([len(opened.session.matter.counts) - 1])
    assert all(count.title != "New count" for count in opened.session.matter.counts)
    settle()


def it_moves_facts_by_keys(qtbot, opened, matter_room, settle):
    matter_room.tabs.setCurrentWidget(matter_room.tables.facts)
    matter_room.tables.facts.added.emit()
    before = [fact.id for fact in opened.session.matter.facts]
    table = matter_room.tables.facts.table
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [fact.id for fact in opened.session.matter.facts] == [before[1], before[0], *before[2:]]
    settle()


def it_makes_facts_of_a_complaint(qtbot, opened, matter_room, answers, settle, tmp_path):
    answers.paper = tmp_path / "complaint.txt"
    answers.paper.write_text(COMPLAINT)
    opened.deeds["read_complaint"].trigger()
    settle()
    page = matter_room.reading
    assert len(page.paragraphs.tree.paragraphs()) == 3
    before = len(opened.session.matter.facts)
    for number in (1, 2):
        page.paragraphs.tree.paragraphs()[number].setCheckState(0, Qt.CheckState.Checked)
    assert page.paragraphs.take.text() == "Make 2 facts"
    click(qtbot, page.paragraphs.take)
    made = opened.session.matter.facts[before:]
    assert [fact.cites[0].paragraphs for fact in made] == [("2",), ("3",)]
    assert page.paragraphs.tree.paragraphs()[1].isDisabled()
    settle()


def it_reads_a_pasted_complaint(qtbot, opened, matter_room, settle):
    matter_room.reading.choose(PaperKind.COMPLAINT)
    page = matter_room.reading
    matter_room.tabs.setCurrentWidget(page)
    click(qtbot, page.paste)
    page.text.setPlainText(COMPLAINT)
    click(qtbot, page.take_text)
    settle()
    assert len(page.paragraphs.tree.paragraphs()) == 3


def it_keeps_the_undo_of_each_room_apart(qtbot, opened, settle):
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    room = opened.enter("matter")
    field = room.case.fields["judge"]
    field.setText("Hon. Another Judge")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    opened.enter("arguments")
    opened.session.undoing.undo()
    assert opened.session.matter.selections == ()
    assert opened.session.matter.caption.judge == "Hon. Another Judge"
    settle()


def it_refuses_to_take_back_what_another_room_has_built_on(qtbot, opened, settle):
    room = opened.enter("matter")
    fact = opened.session.matter.facts[0].id
    opened.enter("arguments")
    item = opened.rooms["arguments"].answer.facts.item(0)
    item.setCheckState(Qt.CheckState.Checked)
    opened.enter("matter")
    room.tables.facts.removed.emit([0])
    assert opened.session.matter.find_fact(fact) is None
    opened.enter("arguments")
    before = opened.session.matter
    opened.session.undoing.undo()
    assert opened.session.matter == before
    assert "cannot be taken back" in opened.notice.label.text()
    settle()


# Pure


def test_cites_are_read_as_they_are_written():
    matter = make_matter()
    words = (
        "; ".join(f"{paper.short_name} ¶ 5, 7-8" for paper in matter.papers[:1])
        + f"; {matter.papers[1].short_name} at 12"
    )
    cites = words_to_cites(matter, words)
    assert (cites[0].paragraphs, cites[1].pages) == (("5", "7-8"), ("12",))
    shown = cites_to_words(matter, cites)
    assert shown == words.replace("¶ 5, 7-8", "¶¶ 5, 7–8")
    assert words_to_cites(matter, shown) == cites


def test_an_unknown_paper_is_told():
    with pytest.raises(ValueError, match="is no paper of this matter"):
        words_to_cites(make_matter(), "Nobody ¶ 3")


def test_a_paper_that_is_cited_stays():
    with pytest.raises(ValueError, match="change those first"):
        edits.remove_paper(make_matter(), 0)


def test_a_relabelled_count_takes_its_issues_along():
    before = make_matter()
    after = edits.edit_count(before, 0, 0, "1a", practice=None)
    assert {issue.count for issue in after.issues if issue.count.startswith("1")} <= {"1a"}
    assert not any(selection.count == "1" for selection in after.selections)


@pytest.mark.parametrize("label", ["", "2"])
def test_a_label_is_no_other_counts(label):
    with pytest.raises(ValueError, match=r"needs a label|Another count is"):
        edits.edit_count(make_matter(), 0, 0, label, practice=None)


def test_a_side_keeps_one_party():
    with pytest.raises(ValueError, match="one on each side"):
        edits.remove_party(make_matter(), 0)


# Check and export


def it_leads_from_a_finding_to_its_place(qtbot, opened, settle):
    opened.enter("check")
    settle()
    room = opened.rooms["check"]
    opened.deeds["next_finding"].trigger()
    first = room._finding
    opened.deeds["next_finding"].trigger()
    opened.deeds["previous_finding"].trigger()
    assert room._finding is first
    found = next(f for f in room._all if f.code == "unanswered")
    room._go_to_mend(found, 0)
    assert (opened.room, opened.rooms["arguments"].issue.key) == ("arguments", found.issue)
    gap = next(f for f in room._all if f.subject.startswith("[INTRODUCTION"))
    room._go_to_mend(gap, 0)
    assert opened.room == "draft"
    assert opened.rooms["draft"].view.text.textCursor().block().text()
    settle()


def it_filters_findings(opened, settle):
    opened.enter("check")
    settle()
    room = opened.rooms["check"]
    every = room.findings.topLevelItemCount()
    room.words.setText("first page")
    assert 0 < room.findings.topLevelItemCount() < every
    room.words.clear()
    assert room.findings.topLevelItemCount() == every
    room.tabs.setCurrentWidget(room.tracing)
    assert room.sources.topLevelItemCount() > 0
    assert any("Due" in words or "due" in words for _, words, _ in room.filing.lines())


def it_exports_with_what_goes_beside_it(qtbot, opened, answers, settle, tmp_path):
    room = opened.enter("export")
    settle()
    assert not room.final.isEnabled()
    assert "to settle" in room.standing.said.text()
    answers.export = tmp_path / "out" / "brief.docx"
    room.choices.pdf.setChecked(False)
    room.choices.ledger.setChecked(True)
    room.choices.companions["proposed_order"].setChecked(True)
    click(qtbot, room.draft)
    settle()
    assert answers.asked == ["doyle-opposition.docx"]
    assert "word/document.xml" in zipfile.ZipFile(answers.export).namelist()
    assert json.loads(answers.export.with_suffix(".sources.json").read_text())["sentences"]
    assert (tmp_path / "out" / "brief-proposed-order.docx").is_file()
    assert room.writer.written.list.count() == 3
    assert "brief.docx" in opened.notice.label.text()


def it_refuses_a_final_export_and_shows_why(opened, answers, settle, tmp_path):
    answers.export = tmp_path / "final.docx"
    opened.deeds["export_final"].trigger()
    settle()
    assert not answers.export.exists()
    assert "refused" in opened.notice.label.text()
    assert opened.room == "check"


def it_writes_working_papers_and_marks_principal_authorities(qtbot, opened, answers, settle, tmp_path):
    room = opened.enter("export")
    settle()
    answers.export = tmp_path / "brief.docx"
    room.choices.pdf.setChecked(False)
    assert not room.choices.pdf_a.isEnabled()
    for box in room.choices.annexes.values():
        box.setChecked(True)
    click(qtbot, room.choices.stars)
    dialog = opened.findChild(StarsDialog)
    first = dialog.list.item(0)
    first.setCheckState(Qt.CheckState.Checked)
    first_key = first.data(Qt.ItemDataRole.UserRole)
    click(qtbot, dialog.buttons.button(dialog.buttons.StandardButton.Ok))
    assert room.choices.order(answers.export, final=False, matter_file=None).stars == {first_key}
    opened.open_path(opened.session.path)
    settle()
    assert room.choices.order(answers.export, final=False, matter_file=None).stars == {first_key}
    click(qtbot, room.draft)
    settle()
    assert {path.name for path in tmp_path.glob("brief-*.docx")} == {
        "brief-sources.docx",
        "brief-coverage.docx",
        "brief-analogues.docx",
    }


def it_leads_from_what_blocks_to_its_place(opened, settle):
    room = opened.enter("export")
    settle()
    finding = next(f for f in room.standing.blocking._findings if f.place == "first page")
    room.standing.blocking.chosen.emit(finding, 0)
    assert opened.room == "matter"


def it_offers_the_other_sides_papers_for_the_reply(opened, settle):
    room = opened.enter("export")
    settle()
    before = {box.text() for box in room.choices.companions.values()}
    room.choices.companions["declaration"].setChecked(True)
    opened.deeds["reply"].trigger()
    settle()
    assert {box.text() for box in room.choices.companions.values()}.isdisjoint(before)
    assert room.choices.companions["declaration"].isChecked()


def it_brings_a_brief_edited_in_word_up_to_date(opened, answers, settle, tmp_path):
    room = opened.enter("export")
    settle()
    room.choices.pdf.setChecked(False)
    answers.export = answers.edited = tmp_path / "brief.docx"
    opened.deeds["export"].trigger()
    settle()
    answers.export = tmp_path / "again.docx"
    opened.deeds["refresh_edited"].trigger()
    settle()
    assert answers.asked[-1] == "brief-refreshed.docx"
    assert answers.export.is_file()
    assert "form that their place asks for" in room.writer.told.text()


def it_logs_exports_and_what_is_let_pass_and_saves_the_log(opened, answers, settle, tmp_path):
    room = opened.enter("export")
    settle()
    room.choices.pdf.setChecked(False)
    answers.export = tmp_path / "brief.docx"
    opened.deeds["export"].trigger()
    settle()
    check = opened.enter("check")
    settle()
    check._show(next(f for f in check._all if f.can_override))
    check.detail.reason.setPlainText("Settled with the clerk.")
    check.detail.accept.click()
    settle()
    assert [entry.what for entry in read_activity(opened.session.path)] == ["export", "override"]
    answers.export = tmp_path / "log.docx"
    opened.deeds["save_log"].trigger()
    settle()
    assert "Settled with the clerk." in zipfile.ZipFile(answers.export).read("word/document.xml").decode()


def it_lists_what_the_court_asks_for_before_filing(opened, settle):
    opened.enter("check")
    settle()
    shown = opened.drafting.shown
    assert shown.by_hand
    lines = {words: detail for _, words, detail in opened.rooms["check"].filing.lines()}
    for block in shown.by_hand:
        assert lines[block.text].startswith(block.basis.rule)


def it_moves_a_matter_to_another_court_with_its_rules(qtbot, opened, matter_room, settle):
    box = matter_room.case.court
    box.setCurrentIndex(box.findData("cacd"))
    box.activated.emit(box.currentIndex())
    matter = opened.session.matter
    assert (matter.profile, matter.caption.court) == ("cacd", "cacd")
    opened.session.undoing.undo()
    assert box.currentData() == opened.session.matter.profile == "cand"
    settle()


def it_ticks_the_defendants_of_a_count(qtbot, opened, matter_room, settle):
    opened.deeds["add_party"].trigger()
    matter_room.tabs.setCurrentWidget(matter_room.tables.counts)
    table = matter_room.tables.counts.table
    table.setCurrentCell(0, 3)
    table.edit(table.currentIndex())
    ticks = next(one for one in table.findChildren(QListWidget) if one.isVisible())
    assert ticks.count() == len(opened.session.matter.parties) - 1
    for row in range(ticks.count()):
        on = row == ticks.count() - 1
        ticks.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    table.setCurrentCell(1, 0)
    assert opened.session.matter.counts[0].defendants == (opened.session.matter.parties[-1].id,)
    settle()


def it_saves_the_deadlines_for_a_calendar(opened, answers, settle, tmp_path):
    opened.enter("matter")
    answers.calendar = tmp_path / "days.ics"
    opened.deeds["save_calendar"].trigger()
    settle()
    known = [one for one in deadlines_of(opened.session.matter) if one.date]
    assert answers.asked[-1] == "doyle-deadlines.ics"
    assert answers.calendar.read_text().count("BEGIN:VEVENT") == len(known) > 0


def it_names_a_count_after_its_claim_until_it_has_a_name_of_its_own():
    practice = load_practice()
    matter = edits.add_count(make_matter(), practice)
    row = len(matter.counts) - 1
    for claim in list(practice.claims)[:2]:
        matter = edits.edit_count(matter, row, edits.COUNT_FIELDS.index("claim"), str(claim), practice)
        assert matter.counts[row].title.casefold() == practice.claims[claim].title.casefold()
    matter = edits.edit_count(matter, row, edits.COUNT_FIELDS.index("title"), "Her own name for it", practice)
    matter = edits.edit_count(
        matter, row, edits.COUNT_FIELDS.index("claim"), str(next(iter(practice.claims))), practice
    )
    assert matter.counts[row].title == "Her own name for it"


def it_ticks_all_paragraphs_that_are_shown(qtbot, opened, matter_room, answers, settle, tmp_path):
    answers.paper = tmp_path / "complaint.txt"
    answers.paper.write_text(COMPLAINT)
    opened.deeds["read_complaint"].trigger()
    settle()
    reading = matter_room.reading.paragraphs
    reading.filter.setText("door")
    click(qtbot, reading.tick_all)
    assert reading.take.text() == "Make 1 fact"
    reading.filter.clear()
    click(qtbot, reading.tick_all)
    assert reading.take.text() == "Make 3 facts"
    click(qtbot, reading.tick_all)
    assert not reading.take.isEnabled()


def it_goes_to_the_papers_for_a_docket_number(opened, settle):
    opened.way.go_to(Place(room="matter", field="[ECF NO. OF MOT.] is still to be filled."))
    room = opened.rooms["matter"]
    assert room.tabs.currentWidget() is room.tables.papers
    settle()


HEADED = """UNITED STATES DISTRICT COURT

1. On the evening of June 3 the deputies came to the porch.

2. They had no warrant, and she told them to leave.

THIRD CLAIM FOR RELIEF
Excessive Force
(42 U.S.C. § 1983)
(Against Defendant Marsh)

3. Deputy Marsh struck her twice with his baton.

FOURTH CLAIM FOR RELIEF
Interference with the Quiet of a Garden

4. The garden was never quiet again.
"""


def it_proposes_the_counts_that_a_complaint_heads_and_makes_none_by_itself(
    qtbot, opened, matter_room, answers, settle, tmp_path
):
    answers.paper = tmp_path / "complaint.txt"
    answers.paper.write_text(HEADED)
    before = opened.session.matter.counts
    opened.deeds["read_complaint"].trigger()
    settle()
    counts = matter_room.reading.counts
    assert counts.isVisible()
    assert opened.session.matter.counts == before
    assert not counts.take.isEnabled()
    lines = counts.tree.rows()
    assert [(line.text(0), line.text(4)) for line in lines] == [("3", "3"), ("4", "4")]
    for line in lines:
        line.setCheckState(0, Qt.CheckState.Checked)
    click(qtbot, counts.take)
    assert "Which kind of claim" in opened.notice.label.text()
    (made,) = opened.session.matter.counts[len(before) :]
    assert (made.label, made.paragraphs, len(made.defendants)) == ("3", ("3",), 1)
    assert lines[0].isDisabled()
    assert not lines[1].isDisabled()

    kind = lines[1].child(0)
    kind.setCheckState(0, Qt.CheckState.Checked)
    click(qtbot, counts.take)
    assert opened.session.matter.counts[-1].claim == kind.data(0, Qt.ItemDataRole.UserRole)
    settle()
