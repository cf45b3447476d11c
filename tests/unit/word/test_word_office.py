"""LibreOffice's settings kept between exports, and never in the way of one."""

from pathlib import Path

import pytest

from app.errors import ExportError
from app.jobs import CancelToken, no_progress
from app.paths import user_dir
from app.word import desk
from app.word.convert import OfficeHung
from app.word.desk import Desk
from app.word.office import forget_settings, keep_settings, lend_settings
from app.word.pages import PageNumbers


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "soffice"
    path.write_text("an office")
    return path


@pytest.fixture
def served(tmp_path):
    """Settings of an export that went well."""
    folder = tmp_path / "served"
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registry.xcu").write_text("kept")
    return folder


def it_lends_what_it_kept(tmp_path, program, served):
    assert not lend_settings(tmp_path / "first", program)
    keep_settings(served, program)
    assert lend_settings(tmp_path / "second", program)
    assert (tmp_path / "second" / "user" / "registry.xcu").read_text() == "kept"
    assert [path.name for path in user_dir().iterdir() if path.name.startswith("libreoffice")] == ["libreoffice"]


def it_lends_nothing_of_another_program(tmp_path, program, served):
    keep_settings(served, program)
    other = tmp_path / "other"
    other.write_text("another office")
    assert not lend_settings(tmp_path / "mine", other)
    assert not (tmp_path / "mine").exists()


def it_forgets(tmp_path, program, served):
    keep_settings(served, program)
    forget_settings()
    assert not lend_settings(tmp_path / "mine", program)


def it_does_without_a_folder_that_cannot_be_written_to(tmp_path, program, served, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("REJOINDER_HOME", str(tmp_path / "file" / "home"))
    keep_settings(served, program)
    assert not lend_settings(tmp_path / "mine", program)


class _Paper:
    listed: tuple[str, ...] = ()
    runs: tuple[tuple[str, ...], ...] = ()

    def write_source(self, path, pages, new_page):
        path.write_bytes(b"docx")

    write_finished = write_source

    def rejects(self, found):
        return False


@pytest.fixture
def settle(tmp_path, program, monkeypatch):
    """Settles a paper with a LibreOffice that does as told, pass by pass."""

    def play(*turns: ExportError | None):
        does = iter(turns)
        profiles = []

        def convert(_docx: Path, pdf: Path, *, profile: Path, **_: object) -> None:
            profiles.append(profile.is_dir())
            if error := next(does):
                raise error
            profile.mkdir(exist_ok=True)
            pdf.write_bytes(b"pdf")

        monkeypatch.setattr(desk, "convert_to_pdf", convert)
        monkeypatch.setattr(desk, "read_page_numbers", lambda _: PageNumbers(labels={}, sheets=1, body_pages=1))
        folder = tmp_path / f"work{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        at_work = Desk(folder=folder, soffice=program, timeout=1, progress=no_progress, cancel=CancelToken())
        at_work.settle(_Paper())
        return profiles

    return play


def it_uses_kept_settings_from_the_second_export_on(settle):
    assert settle(None) == [False]
    assert settle(None) == [True]


def it_tries_again_without_kept_settings_and_keeps_new_ones(settle):
    settle(None)
    assert settle(ExportError("a", "LibreOffice failed."), None) == [True, False]
    assert settle(None) == [True]


def it_does_not_wait_twice_for_a_libreoffice_that_hangs(settle, tmp_path, program):
    settle(None)
    with pytest.raises(OfficeHung):
        settle(OfficeHung("a", "It hung."))
    assert not lend_settings(tmp_path / "mine", program)


def it_tells_a_failure_without_kept_settings_at_once(settle):
    with pytest.raises(ExportError):
        settle(ExportError("a", "LibreOffice failed."))
