"""Encrypted libraries: nothing readable in the file, plain words for a wrong key, and the keyring."""

import io
import sys
import types
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app import paths
from app.cli.main import BAD_INPUT, DONE, run_command
from app.errors import DatabaseDamaged, DatabaseLocked, MissingFile, StoreError
from app.library import driver
from app.library.driver import KeyRequired, WrongKey
from app.library.encrypting import decrypt_library, encrypt_library
from app.library.results import SearchQuery
from app.library.store import Library, open_library, restore_library
from tests.helpers.library import DOOR, NOON, OAK, OPINION, REPORT, STATUTE, empty_library

KEY = 'it\'s a "sentence"; -- ünusual'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlcipher:///{path}"


class Keyring(types.ModuleType):
    """A keyring as the `keyring` package offers one (its documented functions)."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.held: dict[tuple[str, str], str] = {}
        self.errors = types.ModuleType("keyring.errors")
        self.errors.KeyringError = type("KeyringError", (Exception,), {})
        self.works = True

    def get_password(self, service: str, name: str) -> str | None:
        if not self.works:
            raise self.errors.KeyringError
        return self.held.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        if not self.works:
            raise self.errors.KeyringError
        self.held[service, name] = password


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> Keyring:
    made = Keyring()
    monkeypatch.setitem(sys.modules, "keyring", made)
    monkeypatch.setitem(sys.modules, "keyring.errors", made.errors)
    return made


@pytest.fixture
def library(path: Path, url: str) -> Iterator[Library]:
    path.write_bytes(empty_library())
    with open_library(str(path)) as plain:
        plain.add_authority(OAK)
        plain.add_propositions([DOOR])
        plain.import_opinion(OPINION, REPORT)
    encrypt_library(path, KEY)
    with open_library(url, key=KEY) as opened:
        yield opened


def it_can_do_all_with_an_encrypted_library(library: Library, path: Path, url: str, tmp_path: Path):
    assert library.find_opinion("oak") == OPINION
    assert library.check() == ()
    assert next(r.id for r in library.search(SearchQuery(words="sill")).results).startswith("oak/")
    library.marks.add_note("oak", "marmalade", by="x", at=NOON)
    copy = library.backup(tmp_path / "copy.sqlite")
    library.close()
    for file in (path, copy):
        content = file.read_bytes()
        assert b"SQLite format" not in content
        assert not any(word in content for word in (b"County of Elm", b"marmalade", b"doorway", b"CREATE TABLE"))
    restore_library(url, copy, key=KEY)
    with open_library(url, key=KEY) as again:
        assert again.counts().passages == 6


def it_is_used_by_one_thread_after_the_other(library: Library):
    with ThreadPoolExecutor(max_workers=1) as other:
        assert other.submit(library.counts).result().opinions == 1
        assert library.counts().opinions == 1
        other.submit(library.add_authority, STATUTE).result()
    assert library.get_authority(STATUTE.key).key == STATUTE.key


def it_makes_a_new_library_that_is_encrypted(url: str, path: Path):
    with open_library(url, key=KEY) as new:
        new.add_authority(OAK)
    assert b"SQLite format" not in path.read_bytes()


@pytest.mark.parametrize("wrong", ["", "another"])
def it_says_that_a_key_is_wrong_or_missing(library: Library, url: str, path: Path, tmp_path: Path, wrong: str):
    copy = library.backup(tmp_path / "copy.sqlite")
    library.close()
    before = path.read_bytes()
    error = WrongKey if wrong else KeyRequired
    with pytest.raises(error, match=r"library\.sqlite"):
        open_library(url, key=wrong)
    with pytest.raises(error):
        restore_library(url, copy, key=wrong)
    assert path.read_bytes() == before


def it_says_that_a_file_may_be_encrypted_and_how_to_name_it(library: Library, path: Path, url: str):
    library.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseDamaged, match="may be an encrypted library") as raised:
        open_library(str(path))
    assert f"name it {url} " in raised.value.hint
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"Dear colleague,", b"PK\x03\x04" + bytes(range(256)) * 20, bytes(8192)], ids=len
)
def it_takes_no_other_file_for_an_encrypted_one(path: Path, content: bytes):
    path.write_bytes(content)
    assert not driver.looks_encrypted(path)
    assert not driver.looks_encrypted(path.with_name("none"))


def it_says_that_a_library_is_not_encrypted(url: str, path: Path):
    path.write_bytes(empty_library())
    with pytest.raises(StoreError, match="is not encrypted") as raised:
        open_library(url, key=KEY)
    assert f"sqlite:///{path}" in raised.value.hint


def it_restores_over_a_file_that_is_noise_and_keeps_it(library: Library, path: Path, tmp_path: Path):
    """Somebody has a plain backup and an encrypted library that he names as a plain one: both are there afterwards."""
    library.close()
    noise = path.read_bytes()
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(empty_library())
    kept = restore_library(str(path), copy)
    assert kept.read_bytes() == noise
    with open_library(str(path)) as plain:
        assert plain.counts().opinions == 0


def it_asks_the_person_when_the_keyring_has_a_key_of_before(library: Library, url: str, path: Path, keyring: Keyring):
    library.close()
    keyring.held[driver.SERVICE, str(path)] = "an older sentence"
    with open_library(url, ask=lambda _which: KEY) as opened:
        assert opened.get_authority("oak").key == "oak"
    with pytest.raises(WrongKey):
        open_library(url, ask=lambda _which: None)


def it_asks_the_keyring_and_then_the_person(library: Library, url: str, path: Path, keyring: Keyring):
    library.close()
    asked: list[Path] = []
    with open_library(url, ask=lambda which: asked.append(which) or KEY) as opened:
        assert opened.get_authority("oak").key == "oak"
    assert asked == [path]
    driver.keep_key(path, KEY)
    open_library(url).close()
    keyring.works = False
    with pytest.raises(KeyRequired):
        open_library(url)
    with pytest.raises(StoreError, match="no keyring"):
        driver.keep_key(path, KEY)


def it_works_without_a_keyring(monkeypatch: pytest.MonkeyPatch, url: str, path: Path):
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert driver.find_key(path) is None
    with pytest.raises(StoreError, match="no keyring"):
        driver.keep_key(path, KEY)


def it_says_what_is_not_installed(monkeypatch: pytest.MonkeyPatch, url: str):
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    with pytest.raises(StoreError, match=r"rejoinder\[encrypted\]"):
        open_library(url, key=KEY)


def it_never_shows_a_key():
    assert KEY not in repr(driver.cipher(KEY))


def it_changes_over_and_back(library: Library, path: Path):
    library.close()
    decrypt_library(path, KEY)
    with open_library(str(path)) as plain:
        assert plain.find_opinion("oak") == OPINION
        assert plain.check() == ()


def it_changes_nothing_while_another_program_has_the_library_open(path: Path):
    path.write_bytes(empty_library())
    with open_library(str(path)) as held:
        held.add_authority(OAK)
        with pytest.raises(DatabaseLocked):
            encrypt_library(path, KEY)
        assert held.get_authority("oak") == OAK
    assert sorted(file.name for file in path.parent.iterdir()) == ["library.sqlite"]


def it_encrypts_only_what_is_a_library(path: Path):
    with pytest.raises(MissingFile):
        encrypt_library(path, KEY)
    path.write_bytes(b"no library" * 500)
    with pytest.raises(DatabaseDamaged):
        encrypt_library(path, KEY)
    assert path.read_bytes() == b"no library" * 500


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def it_is_done_from_the_command_line(
    path: Path, url: str, monkeypatch: pytest.MonkeyPatch, keyring: Keyring, capsys: pytest.CaptureFixture[str]
):
    path.write_bytes(empty_library())
    paths.user_dir().mkdir(parents=True, exist_ok=True)
    paths.unfinished_path().write_text("{}", encoding="utf-8")
    typed(monkeypatch, KEY, "other")
    assert run_command(["library", "encrypt", "--library", str(path)]) == BAD_INPUT
    open_library(str(path)).close()
    typed(monkeypatch, KEY, KEY)
    assert run_command(["library", "encrypt", "--library", str(path)]) == DONE
    assert f"in plain text in {paths.unfinished_path()}" in capsys.readouterr().err
    assert keyring.held == {(driver.SERVICE, str(path)): KEY}
    open_library(url).close()
    keyring.held.clear()
    typed(monkeypatch, KEY)
    assert run_command(["library", "key", "--library", url]) == DONE
    assert run_command(["library", "decrypt", "--library", url]) == DONE
    open_library(str(path)).close()
