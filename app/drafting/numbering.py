"""Labels and bookmarks of headings, over a whole brief."""

from collections.abc import Sequence
from dataclasses import replace

from app.law.briefs import AnyBlock, Block, BlockKind, BriefSection


def number_headings(sections: Sequence[BriefSection]) -> tuple[BriefSection, ...]:
    """Labels I., A., 1., a. and bookmarks, over the whole brief; sections apart have bookmarks only."""
    counters = [0] * 5
    serial = 0
    numbered = []
    for section in sections:
        blocks: list[AnyBlock] = []
        for block in section.blocks:
            if isinstance(block, Block) and block.kind is BlockKind.HEADING:
                serial += 1
                label = _count(counters, block.level) if section.numbered else ""
                blocks.append(replace(block, label=label, anchor=f"sec{serial:05d}"))
            else:
                blocks.append(block)
        numbered.append(replace(section, blocks=tuple(blocks)))
    return tuple(numbered)


def _count(counters: list[int], level: int) -> str:
    counters[level] += 1
    counters[level + 1 :] = [0] * (len(counters) - level - 1)
    return heading_label(level, counters[level])


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def heading_label(level: int, number: int) -> str:
    """The label of the n-th heading of a level: "II.", "B.", "3.", "a."."""
    match level:
        case 1:
            return f"{_ROMAN[number] if number < len(_ROMAN) else number}."
        case 2:
            return f"{_letters(number)}."
        case 3:
            return f"{number}."
        case _:
            return f"{_letters(number).lower()}."


def _letters(number: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
