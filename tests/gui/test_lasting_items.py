"""Trees whose slots fill them anew: Qt still asks the item that was ticked, so it must last until the event is over."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from shiboken6 import Shiboken

from app.gui.rooms.matter.room import ELEMENTS, MatterRoom
from app.gui.rooms.matter.shown import ShownPage
from app.gui.widgets.lasting import LastingTree
from app.gui.widgets.tick_tree import is_ticked

TICKING = """
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from app.gui.widgets.lasting import LastingTree

application, tree = QApplication([]), LastingTree()

def fill():
    tree.blockSignals(True)
    tree.clear()
    for number in range(3):
        item = QTreeWidgetItem([str(number)])
        item.setCheckState(0, Qt.CheckState.Unchecked)
        tree.addTopLevelItem(item)
    tree.blockSignals(False)

told = []
tree.itemChanged.connect(lambda _item: (told.append(1), fill()))
tree.setRootIsDecorated(False)
fill()
tree.show()
for _ in range(3):
    row = tree.visualItemRect(tree.topLevelItem(1))
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.left() + 10, row.center().y()))
print(len(told))
"""


def it_survives_a_slot_that_fills_the_tree_in_which_one_ticks():
    memory = {**os.environ, "MALLOC_PERTURB_": "165"}  # what was freed is no item any more, and surely so
    ran = subprocess.run([sys.executable, "-c", TICKING], env=memory, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.strip()) == (0, "3"), ran.stderr


def it_deletes_what_was_cleared_when_the_event_is_over(qtbot):
    tree = LastingTree()
    qtbot.addWidget(tree)
    head = QTreeWidgetItem(["head"])
    child = QTreeWidgetItem(head, ["child"])
    tree.addTopLevelItem(head)
    tree.clear()
    assert tree.topLevelItemCount() == 0
    assert child.parent() is head
    qtbot.waitUntil(lambda: not Shiboken.isValid(child), timeout=60_000)
    assert not Shiboken.isValid(head)


@pytest.fixture
def page(opened) -> ShownPage:
    room = opened.enter("matter")
    assert isinstance(room, MatterRoom)
    room.tabs.turn_to(ELEMENTS)
    return room.shown


def it_keeps_the_rows_of_facts_while_they_are_ticked_for_one_element_after_the_other(qtbot, opened, page, settle):
    before, rows = opened.session.matter, page.facts.rows()
    for number in range(3):
        page.elements.setCurrentItem(page._element_items()[number])
        page.filter.setText(rows[0].text(0).split()[0])
        page.facts.scrollToItem(rows[0])
        at = page.facts.visualItemRect(rows[0])
        qtbot.mouseClick(page.facts.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.left() + 14, at.center().y()))
        assert is_ticked(rows[0])
        assert page._showing().tag in opened.session.matter.facts[0].tags
    assert page.facts.rows() == rows
    assert opened.session.matter != before
    settle()


def it_ticks_many_facts_in_one_step(qtbot, opened, page, settle):
    before = opened.session.matter
    page.facts.selectAll()
    qtbot.keyClick(page.facts, Qt.Key.Key_Space)
    assert all(page._showing().tag in fact.tags for fact in opened.session.matter.facts)
    opened.deeds["undo"].trigger()
    assert opened.session.matter == before
    settle()


def test_every_tree_of_a_room_lets_its_items_last(opened, page, settle):
    for name in ("matter", "arguments", "draft", "check", "export", "authorities"):
        opened.enter(name)
    settle()
    trees = opened.findChildren(QTreeWidget)
    assert page.facts in trees
    assert not [tree.accessibleName() for tree in trees if not isinstance(tree, LastingTree)]
