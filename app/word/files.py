"""Finished files put in their places, whole or not at all."""

import contextlib
import shutil
from pathlib import Path

from app.errors import ExportError, explain_unwritten


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
            with contextlib.suppress(OSError):  # what could not be written is not there
                part.unlink()


def _copy(made: Path, part: Path, target: Path) -> None:
    try:
        shutil.copyfile(made, part)
    except OSError as error:
        reason, hint = explain_unwritten(error)
        raise ExportError(target, reason, hint=hint) from error


def _replace(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except PermissionError as error:  # as Windows says of a file that another program holds
        raise ExportError(
            target, "the file could not be replaced.", hint="Close it in Word or the PDF reader and export again."
        ) from error
    except OSError as error:
        reason, hint = explain_unwritten(error)
        raise ExportError(target, reason, hint=hint) from error
