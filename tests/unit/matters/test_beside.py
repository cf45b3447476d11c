"""What lies beside a matter file: unsaved work, the lock of an open window, and signs of another's save."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.errors import MatterError
from app.matters import (
    MatterChanged,
    MatterInUse,
    autosave_path,
    discard_autosave,
    find_autosave,
    find_unsaved,
    has_changed,
    load_matter,
    read_stamp,
    save_autosave,
    save_matter,
    take_lock,
)
from app.matters.locks import lock_path
from tests.helpers.matters import make_matter


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "doyle.matter.json"
    save_matter(make_matter(), path)
    return path


def it_finds_work_that_was_not_saved(saved: Path):
    save_autosave(make_matter(title="changed"), saved)
    found = find_autosave(saved)
    assert found is not None
    assert (found.matter.title, found.of, found.file_changed_since) == ("changed", saved, False)


def it_finds_nothing_when_all_was_saved(saved: Path):
    assert find_autosave(saved) is None
    save_autosave(make_matter(), saved)
    assert find_autosave(saved) is None


def it_tells_when_the_file_was_saved_after_the_autosave(saved: Path):
    autosave = save_autosave(make_matter(title="older work"), saved)
    os.utime(autosave, ns=(0, saved.stat().st_mtime_ns - 5_000_000_000))
    found = find_autosave(saved)
    assert found is not None
    assert found.file_changed_since


def it_discards_an_autosave_twice_without_complaint(saved: Path):
    path = save_autosave(make_matter(title="changed"), saved)
    discard_autosave(path)
    discard_autosave(path)
    assert find_autosave(saved) is None


def it_names_a_damaged_autosave(saved: Path):
    autosave_path(saved).write_text("{")
    with pytest.raises(MatterError, match=r"doyle\.matter\.json\.autosave"):
        find_autosave(saved)


def it_keeps_matters_that_were_never_saved_in_the_user_folder():
    first = save_autosave(make_matter(title="Doyle v. Marsh"), None)
    save_autosave(make_matter(title="//"), None)
    os.utime(first, ns=(0, 0))
    assert first.is_relative_to(paths.user_dir())
    assert [found.matter.title for found in find_unsaved()] == ["//", "Doyle v. Marsh"]


def it_notices_what_another_program_saved(saved: Path):
    stamp = read_stamp(saved)
    assert not has_changed(saved, stamp)
    save_matter(make_matter(title="theirs"), saved)
    assert has_changed(saved, stamp)
    with pytest.raises(MatterChanged, match="somebody else has saved it"):
        save_matter(make_matter(title="mine"), saved, known=stamp)
    assert load_matter(saved).title == "theirs"


def it_takes_a_touched_file_for_unchanged(saved: Path):
    stamp = read_stamp(saved)
    os.utime(saved, ns=(0, 0))
    assert not has_changed(saved, stamp)


def it_notices_that_a_file_was_removed_or_made(saved: Path):
    stamp = read_stamp(saved)
    saved.unlink()
    assert has_changed(saved, stamp)
    assert not has_changed(saved, None)
    assert save_matter(make_matter(), saved, known=stamp) is not None
    assert has_changed(saved, None)


def it_gives_the_new_state_with_each_save(saved: Path):
    stamp = save_matter(make_matter(title="two"), saved, known=read_stamp(saved))
    assert stamp == read_stamp(saved)
    assert save_matter(make_matter(title="three"), saved, known=stamp) is not None


def it_lets_one_window_hold_a_file(saved: Path):
    lock = take_lock(saved)
    assert lock.held
    with pytest.raises(MatterInUse, match="open already"):
        take_lock(saved)
    lock.release()
    lock.release()
    assert not lock_path(saved).exists()
    take_lock(saved).release()


def it_forgets_a_lock_whose_program_is_gone(saved: Path):
    code = "import sys, os; from pathlib import Path; from app.matters import take_lock; take_lock(Path(sys.argv[1])); os._exit(0)"
    subprocess.run([sys.executable, "-c", code, str(saved)], check=True)
    assert lock_path(saved).exists()
    lock = take_lock(saved)
    assert lock.held
    lock.release()


def it_holds_nothing_where_no_lock_can_be_written(tmp_path: Path):
    lock = take_lock(tmp_path / "gone" / "a.matter.json")
    assert not lock.held
    lock.release()
