"""A library that cannot be opened at the start: its backup is offered there and then, and the program goes on."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.bootstrap import prepare_workspace
from app.gui import file_dialogs
from app.gui.frame.key_dialog import TypedKey
from app.gui.frame.message import Message
from app.gui.frame.refusal import Refusal
from app.gui.frame.window import MainWindow
from app.library import driver
from app.library.encrypting import encrypt_library
from app.settings import load_settings, save_settings
from app.tasks.upkeep import find_backups
from tests.gui.conftest import PATIENCE


@pytest.fixture
def damaged(tmp_path: Path, starter: Path) -> Path:
    """A library of noise, with a sound backup of the fifth and a newer one that is noise as well."""
    library = tmp_path / "library.sqlite"
    library.write_bytes(b"SQLite format 3\0" + b"noise" * 4000)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "library.2026-03-05.sqlite").write_bytes(starter.read_bytes())
    (tmp_path / "backups" / "library.2026-03-07.sqlite").write_bytes(b"noise" * 4000)
    (tmp_path / "backups" / "library.2026-03-09.sqlite.part").write_bytes(b"noise")
    return library


@pytest.fixture
def started(qtbot, damaged, answers) -> Iterator[tuple[MainWindow, Refusal, list[str]]]:
    """A window that has been told that its library is damaged."""
    save_settings(replace(load_settings(), library=f"sqlite:///{damaged}"))
    with prepare_workspace() as workspace:
        window, ended = MainWindow(workspace, answers), list[str]()
        qtbot.addWidget(window)
        refusal = Refusal(window, lambda: ended.append("ended"), TypedKey())
        window.warming.open_library(refusal.ask)
        qtbot.waitUntil(lambda: refusal.box is not None, timeout=PATIENCE)
        yield window, refusal, ended
        qtbot.waitUntil(lambda: not window.runner.jobs and not window.warming.busy, timeout=PATIENCE)
        window.close()


def labels(box: Message) -> list[str]:
    return [button.text().replace("&", "") for button in box.buttons]


def press(box: Message, words: str) -> None:
    next(button for button in box.buttons if button.text().replace("&", "").startswith(words)).click()


def it_lists_the_backups_of_a_library_the_newest_first(damaged):
    assert [day for day, _path in find_backups(damaged)] == [dt.date(2026, 3, 7), dt.date(2026, 3, 5)]
    assert find_backups(damaged.with_name("other.sqlite")) == ()


def it_restores_the_newest_sound_backup_and_starts(qtbot, started, damaged):
    window, refusal, ended = started
    first = refusal.box
    assert "Restore the backup of March 7, 2026" in labels(first)
    assert "library.sqlite" in first.label.text()
    assert "▸" not in first.label.text()
    press(first, "Restore")
    qtbot.waitUntil(lambda: refusal.box is not first, timeout=PATIENCE)
    second = refusal.box
    assert "Restore the backup of March 5, 2026" in labels(second)
    press(second, "Restore")
    qtbot.waitUntil(
        lambda: "was restored from library.2026-03-05.sqlite" in window.notice.label.text(), timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: not window.runner.jobs, timeout=PATIENCE)
    assert window.desk.workspace.library.counts().authorities > 0
    assert damaged.with_name("library.replaced.sqlite").read_bytes().startswith(b"SQLite format 3\0noise")
    assert not ended


def it_takes_another_library_from_the_next_start_on(started, damaged, monkeypatch):
    _window, refusal, ended = started
    monkeypatch.setattr(file_dialogs, "find_file", lambda *_asked, **_named: str(damaged.with_name("mine.sqlite")))
    first = refusal.box
    press(first, "Another library")
    assert load_settings().library == f"sqlite:///{damaged.with_name('mine.sqlite')}"
    assert "mine.sqlite is used when" in refusal.box.label.text()
    assert (refusal.box is first, ended) == (False, [])
    press(refusal.box, "Quit")
    assert ended == ["ended"]


def it_ends_when_nothing_is_to_be_done(started):
    _window, refusal, ended = started
    press(refusal.box, "Quit")
    assert ended


@pytest.fixture
def encrypted(tmp_path: Path, starter: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose key no keyring holds."""
    monkeypatch.setattr(driver, "find_key", lambda _path: None)
    library = tmp_path / "library.sqlite"
    library.write_bytes(starter.read_bytes())
    encrypt_library(library, KEY)
    return library


@pytest.fixture
def locked(qtbot, encrypted, answers) -> Iterator[tuple[MainWindow, Refusal, list[str]]]:
    """A window whose library waits for its key."""
    save_settings(replace(load_settings(), library=f"sqlcipher:///{encrypted}"))
    typed = TypedKey()
    with prepare_workspace(ask=typed.give) as workspace:
        window, ended = MainWindow(workspace, answers), list[str]()
        qtbot.addWidget(window)
        refusal = Refusal(window, lambda: ended.append("ended"), typed)
        window.warming.opened.connect(lambda: ended.append("opened"))
        window.show()
        window.warming.open_library(refusal.ask)
        qtbot.waitUntil(lambda: refusal.keys is not None, timeout=PATIENCE)
        yield window, refusal, ended
        qtbot.waitUntil(lambda: not window.runner.jobs and not window.warming.busy, timeout=PATIENCE)
        window.close()


KEY = "the heron waits by the weir"


def it_asks_for_the_key_until_it_fits(qtbot, locked):
    window, refusal, ended = locked
    first = refusal.keys
    assert (first.trouble.isHidden(), first.open_button.isEnabled()) == (True, False)
    assert first.field.echoMode() is QLineEdit.EchoMode.Password
    first.seen.click()
    assert first.field.echoMode() is QLineEdit.EchoMode.Normal
    qtbot.keyClicks(first.field, KEY.upper())
    qtbot.keyClick(first.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: refusal.keys is not first, timeout=PATIENCE)
    second = refusal.keys
    assert "Nothing was changed" in second.trouble.text()
    assert not ended
    qtbot.keyClicks(second.field, KEY)
    qtbot.keyClick(second.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE)
    assert ended == ["opened"]
    assert window.desk.workspace.library.counts().authorities > 0


def it_quits_without_harm_when_the_key_is_not_known(qtbot, locked, encrypted):
    _window, refusal, ended = locked
    before = encrypted.read_bytes()
    qtbot.keyClick(refusal.keys, Qt.Key.Key_Escape)
    assert (ended, encrypted.read_bytes()) == (["ended"], before)
