"""An encrypted library asks for its key where somebody can answer."""

import io
from pathlib import Path

import pytest

from app.cli.opening import ask_for_key, open_workspace
from app.errors import StoreError


@pytest.fixture
def keyboard(monkeypatch):
    """A person at the keyboard who types the given key."""

    def sit(key: str) -> None:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr("getpass.getpass", lambda _prompt: key)

    return sit


def it_asks_nobody_when_nobody_is_there(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert ask_for_key(Path("library.sqlite")) is None


@pytest.mark.parametrize(("typed", "key"), [("a long sentence", "a long sentence"), ("", None)])
def it_takes_what_is_typed(keyboard, typed: str, key: str | None):
    keyboard(typed)
    assert ask_for_key(Path("library.sqlite")) == key


def it_opens_an_encrypted_library_with_the_typed_key_and_refuses_another(keyboard, own_home, tmp_path):
    pytest.importorskip("sqlcipher3")
    url = f"sqlcipher:///{tmp_path / 'secret.sqlite'}"
    keyboard("a long sentence")
    with open_workspace(url) as workspace:
        assert next(iter(workspace.library.iter_authorities()))
    assert b"SQLite format" not in (tmp_path / "secret.sqlite").read_bytes()[:32]
    keyboard("another sentence")
    with pytest.raises(StoreError, match="does not open"), open_workspace(url):
        pass
