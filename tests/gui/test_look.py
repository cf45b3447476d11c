"""What is chosen of the look is worn at once, and who works by keys sees where he is."""

import re
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QStackedWidget,
    QTextBrowser,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.frame.about import _MADE_WITH, made_with
from app.gui.frame.settings import SettingsDialog
from app.gui.frame.window import remembered_appearance
from app.gui.look import focus_ring, scale
from app.gui.look.dress import Appearance, dress_first
from app.gui.look.focus_ring import FocusRing
from app.gui.look.palette import DARK, LIGHT, active
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tick_tree import TickTree
from app.gui.widgets.wrapped_items import WrappedItems
from tests.gui.conftest import PATIENCE


@pytest.fixture
def light(qapp):
    yield
    dress_first(qapp, Appearance.LIGHT, scale.USUAL)


def it_wears_what_is_chosen_in_the_settings_at_once(qtbot, window, light):
    window.show()
    window.deeds["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    dialog.look.setFocus()
    for key, worn, palette in ((Qt.Key.Key_D, Appearance.DARK, DARK), (Qt.Key.Key_Up, Appearance.LIGHT, LIGHT)):
        qtbot.keyClick(dialog.look, key)
        qtbot.waitUntil(lambda palette=palette: active() is palette, timeout=PATIENCE)
        assert remembered_appearance() is worn
        ticked = [one.text().lower() for one in window.deeds.appearance.actions() if one.isChecked()]
        assert ticked == [worn.value]
    dialog.reject()


@pytest.fixture
def areas(qtbot, qapp, light):
    dress_first(qapp, Appearance.LIGHT, scale.USUAL)
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = QListWidget(), QTextBrowser(), QPlainTextEdit(), QLineEdit()
    for one in made:
        column.addWidget(one)
    qtbot.addWidget(holder)
    holder.show()
    qtbot.waitUntil(holder.isActiveWindow, timeout=PATIENCE)
    yield made
    holder.hide()


def it_rings_an_area_to_which_a_key_leads(qtbot, areas):
    ringed, read, written, line = areas
    for one in (ringed, read):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        (ring,) = one.findChildren(FocusRing)
        assert ring.geometry() == one.rect()
        assert one.grab().toImage().pixelColor(0, one.height() // 2) == QColor(LIGHT.accent)
    for one in (written, line):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        assert not one.findChildren(FocusRing)
    assert all(ring.isHidden() for ring in ringed.findChildren(FocusRing))


def it_rings_nothing_that_was_clicked(areas, monkeypatch):
    held = SimpleNamespace(mouseButtons=lambda: Qt.MouseButton.LeftButton)  # a click of a test holds no real button
    monkeypatch.setattr(focus_ring, "QGuiApplication", held)
    ringed, _read, _written, line = areas
    line.setFocus()
    ringed.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ringed.hasFocus()
    assert all(ring.isHidden() for ring in ringed.findChildren(FocusRing))
    held.mouseButtons = lambda: Qt.MouseButton.NoButton
    ringed.clearFocus()  # as when another window comes to the front
    ringed.setFocus()
    assert ringed.hasFocus()
    assert all(ring.isHidden() for ring in ringed.findChildren(FocusRing))


@pytest.mark.parametrize("percent", [100, 150])
def it_gives_lines_and_boxes_one_height(qtbot, qapp, light, percent):
    dress_first(qapp, Appearance.LIGHT, percent)
    plain, choice, typed = QLineEdit("Words"), QComboBox(), QComboBox()
    typed.setEditable(True)
    for one in (plain, choice, typed):
        qtbot.addWidget(one)
        one.ensurePolished()
    assert plain.sizeHint().height() == choice.sizeHint().height() == typed.sizeHint().height()


def it_names_every_part_with_its_version_and_licence():
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    needed = tomllib.loads(text)["project"]["dependencies"]
    packages = {re.match(r"[\w.-]+", line)[0].casefold() for line in needed}
    named = {package.casefold() for _name, package, _licence, _use in _MADE_WITH}
    assert named == packages
    assert all(re.match(r"\d", shown) and licence for _name, shown, licence, _use in made_with())


def it_keeps_the_room_around_labels_when_other_colors_are_put_on(qtbot, qapp, light):
    dress_first(qapp, Appearance.LIGHT, scale.USUAL)
    holder, label = QWidget(), Wrapped("95 sources unread", "muted", room=(12, 4, 8, 4))
    QVBoxLayout(holder).addWidget(label)
    qtbot.addWidget(holder)
    holder.show()
    before = label.contentsRect()
    dress_first(qapp, Appearance.DARK, scale.USUAL)
    qapp.processEvents()
    assert label.contentsRect() == before
    assert before.left() == 12


TOLD = "The officers stood before the house and had no warrant. " * 4


def a_tree() -> TickTree:
    tree = TickTree("Facts", ("Fact", "Record"), stretch=0)
    tree.addTopLevelItems([QTreeWidgetItem([TOLD, "¶ 7"]) for _ in range(9)])
    return tree


def a_list() -> QListWidget:
    listed = QListWidget()
    WrappedItems(listed)
    listed.addItems([TOLD] * 9)
    return listed


@pytest.mark.parametrize("make", [a_tree, a_list])
def it_measures_rows_that_nobody_sees_when_they_are_seen(qtbot, qapp, light, monkeypatch, make):
    dress_first(qapp, Appearance.LIGHT, scale.USUAL)
    asked = []
    kind = type(make().itemDelegate())
    usual = kind.sizeHint
    monkeypatch.setattr(kind, "sizeHint", lambda *of: asked.append(1) or usual(*of))
    pages, view = QStackedWidget(), make()
    for widget in (QWidget(), view):
        pages.addWidget(widget)
    qtbot.addWidget(pages)
    pages.resize(400, 300)
    pages.show()
    pages.setCurrentWidget(view)
    qapp.processEvents()
    second = view.model().index(1, 0)
    before = view.visualRect(second).height()

    pages.setCurrentIndex(0)
    asked.clear()
    dress_first(qapp, Appearance.DARK, 150)
    qapp.processEvents()
    assert not asked

    pages.setCurrentWidget(view)
    view.grab()
    assert asked
    assert view.visualRect(second).height() > before
