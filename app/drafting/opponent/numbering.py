"""Where the numbered paragraphs of a complaint begin, and which headings stand before them.

The numbers of a complaint go up by one, whatever stands between. Of all the numbers in its text those are taken
that make the longest such row: a list within a paragraph, a caption's list of claims, and a prayer make shorter ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

_NUMBER = re.compile(r"(?:(?<=\s)|^)(?:¶[ \t]*)?(?P<number>\d{1,4})\.[ \t\n]+(?=(?P<next>\S))")
_OPENS = re.compile(r"[A-Z“‘\"'\[(\d§$]")
_CLOSED = re.compile(r"[.?!:;”\")\]’'][ \t]*$")
_ABBREVIATED = re.compile(r"\b(?:nos?|arts?|amends?|ch|tit|sec|vol|exs?|app|dkt|ecf|at|p|pp|§|¶)\.?\s*$", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$", re.IGNORECASE)
_ITEM = re.compile(r"(?:;|; and|; or)\s*$")
_FARTHEST_SKIP = 3
"""A number that leaps farther is a list's or a date's, not the next paragraph's."""
_LEAST_WITHOUT_FIRST = 3
"""So many paragraphs in a row are a part of a complaint though its first is not there."""

_AT_LINE, _AFTER_SENTENCE, _AFTER_TITLE, _AS_ITEM, _PER_SKIP = 6, 4, 3, -3, -4


@dataclass(frozen=True, slots=True)
class Mark:
    """One number.

    Attributes:
        start, begin: where it stands, and where the words of its paragraph begin.
    """

    number: int
    start: int
    begin: int
    score: int


def find_marks(text: str) -> list[Mark]:
    """The numbers that begin the paragraphs of a complaint, in order."""
    row = _longest_row(list(_candidates(text)))
    return row if row and (row[0].number == 1 or len(row) >= _LEAST_WITHOUT_FIRST) else []


def _candidates(text: str) -> Iterator[Mark]:
    found = [m for m in _NUMBER.finditer(text) if int(m["number"])]
    for match, following in zip_longest(found, found[1:]):
        score = _score(text, match)
        if score:
            words = text[match.end() : following.start() if following else match.end()]
            score += _AS_ITEM if _ITEM.search(words) else 0
            yield Mark(int(match["number"]), match.start("number"), match.end(), score)


def _score(text: str, match: re.Match[str]) -> int:
    """How surely a number begins a paragraph; 0 for one within a sentence."""
    start = match.start()
    if start == 0 or text[start - 1] == "\n":
        return _AT_LINE if _OPENS.match(match["next"]) else _AFTER_SENTENCE
    before = text[max(0, start - 300) : start]
    if not match["next"].isupper() and match["next"] not in '“"[(':
        return 0
    if _ABBREVIATED.search(before) or _MONTH.search(before):
        return 0
    if _CLOSED.search(before):
        return _AFTER_SENTENCE
    line = text.rfind("\n", 0, start) + 1
    return _AFTER_TITLE if title_before(text, max(line, start - 300), start) is not None else 0


def _longest_row(marks: list[Mark]) -> list[Mark]:
    """The row of following numbers that says most; of equal ones the later, as a caption's list comes first."""
    best: dict[int, tuple[int, int]] = {}
    before: list[int | None] = []
    last: tuple[int, int] | None = None
    for place, mark in enumerate(marks):
        score, earlier = mark.score, None
        for skip in range(_FARTHEST_SKIP):
            known = best.get(mark.number - 1 - skip)
            if known and known[0] + mark.score + skip * _PER_SKIP > score:
                score, earlier = known[0] + mark.score + skip * _PER_SKIP, known[1]
        before.append(earlier)
        if mark.number not in best or score >= best[mark.number][0]:
            best[mark.number] = (score, place)
        if last is None or score > last[0]:
            last = (score, place)
    return _followed(marks, before, last[1] if last else None)


def _followed(marks: list[Mark], before: list[int | None], place: int | None) -> list[Mark]:
    row: list[Mark] = []
    while place is not None:
        row.append(marks[place])
        place = before[place]
    return row[::-1]


# -- headings

_LABEL = re.compile(r"(?:[A-Z]|[IVXL]{1,6}|\d{1,2})[.)]\s+(?=[A-Z“\"])")
_STARTS = re.compile(rf"(?<=[.?!”\")’'])\s+(?=\S)|\n|(?<=\w)\s+(?={_LABEL.pattern})")
_LONGEST_TITLE, _LONGEST_LABELLED = 160, 14
_SHORT_WORD = 3


def title_before(text: str, low: int, end: int) -> int | None:
    """Where the heading begins that stands right before a place; None when a sentence stands there."""
    window = text[low:end].rstrip()
    first = [0] if low == 0 or text[low - 1] == "\n" else []
    for start in (*first, *(match.end() for match in _STARTS.finditer(window))):
        if len(window) - start <= _LONGEST_TITLE and is_title(window[start:]) and _stands_apart(window[:start]):
            return low + start
    return None


def _stands_apart(before: str) -> bool:
    """Whether what stands before has ended, or is a heading: after a colon or a comma goes on what is no heading."""
    ended = not before.strip() or before.rstrip()[-1] in ".?!”\")’'"
    return ended or title_before(before, 0, len(before)) is not None


def is_labelled(words: str) -> bool:
    """Whether a heading has a label of an outline ("A. The stop"), so that another may stand over it."""
    return _LABEL.match(words.strip()) is not None


def is_title(words: str) -> bool:
    """Whether words are a heading's: under a label, in capitals, or each word with a capital; and no sentence."""
    words = words.strip()
    bare = words.rstrip("”\"’')")
    if not bare or bare[-1] in ".?!;:," or "\n" in words or words.count("”") > words.count("“"):
        return False
    label = _LABEL.match(words)
    rest = words[label.end() :] if label else words
    if re.search(r"[.?!;]\s", rest) or not re.match(r"[A-Z“\"]", rest):
        return False
    if label:
        return len(rest.split()) <= _LONGEST_LABELLED
    long = [word for word in re.findall(r"[^\W\d_]+", rest) if len(word) > _SHORT_WORD]
    return bool(long) and all(word[0].isupper() for word in long)
