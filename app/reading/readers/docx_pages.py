"""Where the pages of a Word document begin, and how its sections number them.

Word notes where each page began when it last laid a file out; other programs do not, and then only the breaks that somebody
set are known. Such breaks count the pages as long as no stretch between two of them is longer than a page.
"""

from collections.abc import Iterator

from lxml import etree

from app.law.opposing import PagesFrom
from app.reading.readers.docx_styles import attribute, child, local, switch

_LONGEST_PAGE = 2400
"""Characters of a page of a filing, double spaced, with some to spare; a stretch that has more fills several."""
_ROMANS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Paging:
    """Counts the pages of a document's body while it is read from its first run to its last."""

    def __init__(self, body: etree._Element) -> None:
        self.source = _source_of(body)
        self._sections = list(body.iter("{*}sectPr"))
        self._section, self._number, self._begun = 0, _start_of(self._sections[:1]) or 1, False
        self._turns = 0

    def turn(self, element: etree._Element) -> None:
        """Take in an element of a run: a break that was set, or one that Word noted."""
        if local(element) == "lastRenderedPageBreak":
            self._turns = max(self._turns, 1)  # the page that a break before it began is the same
        elif local(element) == "br" and attribute(element, "type") == "page":
            self._turns += 1

    def begin_paragraph(self, properties: etree._Element | None) -> None:
        """Take in that a paragraph is told to begin a page."""
        if switch(properties, "pageBreakBefore"):
            self._turns = max(self._turns, 1)

    def end_paragraph(self, properties: etree._Element | None) -> None:
        """Take in that a section ends with a paragraph."""
        if child(properties, "sectPr") is None:
            return
        self._section += 1
        present = self._sections[self._section : self._section + 1]
        kind = attribute(child(present[0], "type")) if present else "continuous"
        if kind == "continuous":
            return
        self._turns = max(self._turns, 1)
        start = _start_of(present)
        if start is not None:
            self._number = start - self._turns
        elif kind in {"oddPage", "evenPage"}:
            self._number += (self._number + self._turns) % 2 != (kind == "oddPage")

    def page_of_text(self) -> str:
        """The label of the page that the next words begin, and empty where they go on with the last one."""
        if self.source is None or (self._begun and not self._turns):
            return ""
        self._number += self._turns if self._begun or self._section else 0
        self._turns, self._begun = 0, True
        shape = (
            attribute(child(self._sections[self._section], "pgNumType"), "fmt")
            if self._sections[self._section :]
            else None
        )
        return _roman(self._number) if shape in {"lowerRoman", "upperRoman"} else str(self._number)


def _source_of(body: etree._Element) -> PagesFrom | None:
    """What tells the pages; None where nothing does, or breaks part it too seldom to be its pages."""
    if next(body.iter("{*}lastRenderedPageBreak"), None) is not None:
        return PagesFrom.WORD
    lengths = list(_lengths(body))
    return PagesFrom.BREAKS if len(lengths) > 1 and max(lengths) <= _LONGEST_PAGE else None


def _lengths(body: etree._Element) -> Iterator[int]:
    """How many characters stand between the breaks that were set."""
    length = 0
    for element in body.iter("{*}t", "{*}br", "{*}pageBreakBefore", "{*}sectPr"):
        if local(element) == "t":
            length += len(element.text or "")
        elif length and _parts(element):
            yield length
            length = 0
    yield length


def _parts(element: etree._Element) -> bool:
    if local(element) == "br":
        return attribute(element, "type") == "page"
    if local(element) == "sectPr":
        return attribute(child(element, "type")) != "continuous"
    return (attribute(element) or "true").lower() not in {"0", "false", "off", "none"}


def _start_of(sections: list[etree._Element]) -> int | None:
    """The number with which a section's pages are told to begin."""
    start = attribute(child(sections[0], "pgNumType"), "start") if sections else None
    return int(start) if start and start.isascii() and start.isdigit() and len(start) < 5 else None


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMANS:
        while number >= value:
            written, number = written + letters, number - value
    return written
