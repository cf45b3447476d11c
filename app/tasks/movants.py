"""Who moves, as a motion's own title says it; what the title does not say stays as the matter has it, and is told as unsure."""

import re
from dataclasses import replace

from app.law.authorities import Side
from app.law.matters import Matter
from app.law.parties import Party, PartyId, PartyKind
from app.reading.front import read_names

_PAPER = r"(?:(?:joint|amended|renewed|corrected|combined|notice|motion|memorandum|application|request)\b)"
_OWNERS = (
    re.compile(rf"\W*defendants?,? (?P<names>.+?)[’'](?:s)? {_PAPER}", re.IGNORECASE),
    re.compile(
        r"\b(?:motion|application)\b[^;]*? (?:of|by) defendants?,? (?P<names>.+?)(?= (?:to|for|under|seeking)\b|[;:]|$)",
        re.IGNORECASE,
    ),
)
"""Where a title names the movants: "Defendants X and Y's Motion …", "Motion of Defendants X and Y to …"."""

_OTHERS = re.compile(r"\b(?:et al|others?|except|all)\b", re.IGNORECASE)


def find_movants(matter: Matter, title: str) -> tuple[PartyId, ...]:
    """The defendants whom a title names as moving; none where it names nobody, or anybody whom the matter has not."""
    for pattern in _OWNERS:
        if (found := pattern.search(title)) and not _OTHERS.search(found["names"]):
            named = [
                party for one in read_names(found["names"], Side.DEFENDANT) for party in _find_all(matter, one.name)
            ]
            ids = dict.fromkeys(party.id for party in named if party is not None)
            return tuple(ids) if None not in named else ()
    return ()


def put_movants(matter: Matter, *, movants: tuple[PartyId, ...]) -> Matter:
    """The matter in which of the defendants only these move."""
    changed = (
        replace(party, moving=party.id in movants) if party.side is Side.DEFENDANT else party
        for party in matter.parties
    )
    return replace(matter, parties=tuple(changed))


def _find_all(matter: Matter, name: str) -> list[Party | None]:
    """The defendant of a name, or those of two that "and" joins; None for each whom the matter has not."""
    whole = _find(matter, name)
    return [whole] if whole else [_find(matter, part) for part in re.split(r"\s+and\s+", name)]


def _find(matter: Matter, name: str) -> Party | None:
    """The only defendant of a name; a person may be named by the last name alone."""
    defendants, words = matter.parties_of(Side.DEFENDANT), name.casefold()
    whole = [party for party in defendants if party.name.casefold() == words]
    last = [party for party in defendants if party.kind is PartyKind.PERSON and _last(party.name) == words]
    found = whole or last
    return found[0] if len(found) == 1 else None


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold() if name.split() else ""
