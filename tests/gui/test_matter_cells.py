"""Cells of the Matter room's tables: many rows at once, long lists, words that cannot be meant, empty tables."""

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget

from app.gui.frame.window import MainWindow
from app.gui.rooms.matter.room import COUNTS, ELEMENTS, FACTS, PAPERS, READING
from app.law.authorities import Side
from app.law.parties import Party, PartyId
from tests.gui.test_matter_room import COMPLAINT, edit, read, room  # noqa: F401  # a fixture

KEY = Qt.ItemDataRole.UserRole
JOINED = COMPLAINT.replace("Unlawful Entry (42", "Unlawful Entry and Excessive Force (42")


def with_deputies(opened: MainWindow, many: int) -> list[str]:
    names = [f"Deputy Alexandra Featherstone {letter}" for letter in "ABCDEFGHIJKL"[:many]]
    made = [Party(id=PartyId(f"d{n}"), name=name, short_name=name, side=Side.DEFENDANT) for n, name in enumerate(names)]
    matter = opened.session.matter
    counts = (replace(matter.counts[0], defendants=tuple(one.id for one in made)), *matter.counts[1:])
    opened.session.change(replace(matter, parties=(*matter.parties, *made), counts=counts), "parties")
    return names


def it_takes_out_all_facts_that_are_selected_at_once(qtbot, opened, room, settle):  # noqa: F811
    table = room.tabs.turn_to(FACTS)
    table.added.emit()
    table.give_up_typing()
    before = opened.session.matter.facts
    last = len(before) - 1
    table.table.setCurrentCell(0, 0)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.table.selectionModel().select(table.table.model().index(last, 0), flags)
    assert table.remove.text() == "Take out 2"
    qtbot.mouseClick(table.remove, Qt.MouseButton.LeftButton)
    assert opened.session.matter.facts == tuple(fact for n, fact in enumerate(before) if n not in {0, last})
    opened.session.undoing.undo()
    assert opened.session.matter.facts == before
    settle()


def it_shows_three_of_many_defendants_and_offers_whole_names(qtbot, opened, room, settle):  # noqa: F811
    names = with_deputies(opened, 12)
    table = room.tabs.turn_to(COUNTS)
    cell = table.table.item(0, 3)
    assert cell.toolTip().split("\n") == names
    assert table.table.rowHeight(0) < 12 * table.table.fontMetrics().lineSpacing()
    table.table.setFocus()
    table.table.setCurrentCell(0, 3)
    qtbot.keyClick(table.table, Qt.Key.Key_F2)
    offered = table.table.findChild(QListWidget)
    assert offered.viewport().width() >= offered.sizeHintForColumn(0)
    qtbot.keyClick(offered, Qt.Key.Key_Escape)
    settle()


def it_reads_a_file_while_a_bad_day_waits_in_a_cell_that_is_not_seen(qtbot, opened, room, answers, settle, tmp_path):  # noqa: F811
    table = room.tabs.turn_to(PAPERS)
    edit(qtbot, table, 0, 4, "226/4/2026")
    page = room.tabs.turn_to(READING)
    table.finish_typing()  # as the cell does that loses the keyboard
    assert "Filed, row 1: “226/4/2026” is no day" in opened.notice.label.text()
    qtbot.waitUntil(lambda: table.held, timeout=60_000)
    answers.paper = tmp_path / "complaint.txt"
    answers.paper.write_text(COMPLAINT)
    page.papers.setCurrentIndex(page.papers.findData(opened.session.matter.papers[0].id))
    qtbot.mouseClick(page.read, Qt.MouseButton.LeftButton)
    settle()
    assert opened.session.matter.readings
    assert room.has_words  # the bad day is not forgotten: it is there again with its table
    assert not room.keep_words()
    assert room.tabs.currentWidget() is table
    qtbot.waitUntil(lambda: table.table.findChild(QLineEdit) is not None, timeout=60_000)
    editor = table.table.findChild(QLineEdit)
    assert editor.text() == "226/4/2026"
    editor.setText("2/26/2026")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "226/4" not in opened.notice.label.text(), timeout=60_000)
    assert str(opened.session.matter.papers[0].filed) == "2026-02-26"
    settle()


def it_makes_two_counts_of_two_kinds_under_one_heading(opened, room, answers, settle, tmp_path):  # noqa: F811
    opened.session.change(replace(opened.session.matter, counts=(), issues=()), "no counts")
    read(opened, answers, settle, tmp_path, "read_complaint", JOINED.replace("(Against Defendant Orr)\n", ""))
    page = room.reading.counts
    line = page.tree.topLevelItem(0)
    kinds = [line.child(n) for n in range(line.childCount())]
    for kind in kinds[:2]:
        kind.setCheckState(0, Qt.CheckState.Checked)
    assert page.take.text() == "Make 2 counts"
    page.take.click()
    made = {(count.number, count.label): count.claim for count in opened.session.matter.counts}
    assert {key: str(claim) for key, claim in made.items()} == {
        (1, "1a"): kinds[0].data(0, KEY),
        (1, "1b"): kinds[1].data(0, KEY),
    }
    assert line.isDisabled()
    settle()


def it_leads_from_an_empty_table_to_the_complaint(qtbot, opened, room, answers, settle, tmp_path):  # noqa: F811
    opened.session.change(replace(opened.session.matter, counts=(), issues=()), "no counts")
    table = room.tabs.turn_to(COUNTS)
    assert not table.remove.isVisible()
    answers.paper = tmp_path / "complaint.txt"
    answers.paper.write_text(COMPLAINT)
    qtbot.mouseClick(table.lead, Qt.MouseButton.LeftButton)
    settle()
    assert room.tabs.currentIndex() == READING
    assert room.reading.counts.tree.topLevelItemCount() == 2
    settle()
    answers.paper = None  # it was read: it is not asked for again
    for number in (COUNTS, ELEMENTS):
        page = room.tabs.turn_to(number)
        said = page.said if number == ELEMENTS else page.teach
        assert "2 counts" in said.text()
        assert page.lead.text() == "Show them"
        qtbot.mouseClick(page.lead, Qt.MouseButton.LeftButton)
        assert room.tabs.currentIndex() == READING
