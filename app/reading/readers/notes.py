"""Footnotes of a marked-up text: pieces that belong to notes are parted from the text, each note whole.

A note is known by its own tags (`<aside class="footnote">`), or by a mark at the beginning of a
paragraph that was called before: a number in brackets, a raised one, a link back to its call.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.reading.announcements import find_announcement
from app.reading.marks import is_rule
from app.reading.readers.pieces import NOTE_SIGN, NoteMark, Piece
from app.reading.readers.writings import find_author_line

_BRACKETED = re.compile(rf"\[(?P<sign>{NOTE_SIGN})\]\s+")
_NOTES_HEADING = re.compile(r"(?:foot|end)?notes?:?", re.IGNORECASE)
_DASHES = re.compile(r"[-–—_*\s]{3,}")


@dataclass(slots=True)
class MarkedNote:
    """A footnote while its pieces are collected.

    Attributes:
        mark: the mark before it, with its anchors.
        key: what the markup names it; empty when only the mark tells.
        section: the marked opinion it stands in.
    """

    mark: NoteMark
    piece: Piece
    key: str = ""
    section: int | None = None


@dataclass(slots=True)
class _Parting:
    body: list[Piece]
    notes: list[MarkedNote]
    called: set[str]
    numbers: dict[str, str]
    is_in_notes: bool = False

    def take(self, piece: Piece, following: Piece | None) -> None:
        if piece.note:
            self._take_marked(piece)
            return
        if _is_drawn(piece.text):
            self.is_in_notes = False
            return
        if _NOTES_HEADING.fullmatch(piece.text) and following and (following.note or self._opening(following)):
            return
        opening = self._opening(piece)
        if opening is not None:
            self.notes.append(MarkedNote(opening[0], opening[1], section=piece.section))
            self.is_in_notes = True
        elif self.is_in_notes and not piece.role and not _begins_writing(piece.text):
            self.notes[-1].piece = self.notes[-1].piece.joined(piece)
        else:
            self.is_in_notes = False
            self.body.append(piece)
            self.called |= {call.number for _, call in piece.calls}
            self.numbers |= {call.target: call.number for _, call in piece.calls if call.target}

    def _take_marked(self, piece: Piece) -> None:
        """A piece inside a note's own tags."""
        mark, rest = _leading_mark(piece)
        if self.notes and self.notes[-1].key == piece.note and self.notes[-1].section == piece.section:
            self.notes[-1].piece = self.notes[-1].piece.joined(rest)
        else:
            sign = mark or NoteMark(self.numbers.get(piece.note, piece.note.strip(".")))
            own = replace(sign, anchors=sign.anchors | {piece.note})
            self.notes.append(MarkedNote(own, rest, piece.note, piece.section))

    def _opening(self, piece: Piece) -> tuple[NoteMark, Piece] | None:
        """The mark and the rest of a piece that begins a note, or None."""
        mark, rest = _leading_mark(piece)
        if mark is not None:
            return (mark, rest) if mark.number in self.called or self.is_in_notes else None
        match = _BRACKETED.match(piece.text)
        if match and match["sign"] in self.called:
            return NoteMark(match["sign"]), piece.cut(0, match.end())
        return None


def part_marked_notes(pieces: Sequence[Piece]) -> tuple[list[Piece], list[MarkedNote]]:
    """The pieces of the text, and the notes in order, whole."""
    parting = _Parting([], [], set(), {})
    for place, piece in enumerate(pieces):
        parting.take(piece, pieces[place + 1] if place + 1 < len(pieces) else None)
    return parting.body, [note for note in parting.notes if note.piece.text]


def pair_calls(calls: Sequence[tuple[NoteMark, int | None]], notes: Sequence[MarkedNote]) -> dict[int, int]:
    """Which call (by place) calls each note (by place): by their links, else the first free call of its number.

    Args:
        calls: the marks in the text in order, each with the marked opinion it stands in.
        notes: the notes in order.
    """
    pairs: dict[int, int] = {}
    free = set(range(len(calls)))
    for place, note in enumerate(notes):
        found = next((at for at in sorted(free) if _is_linked(calls[at][0], note.mark)), None)
        if found is None:
            found = next((at for at in sorted(free) if _may_call(calls[at], note)), None)
        if found is not None:
            pairs[place] = found
            free.discard(found)
    return pairs


def _is_linked(call: NoteMark, mark: NoteMark) -> bool:
    return call.target in mark.anchors or mark.target in call.anchors


def _may_call(call: tuple[NoteMark, int | None], note: MarkedNote) -> bool:
    mark, section = call
    return mark.number == note.mark.number and (note.section is None or section in {None, note.section})


def _leading_mark(piece: Piece) -> tuple[NoteMark | None, Piece]:
    """The mark at the very beginning of a piece, and the piece without it."""
    if piece.calls and piece.calls[0][0] == 0:
        return piece.calls[0][1], replace(piece, calls=piece.calls[1:])
    return None, piece


def _begins_writing(text: str) -> bool:
    return find_author_line(text) is not None or find_announcement(text) is not None


def _is_drawn(text: str) -> bool:
    return is_rule(text) or (bool(text) and _DASHES.fullmatch(text) is not None)
