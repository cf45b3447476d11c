"""PDFs made fit to leave the office."""

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from app.errors import ExportError
from app.word.pdf import PageRuns, finish_pdf


@pytest.fixture
def made(tmp_path):
    """A PDF of so many pages, with a maker's name, a font and a clock."""

    def make(pages=6, *, producer="LibreOffice 7.4", font="/BAAAAA+LiberationSerif", name="a.pdf"):
        writer = PdfWriter()
        face = DictionaryObject({NameObject("/BaseFont"): NameObject(font)})
        for _ in range(pages):
            page = writer.add_blank_page(612, 792)
            page[NameObject("/Resources")] = DictionaryObject(
                {NameObject("/Font"): DictionaryObject({NameObject("/F1"): face})}
            )
        writer.metadata = {
            "/Producer": producer, "/Creator": "Writer", "/Author": "R. Lindqvist", "/CreationDate": "D:20260102030405Z",
        }  # fmt: skip
        path = tmp_path / name
        writer.write(path)
        return path

    return make


def it_takes_out_what_tells_of_its_making(made):
    path = made()
    assert finish_pdf(path, title="Opposition", runs=PageRuns(1, 3), pdf_a=False) == ()
    assert dict(PdfReader(path).metadata) == {"/Title": "Opposition"}
    raw = path.read_bytes()
    for word in (b"LibreOffice", b"Writer", b"Lindqvist", b"pypdf", b"20260102"):
        assert word not in raw


@pytest.mark.parametrize(
    ("tables", "body", "labels"),
    [
        (1, 3, ["Cover", "i", "ii", "1", "2", "3"]),
        (None, 0, ["1", "2", "3", "4", "5", "6"]),
        (None, 1, ["Cover", "1", "2", "3", "4", "5"]),
    ],
)
def it_calls_the_pages_as_they_are_printed(made, tables, body, labels):
    path = made()
    finish_pdf(path, title="x", runs=PageRuns(tables, body), pdf_a=False)
    assert PdfReader(path).page_labels == labels


def it_has_readers_show_its_title(made):
    path = made()
    finish_pdf(path, title="x", runs=PageRuns(None, 0), pdf_a=False)
    assert PdfReader(path).root_object["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def it_gives_the_same_bytes_for_the_same_pages(made):
    one, two = made(name="a.pdf"), made(name="b.pdf", producer="LibreOffice 24.2")
    for path in (one, two):
        finish_pdf(path, title="x", runs=PageRuns(None, 0), pdf_a=False)
    assert one.read_bytes() == two.read_bytes()


def it_states_the_conformance_of_a_pdf_a(made):
    path = made()
    finish_pdf(path, title="Smith & Sons", runs=PageRuns(None, 0), pdf_a=True)
    packet = PdfReader(path).root_object["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in packet
    assert "Smith &amp; Sons" in packet


@pytest.mark.parametrize(
    ("producer", "font", "said"),
    [
        ("LibreOffice 5.1", "/Times-Roman", "has not been tested"),
        ("OpenOffice 4.1", "/Times-Roman", "has not been tested"),
        ("LibreOffice 24.2", "/CAAAAA+DejaVuSans", "neither Times New Roman nor a typeface of its widths"),
    ],
)
def it_says_what_is_odd(made, producer, font, said):
    notes = finish_pdf(made(producer=producer, font=font), title="x", runs=PageRuns(None, 0), pdf_a=False)
    assert len(notes) == 1
    assert said in notes[0]


def it_says_that_a_pdf_cannot_be_read(tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"no pdf")
    with pytest.raises(ExportError, match=r"broken\.pdf"):
        finish_pdf(path, title="x", runs=PageRuns(None, 0), pdf_a=False)
