"""Nothing is kept of what Qt deletes by itself: PySide would take for it what is made at its address later."""

import os
import subprocess
import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLayoutItem,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from app.gui.widgets import tab_order
from app.gui.widgets.type_ahead import TypeAhead


def layout_items() -> list[QLayoutItem]:
    """What PySide holds of layouts' items; a layout and a widget are QObjects, of which it learns the end."""
    held = (one for one in Shiboken.getAllValidWrappers() if isinstance(one, QLayoutItem))
    return [one for one in held if not isinstance(one, QObject)]


def it_goes_on_with_tab_and_keeps_no_item_of_a_layout(qtbot):
    window, column = QWidget(), QVBoxLayout()
    qtbot.addWidget(window)
    window.setLayout(column)
    for words in ("one", "two"):
        column.addWidget(QPushButton(words))
    column.addStretch()
    window.show()
    before = layout_items()  # those that our own layouts keep, in windows of tests before this one
    assert tab_order.step(window, forward=True)
    known = {id(one) for one in before}
    assert [one for one in layout_items() if id(one) not in known] == []


def it_survives_lists_filled_where_items_of_layouts_were(qtbot):
    """Without care this ends the whole process at `clear` within a few rounds."""
    window, column, lines = QWidget(), QVBoxLayout(), QListWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(lines)
    window.setLayout(column)
    window.show()
    for _ in range(40):
        labels = [QLabel("x") for _ in range(20)]
        for label in labels:
            column.addWidget(label)
        tab_order.step(window, forward=True)
        for label in labels:
            label.deleteLater()
        del labels, label
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in range(30):
            lines.addItem(QListWidgetItem("y"))
        assert all(type(lines.item(row)) is QListWidgetItem for row in range(30))
        lines.clear()


class Panel(TypeAhead):
    def fill(self, _typed: str) -> None:
        self.list.clear()

    def take(self, _item: QListWidgetItem) -> None:
        raise AssertionError


def it_closes_a_panel_over_an_editor_that_is_gone(qtbot):
    window, editor = QWidget(), QPushButton()
    qtbot.addWidget(window)
    editor.setParent(window)
    panel = Panel("Which?", window)
    panel._before = editor
    panel.show()
    Shiboken.delete(editor)
    panel._close()
    assert panel.isHidden()


def it_walks_at_random_through_the_window(tmp_path):
    """In a process of its own, which a crash ends; what it says is what to mend, with the steps before."""
    monkey = [sys.executable, "packaging/monkey_window.py", "--seed", "4", "--steps", "150"]
    ended = subprocess.run(
        monkey, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-4000:]
