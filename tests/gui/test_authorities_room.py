"""How the room is arranged: what folds where there is no place, ways to go on, filters, and what is given away."""

import dataclasses
import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.gui.frame.window import MainWindow
from app.gui.rooms.authorities.catalog import Catalog, Row, make_entry, snippet_of, subsets_of
from app.gui.rooms.authorities.entry_box import edit_words
from app.gui.rooms.authorities.filters import Chosen, Facet, read_court
from app.gui.rooms.authorities.leaves import DUPLICATES, IMPORT, UPKEEP
from app.gui.rooms.authorities.opening import Goal
from app.gui.rooms.authorities.reading import Spot, make_reading
from app.gui.rooms.authorities.room import AuthoritiesRoom
from app.gui.rooms.authorities.row_words import second_line
from app.gui.rooms.authorities.side import ABOUT
from app.law.authorities import AuthorityKey, PartKind, Publication
from app.law.matters import Snapshot
from app.law.opinions import Passage
from app.library.results import Collection, Edit, ResultKind, SearchResult
from app.matters import save_matter
from app.tasks.weighing import DEFAULT_FORUM, Weigher
from app.tasks.workspace import Workspace
from tests.gui.conftest import PATIENCE
from tests.gui.test_authorities import TEXT, Places, hits, names, opinion_file, search, stocked
from tests.helpers.library import NOON, OAK
from tests.helpers.matters import make_matter


@pytest.fixture
def room(window: MainWindow, workspace: Workspace, settle: Callable[[], None]) -> AuthoritiesRoom:
    """The room with nothing open, on a library that has the text of one opinion."""
    return stocked(window, workspace, settle)


def click(qtbot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def read(room: AuthoritiesRoom, settle: Callable[[], None], key: str = "oak") -> None:
    room.open(key, Goal())
    settle()


# The arrangement


def it_shows_the_side_pane_once_something_is_read(room, settle):
    assert not room.sheet.isVisible()
    read(room, settle)
    assert room.sheet.isVisible()
    assert room.search.isVisible()
    assert not room.reader.about.isVisible()


def it_folds_the_side_pane_and_then_the_list_in_a_narrow_window(qtbot, window, room, settle):
    window.resize(860, 640)
    read(room, settle)
    assert not room.sheet.isVisible()
    assert room.search.isVisible()
    click(qtbot, room.reader.about)
    assert room.sheet.isVisible()
    assert not room.search.isVisible()
    click(qtbot, room.reader.list)
    assert not room.sheet.isVisible()
    assert room.search.isVisible()
    room.reader.text.select(Spot(2, 0), Spot(2, 11))
    room.reader.act("note")
    assert room.sheet.isVisible()
    assert room.sheet.leaves.currentIndex() == ABOUT
    window.deeds["search"].trigger()
    assert room.search.field is window.focusWidget()
    assert room.search.isVisible()
    window.resize(1280, 800)
    assert room.search.isVisible()


def it_has_no_side_pane_beside_other_leaves_than_the_library(room, settle):
    read(room, settle)
    for leaf in (IMPORT, DUPLICATES, UPKEEP):
        room.tabs.setCurrentIndex(leaf)
        assert not room.sheet.isVisible()
    room.tabs.setCurrentIndex(0)
    assert room.sheet.isVisible()


def it_leaves_the_side_pane_folded_for_who_wants_it_so(window, room, settle):
    window.deeds["side"].trigger()
    window.deeds["side"].trigger()
    assert not window.deeds["side"].isChecked()
    read(room, settle)
    assert not room.sheet.isVisible()
    assert room.reader.about.isVisible()


def it_wraps_a_long_name_where_the_list_is_narrow(window, room):
    long = dataclasses.replace(
        OAK, name="The Association of Oak Owners of the County of Elm v. The Board of Supervisors"
    )
    entry = make_entry(long, Weigher(DEFAULT_FORUM).weigh(long), {}, has_text=True, favourite=True)
    shown, option = room.search.list, QStyleOptionViewItem()
    option.font = shown.font()
    shown.show_rows([Row(entry)])
    heights = {}
    for broad in (1200, 260):
        shown.setFixedWidth(broad)
        heights[broad] = shown.itemDelegate().sizeHint(option, shown.model().index(0)).height()
    assert heights[260] - heights[1200] >= shown.fontMetrics().height()


def it_keeps_the_place_that_is_read_when_the_text_becomes_narrower(window, room, settle):
    read(room, settle)
    long = dataclasses.replace(TEXT.parts[1], paragraphs=TEXT.parts[1].paragraphs * 40)
    passages = [
        Passage(id=f"oak/{n}", authority="oak", text=p.text, page=None, part=PartKind.MAJORITY, author=None)
        for n, p in enumerate(long.paragraphs)
    ]
    reading = make_reading(OAK, dataclasses.replace(TEXT, parts=(long,), footnotes=()), passages)
    text = room.reader.text
    text.show_reading(reading)
    text.go_to(Spot(70))
    before = text.top_spot().stretch
    assert before > 50
    for broad in (420, 300, 560):
        text.resize(broad, text.height())
        assert text.top_spot().stretch == before


# Ways to go on


def it_goes_on_where_one_was(qtbot, window, room, workspace, settle):
    read(room, settle)
    room.reader.go_to(Spot(4))
    window.close()
    again = MainWindow(workspace, window.desk.questions)
    qtbot.addWidget(again)
    again.resize(1280, 800)
    again.show()
    entered = again.enter("authorities")
    qtbot.waitUntil(lambda: not again.runner.jobs and entered.reader.start.count() > 0, timeout=PATIENCE)
    start = entered.reader.start
    assert [start.item(0).text(), start.item(1).text().splitlines()[0]] == ["Read last", "Oak v. County of Elm"]
    link = start.item(1).data(Qt.ItemDataRole.UserRole)
    assert link.passage.startswith("oak/")
    qtbot.mouseClick(start.viewport(), Qt.MouseButton.LeftButton, pos=start.visualItemRect(start.item(1)).center())
    qtbot.waitUntil(lambda: entered.opener.key == "oak" and not again.runner.jobs, timeout=PATIENCE)
    assert entered.reader.text.spot() == entered.reader.text.reading.find_passage(link.passage)
    again.close()


def it_offers_what_came_in_lately(room, tmp_path, settle):
    room.take_files([opinion_file(tmp_path, "rowan.txt", "10-15001")])
    settle()
    room.tabs.setCurrentIndex(0)
    start = room.reader.start
    lines = [start.item(row).text() for row in range(start.count())]
    assert "Imported lately, not read yet" in lines
    assert any("Rowan" in line for line in lines)


# Finding


def it_shows_what_is_found_by_itself_when_asked(qtbot, room):
    search(qtbot, room, "sill")
    grouped = set(hits(room))
    assert "oak" in names(room)
    click(qtbot, room.search.grouped)
    rows = room.search.list.rows.rows
    assert grouped <= {row.hit.id for row in rows}
    assert all(row.alone for row in rows)
    said = room.search.list.rows.data(room.search.list.rows.index(0), Qt.ItemDataRole.DisplayRole)
    assert said.startswith("Oak v. County of Elm · ")


def it_goes_to_the_first_result_as_soon_as_there_is_one(qtbot, room, settle):
    room.search.field.setFocus()
    qtbot.keyClicks(room.search.field, "sill")
    qtbot.keyClick(room.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.window().focusWidget() is room.search.list, timeout=PATIENCE)
    assert room.search.list.currentIndex().row() == 0
    settle()
    assert room.opener.key == "oak"
    assert [index.row() for index in room.search.list.selectedIndexes()] == [0]


def it_filters_by_author_and_publication(qtbot, room):
    search(qtbot, room, "sill")
    filters = room.search.filters
    assert not filters.chips[Facet.AUTHOR].isVisible()
    click(qtbot, filters.more)
    assert filters.chips[Facet.AUTHOR].isVisible()
    filters.choose(Chosen().toggled(Facet.AUTHOR, "Cedar"))
    qtbot.waitUntil(lambda: not room.search.finder.busy, timeout=PATIENCE)
    assert {row.hit.part for row in room.search.list.rows.rows if row.hit} == {PartKind.DISSENT}
    click(qtbot, filters.more)
    assert filters.chips[Facet.AUTHOR].isVisible()  # it is chosen
    room.search.field.clear()
    filters.choose(Chosen().toggled(Facet.PUBLICATION, "published"))
    assert "oak" in names(room)
    published = {row.entry.authority.publication for row in room.search.list.rows.rows}
    assert published == {Publication.PUBLISHED}


# The whole library


def it_gives_away_what_the_list_shows(qtbot, room, tmp_path, settle):
    search(qtbot, room, "sill")
    listed = names(room)
    room.questions = Places(tmp_path / "part.json")
    room.tabs.setCurrentIndex(UPKEEP)
    settle()
    which = room.upkeep.which
    which.setCurrentIndex(next(n for n in range(which.count()) if which.itemText(n).startswith("What the list shows")))
    room.upkeep.private.setChecked(False)
    click(qtbot, room.upkeep.export)
    settle()
    written = json.loads((tmp_path / "part.json").read_text(encoding="utf-8"))
    assert [entry["entry"]["authority"]["key"] for entry in written["entries"]] == listed
    assert "✓" in room.upkeep.outcome.text()


def it_tells_which_matters_rely_on_what_went_bad(qtbot, window, room, workspace, tmp_path, settle):
    used = dataclasses.replace(OAK, treatments=())
    path = tmp_path / "doyle.matter.json"
    save_matter(make_matter(snapshot=Snapshot(authorities=(used,))), path)
    window.memory.add_recent(path)
    read(room, settle)
    box = room.sheet.about.treatments
    click(qtbot, box.more)
    box.kind.setCurrentIndex(box.kind.findData("overruled"))
    qtbot.keyClicks(box.citation, "Fir v. Yew, 300 F.3d 1")
    click(qtbot, box.keep)
    settle()
    assert "were drafted on it before it went bad" in window.notice.label.text()
    room.tabs.setCurrentIndex(UPKEEP)
    click(qtbot, room.upkeep.watch.affected)
    settle()
    assert "Oak v. County of Elm" in room.upkeep.watch.list.item(0).text()
    assert "Fir v. Yew" in room.upkeep.watch.list.item(0).text()


def it_takes_a_file_that_is_dropped_on_the_search_field(room, tmp_path, settle):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(opinion_file(tmp_path, "rowan.txt", "10-15001")))])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    room.search.field.dropEvent(event)
    assert not event.isAccepted()  # it goes on to the room
    assert room.search.field.text() == ""


# Without a window


def it_says_where_a_nameless_text_comes_from():
    bare = dataclasses.replace(
        OAK, citations=(), docket=None, court=None, decided=None, provenance="read from scan-7.pdf"
    )
    entry = make_entry(bare, Weigher(DEFAULT_FORUM).weigh(bare), {}, has_text=True, favourite=False)
    assert second_line(entry) == "read from scan-7.pdf"


def it_knows_what_may_be_given_away():
    entry = make_entry(OAK, Weigher(DEFAULT_FORUM).weigh(OAK), {Facet.TAG: {"reach"}}, has_text=True, favourite=True)
    other = dataclasses.replace(OAK, key=AuthorityKey("elm"), name="Elm v. Oak")
    catalog = Catalog(
        entries={
            entry.authority.key: entry,
            other.key: dataclasses.replace(entry, authority=other, favourite=False, about={}),
        },
        collections=(
            Collection(name="Doorways", authorities=(AuthorityKey("oak"),)),
            Collection(name="Empty", authorities=()),
        ),
        tags=("reach",),
    )
    assert subsets_of(catalog, "elm", ("oak", "elm")) == (
        ("The whole library", None),
        ("Only Elm v. Oak", ("elm",)),
        ("Favorites: 1", ("oak",)),
        ("Collection “Doorways”: 1", ("oak",)),
        ("Tag “reach”: 1", ("oak",)),
    )
    assert ("What the list shows: 1", ("oak",)) in subsets_of(catalog, "", ("oak",))


@pytest.mark.parametrize(
    ("typed", "court"),
    [("ca9", "ca9"), ("9th Cir.", "ca9"), ("N.D. Cal.", "cand"), ("the corner court", None), ("", None)],
)
def it_reads_courts_as_lawyers_write_them(typed, court):
    assert read_court(typed) == court


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"Oak"', '"Elm"', "2024-05-06 12:00 A. B.: Name: Oak → Elm"),
        ("null", '"x"', "2024-05-06 12:00 A. B.: Name: – → x"),
        ("[]", '["en banc"]', '2024-05-06 12:00 A. B.: Name: – → ["en banc"]'),
        ("no json", f'"{"y" * 100}"', f"2024-05-06 12:00 A. B.: Name: no json → {'y' * 79}…"),
    ],
)
def it_says_who_changed_what(old, new, words):
    assert edit_words(Edit(field="name", old=old, new=new, by="A. B.", at=NOON)) == words


def it_begins_a_snippet_near_its_word_where_there_is_little_place():
    text = " ".join(["word"] * 30) + " sill of the door"
    at = text.index("sill")
    hit = SearchResult(
        authority=OAK, kind=ResultKind.PASSAGE, id="oak/1", part=PartKind.MAJORITY, author=None, page=None, text=text,
        highlights=((at, at + 4),), score=1.0, reasons=(),
    )  # fmt: skip
    for around in (70, 24):
        words, marks = snippet_of(hit, around)
        assert words[slice(*marks[0])] == "sill"
        assert marks[0][0] <= around
