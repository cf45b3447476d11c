"""Encodings, Markdown, and the files that are refused with their reason."""

import codecs
from pathlib import Path

import pytest

from app.errors import AppError, DamagedFile, EmptyFile, FileTooLarge, MissingFile, UnsupportedFormat
from app.reading.readers.files import MAX_BYTES, read_file
from app.reading.readers.text import decode, is_markdown, read_manuscript

TEXT = "The clerk’s note: § 12, “Café”, 5–6."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le without mark", "cp1252"],
)
def it_detects_the_encoding(data: bytes) -> None:
    text = decode(data)
    assert text is not None
    assert text.removeprefix("\ufeff") == TEXT


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"\x81\x8d" * 20, codecs.BOM_UTF16_LE + b"\x00\xd8"])
def it_takes_no_binary_data_for_text(data: bytes) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("**One**\n\n*Two* and *three*.", True),
        ("The call.<sup>1</sup> Another.<sup>2</sup> *Id.*", True),
        ("As said in 2017 WL 123, at *4, and at *6, and at *7.", False),
        ("* * *\n\n* * *\n\n* * *", False),
        ("Plain words only.", False),
    ],
)
def it_tells_markdown_from_plain_text(text: str, markdown: bool) -> None:
    assert is_markdown(text) is markdown


def it_begins_a_sheet_at_each_form_feed() -> None:
    manuscript = read_manuscript("one\n\ftwo\r\nthree")
    assert [[line.text for line in page.lines] for page in manuscript.pages] == [["one", ""], ["two", "three"]]


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"%PDF-1.7 ...", DamagedFile, "a damaged PDF"),
        (b"PK\x03\x04....", DamagedFile, "damaged zip archive"),
        (b"<?xml version='1.0'?><a><b/></a>", UnsupportedFormat, "XML"),
        (b'{"title": "x"}', UnsupportedFormat, "JSON"),
        (b"\x89PNG\r\n\x1a\n....", UnsupportedFormat, "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", UnsupportedFormat, "old office file"),
        (b"", EmptyFile, "is empty"),
        (b"\xef\xbb\xbf \n\n", EmptyFile, "is empty"),
        (b"\x00" * 400, DamagedFile, "zero bytes"),
        (b"abc\x00\x01\x02\x03\x04\x05" * 90, DamagedFile, "not text"),
    ],
)
def it_refuses_a_file_and_says_why(tmp_path: Path, data: bytes, error: type[AppError], words: str) -> None:
    path = tmp_path / "given.txt"
    path.write_bytes(data)
    with pytest.raises(error, match=words) as caught:
        read_file(path)
    assert "given.txt" in str(caught.value)
    assert caught.value.hint


def it_tells_what_to_do_with_another_format(tmp_path: Path) -> None:
    path = tmp_path / "opinion.txt"
    path.write_bytes(b"PK\x05\x06")
    with pytest.raises(UnsupportedFormat, match="save it as plain text"):
        read_file(path)


def it_refuses_what_is_not_there_and_folders(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="is not there"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(MissingFile, match="is a folder"):
        read_file(tmp_path)


def it_refuses_files_over_the_limit_without_reading_them(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(FileTooLarge, match="20 MB"):
        read_file(path)


def it_names_the_source(tmp_path: Path) -> None:
    path = tmp_path / "order.md"
    path.write_text("**A** *b* <sup>1</sup> **C**", encoding="utf-8")
    _, source = read_file(path)
    assert (source.format, source.filename, len(source.sha256)) == ("markdown", "order.md", 64)
