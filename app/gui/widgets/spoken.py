"""What a screen reader says of a box of choices.

On Linux Qt gives a box its present value for a name, whatever `setAccessibleName` says, and leaves the name to the label
beside it (the relation "labelled by"). A box without one gets a label that is never shown.
"""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

_NAME = "spoken"


def name_boxes(root: QWidget) -> None:
    """Let every box within be told by its name; done again, it changes nothing."""
    for box in root.findChildren(QComboBox):
        name_box(box)


def name_box(box: QComboBox) -> None:
    """Let one be told by its name, as it is now."""
    name, parent = box.accessibleName(), box.parentWidget()
    if not name or parent is None:
        return
    if not box.accessibleDescription():
        box.setAccessibleDescription(name)
    found = next((label for label in labels_of(box) if label.objectName() == _NAME), None)
    if found is not None:
        found.setText(_plain(name))
    elif not labels_of(box):
        label = QLabel(_plain(name), parent)
        label.setObjectName(_NAME)
        label.setBuddy(box)
        label.hide()
        box.destroyed.connect(label.deleteLater)


def labels_of(box: QComboBox) -> list[QLabel]:
    """The labels that name a box to a screen reader."""
    interface = QAccessible.queryAccessibleInterface(box)
    related = interface.relations(QAccessible.RelationFlag.Label) if interface is not None else []
    return [label for other, _ in related if isinstance(label := other.object(), QLabel)]


def _plain(name: str) -> str:
    """The name as a label shows it: "&" is no mnemonic."""
    return name.replace("&", "&&")
