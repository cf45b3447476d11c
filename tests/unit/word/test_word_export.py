"""Exports without LibreOffice, and the delivery of files."""

from pathlib import Path

import pytest

from app.errors import ExportError
from app.jobs import Cancelled, CancelToken
from app.word import desk, export
from app.word.desk import STALE_NOTE, listed_in_tables
from app.word.export import export_brief
from app.word.front_matter import STALE
from app.word.pages import PageNumbers
from tests.helpers.briefs import make_brief, make_short_written, make_written
from tests.helpers.docx_parts import paragraphs

WRITTEN = make_written(arguments=2)


@pytest.fixture
def no_office(monkeypatch):
    monkeypatch.setattr("app.word.convert.find_soffice", lambda: None)
    monkeypatch.setattr(desk, "find_soffice", lambda: None)


@pytest.fixture
def counted(monkeypatch):
    """LibreOffice's part played by a list of page counts: one for each pass."""

    def play(*passes: PageNumbers):
        results = iter(passes)
        monkeypatch.setattr(desk, "find_soffice", lambda: Path("soffice"))
        monkeypatch.setattr(desk, "convert_to_pdf", lambda docx, pdf, **_: pdf.write_bytes(b"pdf"))
        monkeypatch.setattr(desk, "read_page_numbers", lambda pdf: next(results))
        monkeypatch.setattr(export, "find_absent", lambda *_: ())
        monkeypatch.setattr(export, "finish_pdf", lambda *_, **__: ())

    return play


def pages(*, shift: int = 0, body_pages: int = 12) -> PageNumbers:
    anchors = listed_in_tables(WRITTEN)
    labels = {anchor: str(number + shift) for number, anchor in enumerate(anchors)}
    return PageNumbers(labels=labels, sheets=body_pages + 3, body_pages=body_pages)


def it_writes_the_document_without_libreoffice_and_says_so(tmp_path, no_office):
    report = export_brief(make_brief(), WRITTEN, tmp_path / "a.docx", tmp_path / "a.pdf")
    assert (report.pdf, report.tables, report.tables_stale, report.passes) == (None, True, True, 0)
    assert report.notes[0].startswith("LibreOffice was not found")
    assert report.notes[1] == STALE_NOTE
    assert STALE in {words for _, words in paragraphs(tmp_path / "a.docx")}
    assert not (tmp_path / "a.pdf").exists()


def it_needs_no_libreoffice_without_tables_and_pdf(tmp_path, no_office):
    report = export_brief(make_brief(), WRITTEN, tmp_path / "a.docx", None, tables_over=None)
    assert (report.tables, report.tables_stale, report.passes, report.notes) == (False, False, 0, ())


def it_repeats_until_the_pages_stand_still(tmp_path, counted):
    counted(pages(), pages(shift=1), pages(shift=1))
    report = export_brief(make_brief(), WRITTEN, tmp_path / "a.docx", tmp_path / "a.pdf")
    assert (report.passes, report.tables_stale, report.body_pages, report.sheets) == (3, False, 12, 15)
    assert report.notes == ()


def it_gives_up_after_four_passes_and_says_so(tmp_path, counted):
    counted(*(pages(shift=number) for number in range(9)))
    report = export_brief(make_brief(), WRITTEN, tmp_path / "a.docx", tmp_path / "a.pdf")
    assert (report.passes, report.tables_stale) == (4, True)
    assert "still changed after 4 passes" in report.notes[0]


def it_says_when_a_listed_place_is_not_in_the_pdf(tmp_path, counted):
    lame = pages()
    lame = PageNumbers(labels=dict(list(lame.labels.items())[1:]), sheets=15, body_pages=12)
    counted(lame, lame)
    report = export_brief(make_brief(), WRITTEN, tmp_path / "a.docx", tmp_path / "a.pdf")
    assert report.tables_stale
    assert report.notes == ("1 place listed in the tables could not be found in the PDF.",)


@pytest.mark.parametrize(
    ("body_pages", "tables_over", "tables"), [(9, 10, False), (11, 10, True), (1, 0, True), (30, None, False)]
)
def it_puts_tables_into_long_briefs(tmp_path, counted, body_pages, tables_over, tables):
    counted(*[pages(body_pages=body_pages)] * 3)
    report = export_brief(make_brief(), WRITTEN, tmp_path / "a.docx", tmp_path / "a.pdf", tables_over=tables_over)
    assert report.tables is tables
    assert not report.tables_stale


def it_tells_its_progress(tmp_path, counted):
    counted(pages(), pages())
    seen = []
    export_brief(make_brief(), WRITTEN, tmp_path / "a.docx", tmp_path / "a.pdf", progress=seen.append)
    assert [step.done for step in seen] == [1, 2]


def it_stops_when_asked_and_leaves_no_file(tmp_path, counted):
    counted(pages(), pages())
    token = CancelToken()
    with pytest.raises(Cancelled):
        export_brief(
            make_brief(),
            WRITTEN,
            tmp_path / "a.docx",
            tmp_path / "a.pdf",
            progress=lambda _: token.cancel(),
            cancel=token,
        )
    assert list(tmp_path.iterdir()) == []


def it_says_which_folder_it_cannot_write_to(tmp_path, no_office):
    with pytest.raises(ExportError, match=r"a\.docx: the folder is not there any more"):
        export_brief(make_brief(), make_short_written(), tmp_path / "nowhere" / "a.docx", None, tables_over=None)


def it_leaves_the_old_file_when_it_cannot_be_replaced(tmp_path, no_office):
    target = tmp_path / "a.docx"
    target.mkdir()
    with pytest.raises(ExportError, match="a folder of that name"):
        export_brief(make_brief(), make_short_written(), target, None, tables_over=None)
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def it_says_that_another_program_holds_the_file(tmp_path, no_office, monkeypatch):
    target = tmp_path / "a.docx"
    target.write_bytes(b"what was there")

    def held(_part: Path, _target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(ExportError, match="could not be replaced") as caught:
        export_brief(make_brief(), make_short_written(), target, None, tables_over=None)
    assert "Close it in Word" in caught.value.hint
    assert target.read_bytes() == b"what was there"
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def it_says_that_a_name_is_too_long(tmp_path, no_office):
    with pytest.raises(ExportError, match="cannot have that name"):
        export_brief(make_brief(), make_short_written(), tmp_path / f"{'a' * 250}.docx", None, tables_over=None)
    assert list(tmp_path.iterdir()) == []
