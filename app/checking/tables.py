"""A paper's tables of contents and authorities left out of checking: what they list stands in the text again."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from app.law.opinions import Opinion, OpinionPart, Paragraph


def without_tables(paper: Opinion, lines: Iterable[str]) -> Opinion:
    """The paper with its tables' paragraphs emptied; they stay in their places, so that places still count the same.

    Args:
        lines: the tables' lines as the file marks them. Each empties the first paragraph of its words, since tables come first.
    """
    waiting = Counter(filter(None, map(_letters, lines)))
    return replace(paper, parts=tuple(_emptied(part, waiting) for part in paper.parts)) if waiting else paper


def _emptied(part: OpinionPart, waiting: Counter[str]) -> OpinionPart:
    return replace(part, paragraphs=tuple(_kept(paragraph, waiting) for paragraph in part.paragraphs))


def _kept(paragraph: Paragraph, waiting: Counter[str]) -> Paragraph:
    words = _letters(paragraph.text)
    if not waiting[words]:
        return paragraph
    waiting[words] -= 1
    return Paragraph(text="", page=paragraph.page)


def _letters(text: str) -> str:
    """Letters and digits alone: tabs, leaders and hyphens are not read alike everywhere."""
    return "".join(filter(str.isalnum, text))
