"""The named styles that a shell must have, and what they say of a paragraph's measure.

All layout is in the shell's styles, where an attorney changes it in Word. Styles are found by
name, because their ids differ in other languages of Word.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.word import wml


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
    LIST_NUMBER = "List Number"
    LIST_BULLET = "List Bullet"
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
    NOTE = "footnote text"
    NOTE_MARK = "footnote reference"


HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4)
QUOTES = ("Quote", "Quote Odd", "Quote Even")
"""The quotation and its twins, which differ in the space below; a shell needs no more of them than its lines ask for."""
NEW_PAGE = "New Page"
"""What the name of a style's twin ends in that begins a new page."""
LINE_NUMBERS = "Line Number Column"
"""The style that the line numbers of pleading paper have."""
_LINK = "Hyperlink"
_WORDS_OWN_SIZE = "20"
"""The type size, in half points, of a document that states none."""
COVER_END = "Cover End"
"""The style of the paragraph that ends a cover: what follows it begins on a new page."""
TIGHT_GAP = "Placeholder Single"
"""The placeholder's style on single-spaced lines; a shell need not have it."""
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

    @property
    def height(self) -> float:
        """The height of one line: the exact one, or about what the type takes."""
        return self.line or self.size * 1.2


class StyleBook:
    """The styles of one document."""

    def __init__(self, document: Document) -> None:
        self._root = document.styles.element
        self._by_id = {style.get(qn("w:styleId")): style for style in self._root.findall(qn("w:style"))}
        size = self._root.find(_path("w:docDefaults/w:rPrDefault/w:rPr/w:sz"))
        self._usual_size = size.get(qn("w:val")) if size is not None else _WORDS_OWN_SIZE
        self._measures: dict[str, Measure] = {}
        self._ids = {_name(style).lower(): key for key, style in self._by_id.items()}

    def id_of(self, style: str) -> str:
        """The id of a style; KeyError when the document has none of that name."""
        return str(self._ids[style.lower()])

    def find_id(self, style: str) -> str | None:
        """The id of a style that a shell may lack."""
        return self._ids.get(style.lower())

    @property
    def is_numbered(self) -> bool:
        """Whether the paper has numbered lines that the text must stand on."""
        return LINE_NUMBERS.lower() in self._ids

    def adopt(self, other: "StyleBook") -> None:
        """Take over from another document the styles that this one lacks: some programs drop what is not used."""
        for name in self.missing():
            style = copy.deepcopy(other._by_id[other.id_of(name)])  # noqa: SLF001 - of the same class
            key = f"{style.get(qn('w:styleId'))}Rejoinder"
            style.set(qn("w:styleId"), key)
            self._root.append(style)
            self._by_id[key], self._ids[name.lower()] = style, key

    def plain_links(self) -> None:
        """Let links look like the words around them: in print they are no links."""
        style = self._by_id.get(self.find_id(_LINK) or "")
        if style is None:
            style = wml.el("w:style", wml.el("w:name", w_val=_LINK), w_type="character", w_styleId=_LINK)
            self._root.append(style)
        for old in style.findall(qn("w:rPr")):
            style.remove(old)
        style.append(wml.el("w:rPr", wml.el("w:color", w_val="000000"), wml.el("w:u", w_val="none")))

    def on_new_page(self, style_id: str) -> str:
        """The id of a style's twin that begins a new page and is else the same; made if the document has none."""
        base = self._by_id[style_id]
        name, key = f"{_name(base)} {NEW_PAGE}", f"{style_id}NewPage"
        if self.find_id(name) is None:
            parts = [wml.el("w:name", w_val=name), wml.el("w:basedOn", w_val=style_id)]
            parts += [copy.deepcopy(following) for following in base.findall(qn("w:next"))]
            parts += [wml.el("w:qFormat"), wml.el("w:pPr", wml.el("w:pageBreakBefore"))]
            made = wml.el("w:style", *parts, w_type="paragraph", w_customStyle=1, w_styleId=key)
            self._root.append(made)
            self._by_id[key], self._ids[name.lower()] = made, key
        return str(self._ids[name.lower()])

    def off_new_page(self, style_id: str) -> str:
        """The style whose twin this is; the style itself when it is none."""
        style = self._by_id.get(style_id)
        twin = style is not None and _name(style).endswith(f" {NEW_PAGE}")
        return _value(style, "w:basedOn") or style_id if twin and style is not None else style_id

    def list_of(self, style_id: str) -> tuple[str, int] | None:
        """The number of the list that a style belongs to, and its level there; None when it belongs to none."""
        number = self._find(style_id, "w:pPr/w:numPr/w:numId", "w:val")
        level = self._find(style_id, "w:pPr/w:numPr/w:ilvl", "w:val")
        return None if number is None or number == "0" else (number, int(level or 0))

    def missing(self) -> list[Style]:
        """The styles that the writer uses and this document lacks."""
        return [style for style in Style if style.lower() not in self._ids]

    def measure(self, style_id: str) -> Measure:
        """What a style says of a paragraph, inherited properties included; unknown ids measure as nothing said."""
        if style_id not in self._measures:
            self._measures[style_id] = self._measure(style_id)
        return self._measures[style_id]

    def _measure(self, style_id: str) -> Measure:
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
            size=int(self._find(style_id, "w:rPr/w:sz", "w:val") or self._usual_size) / 2,
        )

    def font_of(self, style_id: str) -> str | None:
        """The typeface of a style, or the document's usual one; None when neither is named."""
        usual = self._root.find(_path("w:docDefaults/w:rPrDefault/w:rPr/w:rFonts"))
        return self._find(style_id, "w:rPr/w:rFonts", "w:ascii") or (
            usual.get(qn("w:ascii")) if usual is not None else None
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
