"""Automatic numbers of Word paragraphs: the "I.", "A." and "(1)" that print and stand in no run (ECMA-376, 17.9).

Bullets are signs, not words, and give nothing.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from app.reading.readers.docx_styles import attribute, child, local

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LETTERS = 26
_MOST = 9_999


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list prints: number format, pattern ("%1.%2"), first number."""

    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class _List:
    """A list's levels, and how far it has counted."""

    levels: dict[int, _Level]
    counted: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)

    def count(self, at: int) -> None:
        """Count one more paragraph of a level; deeper ones begin again."""
        level, last = self.levels[at], self.counted[at]
        self.counted[at] = level.start if last is None else min(last + 1, _MOST)
        self.counted[at + 1 :] = [None] * (_LEVELS - at - 1)

    def label(self, at: int) -> str:
        """What is printed before the paragraph of that level which was counted last."""
        return _PLACE.sub(lambda place: self._number(int(place[1]) - 1), self.levels[at].pattern)

    def _number(self, at: int) -> str:
        level = self.levels.get(at)
        if level is None:
            return ""
        number = self.counted[at]
        return _written(level.start if number is None else number, level.form)


@dataclass(slots=True)
class Numbers:
    """The lists of a document, counting as its paragraphs come.

    Attributes:
        lists: the lists by their id of definition.
        uses: for each id that paragraphs give, the list, and where a level of it begins anew.
    """

    lists: dict[str, _List] = field(default_factory=dict)
    uses: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, number_id: str, level: int) -> str:
        """The number that the next paragraph of this list and level prints; empty for a bullet or an unknown list."""
        definition, restarts = self.uses.get(number_id, ("", {}))
        found = self.lists.get(definition)
        if found is None or level not in found.levels:
            return ""
        if number_id not in self._begun:
            self._begun.add(number_id)
            for at, first in restarts.items():
                found.counted[at] = first - 1
        found.count(level)
        return "" if found.levels[level].form in {"bullet", "none"} else found.label(level).strip()


def read_numbers(root: etree._Element | None) -> Numbers:
    """The lists of a numbering part."""
    numbers = Numbers()
    for element in root if root is not None else ():
        match local(element):
            case "abstractNum":
                levels = {
                    at: level
                    for inner in element
                    if (at := _place(inner, "lvl")) is not None and (level := _level(inner))
                }
                numbers.lists[attribute(element, "abstractNumId") or ""] = _List(levels)
            case "num":
                definition = attribute(child(element, "abstractNumId")) or ""
                numbers.uses[attribute(element, "numId") or ""] = definition, _restarts(element)
            case _:
                pass
    return numbers


def _place(element: etree._Element, name: str) -> int | None:
    value = attribute(element, "ilvl") if local(element) == name else None
    return int(value) if value and value.isascii() and value.isdigit() and int(value) < _LEVELS else None


def _level(element: etree._Element) -> _Level:
    form = attribute(child(element, "numFmt")) or "decimal"
    return _Level(form, attribute(child(element, "lvlText")) or "", _count(child(element, "start"), 1))


def _count(element: etree._Element | None, otherwise: int) -> int:
    value = attribute(element) or ""
    return min(int(value), _MOST) if value.isascii() and value.isdigit() and len(value) < _LEVELS else otherwise


def _restarts(element: etree._Element) -> dict[int, int]:
    """The numbers from which levels of this use begin."""
    return {
        at: _count(first, 1)
        for inner in element
        if (at := _place(inner, "lvlOverride")) is not None and (first := child(inner, "startOverride")) is not None
    }


def _written(number: int, form: str) -> str:
    match form:
        case "upperRoman":
            return _roman(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerLetter":
            return _letters(number)
        case "bullet" | "none":
            return ""
        case _:
            return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _letters(number: int) -> str:
    """The letters of a count, from "a" to "z" and on with "aa", "bb" as Word does."""
    if number < 1:
        return ""
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
