"""The log of a matter: every line sealed to the one before it."""

import json
import os
import stat
from pathlib import Path

import pytest

from app.errors import MatterError
from app.matters.activity import activity_path, check_activity, log_activity, read_activity


@pytest.fixture
def logged(tmp_path: Path) -> Path:
    matter = tmp_path / "a.matter.json"
    log_activity(matter, "export", by="R. Lindqvist", details={"files": ["opp.docx"], "open": 3})
    log_activity(matter, "override", by="R. Lindqvist", details={"finding": "length||opposition", "reason": "§ 7-11"})
    log_activity(matter, "final_export")
    return matter


def _lines(matter: Path) -> list[str]:
    return activity_path(matter).read_text(encoding="utf-8").splitlines()


def _put(matter: Path, lines: list[str]) -> tuple[str, ...]:
    activity_path(matter).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return check_activity(read_activity(matter))


def it_keeps_what_happened_in_order(logged: Path):
    entries = read_activity(logged)
    assert [(e.number, e.what, e.by) for e in entries] == [
        (1, "export", "R. Lindqvist"),
        (2, "override", "R. Lindqvist"),
        (3, "final_export", ""),
    ]
    assert entries[1].details["reason"] == "§ 7-11"
    assert check_activity(entries) == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def it_lets_only_the_owner_read_it(logged: Path):
    assert stat.S_IMODE(activity_path(logged).stat().st_mode) == 0o600


def it_has_no_log_before_the_first_event(tmp_path: Path):
    assert read_activity(tmp_path / "new.matter.json") == ()


def it_shows_a_changed_line(logged: Path):
    lines = _lines(logged)
    changed = json.loads(lines[1])
    changed["details"]["reason"] = "because"
    lines[1] = json.dumps(changed)
    assert _put(logged, lines) == ("Entry 2 was changed after it was written.",)


@pytest.mark.parametrize(("kept", "place"), [((0, 2), 2), ((1, 2), 1), ((0, 1, 1, 2), 3), ((1, 0, 2), 1)])
def it_shows_lines_removed_repeated_or_moved(logged: Path, kept: tuple[int, ...], place: int):
    lines = _lines(logged)
    problems = _put(logged, [lines[number] for number in kept])
    assert problems[0] == f"Before entry {place} an entry was removed or put in."


def it_names_a_line_that_is_no_entry(logged: Path):
    with pytest.raises(MatterError, match="line 2 is no entry"):
        _put(logged, [_lines(logged)[0], "{}"])
