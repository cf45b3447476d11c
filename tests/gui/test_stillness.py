"""A first click is not lost: what would move the thing that is pressed waits until it is let go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from tests.gui.conftest import PATIENCE

LONG = "a head that needs several lines where the pane is narrow, " * 3


class Pane(QWidget):
    """A field whose words become the head, as those of an answer do, and a button below."""

    def __init__(self, head: QWidget, words: QLabel) -> None:
        super().__init__()
        self.field, self.button, self.head = QLineEdit("Heading"), QPushButton("Why"), head
        column = QVBoxLayout(self)
        for widget in (head, self.button, self.field):
            column.addWidget(widget)
        column.addStretch(1)
        self.clicks: list[bool] = []
        self.button.clicked.connect(lambda: self.clicks.append(True))
        self.field.editingFinished.connect(lambda: words.setText(LONG))


def wrapped() -> tuple[QWidget, QLabel]:
    head = Wrapped("short")
    return head, head


def flowing() -> tuple[QWidget, QLabel]:
    state = QLabel("short")
    return FlowRow([QPushButton("Opposition"), state]), state


@pytest.mark.parametrize("make", [wrapped, flowing])
def it_takes_the_first_click_though_the_head_grows(qtbot, make):
    pane = Pane(*make())
    qtbot.addWidget(pane)
    pane.resize(240, 400)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow, timeout=PATIENCE)
    pane.field.setFocus()
    QTest.keyClicks(pane.field, " of mine")
    before = pane.head.height()
    at = pane.button.mapTo(pane, pane.button.rect().center())
    QTest.mousePress(pane.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    for _ in range(20):
        QGuiApplication.processEvents()
    assert pane.head.height() == before
    QTest.mouseRelease(pane.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QGuiApplication.processEvents()
    assert pane.clicks == [True]
    qtbot.waitUntil(lambda: pane.head.height() > before, timeout=PATIENCE)
