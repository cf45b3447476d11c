"""The reader of old word processors' formats, by way of LibreOffice when it is there."""

from pathlib import Path

from app.errors import DamagedFile, EncryptedFile, UnsupportedFormat
from app.reading.pages import Manuscript
from app.reading.readers.archive import Archive
from app.reading.readers.docx import is_word_archive, read_docx
from app.reading.soffice import convert_to_docx, find_soffice

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORDPERFECT = b"\xffWPC"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_WORD_HEADER = b"\xec\xa5"
_IS_ENCRYPTED = 0x01
_SECTOR = 512
_SUFFIXES = {"an old Word document": ".doc", "a WordPerfect document": ".wpd", "an OpenDocument text": ".odt"}


def read_ole(data: bytes, path: Path) -> Manuscript:
    """The manuscript of an old Word document, or of what else is wrapped as one: a new one with a password."""
    if _ENCRYPTED_PACKAGE in data or _is_locked(data):
        raise EncryptedFile(path, "is locked with a password.", hint="Save a copy without the password.")
    if _WORD_STREAM not in data:
        raise UnsupportedFormat(
            path, "is an old office file and no Word document.", hint="Save the opinion as .docx or plain text."
        )
    return read_old(data, path, "an old Word document")


def _is_locked(data: bytes) -> bool:
    """Whether the header of the Word stream says that it is encrypted ([MS-DOC] 2.5.2, bit fEncrypted)."""
    starts = (at for at in range(_SECTOR, len(data) - 12, _SECTOR) if data.startswith(_WORD_HEADER, at))
    return any(data[at + 11] & _IS_ENCRYPTED for at in starts)


def read_old(data: bytes, path: Path, kind: str) -> Manuscript:
    """The manuscript of a document of a kind that LibreOffice knows.

    Raises:
        UnsupportedFormat: there is no LibreOffice.
        DamagedFile: LibreOffice makes nothing of it.
    """
    soffice = find_soffice()
    if soffice is None:
        raise UnsupportedFormat(
            path,
            f"is {kind}, which is read through LibreOffice, and LibreOffice was not found.",
            hint="Install LibreOffice Writer, or save the file as .docx or plain text.",
        )
    made = convert_to_docx(data, _SUFFIXES[kind], soffice=soffice)
    if made is None:
        raise DamagedFile(
            path, f"is {kind} that LibreOffice could not convert.", hint="Open it in its own program and save as .docx."
        )
    archive = Archive(made, path)
    if not is_word_archive(archive):
        raise DamagedFile(path, f"is {kind} that LibreOffice could not convert.", hint="Save it as .docx.")
    return read_docx(archive, path)
