"""The way back from a clean paragraph to the raw text: through its inline marks and its joined lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.law.opinions import Origin, find_origin
from app.reading.inline import Inline
from app.reading.pages import Line


def map_back(inline: Inline, lines: Sequence[Line], starts: Sequence[int]) -> tuple[Origin, ...]:
    """Where the stretches of a clean text stand in the raw text; empty when a line does not know its own place.

    Args:
        inline: the clean text and its map to the marked text.
        lines: the lines that were joined to the marked text.
        starts: the offset in the marked text at which each of them begins.
    """
    if not all(line.origins for line in lines if line.text):
        return ()
    marked = tuple(
        Origin(start + origin.clean, origin.raw)
        for line, start in zip(lines, starts, strict=True)
        for origin in line.origins
    )
    return tuple(_without_repeats(sorted(_compose(inline, marked), key=lambda origin: origin.clean)))


def _compose(inline: Inline, marked: tuple[Origin, ...]) -> Iterator[Origin]:
    stretches = list(inline.stretches)
    lengths = [later - earlier for (earlier, _), (later, _) in pairwise([*stretches, (len(inline.text), 0)])]
    position = 0
    for (clean, start), length in zip(stretches, lengths, strict=True):
        end = start + length  # what stands between here and the next stretch are marks
        raw = find_origin(marked, start)
        if raw is not None:
            yield Origin(clean, raw)
        while position < len(marked) and marked[position].clean < end:
            if marked[position].clean > start:
                yield Origin(clean + marked[position].clean - start, marked[position].raw)
            position += 1


def _without_repeats(origins: Sequence[Origin]) -> Iterator[Origin]:
    """The origins at which the distance between clean and raw text changes; the last of several at one place."""
    last: int | None = None
    for place, origin in enumerate(origins):
        if place + 1 < len(origins) and origins[place + 1].clean == origin.clean:
            continue
        if origin.raw - origin.clean != last:
            yield origin
            last = origin.raw - origin.clean
