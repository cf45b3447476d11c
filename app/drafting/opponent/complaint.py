"""The numbered paragraphs of a complaint, from which the attorney picks facts."""

import re
from collections.abc import Iterator

from app.drafting.opponent.flow import Flow
from app.law.opposing import NumberedParagraph

_NUMBERED = re.compile(r"(?:^|(?<=\n))[ \t]*(?:¶[ \t]*)?(?P<number>\d{1,4})\.[ \t\n]+(?=[A-Z“\"\[(])")
_WITHIN = r"(?<=[.?!”\")])[ \t\n]+(?P<number>{number})\.[ \t\n]+(?=[A-Z“\"\[(])"
_FARTHEST_SKIP = 3
"""A number that leaps farther is a list's or a date's, not the next paragraph's."""


def find_paragraphs(flow: Flow) -> tuple[NumberedParagraph, ...]:
    """The paragraphs that are numbered one after the other; headings between them belong to none."""
    marks = list(_marks(flow.text))
    ends = [*(start for _, start, _ in marks), len(flow.text)][1:]
    return tuple(
        NumberedParagraph(number=str(number), text=_words(flow, begin, end), page=flow.page_at(start))
        for (number, start, begin), end in zip(marks, ends, strict=True)
    )


def _marks(text: str) -> Iterator[tuple[int, int, int]]:
    """(number, start, start of the words) of each paragraph in sequence.

    A number that two paragraphs were run together at is found within them, when it is the one that is missing.
    """
    last, place = 0, 0
    for match in _NUMBERED.finditer(text):
        number = int(match["number"])
        if last and not 0 < number - last <= _FARTHEST_SKIP:
            continue
        if not last and number != 1:
            continue
        for missing in range(last + 1, number):
            found = re.compile(_WITHIN.format(number=missing)).search(text, place, match.start())
            if found is not None:
                place = found.end()
                yield missing, found.start("number"), place
        last, place = number, match.end()
        yield number, match.start("number"), place
    while found := re.compile(_WITHIN.format(number=last + 1)).search(text, place) if last else None:
        last, place = last + 1, found.end()
        yield last, found.start("number"), place


def _words(flow: Flow, start: int, end: int) -> str:
    """The words of one paragraph, without the headings that stand before the next."""
    first, last = flow.paragraph_at(start), flow.paragraph_at(max(start, end - 1))
    kept = [flow.text[start : min(end, flow.starts[first] + len(flow.paragraphs[first].text))]]
    for number in range(first + 1, last + 1):
        paragraph = flow.paragraphs[number]
        if paragraph.heading:
            break
        kept.append(flow.text[flow.starts[number] : min(end, flow.starts[number] + len(paragraph.text))])
    return " ".join(" ".join(kept).split())
