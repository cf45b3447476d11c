"""Every room and every dialog by Tab and Shift+Tab, as a screen reader names it, and by shortcuts that do one thing."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from app.drafting.modules import ModuleKind
from app.gui.frame.about import about
from app.gui.frame.key_dialog import KeyDialog
from app.gui.frame.notices import NoticeBar, ReportDialog
from app.gui.frame.questions import NewMatterDialog, UnsavedMessage
from app.gui.frame.rail import Rail
from app.gui.frame.settings import SettingsDialog
from app.gui.frame.status import StatusBar
from app.gui.frame.window import MainWindow
from app.gui.operations import find_courts
from app.gui.places import AUTHORITIES, Place
from app.gui.rooms import ROOMS
from app.gui.rooms.arguments.fact_picker import FactPicker
from app.gui.rooms.export.stars import StarsDialog
from app.gui.widgets.module_form import ModuleForm
from app.tasks.workspace import Workspace
from tests.gui.conftest import PATIENCE, Answers
from tests.gui.test_arguments import cards, room_of
from tests.gui.test_authorities import CITES, TEXT
from tests.gui.test_rooms import COMPLAINT
from tests.helpers.library import OAK
from tests.helpers.matters import make_matter

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)
PANES = (QSplitter, QScrollArea, QStackedWidget)
BARS = (Rail, NoticeBar, StatusBar)
MOST, LINKS = 600, 60
FURTHER = {"draft": ("edit",), "matter": ("read_complaint",)}
"""What opens something more in a room."""


def stops(window: QWidget) -> list[QWidget]:
    """Every control at which Tab is to stop now, in no order."""
    wanted = Qt.FocusPolicy.TabFocus
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & wanted == wanted and one.focusProxy() is None
        and one.window() is window
    ]  # fmt: skip


def walk(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """What has the focus, press after press, until it would come round."""
    seen: list[QWidget] = []
    now = QApplication.focusWidget()
    while now is not None and now not in seen and len(seen) < MOST:
        seen.append(now)
        for _ in range(LINKS if isinstance(now, QTextBrowser) else 1):
            QTest.keyClick(now, key)  # a text with links is gone through link by link
            if QApplication.focusWidget() is not now:
                break
        now = QApplication.focusWidget()
    return seen


def say(control: QWidget) -> str:
    """A control for the reader of a failure."""
    return f"{type(control).__name__} “{said_name(control)}” in {type(control.parentWidget()).__name__}"


def said_name(control: QWidget) -> str:
    """What a screen reader says."""
    found = QAccessible.queryAccessibleInterface(control)
    return found.text(QAccessible.Text.Name) if found else ""


def pane_of(control: QWidget) -> QWidget:
    """What one looks at as a whole: a side of a splitter, a sheet, a page of tabs, or the window."""
    now = control
    while (above := now.parentWidget()) is not None and not now.isWindow():
        if isinstance(now, BARS) or isinstance(above, PANES) or isinstance(above.parentWidget(), QScrollArea):
            return now
        now = above
    return now


def place_of(control: QWidget) -> QRect:
    return QRect(control.mapTo(control.window(), QPoint(0, 0)), control.size())


def comes_before(one: QWidget, other: QWidget) -> bool:
    """Whether the other stands above it in its column, or left of it in its row, and is no part of it."""
    a, b = place_of(one), place_of(other)
    if a.contains(b) or b.contains(a):
        return False
    above = b.bottom() <= a.top() and b.right() > a.left() and b.left() < a.right()
    left = b.right() <= a.left() and b.bottom() > a.center().y() and b.top() < a.center().y()
    return above or left


def out_of_order(seen: list[QWidget]) -> list[str]:
    """Pairs within a pane of which the later is read first."""
    panes = {id(one): pane_of(one) for one in seen}
    return [
        f"{say(first)} before {say(then)}"
        for first, then in combinations(seen, 2)
        if panes[id(first)] is panes[id(then)] and comes_before(first, then)
    ]


def faults_of_tab(window: QWidget) -> list[str]:
    """What is wrong with the way of Tab through a window as it is now."""
    first = min(stops(window), key=lambda one: (place_of(one).y(), place_of(one).x()), default=None)
    if first is None:
        return []
    first.setFocus()
    expected = stops(window)
    seen = walk(window, Qt.Key.Key_Tab)
    after = stops(window)  # a control may be there only while the focus is where it belongs
    first.setFocus()
    back = walk(window, Qt.Key.Key_Backtab)
    ends_elsewhere = [] if QApplication.focusWidget() is first else [f"stuck at {say(QApplication.focusWidget())}"]
    missed = [f"missed: {say(one)}" for one in expected if one in after and one not in seen]
    strange = [f"stops at {say(one)}" for one in seen if one not in (*expected, *after)]
    turned = [] if back == [seen[0], *reversed(seen[1:])] else ["Shift+Tab does not lead back"]
    return [*ends_elsewhere, *missed, *strange, *turned, *out_of_order(seen)]


def faults_of_names(window: QWidget) -> list[str]:
    """Controls that a screen reader cannot name, or cannot tell from others."""
    shown = [
        one
        for kind in CONTROLS
        for one in window.findChildren(kind)
        if one.isVisible() and one.window() is window and not _is_part(one)
    ]
    unnamed = [f"no name: {say(one)}" for one in shown if not said_name(one).strip()]
    by_value = [
        f"named by its value: {say(one)}"
        for one in shown
        if isinstance(one, QComboBox) and not one.accessibleName() and said_name(one) == one.currentText()
    ]
    names = Counter((type(one).__name__, said_name(one)) for one in shown)
    twice = [f"{count} × {kind} “{name}”" for (kind, name), count in names.items() if count > 1 and name]
    return [*unnamed, *by_value, *twice]


def _is_part(control: QWidget) -> bool:
    """Whether it belongs to a control that has the name: the line of a box, a list's headings, Qt's own buttons."""
    above = control.parentWidget()
    return (
        control.objectName().startswith("qt_")
        or isinstance(above, QComboBox | QAbstractSpinBox | QAbstractItemView | QTabBar)
        or (above is not None and above.metaObject().className() == "QComboBoxPrivateContainer")
        or control.metaObject().className() in {"QLineEditIconButton", "QTableCornerButton", "QHeaderView"}
        or (isinstance(above, QLineEdit) and isinstance(control, QAbstractButton))
    )


def pages(window: MainWindow, settle: Callable[[], None], room: str) -> Iterator[str]:
    """Show every page of every row of tabs in turn, those within pages too, and what else the room has; its words."""
    yield "as entered"
    waiting, known = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()], set()
    while waiting:
        bar = waiting.pop(0)
        known.add(bar)
        for number in range(bar.count()):
            if bar.isTabEnabled(number) and bar.isTabVisible(number):
                bar.setCurrentIndex(number)
                settle()
                yield bar.tabText(number)
                waiting += [b for b in window.findChildren(QTabBar) if b.isVisible() and b not in {*known, *waiting}]
    for deed in FURTHER.get(room, ()):
        window.deeds[deed].trigger()
        settle()
        yield deed


@pytest.fixture
def prepared(
    opened: MainWindow, workspace: Workspace, answers: Answers, settle: Callable[[], None], tmp_path: Path
) -> Callable[[str], MainWindow]:
    """The window in a room, with something in it to work on."""
    answers.paper = tmp_path / "complaint.txt"
    answers.paper.write_text(COMPLAINT)

    def prepare(room: str) -> MainWindow:
        if room == AUTHORITIES:
            workspace.library.add_authority(replace(OAK, treatments=()))
            workspace.library.import_opinion(TEXT, CITES)
        opened.activateWindow()
        opened.way.go_to(Place(room=room, authority="oak" if room == AUTHORITIES else ""))
        settle()
        return opened

    return prepare


@pytest.mark.parametrize("room", [plan.name for plan in ROOMS])
def it_leads_by_tab_through_every_control_of_every_page(prepared, settle, room):
    window = prepared(room)
    found = {page: faults for page in pages(window, settle, room) if (faults := faults_of_tab(window))}
    assert found == {}


@pytest.mark.parametrize("room", [plan.name for plan in ROOMS])
def it_names_every_control_of_every_page(prepared, settle, room):
    window = prepared(room)
    found = {page: faults for page in pages(window, settle, room) if (faults := faults_of_names(window))}
    assert found == {}


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "new matter": lambda window: NewMatterDialog(find_courts(), window),
    "settings": lambda window: SettingsDialog(window.desk, window),
    "report": lambda window: ReportDialog(ValueError("x"), window),
    "stars": lambda window: StarsDialog({"a": "Alpha v. Beta"}, frozenset(), window),
    "facts": lambda window: FactPicker("Which facts?", make_matter().facts, (), window),
    "module": lambda window: ModuleForm(ModuleKind.ARGUMENT, "The doorway", (), window),
    "about": about,
    "unsaved": lambda window: UnsavedMessage("Doyle v. Marsh", window),
    "key": lambda window: KeyDialog("library.sqlite", window, wrong=True),
}


def it_leads_through_every_dialog_and_names_what_is_there(qtbot, window):
    found = {}
    for name, make in DIALOGS.items():
        dialog = make(window)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
        found[name] = [*faults_of_tab(dialog), *faults_of_names(dialog)]
        dialog.close()
        dialog.deleteLater()
    assert {name: faults for name, faults in found.items() if faults} == {}


def it_has_a_place_in_a_menu_for_every_action(prepared, settle):
    window = prepared("draft")
    for plan in ROOMS:
        window.enter(plan.name)
    settle()
    in_menus = set()
    waiting = [action.menu() for action in window.menuBar().actions()]
    while waiting:
        for action in waiting.pop().actions():
            if isinstance(menu := action.menu(), QMenu):
                waiting.append(menu)
            in_menus.add(action)
    assert set(window.deeds) <= in_menus
    by_keys = [action for action in window.findChildren(QAction) if not action.shortcut().isEmpty()]
    assert [action.text() for action in by_keys if action not in in_menus] == []
    assert window.findChildren(QShortcut) == []
    unkeyed = [action.text() for action in window.deeds if not action.text() or not action.objectName()]
    assert unkeyed == []


def it_does_one_thing_by_each_shortcut_in_every_room(prepared, settle):
    window = prepared("arguments")
    for plan in ROOMS:
        window.enter(plan.name)
        settle()
        live = [action for action in window.findChildren(QAction) if action.isEnabled()]
        keys = Counter(key.toString() for action in live for key in action.shortcuts())
        assert [key for key, count in keys.items() if count > 1] == [], plan.name


class Greedy(QLineEdit):
    """A line that takes every key before the menus, as some systems let it take Ctrl+E and Ctrl+U."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def it_does_by_a_shortcut_what_the_menu_says_while_one_writes(window):
    window.activateWindow()
    line = Greedy(window)
    line.show()
    line.setFocus()
    taken = []
    for action in window.deeds:
        for keys in action.shortcuts():
            event = QKeyEvent(QEvent.Type.ShortcutOverride, keys[0].key(), keys[0].keyboardModifiers())
            event.ignore()
            QApplication.sendEvent(line, event)
            if event.isAccepted() and action.isEnabled():
                taken.append(keys.toString())
    assert taken == []
    letter = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier)
    letter.ignore()
    QApplication.sendEvent(line, letter)
    assert letter.isAccepted()


def undo_in(field: QLineEdit | QPlainTextEdit) -> bool:
    """Whether the field takes Ctrl+Z for itself."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def it_takes_back_in_the_room_what_the_field_cannot(qtbot, window, kind):
    window.activateWindow()
    field = kind(window)
    field.show()
    field.setFocus()
    assert not undo_in(field)
    qtbot.keyClicks(field, "a")
    assert undo_in(field)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not undo_in(field)


def it_undoes_the_last_change_of_the_room_from_a_field_without_words_typed(qtbot, opened):
    room = room_of(opened)
    before = opened.session.matter
    cards(opened)[0].box.click()
    assert opened.session.matter != before
    room.answer.pages.setFocus()
    qtbot.keyClick(room.answer.pages, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.session.matter == before
