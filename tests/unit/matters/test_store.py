"""Matter files on the disk: whole or not at all, with the versions before."""

import dataclasses
import os
import stat
from pathlib import Path

import pytest

from app.errors import MatterError, MissingFile, UnwritableFolder
from app.matters import backup_path, load_matter, matter_to_json, save_matter
from tests.helpers.matters import make_matter


def it_saves_and_loads(tmp_path: Path):
    path = tmp_path / "doyle.matter.json"
    save_matter(make_matter(), path)
    assert load_matter(path) == make_matter()
    assert [p.name for p in tmp_path.iterdir()] == ["doyle.matter.json"]


def it_reads_a_file_with_a_byte_order_mark(tmp_path: Path):
    path = tmp_path / "a.matter.json"
    path.write_text(matter_to_json(make_matter()), encoding="utf-8-sig")
    assert load_matter(path) == make_matter()


def it_keeps_three_versions(tmp_path: Path):
    path = tmp_path / "a.matter.json"
    for number in range(5):
        save_matter(make_matter(title=f"version {number}"), path)
    titles = [load_matter(backup_path(path, number)).title for number in (1, 2, 3)]
    assert load_matter(path).title == "version 4"
    assert titles == ["version 3", "version 2", "version 1"]
    assert not backup_path(path, 4).exists()


def it_makes_no_version_of_an_unchanged_matter(tmp_path: Path):
    path = tmp_path / "a.matter.json"
    save_matter(make_matter(), path)
    save_matter(make_matter(), path)
    assert not backup_path(path, 1).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def it_lets_only_the_owner_read_a_new_matter(tmp_path: Path):
    path = tmp_path / "a.matter.json"
    save_matter(make_matter(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def it_leaves_the_file_as_it_was_when_saving_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.matter.json"
    save_matter(make_matter(), path)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableFolder, match="No space left on device"):
        save_matter(make_matter(title="new"), path)
    assert load_matter(path) == make_matter()
    assert not list(tmp_path.glob("*.tmp")) + list(tmp_path.glob(".*.tmp"))


def it_says_that_a_folder_is_not_there(tmp_path: Path):
    with pytest.raises(UnwritableFolder, match="could not be saved"):
        save_matter(make_matter(), tmp_path / "nowhere" / "a.matter.json")


def it_says_that_a_file_is_not_there(tmp_path: Path):
    with pytest.raises(MissingFile, match=r"no\.json"):
        load_matter(tmp_path / "no.json")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not sound JSON"),
        (b"\xff\xfe\x00", "not a text file in UTF-8"),
        (b'{"schema": 99}', "schema: the file is of version 99"),
        (b'{"schema": 1}', "title: is missing"),
    ],
)
def it_names_the_file_and_what_is_wrong(tmp_path: Path, data: bytes, words: str):
    path = tmp_path / "a.matter.json"
    path.write_bytes(data)
    with pytest.raises(MatterError) as caught:
        load_matter(path)
    assert str(path) in str(caught.value)
    assert words in str(caught.value)


def it_says_that_a_folder_is_no_matter(tmp_path: Path):
    with pytest.raises(MatterError, match="cannot be read"):
        load_matter(tmp_path)


def it_names_an_unknown_claim(tmp_path: Path):
    path = tmp_path / "a.matter.json"
    count = dataclasses.replace(make_matter().counts[0], claim="entri")
    path.write_text(matter_to_json(make_matter(counts=(count,), issues=(), selections=())), encoding="utf-8")
    with pytest.raises(MatterError, match=r"counts\[0\]\.claim: unknown claim id 'entri'; known: entry, "):
        load_matter(path)
