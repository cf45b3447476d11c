"""A closed list stays as it is when one scrolls past it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox

from app.gui.look import scale
from app.gui.look.dress import Appearance, dress_first
from app.gui.widgets.choice import Choice


def it_leaves_the_wheel_to_what_is_around_it(qtbot):
    box = Choice()
    qtbot.addWidget(box)
    box.addItems(["rule", "contrast"])
    box.show()
    at = QPointF(box.rect().center())
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    event = QWheelEvent(at, at, QPoint(), QPoint(0, -120), *none, False)
    QApplication.sendEvent(box, event)
    assert (event.isAccepted(), box.currentText()) == (False, "rule")
    assert not box.focusPolicy() & Qt.FocusPolicy.WheelFocus.value & ~Qt.FocusPolicy.StrongFocus.value


@pytest.mark.parametrize("percent", [100, 110, 125, 150, 200])
def it_shows_all_words_for_which_it_is_broad_enough(qtbot, qapp, percent):
    dress_first(qapp, Appearance.LIGHT, percent)
    boxes, drawn = (Choice(), QComboBox()), []
    for box in boxes:
        qtbot.addWidget(box)
        box.addItems(["no signal", "see"])
    for box in boxes:
        box.resize(boxes[0].sizeHint())
        drawn.append(box.grab().toImage())
    dress_first(qapp, Appearance.LIGHT, scale.USUAL)
    assert drawn[0] == drawn[1]


def it_is_the_only_list_of_its_kind_in_the_window():
    gui = Path(__file__).parents[2] / "app" / "gui"
    plain = [path.name for path in gui.rglob("*.py") if "QComboBox(" in path.read_text(encoding="utf-8")]
    assert plain == []
