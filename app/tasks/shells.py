"""Shells: list them, copy one to make it one's own, check one."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from app import paths
from app.errors import UnwritableFolder, UsageError
from app.word.shell import find_shell
from app.word.shell_report import ShellReport, report_on_shell

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class ShellFile:
    """One shell that papers may name, and whether it is the user's own."""

    name: str
    path: Path
    own: bool


def list_shells() -> tuple[ShellFile, ...]:
    """All shells by name; the user's copy hides the shipped one."""
    files = paths.layered_files("templates", "shells", pattern="*.docx")
    return tuple(ShellFile(path.stem, path, path.parent == _own_folder()) for path in files if path.name[0] not in "~.")


def copy_shell(name: str, like: str) -> Path:
    """Copy the shell `like` to the user's folder as `name`. A copy of the same name takes the shipped one's place.

    Raises:
        UsageError: the name is no file name, or the user has such a shell already.
        MissingFile: there is no shell `like`.
    """
    name = name.removesuffix(".docx")
    if not _NAME.fullmatch(name):
        raise UsageError(f"“{name}” cannot be the name of a shell.", hint="Use small letters, digits, - and _.")
    source, target = find_shell(like.removesuffix(".docx")), _own_folder() / f"{name}.docx"
    if target.exists():
        raise UsageError(f"{target}: you have this shell already.", hint="Choose another name, or edit that one.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise UnwritableFolder(target.parent, "the shell cannot be written to it.") from error
    return target


def check_shell_file(name: str) -> ShellReport:
    """The report on a shell, named or given as a file. Raises `MissingFile` when there is none."""
    path = Path(name)
    return report_on_shell(path if path.is_file() else find_shell(name.removesuffix(".docx")))


def _own_folder() -> Path:
    return paths.user_dir() / "templates" / "shells"
