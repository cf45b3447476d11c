"""The guide: every page loads, every name in it exists, every link leads somewhere, and it opens where one stands."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from app import paths
from app.errors import ResourceError
from app.gui.frame.actions import Actions
from app.gui.frame.guide.names import Names, folders
from app.gui.frame.guide.page_view import PageView
from app.gui.frame.guide.pages import FALLBACK, Guide, Page, load_guide
from app.gui.frame.guide.window import GuideWindow
from app.gui.frame.memory import WindowMemory
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.dress import Appearance, dress, dress_first
from app.gui.rooms import ROOMS
from tests.gui.conftest import PATIENCE
from tests.gui.test_frame_keyboard import faults_of_names, faults_of_tab

PAGES = [page.id for page in load_guide(()).pages]
LINK = re.compile(r"\]\((\w+):([^)]*)\)")


@pytest.fixture
def actions(qtbot) -> Actions:
    """The real actions, without the rest of the window."""
    window = QMainWindow()
    qtbot.addWidget(window)
    undo, redo = QAction("&Undo", window), QAction("&Redo", window)
    undo.setShortcut("Ctrl+Z")
    redo.setShortcut("Ctrl+Y")
    return Actions(window, (undo, redo), ROOMS)


@pytest.fixture
def names(actions) -> Names:
    return Names(actions, load_guide(()))


@pytest.fixture
def guide(names, qtbot, qapp) -> GuideWindow:
    """The window of the guide, at its first page."""
    dress_first(qapp, Appearance.LIGHT)
    made = GuideWindow(load_guide(()), names.fill, WindowMemory())
    qtbot.addWidget(made)
    made.open_page(PAGES[0])
    made.show()
    return made


# The pages


def it_names_only_what_exists_and_leads_only_where_something_is(actions, names):
    for page in load_guide(()).pages:
        filled = names.fill(page)
        assert "{" not in filled.text, page.id
        for kind, name in LINK.findall(filled.text):
            known = {
                "page": PAGES,
                "room": [room.name for room in ROOMS],
                "deed": [action.objectName() for action in actions],
                "folder": folders(),
            }
            assert name in known[kind], (page.id, kind, name)


def it_has_a_page_for_every_room_and_lists_every_page():
    guide = load_guide(())
    assert set(guide.rooms) == {room.name for room in ROOMS}
    assert set(guide.rooms.values()) <= set(PAGES)
    assert guide.page_of("") == PAGES[0]
    files = {path.stem for path in (paths.resources_dir() / "help" / FALLBACK).glob("*.md")}
    assert files == set(PAGES)


def it_shows_the_keys_that_the_actions_have(actions, names):
    text = names.fill(load_guide(()).find("shortcuts")).plain
    for action in actions:
        for keys in action.shortcuts():
            assert keys.toString(keys.SequenceFormat.NativeText) in text, action.objectName()
    assert "Undo" in text


@pytest.mark.parametrize("wrong", ["{deed fly}", "{keys fly}", "{menu fly}", "{room attic}", "{page fly}", "{fly}"])
def it_refuses_a_name_that_nothing_has(names, wrong):
    with pytest.raises(ResourceError, match=r"fly|attic"):
        names.fill(Page("start", f"# A page\n\n{wrong}\n"))


def it_takes_what_is_renamed_in_the_menu(actions, names):
    actions["import"].setText("&Take opinions in…")
    actions["import"].setShortcut("Ctrl+Alt+T")
    filled = names.fill(Page("x", "# X\n\n{deed import} {menu import}"))
    assert filled.text == "# X\n\n[Take opinions in](deed:import) (`Ctrl+Alt+T`) **File ▸ Take opinions in**"


def it_reads_a_page_of_the_users_language_and_english_else(tmp_path, monkeypatch):
    monkeypatch.setenv("REJOINDER_HOME", str(tmp_path))
    folder = tmp_path / "resources" / "help" / "de"
    folder.mkdir(parents=True)
    (folder / "start.md").write_text("# Erste Schritte\n", encoding="utf-8")
    guide = load_guide(("de-AT", "de"))
    assert guide.pages[0].title == "Erste Schritte"
    assert guide.find("check").title == load_guide(()).find("check").title


def it_says_which_page_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("REJOINDER_HOME", str(tmp_path))
    folder = tmp_path / "resources" / "help"
    folder.mkdir(parents=True)
    (folder / "contents.toml").write_text('pages = ["nowhere"]\n[rooms]\n')
    with pytest.raises(ResourceError, match="nowhere"):
        load_guide(())
    (folder / "contents.toml").write_text("pages = ")
    with pytest.raises(ResourceError, match="contents"):
        load_guide(())


@pytest.mark.parametrize(
    ("words", "first"),
    [("keyboard", "shortcuts"), ("duplicates", "library"), ("placeholders", "draft"), ("COMPLAINT", "reading")],
)
def it_finds_words_in_the_pages(words, first):
    hits = load_guide(()).search(words)
    assert hits[0].page.id == first


def it_shows_the_line_in_which_the_words_stand():
    text = f"# A\n\n{'plain words here ' * 20}the lock is held {'and more after it ' * 20}\n\n- [one](page:x) `two`\n"
    guide = Guide((Page("a", text),), {})
    (hit,) = guide.search("lock held")
    assert hit.line.startswith("… ")
    assert hit.line.endswith(" …")
    assert "the lock is held" in hit.line
    assert guide.search("two")[0].line == "one two"
    assert guide.search("lock never") == []
    assert guide.search("  ") == []


# The window


def it_opens_at_the_page_of_the_room_one_stands_in(qtbot, opened):
    for room in ROOMS:
        opened.enter(room.name)
        opened.deeds["help"].trigger()
        assert opened.helping.window.page == load_guide(()).rooms[room.name]
    qtbot.waitUntil(opened.helping.window.isVisible, timeout=PATIENCE)
    assert not opened.helping.window.isModal()
    opened.deeds["shortcuts"].trigger()
    assert opened.helping.window.page == "shortcuts"
    opened.close()
    assert opened.helping.window is None


def it_shows_every_page_in_every_look(qapp, guide):
    for look, percent in ((Appearance.LIGHT, 100), (Appearance.DARK, 150)):
        scale.set_percent(percent)
        dress(qapp, look)
        for name in PAGES:
            guide.open_page(name)
            assert guide.page == name
            assert guide.view.toPlainText().startswith(load_guide(()).find(name).title)
            assert_dressed(guide.view)
    scale.set_percent(100)
    dress(qapp, Appearance.LIGHT)


def it_wears_what_was_put_on_while_it_was_closed(qapp, guide):
    guide.open_page("shortcuts")
    guide.hide()
    dress(qapp, Appearance.DARK)
    guide.show()
    assert_dressed(guide.view)
    dress(qapp, Appearance.LIGHT)
    assert_dressed(guide.view)


def assert_dressed(view: PageView) -> None:
    """Headings are larger than the words, and links wear the accent of the present palette."""
    block = view.document().begin()
    title = block.begin().fragment().charFormat()
    assert title.intProperty(QTextFormat.Property.FontPixelSize) == scale.px(22)
    inks = set()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            if (found := iterator.fragment().charFormat()).isAnchor():
                inks.add(found.foreground().color().name())
            iterator += 1
        block = block.next()
    assert inks <= {colors.active().accent}


def it_goes_back_and_forward_and_to_sections(qtbot, guide):
    guide.view.followed.emit("page:library")
    guide.open_page("library", section="Keep")
    top = guide.view.verticalScrollBar().value()
    assert top > 0
    guide.view.followed.emit("page:verified")
    guide.back.click()
    assert (guide.page, guide.view.verticalScrollBar().value()) == ("library", top)
    guide.back.click()
    assert guide.page == PAGES[0]
    assert not guide.back.isEnabled()
    guide.forward.click()
    assert guide.page == "library"
    item = guide.contents.topLevelItem(PAGES.index("check"))
    guide.contents.setCurrentItem(item.child(1))
    assert guide.page == "check"


def it_searches_and_marks_what_it_found(qtbot, guide):
    QTest.keyClicks(guide.search, "half remembered")
    assert guide.left.currentWidget() is guide.hits
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.page == "library"
    assert {mark.cursor.selectedText() for mark in guide.view.extraSelections()} == {"half", "remembered"}
    guide.search.setText("zzzz")
    assert "Nothing" in guide.hits.item(0).text()
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.page == "library"
    guide._leave()
    assert guide.left.currentWidget() is guide.contents
    guide._leave()
    assert not guide.isVisible()


def it_does_what_a_link_says_or_says_why_not(monkeypatch, window, matter_file, settle):
    window.deeds["guide"].trigger()
    guide = window.helping.window
    guide.view.followed.emit("deed:save")
    assert "open a matter first" in guide.said.text()
    guide.view.followed.emit("room:draft")
    assert "matter" in guide.said.text()
    assert window.room == ""
    window.open_path(matter_file)
    settle()
    guide.view.followed.emit("room:check")
    assert (window.room, guide.said.isVisible()) == ("check", False)
    guide.view.followed.emit("deed:raise")
    assert window.room == "arguments"
    side = window.columns.frame.isVisible()
    guide.view.followed.emit("deed:side")
    assert window.columns.frame.isVisible() is not side
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    guide.view.followed.emit("folder:settings")
    assert shown == [QUrl.fromLocalFile(str(paths.user_dir()))] or "not there yet" in guide.said.text()
    settle()


def it_tells_a_broken_guide_in_words(tmp_path, monkeypatch, window):
    monkeypatch.setenv("REJOINDER_HOME", str(tmp_path))
    page = tmp_path / "resources" / "help" / "en" / "check.md"
    page.parent.mkdir(parents=True)
    page.write_text("no heading")
    window.deeds["help"].trigger()
    assert "no heading" in window.notice.label.text()
    page.write_text("# Check {deed fly}")
    window.deeds["help"].trigger()
    assert "deed fly" in window.notice.label.text()


def it_leads_by_tab_and_names_what_is_there(qtbot, guide):
    guide.activateWindow()
    qtbot.waitUntil(guide.isActiveWindow, timeout=PATIENCE)
    assert [*faults_of_tab(guide), *faults_of_names(guide)] == []
