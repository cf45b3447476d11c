"""The shell's own lists: what Word prints before a heading or a list item, so that it need not be typed.

A label is left to Word only where the shell's list prints the very same one; else it is typed, and the
paragraph is taken out of the list.
"""

import itertools
import re
from collections.abc import Callable, Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.word import wml
from app.word.styles import StyleBook

_PLACE = re.compile(r"%(\d)")
_START = re.compile(r"\d+")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A number in capital roman numerals; empty for none."""
    text = ""
    for value, numeral in _ROMAN:
        times, number = divmod(max(number, 0), value)
        text += numeral * times
    return text


def letters(number: int) -> str:
    """1 is A, 26 is Z, 27 is AA, as Word counts."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "bullet": lambda _: "",
}


class Numbering:
    """The lists of one document, and how far each has counted."""

    def __init__(self, document: Document, book: StyleBook) -> None:
        self._root = _find_part(document)
        self._book = book
        self._counted: dict[str, list[int]] = {}
        self._open: dict[str, tuple[str, int]] = {}
        self._silent = ""

    def takes_heading(self, style_id: str, label: str) -> bool:
        """Whether Word will number the next heading of this style just so; it then counts as numbered."""
        place = self._book.list_of(style_id)
        if place is None:
            return False
        number, level = place
        counts = self._counted.get(number, [0] * 9)
        ahead = [*counts[:level], counts[level] + 1, *[0] * (8 - level)]
        if self._label(number, level, ahead) != label:
            return False
        self._counted[number] = ahead
        return True

    def count_heading(self, style_id: str) -> str:
        """What Word prints before the next heading of this style; it then counts as numbered."""
        place = self._book.list_of(style_id)
        if place is None:
            return ""
        number, level = place
        counts = self._counted.get(number, [0] * 9)
        self._counted[number] = [*counts[:level], counts[level] + 1, *[0] * (8 - level)]
        return self._label(number, level, self._counted[number]) or ""

    def is_numbered(self, style_id: str) -> bool:
        """Whether Word numbers paragraphs of this style when nothing else is said."""
        return self._book.list_of(style_id) is not None

    def list_item(self, style_id: str, label: str, *, goes_on: bool) -> str | None:
        """The number of the list in which Word prints this label; None when no list of this style does.

        Args:
            goes_on: whether the item follows another one; a list of its own begins otherwise.
        """
        place = self._book.list_of(style_id)
        if place is None:
            return None
        number, count = self._open.get(style_id, ("", 0))
        if goes_on and number and self._label(place[0], 0, [count + 1]) == label:
            self._open[style_id] = (number, count + 1)
            return number
        match = _START.search(label)
        start = int(match.group()) if match else 1
        if self._label(place[0], 0, [start]) != label:
            return None
        number = self._begin(place[0], start)
        self._open[style_id] = (number, start)
        return number

    def unnumbered(self) -> str:
        """The number of a list that prints nothing: it takes a paragraph out of its style's list."""
        if not self._silent and self._root is not None:
            abstract = self._fresh("w:abstractNum", "w:abstractNumId")
            quiet = {"w:start": "1", "w:numFmt": "none", "w:suff": "nothing", "w:lvlText": "", "w:lvlJc": "left"}
            level = wml.el("w:lvl", *(wml.el(tag, w_val=value) for tag, value in quiet.items()), w_ilvl=0)
            kind = wml.el("w:multiLevelType", w_val="singleLevel")
            [*self._each("w:abstractNum")][-1].addnext(wml.el("w:abstractNum", kind, level, w_abstractNumId=abstract))
            self._silent = self._fresh("w:num", "w:numId")
            made = wml.el("w:num", wml.el("w:abstractNumId", w_val=abstract), w_numId=self._silent)
            [*self._each("w:num")][-1].addnext(made)
        return self._silent

    def _fresh(self, tag: str, attribute: str) -> str:
        used = {int(item.get(qn(attribute)) or 0) for item in self._each(tag)}
        return str(next(n for n in itertools.count(1) if n not in used))

    def _label(self, number: str, level: int, counts: list[int]) -> str | None:
        """What the list prints for these counts."""
        found = self._level(number, level)
        if found is None:
            return None
        text = str(_value(found, "w:lvlText"))
        return _PLACE.sub(lambda match: self._count(number, int(match[1]) - 1, counts), text).strip()

    def _count(self, number: str, level: int, counts: list[int]) -> str:
        found = self._level(number, level)
        form = _FORMS.get(_value(found, "w:numFmt") if found is not None else "")
        return form(counts[level]) if form and level < len(counts) else "?"

    def _level(self, number: str, level: int) -> Element | None:
        abstract = self._abstract_of(number)
        for item in self._each("w:abstractNum"):
            if item.get(qn("w:abstractNumId")) == abstract:
                levels = (lvl for lvl in item.findall(qn("w:lvl")) if lvl.get(qn("w:ilvl")) == str(level))
                return next(levels, None)
        return None

    def _abstract_of(self, number: str) -> str:
        lists = (item for item in self._each("w:num") if item.get(qn("w:numId")) == number)
        return next((_value(item, "w:abstractNumId") for item in lists), "")

    def _each(self, tag: str) -> Iterator[Element]:
        yield from self._root.findall(qn(tag)) if self._root is not None else ()

    def _begin(self, number: str, start: int) -> str:
        """A new list of the same look that begins to count anew."""
        fresh = self._fresh("w:num", "w:numId")
        override = wml.el("w:lvlOverride", wml.el("w:startOverride", w_val=start), w_ilvl=0)
        made = wml.el("w:num", wml.el("w:abstractNumId", w_val=self._abstract_of(number)), override, w_numId=fresh)
        [*self._each("w:num")][-1].addnext(made)
        return fresh


def in_list(number: str) -> Element:
    """The property that puts a paragraph into the list of that number."""
    return wml.el("w:numPr", wml.el("w:ilvl", w_val=0), wml.el("w:numId", w_val=number))


def _find_part(document: Document) -> Element | None:
    """The document's lists; None for a shell that has none."""
    try:
        element: Element = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return None
    return element


def _value(item: Element, tag: str) -> str:
    found = item.find(qn(tag))
    return str(found.get(qn("w:val"))) if found is not None else ""
