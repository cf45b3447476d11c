"""LibreOffice missing, hanging, failing or silent: one sentence each, and nothing left running."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import ExportError
from app.reading import soffice
from app.reading.soffice import find_soffice
from app.word.convert import convert_to_pdf

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins for LibreOffice are shell scripts")


@pytest.fixture
def office(tmp_path):
    """Makes a stand-in for LibreOffice that runs the given shell words; `$out` is the folder asked for."""

    def make(words: str) -> Path:
        program = tmp_path / "soffice"
        script = f'#!/bin/sh\nwhile [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done\n{words}\n'
        program.write_text(script)
        program.chmod(0o755)
        return program

    return make


@pytest.fixture
def docx(tmp_path):
    path = tmp_path / "brief.docx"
    path.write_bytes(b"docx")
    return path


def it_puts_the_pdf_in_its_place(office, docx, tmp_path):
    program = office('mkdir -p "$out" && printf pdf > "$out/brief.pdf"')
    convert_to_pdf(docx, tmp_path / "filed.pdf", soffice=program)
    assert (tmp_path / "filed.pdf").read_bytes() == b"pdf"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("echo cannot load; exit 77", r"filed\.pdf: LibreOffice failed \(code 77\)\. It said: cannot load"),
        ("kill -SEGV $$", r"LibreOffice crashed \(signal 11\)\.$"),
        ("exit 0", r"ended without writing a PDF"),
        ('mkdir -p "$out"; : > "$out/brief.pdf"', r"ended without writing a PDF"),
    ],
)
def it_says_how_libreoffice_failed(office, docx, tmp_path, words, message):
    with pytest.raises(ExportError, match=message):
        convert_to_pdf(docx, tmp_path / "filed.pdf", soffice=office(words))
    assert not (tmp_path / "filed.pdf").exists()


def it_stops_a_libreoffice_that_hangs_and_all_that_it_started(office, docx, tmp_path, monkeypatch):
    child = tmp_path / "child"

    class Started(subprocess.Popen):
        """The time is counted from when it has started its own program, however long that takes here."""

        def communicate(self, *args, **options):
            assert _comes_true(lambda: child.exists() and child.read_text().endswith("\n"))
            return super().communicate(*args, **options)

    monkeypatch.setattr(subprocess, "Popen", Started)
    program = office(f'sleep 600 & echo $! > "{child}"; wait')
    with pytest.raises(ExportError, match=r"did not finish within 0\.5 seconds and was stopped"):
        convert_to_pdf(docx, tmp_path / "filed.pdf", soffice=program, timeout=0.5)
    assert _comes_true(lambda: _has_ended(int(child.read_text())))


def _comes_true(condition: Callable[[], bool]) -> bool:
    for _ in range(1800):
        if condition():
            return True
        time.sleep(0.05)
    return False


def _has_ended(process: int) -> bool:
    try:
        os.kill(process, 0)
        return "State:\tZ" in Path(f"/proc/{process}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return True


def it_says_when_the_program_cannot_be_started(docx, tmp_path):
    with pytest.raises(ExportError, match="could not be started"):
        convert_to_pdf(docx, tmp_path / "filed.pdf", soffice=tmp_path / "nosuch")


def it_says_when_there_is_no_libreoffice(docx, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(soffice, "_USUAL_PLACES", ())
    assert find_soffice() is None
    with pytest.raises(ExportError, match="LibreOffice was not found"):
        convert_to_pdf(docx, tmp_path / "filed.pdf")


def it_finds_the_program_on_the_path(office, tmp_path, monkeypatch):
    program = office("exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_soffice() == program


def it_finds_the_program_where_installers_put_it(office, tmp_path, monkeypatch):
    program = office("exit 0")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(soffice, "_USUAL_PLACES", (tmp_path / "nosuch", program))
    assert find_soffice() == program
