"""`rejoinder matter new`: the frame of a matter, before the court that the settings name."""

from pathlib import Path

import pytest

from app.cli.main import BAD_INPUT, DONE, run_command
from app.filing.practice import load_practice
from app.law.matters import Matter
from app.matters import load_matter
from app.settings import Settings, save_settings


def begin(file: Path) -> int:
    caption = ["--plaintiff", "Rosa Ibarra", "--defendant", "Tom Marsh", "--case-number", "24-cv-817"]
    return run_command(["matter", "new", str(file), *caption, "--incident", "2023-03-09"])


def made(file: Path) -> Matter:
    assert begin(file) == DONE
    return load_matter(file, load_practice())


@pytest.mark.parametrize(
    ("profile", "expected", "court"), [("", "cand", "cand"), ("caed", "caed", "caed"), ("federal", "federal", "")]
)
def it_begins_before_the_court_of_the_settings(profile: str, expected: str, court: str, tmp_path: Path):
    save_settings(Settings(profile=profile))
    matter = made(tmp_path / "ibarra.matter.json")
    assert (matter.profile, matter.caption.court) == (expected, court)


def it_names_a_profile_that_there_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    save_settings(Settings(profile="atlantis"))
    file = tmp_path / "ibarra.matter.json"
    assert begin(file) == BAD_INPUT
    assert "atlantis" in capsys.readouterr().err
    assert not file.exists()
