"""A read paper as one running text that still knows its paragraphs and pages."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from app.law.opinions import Opinion, Paragraph

_KEPT = re.compile(r"[a-z0-9]")


@dataclass(frozen=True)
class Flow:
    """The paragraphs of all parts, joined by line feeds.

    Attributes:
        starts: where each paragraph begins in `text`.
    """

    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]
    text: str

    @classmethod
    def of(cls, opinion: Opinion) -> "Flow":
        """The running text of what the reader made of a file."""
        return cls.of_paragraphs(tuple(p for part in opinion.parts for p in part.paragraphs))

    @classmethod
    def of_paragraphs(cls, paragraphs: tuple[Paragraph, ...]) -> "Flow":
        """The running text of some paragraphs."""
        starts: list[int] = []
        place = 0
        for paragraph in paragraphs:
            starts.append(place)
            place += len(paragraph.text) + 1
        return cls(paragraphs, tuple(starts), "\n".join(p.text for p in paragraphs))

    def paragraph_at(self, place: int) -> int:
        """The number of the paragraph that holds a place of the text."""
        return max(0, bisect_right(self.starts, place) - 1)

    def page_at(self, place: int) -> str | None:
        """The page on which a place of the text stands; None when the paper's pages are not known."""
        if not self.paragraphs:
            return None
        number = self.paragraph_at(place)
        return self.paragraphs[number].page_at(place - self.starts[number])

    def cut(self, start: int) -> "Flow":
        """The text from `start` on, as a flow of its own."""
        if start <= 0 or not self.paragraphs:
            return self
        number = self.paragraph_at(start)
        offset = start - self.starts[number]
        first = self.paragraphs[number]
        turns = tuple((place - offset, page) for place, page in first.page_turns if place > offset)
        opening = Paragraph(text=first.text[offset:], page=first.page_at(offset), page_turns=turns)
        return Flow.of_paragraphs((opening if offset else first, *self.paragraphs[number + 1 :]))

    @cached_property
    def _letters(self) -> tuple[str, list[int]]:
        kept = [(letter, place) for place, letter in enumerate(self.text.lower()) if _KEPT.match(letter)]
        return "".join(letter for letter, _ in kept), [place for _, place in kept]

    def find(self, words: str, start: int = 0) -> tuple[int, int] | None:
        """Where words stand from `start` on, whatever their case, spacing and punctuation."""
        wanted = "".join(_KEPT.findall(words.lower()))
        letters, places = self._letters
        if not wanted:
            return None
        at = letters.find(wanted, bisect_right(places, start - 1))
        return None if at < 0 else (places[at], places[at + len(wanted) - 1] + 1)
