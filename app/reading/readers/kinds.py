"""What kind of file some bytes are. Names and suffixes are not looked at."""

import re
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
    (b"%PDF-", Kind("a PDF")),
    (b"PK\x03\x04", Kind("a Word document or another zip archive")),
    (b"PK\x05\x06", Kind("an empty zip archive")),
    (b"{\\rtf", Kind("a rich text (RTF) document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("an old Word document")),
    (b"\xffWPC", Kind("a WordPerfect document")),
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

_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|div|table|p|center|pre)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b|\s*<[A-Za-z][\w.:-]*(?:\s[^<>]*)?>\s*<")
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*[\[{\"\]])")


def find_binary_kind(data: bytes) -> Kind | None:
    """The kind whose signature the bytes begin with, or None."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((kind for signature, kind in _SIGNATURES if start.startswith(signature)), None)


def find_markup_kind(text: str) -> Kind | None:
    """The kind of markup that a decoded text is, or None for plain text and Markdown."""
    start = text[:4096]
    if _HTML.match(start):
        return Kind("a web page (HTML)", "Open it in a browser, select the opinion and save it as plain text.")
    if _XML.match(start):
        return Kind("an XML file")
    if _JSON.match(start):
        return Kind("a JSON file")
    return None
