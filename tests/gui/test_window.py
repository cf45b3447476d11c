"""The window as an attorney uses it: the real back end, its own library, dialogs answered by the test."""

import dataclasses
import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from app.errors import UnwritableFolder
from app.gui.rooms.arguments.board import CellState
from app.gui.rooms.arguments.card import OfferCard
from app.gui.look.dress import Appearance
from app.gui.frame.memory import WindowMemory
from app.gui.frame.notices import ReportDialog
from app.gui.rooms.arguments.picks import OfferList
from app.gui.frame.questions import NewMatterDialog, Unsaved
from app.gui.frame.window import MainWindow
from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.law.matters import Selection, Support, SupportRole
from app.matters import load_matter, new_matter
from tests.gui.conftest import PATIENCE

OPINION = """Filed May 2, 2011

UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA

ALPHA v. BETA
No. 10-cv-00001-ABC

ORDER DENYING MOTION TO DISMISS

The officers came to the door at night. They had no warrant, and nobody had asked them in.

The motion is denied.
"""


def cards(window: MainWindow, place: OfferList = OfferList.OFFERED) -> list[OfferCard]:
    view = window.workbench.supports.lists[place]
    view.make_all()
    QApplication.processEvents()
    return view.cards


def card_of(window: MainWindow, proposition: str, place: OfferList = OfferList.OFFERED) -> OfferCard:
    return next(card for card in cards(window, place) if card.offer.proposition.id == proposition)


def picked(window: MainWindow) -> list[str]:
    issue = window.workbench.issue
    assert issue is not None
    selection = window.session.find_selection(issue)
    return [str(s.proposition) for s in selection.supports] if selection else []


def click(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# Opening


def it_greets_with_the_ways_to_begin(window):
    words = {b.text() for b in window.welcome.findChildren(QPushButton)}
    assert {"Open a matter", "Open the sample", "Import opinions"} <= words
    assert window.windowTitle() == "Rejoinder"
    assert not window.deeds["save"].isEnabled()
    assert not window.deeds["draft"].isEnabled()


def it_opens_a_matter_at_its_first_open_issue(opened, matter_file):
    assert "Doyle v. Marsh" in opened.windowTitle()
    assert opened.workbench.issue.key == "1:doorway"
    assert card_of(opened, "lalonde.doorway")
    assert opened.memory.recent == (matter_file,)
    assert not opened.session.dirty
    assert "Opposition due" in opened.status.due.text()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{not json", "not sound JSON"),
        ("[]", "matter"),
        (None, "no such matter file"),
    ],
)
def it_tells_a_broken_file_in_one_sentence_and_lives(window, settle, content, words, matter_file):
    path = matter_file.with_name("broken.matter.json")
    if content is not None:
        path.write_text(content)
    window.open_path(path)
    settle()
    assert window.notice.isVisible()
    assert words in window.notice.label.text()
    assert window.session.matter is None
    window.open_path(matter_file)
    settle()
    assert window.session.matter is not None
    assert not window.notice.isVisible()


def it_keeps_the_open_matter_when_another_is_broken(opened, tmp_path, settle):
    path = tmp_path / "broken.matter.json"
    path.write_text("{")
    opened.open_path(path)
    settle()
    assert opened.notice.isVisible()
    assert opened.session.matter.title == "Doyle v. Marsh"
    assert opened.workbench.isVisible()


def it_opens_the_sample_as_a_copy(window, answers, settle, tmp_path):
    window.deeds["sample"].trigger()
    settle()
    assert window.session.path is None
    assert not window.session.dirty
    assert window.memory.recent == ()
    answers.save = tmp_path / "mine.matter.json"
    window.deeds["save"].trigger()
    assert answers.asked == ["malek.matter.json"]
    saved = load_matter(answers.save)
    assert saved == window.session.to_save()
    assert {authority.key for authority in saved.snapshot.authorities} >= {"lalonde", "quaempts"}


def it_begins_a_new_matter_unsaved(window, answers, settle):
    import datetime as dt

    answers.made = new_matter(
        title="Doe v. Roe", plaintiff="Doe", defendant="Roe", case_number="1", incident=dt.date(2020, 1, 2)
    )
    window.deeds["new"].trigger()
    settle()
    assert window.session.dirty
    assert window.workbench.supports.title.text() == "No issues"


# Picking


def it_picks_undoes_and_redoes(qtbot, opened, settle):
    card = card_of(opened, "lalonde.doorway")
    click(qtbot, card.box)
    assert picked(opened) == ["lalonde.doorway"]
    assert opened.session.dirty
    assert opened.isWindowModified()
    assert opened.workbench.board.boards.cell(opened.workbench.board.currentIndex()).state is CellState.ANSWERED
    opened.session.history.undo()
    assert picked(opened) == []
    assert not opened.session.dirty
    assert not card.box.isChecked()
    opened.session.history.redo()
    assert picked(opened) == ["lalonde.doorway"]
    assert card.box.isChecked()


def it_picks_by_keyboard_alone(qtbot, opened, settle):
    board = opened.workbench.board
    opened.activateWindow()
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_Return)
    first = cards(opened)[0]
    assert opened.focusWidget() is first.box
    qtbot.keyClick(first.box, Qt.Key.Key_Space)
    assert picked(opened) == [first.offer.proposition.id]


def it_keeps_the_order_of_ticking_and_moves(qtbot, opened):
    one, two = cards(opened)[3], cards(opened)[1]
    for card in (one, two):
        click(qtbot, card.box)
    ids = [str(one.offer.proposition.id), str(two.offer.proposition.id)]
    assert picked(opened) == ids
    qtbot.keyClick(two.box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert picked(opened) == ids[::-1]


def it_asks_for_an_answer_to_adverse_authority(qtbot, opened):
    opened.workbench.supports.tabs.setCurrentIndex(1)
    card = cards(opened, OfferList.ADVERSE)[0]
    assert not card.answer.isVisible()
    click(qtbot, card.box)
    assert card.answer.isVisible()
    issue = opened.workbench.issue
    assert opened.session.find_selection(issue).supports[0].role is SupportRole.ADVERSE
    board = opened.workbench.board
    assert board.boards.cell(board.currentIndex()).state is CellState.PICKED
    qtbot.keyClicks(card.answer, "Ms. Doyle stayed inside.")
    qtbot.keyClick(card.answer, Qt.Key.Key_Return)
    assert opened.session.find_selection(issue).supports[0].distinction == "Ms. Doyle stayed inside."


def it_keeps_cards_and_scroll_when_something_is_picked(qtbot, opened, settle):
    before = cards(opened)
    click(qtbot, before[2].box)
    settle()
    assert cards(opened) == before


def it_never_lets_the_excluded_be_forgotten(opened):
    opened.workbench.board.go_to("1:qi_prong2")
    names = [card.offer.authority.name for card in cards(opened, OfferList.EXCLUDED)]
    assert names
    assert names[0] in opened.workbench.supports.foot.text()
    assert opened.workbench.supports.foot.isVisible()


def it_shows_wrong_pairings_as_such(opened):
    board = opened.workbench.board
    board.go_to("2:qi_prong2")
    assert board.boards.cell(board.currentIndex()).state is CellState.WRONG
    assert "Wrong pairing" in opened.workbench.supports.contention.text()
    assert not opened.workbench.supports.tabs.isVisible()


def it_shows_picks_that_the_library_lacks_and_drops_them(qtbot, opened):
    matter, issue = opened.session.matter, opened.workbench.issue
    stray = Selection(count="1", defense=issue.defense, supports=(Support(authority="gone", proposition="gone.one"),))
    opened.session.change(dataclasses.replace(matter, selections=(stray,)), "a stray pick")
    pane = opened.workbench.supports
    assert pane.stray.isVisible()
    assert any("gone.one" in label.text() for label in pane.stray.findChildren(QLabel))
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    click(qtbot, pane.stray.findChild(QPushButton))
    assert picked(opened) == ["lalonde.doorway"]
    assert not pane.stray.isVisible()


def it_picks_for_each_paper_apart(qtbot, opened, settle):
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    opened.deeds["reply"].trigger()
    settle()
    assert opened.session.kind is BriefKind.REPLY
    assert "Reply" in opened.windowTitle()
    assert picked(opened) == []
    click(qtbot, cards(opened)[0].box)
    assert len(opened.session.matter.selections_for(Side.DEFENDANT)) == 1
    assert len(opened.session.matter.selections_for(Side.PLAINTIFF)) == 1


# The whole way


def it_goes_from_pick_to_export_and_back(qtbot, opened, answers, settle, matter_file):
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    opened.deeds["draft"].trigger()
    settle()
    text = opened.workbench.draft.text.toPlainText()
    assert "204 F.3d 947" in text
    assert opened.status.gaps.isVisible()
    answers.export = matter_file.with_name("out") / "brief.docx"
    opened.deeds["with_pdf"].setChecked(False)
    opened.deeds["export"].trigger()
    settle()
    assert answers.asked == ["doyle-opposition.docx"]
    assert "word/document.xml" in zipfile.ZipFile(answers.export).namelist()
    assert str(answers.export) in opened.notice.label.text()
    opened.deeds["save"].trigger()
    assert not opened.session.dirty
    opened.deeds["close"].trigger()
    assert opened.session.matter is None
    opened.open_path(matter_file)
    settle()
    opened.workbench.board.go_to("1:doorway")
    assert picked(opened) == ["lalonde.doorway"]
    assert card_of(opened, "lalonde.doorway").box.isChecked()
    assert "LaLonde" in opened.workbench.draft.text.toPlainText()


def it_refuses_a_final_export_and_shows_why(opened, answers, settle, tmp_path):
    answers.export = tmp_path / "final.docx"
    opened.deeds["export_final"].trigger()
    settle()
    assert not answers.export.exists()
    assert "refused" in opened.notice.label.text()
    assert opened.workbench.findings.topLevelItemCount() > 0


def it_says_that_a_draft_is_older_than_the_picks(qtbot, opened, settle):
    opened.draft()
    settle()
    assert not opened.workbench.draft.stale.isVisible()
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    assert opened.workbench.draft.stale.isVisible()
    opened.draft()
    settle()
    assert not opened.workbench.draft.stale.isVisible()


def it_shows_the_sources_of_a_sentence(qtbot, opened, settle):
    click(qtbot, card_of(opened, "lalonde.doorway").box)
    opened.draft()
    settle()
    view = opened.workbench.draft
    found = view.text.document().find("204 F.3d 947")
    assert not found.isNull()
    view.text.setTextCursor(QTextCursor(found))
    assert "lalonde.doorway" in view.sources.text()


def it_goes_to_the_place_of_each_gap(opened, settle):
    opened.draft()
    settle()
    bench = opened.workbench
    places = []
    for _ in range(3):
        opened.deeds["next_gap"].trigger()
        cursor = bench.draft.text.textCursor()
        places.append(cursor.position())
        rest = cursor.block().text()[cursor.positionInBlock() :]
        assert rest.startswith("[")
    assert len(set(places)) > 1


def it_goes_from_an_unanswered_issue_to_its_cell(opened, settle):
    opened.draft()
    settle()
    bench = opened.workbench
    bench.board.go_to("2:qi_prong2")
    found = next(f for f in bench.draft.shown.draft.findings if f.code == "unanswered")
    bench.show_finding(found, 0)
    assert bench.issue.key == "1:doorway"


# Importing


@pytest.fixture
def opinions(tmp_path) -> list[Path]:
    folder = tmp_path / "opinions"
    folder.mkdir()
    for number in range(3):
        (folder / f"order{number}.txt").write_text(OPINION.replace("00001", f"0000{number}"))
    (folder / "picture.xyz").write_bytes(b"\x00\x01\x02\x03")
    return sorted(folder.iterdir())


def it_imports_in_the_background_and_tells_each_files_fate(window, answers, opinions, settle):
    answers.files = opinions
    window.deeds["import"].trigger()
    assert [job.title for job in window.runner.jobs] == ["Importing"]
    assert window.status.jobs.isVisible()
    settle()
    rows = window.workbench.imports
    fates = [rows.topLevelItem(n).text(2).split(" · ")[0] for n in range(rows.topLevelItemCount())]
    assert sorted(fates) == ["imported", "imported", "imported", "refused"]
    assert "picture.xyz" in window.notice.label.text()
    assert not window.status.jobs.isVisible()


def it_stops_an_import_and_keeps_what_was_stored(qtbot, window, tmp_path, settle, workspace):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        (folder / f"order{number:03}.txt").write_text(OPINION.replace("00001", f"{number:05}"))
    window.import_opinions([folder])
    qtbot.waitUntil(lambda: window.status.jobs.bar.value() > 0, timeout=PATIENCE)
    click(qtbot, window.status.jobs.stop)
    settle()
    assert "stopped" in window.notice.label.text()
    assert 0 < workspace.library.counts().opinions < 200


def it_takes_dropped_files(window, matter_file, opinions, settle):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (matter_file, opinions[0])])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    settle()
    assert window.session.matter.title == "Doyle v. Marsh"
    assert window.workbench.imports.topLevelItemCount() == 1


# Failing, leaving, remembering


def it_tells_a_save_that_failed_and_keeps_the_changes(qtbot, opened, answers):
    click(qtbot, cards(opened)[0].box)
    answers.save = Path("/proc/nowhere/doyle.matter.json")
    opened.deeds["save_as"].trigger()
    assert "could not be saved" in opened.notice.label.text()
    assert opened.session.dirty


def it_shows_a_report_of_a_fault_without_the_matters_words(qtbot, opened):
    opened.show_failure(ValueError("Ms. Doyle's secret"))
    (dialog,) = opened.findChildren(ReportDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert "ValueError" in dialog.report.toPlainText()
    assert "secret" not in dialog.report.toPlainText()
    dialog.reject()
    qtbot.waitUntil(lambda: not opened.findChildren(ReportDialog))


def it_explains_known_failures_in_the_bar(opened):
    opened.show_failure(UnwritableFolder(Path("/x"), "the folder cannot be written to.", hint="Choose another folder."))
    assert opened.notice.label.text() == "✕ /x: the folder cannot be written to. Choose another folder."
    opened.notice.dismiss.click()
    assert not opened.notice.isVisible()


@pytest.mark.parametrize(
    ("answer", "closes", "kept"),
    [(Unsaved.STAY, False, False), (Unsaved.DISCARD, True, False), (Unsaved.SAVE, True, True)],
)
def it_asks_before_changes_are_lost(opened, answers, answer, closes, kept):
    card_of(opened, "lalonde.doorway").box.click()
    answers.leave = answer
    assert opened.close() is closes
    assert answers.asked == ["Doyle v. Marsh"]
    assert bool(load_matter(opened.session.path).selections) is kept


def it_closes_while_a_job_runs(qtbot, window):
    started, ended = threading.Event(), threading.Event()

    def work(progress, cancel):
        started.set()
        try:
            while True:
                cancel.check()
        finally:
            ended.set()

    window.runner.run("Waiting", work, on_success=lambda _: None, on_failure=window.show_failure)
    assert started.wait(60)
    assert window.close()
    assert ended.is_set()
    assert window.runner.jobs == ()


def it_remembers_size_panes_and_choices(qtbot, window, workspace, answers):
    window.resize(790, 650)
    window.deeds["supports"].trigger()
    window.deeds["with_pdf"].trigger()
    window.deeds["larger"].trigger()
    window.close()
    again = MainWindow(workspace, answers)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (790, 650)
    assert again.workbench.supports.isHidden()
    assert not again.deeds["with_pdf"].isChecked()
    assert again.workbench.draft.text.document().defaultFont().pixelSize() == 17
    again.close()


def it_changes_its_dress_while_a_draft_is_shown(opened, settle):
    opened.draft()
    settle()
    before = opened.workbench.draft.text.toPlainText()
    opened._wear(Appearance.DARK)
    QApplication.processEvents()
    assert opened.workbench.draft.text.toPlainText() == before
    assert WindowMemory().text("appearance", "") == "dark"
    opened._wear(Appearance.LIGHT)


def it_lists_every_shortcut_once(window):
    keys = [key.toString() for action in window.deeds for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("deed", "words"), [("shortcuts", "Ctrl+I"), ("about", "every sentence sourced")])
def it_helps(qtbot, window, deed, words):
    window.deeds[deed].trigger()
    (dialog,) = window.findChildren(QDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert any(words in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))


def it_names_its_controls_for_screen_readers(opened):
    unnamed = [
        w.metaObject().className() + ":" + (w.objectName() or "?")
        for w in opened.findChildren(QPushButton)
        if w.isVisible() and not (w.text() or w.accessibleName())
    ]
    assert unnamed == []
    assert all(card.box.accessibleName() for card in cards(opened))
    board = opened.workbench.board
    said = board.boards.data(board.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Count 1 × the doorway exception: raised, nothing picked.")


def it_walks_through_the_panes(opened):
    opened.activateWindow()
    opened.workbench.board.setFocus()
    seen = []
    for _ in range(4):
        opened.deeds["next_pane"].trigger()
        seen.append(opened.focusWidget())
    assert len(set(map(id, seen))) == 4
    assert seen[-1] is opened.workbench.board


def test_new_matter_dialog_wants_the_caption(qtbot):
    dialog = NewMatterDialog()
    qtbot.addWidget(dialog)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    for field, text in ((dialog.plaintiff, "Ada Doe"), (dialog.defendant, "Neil Roe"), (dialog.case_number, "26-cv-1")):
        qtbot.keyClicks(field, text)
    qtbot.keyClicks(dialog.incident, "2016-02-30")
    assert not ok.isEnabled()
    dialog.incident.setText("2016-02-04")
    assert ok.isEnabled()
    made = dialog.matter()
    assert made.title == "Ada Doe v. Neil Roe"
    assert (made.caption.case_number, str(made.incident)) == ("26-cv-1", "2016-02-04")
