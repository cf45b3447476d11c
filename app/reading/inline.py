"""Inline marks become spans: emphasis, footnote calls, escapes. Every blank becomes one space.

The result keeps the way back: `Inline.place` says where a character of the marked text went.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.law.opinions import Emphasis

_CALL = r"<sup>\s*(?P<call>\d{1,3})\s*</sup>|<page>(?P<turn>\d{1,5}|[ivxlc]{1,7})</page>"
_BLANK = r"(?P<blank>\s{2,}|[^\S ])"  # one plain blank is left as it is
_SOFT = "(?P<soft>\N{SOFT HYPHEN})"
_UNDERSCORE = r"(?P<under>(?<![\w_])_(?=[^\W_])|(?<=[\w.,;:!?”’'\")])(?<!_)_(?![\w_]))"
"""A sign of emphasis in plain text ("_Id._"); blanks to be filled in and names with underscores hold none."""
_PLAIN = re.compile(f"{_CALL}|{_SOFT}|{_UNDERSCORE}|{_BLANK}")
_MARKDOWN = re.compile(rf"\\(?P<escaped>[\\`*_{{}}\[\]()#+.!<>~|-])|(?P<stars>\*{{1,3}})|{_CALL}|{_SOFT}|{_BLANK}")
_TAG = {1: (False,), 2: (True,), 3: (False, True)}


@dataclass(frozen=True, slots=True)
class Inline:
    """Clean text with what its marks said.

    Attributes:
        calls: (offset, number) of each footnote call; the mark itself is not in the text.
        turns: (offset, page) where a star page begins.
        marks: how many emphasis marks were taken out.
    """

    text: str
    emphasis: tuple[Emphasis, ...] = ()
    calls: tuple[tuple[int, str], ...] = ()
    turns: tuple[tuple[int, str], ...] = ()
    marks: int = 0
    _raw_starts: tuple[int, ...] = (0,)
    _clean_starts: tuple[int, ...] = (0,)

    @property
    def stretches(self) -> Iterator[tuple[int, int]]:
        """(offset in `text`, offset in the marked text) where each stretch begins that was copied whole."""
        return zip(self._clean_starts, self._raw_starts, strict=True)

    def place(self, raw: int) -> int:
        """The offset in `text` of the character at `raw` in the marked text, or of the next one that stayed."""
        stretch = bisect_right(self._raw_starts, raw) - 1
        if stretch < 0:
            return 0
        following = self._clean_starts[stretch + 1] if stretch + 1 < len(self._clean_starts) else len(self.text)
        return min(self._clean_starts[stretch] + raw - self._raw_starts[stretch], following)


@dataclass(slots=True)
class _Writer:
    """Collects the clean text and its map."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    raw_starts: list[int] = field(default_factory=list)
    clean_starts: list[int] = field(default_factory=list)
    after_blank: bool = True

    def write(self, text: str, raw: int) -> None:
        if self.after_blank and text.startswith(" "):
            text, raw = text[1:], raw + 1
        if not text:
            return
        self.raw_starts.append(raw)
        self.clean_starts.append(self.length)
        self.parts.append(text)
        self.length += len(text)
        self.after_blank = text.endswith(" ")

    def write_blank(self, raw: int) -> None:
        if not self.after_blank:
            self.write(" ", raw)


def read_inline(marked: str, *, markdown: bool) -> Inline:
    """The clean text and the marks of one paragraph or note."""
    tokens = list((_MARKDOWN if markdown else _PLAIN).finditer(marked))
    partners = _pair_stars(marked, tokens) if markdown else _pair_underscores(tokens)
    writer = _Writer()
    opened: dict[int, int] = {}
    emphasis: list[Emphasis] = []
    calls: list[tuple[int, str]] = []
    turns: list[tuple[int, str]] = []
    position = 0
    for index, token in enumerate(tokens):
        writer.write(marked[position : token.start()], position)
        position = token.end()
        match token.lastgroup:
            case "blank":
                writer.write_blank(token.start())
            case "call":
                calls.append((writer.length, token["call"]))
            case "soft":
                continue
            case "turn":
                turns.append((writer.length, token["turn"]))
            case "escaped":
                writer.write(token["escaped"], token.start("escaped"))
            case _ if index not in partners:
                writer.write(token.group(), token.start())
            case _ if partners[index] > index:
                opened[index] = writer.length
            case _:
                emphasis += _spans(opened[partners[index]], writer.length, len(token.group()))
    writer.write(marked[position:], position)
    return _finish(writer, emphasis, calls, turns, len(partners))


def _finish(
    writer: _Writer,
    emphasis: list[Emphasis],
    calls: list[tuple[int, str]],
    turns: list[tuple[int, str]],
    marks: int,
) -> Inline:
    text = "".join(writer.parts).rstrip(" ")
    end = len(text)
    return Inline(
        text=text,
        emphasis=_merge(text, [span for span in emphasis if span.start < min(span.end, end)]),
        calls=tuple((min(place, end), number) for place, number in calls),
        turns=tuple((place, page) for place, page in turns if place < end or not end),
        marks=marks,
        _raw_starts=tuple(writer.raw_starts) or (0,),
        _clean_starts=tuple(writer.clean_starts) or (0,),
    )


def _spans(start: int, end: int, stars: int) -> list[Emphasis]:
    return [Emphasis(start=start, end=end, bold=bold) for bold in _TAG[stars]]


def _pair_stars(marked: str, tokens: list[re.Match[str]]) -> dict[int, int]:
    """Which runs of asterisks open and close each other; a lone asterisk ("at *4") is no mark."""
    partners: dict[int, int] = {}
    waiting: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.lastgroup != "stars":
            continue
        stars = len(token.group())
        closes = token.start() > 0 and not marked[token.start() - 1].isspace()
        opens = token.end() < len(marked) and not marked[token.end()].isspace()
        if closes and stars in waiting:
            opener = waiting.pop(stars)
            partners |= {opener: index, index: opener}
        elif opens:
            waiting[stars] = index
    return partners


def _pair_underscores(tokens: list[re.Match[str]]) -> dict[int, int]:
    """Which underscores open and close each other: those that stand before and after words, in turn."""
    partners: dict[int, int] = {}
    opener: int | None = None
    for index, token in enumerate(tokens):
        if token.lastgroup != "under":
            continue
        opens = token.end() < len(token.string) and not token.string[token.end()].isspace()
        if opener is not None and not (opens and token.string[token.start() - 1 : token.start()].isspace()):
            partners |= {opener: index, index: opener}
            opener = None
        elif opens:
            opener = index
    return partners


def _merge(text: str, spans: list[Emphasis]) -> tuple[Emphasis, ...]:
    """Spans of one kind with only a blank between them are one: a line's end had cut it."""
    merged: list[Emphasis] = []
    for span in sorted(spans, key=lambda span: (span.bold, span.start)):
        last = merged[-1] if merged else None
        if last and last.bold == span.bold and not text[last.end : span.start].strip():
            merged[-1] = Emphasis(start=last.start, end=max(last.end, span.end), bold=span.bold)
        else:
            merged.append(span)
    return tuple(sorted(merged, key=lambda span: (span.start, span.end)))
