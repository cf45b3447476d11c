"""Small builders of WordprocessingML elements, where python-docx has none. Knows nothing of briefs."""

import re
from collections.abc import Iterable
from functools import cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement as Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile(r"([\n\t])")


_MAP = {"w": nsmap["w"]}
_tag = cache(qn)


@cache
def _attribute(name: str) -> str:
    return qn(name.replace("_", ":", 1))


def el(tag: str, *children: Element, text: str = "", **attributes: str | int) -> Element:
    """An element with its attributes (`w_val` is `w:val`), text and children."""
    made: Element = oxml_parser.makeelement(_tag(tag), nsmap=_MAP)
    for name, value in attributes.items():
        made.set(_attribute(name), str(value))
    if text:
        made.text = clean(text)
        made.set(_SPACE, "preserve")
    made.extend(children)
    return made


def clean(text: str) -> str:
    """The text without the control characters that XML forbids."""
    return _NOT_XML.sub("", text)


def run(text: str, style: str = "") -> list[Element]:
    """A run of words in a character style's id; line ends and tabs become Word's own. Empty text makes none."""
    if not text:
        return []
    pieces = [_piece(piece) for piece in _BREAKS.split(text.replace("\r\n", "\n")) if piece]
    return [el("w:r", *_face(style), *pieces)]


def _piece(text: str) -> Element:
    match text:
        case "\n":
            return el("w:br")
        case "\t":
            return el("w:tab")
        case _:
            return el("w:t", text=text)


def _face(style: str) -> list[Element]:
    return [el("w:rPr", el("w:rStyle", w_val=style))] if style else []


def paragraph(style: str, content: Iterable[Element] = ()) -> Element:
    """A paragraph in a style's id."""
    return el("w:p", el("w:pPr", el("w:pStyle", w_val=style)), *content)


def keep_with_next(item: Element) -> None:
    """Keep a paragraph on the page on which what follows it begins."""
    properties = item.find(qn("w:pPr"))
    if properties is not None and properties.find(qn("w:keepNext")) is None:
        properties.insert(1, el("w:keepNext"))  # the schema has it right after the style


_BEFORE_LISTS = {
    qn(f"w:{name}") for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}


def put_property(item: Element, made: Element) -> None:
    """Give a paragraph its place in a list; the schema has it after what keeps lines together."""
    properties = item.find(qn("w:pPr"))
    before = [child for child in properties if child.tag in _BEFORE_LISTS]
    properties.insert(len(before), made)


def field_begin(instruction: str, *, dirty: bool = False) -> list[Element]:
    """The runs that open a field, up to its cached result. `dirty` asks Word to bring it up to date."""
    mark = el("w:fldChar", w_fldCharType="begin")
    if dirty:
        mark.set(qn("w:dirty"), "true")
    code = el("w:instrText", text=f" {instruction} ")
    return [el("w:r", mark), el("w:r", code), el("w:r", el("w:fldChar", w_fldCharType="separate"))]


def field_end() -> Element:
    """The run that closes a field."""
    return el("w:r", el("w:fldChar", w_fldCharType="end"))


def link(anchor: str, content: Iterable[Element]) -> Element:
    """A link to a bookmark of the same document."""
    return el("w:hyperlink", *content, w_anchor=anchor, w_history=1)


class Bookmarks:
    """Gives bookmarks their numbers, which must not repeat within a document.

    Args:
        last: the highest number that the document has already.
    """

    def __init__(self, last: int = 0) -> None:
        self._last = last

    def around(self, name: str, content: Iterable[Element]) -> list[Element]:
        """The content between the two ends of a bookmark; without a name, the content alone."""
        if not name:
            return list(content)
        self._last += 1
        start = el("w:bookmarkStart", w_id=self._last, w_name=name)
        return [start, *content, el("w:bookmarkEnd", w_id=self._last)]
