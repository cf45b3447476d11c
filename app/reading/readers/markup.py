"""Which marked-up or data format a text is, by its first tag or sign; and its reading."""

import re
from pathlib import Path

from app.reading.decisions import Decision, Writing
from app.reading.marked import MarkedText
from app.reading.readers.charsets import decode_markup
from app.reading.readers.data import read_json_text
from app.reading.readers.fastcase import read_xml_text
from app.reading.readers.html import read_html_text

_LEAD = r"\s*(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
_DOCTYPE = re.compile(rf"{_LEAD}<!doctype\s+(?P<name>[\w:.-]+)", re.IGNORECASE | re.DOTALL)
_FIRST_TAG = re.compile(rf"{_LEAD}<(?P<name>[A-Za-z][\w:.-]{{0,60}})(?=[\s/>])", re.DOTALL)
_FIRST_XML_TAG = re.compile(rf"{_LEAD}<[A-Za-z][\w:.-]{{0,60}}(?:\s[^<>]*)?/?>", re.DOTALL)
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:[\[{\"]|\]\s*$))")
_DECLARED_XML = re.compile(r"\s*<\?xml\b")
_ENOUGH = 8192
_HTML_NAMES = frozenset(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "div",
        "section",
        "article",
        "main",
        "header",
        "table",
        "center",
        "pre",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "span",
        "b",
        "i",
        "em",
        "strong",
        "font",
        "blockquote",
        "ul",
        "ol",
        "br",
        "hr",
        "a",
        "sup",
        "small",
        "opinion",
        "page-number",
    ]
)


def read_markup(data: bytes, path: Path) -> tuple[str | Decision, str] | None:
    """What a marked-up file holds and the name of its format; None when it is no markup.

    Raises:
        DamagedFile, EmptyFile, UnsupportedFormat: it is markup that cannot be taken, and why.
    """
    text = decode_markup(data)
    kind = find_markup(text) if text is not None else None
    if text is None or kind is None:
        return None
    if kind == "json":
        return read_json_text(text, name=str(path))
    read = read_html_text if kind == "html" else read_xml_text
    content, name = read(text, name=str(path))
    if isinstance(content, MarkedText):
        return Decision(writings=(Writing(content=content),), facts=content.facts), name
    return content, name


def find_markup(text: str) -> str | None:
    """Whether it is "html", "xml" or "json", by how the text begins; None for anything else."""
    start = text[:_ENOUGH].removeprefix("\ufeff")
    if doctype := _DOCTYPE.match(start):
        return "html" if doctype["name"].lower() == "html" else "xml"
    first = _FIRST_TAG.match(start)
    name = first["name"].lower() if first else ""
    if _DECLARED_XML.match(start):
        return "html" if name == "html" else "xml"
    if name in _HTML_NAMES:
        return "html"
    if _FIRST_XML_TAG.match(start):
        return "xml"
    return "json" if _JSON.match(start) else None
