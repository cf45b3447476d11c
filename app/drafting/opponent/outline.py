"""The headings of a filed paper, in order, with their levels and pages.

A table of contents is the paper's own list of them and goes first; without one, what the reader marked as
headings and short paragraphs with an outline's labels ("B.", "2.") are taken. Where those are not whole, the labelled
sentences of the body that follow on them are taken too, even where a page ran them into a paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.drafting.opponent.flow import Flow
from app.drafting.sentences import iter_ends, sentence_spans

_CONTENTS = re.compile(r"^\W*(?:table of contents|contents)\b[\s.:]*", re.IGNORECASE | re.MULTILINE)
_END_OF_CONTENTS = re.compile(r"\btable of (?:cases|(?:cited )?authorities)\b|\bindex of authorities\b", re.IGNORECASE)
_PAGE = r"\d{1,3}|[ivxl]{1,6}"
_LEADER = re.compile(rf"[.…·_][\s.…·_]+(?:(?P<page>{_PAGE})(?=\s|$))?|[ \t]+(?P<bare>{_PAGE})$", re.MULTILINE)
_DOTS = re.compile(r"[.…·_]\s?[.…·_]\s?[.…·_]")
_LABEL = re.compile(r"^(?P<label>[IVXLC]{1,6}|[A-Z]|\d{1,2}|[ivxl]{1,5}|[a-z])[.)]\s+(?=\S)")
_BLANK = re.compile(r"\[[^\]]*\]")
"""A placeholder that nobody has filled ("[FIRM]"), which no heading is."""
_SHORT_FORM = re.compile(r"\b(?:inc|co|corp|ltd|llc|jr|sr|al|[a-z])\.$", re.IGNORECASE)
"""What ends a heading in a stop of its own ("et al.", "U.S.")."""
_LONGEST_HEADING = 400


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading.

    Attributes:
        start, end: its place in the paper's text; -1 when only the table of contents has it.
        page: from its place in the text, else from the table of contents; None when neither tells.
    """

    label: str
    text: str
    level: int
    start: int
    end: int
    page: str | None


def find_headings(flow: Flow) -> list[Heading]:
    """The headings of a paper, in order."""
    listed = _from_contents(flow)
    if listed:
        return _with_levels(listed if _is_whole(listed) else _filled(flow, listed))
    marked = _from_body(flow)
    if _is_deep(marked):
        return _with_levels(marked)
    return _with_levels(_filled(flow, _labelled_only(marked)) or marked)


def _is_deep(marked: Sequence[Heading]) -> bool:
    """Whether the marked headings are an outline of more than one level in which nothing is missing."""
    levels, outline = set(), _Outline()
    for heading in _labelled_only(marked):
        if not outline.fits(heading.label):
            return False
        levels.add(outline.place(heading.label))
    return len(levels) > 1


def _labelled_only(headings: Sequence[Heading]) -> list[Heading]:
    return [heading for heading in headings if heading.label]


def _is_whole(listed: Sequence[Heading]) -> bool:
    """Whether each label follows on those before it, to a last one of the first level: where lines were lost, not."""
    outline, level = _Outline(), 0
    for heading in listed:
        if not outline.fits(heading.label):
            return False
        level = outline.place(heading.label)
    return level == 1


def _filled(flow: Flow, listed: Sequence[Heading]) -> list[Heading]:
    """The headings of a damaged table of contents, with the labelled sentences of the body that follow on them."""
    placed = [heading for heading in listed if heading.start >= 0]
    if len(placed) * 2 < len(listed):  # the body is not the one that the table is of
        return list(listed)
    first = min((heading.start for heading in placed), default=0)
    lines = (_labelled(flow, start) for start in _sentence_starts(flow) if start > first)
    free = (line for line in lines if line and not any(_overlap(line, heading) for heading in placed))
    candidates = sorted([*placed, *free], key=lambda heading: heading.start)
    outline, kept = _Outline(), []
    for heading in candidates:
        if heading in placed or (outline.fits(heading.label) and not _ASKS.match(heading.text)):
            outline.place(heading.label)
            kept.append(heading)
    return kept


_ASKS = re.compile(r"(?:whether|does|do|is|are|did|should|may|can)\b", re.IGNORECASE)
"""How the items of a statement of issues begin, which is no argument."""


_ABBREVIATED = re.compile(r"\b(?:amends?|arts?|cl|tit|pt|ch|sec|nos?|vol|exs?|app|fig)\.\s*$", re.IGNORECASE)
_CAPITAL = r"[^a-z\s]*[A-Z][^a-z\s]*"
_NEXT_SENTENCE = re.compile(r"(?<=[.?!])\s+[AI]\s+$")
_NUMBER = r"\d[\w()]*(?:\.\d[\w()]*)*"
"""The number of a rule or a section ("56(d)", "12.5"), without the stop that ends its sentence."""
_LINK = rf"(?:(?:{_NUMBER}|[§&–—-]+)\s+)*"
_CAPITALS = re.compile(rf"{_CAPITAL}(?:\s+{_LINK}{_CAPITAL}(?=\s|$)){{2,}}(?:\s+{_NUMBER}(?=\.?(?:\s|$)))?\s*")
"""A line of capitals, with the sections and signs between its words ("SECTION 847(b) BARS IT.")."""


def _sentence_starts(flow: Flow) -> Iterator[int]:
    """Where sentences begin in the body, with their label ("3." is read as a sentence of its own)."""
    for number, paragraph in enumerate(flow.paragraphs):
        for start, _ in sentence_spans(paragraph.text):
            if not _ABBREVIATED.search(paragraph.text[max(0, start - 12) : start]):
                yield flow.starts[number] + start


def _overlap(one: Heading, other: Heading) -> bool:
    return one.start < other.end and other.start < one.end


def _labelled(flow: Flow, start: int) -> Heading | None:
    """The labelled sentence, or line of capitals, that begins at a place, even when the page broke it into two."""
    window = flow.text[start : start + _LONGEST_HEADING]
    found = _LABEL.match(window)
    if found is None or not window[found.end()].isupper():
        return None
    capitals = _CAPITALS.match(window, found.end())
    end = (
        _end_of_capitals(capitals)
        if capitals
        else next((found.end() + e for e in iter_ends(window[found.end() :])), None)
    )
    if end is None:
        return None
    text = " ".join(window[found.end() : end].split()).rstrip(".")
    return Heading(found["label"], text, 1, start, start + end, flow.page_at(start))


def _end_of_capitals(capitals: re.Match[str]) -> int:
    """The "A" or "I" that begins the next sentence is none of the line."""
    return capitals.start() + len(_NEXT_SENTENCE.sub("", capitals.group()))


# -- the table of contents


def _from_contents(flow: Flow) -> list[Heading]:
    title = _CONTENTS.search(flow.text)
    if title is None:
        return []
    limit = _END_OF_CONTENTS.search(flow.text, title.end())
    region = flow.text[title.end() : limit.start() if limit else _end_of_leaders(flow.text, title.end())]
    entries = list(_entries(region))
    if not entries:
        return []
    return _located(flow, entries, title.end() + len(region))


def _end_of_leaders(text: str, start: int) -> int:
    """Where lines that end in a page number stop, when no table of authorities follows."""
    end = start
    for match in _LEADER.finditer(text, start):
        if match.start() - end > _LONGEST_HEADING:
            break
        end = match.end()
    return end


def _entries(region: str) -> Iterator[tuple[str, str, str | None]]:
    """(label, text, page) of each line of the table; a line that the page turned is one entry still."""
    place = 0
    for match in _LEADER.finditer(region):
        page = match["page"] or match["bare"]
        if page is None and not _DOTS.search(match.group()):
            continue
        words = " ".join(region[place : match.start()].split()).strip(" .…")
        place = match.end()
        words = re.sub(r"^(?:page(?:\(s\)|s)?)\s+", "", words, flags=re.IGNORECASE)
        found = _LABEL.match(words)
        text = words[found.end() :] if found else words
        if text and any(letter.isalpha() for letter in text) and len(text) <= _LONGEST_HEADING:
            yield (found["label"] if found else "", text, page)


def _located(flow: Flow, entries: Sequence[tuple[str, str, str | None]], body: int) -> list[Heading]:
    """The entries with their places behind the tables; one that is not found keeps its page from the table."""
    place, headings = body, []
    for label, text, page in entries:
        found = flow.find(text, place)
        if found is None:
            headings.append(Heading(label, text, 1, -1, -1, page))
            continue
        place = found[1]
        headings.append(Heading(label, text, 1, *found, flow.page_at(found[0]) or page))
    return headings


# -- headings of the body


def _from_body(flow: Flow) -> list[Heading]:
    headings: list[Heading] = []
    for number, paragraph in enumerate(flow.paragraphs):
        text = " ".join(paragraph.text.split())
        found = _LABEL.match(text)
        if (
            not text
            or _BLANK.fullmatch(text)
            or len(text) > _LONGEST_HEADING
            or not (paragraph.heading or (found and _is_title(text)))
        ):
            continue
        label = found["label"] if found else ""
        if label == "v" and "iv" not in {heading.label for heading in headings}:  # "v. JONES" of the caption
            continue
        end = flow.starts[number] + len(paragraph.text)
        text, end = _with_rest(flow, number, text[found.end() :] if found else text, end)
        headings.append(Heading(label, _without_stop(text), 1, flow.starts[number], end, paragraph.page))
    return headings


def _without_stop(text: str) -> str:
    """A heading without the full stop of its sentence; that of an abbreviation stays."""
    return text if _SHORT_FORM.search(text) else text.rstrip(".")


def _with_rest(flow: Flow, number: int, text: str, end: int) -> tuple[str, int]:
    """A heading with its second line, where the page made a paragraph of it."""
    following = flow.paragraphs[number + 1].text if number + 1 < len(flow.paragraphs) else ""
    goes_on = following[:1].islower() or following.startswith("(Count")
    stop = next(iter_ends(following), None) if goes_on and not text.endswith((".", "?", "!")) else None
    if stop is None or len(text) + stop > _LONGEST_HEADING:
        return text, end
    return f"{text} {' '.join(following[:stop].split())}".rstrip("."), flow.starts[number + 1] + stop


def _is_title(text: str) -> bool:
    """Whether a labelled line reads as a title: capitals, or no sentence after the first."""
    return text.isupper() or (not text.endswith((".", ";", ",")) and text.count(". ") <= 1)


# -- levels


def _with_levels(headings: Sequence[Heading]) -> list[Heading]:
    outline = _Outline()
    return [replace(heading, level=outline.place(heading.label)) for heading in headings]


class _Outline:
    """Tells levels from labels: "I." may be a Roman one or the ninth letter, and what came before decides."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []

    def fits(self, label: str) -> bool:
        """Whether a label follows on those before it, or begins a deeper level."""
        readings = list(_readings(label)) if label else []
        following = [(style, number + 1) for style, number in self._open]
        styles = {style for style, _ in self._open}
        begins = any(number == 1 and style not in styles for style, number in readings)
        return not label or begins or any(reading in following for reading in readings)

    def place(self, label: str) -> int:
        """The level of the next label, from 1; a heading without a label is a part of its own."""
        if not label:
            self._open = []
            return 1
        readings = list(_readings(label))
        for level in range(len(self._open) - 1, -1, -1):
            style, number = self._open[level]
            if (style, number + 1) in readings:
                self._open[level:] = [(style, number + 1)]
                return level + 1
        new = next((reading for reading in readings if reading[1] == 1), readings[0])
        same = next((level for level, (style, _) in enumerate(self._open) if style == new[0]), None)
        if same is not None and new[1] != 1:
            self._open[same:] = [new]
            return same + 1
        self._open.append(new)  # what begins anew while its style is open begins within it ("I" misread for "1")
        return len(self._open)


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _readings(label: str) -> Iterator[tuple[str, int]]:
    """What a label may be: (style, number)."""
    if label.isdigit():
        yield "digit", int(label)
        return
    case = "upper" if label.isupper() else "lower"
    low = label.lower()
    if all(letter in _ROMAN for letter in low):
        values = [_ROMAN[letter] for letter in low]
        following = [*values[1:], 0]
        yield f"{case} roman", sum(-v if v < n else v for v, n in zip(values, following, strict=True))
    if len(label) == 1:
        yield f"{case} letter", ord(low) - ord("a") + 1
