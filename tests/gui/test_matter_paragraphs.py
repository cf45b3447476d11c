"""Paragraphs of a complaint ticked by ranges, by their headings, and all that tell facts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from app.gui.rooms.matter.paragraphs import ParagraphPage
from app.law.matters import PaperKind
from tests.gui.conftest import PATIENCE
from tests.gui.test_arguments import click
from tests.gui.test_matter_front import PAPER as FRONT
from tests.gui.test_matter_room import MOTION, read, room  # noqa: F401  # a fixture

COMPLAINT = """JURISDICTION AND VENUE

1. This Court has jurisdiction under 28 U.S.C. § 1331.

FACTUAL ALLEGATIONS

2. The mill stood at the creek.

3. Deputy Orr came at dusk.

THE WHEEL

4. She stopped the wheel.

5. The wheel broke.

FIRST CLAIM FOR RELIEF
Unlawful Entry

6. Plaintiff realleges paragraphs 1 through 5.

7. Deputy Orr thereby violated the Fourth Amendment.
"""


@pytest.fixture
def page(opened, room, answers, settle, tmp_path) -> ParagraphPage:  # noqa: F811
    read(opened, answers, settle, tmp_path, "read_complaint", COMPLAINT)
    return room.reading.paragraphs


def ticked(page: ParagraphPage) -> list[str]:
    return [row.text(0) for row in page.tree.paragraphs() if row.checkState(0) is Qt.CheckState.Checked]


def heads(page: ParagraphPage) -> dict[str, QTreeWidgetItem]:
    return {row.text(1): row for row in page.tree.rows() if not row.text(0)}


def box(tree: QTreeWidget, row: QTreeWidgetItem) -> QPoint:
    tree.scrollToItem(row)
    at = tree.visualItemRect(row)
    return QPoint(at.left() + 14, at.center().y())


def it_ticks_what_tells_facts_and_says_what_it_leaves_out(qtbot, page):
    click(qtbot, page.tick_all)
    assert ticked(page) == ["2", "3", "4", "5"]
    assert "leaves out 1 only realleging, 1 on jurisdiction or venue, 1 stating conclusions" in page.said.text()
    assert [row.text(3) for row in page.tree.paragraphs()][-2:] == ["realleges", "concludes"]
    click(qtbot, page.tick_all)
    assert ticked(page) == []
    page.filter.setText("wheel")
    click(qtbot, page.tick_all)
    assert ticked(page) == ["4", "5"]
    assert heads(page)["FACTUAL ALLEGATIONS"].isHidden()


def it_ticks_a_section_by_its_heading(qtbot, page):
    head = heads(page)["FACTUAL ALLEGATIONS"]
    qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=box(page.tree, head))
    assert ticked(page) == ["2", "3"]
    page.tree.paragraphs()[1].setCheckState(0, Qt.CheckState.Unchecked)
    assert head.checkState(0) is Qt.CheckState.PartiallyChecked
    page.tree.setFocus()
    page.tree.clearSelection()
    page.tree.setCurrentItem(heads(page)["THE WHEEL"])
    qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    assert ticked(page) == ["3", "4", "5"]
    assert page.take.text() == "Make 3 facts"
    click(qtbot, page.take)
    assert heads(page)["THE WHEEL"].isDisabled()
    assert not head.isDisabled()
    assert page.tree.paragraphs()[3].text(3) == "is a fact"


def it_ticks_a_range_by_shift_and_a_click_or_the_arrows(qtbot, page):
    tree, rows = page.tree, page.tree.paragraphs()
    port = tree.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=box(tree, rows[1]))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, shift, pos=box(tree, rows[3]))
    assert ticked(page) == ["2", "3", "4"]  # the heading between them ticks nothing beyond
    assert page.take.text() == "Make 3 facts"
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=box(tree, rows[1]))
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, shift, pos=box(tree, rows[2]))
    assert ticked(page) == ["4"]
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=box(tree, rows[4]) + QPoint(150, 0))
    for _ in range(2):
        qtbot.keyClick(tree, Qt.Key.Key_Down, shift)
    qtbot.keyClick(tree, Qt.Key.Key_Space, shift)
    assert ticked(page) == ["4", "5", "6"]  # the second step is the heading


def it_leaves_the_height_to_the_paragraphs(qtbot, room, page):  # noqa: F811
    counts, split = room.reading.counts, room.reading.split
    qtbot.waitUntil(lambda: split.sizes()[0] > 0, timeout=PATIENCE)
    before = split.sizes()[1]
    click(qtbot, counts.fold)
    assert counts.fold.text() == "Show 1 count"
    assert not counts.tree.isVisible()
    qtbot.waitUntil(lambda: split.sizes()[1] > before, timeout=PATIENCE)
    folded = split.sizes()[1]
    click(qtbot, counts.fold)
    assert counts.tree.isVisible()
    qtbot.waitUntil(lambda: split.sizes()[1] < folded, timeout=PATIENCE)


def it_proposes_anew_what_a_motion_raises_when_there_are_counts(qtbot, opened, room, answers, settle, tmp_path):  # noqa: F811
    opened.session.change(replace(opened.session.matter, counts=(), issues=()), "no counts")
    read(opened, answers, settle, tmp_path, "read_motion", MOTION)
    points = room.reading.points
    assert "has no count yet" in points.said.text()
    assert not points.defense.isEnabled()
    assert [item.childCount() for item in points.tree.rows()] == [0, 0]
    read(opened, answers, settle, tmp_path, "read_complaint", COMPLAINT)
    room.reading.choose(PaperKind.MOTION)
    click(qtbot, points.lead)
    counts = room.reading.counts
    assert counts.isVisible()
    click(qtbot, counts.tick_all)
    click(qtbot, counts.take)
    settle()
    before = opened.session.matter
    room.reading.choose(PaperKind.MOTION)
    assert not points.lead.isVisible()
    assert points.tree.rows()[0].childCount()
    click(qtbot, points.tick_all)
    click(qtbot, points.confirm)
    assert opened.session.matter.issues
    assert opened.session.matter.find_reading("mot").points[0].suggestions
    opened.session.undoing.undo()
    assert opened.session.matter == before
    settle()


def it_leaves_the_first_page_for_another_paper(qtbot, opened, room, answers, settle, tmp_path):  # noqa: F811
    read(opened, answers, settle, tmp_path, "read_complaint", FRONT)
    page = room.reading
    click(qtbot, page.front)
    assert page.found.isVisible()
    page.papers.activated.emit(page.papers.currentIndex())
    assert page.paragraphs.isVisible()
    assert not page.front.isChecked()
    settle()
