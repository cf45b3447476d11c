"""LibreOffice's settings, kept from one export to the next: to make them anew costs it a third of a second.

Every export works on a copy of its own, so that two at once never meet. Settings that another LibreOffice made are not
used, nor are those with which it has failed.
"""

import contextlib
import shutil
import tempfile
from pathlib import Path

from app.paths import user_dir

_STAMP = "made_by"


def lend_settings(profile: Path, program: Path) -> bool:
    """Put a copy of the kept settings at `profile`; False when there are none for this program."""
    kept = _kept()
    try:
        if (kept / _STAMP).read_text(encoding="utf-8") != _stamp(program):
            return False
        shutil.copytree(kept, profile)
    except OSError:
        shutil.rmtree(profile, ignore_errors=True)
        return False
    return True


def keep_settings(profile: Path, program: Path) -> None:
    """Keep a copy of settings that have served; a folder that cannot be written to costs nothing but time."""
    with contextlib.suppress(OSError):
        user_dir().mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix="libreoffice-", dir=user_dir()))
        try:
            shutil.copytree(profile, made, dirs_exist_ok=True)
            (made / _STAMP).write_text(_stamp(program), encoding="utf-8")
            forget_settings()
            made.rename(_kept())
        finally:
            shutil.rmtree(made, ignore_errors=True)


def forget_settings() -> None:
    """Let go of the kept settings."""
    shutil.rmtree(_kept(), ignore_errors=True)


def _kept() -> Path:
    return user_dir() / "libreoffice"


def _stamp(program: Path) -> str:
    """What changes when another LibreOffice is installed."""
    real = program.resolve()
    return f"{real} {real.stat().st_mtime_ns}"
