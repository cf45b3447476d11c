"""Places in the window that something can lead to: a finding, a citation, an issue. No Qt."""

from dataclasses import dataclass

from app.law.findings import Finding

MATTER, ARGUMENTS, DRAFT, AUTHORITIES, CHECK, EXPORT = (
    "matter",
    "arguments",
    "draft",
    "authorities",
    "check",
    "export",
)
"""The ids of the rooms, in the order of the rail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A room, and what to show in it; what is empty says nothing.

    Attributes:
        room: the room's id.
        issue: the key of an issue, for the board.
        heading: a heading of the draft ("A. The entry"), an authority cited in it, or "first page".
        gap: which placeholder under that heading, from 0; None means the heading itself.
        block: the id of a block of the draft.
        offset: how many letters after the beginning of that block.
        authority: the key of an authority, for the reader, or for its card at the issue.
        pin: the page of it.
        field: the name of a field of the matter ("hearing", "judge").
        words: words to search for.
    """

    room: str
    issue: str = ""
    heading: str = ""
    gap: int | None = None
    block: str = ""
    offset: int = 0
    authority: str = ""
    pin: str = ""
    field: str = ""
    words: str = ""


_ADVERSE = frozenset({"adverse_unanswered", "adverse_undisclosed"})
"""The codes of findings whose subject is an authority with a card of its own at the issue."""


def card_of(finding: Finding) -> str:
    """The key of the authority whose card at the issue a finding is about; empty for none."""
    return finding.subject if finding.code in _ADVERSE else ""


def find_place(finding: Finding, nth: int = 0) -> Place | None:
    """Where a finding is mended: the board, the matter, or the draft.

    Args:
        nth: which of the findings of its code and place it is.
    """
    if finding.issue:
        return Place(room=ARGUMENTS, issue=finding.issue, authority=card_of(finding))
    if finding.place == "first page" or "[ecf no" in finding.message.casefold():
        return Place(room=MATTER, field=finding.message)
    if finding.code == "placeholder":
        return Place(room=DRAFT, heading=finding.place, gap=nth)
    return Place(room=DRAFT, heading=finding.place, block=finding.place) if finding.place else None


def place_words(place: str) -> str:
    """The place of a finding as a lawyer says it: "Count 2 × QI prong 2" is "Count 2, QI prong 2"."""
    words = place.replace(" × ", ", ").replace("_", " ")
    return f"{words[:1].upper()}{words[1:]}"
