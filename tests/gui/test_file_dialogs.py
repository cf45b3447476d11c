"""Qt's own file dialog opens nothing of what it lists: it would stand still at a pipe."""

from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from app.gui import file_dialogs
from tests.gui.conftest import PATIENCE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "order.txt").write_text("So ordered.", encoding="utf-8")
    (tmp_path / "scan").write_bytes(b"%PDF-1.7\n")
    return tmp_path


@pytest.mark.parametrize(("name", "kind"), [("order.txt", "txt"), ("scan", ""), ("exhibits", "")])
def it_tells_a_kind_by_the_name_alone(qapp, folder, name, kind):
    pictures = file_dialogs.PlainPictures()
    info = QFileInfo(str(folder / name))
    assert pictures.type(info) == kind
    assert not pictures.icon(info).isNull()


def it_asks_where_to_write(qtbot, folder, no_native_dialogs):
    accept_once_shown(qtbot)
    suggested = str(folder / "brief.docx")
    assert file_dialogs.find_place(None, "Export", suggested, "Word documents (*.docx)") == suggested


def it_gives_nothing_when_it_is_left(qtbot, folder, no_native_dialogs):
    accept_once_shown(qtbot, accept=False)
    assert file_dialogs.find_files(None, "Import", str(folder), "All files (*)") == []


@pytest.fixture
def no_native_dialogs() -> None:
    if QApplication.platformName() != "offscreen":
        pytest.skip("the system has dialogs of its own")


def accept_once_shown(qtbot, *, accept: bool = True) -> None:
    def answer() -> None:
        dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog))
        qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
        if accept:
            dialog.accept()
        else:
            dialog.reject()

    QTimer.singleShot(0, answer)
