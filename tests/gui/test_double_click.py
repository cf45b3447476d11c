"""A double click on a citation edits its paragraph, and opens nothing when the mouse is let go for the second time."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.test_draft import drafted, point_of  # noqa: F401  # a fixture


def it_edits_and_opens_nothing(opened, drafted):  # noqa: F811  # the fixture
    view = drafted.view
    at, seen = point_of(drafted, "204 F.3d 947"), view.text.viewport()
    QTest.mouseClick(seen, Qt.MouseButton.LeftButton, pos=at)
    assert view._opening.isActive()
    QTest.mouseDClick(seen, Qt.MouseButton.LeftButton, pos=at)
    assert drafted.editor.isVisible()
    assert not view._opening.isActive()
