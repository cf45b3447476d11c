"""From a path to text, or to the reason why not."""

import hashlib
from pathlib import Path

from app.errors import DamagedFile, EmptyFile, FileTooLarge, MissingFile, UnsupportedFormat
from app.law.opinions import Source
from app.reading.decisions import Decision
from app.reading.pages import Manuscript
from app.reading.readers.binary import read_binary
from app.reading.readers.kinds import Kind, find_binary_kind
from app.reading.readers.markup import read_markup
from app.reading.readers.text import decode, is_markdown

MAX_BYTES = 20 * 1024 * 1024
"""Files above this are refused: the longest opinions stay under 2 MB of text."""


def read_file(path: Path) -> tuple[str | Manuscript | Decision, Source]:
    """The text of a file, or the manuscript of one that is more than text, and where it came from.

    Raises:
        MissingFile: it is not there, or is a folder, or may not be read.
        FileTooLarge, EmptyFile, UnsupportedFormat, DamagedFile: it cannot be taken, and why.
    """
    data = _bytes(path)
    content, name = read_binary(data, path) or read_markup(data, path) or _read_text(path, data)
    return content, Source(sha256=hashlib.sha256(data).hexdigest(), format=name, filename=path.name)


def _read_text(path: Path, data: bytes) -> tuple[str, str]:
    text = _text(path, data)
    return text, "markdown" if is_markdown(text) else "text"


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise MissingFile(path, "is a folder, not a file.", hint="Choose the files in it.")
        if path.stat().st_size > MAX_BYTES:
            raise FileTooLarge(
                path, f"is larger than {MAX_BYTES // 2**20} MB.", hint="Save the opinion alone as plain text."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(path, "is not there.", hint="Check the name.") from error
    except (OSError, ValueError) as error:
        raise MissingFile(path, "could not be opened.", hint="Check that you may read it.") from error


def _text(path: Path, data: bytes) -> str:
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf"):
        raise _blank(path, data)
    _refuse(path, find_binary_kind(data))
    text = decode(data)
    if text is None:
        raise DamagedFile(path, "is not text: it holds bytes that no text has.", hint="Save it again as plain text.")
    return text


def _blank(path: Path, data: bytes) -> EmptyFile | DamagedFile:
    if b"\0" in data:
        return DamagedFile(path, "holds nothing but zero bytes.", hint="Get a sound copy of it.")
    return EmptyFile(path, "is empty.", hint="Nothing was read; get the file again.")


def _refuse(path: Path, kind: Kind | None) -> None:
    if kind is not None:
        raise UnsupportedFormat(path, f"is {kind.name}, which cannot be read yet.", hint=kind.remedy)
