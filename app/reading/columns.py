"""The parties' side of a caption: captions are set in two columns, with or without a rule of signs between them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.reading.pages import Line

MARKS = re.compile(r"<sup>.*?</sup>|l{8,}|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|\\(?=[*_.#-])|^#{1,6}\s+")
RULE_SIGN = re.compile(r"(?:^|(?<=[\s,;]))[)}\]§│|:](?=\s|$)")
_CELL = re.compile(r"\S+(?:\s{1,2}\S+)*")
_RULED_LINES = 4
_NARROWEST = 18
_SLACK = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of a line with the column where it begins."""

    column: int
    text: str


def caption_columns(lines: Sequence[Line]) -> Iterator[list[str]]:
    """The cells that may hold the parties, the likeliest reading first; an empty one parts blocks.

    A column of rule signs parts the caption, and then nothing else is tried; else cells that begin below each other in the right half do; else the
    caption is centered, and all lines count.
    """
    rows = [list(placed(line)) for line in lines]
    edge = ruled_edge(lines)
    if edge is not None:
        ruled = [place for place, line in enumerate(lines) if _has_rule_at(line, edge)]
        first = ruled[0] - 1 if ruled[0] and rows[ruled[0] - 1] else ruled[0]
        yield [text for text in _left_of(rows[first : ruled[-1] + 2], edge) if text]
    if sum(RULE_SIGN.search(MARKS.sub("", line.text)) is not None for line in lines) >= _RULED_LINES:
        return
    edge = aligned_edge(rows)
    if edge is not None:
        yield _left_of(rows, edge)
        yield [" ".join(cell.text for cell in row if cell.column >= edge - _SLACK) for row in rows]
    yield [row[0].text if row else "" for row in rows]


def placed(line: Line) -> Iterator[Placed]:
    """The cells of a line, rule signs left out."""
    plain = RULE_SIGN.sub(lambda sign: " " * len(sign.group()), MARKS.sub("", line.text))
    for match in _CELL.finditer(plain.expandtabs(8)):
        yield Placed(line.indent + match.start(), " ".join(match.group().split()))


def _has_rule_at(line: Line, edge: int) -> bool:
    signs = RULE_SIGN.finditer(MARKS.sub("", line.text))
    return any(abs(line.indent + sign.start() - edge) <= _SLACK for sign in signs)


def _left_of(rows: Sequence[Sequence[Placed]], edge: int) -> list[str]:
    return [" ".join(cell.text for cell in row if cell.column < edge - _SLACK) for row in rows]


def ruled_edge(lines: Sequence[Line]) -> int | None:
    """The column of a rule of signs, when one stands below itself often enough."""
    places = Counter(
        line.indent + match.start() for line in lines for match in RULE_SIGN.finditer(MARKS.sub("", line.text))
    )
    near = {place: sum(places[place + off] for off in range(-2, 3)) for place in places}
    best = max(near, key=lambda place: (near[place], -place), default=None)
    return best if best is not None and near[best] >= _RULED_LINES and best >= _NARROWEST else None


def aligned_edge(rows: Sequence[Sequence[Placed]]) -> int | None:
    """The column where several cells begin, one of which at least stands right of another."""
    rights = Counter(cell.column for row in rows for cell in row if cell.column >= _NARROWEST)
    seconds = {cell.column for row in rows for cell in row[1:2] if cell.column >= _NARROWEST}
    near = {place: sum(rights[place + off] for off in range(-1, 2)) for place in seconds}
    return min((place for place, count in near.items() if count >= 2), default=None)
