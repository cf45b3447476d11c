"""Whose words are read and taken: the legend, pages that a part counts anew, words of a dissent, and copies with the citation."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.gui.frame.window import MainWindow
from app.gui.look.dress import Appearance, dress
from app.gui.look.palette import Tone
from app.gui.rooms.authorities.filters import Chosen, Facet
from app.gui.rooms.authorities.import_pane import FileRows
from app.gui.rooms.authorities.opening import Goal
from app.gui.rooms.authorities.reading import Spot, make_reading, take
from app.gui.rooms.authorities.room import AuthoritiesRoom
from app.gui.rooms.authorities.row_words import breakable
from app.gui.rooms.authorities.voices_row import voices_of
from app.gui.rooms.authorities.what_to_try import what_to_try
from app.gui.widgets.labels import Wrapped
from app.law.authorities import PartKind
from app.law.opinions import PageNumbering, PageScheme, Paragraph, Passage
from app.tasks.workspace import Workspace
from tests.gui.test_authorities import TEXT, click, select, stocked
from tests.helpers.library import NOON, OAK


@pytest.fixture
def oak(window: MainWindow, workspace: Workspace, settle: Callable[[], None]) -> AuthoritiesRoom:
    """The room with an opinion open that has a syllabus, a majority and a dissent."""
    room = stocked(window, workspace, settle)
    room.open("oak", Goal())
    settle()
    return room


def passages(opinion) -> list[Passage]:
    """The passages of an opinion, as the library numbers them."""
    found = []
    for part in opinion.parts:
        for paragraph in part.paragraphs:
            shared = {f: getattr(paragraph, f) for f in ("text", "page", "page_turns", "heading", "block_quote")}
            found.append(
                Passage(
                    id=f"oak/{len(found) + 1}",
                    authority="oak",
                    part=part.kind,
                    author=part.author,
                    quotable=True,
                    footnote=None,
                    **shared,
                )
            )
    return found


def it_says_whose_words_are_read_and_leads_to_each(qtbot, qapp, oak):
    row = oak.reader.voices
    assert [voice.words for voice in row.voices] == ["Majority · Birch", "Dissent · Cedar", "Not authority"]
    assert [button.isChecked() for button in row.widgets()] == [False, False, True]
    assert row.widgets()[1].accessibleName() == "Go to: Dissent · Cedar, not the court's opinion"
    click(qtbot, row.widgets()[1])
    assert oak.reader.text.spot().stretch == 4
    assert oak.reader.text.hasFocus()
    dress(qapp, Appearance.DARK)
    assert all(not button.icon().isNull() for button in row.widgets())
    dress(qapp, Appearance.LIGHT)


def it_says_the_same_of_a_text_that_is_opened_again(oak, workspace, settle):
    workspace.library.marks.add_note("oak", "Mind the sill.", by="A. Attorney", at=NOON)
    for key in ("lalonde", "oak"):
        oak.open(key, Goal())
        settle()
    assert all(button.isVisible() for button in oak.reader.voices.widgets())
    words = " ".join(label.text() for label in oak.sheet.about.notes.findChildren(Wrapped))
    assert "Mind the sill." in words
    assert "a proposition" not in words


def it_takes_words_of_a_dissent_as_such(qtbot, oak, workspace, settle):
    select(oak, 4, "The sill is no part of the house.")
    assert "Words of the dissent (Cedar): not the court's opinion" in oak.reader.said.text()
    oak.reader.act("quotation")
    form = oak.sheet.law.form
    assert form.part.currentData() == "dissent"
    assert form.part_said.text().startswith("separate opinion: ")
    form.part.setCurrentIndex(form.part.findData("majority"))
    assert form.part_said.isHidden()
    form.part.setCurrentIndex(form.part.findData("dissent"))
    form.text.setPlainText("The sill lies outside.")
    click(qtbot, form.keep)
    settle()
    (kept,) = workspace.library.propositions_of("oak")
    assert (kept.part, kept.pin, kept.quotation) == (PartKind.DISSENT, "210", "The sill is no part of the house.")


def it_copies_words_with_their_citation(window, oak):
    clipboard = QGuiApplication.clipboard()
    select(oak, 4, "no part of the house.")
    window.deeds["take_copy"].trigger()
    cite = "Oak v. Cnty. of Elm, 100 F.3d 200, 210 (9th Cir. 1999) (en banc) (dissenting opinion)."
    assert clipboard.text() == f"“no part of the house.” {cite}"
    assert f"<i>Oak v. Cnty. of Elm</i>{cite.removeprefix('Oak v. Cnty. of Elm')}" in clipboard.mimeData().html()
    oak.reader.text.select(Spot(2, 20), Spot(3, 40))
    oak.reader.text.copy()
    assert clipboard.text() == "across the sill. That was an entry.\n\nA warrant was needed, and none was had."
    clipboard.clear()  # offscreen it outlives Python, and what Python made in it would end the process with a fault


def it_finds_from_where_one_reads_and_goes_on(qtbot, window, oak):
    oak.reader.go_to(Spot(4))
    window.deeds["find_in_text"].trigger()
    qtbot.keyClicks(oak.reader.seek, "SILL")
    assert oak.reader.count.text() == "2 / 3"
    window.deeds["find_next"].trigger()
    assert oak.reader.count.text() == "3 / 3"
    qtbot.keyClick(oak.reader.seek, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert oak.reader.count.text() == "2 / 3"
    qtbot.keyClick(oak.reader.seek, Qt.Key.Key_Escape)
    assert "find_next" in oak.obstacles()


def it_goes_to_a_note_and_back_by_the_keyboard(qtbot, oak):
    text = oak.reader.text
    text.setFocus()
    text.go_to(Spot(4))
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.reading.stretches[text.spot().stretch].text == "Stone or not."
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.spot() == Spot(4, 8)
    text.go_to(Spot(3))
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.spot() == Spot(3)


def it_keeps_the_list_in_its_place_when_more_is_known_of_an_authority(oak, settle):
    shown = oak.search.list
    shown.stand_on(shown.rows.rowCount() - 3)
    settle()
    before = shown.verticalScrollBar().value(), oak.search.list.row().entry.authority.key
    assert before[0] > 0
    oak.sheet.about.read.click()
    settle()
    assert shown.row().entry.authority.verification is not None
    assert (shown.verticalScrollBar().value(), shown.row().entry.authority.key) == before


# Without a window


def it_shows_pages_that_a_part_counts_anew():
    slip = dataclasses.replace(
        TEXT,
        parts=tuple(
            dataclasses.replace(
                part, paragraphs=tuple(Paragraph(text=f"{part.kind} {n}.", page=str(n)) for n in (1, 1, 2))
            )
            for part in TEXT.parts
        ),
        footnotes=(),
        numbering=PageNumbering(scheme=PageScheme.SLIP),
    )
    reading = make_reading(OAK, slip, passages(slip))
    assert [label for label, _spot in reading.pages] == ["1", "2", "1", "2", "1", "2"]
    assert reading.find_page("2") == Spot(5)  # the court's, not the clerk's
    assert reading.find_page("2", PartKind.DISSENT) == Spot(8)
    assert reading.find_page("2", PartKind.SYLLABUS) == Spot(2)
    assert reading.find_page("9") is None
    assert reading.find_page("") is None


@pytest.mark.parametrize(
    ("start", "end", "part", "caution"),
    [
        (Spot(2, 0), Spot(2, 11), PartKind.MAJORITY, ""),
        (Spot(3, 0), Spot(4, 8), PartKind.DISSENT, "Partly of the dissent (Cedar): not the court's opinion."),
        (Spot(0, 0), Spot(1, 8), PartKind.SYLLABUS, "Partly of the syllabus: not authority."),
        (Spot(0, 0), Spot(4, 8), PartKind.SYLLABUS, "Partly of the syllabus: not authority."),
    ],
)
def it_takes_words_of_two_voices_for_those_that_weigh_least(start, end, part, caution):
    text = dataclasses.replace(TEXT, footnotes=())
    taken = take(make_reading(OAK, text, passages(text)), start, end)
    assert (taken.part, taken.caution) == (part, caution)


def it_names_all_that_no_judge_wrote_once():
    text = dataclasses.replace(TEXT, footnotes=(), parts=(TEXT.parts[0], *TEXT.parts[1:], TEXT.parts[0]))
    reading = make_reading(OAK, text, passages(text))
    assert [voice.parts for voice in voices_of(reading.parts)] == [(1,), (2,), (0, 3)]


@pytest.mark.parametrize(
    ("words", "broken"),
    [
        ("Oak v. County of Elm", "Oak v. County of Elm"),
        ("a" * 24, "a" * 24),
        ("x " + "a" * 50, f"x {'a' * 24}\u200b{'a' * 24}\u200baa"),
    ],
)
def it_breaks_words_that_no_column_holds(words, broken):
    assert breakable(words) == broken


@pytest.mark.parametrize(
    ("words", "chosen", "said"),
    [
        ("qwert", Chosen(), "with a star"),
        ("sill door", Chosen(), "Fewer words find more."),
        ('"sill door"', Chosen(), "without the marks"),
        ("sill -door", Chosen(), "try the plain words"),
        ("sill /5 door", Chosen(), "try the plain words"),
        ("qwert", Chosen(values={Facet.COURT: ("ca9",)}), "Filters are on"),
        ("", Chosen(after=dt.date(2020, 1, 1)), "Filters are on"),
    ],
)
def it_says_what_to_try_when_nothing_is_found(words, chosen, said):
    told = what_to_try(words, chosen)
    assert said in told[1]
    assert ("import the opinion" in told[-1]) == bool(words)
    assert "only the first words" in " ".join(what_to_try(words, chosen, cut=True))


def it_gives_a_file_as_many_lines_as_its_words_need(qtbot):
    rows = FileRows()
    qtbot.addWidget(rows)
    rows.add_row("✓", Tone.OK, "imported", ["one.txt", "Imported."])
    rows.add_row("✕", Tone.STOP, "not taken", ["two.txt", "Not taken: it is empty. Nothing was read. " * 6])
    rows.resize(1600, 300)
    rows.show()
    few, many = (rows.visualItemRect(rows.topLevelItem(n)).height() for n in (0, 1))
    assert many > few
    rows.resize(500, 300)
    rows.doItemsLayout()
    assert rows.visualItemRect(rows.topLevelItem(1)).height() > many
    assert rows.visualItemRect(rows.topLevelItem(0)).height() == few
    rows.close()


def it_shows_where_the_keyboard_is_in_the_list_and_opens_nothing(oak, settle):
    shown = oak.search.list
    oak.search.follow("")
    assert shown.row() is None
    shown.setFocus()
    assert shown.visualRect(shown.currentIndex()).contains(2, 2)  # the first row in view
    settle()
    assert oak.opener.key == "oak"
