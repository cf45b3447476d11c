"""Where a statement of facts begins a paragraph: where the complaint heads another part of its story."""

from collections.abc import Sequence
from itertools import takewhile

from app.law.matters import Fact, FactId
from app.law.opposing import PaperReading

_MOST_TOGETHER = 5
"""How many facts stand in one paragraph, where the complaint heads no other part."""


def begins_paragraph(reading: PaperReading, name: FactId, before: Sequence[Fact]) -> bool:
    """Whether the fact of a complaint's paragraph begins a paragraph of the brief; never where the complaint has no headings.

    Args:
        before: the matter's facts that stand before it.
    """
    under = _parts(reading)
    if not any(under.values()):
        return False
    run = list(takewhile(lambda fact: not fact.begins_paragraph, reversed(before)))
    return not before or under.get(before[-1].id) != under.get(name) or len(run) + 1 >= _MOST_TOGETHER


def _parts(reading: PaperReading) -> dict[FactId, str]:
    """Under which heading each paragraph's fact stands, by the number of the first under it."""
    under, part = {}, ""
    for paragraph in reading.paragraphs:
        part = paragraph.number if paragraph.heading else part
        under[FactId(f"{reading.paper}_{paragraph.number}")] = part
    return under
