"""What kind of file some bytes are. Names and suffixes are not looked at."""

from dataclasses import dataclass

_SAVE_AS_TEXT = "Open it in the program it belongs to and save it as plain text."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that has no reader yet, and what the user can do instead."""

    name: str
    remedy: str = _SAVE_AS_TEXT


_PICTURE = Kind("a picture", "Run text recognition (OCR) on it and save the result as plain text.")
_ARCHIVE = Kind("a compressed file", "Unpack it first.")
_PROGRAM = Kind("a program", "Choose the opinion's own file.")

_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x05\x06", Kind("an empty zip archive")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!", _ARCHIVE),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90", _PROGRAM),
)


def find_binary_kind(data: bytes) -> Kind | None:
    """The kind whose signature the bytes begin with, or None."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((kind for signature, kind in _SIGNATURES if start.startswith(signature)), None)
