"""Where things are: what ships with the program, and what belongs to the user.

Templates and resources lie beside `app/` in a checkout, inside `app/` in a wheel (put there
by the build), and beside the executable's modules in a frozen program. User copies of
templates, practice files and profiles live in the user folder and go before the shipped ones.
"""

import os
import re
import sys
import unicodedata
from pathlib import Path

import platformdirs

APP_NAME = "Rejoinder"


def _shipped_root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    package = Path(__file__).resolve().parent
    return package if (package / "resources").is_dir() else package.parent


def resources_dir() -> Path:
    """The shipped `resources` folder."""
    return _shipped_root() / "resources"


def templates_dir() -> Path:
    """The shipped `templates` folder."""
    return _shipped_root() / "templates"


def user_dir() -> Path:
    """The user's data folder (library, own templates). `REJOINDER_HOME` overrides it."""
    override = os.environ.get("REJOINDER_HOME")
    return Path(override) if override else Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def default_library_path() -> Path:
    """The user's authority library when the settings name no other."""
    return user_dir() / "library.sqlite"


def unfinished_path() -> Path:
    """Where the window keeps words that are half written, in plain text."""
    return user_dir() / "unfinished.json"


def past_imports_path() -> Path:
    """Where the window keeps what became of the files that were imported lately, in plain text."""
    return user_dir() / "imports.json"


def layered(kind: str, *parts: str) -> list[Path]:
    """Folders to look in for `kind` ("templates" or "resources"), the user's before the shipped."""
    shipped = {"templates": templates_dir, "resources": resources_dir}[kind]()
    return [user_dir().joinpath(kind, *parts), shipped.joinpath(*parts)]


def layered_files(kind: str, *parts: str, pattern: str) -> list[Path]:
    """Files of a folder, by name: a user's copy hides the shipped file of the same name."""
    found: dict[str, Path] = {}
    for folder in layered(kind, *parts):
        for path in sorted(folder.glob(pattern)):
            found.setdefault(path.name, path)
    return [found[name] for name in sorted(found)]


_LONGEST_NAME = 60
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)


def file_stem(title: str, *, otherwise: str = "untitled") -> str:
    """A title as a file can be named on every system, without its ending: "Doyle v. Pine/Fern" is "doyle-v-pine-fern".

    Letters and digits stay, whatever their script; all else parts words. No name that Windows keeps for its devices,
    none that begins or ends with a sign, none longer than sixty letters; `otherwise` where nothing is left.
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", title).lower())
    stem = "-".join(words)[:_LONGEST_NAME].strip("-")
    return f"{stem}-{otherwise}" if _RESERVED.fullmatch(stem) else stem or otherwise
