"""Texts written for the tests: pleading paper, slip pages, and plain sources."""

from app.law.opinions import Opinion, Source
from app.reading.pipeline import read_text
from app.reading.readers.text import Line

SOURCE = Source(sha256="0" * 64, format="text", filename="made.txt")


def read(raw: str) -> Opinion:
    """The opinion in a text made for a test."""
    return read_text(raw, source=SOURCE)


def numbered(lines: list[str], last: int = 28) -> str:
    """A page of pleading paper with the number before each line."""
    padded = [*lines, *[""] * (last - len(lines))]
    return "\n".join(f"{number} {line}  " for number, line in enumerate(padded, start=1))


def bare(last: int = 28) -> str:
    """The numbers of a page without its lines."""
    return "\n".join(f"{number}  " for number in range(1, last + 1))


def as_lines(text: str) -> list[Line]:
    """A text as a reader's lines."""
    return [Line.read(line) for line in text.split("\n")]


FILLER = "The paddock gate stood open while the two rangers counted the mares along the northern fence"
"""A full line: about as wide as the others of a page."""
