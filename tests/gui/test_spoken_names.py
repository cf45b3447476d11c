"""What a screen reader is told: every box by its own name, and every button, those that are hidden now too."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QLabel, QWidget

from app.gui.rooms import ROOMS
from app.gui.widgets.spoken import labels_of, name_box, name_boxes
from tests.gui.test_frame_keyboard import DIALOGS, _is_part, said_name


def spoken(box: QComboBox) -> list[str]:
    return [label.text() for label in labels_of(box)]


def faults(root: QWidget) -> list[str]:
    """Boxes that no label names, and buttons without a name."""
    name_boxes(root)
    boxes = [one for one in root.findChildren(QComboBox) if not _is_part(one)]
    buttons = [one for one in root.findChildren(QAbstractButton) if not _is_part(one)]
    return [
        *(f"box of {type(one.parentWidget()).__name__}" for one in boxes if not any(spoken(one))),
        *(f"button of {type(one.parentWidget()).__name__}" for one in buttons if not said_name(one).strip()),
    ]


def it_names_every_box_and_button_of_every_room_and_dialog(opened, settle):
    found = {}
    for plan in ROOMS:
        found[plan.name] = faults(opened.enter(plan.name))
    settle()
    found["window"] = faults(opened)
    for name, make in DIALOGS.items():
        dialog = make(opened)
        found[name] = faults(dialog)
        dialog.deleteLater()
    assert {name: said for name, said in found.items() if said} == {}


@pytest.fixture
def box(qtbot) -> Iterator[QComboBox]:
    root, made = QWidget(), QComboBox()
    qtbot.addWidget(root)
    QHBoxLayout(root).addWidget(made)
    made.addItems(["one", "two"])
    yield made
    del root


def it_gives_a_box_a_label_that_is_not_shown(box):
    box.setAccessibleName("Court & division")
    name_box(box)
    name_box(box)
    (label,) = labels_of(box)
    assert (label.text(), label.isHidden()) == ("Court && division", True)
    assert box.accessibleDescription() == "Court & division"


def it_follows_a_name_that_changes_and_leaves_a_label_that_is_there(box):
    box.setAccessibleName("Court")
    name_box(box)
    box.setAccessibleName("Judge")
    name_box(box)
    assert spoken(box) == ["Judge"]
    shown = QLabel("Shown", box.parentWidget())
    other = QComboBox(box.parentWidget())
    other.setAccessibleName("Hidden")
    shown.setBuddy(other)
    name_box(other)
    assert spoken(other) == ["Shown"]


def it_leaves_a_box_without_a_name_alone(box):
    name_box(box)
    assert spoken(box) == []
