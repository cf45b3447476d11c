"""Marks that stand alone on a line or at its beginning: rules, footnote marks, bullets, enumerators."""

import re

_NOTE_MARK = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>\s*")
_RULE = re.compile(r"-{3,}|(?:\\?_){3,}|[—–]{3,}")
_ENUMERATOR = re.compile(
    r"(?:[IVXL]{1,6}|[A-Z]|[a-z]|[ivxl]{1,6}|\d{1,2})[.)](?:\s+|$)|\((?:[ivxl]{1,5}|[a-z]|\d{1,2})\)\s+"
)
_ITEM = re.compile(r"(?!v\. )(?:[•▪●◦‣]|\((?:[ivxl]{1,5}|[a-z]|\d{1,2})\)|(?:\d{1,2}|[a-z]|[ivxl]{2,5})[.)])\s+\S")

NO_CITED_NUMBER = (
    r"(?<!\bn\.)(?<!\bnn\.)(?<!\bNo\.)(?<!\bNos\.)(?<!\bFig\.)(?<!\bEx\.)(?<!\bpp\.)(?<!\bDkt\.)(?<!\bDoc\.)"
    r"(?<!\.{5})"
)
"""Stands before the pattern of a note's call: what follows "n." or "No." is the number of something cited, and what
follows the dots of a table of contents is a page; an ellipsis with its full stop has four dots."""


_SECTION_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-H])\.?")
_ORDERED = re.compile(r"(?:it is )?(?:so|hereby) ordered\b.*", re.IGNORECASE)


def is_section_number(text: str) -> bool:
    """Whether a paragraph is nothing but the number of a section: "II", "B."."""
    return _SECTION_NUMBER.fullmatch(text) is not None


def is_formula(text: str) -> bool:
    """Whether words are the formula with which an order ends, which heads nothing however bold it is: "IT IS SO ORDERED."."""
    return _ORDERED.fullmatch(text.strip(" *")) is not None


def is_rule(text: str) -> bool:
    """Whether a line is a drawn rule."""
    return _RULE.fullmatch(text.strip()) is not None


def note_mark(text: str) -> re.Match[str] | None:
    """The raised number that begins a footnote, if one does; group 1 is the number."""
    return _NOTE_MARK.match(text)


def enumerator(text: str) -> str:
    """The "II.", "a.", "(3)" that begins a heading or item, with its blank; empty when there is none."""
    match = _ENUMERATOR.match(text)
    return match.group() if match else ""


def is_item(text: str) -> bool:
    """Whether a paragraph begins as an item of a list does: with a bullet, "(a)", "2." or "iv)"."""
    return _ITEM.match(text) is not None
