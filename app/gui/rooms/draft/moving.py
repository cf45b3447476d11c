"""Moving paragraphs and whole points of a draft: where each may go, and the order that comes of it. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.law.briefs import Block, BlockKind
from app.law.matters import Matter
from app.tasks.draft_brief import Draft
from app.tasks.edit_brief import base_name, put_order

SECTION = 1
"""The level of a section's own heading, which stays where it is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a section, with its later paragraphs when the attorney made several of it; its level as a heading."""

    name: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A block within its section: the section's id, its pieces, and which of them it is."""

    section: str
    pieces: tuple[Piece, ...]
    number: int


def find(draft: Draft, block: str) -> Place | None:
    """Where a block stands; None when the paper has none of that name."""
    name = base_name(draft, block)
    for section in draft.brief.sections:
        pieces: dict[str, Piece] = {}
        for one in section.blocks:
            level = one.level if isinstance(one, Block) and one.kind is BlockKind.HEADING else 0
            own = base_name(draft, one.id)
            pieces.setdefault(own, Piece(own, level))
        if name in pieces:
            return Place(section.id, tuple(pieces.values()), list(pieces).index(name))
    return None


def move_block(draft: Draft, block: str, by: int) -> Matter | None:
    """The matter with a paragraph one place up (-1) or down (1) in its section; None where it cannot go.

    A heading goes with what is under it.
    """
    place = find(draft, block)
    if place is None:
        return None
    if place.pieces[place.number].level:
        return move_point(draft, block, by)
    to = place.number + by
    if not 0 <= to < len(place.pieces) or place.pieces[to].level == SECTION:
        return None
    return _put(draft, place, place.number, place.number + 1, to)


def move_point(draft: Draft, block: str, by: int) -> Matter | None:
    """The matter with the point in which a block stands before (-1) or behind (1) its neighbor; None at an end."""
    found = _point_of(draft, block)
    if found is None:
        return None
    place, start, end = found
    level = place.pieces[start].level
    if by > 0:
        if end >= len(place.pieces) or place.pieces[end].level != level:
            return None
        return _put(draft, place, start, end, start + _end(place.pieces, end) - end)
    above = next((n for n in range(start - 1, 0, -1) if place.pieces[n].level), 0)
    while above and place.pieces[above].level > level:
        above = next((n for n in range(above - 1, 0, -1) if place.pieces[n].level), 0)
    return _put(draft, place, start, end, above) if above and place.pieces[above].level == level else None


def drop_point(draft: Draft, block: str, target: str) -> Matter | None:
    """The matter with a point where another of its section and rank stands; None where it cannot go."""
    found, other = _point_of(draft, block), _point_of(draft, target)
    if found is None or other is None:
        return None
    (place, start, end), (there, first, last) = found, other
    ranks = {place.pieces[start].level, there.pieces[first].level}
    if place.section != there.section or len(ranks) > 1 or start == first:
        return None
    return _put(draft, place, start, end, first if first < start else last - (end - start))


def _point_of(draft: Draft, block: str) -> tuple[Place, int, int] | None:
    """A point (a heading below a section's, with all that is under it) in which a block stands: [start, end)."""
    place = find(draft, block)
    if place is None:
        return None
    start = next((n for n in range(place.number, -1, -1) if place.pieces[n].level), -1)
    if start < 0 or place.pieces[start].level == SECTION:
        return None
    return place, start, _end(place.pieces, start)


def _end(pieces: Sequence[Piece], start: int) -> int:
    level = pieces[start].level
    return next((n for n in range(start + 1, len(pieces)) if 0 < pieces[n].level <= level), len(pieces))


def _put(draft: Draft, place: Place, start: int, end: int, to: int) -> Matter:
    """Take [start, end) out, and put it where `to` pieces stand before it."""
    names = [piece.name for piece in place.pieces]
    moved, rest = names[start:end], names[:start] + names[end:]
    return put_order(draft, place.section, [*rest[:to], *moved, *rest[to:]])
