"""The library room as an attorney uses it: the real back end, its own library, by mouse and keyboard."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget

from app.gui.frame.window import MainWindow
from app.gui.look import scale
from app.gui.look.dress import Appearance, dress
from app.gui.places import Place
from app.gui.rooms.authorities.catalog import Order
from app.gui.rooms.authorities.filters import FAVOURITES, Chosen, Facet
from app.gui.rooms.authorities.leaves import DUPLICATES, IMPORT, LIBRARY, UPKEEP
from app.gui.rooms.authorities.opening import Goal
from app.gui.rooms.authorities.reading import Spot
from app.gui.rooms.authorities.room import AuthoritiesRoom
from app.gui.rooms.authorities.side import LAW, LINKS, REVIEW
from app.law.annotations import CaseOutcome, PassageTagKind, Standing
from app.law.authorities import Outcome, PartKind, PrecedentFact, TreatmentKind
from app.law.citations import CitationReport, CitedAuthority
from app.law.opinions import OpinionPart, PageNumbering, PageScheme, Paragraph, Quality
from app.library.store import open_library
from app.settings import load_settings
from app.tasks.edit_library import edit_entry, now
from app.tasks.workspace import Workspace
from tests.gui.conftest import PATIENCE
from tests.helpers.library import OAK, OPINION, another

SYLLABUS = OpinionPart(
    kind=PartKind.SYLLABUS, paragraphs=(Paragraph(text="The clerk sums the doorway up.", page="200"),)
)
TEXT = dataclasses.replace(
    OPINION,
    parts=(SYLLABUS, *OPINION.parts),
    footnotes=tuple(dataclasses.replace(n, part=p) for n, p in zip(OPINION.footnotes, (1, 2), strict=True)),
    numbering=PageNumbering(scheme=PageScheme.REPORTER, volume="100", reporter="F.3d"),
)
CITES = CitationReport(
    authorities=(CitedAuthority(key="204 F.3d 947", name="LaLonde v. County of Riverside", count=3),)
)


class Places:
    """Answers the room's questions in place of the dialogs."""

    def __init__(self, place: Path | None) -> None:
        self.place = place

    def folder_to_import(self) -> Path | None:
        return self.place

    def place_to_back_up(self) -> Path | None:
        return self.place

    def backup_to_restore(self, folder: Path | None) -> Path | None:
        return self.place

    def place_to_export(self, form: str) -> Path | None:
        return self.place

    def library_to_take_in(self) -> Path | None:
        return self.place


def stocked(window: MainWindow, workspace: Workspace, settle: Callable[[], None]) -> AuthoritiesRoom:
    """The room on the starter library with one opinion that has its text; the attorney's name is known."""
    workspace.library.add_authority(dataclasses.replace(OAK, treatments=()))
    workspace.library.import_opinion(TEXT, CITES)
    window.resize(1280, 800)
    entered = window.enter("authorities")
    assert isinstance(entered, AuthoritiesRoom)
    entered.acts.set_name("A. Attorney")
    settle()
    return entered


@pytest.fixture
def room(window: MainWindow, workspace: Workspace, settle: Callable[[], None]) -> AuthoritiesRoom:
    """The room with nothing open."""
    return stocked(window, workspace, settle)


@pytest.fixture
def oak(room: AuthoritiesRoom, settle: Callable[[], None]) -> AuthoritiesRoom:
    """The room with that opinion open."""
    room.open("oak", Goal())
    settle()
    return room


def search(qtbot, room: AuthoritiesRoom, words: str) -> None:
    room.search.field.setFocus()
    room.search.field.selectAll()
    qtbot.keyClicks(room.search.field, words)
    qtbot.waitUntil(lambda: not room.search.finder.busy, timeout=PATIENCE)


def names(room: AuthoritiesRoom) -> list[str]:
    return [row.entry.authority.key for row in room.search.list.rows.rows if row.hit is None]


def hits(room: AuthoritiesRoom) -> list[str]:
    return [row.hit.id for row in room.search.list.rows.rows if row.hit is not None]


def click(qtbot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def select(room: AuthoritiesRoom, stretch: int, words: str) -> None:
    at = room.reader.text.reading.stretches[stretch].text.index(words)
    room.reader.text.select(Spot(stretch, at), Spot(stretch, at + len(words)))


def buttons_in(pane: QWidget, words: str) -> list[QPushButton]:
    return [b for b in pane.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(pane)]


def button_in(pane: QWidget, words: str) -> QPushButton:
    return buttons_in(pane, words)[0]


def click_in(qtbot, pane: QWidget, words: str) -> None:
    """Click a button as soon as it is shown: cards are made anew after what they tell is stored."""
    qtbot.waitUntil(lambda: bool(buttons_in(pane, words)), timeout=60_000)
    click(qtbot, button_in(pane, words))


# Finding


def it_shows_the_whole_library_in_the_order_that_is_chosen(room):
    assert "oak" in names(room)
    assert "lalonde" in names(room)
    assert room.search.summary.text() == f"{len(names(room))} authorities"
    said = room.search.list.rows.data(
        room.search.list.rows.index(names(room).index("lalonde")), Qt.ItemDataRole.DisplayRole
    )
    assert said == "LaLonde v. County of Riverside, 204 F.3d 947 · 9th Cir. · 2000, binding, not read yet"
    room.search.order.setCurrentIndex(list(Order).index(Order.NEWEST))
    years = [row.entry.authority.decided.year for row in room.search.list.rows.rows if row.entry.authority.decided]
    assert years == sorted(years, reverse=True)


def it_searches_as_one_types_and_opens_what_was_found(qtbot, room, settle):
    search(qtbot, room, "officer sill")
    assert names(room)[0] == "oak"
    place = next(n for n, row in enumerate(room.search.list.rows.rows) if row.hit and row.hit.part is PartKind.MAJORITY)
    qtbot.keyClick(room.search.field, Qt.Key.Key_Down)
    room.search.list.stand_on(place)
    settle()
    text = room.reader.text
    words = [text.reading.stretches[a.stretch].text[a.offset : b.offset] for a, b in text.marks]
    assert set(words) == {"officer", "sill"}
    assert text.spot().stretch == 2
    qtbot.keyClick(room.search.list, Qt.Key.Key_Return)
    assert room.window().focusWidget() is text


def it_lets_the_newer_question_win_and_says_when_nothing_is_found(qtbot, room):
    search(qtbot, room, "warrant")
    room.search.field.setText("sill")
    room.search.field.setText("gazebo")
    qtbot.waitUntil(lambda: not room.search.finder.busy, timeout=PATIENCE)
    assert room.search.finder.question.words == "gazebo"
    assert names(room) == ["oak"]
    search(qtbot, room, "zzyzx")
    assert not names(room)
    assert room.search.lesson.isVisible()
    assert "Nothing is found for “zzyzx”." in room.search.teach.text()
    assert room.search.unfilter.isHidden()
    room.search.filters.choose(Chosen(values={Facet.COURT: ("scotus",)}))
    search(qtbot, room, "gazebo")
    assert "Filters are on" in room.search.teach.text()
    click(qtbot, room.search.unfilter)
    qtbot.waitUntil(lambda: not room.search.finder.busy, timeout=PATIENCE)
    assert names(room) == ["oak"]


def it_narrows_by_chips_with_counts(qtbot, room):
    search(qtbot, room, "sill")
    qtbot.waitUntil(lambda: "part" in room.search.filters._counts, timeout=PATIENCE)
    chip = room.search.filters.chips[Facet.PART]
    click(qtbot, chip)
    panel = room.search.filters.values
    assert panel.list.item(0).text().split("   ")[0] in {"majority", "dissent"}
    dissent = next(
        n for n in range(panel.list.count()) if panel.list.item(n).data(Qt.ItemDataRole.UserRole) == "dissent"
    )
    assert panel.list.item(dissent).text().startswith("dissent   ")
    panel.list.setCurrentRow(dissent)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    panel.close()
    qtbot.waitUntil(lambda: not room.search.finder.busy, timeout=PATIENCE)
    assert chip.text() == "Part: dissent"
    found = [row.hit.part for row in room.search.list.rows.rows if row.hit]
    assert set(found) == {PartKind.DISSENT}
    click(qtbot, room.search.filters.nothing)
    qtbot.waitUntil(lambda: not room.search.finder.busy, timeout=PATIENCE)
    assert room.search.filters.chosen.empty


def it_narrows_by_dates(qtbot, room):
    click(qtbot, room.search.filters.decided)
    panel = room.search.filters.days
    qtbot.keyClicks(panel.before, "nonsense")
    assert not panel.use.isEnabled()
    panel.before.clear()
    qtbot.keyClicks(panel.before, "1970")
    qtbot.keyClick(panel.before, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert room.search.filters.decided.text().startswith("Decided: before 1970")
    assert names(room)
    assert all(row.entry.authority.decided.latest.year < 1970 for row in room.search.list.rows.rows)


def it_brings_more_pages_of_results(qtbot, room):
    search(qtbot, room, "the")
    before = len(hits(room))
    assert room.search.finder.more
    room.search.list.verticalScrollBar().setValue(room.search.list.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: len(room.search.finder.pages) > 1, timeout=PATIENCE)
    assert len(hits(room)) > before
    assert len(set(hits(room))) == len(hits(room))


# Reading


def it_reads_an_opinion_with_its_parts_pages_and_notes(qtbot, oak):
    text = oak.reader.text
    assert oak.reader.name.text() == "Oak v. County of Elm"
    words = text.document().toPlainText()
    assert "Syllabus   not authority" in words
    assert "Dissent · Cedar   not the court's opinion" in words
    assert "Footnotes" in words
    assert oak.reader.go_to_page("206")
    assert text.spot() == Spot(2, 37)
    qtbot.keyClicks(oak.reader.page, "210 n.1")
    qtbot.keyClick(oak.reader.page, Qt.Key.Key_Return)
    assert text.reading.stretches[text.spot().stretch].note == "1"
    oak.reader.page.setText("999")
    qtbot.keyClick(oak.reader.page, Qt.Key.Key_Return)
    assert oak.reader.page.placeholderText() == "no such page"


def it_goes_to_notes_words_and_headings(qtbot, oak):
    text = oak.reader.text
    text.go_to(Spot(4))
    text.follow("1")
    assert text.reading.stretches[text.spot().stretch].text == "Stone or not."
    text.follow("1")
    assert text.spot() == Spot(4, 8)
    text.go_to(Spot(0))
    oak.window().deeds["find_in_text"].trigger()
    qtbot.keyClicks(oak.reader.seek, "SILL")
    assert len(oak.reader.text.marks) == 3
    assert oak.reader.count.text() == "1 / 3"
    qtbot.keyClick(oak.reader.seek, Qt.Key.Key_Return)
    assert oak.reader.count.text() == "2 / 3"
    qtbot.keyClick(oak.reader.seek, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert oak.reader.count.text() == "1 / 3"
    qtbot.keyClick(oak.reader.seek, Qt.Key.Key_Escape)
    assert oak.reader.text.marks == ()
    oak.reader.open_outline()
    qtbot.keyClicks(oak.reader.headings.field, "dissent")
    qtbot.keyClick(oak.reader.headings.field, Qt.Key.Key_Return)
    assert oak.reader.text.spot().stretch == 4
    assert oak.window().focusWidget() is oak.reader.text


def it_teaches_what_to_do_with_an_entry_without_text(room, settle):
    room.open("lalonde", Goal(pin="955"))
    settle()
    assert room.reader.lesson.isVisible()
    assert "no text of it" in room.reader.teach.text()
    assert not room.reader.text.isVisible()
    assert room.reader.fetch.isVisible()


def it_opens_a_place_that_another_room_leads_to(window, room, settle):
    window.way.go_to(Place(room="authorities", authority="oak", pin="210"))
    settle()
    assert room.reader.text.spot().stretch == 4
    assert room.search.list.row().entry.authority.key == "oak"
    window.way.go_to(Place(room="authorities", authority="oak", pin="999"))
    assert "no page 999" in window.notice.label.text()


# Making something of selected words


def it_makes_a_proposition_with_the_pin_filled_in(qtbot, oak, workspace, settle):
    select(oak, 2, "reached across the sill")
    assert "at 205" in oak.reader.said.text()
    oak.window().deeds["take_proposition"].trigger()
    form = oak.sheet.law.form
    assert oak.sheet.leaves.currentIndex() == LAW
    assert (form.pin.text(), form.text.toPlainText()) == ("205", "reached across the sill")
    qtbot.keyClicks(form.text, "A reach across the sill is an entry.")
    form.claims.item(0).setCheckState(Qt.CheckState.Checked)
    click(qtbot, form.keep)
    settle()
    kept = workspace.library.propositions_of("oak")[0]
    assert (kept.text, kept.pin, kept.part) == ("A reach across the sill is an entry.", "205", PartKind.MAJORITY)
    assert kept.claims == (form.claims.item(0).data(Qt.ItemDataRole.UserRole),)
    assert kept.id == "oak.reach-across-sill"
    assert "A. Attorney" in kept.provenance
    assert not form.isVisible()
    assert oak.sheet.head.tabText(LAW) == "Propositions 1"


def it_quotes_only_verbatim_words(qtbot, oak, workspace, settle):
    select(oak, 2, "That was an entry.")
    oak.reader.act("quotation")
    form = oak.sheet.law.form
    form.text.setPlainText("Reaching in is an entry.")
    assert form.keep.isEnabled()
    form.quotation.setPlainText("That was no entry.")
    assert not form.keep.isEnabled()
    assert "word for word" in form.verdict.text()
    form.quotation.setPlainText("That was an entry.")
    click(qtbot, form.keep)
    settle()
    kept = workspace.library.propositions_of("oak")[0]
    assert (kept.quotation, kept.pin) == ("That was an entry.", "206")


def it_refuses_to_quote_the_syllabus_and_says_why(oak):
    select(oak, 0, "sums the doorway up")
    assert not oak.reader.acts["quotation"].isEnabled()
    assert "not the court's words" in oak.reader.said.text()
    oak.reader.act("quotation")
    assert not oak.sheet.law.form.isVisible()


def it_changes_and_verifies_a_proposition(qtbot, oak, workspace, settle):
    select(oak, 3, "A warrant was needed")
    oak.reader.act("proposition")
    click(qtbot, oak.sheet.law.form.keep)
    settle()
    click_in(qtbot, oak.sheet.law, "Change")
    oak.sheet.law.form.pin.setText("206-07")
    click(qtbot, oak.sheet.law.form.keep)
    settle()
    assert workspace.library.propositions_of("oak")[0].pin == "206-07"
    click_in(qtbot, oak.sheet.law, "I read it")
    settle()
    assert workspace.library.propositions_of("oak")[0].verification.by == "A. Attorney"


def it_keeps_what_another_program_changed_meanwhile(qtbot, oak, workspace, settle):
    select(oak, 3, "A warrant was needed")
    oak.reader.act("proposition")
    click(qtbot, oak.sheet.law.form.keep)
    settle()
    (mine,) = workspace.library.propositions_of("oak")
    click_in(qtbot, oak.sheet.law, "Change")
    edit_entry(workspace.library, str(mine.id), {"parenthetical": "so holding"}, by="B. Other")
    oak.sheet.law.form.pin.setText("206")
    oak.sheet.law.form.facts.setPlainText("where she stood: behind the sill (at 205)")
    click(qtbot, oak.sheet.law.form.keep)
    settle()
    (kept,) = workspace.library.propositions_of("oak")
    assert (kept.pin, kept.parenthetical) == ("206", "so holding")
    assert kept.facts == (PrecedentFact(aspect="where she stood", text="behind the sill", pin="205"),)
    qtbot.waitUntil(lambda: oak.sheet.law._sheet.propositions == (kept,), timeout=PATIENCE)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    click_in(qtbot, oak.sheet.law, "Change")
    assert oak.sheet.law.form.facts.toPlainText() == "where she stood: behind the sill (at 205)"
    oak.sheet.law.form.facts.setPlainText("no colon here")
    click(qtbot, oak.sheet.law.form.keep)
    settle()
    assert "no colon here" in oak.sheet.law.form.verdict.text()


def it_says_why_something_was_found(qtbot, window, room, settle):
    search(qtbot, room, "doorway")
    room.search.list.stand_on(0)
    assert not room.search.why_foot.isVisible()
    window.deeds["explain"].trigger()
    assert room.search.why_foot.isVisible()
    assert "=" in room.search.why.text()
    before = room.search.why.text()
    room.search.list.stand_on(3)
    assert room.search.why.text() != before
    window.deeds["explain"].trigger()
    assert not room.search.why_foot.isVisible()
    settle()


def it_folds_the_filters_away(qtbot, room):
    assert room.search.filters.isVisible()
    click(qtbot, room.search.fold)
    assert not room.search.filters.isVisible()
    room.search.filters.choose(Chosen().toggled(Facet.VERIFIED, "no"))
    assert "1" in room.search.fold.text()
    click(qtbot, room.search.fold)
    assert room.search.filters.isVisible()


def it_lays_notes_and_tags_on_passages(qtbot, oak, workspace, settle):
    select(oak, 2, "reached across")
    oak.window().deeds["take_note"].trigger()
    notes = oak.sheet.about.notes
    notes.field.setPlainText("Compare with ours.")
    click(qtbot, notes.add)
    settle()
    kept = workspace.library.marks.notes_of("oak")[0]
    assert (kept.text, kept.subject) == ("Compare with ours.", oak.reader.text.reading.stretches[2].passage.id)
    select(oak, 2, "reached across")
    oak.reader.act("tag")
    qtbot.keyClicks(oak.sheet.about.tag, "reach")
    qtbot.keyClick(oak.sheet.about.tag, Qt.Key.Key_Return)
    qtbot.keyClicks(oak.sheet.about.tag, "ours")
    qtbot.keyClick(oak.sheet.about.tag, Qt.Key.Key_Return)
    settle()
    assert workspace.library.marks.tags_of("oak") == {"oak": ("ours",), kept.subject: ("reach",)}
    chosen = Chosen().toggled(Facet.TAG, "ours")
    oak.search.filters.choose(chosen)
    assert names(oak) == ["oak"]
    for chip in oak.sheet.about.tags.widgets():
        click(qtbot, chip)
    settle()
    assert workspace.library.marks.tags() == {}
    click(qtbot, button_in(notes, "Remove"))
    settle()
    assert not workspace.library.marks.notes_of("oak")


# What the attorney says of an authority


def it_records_who_read_it_when_and_which_text(qtbot, oak, workspace, settle):
    click(qtbot, oak.sheet.about.read)
    settle()
    seen = workspace.library.get_authority("oak").verification
    assert (seen.by, seen.on) == ("A. Attorney", now().date())
    assert "oak.txt" in seen.text
    assert "A. Attorney" in oak.sheet.about.read_words.text()
    click(qtbot, oak.sheet.about.unread)
    settle()
    assert workspace.library.get_authority("oak").verification is None


def it_asks_for_a_name_before_it_records_one(qtbot, oak, workspace, settle):
    oak.acts.set_name("")
    click(qtbot, oak.sheet.about.read)
    settle()
    assert workspace.library.get_authority("oak").verification is None
    assert oak.sheet.nameless.isVisible()
    said = oak.window().notice.label
    assert "Nothing is recorded yet" in said.text()
    qtbot.keyClicks(oak.sheet.name, "B. Counsel")
    qtbot.keyClick(oak.sheet.name, Qt.Key.Key_Return)
    assert "Your name is kept" in said.text()
    assert load_settings().attorney == "B. Counsel"
    assert not oak.sheet.nameless.isVisible()
    settle()  # what was asked for is done now
    assert workspace.library.get_authority("oak").verification.by == "B. Counsel"


def it_records_treatment_and_takes_it_out(qtbot, oak, workspace, settle):
    box = oak.sheet.about.treatments
    click(qtbot, box.more)
    box.kind.setCurrentIndex(box.kind.findData("overruled"))
    qtbot.keyClicks(box.citation, "Fir v. Yew, 300 F.3d 1")
    click(qtbot, box.keep)
    settle()
    kept = workspace.library.get_authority("oak").treatments[0]
    assert (kept.kind, kept.citation, kept.checked_on) == (
        TreatmentKind.OVERRULED,
        "Fir v. Yew, 300 F.3d 1",
        now().date(),
    )
    assert oak.search.catalog.entries["oak"].weighing.weight.value == "bad law"
    click(qtbot, button_in(box, "✕"))
    settle()
    assert workspace.library.get_authority("oak").treatments == ()


def it_keeps_favorites_and_collections(qtbot, oak, workspace, settle):
    oak.sheet.about.favourite.click()
    line = oak.sheet.about.shelf.lineEdit()
    qtbot.keyClicks(line, "Doorways")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert [a.key for a in workspace.library.marks.favourites()] == ["oak"]
    assert workspace.library.marks.collections()[0].authorities == ("oak",)
    for shelf in (FAVOURITES, "Doorways"):
        oak.search.filters.choose(Chosen().toggled(Facet.SHELF, shelf))
        assert names(oak) == ["oak"]
    search(qtbot, oak, "warrant")
    assert set(names(oak)) == {"oak"}
    click(qtbot, oak.sheet.about.shelves.widgets()[0])
    settle()
    assert workspace.library.marks.collections()[0].authorities == ()


def it_confirms_and_dismisses_suggestions(qtbot, oak, workspace, settle):
    desk = workspace.library.suggestions
    passage = oak.reader.text.reading.stretches[2].passage.id
    desk.add_outcome(CaseOutcome(authority="oak", claim="fa_entry", result=Outcome.IMMUNITY_DENIED), by="T", at=now())
    desk.decide_outcome(desk.outcomes_of("oak")[0].id, Standing.SUGGESTED, by="T", at=now())
    tag = desk.tag_passage(passage, PassageTagKind.KIND, "holding", by="T", at=now())
    desk.decide_tag(tag.id, Standing.SUGGESTED, by="T", at=now())
    oak.opener.refresh(oak.catalog)
    settle()
    review = oak.sheet.review
    oak.sheet.turn_to(REVIEW)
    assert oak.sheet.head.tabText(REVIEW) == "Suggested 2"
    assert "immunity denied" in review.lines[0].words
    review.list.setCurrentRow(1)
    assert oak.reader.text.spot().stretch == 2
    qtbot.keyClick(review.list, Qt.Key.Key_Delete)
    settle()
    assert desk.tags_of("oak")[0].decision.standing is Standing.REJECTED
    click(qtbot, review.yes)
    settle()
    assert desk.outcomes_of("oak")[0].decision.standing is Standing.CONFIRMED
    assert review.teach.isVisible()
    review.decided.click()
    assert len(review.lines) == 2


def it_shows_what_it_cites_and_who_cites_it(qtbot, oak, settle):
    select(oak, 2, "reached across")
    oak.reader.act("related")
    settle()
    assert oak.sheet.leaves.currentIndex() == LINKS
    assert oak.sheet.links.box.currentIndex() == 2
    oak.sheet.links.box.setCurrentIndex(0)
    oak.sheet.turn_to(LINKS)
    links = oak.sheet.links
    assert "LaLonde" in links.list.item(0).text()
    assert "3 times" in links.list.item(0).text()
    links.list.setCurrentRow(0)
    qtbot.keyClick(links.list, Qt.Key.Key_Return)
    settle()
    assert oak.opener.key == "lalonde"
    links.box.setCurrentIndex(2)
    assert "choose Related" in links.teach.text()


# Importing


def opinion_file(folder: Path, name: str, docket: str) -> Path:
    path = folder / name
    path.write_text(
        "United States Court of Appeals for the Ninth Circuit\n\nHAZEL ROWAN, Plaintiff-Appellant,\nv.\n"
        f"CITY OF ALDER, Defendant-Appellee.\n\nNo. {docket}\n\nFiled March 3, 2011\n\nOPINION\n\nBIRCH, Circuit Judge:\n\n"
        "The officers came to the porch at night and asked her to come out. She stayed within the house and said so. "
        "An officer then stepped over the sill and took her by the arm.\n\n"
        "We hold that the step over the sill was an entry for which a warrant was needed, and that none was had.\n",
        encoding="utf-8",
    )
    return path


def it_imports_with_a_row_for_each_file(qtbot, room, answers, tmp_path, settle):
    one, empty = opinion_file(tmp_path, "rowan.txt", "10-15001"), tmp_path / "scan.pdf"
    empty.write_bytes(b"no pdf at all")
    answers.files = [one, one, empty]
    click(qtbot, room.search.fetch)
    assert room.tabs.currentIndex() == IMPORT
    settle()
    assert [row.fate.value for row in room.imports.rows] == ["imported", "duplicate", "refused"]
    assert room.imports.list.topLevelItemCount() == 3
    assert room.imports.rows[2].reason in room.imports.list.topLevelItem(2).text(2)
    assert room.imports.summary.text() == "1 imported · 1 there already · 1 not taken"
    assert not room.imports.progress.isVisible()
    assert room.tabs.tabText(IMPORT) == "Import 3"
    room.imports.list.itemActivated.emit(room.imports.list.topLevelItem(0), 0)
    settle()
    assert room.tabs.currentIndex() == LIBRARY
    assert room.opener.key == room.imports.rows[0].key
    assert "stepped over the sill" in room.reader.text.document().toPlainText()


def it_imports_what_is_dropped(room, tmp_path, settle):
    folder = tmp_path / "opinions"
    folder.mkdir()
    opinion_file(folder, "rowan.txt", "10-15001")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    room.dropEvent(event)
    settle()
    assert [row.fate.value for row in room.imports.rows] == ["imported"]


def it_stops_an_import_and_keeps_what_was_done(qtbot, room, tmp_path, settle):
    room.questions = Places(tmp_path / "many")
    (tmp_path / "many").mkdir()
    for number in range(4):
        opinion_file(tmp_path / "many", f"{number}.txt", f"10-1500{number}")
    room.imports._row_done.connect(lambda _row: room.imports._running and room.imports._running.cancel())
    room.window().deeds["import_folder"].trigger()
    settle()
    assert len(room.imports.rows) < 4
    assert not room.imports.progress.isVisible()
    assert room.imports._running is None


# Duplicates, backups, exchange


def twin_of_oak(workspace: Workspace) -> None:
    workspace.library.add_authority(
        dataclasses.replace(OAK, key="oak-2", name="Oak v. Elm County", treatments=(), docket=None)
    )


def it_merges_duplicates_or_tells_them_apart(qtbot, room, workspace, settle):
    twin_of_oak(workspace)
    room.tabs.setCurrentIndex(DUPLICATES)
    settle()
    assert len(room.twins.pairs) == 1
    assert room.tabs.tabText(DUPLICATES) == "Duplicates 1"
    keep = next(b for b in room.twins.findChildren(QPushButton) if b.accessibleName().endswith("Elm, oak"))
    click(qtbot, keep)
    settle()
    assert workspace.library.get_authority("oak-2").key == "oak"
    assert not room.twins.pairs
    workspace.library.add_authority(
        dataclasses.replace(OAK, key="oak-3", name="Oak v. The County", treatments=(), docket=None)
    )
    room.window().deeds["duplicates"].trigger()
    room.twins.look()
    settle()
    click(qtbot, button_in(room.twins, "Not the same"))
    settle()
    assert not workspace.library.twins.find()
    assert workspace.library.get_authority("oak-3").key == "oak-3"
    assert "twice" in room.twins.said.text()


def it_backs_up_restores_and_checks(qtbot, room, workspace, tmp_path, settle):
    room.questions = Places(tmp_path / "copy.sqlite")
    room.tabs.setCurrentIndex(UPKEEP)
    click(qtbot, room.upkeep.back_up_to)
    settle()
    assert (tmp_path / "copy.sqlite").exists()
    workspace.library.marks.favour("oak")
    click(qtbot, room.upkeep.restore)
    settle()
    assert "Restored from copy.sqlite" in room.upkeep.outcome.text()
    assert workspace.library.marks.favourites() == []
    click(qtbot, room.upkeep.check)
    settle()
    assert "sound" in room.upkeep.outcome.text() or room.upkeep.found.count()
    click(qtbot, room.upkeep.back_up)
    settle()
    assert list((tmp_path / "backups").glob("library.*.sqlite"))


def it_previews_a_library_before_it_takes_it_in(qtbot, room, workspace, tmp_path, settle):
    other = tmp_path / "theirs.json"
    room.questions = Places(other)
    click(qtbot, room.upkeep.export)
    settle()
    assert other.exists()
    with open_library(str(tmp_path / "fresh.sqlite")) as fresh:
        fresh.add_authority(dataclasses.replace(OAK, key="new-one", name="Fir v. Yew", citations=(), treatments=()))
        from app.tasks.exchange import export_library

        export_library(fresh, other)
    click(qtbot, room.upkeep.take)
    settle()
    assert "1 new" in room.upkeep.preview_said.text()
    assert "Fir v. Yew" in room.upkeep.preview.item(0).text()
    assert workspace.library.find_authority("new-one") is None
    click(qtbot, room.upkeep.accept)
    settle()
    assert workspace.library.find_authority("new-one") is not None
    assert "new-one" in names(room)
    assert not room.upkeep.preview.isVisible()


# The whole


def it_says_what_every_control_is_and_reaches_every_pane(qtbot, oak):
    nameless = [
        type(w).__name__
        for w in (*oak.findChildren(QWidget), *oak.sheet.findChildren(QWidget))
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not w.objectName().startswith("qt_")
        and not (w.accessibleName() or (hasattr(w, "text") and callable(w.text) and w.text()) or w.toolTip())
        and type(w).__name__ not in {"QTabBar", "QScrollArea", "QTabWidget", "QStackedWidget", "QHeaderView"}
        and not (isinstance(w, QListView) and w.window() is not oak.window())  # of a box, which has a name
    ]
    assert nameless == []
    reached = []
    for _step in range(4):
        oak.window().deeds["next_pane"].trigger()
        reached.append(oak.window().focusWidget())
    assert oak.search.list in reached
    assert oak.reader.text in reached


def it_keeps_its_place_in_another_dress(qapp: QApplication, oak):
    select(oak, 2, "reached across")
    oak.reader.mark(2, [(4, 11)])
    scale.set_percent(150)
    dress(qapp, Appearance.DARK)
    QApplication.processEvents()
    assert "reached across the sill" in oak.reader.text.document().toPlainText()
    assert oak.reader.text.marks == ((Spot(2, 4), Spot(2, 11)),)
    scale.set_percent(100)
    dress(qapp, Appearance.LIGHT)
    QApplication.processEvents()


def it_draws_a_text_that_nobody_sees_anew_when_it_is_seen(qapp: QApplication, oak):
    select(oak, 2, "reached across")
    oak.reader.mark(2, [(4, 11)])
    drawn = oak.reader.text.document()
    oak.reader.text.hide()
    dress(qapp, Appearance.DARK)
    QApplication.processEvents()
    assert oak.reader.text.document() is drawn
    oak.reader.text.show()
    QApplication.processEvents()
    assert oak.reader.text.document() is not drawn
    assert oak.reader.text.marks == ((Spot(2, 4), Spot(2, 11)),)
    dress(qapp, Appearance.LIGHT)
    QApplication.processEvents()


def it_may_not_quote_a_damaged_text(room, workspace, settle):
    damaged = another(TEXT, "d", quality=Quality(quotable=False, score=0.1, reasons=("Digits were lost.",)))
    damaged = dataclasses.replace(damaged, citations=(), docket=None, dockets=(), name="Beech v. Pine", court="cand")
    key = workspace.library.import_opinion(damaged, CitationReport()).key
    room.open(str(key), Goal())
    settle()
    select(room, 2, "reached across")
    assert not room.reader.acts["quotation"].isEnabled()
    assert "Digits were lost." in room.reader.acts["quotation"].toolTip()
    assert room.reader.acts["proposition"].isEnabled()
    assert "no pin" in room.reader.said.text()
