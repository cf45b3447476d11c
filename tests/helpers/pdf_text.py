"""Reads a finished PDF independently of the program: text with its place, baselines, line numbers."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

TEXT_LEFT, FOOT = 105.0, 48.0
"""Left edge of the text area, and its lower edge, in points: beside and below are numbers and footer."""


@dataclass(frozen=True)
class Letter:
    """One printed character: sheet (from 0), origin on its baseline, the character."""

    sheet: int
    x: float
    y: float
    text: str


def letters(pdf: Path) -> list[Letter]:
    """Every printed character of a PDF, without spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [letter for sheet in range(len(document)) for letter in _letters(document[sheet], sheet)]


def _letters(page: pypdfium2.PdfPage, sheet: int) -> Iterator[Letter]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(pdfium.FPDFText_CountChars(text)):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if not character.isspace() and character != "\xa0" and not pdfium.FPDFText_IsGenerated(text, index):
            pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
            yield Letter(sheet, x.value, y.value, character)


def body_letters(pdf: Path) -> list[Letter]:
    """The characters of the text area."""
    return [letter for letter in letters(pdf) if letter.x >= TEXT_LEFT and letter.y >= FOOT]


def find_sheets(found: list[Letter], words: str) -> list[int]:
    """The sheets on which the words begin; spaces do not count, so lines and pages may break within them."""
    text = "".join(letter.text for letter in found)
    wanted = "".join(words.split()).replace("\xa0", "")
    sheets, place = [], text.find(wanted)
    while place >= 0:
        sheets.append(found[place].sheet)
        place = text.find(wanted, place + 1)
    return sheets


def offsets_from_numbers(found: list[Letter], sheet: int) -> set[float]:
    """How far each text line of a sheet stands above (+) or below (-) the nearest printed line number."""
    here = [letter for letter in found if letter.sheet == sheet]
    numbers = {letter.y for letter in here if letter.x < TEXT_LEFT}
    lines = {round(letter.y, 1) for letter in here if letter.x >= TEXT_LEFT and letter.y >= FOOT}
    return {round(min((line - number for number in numbers), key=abs), 1) for line in lines}
