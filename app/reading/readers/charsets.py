"""The text of marked-up bytes: what they are comes before what they say they are."""

import codecs
import re

from app.reading.readers.text import decode

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"'](?P<xml>[\w.:-]{1,40})"
    rb"|<meta\b[^>]{0,400}?\bcharset\s*=\s*[\"']?\s*(?P<html>[\w.:-]{1,40})",
    re.IGNORECASE,
)
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What pages so declared hold in fact (WHATWG Encoding Standard, §4.2)."""


def decode_markup(data: bytes) -> str | None:
    """The text, or None when the bytes are none.

    A byte-order mark, sound UTF-8 and UTF-16 go before the declared character set; Windows-1252 comes last.
    """
    if _is_unicode(data):
        return decode(data)
    declared = _declared(data)
    if declared is None:
        return decode(data)
    # a page that says UTF-8 and has a broken letter is UTF-8 all the same
    errors = "replace" if declared == "utf-8" else "strict"
    try:
        return data.decode(declared, errors=errors)
    except (UnicodeError, LookupError):
        return decode(data)


def _is_unicode(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:200]:
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        codec = codecs.lookup((match["xml"] or match["html"]).decode("ascii"))
    except (LookupError, UnicodeError):
        return None
    # str codecs only: "hex" and the like are lookups, too
    return _READ_AS.get(codec.name, codec.name) if getattr(codec, "_is_text_encoding", True) else None
