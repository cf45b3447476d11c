"""Formats that are no text: which reader takes which bytes, and what is refused before any reader sees it."""

import re
from pathlib import Path

from app.errors import DamagedFile, UnsupportedFormat
from app.reading.pages import Manuscript
from app.reading.readers.archive import Archive
from app.reading.readers.docx import is_word_archive, read_docx
from app.reading.readers.office import OLE, WORDPERFECT, read_old, read_ole
from app.reading.readers.pdf import read_pdf
from app.reading.readers.rtf import read_rtf

_PDF = re.compile(rb"(?:\A|[\r\n])%PDF-\d")
_RTF = b"{\\rtf"
_ZIP = b"PK\x03\x04"
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_OWN_KINDS = {".docx": "a Word document", ".pdf": "a PDF"}


def read_binary(data: bytes, path: Path) -> tuple[Manuscript, str] | None:
    """The manuscript of a file and the name of its format; None when it is none of these formats.

    Raises:
        SourceError: it is of such a format and cannot be taken, or its name says so and its bytes are not.
    """
    if _PDF.search(data, 0, 1024):
        return read_pdf(data, path), "pdf"
    start = data[:1024].lstrip(_BLANKS)
    if start.startswith(_RTF):
        return read_rtf(data, path), "rtf"
    if start.startswith(_ZIP):
        return _read_archive(data, path)
    if start.startswith(OLE):
        return read_ole(data, path), "doc"
    if start.startswith(WORDPERFECT):
        return read_old(data, path, "a WordPerfect document"), "wpd"
    claimed = _OWN_KINDS.get(path.suffix.lower())
    if claimed and data.strip(_BLANKS + b"\0"):
        raise DamagedFile(
            path, f"is named as {claimed} and is none.", hint="It may be an error page: download it again."
        )
    return None


def _read_archive(data: bytes, path: Path) -> tuple[Manuscript, str]:
    archive = Archive(data, path)
    if "mimetype" in archive and archive.read("mimetype").strip() == _OPEN_TEXT:
        return read_old(data, path, "an OpenDocument text"), "odt"
    if not is_word_archive(archive):
        raise UnsupportedFormat(
            path, "is a zip archive and no Word document.", hint="Unpack it and choose the opinion's own file."
        )
    return read_docx(archive, path), "docx"
