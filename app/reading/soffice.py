"""LibreOffice as the converter of old formats: found, run apart from the user's own, stopped if it hangs."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from app.reading.memory import unlimited_memory

SECONDS = 60.0
_COMMANDS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/opt/libreoffice/program/soffice"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
)


def find_soffice() -> Path | None:
    """The LibreOffice of this machine: on the search path, or where installers put it; None when there is none."""
    on_path = (shutil.which(command) for command in _COMMANDS)
    candidates = [Path(found) for found in on_path if found] + [place for place in _USUAL_PLACES if place.is_file()]
    return next(iter(candidates), None)


def convert_to_docx(data: bytes, suffix: str, *, soffice: Path, seconds: float = SECONDS) -> bytes | None:
    """The bytes of a document as a .docx, or None when LibreOffice cannot make one within the time.

    It works on a copy in a folder of its own, with settings of its own and macros off.
    """
    with tempfile.TemporaryDirectory(prefix="rejoinder-read-", ignore_cleanup_errors=True) as work:
        folder = Path(work)
        given = folder / f"given{suffix}"
        given.write_bytes(data)
        alone = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck"]
        _run([str(soffice), *alone, "--convert-to", "docx", "--outdir", str(folder / "out"), str(given)], seconds)
        made = folder / "out" / "given.docx"
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str], seconds: float) -> None:
    try:
        with unlimited_memory():
            process = subprocess.Popen(  # noqa: S603  # the program that find_soffice found
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError:
        return
    with process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass  # nothing was made, which the caller sees
        finally:
            stop_process(process)


def stop_process(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started: the command is a wrapper that would leave the real program behind."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
