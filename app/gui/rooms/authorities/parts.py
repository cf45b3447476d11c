"""The colors of the voices of an opinion, and the words that say the same without color."""

from app.gui.look.palette import Palette
from app.law.authorities import PartKind


def part_color(kind: PartKind, shown: Palette) -> str:
    """The color of the margin beside a part."""
    if kind.is_staff_text:
        return shown.part_staff
    if kind in {PartKind.DISSENT, PartKind.CONCURRENCE_DISSENT}:
        return shown.part_dissent
    return shown.part_majority if kind.speaks_for_court else shown.part_separate


def part_caution(kind: PartKind) -> str:
    """What must not be overlooked of a part; empty for the court's own words."""
    if kind.is_staff_text:
        return "not authority"
    if kind.is_separate:
        return "not the court's opinion"
    return "" if kind.speaks_for_court else "no majority"
