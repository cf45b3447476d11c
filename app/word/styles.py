"""The named styles that a shell must have, and what they say of a paragraph's measure.

All layout is in the shell's styles, where an attorney changes it in Word. Styles are found by
name, because their ids differ in other languages of Word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element


class Style(StrEnum):
    """The styles that the writer of a brief uses."""

    BODY = "Body Text"
    CONTINUED = "Body Continued"
    QUOTE = "Quote"
    QUOTE_ODD = "Quote Odd"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    LIST_ITEM = "List Paragraph"
    CENTERED = "Centered"
    SINGLE = "Single"
    CELL = "Cell Text"
    CELL_HEADING = "Cell Heading"
    GRID = "Table Grid"
    TABLES_TITLE = "Tables Title"
    CONTENTS_1 = "toc 1"
    CONTENTS_2 = "toc 2"
    CONTENTS_3 = "toc 3"
    CONTENTS_4 = "toc 4"
    GROUP = "toa heading"
    AUTHORITIES = "table of authorities"
    EMPHASIS = "Emphasis"
    STRONG = "Strong"
    STRONG_EMPHASIS = "Strong Emphasis"
    PLACEHOLDER = "Placeholder"
    CITATION_MARK = "Citation Mark"


HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4)
CONTENTS = (Style.CONTENTS_1, Style.CONTENTS_2, Style.CONTENTS_3, Style.CONTENTS_4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a style sets a paragraph, in points.

    Attributes:
        line: the exact distance of its lines; None when Word makes it from the type.
        left, right: indents.
        first: the first line's own indent; negative when it hangs.
        after: the space below.
        bold, caps: its face.
        size: its type size.
    """

    line: float | None
    left: float
    right: float
    first: float
    after: float
    bold: bool
    caps: bool
    size: float


class StyleBook:
    """The styles of one document."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._by_id = {style.get(qn("w:styleId")): style for style in root.findall(qn("w:style"))}
        self._ids = {_name(style).lower(): key for key, style in self._by_id.items()}

    def id_of(self, style: str) -> str:
        """The id of a style; KeyError when the document has none of that name."""
        return str(self._ids[style.lower()])

    def missing(self) -> list[Style]:
        """The styles that the writer uses and this document lacks."""
        return [style for style in Style if style.lower() not in self._ids]

    def measure(self, style_id: str) -> Measure:
        """What a style says of a paragraph, inherited properties included; unknown ids measure as nothing said."""
        spacing, indent = "w:pPr/w:spacing", "w:pPr/w:ind"
        exact = self._find(style_id, spacing, "w:lineRule") == "exact"
        return Measure(
            line=self._points(style_id, spacing, "w:line") if exact else None,
            left=self._points(style_id, indent, "w:left"),
            right=self._points(style_id, indent, "w:right"),
            first=self._first_line(style_id),
            after=self._points(style_id, spacing, "w:after"),
            bold=self._has(style_id, "w:rPr/w:b"),
            caps=self._has(style_id, "w:rPr/w:caps"),
            size=int(self._find(style_id, "w:rPr/w:sz", "w:val") or 24) / 2,
        )

    def _points(self, style_id: str, path: str, attribute: str) -> float:
        return int(self._find(style_id, path, attribute) or 0) / 20

    def _first_line(self, style_id: str) -> float:
        indents = (style.find(_path("w:pPr/w:ind")) for style in self._line_of(style_id))
        for indent in (item for item in indents if item is not None):
            for attribute, sign in (("w:hanging", -1), ("w:firstLine", 1)):
                if (value := indent.get(qn(attribute))) is not None:
                    return sign * int(value) / 20
        return 0.0

    def _has(self, style_id: str, path: str) -> bool:
        found = (style.find(_path(path)) for style in self._line_of(style_id))
        nearest = next((item for item in found if item is not None), None)
        return nearest is not None and nearest.get(qn("w:val")) not in {"0", "false"}

    def _find(self, style_id: str, path: str, attribute: str) -> str | None:
        found = (style.find(_path(path)) for style in self._line_of(style_id))
        values = (item.get(qn(attribute)) for item in found if item is not None)
        return next((value for value in values if value is not None), None)

    def _line_of(self, style_id: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            yield self._by_id[style_id]
            style_id = _value(self._by_id[style_id], "w:basedOn")


def _path(path: str) -> str:
    return "/".join(qn(step) for step in path.split("/"))


def _name(style: Element) -> str:
    return _value(style, "w:name")


def _value(style: Element, tag: str) -> str:
    found = style.find(qn(tag))
    return str(found.get(qn("w:val"))) if found is not None else ""
