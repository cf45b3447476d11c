"""The user's settings: what there is to set, declared once, and read from `settings.toml` in the user folder.

Each field of `Settings` is a setting; its default and what it is for stand beside it. Settings never hold
anything of a client's matter.
"""

import json
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from app import paths
from app.errors import ResourceError, UnwritableFolder

FILE_NAME = "settings.toml"


def _setting(default: str, about: str) -> Any:  # noqa: ANN401  # as `dataclasses.field`, whose default's type it takes
    return field(default=default, metadata={"about": about})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user set, or the defaults. An empty text means: not set."""

    library: str = field(
        default_factory=lambda: f"sqlite:///{paths.default_library_path()}",
        metadata={
            "about": "Where the authority library is: sqlite:///path/library.sqlite, or sqlcipher:///path when it is encrypted"
        },
    )
    attorney: str = _setting("", "Your name, as it is recorded when you verify or edit an authority.")
    soffice: str = _setting("", "Where LibreOffice's program is, when it is not found by itself.")
    profile: str = _setting(
        "", "The court profile that a new matter begins with; empty for the one that the program offers first."
    )
    citation_style: str = _setting(
        "", "The style in which citations are written; empty for the one of the court's profile."
    )

    counsel: str = _setting(
        "",
        "Your own block for the signature of a new matter, a line each: name, bar number, firm,"
        " address (“;” parts its lines), telephone, e-mail.",
    )

    @property
    def is_encrypted(self) -> bool:
        """Whether the library asks for a key."""
        return self.library.startswith("sqlcipher:")


def settings_path() -> Path:
    """The file that the settings are read from."""
    return paths.user_dir() / FILE_NAME


def load_settings(file: Path | None = None) -> Settings:
    """The settings of a file, or of the user's; the defaults when there is none.

    Raises:
        ResourceError: the file cannot be read, names an unknown setting, or sets one to a wrong value.
    """
    file = file or settings_path()
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise ResourceError(file, "file", f"it cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise ResourceError(file, "file", f"it is not sound TOML ({error}).") from error
    return Settings(**{name: _checked(file, name, value) for name, value in table.items()})


def save_settings(settings: Settings, file: Path | None = None) -> Path:
    """Write the settings that are not at their defaults; the file.

    Raises:
        UnwritableFolder: the user folder cannot be written to; the file is as it was.
    """
    file = file or settings_path()
    usual = Settings()
    lines = [
        f"{name} = {json.dumps(value, ensure_ascii=False)}"
        for name in describe_settings()
        if (value := getattr(settings, name)) != getattr(usual, name)
    ]
    beside = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text("\n".join([*lines, ""]), encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        raise UnwritableFolder(file.parent, f"the settings could not be saved ({error.strerror}).") from error
    return file


def describe_settings() -> dict[str, str]:
    """What each setting is for, by name."""
    return {setting.name: setting.metadata["about"] for setting in fields(Settings)}


def _checked(file: Path, name: str, value: object) -> str:
    known = describe_settings()
    if name not in known:
        raise ResourceError(file, name, f"unknown setting; known: {', '.join(known)}.")
    if not isinstance(value, str) or (name == "library" and not value.strip()):
        raise ResourceError(file, name, f"should be text, but is {value!r}.")
    return value
