"""Binary formats on real files, which lie beside the project, and batches of them into a library."""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import AppError, EncryptedFile, NoTextLayer, UnsupportedFormat
from app.law.opinions import Opinion
from app.library.store import Library, open_library
from app.reading.pipeline import read_opinion
from app.reading.readers import office
from app.reading.soffice import find_soffice
from app.tasks.import_opinions import import_opinions
from app.tasks.import_rows import Fate
from app.tasks.preparing import Prepared, prepare
from tests.helpers.files import column, make_docx, make_pdf

WORD = re.compile(r"[^\W_]+")
STRING = re.compile(
    r'\b(?:Str|Code \("",\[\],\[\]\))\s+"(?P<text>(?:[^"\\]|\\.)*)"'
    r"|\b(?P<gap>Space|SoftBreak|LineBreak|Para|Plain|Header|Note|Cell)\b"
)
NO_TEXT_LAYER = {"opinion_pdf_image_based.pdf", "gov.uscourts.cand.203070.27.0.pdf"}


def words_of(opinion: Opinion) -> list[str]:
    texts = [paragraph.text for part in opinion.parts for paragraph in part.paragraphs]
    return [word.lower() for text in texts + [note.text for note in opinion.footnotes] for word in WORD.findall(text)]


def runs_of(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 6]) for at in range(len(words) - 5)}


def native_words(native: str) -> Counter[str]:
    """The words that another program read from the same document."""
    parts = []
    for match in STRING.finditer(native):
        escaped = re.sub(r"\\(\d+)", lambda code: chr(int(code[1])), match["text"] or "")
        parts.append(" " if match["gap"] else escaped.replace(r"\&", "").replace(r"\"", '"'))
    return Counter(word.lower() for word in WORD.findall("".join(parts)))


def it_reads_or_refuses_every_court_pdf(shared: Path) -> None:
    for path in sorted((shared / "data" / "court_pdfs").glob("*.pdf")):
        if path.name in NO_TEXT_LAYER:
            with pytest.raises(NoTextLayer, match="no text layer"):
                read_opinion(path)
        else:
            assert len(words_of(read_opinion(path))) > 100, path.name


def it_reads_the_same_words_from_a_pdf_as_from_its_rich_text_twin(shared: Path) -> None:
    printed = read_opinion(shared / "data" / "court_pdfs" / "scotus_snyder_v_phelps_slip.pdf")
    twin = read_opinion(shared / "data" / "old_formats" / "snyder_v_phelps_majority_RTF_named.txt")
    # The twin says "[Footnote 1]" where the slip prints a raised number; its caption is another one.
    body = " ".join(words_of(twin)[words_of(twin).index("jury") :])
    runs = runs_of(re.sub(r"footnote \d+ ", "", body).split())
    assert len(runs & runs_of(words_of(printed))) >= 0.99 * len(runs)


def it_takes_pleading_numbers_and_feet_out_of_a_filed_brief(shared: Path) -> None:
    opinion = read_opinion(shared / "data" / "court_pdfs" / "whitespace_redactions_2.pdf")
    removed = dict(opinion.removed)
    assert (removed["line_number"], removed["page_number"], removed["running_foot"]) == (28, 1, 3)
    assert opinion.parts[-1].paragraphs[0].page == "21"


def it_knows_the_footnotes_and_pages_of_a_slip_opinion(shared: Path) -> None:
    opinion = read_opinion(shared / "data" / "court_pdfs" / "scotus_snyder_v_phelps_slip.pdf")
    majority = next(part for part in opinion.parts if part.author == "Roberts")
    assert [number for paragraph in majority.paragraphs for number in paragraph.footnotes] == list("12345")
    assert majority.paragraphs[-1].page == "15"
    assert opinion.removed


def _documents(shared: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted((shared / "data" / "docx_stress" / "pandoc").glob("*.docx")):
        name = "comments_no_comments" if path.stem == "comments" else path.stem
        native = path.with_name(f"{name}.native")
        if native.is_file():
            yield path, native.read_text(encoding="utf-8")


def it_reads_the_words_that_another_program_reads_from_word_documents(shared: Path) -> None:
    documents = list(_documents(shared))
    assert len(documents) > 15
    for path, native in documents:
        wanted = native_words(native)
        missing = wanted - Counter(words_of(read_opinion(path)))
        assert missing.total() <= 0.01 * wanted.total(), (path.name, missing)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(str(tmp_path / "library.sqlite")) as made:
        yield made


def _made_files(folder: Path) -> list[Path]:
    lines = ["The officers waited outside the house for an hour before anyone", "came to the door of it."]
    for number in range(1, 5):
        (folder / f"order{number}.pdf").write_bytes(make_pdf([column([f"Order {number} of this court.", *lines])]))
    body = f"<w:p><w:r><w:t>{' '.join(lines)}</w:t></w:r></w:p>"
    (folder / "order5.docx").write_bytes(make_docx(body))
    shutil.copyfile(folder / "order1.pdf", folder / "order6.pdf")
    (folder / "order7.pdf").write_bytes(make_pdf([""], picture=True))
    (folder / "order8.txt").write_bytes(b"")
    return sorted(folder.iterdir())


def it_imports_a_batch_in_workers_file_by_file_in_order(tmp_path: Path, library: Library) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    files = _made_files(folder)
    report = import_opinions([folder], library)
    assert [row.path for row in report.rows] == files
    assert [row.fate for row in report.rows] == [Fate.IMPORTED] * 5 + [Fate.DUPLICATE] + [Fate.REFUSED] * 2
    assert "Run OCR" in report.rows[6].reason
    assert "is empty" in report.rows[7].reason
    again = import_opinions([folder], library)
    assert [row.fate for row in again.rows] == [Fate.DUPLICATE] * 6 + [Fate.REFUSED] * 2


def stumble(path: Path) -> Prepared:
    """Reads, but for what is named as a stumbling block."""
    if path.stem == "die":
        os._exit(3)
    if path.stem == "bug":
        raise KeyError(path.name)
    return prepare(path)


def it_refuses_the_file_that_breaks_its_reader_and_goes_on(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("bug", "die", "sound"):
        (tmp_path / f"{name}.txt").write_text("The officers waited outside the house for an hour.\n", encoding="utf-8")
    monkeypatch.setattr("app.tasks.import_opinions.prepare", stumble)
    report = import_opinions([tmp_path / f"{name}.txt" for name in ("bug", "die", "sound")], library)
    assert [row.fate for row in report.rows] == [Fate.REFUSED, Fate.REFUSED, Fate.IMPORTED]
    assert all("made its reader break down" in row.reason for row in report.rows[:2])
    assert "KeyError: 'bug.txt'" in caplog.text
    caplog.clear()  # told above; what else is logged fails the test


@pytest.mark.skipif(find_soffice() is None, reason="needs LibreOffice, which is not installed here")
def it_reads_wordperfect_through_libreoffice(tmp_path: Path) -> None:
    text = b"ORDER\n\nThe ferry lay at the north pier.\nThe motion is denied.\n"
    head = b"\xffWPC" + (16).to_bytes(4, "little") + bytes([1, 0x0A, 0, 1, 0, 0, 0, 0])  # WordPerfect 5.1, no packets
    path = tmp_path / "order.wpd"
    path.write_bytes(head + text)
    opinion = read_opinion(path)
    assert opinion.source.format == "wpd"
    assert words_of(opinion) == [
        "order",
        "the",
        "ferry",
        "lay",
        "at",
        "the",
        "north",
        "pier",
        "the",
        "motion",
        "is",
        "denied",
    ]


@pytest.mark.skipif(find_soffice() is None, reason="needs LibreOffice, which is not installed here")
@pytest.mark.parametrize("suffix", ["doc", "odt"])
def it_reads_old_formats_through_libreoffice(tmp_path: Path, suffix: str) -> None:
    given = tmp_path / "order.rtf"
    given.write_bytes(rb"{\rtf1\ansi The motion is denied.{\super\chftn}{\footnote{\super\chftn} For now.}\par}")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(find_soffice()),
        profile,
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(tmp_path),
        str(given),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    opinion = read_opinion(tmp_path / f"order.{suffix}")
    assert opinion.source.format == suffix
    assert words_of(opinion) == ["the", "motion", "is", "denied", "for", "now"]
    assert [note.number for note in opinion.footnotes] == ["1"]


OLD_WORD = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"\xec\xa5" + b"\0" * 510 + "WordDocument".encode("utf-16-le")
)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (OLD_WORD, UnsupportedFormat, "Install LibreOffice"),
        (b"\xffWPC" + b"\0" * 50 + b"words", UnsupportedFormat, "Install LibreOffice"),
        (OLD_WORD[:523] + b"\x01" + OLD_WORD[524:], EncryptedFile, "password"),
        (OLD_WORD[:512] + "EncryptedPackage".encode("utf-16-le"), EncryptedFile, "password"),
        (OLD_WORD[:512] + "Workbook".encode("utf-16-le"), UnsupportedFormat, "no Word document"),
    ],
)
def it_refuses_old_formats_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, error: type[AppError], words: str
) -> None:
    monkeypatch.setattr(office, "find_soffice", lambda: None)
    path = tmp_path / "order.doc"
    path.write_bytes(data)
    with pytest.raises(error, match=words):
        read_opinion(path)
