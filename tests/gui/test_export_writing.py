"""The Export room: one export at a time, stopped or failed, and nothing that was filled in written over unasked."""

import threading

import pytest
from PySide6.QtCore import Qt

from app.errors import UnwritableFolder
from app.gui import exporting
from app.gui.exporting import ExportOrder
from app.gui.rooms.export.room import ExportRoom
from app.word import convert, desk
from tests.gui.conftest import PATIENCE
from tests.gui.test_arguments import click


@pytest.fixture
def export(opened, settle, answers, tmp_path) -> ExportRoom:
    room = opened.enter("export")
    assert isinstance(room, ExportRoom)
    settle()
    room.choices.pdf.setChecked(False)
    answers.export = tmp_path / "out" / "brief.docx"
    return room


def it_says_of_what_blocks_what_mends_it(qtbot, opened, export, settle):
    assert "Choose a point" in export.standing.remedy.text()
    export.standing.blocking.setFocus()
    qtbot.keyClick(export.standing.blocking, Qt.Key.Key_Down)
    assert export.standing.blocking.current() is not None
    assert "Choose a point" not in export.standing.remedy.text()
    assert export.standing.blocking.topLevelItemCount() < len(export.standing.blocking.findings)
    settle()


def it_does_not_write_over_what_somebody_filled_in(qtbot, opened, export, answers, settle):
    export.choices.companions["proposed_order"].setChecked(True)
    order = answers.export.with_name("brief-proposed-order.docx")
    for _ in range(2):  # what it wrote itself it writes again
        click(qtbot, export.draft)
        settle()
        assert "Written" in opened.notice.label.text()
    order.write_bytes(b"filled in by hand")
    answers.export.unlink()
    click(qtbot, export.draft)
    settle()
    assert "brief-proposed-order.docx" in opened.notice.label.text()
    assert order.read_bytes() == b"filled in by hand"
    assert not answers.export.exists()
    click(qtbot, opened.notice.buttons[0])
    settle()
    assert answers.export.is_file()
    assert order.read_bytes() != b"filled in by hand"


def it_shows_an_export_under_way_and_stops_it(qtbot, opened, export, answers, settle, monkeypatch):
    begun, real = threading.Event(), exporting.export

    def slow(*args, cancel, **kwargs):
        begun.set()
        while True:
            cancel.check()
            threading.Event().wait(0.01)

    monkeypatch.setattr(exporting, "export", slow)
    click(qtbot, export.draft)
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    assert export.writer.running.isVisible()
    assert not opened.status.jobs.isVisible()  # it is told in the room
    opened.enter("check")
    assert opened.status.jobs.isVisible()
    opened.enter("export")
    assert not opened.status.jobs.isVisible()
    assert not export.draft.isEnabled()
    assert export.obstacles()["export"] == "an export is under way"
    opened.deeds["export"].trigger()
    click(qtbot, export.writer.running.stop)
    settle()
    assert not export.writer.running.isVisible()
    assert export.draft.isEnabled()
    assert "nothing was written" in export.writer.told.text()
    assert not answers.export.exists()
    monkeypatch.setattr(exporting, "export", real)
    click(qtbot, export.draft)
    settle()
    assert answers.export.is_file()


def it_tells_what_hinders_it_and_stays_ready(qtbot, opened, export, answers, settle, monkeypatch, tmp_path):
    def refused(*_args, **_kwargs):
        raise UnwritableFolder(tmp_path, "the folder cannot be written to.", hint="Choose another folder.")

    opened.activateWindow()
    monkeypatch.setattr(exporting, "export", refused)
    click(qtbot, export.draft)
    settle()
    assert "Choose another folder." in opened.notice.label.text()
    assert export.draft.isEnabled()
    assert export.draft.hasFocus()


def it_writes_the_document_where_libreoffice_is_missing(qtbot, opened, export, answers, settle, monkeypatch):
    for module in (desk, convert):
        monkeypatch.setattr(module, "find_soffice", lambda: None)
    export.choices.pdf.setChecked(True)
    click(qtbot, export.draft)
    settle()
    assert answers.export.is_file()
    assert not answers.export.with_suffix(".pdf").exists()
    assert "LibreOffice" in opened.notice.label.text()


def test_an_order_names_what_may_have_been_filled_in(tmp_path):
    order = ExportOrder(
        docx=tmp_path / "b.docx", pdf=True, final=False, companions=("proposed_order",), annexes=("coverage",)
    )
    assert [path.name for path in order.worked_on] == ["b-proposed-order.docx", "b-coverage.docx"]
