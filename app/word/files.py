"""Finished files put in their places, whole or not at all."""

import shutil
from pathlib import Path

from app.errors import ExportError


def put_files(files: list[tuple[Path, Path]]) -> None:
    """Put the finished files in their places: copied beside first, so that no place ever holds half a file."""
    beside = [(target.with_name(f".{target.name}.part"), target) for _, target in files]
    try:
        for (made, target), (part, _) in zip(files, beside, strict=True):
            _copy(made, part, target)
        for part, target in beside:
            _replace(part, target)
    finally:
        for part, _ in beside:
            part.unlink(missing_ok=True)


def _copy(made: Path, part: Path, target: Path) -> None:
    try:
        shutil.copyfile(made, part)
    except OSError as error:
        raise ExportError(target, "Nothing can be written to this folder.", hint="Choose another folder.") from error


def _replace(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except OSError as error:
        raise ExportError(
            target, "The file could not be replaced.", hint="Close it in Word or the PDF reader and export again."
        ) from error
