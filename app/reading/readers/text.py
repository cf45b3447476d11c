"""The reader of plain text and Markdown."""

import codecs
import re

from app.reading.pages import Line, Manuscript, Page

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_PRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MARKDOWN_SIGNS = re.compile(
    r"\*\*[^*\n]{1,300}|<sup>\d|\\[*_.#-]|^#{1,6} |(?<![\w*])\*[A-Za-z“][^*\n]{0,120}\*(?![\w*])", re.MULTILINE
)
_SIGNS_NEEDED = 3


def decode(data: bytes) -> str | None:
    """The text of the bytes: by byte-order mark, as UTF-8, as UTF-16 without a mark, or as Windows-1252.

    None when they are no text: not decodable, or full of control characters.
    """
    text = _decode(data, _encoding(data))
    if text is None or len(_NOT_PRINTED.findall(text)) > len(text) // 200:
        return None
    return text


def _encoding(data: bytes) -> str:
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    return marked or _unmarked_encoding(data)


def _unmarked_encoding(data: bytes) -> str:
    half = max(1, len(data) // 2)
    if data[1::2].count(0) > half * 0.3:
        return "utf-16-le"
    if data[0::2].count(0) > half * 0.3:
        return "utf-16-be"
    return "utf-8" if _decode(data, "utf-8") is not None else "cp1252"


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def read_manuscript(raw: str) -> Manuscript:
    """The manuscript of a text; each form feed begins a sheet."""
    text = _NOT_PRINTED.sub("", raw.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"))
    sheets = re.split(r"\f", text.replace("\v", "\n").replace("\u2028", "\n").replace("\x85", "\n"))
    return Manuscript(
        pages=tuple(Page(lines=tuple(Line.read(line) for line in sheet.split("\n"))) for sheet in sheets),
        markdown=is_markdown(text),
    )


def is_markdown(text: str) -> bool:
    """Whether a text is marked up as Markdown: some signs that plain opinions do not hold."""
    signs = _MARKDOWN_SIGNS.finditer(text)
    return sum(1 for _ in zip(range(_SIGNS_NEEDED), signs, strict=False)) == _SIGNS_NEEDED
