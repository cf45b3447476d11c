"""Settings: defaults, the file, and how a mistake in it is told."""

from dataclasses import fields
from pathlib import Path

import pytest

from app.errors import ResourceError
from app.settings import Settings, describe_settings, load_settings, save_settings, settings_path


def it_has_defaults_without_a_file(own_home: Path):
    assert load_settings() == Settings()
    assert load_settings().library == f"sqlite:///{own_home / 'library.sqlite'}"


def it_reads_the_users_file():
    settings_path().write_text('library = "sqlite:////srv/firm.sqlite"\nattorney = "A. Advocate"\n', encoding="utf-8")
    assert load_settings() == Settings(library="sqlite:////srv/firm.sqlite", attorney="A. Advocate")


@pytest.mark.parametrize(
    ("text", "key", "message"),
    [
        ('libary = "x"', "libary", "unknown setting; known: library, attorney, soffice"),
        ("attorney = 7", "attorney", "should be text, but is 7"),
        ('library = " "', "library", "should be text"),
        ("library = ", "file", "not sound TOML"),
    ],
)
def it_names_the_setting_that_is_wrong(tmp_path: Path, text: str, key: str, message: str):
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError) as raised:
        load_settings(file)
    assert (raised.value.key, raised.value.path) == (key, str(file))
    assert message in raised.value.message


def it_says_when_the_file_cannot_be_read(tmp_path: Path):
    with pytest.raises(ResourceError, match="cannot be read"):
        load_settings(tmp_path)


def it_describes_every_setting():
    described = describe_settings()
    assert list(described) == [setting.name for setting in fields(Settings)]
    assert all(described.values())


def it_saves_what_is_not_usual_and_reads_it_back(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    settings = Settings(attorney='Rosa "R" Lane', soffice="C:\\Office\\soffice.com")
    assert save_settings(settings, file) == file
    assert load_settings(file) == settings
    assert "library" not in file.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [file]
