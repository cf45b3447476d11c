"""The reader of plain text and Markdown."""

import codecs
import re
from html import unescape

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
    r"(?<![\[*])\*\*(?!\d)[^*\n]{1,300}|<sup>\d|\[\^\d{1,3}\]|\\[*_.#-]|^#{1,6} |(?<![\w*])\*[A-Za-z“][^*\n]{0,120}\*(?![\w*])",
    re.MULTILINE,
)
_SIGNS_NEEDED = 3
_NOTE_DEFINITION = re.compile(r"\[\^(\d{1,3})\]:\s*")
_NOTE_CALL = re.compile(r"\[\^(\d{1,3})\]")
_BLANK = Line(text="")
_REPLY_MARKS = re.compile(r"(?:> ?)*")
_MOSTLY = 0.6
_RAW_LINE = re.compile(r"(?P<line>[^\n\r\v\f\x85\u2028]*)(?P<end>\r\n|[\n\r\v\f\x85\u2028]|\Z)")
_NO_PLAIN_TEXT = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\ufeff]|(?P<entity>&(?:amp|lt|gt|quot|apos|nbsp|sect|para|[mn]dash|[lr][sd]quo|#\d{2,5}|#x[0-9a-fA-F]{2,4});)"
)


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
    """The manuscript of a text; each form feed begins a sheet. Every line knows its place in `raw`."""
    sheets: list[list[Line]] = [[]]
    markdown = is_markdown(raw)
    forwarded = not markdown and _is_forwarded(raw)
    for match in _RAW_LINE.finditer(raw):
        before = _reply_marks(match["line"]) if forwarded else 0
        sheets[-1].append(_read_line(match["line"][before:], match.start() + before))
        if match["end"] == "\f":
            sheets.append([])
        elif not match["end"]:
            break
    pages = tuple(Page(lines=tuple(_with_note_marks(sheet) if markdown else sheet)) for sheet in sheets)
    return Manuscript(pages=pages, markdown=markdown)


def _with_note_marks(lines: list[Line]) -> list[Line]:
    """A sheet of Markdown whose notes ("[^1]: See …") stand at its end, they and their calls marked."""
    body: list[Line] = []
    notes: list[Line] = []
    for line in lines:
        definition = _NOTE_DEFINITION.match(line.text)
        in_note = bool(definition) or (bool(notes) and notes[-1] is not _BLANK and not line.is_blank)
        if notes and not in_note and notes[-1] is not _BLANK:
            notes.append(_BLANK)
        kept = line.change(0, definition.end(), f"<sup>{definition[1]}</sup> ") if definition else line
        calls = [(call.start(), call.end(), f"<sup>{call[1]}</sup>") for call in _NOTE_CALL.finditer(kept.text)]
        (notes if in_note else body).append(kept.change_all(calls) if calls else kept)
    return [*body, _BLANK, *notes] if notes else body


def _reply_marks(line: str) -> int:
    """How long the marks are that e-mail sets before a line that it quotes."""
    match = _REPLY_MARKS.match(line)
    return match.end() if match else 0


def _is_forwarded(raw: str) -> bool:
    """Whether most lines bear the marks with which e-mail quotes what it answers."""
    printed = [line for line in raw.splitlines() if line.strip()]
    return len(printed) >= _SIGNS_NEEDED and sum(line.startswith(">") for line in printed) > _MOSTLY * len(printed)


def _read_line(raw: str, start: int) -> Line:
    """A line without the signs that are not printed, entities as the signs they stand for."""
    if raw.isprintable() and "&" not in raw:
        return Line.read(raw, start)
    line = Line.read(raw, start)
    unprinted = _NO_PLAIN_TEXT.finditer(line.text)
    line = line.change_all([(match.start(), match.end(), unescape(match["entity"] or "")) for match in unprinted])
    return line.cut(0, len(line.text.rstrip())).with_text(line.text.rstrip())


def is_markdown(text: str) -> bool:
    """Whether a text is marked up as Markdown: some signs that plain opinions do not hold."""
    signs = _MARKDOWN_SIGNS.finditer(text)
    return sum(1 for _ in zip(range(_SIGNS_NEEDED), signs, strict=False)) == _SIGNS_NEEDED
