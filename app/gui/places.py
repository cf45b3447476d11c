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
        count: the label of a count, for the first of its issues at which the authority is adverse.
        heading: a heading of the draft ("A. The entry"), an authority cited in it, or "first page".
        gap: which placeholder under that heading, from 0; None means the heading itself.
        block: the id of a block of the draft.
        offset: how many letters after the beginning of that block.
        authority: the key of an authority, for the reader, or for its card at the issue.
        pin: the page of it.
        field: the name of a field or a tab of the matter ("hearing", "papers"), or of what the place is about ("facts" of an issue, "pin").
        words: words to search for.
    """

    room: str
    issue: str = ""
    count: str = ""
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


def first_card_of(finding: Finding) -> Place | None:
    """Of a finding on several adverse authorities of a count: the card of the first of them; None for any other."""
    if finding.code != "adverse_further":
        return None
    count, _, keys = finding.subject.partition(":")
    return Place(room=ARGUMENTS, count=count, authority=keys.partition(",")[0])


def find_place(finding: Finding, nth: int = 0) -> Place | None:
    """Where a finding is mended: the board, the matter, or the draft.

    Args:
        nth: which of the findings of its code and place it is.
    """
    if (card := first_card_of(finding)) is not None:
        return card
    if finding.issue:
        return Place(room=ARGUMENTS, issue=finding.issue, authority=card_of(finding))
    if finding.place == "first page" or "[ecf no" in finding.message.casefold():
        return Place(room=MATTER, field=finding.message)
    if finding.code == "placeholder":
        return Place(room=DRAFT, heading=finding.place, gap=nth)
    if finding.code == "length":
        return Place(room=DRAFT)
    words = _quoted(finding.message) if finding.code in _QUOTING else ""
    return Place(room=DRAFT, heading=finding.place, block=finding.place, words=words) if finding.place else None


_QUOTING = frozenset(
    {"nobody_named", "unsourced", "fact_without_record", "quotation", "quotation_pin", "quotation_unchecked"}
)
"""The codes of findings that quote the words of the draft that they are about."""


def _quoted(message: str) -> str:
    """What a finding quotes, as far as it quotes it."""
    return message.partition("“")[2].rpartition("”")[0].rstrip("…")


def place_words(place: str) -> str:
    """The place of a finding as a lawyer says it: "Count 2 × QI prong 2" is "Count 2, QI prong 2"."""
    words = place.replace(" × ", ", ").replace("_", " ")
    return f"{words[:1].upper()}{words[1:]}"
