"""LibreOffice as the converter from .docx to PDF: found, run apart from the user's own, and stopped if it hangs."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from app.errors import ExportError
from app.reading.soffice import find_soffice, stop_process

_OPTIONS = ("ExportBookmarksToPDFDestination", "ExportBookmarks", "UseTaggedPDF")
_PDF_A_2B = {"SelectPdfVersion": {"type": "long", "value": "2"}}


class OfficeHung(ExportError):
    """LibreOffice did not come to an end and was stopped."""


def convert_to_pdf(
    docx: Path,
    pdf: Path,
    *,
    soffice: Path | None = None,
    profile: Path | None = None,
    timeout: float = 120,
    pdf_a: bool = False,
) -> None:
    """Convert a Word document, its bookmarks becoming the PDF's named destinations.

    Args:
        soffice: the program; None looks for it.
        profile: a folder for LibreOffice's settings, which saves time when kept over several conversions.
            None uses a fresh one, so that an open LibreOffice of the user's is never disturbed.
        timeout: seconds after which LibreOffice is stopped.
        pdf_a: whether it is to be a PDF/A-2b, for archives that ask for one.

    Raises:
        ExportError: LibreOffice is missing, hangs, fails, or writes no PDF.
    """
    program = soffice or find_soffice()
    if program is None:
        raise ExportError(
            pdf, "LibreOffice was not found, so no PDF could be made.", hint="Install LibreOffice Writer."
        )
    with tempfile.TemporaryDirectory(prefix="rejoinder-pdf-", ignore_cleanup_errors=True) as work:
        folder = Path(work)
        settings = profile or folder / "profile"
        _run(_command(program, docx, folder / "out", settings, pdf_a=pdf_a), pdf, timeout)
        _collect(folder / "out" / f"{docx.stem}.pdf", pdf)


def _filter(*, pdf_a: bool) -> str:
    options = {name: {"type": "boolean", "value": "true"} for name in _OPTIONS}
    return "pdf:writer_pdf_Export:" + json.dumps(options | (_PDF_A_2B if pdf_a else {}))


def _command(program: Path, docx: Path, folder: Path, profile: Path, *, pdf_a: bool) -> list[str]:
    alone = [f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    return [str(program), *alone, "--convert-to", _filter(pdf_a=pdf_a), "--outdir", str(folder), str(docx.resolve())]


def _run(command: list[str], pdf: Path, timeout: float) -> None:
    try:
        process = subprocess.Popen(  # noqa: S603 - the program that find_soffice or the settings name
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise ExportError(pdf, f"LibreOffice could not be started ({command[0]}).") from error
    with process:
        try:
            said, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired as error:
            raise OfficeHung(
                pdf,
                f"LibreOffice did not finish within {timeout:g} seconds and was stopped.",
                hint="Close other LibreOffice windows and export again.",
            ) from error
        finally:
            stop_process(process)
    if process.returncode != 0:
        raise ExportError(pdf, f"LibreOffice {_ending(process.returncode)}.", hint=_last_line(said))


def _ending(code: int) -> str:
    return f"failed (code {code})" if code > 0 else f"crashed (signal {-code})"


def _last_line(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return f"It said: {lines[-1]}" if lines else ""


def _collect(made: Path, pdf: Path) -> None:
    if not made.is_file() or made.stat().st_size == 0:
        raise ExportError(pdf, "LibreOffice ended without writing a PDF.", hint="Its Writer part may not be installed.")
    try:
        shutil.move(made, pdf)
    except OSError as error:
        raise ExportError(pdf, "The PDF could not be written.", hint="Close it if it is open.") from error
